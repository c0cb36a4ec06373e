-- Rows of runs that failed or were not sent, and that nothing is left to do about all the same.
CREATE TABLE put_aside (
    run_id TEXT NOT NULL REFERENCES run (id),
    key    TEXT NOT NULL,
    -- 'owner': the owner said so. 'in_step': a later look found both sides alike. 'erased': the person was erased.
    why    TEXT NOT NULL CHECK (why IN ('owner', 'in_step', 'erased')),
    -- The owner's words.
    reason TEXT NOT NULL DEFAULT '',
    at     TEXT NOT NULL,
    PRIMARY KEY (run_id, key)
) STRICT;

-- Whether a later run took a row up again is looked for by its key.
CREATE INDEX run_change_by_key ON run_change (key, run_id);
DROP INDEX run_change_by_outcome;
CREATE INDEX run_change_by_outcome ON run_change (outcome, run_id, key);

-- People whom the last look found alike on both sides, and about whom there is something to see all the same.
ALTER TABLE drift ADD COLUMN notices INTEGER NOT NULL DEFAULT 0;
