use proptest::prelude::*;
use rstest::rstest;

use super::*;

// Birth numbers from 980 on are reserved for tests by the tax authority.

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 21)
}

fn parse(text: &str) -> Result<String, PersonalNumberError> {
    PersonalNumber::parse(text, today()).map(|number| number.formatted())
}

/// Each number in the four notations of official test data.
#[rstest]
#[case::man("821105", "-", "9954", "19")]
#[case::woman("901211", "-", "9948", "19")]
#[case::born_after_2000("001209", "-", "9891", "20")]
#[case::coordination_man("570574", "-", "9959", "19")]
#[case::coordination_woman("730674", "-", "9982", "19")]
#[case::first_day_of_coordination("900161", "-", "9981", "19")]
#[case::last_day_of_coordination("900191", "-", "9985", "19")]
#[case::leap_day("000229", "-", "9980", "20")]
#[case::leap_day_of_the_last_century("960229", "-", "9985", "19")]
#[case::coordination_on_a_leap_day("000289", "-", "9987", "20")]
#[case::month_not_known("900072", "-", "9807", "19")]
#[case::day_not_known("900860", "-", "9803", "19")]
#[case::month_and_day_not_known("900060", "-", "9819", "19")]
#[case::day_31_of_a_month_not_known("900091", "-", "9820", "19")]
#[case::over_a_hundred("791221", "+", "9990", "18")]
fn parse_accepts_every_notation(#[case] date: &str, #[case] sign: &str, #[case] last: &str, #[case] century: &str) {
    let expected = Ok(format!("{century}{date}-{last}"));
    assert_eq!(parse(&format!("{century}{date}{last}")), expected);
    assert_eq!(parse(&format!("{century}{date}{sign}{last}")), expected);
    assert_eq!(parse(&format!(" {century}{date} {sign} {last} ")), expected);
    assert_eq!(parse(&format!("{century}{date}\u{2013}{last}")), expected);
    if century != "18" {
        assert_eq!(parse(&format!("{date}{last}")), expected);
        assert_eq!(parse(&format!("{date}{sign}{last}")), expected);
        assert_eq!(parse(&format!("{date} {last}")), expected);
    }
}

#[rstest]
#[case("090527+1474", day(2026, 11, 21), "19090527-1474")]
#[case("791221+9990", day(2026, 11, 21), "18791221-9990")]
#[case("270101+9982", day(2026, 11, 21), "18270101-9982")]
#[case("791221-9990", day(2026, 11, 21), "19791221-9990")]
// the sign changes in the year in which the person turns 100, not on the birthday
#[case("261231+9984", day(2026, 1, 1), "19261231-9984")]
#[case("261231-9984", day(2027, 1, 1), "20261231-9984")]
// without a sign the person can be 100, and nobody is born tomorrow
#[case("2612319984", day(2026, 12, 30), "19261231-9984")]
#[case("2612319984", day(2026, 12, 31), "20261231-9984")]
fn parse_derives_century_from_sign_and_year(#[case] text: &str, #[case] today: NaiveDate, #[case] expected: &str) {
    assert_eq!(PersonalNumber::parse(text, today).unwrap().formatted(), expected);
}

#[rstest]
#[case::empty("", PersonalNumberError::Form)]
#[case::too_short("821105-995", PersonalNumberError::Form)]
#[case::eleven_digits("9821105-9954", PersonalNumberError::Form)]
#[case::too_long("119821105-9954", PersonalNumberError::Form)]
#[case::two_signs("821105--9954", PersonalNumberError::Form)]
#[case::sign_elsewhere("8211-059954", PersonalNumberError::Form)]
#[case::letters("82110A-9954", PersonalNumberError::Form)]
#[case::other_digits("٨٢١١٠٥-٩٩٥٤", PersonalNumberError::Form)]
#[case::month_13("821305-9954", PersonalNumberError::Date)]
#[case::month_0("820005-9954", PersonalNumberError::Date)]
#[case::day_0("821100-9954", PersonalNumberError::Date)]
#[case::day_32("900132-9987", PersonalNumberError::Date)]
#[case::between_day_and_coordination("821140-9954", PersonalNumberError::Date)]
#[case::day_32_of_a_month_not_known("900092-9811", PersonalNumberError::Date)]
#[case::coordination_day_92("900192-9989", PersonalNumberError::Date)]
#[case::no_leap_year("900229-9981", PersonalNumberError::Date)]
#[case::no_leap_year_1900("19000229-9980", PersonalNumberError::Date)]
#[case::no_leap_year_1900_by_sign("000229+9980", PersonalNumberError::Date)]
#[case::century_17("17821105-9954", PersonalNumberError::Date)]
#[case::century_21("21821105-9954", PersonalNumberError::Date)]
#[case::tomorrow("20261122-9986", PersonalNumberError::Future)]
#[case::tomorrow_by_sign("261122-9986", PersonalNumberError::Future)]
#[case::birth_number_000("20150916-0006", PersonalNumberError::BirthNumber)]
#[case::check_digit("870704-9996", PersonalNumberError::CheckDigit)]
#[case::coordination_check_digit("390182-9913", PersonalNumberError::CheckDigit)]
#[case::swapped_digits("821105-9945", PersonalNumberError::CheckDigit)]
#[case::check_digit_over_twelve_digits("19900101-9983", PersonalNumberError::CheckDigit)]
#[case::interim("821105-T954", PersonalNumberError::Interim)]
#[case::interim_in_small_letters("19821105n954", PersonalNumberError::Interim)]
#[case::letter_of_no_interim_number("821105-A954", PersonalNumberError::Form)]
#[case::interim_with_two_letters("821105-TT54", PersonalNumberError::Form)]
fn parse_refuses_wrong_numbers(#[case] text: &str, #[case] expected: PersonalNumberError) {
    assert_eq!(parse(text), Err(expected));
}

#[test]
fn number_gives_birth_date_and_kind() {
    let coordination = PersonalNumber::parse("570574-9959", today()).unwrap();
    assert_eq!(coordination.birth_date(), Some(day(1957, 5, 14)));
    assert!(coordination.is_coordination_number());
    let personal = PersonalNumber::parse("821105-9954", today()).unwrap();
    assert_eq!(personal.birth_date(), Some(day(1982, 11, 5)));
    assert_eq!(PersonalNumber::parse("900860-9803", today()).unwrap().birth_date(), None);
    assert!(!personal.is_coordination_number());
}

#[test]
fn number_prints_masked() {
    let number = PersonalNumber::parse("570574-9959", today()).unwrap();
    assert_eq!(number.masked(), "19570574-****");
    assert!(!format!("{number:?}").contains(|c: char| c.is_ascii_digit()));
}

proptest! {
    #[test]
    fn parse_never_panics(text in "\\PC{0,20}", digits in "[0-9+ –TX-]{8,16}") {
        let _ = parse(&text);
        let _ = parse(&digits);
    }

    #[test]
    fn formatted_number_is_parsed_as_itself(digits in "(18|19|20)?[0-9]{2}(0[1-9]|1[0-2])[0-26-8][0-9][+-]?[0-9]{4}") {
        if let Ok(formatted) = parse(&digits) {
            prop_assert_eq!(parse(&formatted), Ok(formatted));
        }
    }

    #[test]
    fn parse_notices_one_wrong_digit(place in 0usize..3, digit in 0u8..10) {
        let mut last = *b"9954";
        let changed = digit + b'0' != last[place];
        last[place] = digit + b'0';
        let text = format!("821105-{}", std::str::from_utf8(&last).unwrap());
        prop_assert_eq!(parse(&text).is_err(), changed);
    }
}
