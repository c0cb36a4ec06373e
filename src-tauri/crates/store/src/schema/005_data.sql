-- When the people of a run were removed: it was older than the owner wants to keep. The run itself stays for the ledger's sake.
ALTER TABLE run ADD COLUMN cleared_at TEXT;

-- People whom the owner erased, by the ids that the services gave them: a back-up from before does not bring them back.
CREATE TABLE erased (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    -- 'source' or 'target': which service of the integration the id is of.
    side           TEXT NOT NULL CHECK (side IN ('source', 'target')),
    person         TEXT NOT NULL,
    erased_at      TEXT NOT NULL,
    PRIMARY KEY (integration_id, side, person)
) STRICT;
