//! Legal limits as dated data. They change every year and public pages disagree: each has its source, the owner may change
//! them, and they only ever warn. Nothing is cut.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{Benefit, BenefitKind, Entry, entries_of};
use super::month::PayrollMonth;
use crate::money::{Currency, Money};

/// A limit for one kind of benefit, for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LegalLimit {
    /// Its id, the same in every version of the app. Figures of one limit for several times share what stands before an `@`.
    pub id: String,
    /// For which kind of benefit.
    pub kind: BenefitKind,
    /// What may not exceed it.
    pub per: LimitPer,
    /// The most.
    pub most: Money,
    /// The first month in which it holds.
    pub from: PayrollMonth,
    /// The last month in which it holds; `None`: until further notice, because no year is written into the law.
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

/// A kind of benefit that somebody gets in a month of which no figure of a limit is known: nothing was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LimitGap {
    /// The limit whose figure holds for other months.
    pub limit: LegalLimit,
    /// The benefits that it would be about, by id.
    pub benefits: Vec<String>,
}

impl LegalLimit {
    /// Whether its figure holds in a month.
    pub fn holds_in(&self, month: PayrollMonth) -> bool {
        self.from <= month && self.until.is_none_or(|until| month <= until)
    }

    /// Which limit the figure is one of. Two limits may be about the same kind and period.
    pub fn identity(&self) -> &str {
        self.id.split_once('@').map_or(self.id.as_str(), |(identity, _)| identity)
    }

    /// Whether another limit is the same one for other months.
    fn is_continued_by(&self, other: &Self) -> bool {
        let overlaps = other.until.is_none_or(|until| self.from <= until) && self.until.is_none_or(|until| other.from <= until);
        self.identity() == other.identity() && !overlaps
    }
}

/// Figures that are set by the year hold to the end of theirs: the meal value by an ordinance, the ceiling of the pension insurance,
/// the price of the ticket. The year of the figures below.
const YEAR: i32 = 2026;

