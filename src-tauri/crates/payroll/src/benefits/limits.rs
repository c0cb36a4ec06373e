//! Legal limits as dated data. They change every year and public pages disagree: each has its source, the owner may change
//! them, and they only ever warn. Nothing is cut.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{Benefit, BenefitKind, Entry};
use super::month::PayrollMonth;
use crate::money::{Currency, Money};

/// A limit for one kind of benefit, for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LegalLimit {
    /// Its id, the same in every version of the app.
    pub id: String,
    /// For which kind of benefit.
    pub kind: BenefitKind,
    /// What may not exceed it.
    pub per: LimitPer,
    /// The most.
    pub most: Money,
    /// The first month in which it holds.
    pub from: PayrollMonth,
    /// The last month in which it holds; `None`: until further notice.
    pub until: Option<PayrollMonth>,
    /// A threshold: one cent more, and all of it is taxed. Otherwise only what lies above.
    pub threshold: bool,
    /// Where the figure comes from, for the owner to look up.
    pub source: String,
}

/// What is added up and held against a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LimitPer {
    /// What a person gets in a month, of all benefits of the kind.
    Month,
    /// What a person gets in a calendar year up to the month.
    Year,
}

/// Somebody is over a limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LimitHit {
    /// The person's id in the list.
    pub person: String,
    /// The limit.
    pub limit: LegalLimit,
    /// What the person gets.
    pub sum: Money,
    /// The benefits that it is made of, by id.
    pub benefits: Vec<String>,
}

