use proptest::prelude::*;
use rstest::rstest;
use rust_decimal::Decimal;

use super::*;
use crate::money::Currency;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[rstest]
#[case(Field::Ssn, "8211059954", "19821105-9954")]
#[case(Field::Ssn, "19821105 – 9954", "19821105-9954")]
#[case(Field::Ssn, "791221+9990", "18791221-9990")]
#[case(Field::Ssn, "7306749982", "19730674-9982")]
#[case(Field::Ssn, " 821105-9955 ", "821105-9955")]
#[case(Field::Phone, "070-174 06 05", "+46701740605")]
#[case(Field::Phone, "0046 70 174 06 05", "+46701740605")]
#[case(Field::Phone, "+46 (0)70-174 06 05", "+46701740605")]
#[case(Field::Phone, "08\u{2013}40 68 00 00", "+46840680000")]
#[case(Field::Phone, "+49 30 23125 555", "+493023125555")]
#[case(Field::Phone, "+39 06 6982", "+39066982")]
#[case(Field::Phone, " ask Nils ", "ask Nils")]
#[case(Field::ZipCode, " 111 22 ", "11122")]
#[case(Field::ZipCode, "SE-111 22", "11122")]
#[case(Field::ZipCode, "s\u{2013}11122", "11122")]
#[case(Field::ZipCode, "D-10115", "D-10115")]
#[case(Field::ZipCode, "00-950", "00-950")]
#[case(Field::Country, "se", "SE")]
#[case(Field::Country, "SWE", "SE")]
#[case(Field::Country, " sverige", "SE")]
#[case(Field::Country, "Schweden", "SE")]
#[case(Field::Country, "Österreich", "AT")]
#[case(Field::Country, "O\u{308}STERRIKE", "AT")]
#[case(Field::Country, "UK", "GB")]
#[case(Field::Country, "U.S.A.", "US")]
#[case(Field::Country, "Bolivia (Plurinational State of)", "BO")]
#[case(Field::Country, "Atlantis ", "Atlantis")]
#[case(Field::ClearingNumber, "8327-9", "83279")]
#[case(Field::ClearingNumber, "8327,9", "83279")]
#[case(Field::ClearingNumber, "8327 X", "8327 X")]
#[case(Field::AccountNumber, "00 12 345-6", "00123456")]
#[case(Field::Email, " Ebba.Lind@Mejl.Example ", "Ebba.Lind@Mejl.Example")]
#[case(Field::Name, "\u{202e}Eb\u{200b}ba \u{2066}Lind\u{ad}qvist\u{feff}\u{0}", "Ebba Lindqvist")]
#[case(Field::Email, "eb\u{200b}ba@x.example", "eb\u{200b}ba@x.example")]
#[case(Field::Name, " Ebba   Lind\u{a0}qvist ", "Ebba Lind qvist")]
#[case(Field::City, "A\u{30a}re", "Åre")]
fn normalize_value_gives_the_sent_form(#[case] field: Field, #[case] given: &str, #[case] sent: &str) {
    assert_eq!(normalize_value(field, &text(given), today()), text(sent));
}

#[rstest]
#[case(Field::Ssn, "8211059954", "19821105-9954", true)]
#[case(Field::Ssn, "791221-9990", "791221+9990", false)]
#[case(Field::Ssn, "821105-995x", "821105-995X", true)]
#[case(Field::Phone, "070-174 06 05", "+46701740605", true)]
#[case(Field::Phone, "070-174 06 05", "070-174 06 06", false)]
#[case(Field::ZipCode, "111 22", "11122", true)]
#[case(Field::ZipCode, "sw1a 1aa", "SW1A1AA", true)]
#[case(Field::Country, "SE", "Sweden", true)]
#[case(Field::Country, "Norge", "NOR", true)]
#[case(Field::Country, "SE", "NO", false)]
#[case(Field::ClearingNumber, "83279", "8327", true)]
#[case(Field::ClearingNumber, "8327-9", "83270", true)]
#[case(Field::ClearingNumber, "8327", "8328", false)]
#[case(Field::ClearingNumber, "832790", "8327", false)]
#[case(Field::AccountNumber, "123 456-7", "1234567", true)]
#[case(Field::AccountNumber, "83279", "8327", false)]
#[case(Field::Email, "Ebba@Mejl.Example", "ebba@mejl.example", true)]
#[case(Field::Email, "ebba@mejl.example", "eba@mejl.example", false)]
#[case(Field::Name, "ÅSA  öberg", "A\u{30a}sa O\u{308}berg", true)]
#[case(Field::Name, "Åsa Öberg", "Asa Oberg", false)]
#[case(Field::Name, "Åsa\u{200b} Öberg\u{200f}", "Åsa Öberg", true)]
#[case(Field::Email, "a\u{200b}@x.example", "a@x.example", false)]
#[case(Field::Street, "Provgatan 1 ", "provgatan  1", true)]
#[case(Field::Street, "Provgatan 1", "Provgatan 11", false)]
fn values_of_one_meaning_are_the_same(#[case] field: Field, #[case] a: &str, #[case] b: &str, #[case] expected: bool) {
    assert_eq!(is_same_value(field, &text(a), &text(b), today()), expected);
}

