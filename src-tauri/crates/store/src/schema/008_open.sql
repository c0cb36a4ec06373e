-- Writes without an end are looked for before every run, and what changed since a plan was made before every write.
CREATE INDEX ledger_open ON ledger (state) WHERE state IN ('intended', 'unknown');
CREATE INDEX ledger_by_change ON ledger (changed_at);
