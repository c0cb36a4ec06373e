-- How many rows of the last plan of each kind of export no run has taken. Counts alone: nobody is named.
CREATE TABLE left_behind (
    integration_id TEXT NOT NULL REFERENCES integration (id),
    export         TEXT NOT NULL,
    plan_id        TEXT NOT NULL,
    -- The run of the plan. None: it was not sent.
    run_id         TEXT,
    -- The payroll month of a plan of benefits.
    month          TEXT,
    -- The counts: a JSON object.
    counts         TEXT NOT NULL,
    -- 1: settings, links or the list changed since.
    stale          INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (integration_id, export)
) STRICT;

-- The plan that noted the drift. None: it was only looked at.
ALTER TABLE drift ADD COLUMN plan_id TEXT;