/// The limits that the app knows. State of November 2026; each is to be looked up before it is relied on.
pub fn legal_limits() -> Vec<LegalLimit> {
    let euros = |cents: i64| Money::new(Decimal::new(cents, 2), Currency::EUR);
    let limit = |id: &str, kind, per, cents, year, threshold, source: &str| {
        PayrollMonth::new(year, 1).map(|from| LegalLimit {
            id: id.to_owned(),
            kind,
            per,
            most: euros(cents),
            from,
            until: None,
            threshold,
            source: source.to_owned(),
        })
    };
    [
        limit("in_kind", BenefitKind::InKind, LimitPer::Month, 5_000, 2022, true, "§ 8 Abs. 2 Satz 11 EStG: 50 €"),
        limit(
            "meal_15_days",
            BenefitKind::Meal,
            LimitPer::Month,
            11_505,
            2026,
            false,
            "SvEV 2026: 4,57 € + 3,10 € = 7,67 € am Tag, 15 Tage im Monat",
        ),
        limit("transit_ticket", BenefitKind::TransitTicket, LimitPer::Month, 6_300, 2026, false, "§ 3 Nr. 15 EStG; Deutschlandticket 63 €"),
        limit("internet", BenefitKind::Internet, LimitPer::Month, 5_000, 2022, false, "§ 40 Abs. 2 Nr. 5 EStG, R 40.2 LStR: 50 €"),
        limit(
            "recreation",
            BenefitKind::Recreation,
            LimitPer::Year,
            15_600,
            2022,
            true,
            "§ 40 Abs. 2 Nr. 3 EStG: 156 €, dazu 104 € für den Partner und 52 € je Kind",
        ),
        limit("pension_tax", BenefitKind::Pension, LimitPer::Month, 67_600, 2026, false, "§ 3 Nr. 63 EStG: 8 % von 101.400 € im Jahr"),
        limit(
            "pension_insurance",
            BenefitKind::Pension,
            LimitPer::Month,
            33_800,
            2026,
            false,
            "§ 1 Abs. 1 Nr. 9 SvEV: 4 % von 101.400 € im Jahr",
        ),
        limit("occasion", BenefitKind::Occasion, LimitPer::Month, 6_000, 2022, true, "R 19.6 LStR: 60 € je Anlass"),
        limit("gift", BenefitKind::Gift, LimitPer::Year, 1_000_000, 2022, false, "§ 37b EStG: 10.000 € im Jahr"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Who is over a limit in a month, by person and limit. Amounts count by what they are, not by their sign: a conversion of
/// pay is a negative amount.
pub fn over_limits(limits: &[LegalLimit], catalogue: &[Benefit], entries: &[Entry], month: PayrollMonth) -> Vec<LimitHit> {
    let kinds: BTreeMap<&str, BenefitKind> = catalogue.iter().filter_map(|benefit| Some((benefit.id.as_str(), benefit.kind?))).collect();
    let mut by_person: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        by_person.entry(entry.person.as_str()).or_default().push(entry);
    }
    let holds = |limit: &&LegalLimit| limit.from <= month && limit.until.is_none_or(|until| month <= until);
    let mut hits = Vec::new();
    for (person, own) in by_person {
        for limit in limits.iter().filter(holds) {
            let counts = |entry: &&Entry| {
                entry.amount.currency == limit.most.currency
                    && kinds.get(entry.benefit.as_str()) == Some(&limit.kind)
                    && match limit.per {
                        LimitPer::Month => entry.month == month,
                        LimitPer::Year => entry.month.year() == month.year() && entry.month <= month,
                    }
            };
            let counted: Vec<&Entry> = own.iter().copied().filter(counts).collect();
            // What was over before and gets nothing now is no news.
            let now = counted.iter().any(|entry| entry.month == month && !entry.amount.amount.is_zero());
            let sum: Option<Decimal> = counted.iter().try_fold(Decimal::ZERO, |sum, entry| sum.checked_add(entry.amount.amount.abs()));
            if let Some(sum) = sum.filter(|sum| now && *sum > limit.most.amount) {
                let benefits: BTreeSet<&str> = counted.iter().map(|entry| entry.benefit.as_str()).collect();
                hits.push(LimitHit {
                    person: person.to_owned(),
                    limit: limit.clone(),
                    sum: Money::new(sum, limit.most.currency.clone()),
                    benefits: benefits.into_iter().map(str::to_owned).collect(),
                });
            }
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> PayrollMonth {
        text.parse().unwrap()
    }

    fn benefit(id: &str, kind: Option<BenefitKind>) -> Benefit {
        Benefit { id: id.to_owned(), name: id.to_owned(), wage_type: None, kind }
    }

    fn entry(benefit: &str, month_text: &str, cents: i64) -> Entry {
        let amount = Money::new(Decimal::new(cents, 2), Currency::EUR);
        Entry { person: "anna".to_owned(), benefit: benefit.to_owned(), month: month(month_text), amount, equal_rows: Vec::new() }
    }

    fn hits(catalogue: &[Benefit], entries: &[Entry], at: &str) -> Vec<(String, String)> {
        let hits = over_limits(&legal_limits(), catalogue, entries, month(at));
        hits.into_iter().map(|hit| (hit.limit.id, hit.sum.amount.to_string())).collect()
    }

    #[test]
    fn fifty_euros_are_allowed_and_a_cent_more_is_not() {
        let catalogue = [benefit("card", Some(BenefitKind::InKind)), benefit("voucher", Some(BenefitKind::InKind))];
        assert_eq!(hits(&catalogue, &[entry("card", "2026-11", 5_000)], "2026-11"), []);
        let over = [("in_kind".to_owned(), "50.01".to_owned())];
        assert_eq!(hits(&catalogue, &[entry("card", "2026-11", 5_001)], "2026-11"), over);
        let two = [entry("card", "2026-11", 3_000), entry("voucher", "2026-11", 2_001), entry("card", "2026-10", 5_000)];
        assert_eq!(hits(&catalogue, &two, "2026-11"), over, "over all benefits of the kind, in one month");
    }

    #[test]
    fn a_year_is_added_up_to_the_month() {
        let catalogue = [benefit("holiday", Some(BenefitKind::Recreation))];
        let entries = [entry("holiday", "2026-03", 10_000), entry("holiday", "2026-11", 6_000), entry("holiday", "2026-12", 9_000)];
        assert_eq!(hits(&catalogue, &entries, "2026-03"), []);
        assert_eq!(hits(&catalogue, &entries, "2026-11"), [("recreation".to_owned(), "160".to_owned())]);
        assert_eq!(hits(&catalogue, &entries, "2027-01"), []);
    }

    #[test]
    fn a_limit_holds_from_its_first_month_to_its_last() {
        let catalogue = [benefit("meal", Some(BenefitKind::Meal)), benefit("other", None)];
        let entries = [entry("meal", "2025-12", 20_000), entry("other", "2026-01", 90_000)];
        assert_eq!(hits(&catalogue, &entries, "2025-12"), []);
        assert_eq!(hits(&catalogue, &entries, "2026-01"), []);
        let mut limits = legal_limits();
        for limit in &mut limits {
            limit.until = Some(month("2026-10"));
        }
        let late = [entry("meal", "2026-11", 20_000)];
        assert_eq!(over_limits(&limits, &catalogue, &late, month("2026-11")), []);
    }

    #[test]
    fn every_limit_is_one_of_its_id_and_names_its_source() {
        let ids: BTreeSet<String> = legal_limits().into_iter().map(|limit| limit.id).collect();
        assert_eq!(ids.len(), 9);
        assert!(legal_limits().iter().all(|limit| !limit.source.is_empty() && limit.most.amount > Decimal::ZERO));
    }
}
