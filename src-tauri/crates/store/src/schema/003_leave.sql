-- The days a plan of the leave export is about.
ALTER TABLE plan ADD COLUMN period_from TEXT;
ALTER TABLE plan ADD COLUMN period_to TEXT;

-- Periods that the owner closed: nothing of them is sent any more, but as a late change.
CREATE TABLE closed_period (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    period_from    TEXT NOT NULL,
    period_to      TEXT NOT NULL,
    closed_at      TEXT NOT NULL,
    PRIMARY KEY (integration_id, period_from, period_to)
) STRICT;

-- Days that are locked in the target, and that only a hand can put right there.
CREATE TABLE correction (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    key            TEXT NOT NULL,
    body           TEXT NOT NULL,
    noticed_at     TEXT NOT NULL,
    -- When a later read showed it done.
    done_at        TEXT,
    PRIMARY KEY (integration_id, key)
) STRICT;

-- What was written under a key is looked up by it.
CREATE INDEX ledger_by_key ON ledger (change_key);

-- Writes up to here went to other accounts: the ids that the ledger has of them mean something else now.
ALTER TABLE integration ADD COLUMN ledger_floor INTEGER NOT NULL DEFAULT 0;
