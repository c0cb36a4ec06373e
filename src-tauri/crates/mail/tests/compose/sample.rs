//! Sample summaries.

use chrono::DateTime;
use domain::{
    money::{Currency, Money},
    run::{ExportKind, Outcome},
    run_mark::RunEnd,
};
use mail::{BenefitLine, Counts, Language, Line, Period, PersonLine, Proof, Sum, Summary};
use rust_decimal::Decimal;

pub const LANGUAGES: [Language; 3] = [Language::En, Language::Sv, Language::De];

pub fn euro() -> Currency {
    "EUR".parse().unwrap()
}

/// A sum in cents with its number of people.
pub fn sum(cents: i64, people: usize) -> Sum {
    Sum { amount: Decimal::new(cents, 2), people }
}

/// Amounts that were listed, sent and read back.
pub fn arrived(cents: i64, people: usize) -> Line {
    let sum = sum(cents, people);
    Line { listed: sum, approved: sum, sent: sum, read_back: sum, ..Line::default() }
}

pub fn benefit(name: &str, line: Line) -> BenefitLine {
    BenefitLine { name: name.to_owned(), line }
}

/// A benefit run in which everything is confirmed.
pub fn benefits() -> Summary {
    let proof = Proof {
        currency: euro(),
        holds: true,
        total: arrived(234_750, 23),
        benefits: vec![benefit("Sachbezug", arrived(115_000, 23)), benefit("Essenszuschuss", arrived(119_750, 17))],
    };
    Summary {
        integration: "Nordlicht GmbH".to_owned(),
        kind: ExportKind::Benefits,
        period: Some(Period::Month("2026-11".parse().unwrap())),
        started: at("2026-11-24T09:12:40+01:00"),
        ended: Some(at("2026-11-24T09:14:05+01:00")),
        end: RunEnd::Itself,
        waits_for_switch: false,
        seen_by_owner: 0,
        not_readable: 0,
        not_proven: 0,
        blocked: 0,
        undecided: 0,
        waiting: 0,
        held: 0,
        not_chosen: 0,
        notices: 0,
        counts: Counts { confirmed: 40, ..Counts::default() },
        proof: Some(proof),
        people: None,
    }
}

/// A stopped benefit run with every outcome.
pub fn stopped_benefits() -> Summary {
    let sachbezug = Line { sent: sum(105_000, 21), read_back: sum(100_000, 20), ..arrived(115_000, 23) };
    let essen = Line {
        listed: sum(119_750, 17),
        there: sum(10_000, 2),
        left_out: sum(9_750, 2),
        approved: sum(100_000, 14),
        sent: sum(100_000, 14),
        read_back: sum(100_000, 14),
    };
    let total = Line {
        listed: sum(234_750, 23),
        there: sum(10_000, 2),
        left_out: sum(9_750, 2),
        approved: sum(215_000, 23),
        sent: sum(205_000, 22),
        read_back: sum(200_000, 21),
    };
    let benefits = vec![benefit("Sachbezug", sachbezug), benefit("Essenszuschuss", essen)];
    Summary {
        end: RunEnd::Error,
        counts: Counts { confirmed: 34, sent: 1, failed: 1, unknown: 1, waiting: 0, skipped: 2 },
        proof: Some(Proof { currency: euro(), holds: false, total, benefits }),
        ..benefits_without_proof()
    }
}

/// [`stopped_benefits`] with the rows of single people.
pub fn with_people() -> Summary {
    let line = |name: &str, what: &str, cents, outcome| PersonLine {
        name: name.to_owned(),
        what: Some(what.to_owned()),
        amount: Some(Money { amount: Decimal::new(cents, 2), currency: euro() }),
        outcome,
        reason: None,
        not_proven: false,
    };
    let people = vec![
        line("Ebba Lindqvist", "Sachbezug", 5_000, Outcome::Confirmed),
        line("Nils Holm", "Sachbezug", 5_000, Outcome::Failed),
        line("Ida Åkesson", "Essenszuschuss", 10_350, Outcome::Unknown),
    ];
    Summary { people: Some(people), ..stopped_benefits() }
}

/// An interrupted leave run.
pub fn leave() -> Summary {
    let day = |text: &str| text.parse().unwrap();
    Summary {
        kind: ExportKind::Leave,
        period: Some(Period::Days { first: day("2026-10-26"), last: day("2026-11-20") }),
        ended: None,
        end: RunEnd::AppEnded,
        counts: Counts { waiting: 12, sent: 3, ..Counts::default() },
        ..benefits_without_proof()
    }
}

pub fn benefits_without_proof() -> Summary {
    Summary { proof: None, ..benefits() }
}

fn at(text: &str) -> DateTime<chrono::FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}
