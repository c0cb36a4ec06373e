-- The benefit list of an integration: catalogue, people, amounts.
CREATE TABLE benefit (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    id             TEXT NOT NULL,
    name           TEXT NOT NULL,
    wage_type      TEXT,
    -- What it is in the eyes of the law.
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
    -- A decimal as text, never a float: an imported amount may have more decimals than the currency, until it is put right.
    amount         TEXT NOT NULL,
    currency       TEXT NOT NULL,
    PRIMARY KEY (integration_id, person, benefit, month),
    FOREIGN KEY (integration_id, person) REFERENCES list_person (integration_id, id),
    FOREIGN KEY (integration_id, benefit) REFERENCES benefit (integration_id, id)
) STRICT;
CREATE INDEX benefit_amount_by_month ON benefit_amount (integration_id, month);

-- Which column of a file holds what, as the owner confirmed it for a file with these titles.
CREATE TABLE file_mapping (
    titles  TEXT NOT NULL PRIMARY KEY,
    mapping TEXT NOT NULL,
    used_at TEXT NOT NULL
) STRICT;

-- The payroll month of a plan of benefits.
ALTER TABLE plan ADD COLUMN month TEXT;

-- The summary mail of a run, until it is sent.
CREATE TABLE summary_mail (
    run_id   TEXT NOT NULL PRIMARY KEY REFERENCES run (id),
    -- waiting, sending, sent, unclear, opened
    state    TEXT NOT NULL,
    body     TEXT NOT NULL,
    trouble  TEXT,
    at       TEXT NOT NULL
) STRICT;