#[test]
fn amounts_differ_only_by_value() {
    let money = |amount: Decimal, currency: Currency| Value::Money(Money { amount, currency });
    let (long, short) = (money(Decimal::new(3_550_000, 2), Currency::SEK), money(Decimal::from(35_500), Currency::SEK));
    assert!(is_same_value(Field::MonthlySalary, &long, &short, today()));
    assert!(!is_same_value(Field::MonthlySalary, &short, &money(Decimal::from(35_500), "EUR".parse().unwrap()), today()));
    let Value::Money(sent) = normalize_value(Field::MonthlySalary, &long, today()) else { unreachable!() };
    assert_eq!(sent.amount.to_string(), "35500");
}

#[test]
fn dates_numbers_and_flags_are_compared_exactly() {
    assert!(is_same_value(Field::TaxTable, &Value::Number(32), &Value::Number(32), today()));
    assert!(!is_same_value(Field::TaxTable, &Value::Number(32), &Value::Number(33), today()));
    assert!(!is_same_value(Field::TaxTable, &Value::Number(32), &text("32"), today()));
    assert!(!is_same_value(Field::Active, &Value::Flag(true), &Value::Flag(false), today()));
}

fn any_field() -> impl Strategy<Value = Field> {
    proptest::sample::select(Field::ALL.to_vec())
}

/// Any text. Known spellings of the fields are among them, so that two texts often mean the same.
fn any_text() -> impl Strategy<Value = Value> {
    let known = [
        "8211059954",
        "821105-9954",
        "821105+9954",
        "19821105-9954",
        "0701740605",
        "+46701740605",
        "070 174 06 05",
        "SE",
        "swe",
        "Sverige",
        "111 22",
        "11122",
        "se-11122",
        "83279",
        "8327",
        "8327-0",
        "Åsa",
        "A\u{30a}SA",
        "ı",
        "İ",
        "ß",
        "ΟΔΟΣ",
        "οδος",
        "οδοσ",
    ];
    prop_oneof![
        proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        "[-+0-9() ./–]{0,24}",
        "[0-9]{4,12}",
        "\\PC{0,12}",
        any::<String>(),
    ]
    .prop_map(Value::Text)
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => any_text(),
        1 => (any::<i64>(), 0u32..6).prop_map(|(n, scale)| Value::Money(Money { amount: Decimal::new(n, scale), currency: Currency::SEK })),
        1 => any::<i64>().prop_map(Value::Number),
        1 => any::<bool>().prop_map(Value::Flag),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn normalized_value_means_the_same(field in any_field(), value in any_value()) {
        prop_assert!(is_same_value(field, &normalize_value(field, &value, today()), &value, today()));
    }

    #[test]
    fn normalize_value_is_idempotent(field in any_field(), value in any_value()) {
        let sent = normalize_value(field, &value, today());
        prop_assert_eq!(normalize_value(field, &sent, today()), sent);
    }

    #[test]
    fn is_same_value_is_an_equivalence(
        field in any_field(),
        a in any_value(),
        b in any_value(),
        c in any_value(),
    ) {
        prop_assert!(is_same_value(field, &a, &a, today()));
        let is_same = |one: &Value, other: &Value| is_same_value(field, one, other, today());
        let (ab, bc, ac) = (is_same(&a, &b), is_same(&b, &c), is_same(&a, &c));
        prop_assert_eq!(ab, is_same_value(field, &b, &a, today()));
        prop_assert!(!(ab && bc) || ac);
    }

    #[test]
    fn case_and_outer_spaces_never_matter(field in any_field(), known in "[A-Za-z0-9åäöÅÄÖ@.-]{1,12}") {
        let shouted = format!("  {}\t", known.to_uppercase());
        prop_assert!(is_same_value(field, &text(&known), &text(&shouted), today()));
    }
}
