-- Which result counts is asked of all results of a target. This engine keeps long evidence apart from
-- its rows, and refuses long values in an index: the row's key, which may be long, is not in it.

DROP INDEX case_results_by_case;
CREATE INDEX case_results_by_target ON case_results (project, target);
CREATE INDEX runs_by_target ON runs (project, target, started_at);
