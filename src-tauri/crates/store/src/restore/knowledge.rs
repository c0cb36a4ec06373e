//! What a plan knew when it was made is the number of the ledger's newest row. A merge numbers the ledger anew, so that each plan gets
//! a new number too: the highest one up to which its own file had every write into the same account. A number that is too high would
//! let a run write what another one wrote; one that is too low makes the owner look again.

use rusqlite::Connection;

use crate::StoreError;

/// Notes what the plans of both files are about, before their writes are put together.
pub(super) fn note_plans(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(PLANS)?)
}

/// Gives every plan its new number, once the writes are numbered: `writes` holds each row of either file with both its numbers.
pub(super) fn renumber(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(NUMBERS)?)
}

/// By service and address: two integrations of one account always have these in common, so that nothing of the same account is missed.
const PLANS: &str = "
    CREATE TEMP TABLE plan_about AS SELECT plan.id, plan.ledger_seq, run.id AS run_id,
        plan.id IN (SELECT plan_id FROM backup.run WHERE id IN (SELECT id FROM taken)) AS origin,
        json_array(plan.export, written.service, written.sample, rtrim(lower(written.address), '/')) AS account
        FROM main.plan JOIN main.integration ON integration.id = plan.integration_id
        JOIN main.connection AS written ON written.id = iif(plan.export = 'employee_import', integration.source_id, integration.target_id)
        LEFT JOIN main.run ON run.plan_id = plan.id;";

/// A plan does not know what came after it in its own file, and nothing that only the other file has.
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
