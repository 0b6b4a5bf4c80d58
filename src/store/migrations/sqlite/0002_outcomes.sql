-- Which result counts is asked of all results of a target, and their evidence is long: an index that
-- holds all that the question looks at keeps it from being read.

DROP INDEX case_results_by_case;
CREATE INDEX case_results_by_case
    ON case_results (project, target, case_id, row_key, text_hash, version, status, ended_at, seq, run_id);
CREATE INDEX runs_by_target ON runs (project, target, started_at);
