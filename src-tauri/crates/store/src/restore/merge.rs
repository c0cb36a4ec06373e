//! Merges a back-up, which is attached as `backup`, into the data file.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Transaction};

use super::{RestoreEffect, plan_numbers, shared_runs};
use crate::StoreError;
use crate::tables::codec::parse_instant;
use crate::tables::erase::{PersonIds, erase};
use crate::tables::proven::note_unknown;
use crate::tables::runs::mark_interrupted;

/// The integrations that both files have, with the same accounts.
const SAME: &str = "SELECT here.id FROM main.integration AS here JOIN backup.integration AS there ON there.id = here.id
    WHERE here.source_id = there.source_id AND here.target_id = there.target_id AND NOT EXISTS (
        SELECT 1 FROM main.connection AS mine JOIN backup.connection AS theirs ON theirs.id = mine.id
        WHERE mine.id IN (here.source_id, here.target_id)
          AND (mine.service <> theirs.service OR mine.address <> theirs.address OR mine.account_id <> theirs.account_id))";

/// The numbers of merged integrations and runs.
pub(super) struct Merged {
    pub integrations: u32,
    pub runs: u32,
}

/// The effect of a merge on an integration of the back-up.
pub(super) fn restore_effect(connection: &Connection, id: &str) -> Result<RestoreEffect, StoreError> {
    let is = |sql: &str| connection.query_row(sql, [id], |row| row.get::<_, bool>(0));
    Ok(if !is("SELECT EXISTS (SELECT 1 FROM main.integration WHERE id = ?1)")? {
        RestoreEffect::Added
    } else if is(&format!("SELECT ?1 IN ({SAME})"))? {
        RestoreEffect::SetBack
    } else {
        RestoreEffect::Unchanged
    })
}

/// Merges everything in one transaction.
///
/// Its temporary tables: `same` (integrations of both files with the same accounts), `added` (integrations of the back-up alone),
/// `taken` (runs of the back-up alone), `floor` (see [`FLOORS`]).
pub(super) fn merge(connection: &mut Connection) -> Result<Merged, StoreError> {
    let transaction = connection.transaction()?;
    transaction.execute_batch(&format!(
        "CREATE TEMP TABLE same AS {SAME};
         CREATE TEMP TABLE added AS SELECT id FROM backup.integration WHERE id NOT IN (SELECT id FROM main.integration);
         CREATE TEMP TABLE taken AS SELECT id FROM backup.run WHERE id NOT IN (SELECT id FROM main.run)
             AND integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added);
         CREATE TEMP TABLE floor AS {FLOORS};"
    ))?;
    transaction.execute_batch(INTEGRATIONS)?;
    transaction.execute_batch(RUNS)?;
    transaction.execute_batch(shared_runs::RUNS)?;
    transaction.execute_batch(shared_runs::ROWS)?;
    if transaction.query_row("SELECT EXISTS (SELECT 1 FROM taken) OR EXISTS (SELECT 1 FROM shared)", [], |row| row.get(0))? {
        plan_numbers::collect_plans(&transaction)?;
        transaction.execute_batch(shared_runs::WRITES)?;
        plan_numbers::renumber(&transaction)?;
        transaction.execute_batch("DROP TABLE temp.writes; DROP TABLE temp.plan_about;")?;
        shared_runs::reopen_unsettled_rows(&transaction)?;
    }
    transaction.execute_batch(SET_FLOORS)?;
    mark_interrupted(&transaction)?;
    erase_again(&transaction)?;
    transaction.execute(TO_WORK_OUT, [])?;
    note_unknown(&transaction)?;
    let count = |sql: &str| transaction.query_row(sql, [], |row| row.get(0));
    let merged = Merged {
        integrations: count(
            "SELECT count(*) FROM main.integration WHERE removed_at IS NULL AND id IN (SELECT id FROM same UNION ALL SELECT id FROM added)",
        )?,
        runs: count("SELECT count(*) FROM taken")?,
    };
    let orphans: i64 = count("SELECT count(*) FROM pragma_foreign_key_check")?.into();
    if orphans > 0 {
        return Err(StoreError::NoBackUp);
    }
    transaction.execute_batch(
        "DROP TABLE temp.same; DROP TABLE temp.added; DROP TABLE temp.taken;
         DROP TABLE temp.shared; DROP TABLE temp.open_to_change; DROP TABLE temp.theirs;",
    )?;
    transaction.commit()?;
    Ok(merged)
}

/// The time up to which the ledger entries of an integration went to other accounts. It is a time because the entries are renumbered.
const FLOORS: &str = "SELECT id, max(at) AS at FROM (
        SELECT integration.id, ledger.intended_at AS at FROM main.integration JOIN main.run ON run.integration_id = integration.id
            JOIN main.ledger ON ledger.run_id = run.id AND ledger.seq <= integration.ledger_floor
        UNION ALL
        SELECT integration.id, ledger.intended_at FROM backup.integration JOIN backup.run ON run.integration_id = integration.id
            JOIN backup.ledger ON ledger.run_id = run.id AND ledger.seq <= integration.ledger_floor
            WHERE integration.id IN (SELECT id FROM same UNION ALL SELECT id FROM added)
    ) GROUP BY id";

