//! The amounts of a benefit run.

use domain::text::{MAX_NAME, label};

use super::{
    Context,
    page::Page,
    privacy::{benefit_rows, may_be_shown},
};
use crate::{
    catalogue::fill,
    format::money,
    summary::{Line, Proof, Sum},
};

/// Writes the proof, if the run has one.
pub(super) fn write(context: Context, page: &mut Page) {
    let Some(proof) = &context.summary.proof else { return };
    let catalogue = context.catalogue;
    page.paragraph(catalogue.amounts);
    if proof.holds() {
        page.sentence(&context.with_target(catalogue.amounts_agree));
        page.gap();
    }
    write_benefits(context, proof, page);
    page.item(catalogue.in_all);
    write_line(context, proof, &proof.total, page);
}

fn write_benefits(context: Context, proof: &Proof, page: &mut Page) {
    let catalogue = context.catalogue;
    let Some(rows) = benefit_rows(&proof.benefits, context.summary.people.is_some()) else {
        page.sentence(catalogue.no_benefits);
        page.gap();
        return;
    };
    let has_combined_row = rows.iter().any(|row| row.names.len() > 1);
    for row in rows {
        let names = row.names.iter().map(|name| label(name, MAX_NAME)).collect::<Vec<_>>().join(", ");
        let title = if row.names.len() > 1 { fill(catalogue.combined, &[("names", &names)]) } else { names };
        page.item(&title);
        write_line(context, proof, &row.line, page);
    }
    if has_combined_row {
        page.gap();
        page.sentence(catalogue.combined_reason);
        page.gap();
    }
}

fn write_line(context: Context, proof: &Proof, line: &Line, page: &mut Page) {
    let catalogue = context.catalogue;
    let mut figure = |name: &str, sum: Sum| {
        let shown = if may_be_shown(sum, context.summary.people.is_some()) {
            money(sum.amount, &proof.currency, context.language)
        } else {
            catalogue.one_person.to_owned()
        };
        page.detail(&context.with_target(name), &shown);
    };
    figure(catalogue.listed, line.listed);
    // These two are most often zero, and are left out then.
    for (name, sum) in [(catalogue.there, line.there), (catalogue.left_out, line.left_out)] {
        if !sum.amount.is_zero() {
            figure(name, sum);
        }
    }
    figure(catalogue.approved, line.approved);
    figure(catalogue.sent, line.sent);
    figure(catalogue.read_back, line.read_back);
}
