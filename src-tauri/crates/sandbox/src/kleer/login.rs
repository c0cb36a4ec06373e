//! The login with e-mail and password. It returns the companies and their tokens.

use serde_json::{Value, json};

use super::{format::Format, state::Kleer, tables};
use crate::{
    exchange::{Call, Reply},
    switches::{KleerRights, KleerSwitches},
};

pub(super) fn login(call: &Call, format: Format, kleer: &Kleer, switches: &KleerSwitches) -> Reply {
    if call.method != "POST" || !switches.password_login {
        return format.refuse(if switches.password_login { 405 } else { 404 }, "Hittades inte");
    }
    let sent = match format.read(call, "user-authentication", tables::LOGIN) {
        Ok(sent) => sent,
        Err(refusal) => return refusal,
    };
    let email = sent.get("email").and_then(Value::as_str).unwrap_or_default();
    let password = sent.get("password").and_then(Value::as_str).unwrap_or_default();
    if !email.eq_ignore_ascii_case(&kleer.login.email) || password != kleer.login.password {
        return format.refuse(401, "Felaktig e-postadress eller felaktigt lösenord");
    }
    let main = kleer.tokens.first().map(|token| token.company);
    let companies = kleer.tokens.iter().filter_map(|token| {
        let company = kleer.companies.iter().find(|company| company.id == token.company)?;
        Some(json!({
            "id": company.id,
            "name": company.name,
            "active": true,
            "main": main == Some(company.id),
            "token": token.token,
            "accounting-currency-type": "SEK",
            "accesses": { "type": accesses(switches.rights) },
            "access-roles": { "access-role": roles(switches.rights) },
        }))
    });
    format.ok("accessible-companies", tables::COMPANIES, &json!({ "accessible-company": companies.collect::<Vec<_>>() }))
}

fn accesses(rights: KleerRights) -> Vec<&'static str> {
    let mut accesses = vec!["PayrollOwn", "TimereportOwn"];
    if rights.users {
        accesses.push("Administrator");
    }
    if rights.report_time {
        accesses.push("Timereport");
    }
    if rights.payroll {
        accesses.extend(["Payroll", "PayrollRead", "PayrollSecret"]);
    }
    accesses
}

fn roles(rights: KleerRights) -> Vec<Value> {
    let finance = json!({ "id": "finance-manager", "name": "Ekonomiansvarig", "description": "" });
    if rights.finance_manager { vec![finance] } else { Vec::new() }
}
