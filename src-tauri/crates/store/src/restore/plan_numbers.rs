//! A plan holds the number of the newest ledger entry that it knew when it was made. A merge renumbers the ledger, so each plan gets a new
//! number too: the highest number up to which the plan's own file had every write into the same account. A number that is too high would
//! let a run repeat the write of another run. A number that is too low makes the owner review again.

use rusqlite::Connection;

use crate::StoreError;

/// Collects the plans of both files with their accounts, before the ledgers are merged.
pub(super) fn collect_plans(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(PLANS)?)
}

/// Gives every plan its new number. The table `writes` must hold each ledger entry of either file with its old and its new number.
pub(super) fn renumber(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(NUMBERS)?)
}

/// An account is identified by service and address. Two integrations of one account always share both, so no write is missed.
const PLANS: &str = "
    CREATE TEMP TABLE plan_about AS SELECT plan.id, plan.ledger_seq, run.id AS run_id,
        plan.id IN (SELECT plan_id FROM backup.run WHERE id IN (SELECT id FROM taken)) AS origin,
        json_array(plan.export, written.service, written.sample, rtrim(lower(written.address), '/')) AS account
        FROM main.plan JOIN main.integration ON integration.id = plan.integration_id
        JOIN main.connection AS written ON written.id = iif(plan.export = 'employee_import', integration.source_id, integration.target_id)
        LEFT JOIN main.run ON run.plan_id = plan.id;";

/// A plan knows neither the later writes of its own file, nor the writes that only the other file has.
const NUMBERS: &str = "
    CREATE TEMP TABLE unknown_after AS
        SELECT account, writes.origin, seq, min(number) OVER later AS first
        FROM temp.writes JOIN temp.plan_about USING (run_id)
        WINDOW later AS (PARTITION BY account, writes.origin ORDER BY seq ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING);
    CREATE INDEX temp.unknown_after_by_seq ON unknown_after (account, origin, seq);
    CREATE TEMP TABLE never_known AS
        SELECT account, 1 - origin AS origin, min(number) AS first FROM (
            SELECT account, number, min(writes.origin) AS origin FROM temp.writes JOIN temp.plan_about USING (run_id)
            GROUP BY account, number HAVING min(writes.origin) = max(writes.origin))
        GROUP BY account, origin;
    UPDATE main.plan SET ledger_seq = (
        SELECT min(coalesce((SELECT first FROM temp.unknown_after AS later WHERE later.account = about.account
                                 AND later.origin = about.origin AND later.seq > about.ledger_seq ORDER BY later.seq LIMIT 1), newest.next),
                   coalesce((SELECT first FROM temp.never_known AS never WHERE never.account = about.account
                                 AND never.origin = about.origin), newest.next)) - 1
        FROM temp.plan_about AS about, (SELECT coalesce(max(number), 0) + 1 AS next FROM temp.writes) AS newest
        WHERE about.id = plan.id);
    DROP TABLE temp.unknown_after; DROP TABLE temp.never_known;";
