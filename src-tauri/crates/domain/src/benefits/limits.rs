//! Legal limits as dated data. They change every year, and public pages disagree. So each limit names its source, the owner can change it,
//! and it only causes a warning. No amount is reduced.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{Benefit, BenefitKind, Entry, entries_of};
use super::month::PayrollMonth;
use crate::money::{Currency, Money};

/// A limit for one kind of benefit, in a range of months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LegalLimit {
    /// The same in every version of the app. Several figures of one limit share the part before the `@`.
    pub id: String,
    pub kind: BenefitKind,
    pub per: LimitPer,
    /// The highest amount that is allowed.
    pub most: Money,
    /// The first month of the limit.
    pub from: PayrollMonth,
    /// The last month of the limit. `None` until further notice, because the law names no year.
    pub until: Option<PayrollMonth>,
    /// Above a threshold the whole amount is taxed. Otherwise only the part above the limit is taxed.
    pub threshold: bool,
    /// The source of the figure, so that the owner can look it up.
    pub source: String,
}

/// The period of which the amounts are added up and compared with a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LimitPer {
    /// All benefits of the kind in a month.
    Month,
    /// All benefits of the kind in the calendar year up to the month.
    Year,
}

/// A person whose benefits exceed a limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LimitHit {
    /// The person's id in the list.
    pub person: String,
    pub limit: LegalLimit,
    pub sum: Money,
    /// The ids of the benefits in the sum.
    pub benefits: Vec<String>,
}

/// A limit without a known figure for a month in which somebody gets benefits of its kind. These benefits were not checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LimitGap {
    /// The limit with a figure for other months.
    pub limit: LegalLimit,
    /// The ids of the benefits of its kind.
    pub benefits: Vec<String>,
}

impl LegalLimit {
    pub fn applies_in(&self, month: PayrollMonth) -> bool {
        self.from <= month && self.until.is_none_or(|until| month <= until)
    }

    /// The id of the limit without the suffix of the figure. Two limits can have the same kind and period.
    pub fn identity(&self) -> &str {
        self.id.split_once('@').map_or(self.id.as_str(), |(identity, _)| identity)
    }

    /// Whether `other` is a figure of the same limit for other months.
    fn is_continued_by(&self, other: &Self) -> bool {
        let overlaps = other.until.is_none_or(|until| self.from <= until) && self.until.is_none_or(|until| other.from <= until);
        self.identity() == other.identity() && !overlaps
    }
}

/// The year of the figures below that are set for one year: the meal value (by an ordinance), the ceiling of the pension insurance, and
/// the price of the ticket. They apply until the end of it.
const YEAR: i32 = 2026;

/// The limits that the app knows, as of November 2026. The owner has to verify them.
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

