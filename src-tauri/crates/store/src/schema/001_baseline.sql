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
    id           TEXT PRIMARY KEY,
    label        TEXT NOT NULL,
    source_id    TEXT NOT NULL REFERENCES connection (id),
    target_id    TEXT NOT NULL REFERENCES connection (id),
    settings     TEXT NOT NULL,
    sample       INTEGER NOT NULL CHECK (sample IN (0, 1)),
    -- A removed integration keeps its runs: the history stays whole.
    removed_at   TEXT,
    created_at   TEXT NOT NULL,
    -- Ledger entries up to this number went to other accounts: the ids in them mean something else now.
    ledger_floor INTEGER NOT NULL DEFAULT 0
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

-- Pairs that the owner declared to be two people.
CREATE TABLE not_same_person (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    alexis_id      TEXT NOT NULL,
    kleer_id       TEXT NOT NULL,
    PRIMARY KEY (integration_id, alexis_id, kleer_id)
) STRICT;

-- What both sides last agreed on: one fingerprint a field, no values.
CREATE TABLE merge_base (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    alexis_id      TEXT NOT NULL,
    fields         TEXT NOT NULL,
    PRIMARY KEY (integration_id, alexis_id)
) STRICT;

-- The owner's decision about a field that changed on both sides. It holds as long as both values stay the same.
CREATE TABLE decision (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    alexis_id      TEXT NOT NULL,
    field          TEXT NOT NULL,
    body           TEXT NOT NULL,
    PRIMARY KEY (integration_id, alexis_id, field)
) STRICT;

-- How the owner splits a whole name into a first and a last name.
CREATE TABLE name_split (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    name           TEXT NOT NULL,
    first          TEXT NOT NULL,
    last           TEXT NOT NULL,
    PRIMARY KEY (integration_id, name)
) STRICT;

-- People that the owner erased, by the ids of the services: a back-up from before the erasure does not bring them back.
CREATE TABLE erased (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    -- Which service of the integration gave the id.
    side           TEXT NOT NULL CHECK (side IN ('source', 'target')),
    person         TEXT NOT NULL,
    erased_at      TEXT NOT NULL,
    PRIMARY KEY (integration_id, side, person)
) STRICT;

-- What the last drift check found.
CREATE TABLE drift (
    integration_id TEXT PRIMARY KEY REFERENCES integration (id),
    checked_at     TEXT NOT NULL,
    differs        INTEGER NOT NULL,
    blocked        INTEGER NOT NULL,
    since          TEXT,
    -- People who are equal on both sides and have a finding all the same.
    notices        INTEGER NOT NULL DEFAULT 0,
    -- The plan that noted the drift. None: a drift check noted it.
    plan_id        TEXT
) STRICT;

-- How many rows of the last plan of each export no run has taken. Counts alone, no people.
CREATE TABLE left_behind (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    export         TEXT NOT NULL,
    plan_id        TEXT NOT NULL,
    -- The run of the plan. None: the plan was not sent.
    run_id         TEXT,
    -- The payroll month of a plan of benefits.
    month          TEXT,
    -- A JSON object.
    counts         TEXT NOT NULL,
    -- 1: settings, links or the list changed since.
    stale          INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (integration_id, export)
) STRICT;

CREATE TABLE plan (
    id                   TEXT PRIMARY KEY,
    integration_id       TEXT NOT NULL REFERENCES integration (id),
    export               TEXT NOT NULL,
    made_at              TEXT NOT NULL,
    today                TEXT NOT NULL,
    salaries_known       INTEGER NOT NULL CHECK (salaries_known IN (0, 1)),
    -- The settings and accounts that the plan was made with.
    settings_fingerprint TEXT NOT NULL,
    body                 TEXT NOT NULL,
    -- Active people in the source within the integration's scope, and people outside it.
    active               INTEGER NOT NULL DEFAULT 0,
    out_of_scope         INTEGER NOT NULL DEFAULT 0,
    -- The days of a plan of leave.
    period_from          TEXT,
    period_to            TEXT,
    -- The payroll month of a plan of benefits.
    month                TEXT,
    -- The newest ledger entry before the plan read anything: the plan does not know later ones.
    ledger_seq           INTEGER NOT NULL DEFAULT 0
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
    -- The people in the target before the first write: tells a person we created from one who was there.
    baseline       TEXT,
    -- When retention removed the people of the run. The run itself stays for the ledger.
    cleared_at     TEXT
) STRICT;
CREATE INDEX run_by_integration ON run (integration_id, started_at);
CREATE INDEX run_by_start ON run (started_at);

CREATE TABLE run_row (
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
    failure       TEXT,
    -- 1: the writes of a confirmed payment do not bear out what was approved. NULL: not worked out yet.
    not_proven    INTEGER DEFAULT 0,
    PRIMARY KEY (run_id, key)
) STRICT;
CREATE INDEX run_row_by_outcome ON run_row (outcome, run_id, key);
-- The different names are few and the rows many: the history searches the names.
CREATE INDEX run_row_by_name ON run_row (folded_name, run_id);
-- Finds the later run that took a row up again.
CREATE INDEX run_row_by_key ON run_row (key, run_id);
CREATE INDEX run_row_not_proven ON run_row (not_proven, run_id, key) WHERE not_proven = 1;
CREATE INDEX run_row_to_work_out ON run_row (run_id, key) WHERE not_proven IS NULL;

