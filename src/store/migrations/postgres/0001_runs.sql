-- Runs, what happened in them, and the results of cases. Results and events are only ever
-- added: the triggers refuse any change, whoever asks for it.

CREATE TABLE runs (
    id TEXT NOT NULL PRIMARY KEY,
    project TEXT NOT NULL,
    book TEXT,
    target TEXT NOT NULL,
    target_title TEXT NOT NULL,
    version TEXT,
    commit_hash TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    planned BIGINT NOT NULL CHECK (planned >= 0),
    interrupted BIGINT NOT NULL DEFAULT 0 CHECK (interrupted IN (0, 1)),
    UNIQUE (project, id)
);

CREATE INDEX runs_by_start ON runs (project, started_at);

CREATE TABLE events (
    project TEXT NOT NULL,
    run_id TEXT NOT NULL,
    seq BIGINT NOT NULL CHECK (seq > 0),
    at BIGINT NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (run_id, seq),
    FOREIGN KEY (project, run_id) REFERENCES runs (project, id)
);

CREATE TABLE case_results (
    project TEXT NOT NULL,
    run_id TEXT NOT NULL,
    seq BIGINT NOT NULL CHECK (seq > 0),
    case_id TEXT NOT NULL,
    row_key TEXT,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    line BIGINT NOT NULL,
    status TEXT NOT NULL,
    flaky BIGINT NOT NULL CHECK (flaky IN (0, 1)),
    attempts BIGINT NOT NULL,
    text_hash TEXT NOT NULL,
    target TEXT NOT NULL,
    version TEXT,
    commit_hash TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    critical BIGINT NOT NULL CHECK (critical IN (0, 1)),
    steps TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (run_id, seq),
    FOREIGN KEY (project, run_id) REFERENCES runs (project, id)
);

CREATE INDEX case_results_by_case ON case_results (project, target, case_id, row_key);

CREATE FUNCTION ouvrage_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append only: %', TG_TABLE_NAME; END;
$$;

CREATE TRIGGER events_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON events
FOR EACH STATEMENT EXECUTE FUNCTION ouvrage_append_only();
CREATE TRIGGER case_results_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON case_results
FOR EACH STATEMENT EXECUTE FUNCTION ouvrage_append_only();