/// The limits that the app knows. State of November 2026; each is to be looked up before it is relied on.
pub fn legal_limits() -> Vec<LegalLimit> {
    let euros = |cents: i64| Money::new(Decimal::new(cents, 2), Currency::EUR);
    let limit = |id: &str, kind, per, cents, year, threshold, source: &str| {
        let until = if year == YEAR { PayrollMonth::new(year, 12) } else { None };
        PayrollMonth::new(year, 1).map(|from| LegalLimit {
            id: id.to_owned(),
            kind,
            per,
            most: euros(cents),
            from,
            until,
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
            YEAR,
            false,
            "SvEV 2026: 4,57 € + 3,10 € = 7,67 € am Tag, 15 Tage im Monat",
        ),
        limit("transit_ticket", BenefitKind::TransitTicket, LimitPer::Month, 6_300, YEAR, false, "§ 3 Nr. 15 EStG; Deutschlandticket 63 €"),
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
        limit("pension_tax", BenefitKind::Pension, LimitPer::Month, 67_600, YEAR, false, "§ 3 Nr. 63 EStG: 8 % von 101.400 € im Jahr"),
        limit(
            "pension_insurance",
            BenefitKind::Pension,
            LimitPer::Month,
            33_800,
            YEAR,
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
    let mut hits = Vec::new();
    for (person, own) in by_person {
        for limit in limits.iter().filter(|limit| limit.holds_in(month)) {
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

/// The limits of which no figure is known in a month, where somebody gets something that they are about. Nothing is held against the
/// figure of another year.
pub fn limit_gaps(limits: &[LegalLimit], catalogue: &[Benefit], entries: &[Entry], month: PayrollMonth) -> Vec<LimitGap> {
    let paid: BTreeSet<&str> =
        entries_of(entries, month).filter(|entry| !entry.amount.amount.is_zero()).map(|entry| entry.benefit.as_str()).collect();
    let is_known =
        |limit: &LegalLimit| limit.holds_in(month) || limits.iter().any(|other| other.holds_in(month) && limit.is_continued_by(other));
    // Of several years of one limit the latest stands for all.
    let is_latest = |limit: &LegalLimit| !limits.iter().any(|other| other.from > limit.from && limit.is_continued_by(other));
    let gap = |limit: &LegalLimit| {
        let about = |benefit: &&Benefit| benefit.kind == Some(limit.kind) && paid.contains(benefit.id.as_str());
        let benefits: Vec<String> = catalogue.iter().filter(about).map(|benefit| benefit.id.clone()).collect();
        (!benefits.is_empty()).then(|| LimitGap { limit: limit.clone(), benefits })
    };
    limits.iter().filter(|limit| !is_known(limit) && is_latest(limit)).filter_map(gap).collect()
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

    fn gaps(catalogue: &[Benefit], entries: &[Entry], at: &str) -> Vec<String> {
        limit_gaps(&legal_limits(), catalogue, entries, month(at)).into_iter().map(|gap| gap.limit.id).collect()
    }

    const EVERY_KIND: [BenefitKind; 8] = [
        BenefitKind::InKind,
        BenefitKind::Meal,
        BenefitKind::TransitTicket,
        BenefitKind::Internet,
        BenefitKind::Recreation,
        BenefitKind::Pension,
        BenefitKind::Occasion,
        BenefitKind::Gift,
    ];

    #[test]
    fn figure_of_a_year_ends_with_it_and_the_next_month_says_so() {
        let catalogue = EVERY_KIND.map(|kind| benefit(&format!("{kind:?}"), Some(kind)));
        let give = |at: &str| catalogue.each_ref().map(|benefit| entry(&benefit.id, at, 99_000_000));
        let yearly = ["meal_15_days", "transit_ticket", "pension_tax", "pension_insurance"];
        assert_eq!(gaps(&catalogue, &give("2026-12"), "2026-12"), Vec::<String>::new());
        assert_eq!(hits(&catalogue, &give("2026-12"), "2026-12").len(), 9);
        for at in ["2027-01", "2027-12", "2025-12"] {
            assert_eq!(gaps(&catalogue, &give(at), at), yearly, "{at}");
            let over: Vec<String> = hits(&catalogue, &give(at), at).into_iter().map(|(id, _)| id).collect();
            assert_eq!(over, ["in_kind", "internet", "recreation", "occasion", "gift"], "{at}");
        }
        assert_eq!(gaps(&catalogue, &give("2021-12"), "2021-12").len(), 9, "before the first figure");
    }

    /// In every month each limit is either checked or said to be unknown: never both, never neither.
    #[test]
    fn every_limit_is_checked_or_said_to_be_unknown_in_every_month() {
        for (year, number) in (2019..=2031).flat_map(|year| (1..=12).map(move |number| (year, number))) {
            let at = format!("{year}-{number:02}");
            for kind in EVERY_KIND {
                let catalogue = [benefit("it", Some(kind))];
                let entries = [entry("it", &at, 99_000_000)];
                let mut told: Vec<String> = hits(&catalogue, &entries, &at).into_iter().map(|(id, _)| id).collect();
                told.extend(gaps(&catalogue, &entries, &at));
                told.sort();
                let mut all: Vec<String> = legal_limits().into_iter().filter(|limit| limit.kind == kind).map(|limit| limit.id).collect();
                all.sort();
                assert_eq!(told, all, "{kind:?} in {at}");
            }
        }
    }

    #[test]
    fn figure_of_the_next_year_closes_the_gap() {
        let catalogue = [benefit("meal", Some(BenefitKind::Meal)), benefit("none", None), benefit("idle", Some(BenefitKind::Pension))];
        let entries = [entry("meal", "2027-01", 20_000), entry("none", "2027-01", 5), entry("idle", "2027-01", 0)];
        assert_eq!(gaps(&catalogue, &entries, "2027-01"), ["meal_15_days"], "of what nobody gets nothing has to be known");
        let mut limits = legal_limits();
        let meal = limits.iter().find(|limit| limit.id == "meal_15_days").unwrap().clone();
        limits.push(LegalLimit { id: "meal_15_days@2027".to_owned(), from: month("2027-01"), until: Some(month("2027-12")), ..meal });
        assert_eq!(limit_gaps(&limits, &catalogue, &entries, month("2027-01")), []);
        assert_eq!(over_limits(&limits, &catalogue, &entries, month("2027-01")).len(), 1);
        let late = [entry("meal", "2028-01", 20_000)];
        let gaps: Vec<String> = limit_gaps(&limits, &catalogue, &late, month("2028-01")).into_iter().map(|gap| gap.limit.id).collect();
        assert_eq!(gaps, ["meal_15_days@2027"], "told once, by the latest figure");
    }

    /// Two limits of one kind and period: the figure of one for the next year says nothing of the other.
    #[test]
    fn later_figure_continues_its_own_limit_only() {
        let catalogue = [benefit("pension", Some(BenefitKind::Pension))];
        let entries = [entry("pension", "2027-01", 10_000)];
        let mut limits = legal_limits();
        for (id, other) in [("pension_tax", "pension_insurance"), ("pension_insurance", "pension_tax")] {
            limits.retain(|limit| !limit.id.contains('@'));
            let known = limits.iter().find(|limit| limit.id == id).unwrap().clone();
            limits.push(LegalLimit { id: format!("{id}@2027"), from: month("2027-01"), until: Some(month("2027-12")), ..known });
            let gaps = limit_gaps(&limits, &catalogue, &entries, month("2027-01"));
            assert_eq!(gaps.into_iter().map(|gap| gap.limit.id).collect::<Vec<_>>(), [other]);
        }
    }

    #[test]
    fn every_limit_is_one_of_its_id_and_names_its_source() {
        let ids: BTreeSet<String> = legal_limits().into_iter().map(|limit| limit.id).collect();
        assert_eq!(ids.len(), 9);
        assert!(legal_limits().iter().all(|limit| !limit.source.is_empty() && limit.most.amount > Decimal::ZERO));
    }
}
