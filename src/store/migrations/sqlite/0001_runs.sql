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
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    planned INTEGER NOT NULL CHECK (planned >= 0),
    interrupted INTEGER NOT NULL DEFAULT 0 CHECK (interrupted IN (0, 1)),
    UNIQUE (project, id)
) STRICT;

CREATE INDEX runs_by_start ON runs (project, started_at);

CREATE TABLE events (
    project TEXT NOT NULL,
    run_id TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (run_id, seq),
    FOREIGN KEY (project, run_id) REFERENCES runs (project, id)
) STRICT;

CREATE TABLE case_results (
    project TEXT NOT NULL,
    run_id TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    case_id TEXT NOT NULL,
    row_key TEXT,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    status TEXT NOT NULL,
    flaky INTEGER NOT NULL CHECK (flaky IN (0, 1)),
    attempts INTEGER NOT NULL,
    text_hash TEXT NOT NULL,
    target TEXT NOT NULL,
    version TEXT,
    commit_hash TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    critical INTEGER NOT NULL CHECK (critical IN (0, 1)),
    steps TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (run_id, seq),
    FOREIGN KEY (project, run_id) REFERENCES runs (project, id)
) STRICT;

CREATE INDEX case_results_by_case ON case_results (project, target, case_id, row_key);

CREATE TRIGGER events_are_kept_update BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'append only: events'); END;
CREATE TRIGGER events_are_kept_delete BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'append only: events'); END;
CREATE TRIGGER case_results_are_kept_update BEFORE UPDATE ON case_results
BEGIN SELECT RAISE(ABORT, 'append only: case_results'); END;
CREATE TRIGGER case_results_are_kept_delete BEFORE DELETE ON case_results
BEGIN SELECT RAISE(ABORT, 'append only: case_results'); END;
