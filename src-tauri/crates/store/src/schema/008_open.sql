-- Writes without an end are looked for before every run.
CREATE INDEX ledger_open ON ledger (state) WHERE state IN ('intended', 'unknown');
-- The number of the ledger's newest row when the plan was made: what was written since, the plan does not know.
ALTER TABLE plan ADD COLUMN ledger_seq INTEGER NOT NULL DEFAULT 0;
