//! Titles of columns in German, Swedish and English, and what they mean.

use crate::{column_kind::Meaning, text};

/// Titles as a whole, without spaces and signs.
const WHOLE: [(Meaning, &[&str]); 9] = [
    (
        Meaning::PersonnelNumber,
        &[
            "personalnummer",
            "personalnr",
            "persnr",
            "persnummer",
            "personalid",
            "mitarbeiternummer",
            "mitarbeiternr",
            "mitarbeiterid",
            "manr",
            "arbeitnehmernummer",
            "arbeitnehmernr",
            "angestelltennummer",
            "stammnummer",
            "anställningsnummer",
            "anställningsnr",
            "anställningsid",
            "anstnr",
            "anstnummer",
            "medarbetarnummer",
            "employeeno",
            "employeenumber",
            "employeenr",
            "employeeid",
            "empno",
            "empid",
            "personnelnumber",
            "personnelno",
            "personnelnr",
            "personnelid",
            "staffnumber",
            "staffno",
            "staffid",
            "payrollnumber",
            "payrollid",
        ],
    ),
    (
        Meaning::Email,
        &["email", "emailadresse", "emailaddress", "emailadress", "mail", "mailadresse", "epost", "epostadress", "mejl", "mejladress"],
    ),
    (
        Meaning::Name,
        &[
            "name",
            "namn",
            "mitarbeiter",
            "mitarbeiterin",
            "mitarbeitername",
            "mitarbeitende",
            "anställd",
            "medarbetare",
            "employee",
            "employeename",
            "fullname",
            "person",
            "namevorname",
            "nachnamevorname",
            "vornamenachname",
            "vollständigername",
        ],
    ),
    (Meaning::FirstName, &["vorname", "rufname", "förnamn", "tilltalsnamn", "firstname", "givenname"]),
    (Meaning::LastName, &["nachname", "familienname", "zuname", "efternamn", "lastname", "surname", "familyname"]),
    (
        Meaning::Benefit,
        &[
            "benefit",
            "benefits",
            "benefitname",
            "nameofbenefit",
            "namedesbenefits",
            "benefitnameorwagetypeid",
            "benefitoderlohnart",
            "leistung",
            "leistungsart",
            "leistungsname",
            "lohnart",
            "lohnartnr",
            "lohnartid",
            "lohnartnummer",
            "lohnartennummer",
            "lohnartbezeichnung",
            "lohnartenbezeichnung",
            "stammlohnart",
            "zuschuss",
            "wagetype",
            "wagetypeid",
            "wagetypeno",
            "wagetypenumber",
            "wagetypename",
            "paycode",
            "förmån",
            "förmåner",
            "förmånsnamn",
            "förmånensnamn",
            "lönart",
            "löneart",
            "löneartsnummer",
            "löneartsnr",
        ],
    ),
    (
        Meaning::Amount,
        &[
            "betrag",
            "betraginneur",
            "genutzterbetrag",
            "tatsächlichgenutzt",
            "tatsächlichgenutzterbetrag",
            "genutzt",
            "wert",
            "amount",
            "amountused",
            "amountactuallyused",
            "usedamount",
            "actuallyused",
            "actualamount",
            "value",
            "belopp",
            "utnyttjatbelopp",
            "utnyttjat",
            "faktisktutnyttjat",
            "använtbelopp",
            "summa",
        ],
    ),
    (
        Meaning::Month,
        &[
            "abrechnungsmonat",
            "lohnmonat",
            "lohnabrechnungsmonat",
            "gehaltsmonat",
            "auszahlungsmonat",
            "monat",
            "abrechnungszeitraum",
            "zeitraum",
            "lönemånad",
            "månad",
            "löneperiod",
            "utbetalningsmånad",
            "payrollmonth",
            "paymonth",
            "payrollperiod",
            "payperiod",
            "month",
            "periode",
            "period",
        ],
    ),
    (Meaning::Currency, &["währung", "währungscode", "whg", "valuta", "valutakod", "currency", "currencycode"]),
];

/// How a title may end when it is longer: in these languages the end says what it is.
const ENDS: [(Meaning, &[&str]); 6] = [
    (Meaning::PersonnelNumber, &["personalnummer", "mitarbeiternummer", "anställningsnummer", "employeenumber", "personnelnumber"]),
    (Meaning::Email, &["email", "emailadresse", "emailaddress", "mailadresse", "epost", "epostadress"]),
    (Meaning::FirstName, &["vorname", "förnamn", "firstname"]),
    (Meaning::LastName, &["nachname", "efternamn", "lastname"]),
    (Meaning::Amount, &["betrag", "belopp", "amount"]),
    (Meaning::Month, &["monat", "månad", "month"]),
];

