//! The amounts of a run of benefits.

use domain::plain::{NAME, label};

use super::{
    Context,
    page::Page,
    privacy::{may_be_shown, rows},
};
use crate::{
    format::money,
    summary::{Line, Proof, Sum},
    words::fill,
};

/// The proof, where there is one.
pub(super) fn write(context: Context, page: &mut Page) {
    let Some(proof) = &context.summary.proof else { return };
    let words = context.words;
    page.paragraph(words.amounts);
    if proof.holds() {
        page.sentence(&context.say(words.agree));
        page.gap();
    }
    by_benefit(context, proof, page);
    page.item(words.in_all);
    line(context, proof, &proof.total, page);
}

fn by_benefit(context: Context, proof: &Proof, page: &mut Page) {
    let words = context.words;
    let Some(rows) = rows(&proof.benefits, context.summary.people.is_some()) else {
        page.sentence(words.no_benefits);
        page.gap();
        return;
    };
    let is_joined = rows.iter().any(|row| row.names.len() > 1);
    for row in rows {
        let names = row.names.iter().map(|name| label(name, NAME)).collect::<Vec<_>>().join(", ");
        let title = if row.names.len() > 1 { fill(words.together, &[("names", &names)]) } else { names };
        page.item(&title);
        line(context, proof, &row.line, page);
    }
    if is_joined {
        page.gap();
        page.sentence(words.together_why);
        page.gap();
    }
}

fn line(context: Context, proof: &Proof, line: &Line, page: &mut Page) {
    let words = context.words;
    let mut figure = |name: &str, sum: Sum| {
        let shown = if may_be_shown(sum, context.summary.people.is_some()) {
            money(sum.amount, &proof.currency, context.language)
        } else {
            words.one_person.to_owned()
        };
        page.detail(&context.say(name), &shown);
    };
    figure(words.listed, line.listed);
    // Two that are most often nothing.
    for (name, sum) in [(words.there, line.there), (words.left_out, line.left_out)] {
        if !sum.amount.is_zero() {
            figure(name, sum);
        }
    }
    figure(words.approved, line.approved);
    figure(words.sent, line.sent);
    figure(words.read_back, line.read_back);
}
