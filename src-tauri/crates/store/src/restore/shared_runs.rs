//! Merges the runs that both files have: runs that began before the back-up was made, or that came from an earlier restore, and were
//! continued in either file. The knowledge of both files is combined, so that no write of either is forgotten.

use domain::run::Step;
use rusqlite::{Transaction, params};

use crate::StoreError;
use crate::tables::codec::{enum_name, parse_enum};

/// `shared`: the runs of both files. `open_to_change`: the runs among them whose rows are merged too. Only the writes of a
/// cleared run are merged.
pub(super) const RUNS: &str = "
    CREATE TEMP TABLE shared AS SELECT there.id FROM backup.run AS there JOIN main.run AS here ON here.id = there.id
        AND here.integration_id = there.integration_id
        WHERE here.integration_id IN (SELECT id FROM same) AND here.id NOT IN (SELECT id FROM taken);
    CREATE TEMP TABLE open_to_change AS SELECT id FROM main.run WHERE cleared_at IS NULL AND id IN (SELECT id FROM shared);";

/// A row is taken from the file with the newest change of the row's writes. Where both files know the same writes, the row is taken from
/// the file that knows its end. A run that ended in the back-up alone has ended, unless one of its rows waits: then it can be continued.
/// A mail that was sent from the back-up's file is not sent again.
pub(super) const ROWS: &str = "
    CREATE TEMP TABLE theirs AS SELECT run_id, key FROM (
        SELECT here.run_id, here.key, here.outcome AS mine, there.outcome AS theirs,
            coalesce((SELECT max(changed_at) FROM main.ledger WHERE run_id = here.run_id AND row_key = here.key), '') AS known_here,
            coalesce((SELECT max(changed_at) FROM backup.ledger WHERE run_id = here.run_id AND row_key = here.key), '') AS known_there
        FROM main.run_row AS here JOIN backup.run_row AS there ON there.run_id = here.run_id AND there.key = here.key
        WHERE here.run_id IN (SELECT id FROM open_to_change))
        WHERE known_there > known_here OR known_there = known_here
            AND mine IN ('waiting', 'sent', 'unknown') AND theirs NOT IN ('waiting', 'sent', 'unknown');
    UPDATE main.run_row SET (outcome, reason, reason_fields, failure) =
        (SELECT outcome, reason, reason_fields, failure FROM backup.run_row AS there
         WHERE there.run_id = run_row.run_id AND there.key = run_row.key)
        WHERE (run_id, key) IN (SELECT run_id, key FROM theirs);
    UPDATE main.run_row SET (name, folded_name, body) =
        (SELECT name, folded_name, body FROM backup.run_row AS there
         WHERE there.run_id = run_row.run_id AND there.key = run_row.key)
        WHERE outcome IN ('waiting', 'sent', 'unknown') AND (run_id, key) IN (SELECT run_id, key FROM theirs);
    UPDATE main.run SET (state, ended_at, stopped_by) =
        (SELECT state, ended_at, stopped_by FROM backup.run AS there WHERE there.id = run.id)
        WHERE id IN (SELECT here.id FROM main.run AS here JOIN backup.run AS there ON there.id = here.id
            WHERE here.id IN (SELECT id FROM open_to_change) AND there.state NOT IN ('running', 'interrupted')
                AND (here.state IN ('running', 'interrupted') OR there.ended_at > here.ended_at));
    UPDATE main.run SET baseline = (SELECT baseline FROM backup.run AS there WHERE there.id = run.id)
        WHERE baseline IS NULL AND id IN (SELECT id FROM open_to_change);
    UPDATE main.run SET state = 'interrupted', ended_at = NULL, stopped_by = NULL
        WHERE state NOT IN ('running', 'interrupted') AND id IN (SELECT id FROM open_to_change)
            AND id IN (SELECT run_id FROM main.run_row WHERE outcome = 'waiting');
    INSERT OR IGNORE INTO main.put_aside SELECT * FROM backup.put_aside WHERE run_id IN (SELECT id FROM open_to_change);
    INSERT INTO main.summary_mail SELECT * FROM backup.summary_mail
        WHERE run_id IN (SELECT id FROM open_to_change) AND state IN ('sent', 'opened')
        ON CONFLICT DO UPDATE SET state = excluded.state, failure = excluded.failure, at = excluded.at
            WHERE summary_mail.state NOT IN ('sent', 'opened');";

/// Merges the ledgers. Each write of either file is kept once, with the newest state. The entries are ordered by the time of their intent,
/// whichever file they come from, because the last write of a record counts. `writes` holds each entry of either file with its new number.
pub(super) const WRITES: &str = "
    CREATE TEMP TABLE writes AS
        SELECT *, dense_rank() OVER (ORDER BY intended_at, first_origin, first_seq) AS number FROM (
            SELECT *, row_number() OVER (one ORDER BY changed_at DESC, origin) AS place,
                first_value(origin) OVER (one ORDER BY origin) AS first_origin, first_value(seq) OVER (one ORDER BY origin) AS first_seq
            FROM (
                SELECT *, 0 AS origin, row_number() OVER (PARTITION BY run_id, row_key, step, idempotency_key, intended_at ORDER BY seq) AS nth
                FROM main.ledger
                UNION ALL
                SELECT *, 1 AS origin, row_number() OVER (PARTITION BY run_id, row_key, step, idempotency_key, intended_at ORDER BY seq) AS nth
                FROM backup.ledger WHERE run_id IN (SELECT id FROM taken UNION ALL SELECT id FROM shared))
            WINDOW one AS (PARTITION BY run_id, row_key, step, idempotency_key, intended_at, nth));
    DELETE FROM main.ledger;
    INSERT INTO main.ledger (seq, idempotency_key, run_id, row_key, step, fields, state, target_id, intended_at, changed_at, amount, read_back)
        SELECT number, idempotency_key, run_id, row_key, step, fields, state, target_id, intended_at, changed_at, amount, read_back
        FROM temp.writes WHERE place = 1 ORDER BY number;";

/// Opens the row of each unsettled write again, so that the write is settled. A row without its values cannot be compared with the target:
/// its writes are settled as [`Step::overtaken`] says.
pub(super) fn reopen_unsettled_rows(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    let open: Vec<(i64, String)> = {
        let mut statement = transaction.prepare(WRITES_WITHOUT_VALUES)?;
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?
    };
    for (seq, step) in open {
        let state = parse_enum::<Step>(&step, "step")?.overtaken();
        transaction.execute("UPDATE main.ledger SET state = ?2 WHERE seq = ?1", params![seq, enum_name(&state)?])?;
    }
    transaction.execute(REOPEN_ROWS, [])?;
    Ok(())
}

const WRITES_WITHOUT_VALUES: &str = "SELECT seq, step FROM main.ledger
    WHERE state IN ('intended', 'unknown') AND run_id IN (SELECT id FROM shared) AND (run_id, row_key) IN (
        SELECT run_id, key FROM main.run_row WHERE name = '' AND outcome NOT IN ('waiting', 'sent', 'unknown'))";

const REOPEN_ROWS: &str = "UPDATE main.run_row SET outcome = 'unknown', reason = 'answer_unclear'
    WHERE outcome NOT IN ('waiting', 'sent', 'unknown') AND (run_id, key) IN (
        SELECT run_id, row_key FROM main.ledger WHERE state IN ('intended', 'unknown') AND run_id IN (SELECT id FROM shared))";
