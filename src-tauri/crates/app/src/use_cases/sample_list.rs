//! The sample company's benefit list.

use std::collections::{BTreeMap, BTreeSet};

use domain::benefits::{Benefit, BenefitKind, BenefitRule, Entry, ListPerson, Part, Payout, Share, TypeChoice};
use domain::money::{Currency, Money};
use rust_decimal::Decimal;
use sandbox::benefit_list;
use store::{AmountChange, StoredConnection};

use crate::app::App;
use crate::error::{AppError, ErrorCode};
use crate::settings;

const SAMPLE: &str = "sample-benefits";
const SAMPLE_TARGET: &str = "sample-personio";

impl App {
    /// Opens the sample company's benefit list, with amounts of this month and the month before.
    pub(super) fn open_sample_list(&self) -> Result<(), AppError> {
        if let Ok(row) = self.store.integration(SAMPLE) {
            if row.removed {
                self.store.restore_integration(SAMPLE)?;
            }
            return Ok(());
        }
        let target = StoredConnection {
            id: SAMPLE_TARGET.to_owned(),
            service: "personio".to_owned(),
            label: "Personio".to_owned(),
            address: String::new(),
            account_id: None,
            salary_unit: None,
            sample: true,
        };
        self.store.add_connection(&target, self.clock.now())?;
        let id = self.add_benefit_integration(SAMPLE.to_owned(), "Nordlicht GmbH".to_owned(), SAMPLE_TARGET, true)?;
        self.store.change_amounts(&id, &self.sample_list()?)?;
        let integration = self.store.integration(&id)?;
        let mut settings = settings::of(&integration)?;
        settings.benefits.rules = sample_rules();
        self.store.update_integration(&id, &integration.label, &settings::stored(&settings)?)?;
        Ok(())
    }

    fn sample_list(&self) -> Result<AmountChange, AppError> {
        let broken = || AppError::new(ErrorCode::Internal, "the sample list cannot be read");
        let (mut people, mut benefits, mut entries) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
        let mut by_email: BTreeMap<String, String> = BTreeMap::new();
        for line in benefit_list(self.clock.today()) {
            let number = Some(line.personnel_number.clone()).filter(|number| !number.is_empty());
            let email = Some(line.email.clone()).filter(|email| !email.is_empty());
            let id = format!("sample-{}", number.as_ref().or(email.as_ref()).ok_or_else(broken)?);
            // An e-mail address belongs to one person of a list. Another person with the same address is known by the number.
            let email = email.filter(|email| *by_email.entry(email.clone()).or_insert_with(|| id.clone()) == id);
            people.entry(id.clone()).or_insert_with(|| ListPerson { id: id.clone(), number, email, name: None });
            let benefit = benefit_id(&line.benefit);
            benefits.insert(line.benefit.clone());
            let amount: Decimal = line.amount.parse().map_err(|_| broken())?;
            let month = line.month.parse().map_err(|_| broken())?;
            entries.push(Entry { person: id, benefit, month, amount: Money::new(amount, Currency::EUR), equal_rows: Vec::new() });
        }
        let benefits =
            benefits.into_iter().map(|name| Benefit { id: benefit_id(&name), kind: kind(&name), wage_type: None, name }).collect();
        Ok(AmountChange { benefits, people: people.into_values().collect(), cleared: Vec::new(), entries })
    }
}

fn benefit_id(name: &str) -> String {
    format!("sample-{}", name.to_lowercase())
}

fn kind(name: &str) -> Option<BenefitKind> {
    match name {
        "Sachbezug" => Some(BenefitKind::InKind),
        "Essenszuschuss" => Some(BenefitKind::Meal),
        "Deutschlandticket" => Some(BenefitKind::TransitTicket),
        "Internetpauschale" => Some(BenefitKind::Internet),
        "Erholungsbeihilfe" => Some(BenefitKind::Recreation),
        _ => None,
    }
}

/// Most rules are set, so that the first plan shows all kinds of rows. One benefit is left for the owner to decide.
fn sample_rules() -> BTreeMap<String, BenefitRule> {
    let part = |name: &str, share, payout| Part { into: TypeChoice::New { name: name.to_owned() }, share, payout };
    let once = |name: &str| BenefitRule::Send { parts: vec![part(name, Share::Rest, Payout::OneTime)] };
    let meal = BenefitRule::Send {
        parts: vec![
            part("Essenszuschuss", Share::Rest, Payout::OneTime),
            part("Essenszuschuss steuerfrei", Share::Amount(Decimal::new(4_650, 2)), Payout::OneTime),
        ],
    };
    [
        ("Sachbezug", once("Sachbezug")),
        ("Essenszuschuss", meal),
        ("Internetpauschale", once("Internetpauschale")),
        ("Fahrtkostenzuschuss", once("Fahrtkostenzuschuss")),
        ("Erholungsbeihilfe", once("Erholungsbeihilfe")),
        ("Deutschlandticket", once("Deutschlandticket")),
        ("Jobrad", BenefitRule::DoNotSend),
    ]
    .into_iter()
    .map(|(name, rule)| (benefit_id(name), rule))
    .collect()
}