-- Rows that failed or were not sent, and that need nothing more.
CREATE TABLE put_aside (
    run_id TEXT NOT NULL REFERENCES run (id),
    key    TEXT NOT NULL,
    -- 'owner': the owner said so. 'in_step': a later read found both sides equal. 'erased': the person was erased.
    why    TEXT NOT NULL CHECK (why IN ('owner', 'in_step', 'erased')),
    -- The owner's words.
    reason TEXT NOT NULL DEFAULT '',
    at     TEXT NOT NULL,
    PRIMARY KEY (run_id, key)
) STRICT;

-- Every write ever meant. An entry is committed before the first byte leaves.
CREATE TABLE ledger (
    seq             INTEGER PRIMARY KEY AUTOINCREMENT,
    idempotency_key TEXT NOT NULL,
    run_id          TEXT NOT NULL REFERENCES run (id),
    row_key         TEXT NOT NULL,
    step            TEXT NOT NULL,
    -- The fields of the request.
    fields          TEXT NOT NULL,
    state           TEXT NOT NULL,
    -- The target's id of the written record, once it is known.
    target_id       TEXT,
    intended_at     TEXT NOT NULL,
    changed_at      TEXT NOT NULL,
    -- The amount of the request, noted before it left.
    amount          TEXT,
    -- The records that the last read of the target showed: id, amount, first day, and no person.
    read_back       TEXT
) STRICT;
CREATE INDEX ledger_by_run ON ledger (run_id, row_key);
CREATE INDEX ledger_by_idempotency_key ON ledger (idempotency_key);
CREATE INDEX ledger_by_row_key ON ledger (row_key);
-- Every run first looks for writes without an end.
CREATE INDEX ledger_open ON ledger (state) WHERE state IN ('intended', 'unknown');

-- The summary mail of a run, until it is sent.
CREATE TABLE summary_mail (
    run_id  TEXT NOT NULL PRIMARY KEY REFERENCES run (id),
    -- waiting, sending, sent, unclear, opened
    state   TEXT NOT NULL,
    body    TEXT NOT NULL,
    failure TEXT,
    at      TEXT NOT NULL
) STRICT;

-- Periods that the owner closed: of their days, only late changes are sent.
CREATE TABLE closed_period (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    period_from    TEXT NOT NULL,
    period_to      TEXT NOT NULL,
    closed_at      TEXT NOT NULL,
    PRIMARY KEY (integration_id, period_from, period_to)
) STRICT;

-- What only a hand can change at the service.
CREATE TABLE correction (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    key            TEXT NOT NULL,
    body           TEXT NOT NULL,
    noticed_at     TEXT NOT NULL,
    -- When a later read showed it done.
    done_at        TEXT,
    PRIMARY KEY (integration_id, key)
) STRICT;

-- The benefit list of an integration: benefits, people, amounts.
CREATE TABLE benefit (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    id             TEXT NOT NULL,
    name           TEXT NOT NULL,
    wage_type      TEXT,
    -- The legal kind of the benefit.
    kind           TEXT,
    PRIMARY KEY (integration_id, id)
) STRICT;

CREATE TABLE list_person (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    id             TEXT NOT NULL,
    number         TEXT,
    email          TEXT,
    name           TEXT,
    PRIMARY KEY (integration_id, id)
) STRICT;
CREATE UNIQUE INDEX list_person_by_number ON list_person (integration_id, number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX list_person_by_email ON list_person (integration_id, email) WHERE email IS NOT NULL;

CREATE TABLE benefit_amount (
    integration_id TEXT NOT NULL,
    person         TEXT NOT NULL,
    benefit        TEXT NOT NULL,
    -- "2026-11"
    month          TEXT NOT NULL,
    -- A decimal as text, never a float. An imported amount may have too many decimals until the owner corrects it.
    amount         TEXT NOT NULL,
    currency       TEXT NOT NULL,
    -- The lines of equal rows of a file that the owner counted one by one: a JSON list of lists.
    equal_rows     TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (integration_id, person, benefit, month),
    FOREIGN KEY (integration_id, person) REFERENCES list_person (integration_id, id),
    FOREIGN KEY (integration_id, benefit) REFERENCES benefit (integration_id, id)
) STRICT;
CREATE INDEX benefit_amount_by_month ON benefit_amount (integration_id, month);

-- What each column of a file means, as the owner confirmed it for a file with these titles.
CREATE TABLE file_mapping (
    titles  TEXT NOT NULL PRIMARY KEY,
    mapping TEXT NOT NULL,
    used_at TEXT NOT NULL
) STRICT;
