CREATE TABLE preference (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE connection (
    id          TEXT PRIMARY KEY,
    service     TEXT NOT NULL,
    label       TEXT NOT NULL,
    address     TEXT NOT NULL,
    account_id  TEXT,
    -- The unit in which this account holds salaries, once the owner confirmed it.
    salary_unit TEXT,
    sample      INTEGER NOT NULL CHECK (sample IN (0, 1)),
    created_at  TEXT NOT NULL
) STRICT;

CREATE TABLE integration (
    id         TEXT PRIMARY KEY,
    label      TEXT NOT NULL,
    source_id  TEXT NOT NULL REFERENCES connection (id),
    target_id  TEXT NOT NULL REFERENCES connection (id),
    settings   TEXT NOT NULL,
    sample     INTEGER NOT NULL CHECK (sample IN (0, 1)),
    -- A removed integration keeps its runs: the history stays whole.
    removed_at TEXT,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE link (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    source_id      TEXT NOT NULL,
    target_id      TEXT NOT NULL,
    origin         TEXT NOT NULL CHECK (origin IN ('confirmed', 'matched', 'created')),
    created_at     TEXT NOT NULL,
    PRIMARY KEY (integration_id, source_id),
    UNIQUE (integration_id, target_id)
) STRICT;

CREATE TABLE plan (
    id             TEXT PRIMARY KEY,
    integration_id TEXT NOT NULL REFERENCES integration (id),
    export         TEXT NOT NULL,
    made_at        TEXT NOT NULL,
    today          TEXT NOT NULL,
    salaries_known INTEGER NOT NULL CHECK (salaries_known IN (0, 1)),
    -- A fingerprint of the settings and accounts that it was made with.
    basis          TEXT NOT NULL,
    body           TEXT NOT NULL
) STRICT;

CREATE TABLE run (
    id             TEXT PRIMARY KEY,
    plan_id        TEXT NOT NULL UNIQUE REFERENCES plan (id),
    integration_id TEXT NOT NULL REFERENCES integration (id),
    export         TEXT NOT NULL,
    started_at     TEXT NOT NULL,
    ended_at       TEXT,
    state          TEXT NOT NULL,
    stopped_by     TEXT,
    -- Who the target held before the first write: tells a person we created from one who was there.
    before         TEXT
) STRICT;
CREATE INDEX run_by_integration ON run (integration_id, started_at);
CREATE INDEX run_by_start ON run (started_at);

CREATE TABLE run_change (
    run_id        TEXT NOT NULL REFERENCES run (id),
    position      INTEGER NOT NULL,
    key           TEXT NOT NULL,
    name          TEXT NOT NULL,
    -- The name in lower case, for the search: SQLite folds ASCII only.
    folded_name   TEXT NOT NULL,
    body          TEXT NOT NULL,
    outcome       TEXT NOT NULL,
    reason        TEXT,
    reason_fields TEXT NOT NULL DEFAULT '[]',
    trouble       TEXT,
    PRIMARY KEY (run_id, key)
) STRICT;
CREATE INDEX run_change_by_outcome ON run_change (outcome, run_id);

-- Every write ever intended. A row is committed before the first byte leaves.
CREATE TABLE ledger (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    identity    TEXT NOT NULL,
    run_id      TEXT NOT NULL REFERENCES run (id),
    change_key  TEXT NOT NULL,
    step        TEXT NOT NULL,
    -- The fields that the request carries.
    fields      TEXT NOT NULL,
    state       TEXT NOT NULL,
    -- The target's id of what was written, once it is known.
    target_id   TEXT,
    intended_at TEXT NOT NULL,
    changed_at  TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_by_run ON ledger (run_id, change_key);
CREATE INDEX ledger_by_identity ON ledger (identity);
