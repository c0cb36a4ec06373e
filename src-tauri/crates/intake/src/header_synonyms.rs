//! Column titles in German, Swedish and English, and their meanings.

use crate::{column_kind::Meaning, text};

/// Whole titles, without spaces and punctuation.
const EXACT: [(Meaning, &[&str]); 9] = [
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

/// Ends of longer titles. In these languages the last part of a compound carries its meaning.
const SUFFIXES: [(Meaning, &[&str]); 6] = [
    (Meaning::PersonnelNumber, &["personalnummer", "mitarbeiternummer", "anställningsnummer", "employeenumber", "personnelnumber"]),
    (Meaning::Email, &["email", "emailadresse", "emailaddress", "mailadresse", "epost", "epostadress"]),
    (Meaning::FirstName, &["vorname", "förnamn", "firstname"]),
    (Meaning::LastName, &["nachname", "efternamn", "lastname"]),
    (Meaning::Amount, &["betrag", "belopp", "amount"]),
    (Meaning::Month, &["monat", "månad", "month"]),
];

/// Beginnings of longer titles ("Betrag (EUR)").
const PREFIXES: [(Meaning, &[&str]); 5] = [
    (
        Meaning::PersonnelNumber,
        &["personalnummer", "personalnr", "mitarbeiternummer", "anställningsnummer", "employeeno", "personnelnumber"],
    ),
    (Meaning::Email, &["email", "epost"]),
    (Meaning::Benefit, &["benefit", "lohnart", "wagetype", "förmån", "löneart"]),
    (Meaning::Amount, &["betrag", "belopp", "amount", "tatsächlichgenutzt"]),
    (Meaning::Month, &["abrechnungsmonat", "lohnmonat", "lönemånad", "payrollmonth"]),
];

/// Marks of the amount that was actually used. It is preferred to other amounts.
const USED_AMOUNT: [&str; 6] = ["genutzt", "verwendet", "utnyttja", "använ", "used", "actual"];
/// Marks of amounts that are not paid.
const OTHER_AMOUNT: [&str; 10] = ["budget", "limit", "rest", "saldo", "verfügbar", "available", "maxim", "tillgänglig", "kvar", "offen"];

/// The meaning of a title and the confidence in it; a higher number is more certain. `None`: the title is unknown.
pub fn meaning_of_title(title: &str) -> Option<(Meaning, u32)> {
    let letters: String = text::casefold(title).chars().filter(|c| c.is_alphanumeric()).collect();
    let find = |table: &[(Meaning, &[&str])], fits: fn(&str, &str) -> bool| {
        table.iter().find(|(_, words)| words.iter().any(|word| fits(&letters, word))).map(|(meaning, _)| *meaning)
    };
    let (meaning, confidence) = find(&EXACT, |letters, word| letters == word)
        .map(|meaning| (meaning, 100))
        .or_else(|| find(&SUFFIXES, |letters, word| letters.ends_with(word)).map(|meaning| (meaning, 60)))
        .or_else(|| find(&PREFIXES, |letters, word| letters.starts_with(word)).map(|meaning| (meaning, 50)))?;
    let contains_any = |words: &[&str]| words.iter().any(|word| letters.contains(word));
    match meaning {
        Meaning::Amount if contains_any(&USED_AMOUNT) => Some((meaning, confidence + 50)),
        Meaning::Amount if contains_any(&OTHER_AMOUNT) => None,
        _ => Some((meaning, confidence)),
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
    fn known_title_has_its_meaning(#[case] title: &str, #[case] wanted: Meaning) {
        assert_eq!(meaning_of_title(title).map(|(meaning, _)| meaning), Some(wanted));
    }

    #[test]
    fn budget_is_no_amount_and_used_amount_comes_first() {
        assert_eq!(meaning_of_title("Budgetbetrag"), None);
        assert_eq!(meaning_of_title("Restbetrag"), None);
        assert_eq!(meaning_of_title("Personnummer"), None);
        assert_eq!(meaning_of_title("Abteilung"), None);
        assert!(meaning_of_title("Tatsächlich genutzter Betrag").unwrap().1 > meaning_of_title("Betrag").unwrap().1);
    }

    #[test]
    fn every_synonym_is_lower_case_and_alphanumeric() {
        let all = EXACT.iter().chain(&SUFFIXES).chain(&PREFIXES).flat_map(|(_, words)| words.iter());
        for word in all.chain(&USED_AMOUNT).chain(&OTHER_AMOUNT) {
            assert!(word.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase()), "{word}");
        }
    }
}