/// Settings and lists are set back. Knowledge that the app gained since stays: links, merge bases, decisions, closed periods. A name split
/// has no id, so it could belong to an erased person: an integration with an erased person gets none, and the owner is asked again.
const INTEGRATIONS: &str = "
    INSERT INTO main.connection SELECT * FROM backup.connection WHERE id NOT IN (SELECT id FROM main.connection)
        AND id IN (SELECT source_id FROM backup.integration WHERE id IN (SELECT id FROM added)
             UNION SELECT target_id FROM backup.integration WHERE id IN (SELECT id FROM added));
    INSERT INTO main.integration SELECT * FROM backup.integration WHERE id IN (SELECT id FROM added);
    UPDATE main.integration SET (label, settings, removed_at) =
        (SELECT label, settings, removed_at FROM backup.integration AS there WHERE there.id = main.integration.id)
        WHERE id IN (SELECT id FROM same);
    UPDATE main.left_behind SET stale = 1 WHERE integration_id IN (SELECT id FROM same);
    DELETE FROM main.drift WHERE integration_id IN (SELECT id FROM same);
    DELETE FROM main.benefit_amount WHERE integration_id IN (SELECT id FROM same);
    DELETE FROM main.list_person WHERE integration_id IN (SELECT id FROM same);
    DELETE FROM main.benefit WHERE integration_id IN (SELECT id FROM same);
    DELETE FROM main.plan WHERE integration_id IN (SELECT id FROM same) AND id NOT IN (SELECT plan_id FROM main.run);
    INSERT INTO main.benefit SELECT * FROM backup.benefit WHERE integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added);
    INSERT INTO main.list_person SELECT * FROM backup.list_person WHERE integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added);
    INSERT INTO main.benefit_amount SELECT * FROM backup.benefit_amount WHERE integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added);
    INSERT OR IGNORE INTO main.link SELECT * FROM backup.link WHERE integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added)
        AND NOT EXISTS (SELECT 1 FROM main.not_same_person WHERE not_same_person.integration_id = link.integration_id
                        AND not_same_person.alexis_id = link.source_id AND not_same_person.kleer_id = link.target_id);
    INSERT OR IGNORE INTO main.merge_base SELECT * FROM backup.merge_base WHERE integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added);
    INSERT OR IGNORE INTO main.decision SELECT * FROM backup.decision WHERE integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added);
    INSERT OR IGNORE INTO main.not_same_person SELECT * FROM backup.not_same_person WHERE integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added)
        AND NOT EXISTS (SELECT 1 FROM main.link WHERE link.integration_id = not_same_person.integration_id
                        AND link.source_id = not_same_person.alexis_id AND link.target_id = not_same_person.kleer_id);
    INSERT OR IGNORE INTO main.name_split SELECT * FROM backup.name_split WHERE integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added)
        AND integration_id NOT IN (SELECT integration_id FROM main.erased UNION ALL SELECT integration_id FROM backup.erased);
    INSERT OR IGNORE INTO main.closed_period SELECT * FROM backup.closed_period
        WHERE integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added);
    INSERT OR IGNORE INTO main.correction SELECT * FROM backup.correction WHERE integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added);
    INSERT INTO main.erased SELECT * FROM backup.erased WHERE integration_id IN (SELECT id FROM same UNION ALL SELECT id FROM added)
        ON CONFLICT DO UPDATE SET erased_at = max(erased_at, excluded.erased_at);
    INSERT OR IGNORE INTO main.preference SELECT * FROM backup.preference;
    INSERT OR IGNORE INTO main.file_mapping SELECT * FROM backup.file_mapping;";

/// The knowledge of both files about a run may prove less than that of one. A redacted row keeps what was known of it.
const TO_WORK_OUT: &str = "UPDATE main.run_row SET not_proven = NULL WHERE name <> '' AND outcome = 'confirmed'
    AND run_id IN (SELECT id FROM main.run WHERE export = 'benefits' AND id IN (SELECT id FROM shared))";

/// Adds the back-up's runs with everything that belongs to them, except waiting mails: a mail from a back-up is not sent.
const RUNS: &str = "
    INSERT INTO main.plan SELECT * FROM backup.plan WHERE id IN (SELECT plan_id FROM backup.run WHERE id IN (SELECT id FROM taken));
    INSERT INTO main.run SELECT * FROM backup.run WHERE id IN (SELECT id FROM taken);
    INSERT INTO main.run_row SELECT * FROM backup.run_row WHERE run_id IN (SELECT id FROM taken);
    INSERT INTO main.put_aside SELECT * FROM backup.put_aside WHERE run_id IN (SELECT id FROM taken);
    INSERT INTO main.summary_mail SELECT * FROM backup.summary_mail
        WHERE run_id IN (SELECT id FROM taken) AND state IN ('sent', 'opened');";

/// Sets the ledger floors by the new numbers of the entries.
const SET_FLOORS: &str = "
    UPDATE main.integration SET ledger_floor = coalesce((
        SELECT max(ledger.seq) FROM main.ledger JOIN main.run ON run.id = ledger.run_id JOIN floor ON floor.id = run.integration_id
        WHERE run.integration_id = main.integration.id AND ledger.intended_at <= floor.at), 0);
    DROP TABLE temp.floor;";

/// Erases every erased person again, because the back-up may be older than the erasure.
fn erase_again(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    type Key = (String, String);
    let mut people: BTreeMap<Key, [BTreeSet<String>; 2]> = BTreeMap::new();
    {
        let mut statement = transaction.prepare("SELECT integration_id, erased_at, side, person FROM main.erased")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let side: String = row.get(2)?;
            let [source, target] = people.entry((row.get(0)?, row.get(1)?)).or_default();
            if side == "source" { source } else { target }.insert(row.get(3)?);
        }
    }
    for ((integration_id, until), [source, target]) in people {
        erase(transaction, &PersonIds { integration_id, source, target }, parse_instant(&until)?)?;
    }
    Ok(())
}