/// How a title may start when it is longer ("Betrag (EUR)").
const STARTS: [(Meaning, &[&str]); 5] = [
    (
        Meaning::PersonnelNumber,
        &["personalnummer", "personalnr", "mitarbeiternummer", "anställningsnummer", "employeeno", "personnelnumber"],
    ),
    (Meaning::Email, &["email", "epost"]),
    (Meaning::Benefit, &["benefit", "lohnart", "wagetype", "förmån", "löneart"]),
    (Meaning::Amount, &["betrag", "belopp", "amount", "tatsächlichgenutzt"]),
    (Meaning::Month, &["abrechnungsmonat", "lohnmonat", "lönemånad", "payrollmonth"]),
];

/// The amount that was used goes before any other amount.
const USED: [&str; 6] = ["genutzt", "verwendet", "utnyttja", "använ", "used", "actual"];
/// Amounts that nobody is paid.
const NOT_USED: [&str; 10] = ["budget", "limit", "rest", "saldo", "verfügbar", "available", "maxim", "tillgänglig", "kvar", "offen"];

/// What a title means, and how sure that is (more is surer). `None`: unknown.
pub fn meaning(title: &str) -> Option<(Meaning, u32)> {
    let bare: String = text::folded(title).chars().filter(|c| c.is_alphanumeric()).collect();
    let find = |table: &[(Meaning, &[&str])], fits: fn(&str, &str) -> bool| {
        table.iter().find(|(_, words)| words.iter().any(|word| fits(&bare, word))).map(|(meaning, _)| *meaning)
    };
    let (meaning, sure) = find(&WHOLE, |bare, word| bare == word)
        .map(|meaning| (meaning, 100))
        .or_else(|| find(&ENDS, |bare, word| bare.ends_with(word)).map(|meaning| (meaning, 60)))
        .or_else(|| find(&STARTS, |bare, word| bare.starts_with(word)).map(|meaning| (meaning, 50)))?;
    let says = |words: &[&str]| words.iter().any(|word| bare.contains(word));
    match meaning {
        Meaning::Amount if says(&USED) => Some((meaning, sure + 50)),
        Meaning::Amount if says(&NOT_USED) => None,
        _ => Some((meaning, sure)),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Personalnummer", Meaning::PersonnelNumber)]
    #[case("Pers.-Nr.", Meaning::PersonnelNumber)]
    #[case("Mitarbeiternummer (DATEV)", Meaning::PersonnelNumber)]
    #[case("ANSTÄLLNINGSNUMMER", Meaning::PersonnelNumber)]
    #[case("Anst.nr", Meaning::PersonnelNumber)]
    #[case("Employee no.", Meaning::PersonnelNumber)]
    #[case("E-Mail", Meaning::Email)]
    #[case("E-post", Meaning::Email)]
    #[case("Geschäftliche E-Mail-Adresse", Meaning::Email)]
    #[case("Förnamn", Meaning::FirstName)]
    #[case("Nachname", Meaning::LastName)]
    #[case("Namn", Meaning::Name)]
    #[case("Benefit", Meaning::Benefit)]
    #[case("Lohnart", Meaning::Benefit)]
    #[case("Wage type", Meaning::Benefit)]
    #[case("Förmån", Meaning::Benefit)]
    #[case("Benefit name or wage-type ID", Meaning::Benefit)]
    #[case("Betrag", Meaning::Amount)]
    #[case("Betrag (EUR)", Meaning::Amount)]
    #[case("Tatsächlich genutzt", Meaning::Amount)]
    #[case("Belopp", Meaning::Amount)]
    #[case("Förmånsbelopp", Meaning::Amount)]
    #[case("Benefit amount", Meaning::Amount)]
    #[case("Amount used", Meaning::Amount)]
    #[case("Amount actually used", Meaning::Amount)]
    #[case("Abrechnungsmonat", Meaning::Month)]
    #[case("Lönemånad", Meaning::Month)]
    #[case("Payroll month", Meaning::Month)]
    #[case("Währung", Meaning::Currency)]
    fn a_title_is_known(#[case] title: &str, #[case] wanted: Meaning) {
        assert_eq!(meaning(title).map(|(meaning, _)| meaning), Some(wanted));
    }

    #[test]
    fn a_budget_is_no_amount_and_the_used_amount_goes_first() {
        assert_eq!(meaning("Budgetbetrag"), None);
        assert_eq!(meaning("Restbetrag"), None);
        assert_eq!(meaning("Personnummer"), None);
        assert_eq!(meaning("Abteilung"), None);
        assert!(meaning("Tatsächlich genutzter Betrag").unwrap().1 > meaning("Betrag").unwrap().1);
    }

    #[test]
    fn every_word_is_written_as_titles_are_compared() {
        let all = WHOLE.iter().chain(&ENDS).chain(&STARTS).flat_map(|(_, words)| words.iter());
        for word in all.chain(&USED).chain(&NOT_USED) {
            assert!(word.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase()), "{word}");
        }
    }
}