/// The people over a limit in a month, by person and limit. Amounts count without their sign, because a conversion of pay is a negative
/// amount.
pub fn over_limits(limits: &[LegalLimit], catalogue: &[Benefit], entries: &[Entry], month: PayrollMonth) -> Vec<LimitHit> {
    let kinds: BTreeMap<&str, BenefitKind> = catalogue.iter().filter_map(|benefit| Some((benefit.id.as_str(), benefit.kind?))).collect();
    let mut by_person: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        by_person.entry(entry.person.as_str()).or_default().push(entry);
    }
    let mut hits = Vec::new();
    for (person, entries) in by_person {
        for limit in limits.iter().filter(|limit| limit.applies_in(month)) {
            let counts = |entry: &&Entry| {
                entry.amount.currency == limit.most.currency
                    && kinds.get(entry.benefit.as_str()) == Some(&limit.kind)
                    && match limit.per {
                        LimitPer::Month => entry.month == month,
                        LimitPer::Year => entry.month.year() == month.year() && entry.month <= month,
                    }
            };
            let counted: Vec<&Entry> = entries.iter().copied().filter(counts).collect();
            // A person who was over the limit before and gets nothing in this month causes no warning.
            let is_paid_now = counted.iter().any(|entry| entry.month == month && !entry.amount.amount.is_zero());
            let sum: Option<Decimal> = counted.iter().try_fold(Decimal::ZERO, |sum, entry| sum.checked_add(entry.amount.amount.abs()));
            if let Some(sum) = sum.filter(|sum| is_paid_now && *sum > limit.most.amount) {
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

/// The limits without a known figure for a month in which somebody gets benefits of their kind. Amounts are never compared with the
/// figure of another year.
pub fn limit_gaps(limits: &[LegalLimit], catalogue: &[Benefit], entries: &[Entry], month: PayrollMonth) -> Vec<LimitGap> {
    let paid: BTreeSet<&str> =
        entries_of(entries, month).filter(|entry| !entry.amount.amount.is_zero()).map(|entry| entry.benefit.as_str()).collect();
    let is_known =
        |limit: &LegalLimit| limit.applies_in(month) || limits.iter().any(|other| other.applies_in(month) && limit.is_continued_by(other));
    // A limit with figures for several years is reported once, by the latest figure.
    let is_latest = |limit: &LegalLimit| !limits.iter().any(|other| other.from > limit.from && limit.is_continued_by(other));
    let gap = |limit: &LegalLimit| {
        let is_affected = |benefit: &&Benefit| benefit.kind == Some(limit.kind) && paid.contains(benefit.id.as_str());
        let benefits: Vec<String> = catalogue.iter().filter(is_affected).map(|benefit| benefit.id.clone()).collect();
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
    fn month_limit_allows_its_amount_and_no_cent_more() {
        let catalogue = [benefit("card", Some(BenefitKind::InKind)), benefit("voucher", Some(BenefitKind::InKind))];
        assert_eq!(hits(&catalogue, &[entry("card", "2026-11", 5_000)], "2026-11"), []);
        let over = [("in_kind".to_owned(), "50.01".to_owned())];
        assert_eq!(hits(&catalogue, &[entry("card", "2026-11", 5_001)], "2026-11"), over);
        let two = [entry("card", "2026-11", 3_000), entry("voucher", "2026-11", 2_001), entry("card", "2026-10", 5_000)];
        assert_eq!(hits(&catalogue, &two, "2026-11"), over, "over all benefits of the kind, in one month");
    }

    #[test]
    fn year_limit_adds_up_to_the_month() {
        let catalogue = [benefit("holiday", Some(BenefitKind::Recreation))];
        let entries = [entry("holiday", "2026-03", 10_000), entry("holiday", "2026-11", 6_000), entry("holiday", "2026-12", 9_000)];
        assert_eq!(hits(&catalogue, &entries, "2026-03"), []);
        assert_eq!(hits(&catalogue, &entries, "2026-11"), [("recreation".to_owned(), "160".to_owned())]);
        assert_eq!(hits(&catalogue, &entries, "2027-01"), []);
    }

    #[test]
    fn limit_applies_from_first_to_last_month() {
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
    fn figure_of_a_year_leaves_a_gap_in_the_next_month() {
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

    #[test]
    fn every_limit_is_either_checked_or_a_gap_in_every_month() {
        for (year, number) in (2019..=2031).flat_map(|year| (1..=12).map(move |number| (year, number))) {
            let at = format!("{year}-{number:02}");
            for kind in EVERY_KIND {
                let catalogue = [benefit("it", Some(kind))];
                let entries = [entry("it", &at, 99_000_000)];
                let mut reported: Vec<String> = hits(&catalogue, &entries, &at).into_iter().map(|(id, _)| id).collect();
                reported.extend(gaps(&catalogue, &entries, &at));
                reported.sort();
                let mut all: Vec<String> = legal_limits().into_iter().filter(|limit| limit.kind == kind).map(|limit| limit.id).collect();
                all.sort();
                assert_eq!(reported, all, "{kind:?} in {at}");
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

    /// Two limits can have the same kind and period.
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
    fn limits_have_unique_ids_and_a_source() {
        let ids: BTreeSet<String> = legal_limits().into_iter().map(|limit| limit.id).collect();
        assert_eq!(ids.len(), 9);
        assert!(legal_limits().iter().all(|limit| !limit.source.is_empty() && limit.most.amount > Decimal::ZERO));
    }
}
