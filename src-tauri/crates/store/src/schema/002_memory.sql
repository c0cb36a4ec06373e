-- On what both sides of an integration agreed when they last did: one fingerprint a field, no values.
CREATE TABLE agreed (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    alexis_id      TEXT NOT NULL,
    fields         TEXT NOT NULL,
    PRIMARY KEY (integration_id, alexis_id)
) STRICT;

-- The owner's word about a field that changed on both sides. It stands while both values do.
CREATE TABLE decision (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    alexis_id      TEXT NOT NULL,
    field          TEXT NOT NULL,
    body           TEXT NOT NULL,
    PRIMARY KEY (integration_id, alexis_id, field)
) STRICT;

-- Pairs of whom the owner said that they are two people.
CREATE TABLE not_same_person (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    alexis_id      TEXT NOT NULL,
    kleer_id       TEXT NOT NULL,
    PRIMARY KEY (integration_id, alexis_id, kleer_id)
) STRICT;

-- How the owner cut a whole name in two.
CREATE TABLE name_cut (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    name           TEXT NOT NULL,
    first          TEXT NOT NULL,
    last           TEXT NOT NULL,
    PRIMARY KEY (integration_id, name)
) STRICT;

-- What the last look at both sides found.
CREATE TABLE drift (
    integration_id TEXT PRIMARY KEY REFERENCES integration (id),
    checked_at     TEXT NOT NULL,
    differs        INTEGER NOT NULL,
    blocked        INTEGER NOT NULL,
    since          TEXT
) STRICT;

-- Active people in the source, and people whom the integration is not about.
ALTER TABLE plan ADD COLUMN active INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plan ADD COLUMN out_of_scope INTEGER NOT NULL DEFAULT 0;
