-- The amount that a write carried, noted before it left. None: it carries none, or is older than this.
ALTER TABLE ledger ADD COLUMN amount TEXT;
-- What the last read of the target showed of it: records with their amounts and first days, and nothing about whose they are.
ALTER TABLE ledger ADD COLUMN read_back TEXT;
