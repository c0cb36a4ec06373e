//! The benefit list of the sample company, and its export to Personio.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use serde_json::{Value, json};

use crate::page::{Page, outcomes, page};

const LIST: &str = "sample-benefits";

fn opened() -> Page {
    let page = page();
    page.open_sample();
    page
}

fn current_month(page: &Page) -> Value {
    page.get("benefit_month", json!({ "integrationId": LIST, "month": null }))
}

fn month_list(page: &Page, month: &Value) -> Value {
    page.get("benefit_month", json!({ "integrationId": LIST, "month": month }))
}

fn plan(page: &Page, month: &Value) -> Value {
    page.get("plan_benefits", json!({ "integrationId": LIST, "month": month }))
}

fn rows(plan: &Value) -> &Vec<Value> {
    plan["changes"].as_array().unwrap()
}

/// The keys of the preselected rows.
fn preselected(plan: &Value) -> Vec<String> {
    let is_preselected = |row: &&Value| row["kind"] == "create" && row["benefit"]["hold"] == false;
    rows(plan).iter().filter(is_preselected).map(|row| row["key"].as_str().unwrap().to_owned()).collect()
}

fn states(plan: &Value) -> BTreeSet<&str> {
    rows(plan).iter().map(|row| row["benefit"]["state"].as_str().unwrap()).collect()
}

fn send(page: &Page, plan: &Value, keys: &[String], resend: bool) -> Value {
    let run =
        page.get("run_start", json!({ "planId": plan["id"], "keys": keys, "confirmations": { "shrunk_source": true, "resend": resend } }));
    page.finish(&run)
}

fn cents(text: &Value) -> i64 {
    let text = text["amount"].as_str().unwrap();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let sign = if text.starts_with('-') { -1 } else { 1 };
    whole.parse::<i64>().unwrap() * 100 + sign * format!("{part:0<2}").parse::<i64>().unwrap()
}

#[test]
fn benefits_are_sent_and_proven() {
    let page = opened();
    let list = current_month(&page);
    let first = plan(&page, &list["proposed"]);
    let states = states(&first);
    for state in ["type_to_make", "new", "there_equal", "blocked", "not_sent"] {
        assert!(states.contains(state), "{state} is missing in {states:?}");
    }
    let chosen = preselected(&first);
    let run = send(&page, &first, &chosen, false);
    assert_eq!(outcomes(&run), BTreeMap::from([("confirmed".to_owned(), chosen.len())]), "{run:#}");
    assert_eq!((&run["summary"]["export"], &run["summary"]["month"]), (&json!("benefits"), &list["proposed"]));

    let proof = page.get("run_proof", json!({ "runId": run["summary"]["id"] }));
    assert_eq!(cents(&proof["total"]["approved"]), cents(&proof["total"]["read_back"]), "{proof:#}");
    assert_eq!(cents(&proof["total"]["approved"]), cents(&proof["total"]["sent"]));
    assert!(cents(&proof["total"]["sent"]) > 0);
    assert_eq!(proof["holds"], false, "somebody of the list is not in Personio: the list is not all there");
    let listed: i64 = list_of(&page, &list["proposed"]).iter().map(|entry| cents(&entry["amount"])).sum();
    assert_eq!(cents(&proof["total"]["listed"]), listed, "every amount of the list stands in the proof");

    let again = plan(&page, &list["proposed"]);
    assert_eq!(preselected(&again), Vec::<String>::new(), "{again:#}");
    assert_eq!(again["exported"]["run_id"], run["summary"]["id"]);
}

fn card(page: &Page) -> Value {
    let overview = page.get("overview", json!({}));
    overview["integrations"].as_array().unwrap().iter().find(|card| card["id"] == LIST).unwrap().clone()
}

/// The card's need about rows of the last plan that were not sent: the run and the counts.
fn left_behind(page: &Page) -> Option<(Value, Value)> {
    let card = card(page);
    let need = card["needs"].as_array().unwrap().iter().find(|need| need["kind"] == "left_behind")?;
    assert_eq!(need["export"], "benefits");
    Some((need["run_id"].clone(), need["left"].clone()))
}

#[test]
fn overview_shows_unsent_rows_of_the_last_plan() {
    let page = opened();
    assert_eq!((left_behind(&page), card(&page)["calm"]["kind"].clone()), (None, json!("not_compared")), "nobody compared anything yet");
    let list = current_month(&page);
    let first = plan(&page, &list["proposed"]);
    let chosen = preselected(&first);
    let (run_id, unsent) = left_behind(&page).expect("a plan that was not sent waits");
    assert_eq!((run_id, unsent["not_chosen"].as_u64()), (Value::Null, Some(chosen.len() as u64)), "{unsent}");

    let run = send(&page, &first, &chosen[1..], false);
    let (run_id, after) = left_behind(&page).expect("what was not ticked waits");
    assert_eq!((&run_id, &after["not_chosen"]), (&run["summary"]["id"], &json!(1)), "{after}");
    let held_back = rows(&first).iter().filter(|row| row["kind"] == "create" && row["benefit"]["hold"] == true).count();
    let blocked = rows(&first).iter().filter(|row| row["kind"] == "blocked").count();
    assert_eq!((&after["held"], &after["blocked"]), (&json!(held_back), &json!(blocked)));
    assert!(blocked > 0, "somebody of the list is not in Personio");
    assert_eq!(after, run["left_behind"], "the run says the same");
    assert_eq!(card(&page)["calm"]["kind"], "not_compared");
}

/// The list has one person, who exists in Personio.
#[test]
fn calm_overview_is_about_the_compared_list() {
    let page = opened();
    let list = current_month(&page);
    let first = plan(&page, &list["proposed"]);
    let row = rows(&first).iter().find(|row| row["benefit"]["state"] == "there_equal").expect("an amount that is there").clone();
    let (person, benefit) = (row["source_id"].clone(), row["benefit"]["parts"][0]["benefit"].clone());
    let set_amount = |month: &Value, person: &Value, benefit: &Value, amount: Value| {
        let given = json!({ "integrationId": LIST, "person": person, "benefit": benefit, "month": month, "amount": amount });
        page.get("benefit_amount", given);
    };
    // The other months are cleared. Beside them a single amount would look like a mistake, and another month would be proposed.
    for other in list["months"].as_array().unwrap().iter().map(|month| &month["month"]) {
        for entry in list_of(&page, other) {
            if *other != list["proposed"] || entry["person"] != person || entry["benefit"] != benefit {
                set_amount(other, &entry["person"], &entry["benefit"], Value::Null);
            }
        }
    }
    assert_eq!(current_month(&page)["proposed"], list["proposed"]);
    let only = plan(&page, &list["proposed"]);
    assert_eq!(states(&only), BTreeSet::from(["there_equal"]), "{only:#}");
    assert_eq!(card(&page)["calm"]["kind"], "compared");
    assert_eq!(left_behind(&page), None);
    set_amount(&list["proposed"], &person, &benefit, json!("1.23"));
    assert_eq!(card(&page)["calm"]["kind"], "not_compared", "another list, another look");
}

fn list_of(page: &Page, month: &Value) -> Vec<Value> {
    month_list(page, month)["entries"].as_array().unwrap().clone()
}

/// Sends an amount and then changes it in the list. Returns the month, and the row of the next plan that reports a different amount.
fn changed_after_sending(page: &Page) -> (Value, Value) {
    let list = current_month(page);
    let first = plan(page, &list["proposed"]);
    send(page, &first, &preselected(&first), false);
    let row = rows(&first).iter().find(|row| row["benefit"]["state"] == "new" && row["benefit"]["hold"] == false).unwrap();
    let part = &row["benefit"]["parts"][0];
    let given = json!({ "integrationId": LIST, "person": row["source_id"], "benefit": part["benefit"], "month": list["proposed"], "amount": "999.99" });
    page.get("benefit_amount", given);

    let second = plan(page, &list["proposed"]);
    // The row is identified by person and benefit, because its key changes once the compensation type exists.
    let is_same = |other: &&Value| other["source_id"] == row["source_id"] && other["benefit"]["parts"][0]["benefit"] == part["benefit"];
    let changed = rows(&second).iter().find(is_same).unwrap().clone();
    assert_eq!((&changed["benefit"]["state"], &changed["kind"]), (&json!("there_different"), &json!("blocked")), "{changed:#}");
    assert_eq!(preselected(&second), Vec::<String>::new());
    (list["proposed"].clone(), changed)
}

/// Whether each correction of a row is done.
fn corrections_done(page: &Page, row: &Value) -> Vec<bool> {
    let corrections = page.get("corrections", json!({ "integrationId": LIST }));
    let of_row = corrections.as_array().unwrap().iter().filter(|one| one["change"]["key"] == row["key"]);
    of_row.map(|one| !one["done_at"].is_null()).collect()
}

#[test]
fn changed_amount_becomes_a_correction() {
    let page = opened();
    let (_, changed) = changed_after_sending(&page);
    assert_eq!(corrections_done(&page, &changed), [false]);
}

#[test]
fn correction_is_done_when_the_old_amount_is_gone() {
    let page = opened();
    let (month, changed) = changed_after_sending(&page);
    let is_persons = |pay: &Value| pay["person"] == changed["target_id"];
    let is_old = |pay: &Value| pay["id"] == changed["benefit"]["held"][0]["id"];
    let read_again = |change: &dyn Fn(&mut Vec<Value>)| {
        let later = page.reopen_after(|company| change(company["personio"]["compensations"].as_array_mut().unwrap()));
        plan(&later, &month);
        corrections_done(&later, &changed)
    };
    let remove_all_of_person = |pay: &mut Vec<Value>| {
        let before = pay.len();
        pay.retain(|one| !is_persons(one));
        assert!(pay.len() < before);
    };
    assert_eq!(read_again(&remove_all_of_person), [false], "whoever shows nothing of a person shows nothing as done");
    assert_eq!(read_again(&|_| ()), [false], "it still stands there");
    let correct_old_amount = |pay: &mut Vec<Value>| {
        let old = pay.iter_mut().find(|one| is_old(one)).expect("the old amount");
        old["value"] = json!("999.99");
    };
    assert_eq!(read_again(&correct_old_amount), [true]);
}

#[test]
fn changed_list_discards_the_plan() {
    let page = opened();
    let list = current_month(&page);
    let first = plan(&page, &list["proposed"]);
    let entry = list_of(&page, &list["proposed"])[0].clone();
    page.get(
        "benefit_amount",
        json!({ "integrationId": LIST, "person": entry["person"], "benefit": entry["benefit"], "month": entry["month"], "amount": "1.23" }),
    );
    let refused = page.error(
        "run_start",
        json!({ "planId": first["id"], "keys": preselected(&first), "confirmations": { "shrunk_source": true, "resend": false } }),
    );
    assert_eq!(refused["code"], "gone");
}

#[test]
fn invalid_amounts_are_refused() {
    let page = opened();
    let entry = list_of(&page, &current_month(&page)["proposed"])[0].clone();
    for amount in ["", "1,5", "0.001", "1000000.01", "1e9", "NaN"] {
        let given = json!({ "integrationId": LIST, "person": entry["person"], "benefit": entry["benefit"], "month": entry["month"], "amount": amount });
        let refused = page.error("benefit_amount", given);
        assert_eq!((&refused["code"], &refused["hint"]), (&json!("invalid_input"), &json!("amount")), "{amount}");
    }
}

#[test]
fn file_is_imported_completely_or_not_at_all() {
    let page = opened();
    let open = |text: &str| {
        let content = base64::engine::general_purpose::STANDARD.encode(text);
        page.get("benefit_file_open", json!({ "integrationId": LIST, "name": "liste.csv", "content": content, "sheet": null }))
    };
    let read = |file: &Value| json!({ "integrationId": LIST, "read": { "file": file["file"], "content": "amounts", "mapping": file["mapping"], "month": null, "decimal": null, "mode": "replace" } });
    let header = "Personalnummer;Benefit;Tatsächlich genutzter Betrag;Abrechnungsmonat\n";
    let broken = open(&format!("{header}1001;Sachbezug;50,00;2031-03\n1002;Sachbezug;fünfzig;2031-03\n"));
    let preview = page.get("benefit_file_read", read(&broken));
    assert_eq!(preview["problems"].as_array().unwrap().len(), 1, "{preview:#}");
    assert_eq!(page.error("benefit_file_import", read(&broken))["code"], "file_problems");
    assert_eq!(list_of(&page, &json!("2031-03")), Vec::<Value>::new());

    let whole = open(&format!("{header}1001;Sachbezug;50,00;2031-03\n1001;Sachbezug;1,50;2031-03\n7777;Neuer Benefit;1.234,50;2031-03\n"));
    let preview = page.get("benefit_file_read", read(&whole));
    assert_eq!((&preview["added_up"], &preview["new_people"], &preview["new_benefits"]), (&json!(1), &json!(1), &json!(["Neuer Benefit"])));
    assert_eq!(page.get("benefit_file_import", read(&whole))["taken"], 2);
    let amounts: BTreeSet<String> =
        list_of(&page, &json!("2031-03")).iter().map(|one| one["amount"]["amount"].as_str().unwrap().to_owned()).collect();
    assert_eq!(amounts, BTreeSet::from(["51.5".to_owned(), "1234.5".to_owned()]));
    assert_eq!(open(with_one_row(header).as_str())["remembered"], true, "what the columns mean is remembered");
    assert_eq!(page.error("benefit_file_read", read(&whole))["code"], "gone", "another file was opened since");
}

fn with_one_row(header: &str) -> String {
    format!("{header}1;A;1,00;2031-04\n")
}

#[test]
fn invalid_rules_and_limits_are_refused() {
    let page = opened();
    let benefit = current_month(&page)["benefits"][0]["benefit"]["id"].clone();
    let part = |share: Value| json!({ "into": { "kind": "new", "name": "x" }, "share": share, "payout": { "kind": "one_time" } });
    let rule = json!({ "kind": "send", "parts": [part(json!({ "kind": "percent", "value": "50" }))] });
    let refused = page.error("benefit_rule", json!({ "integrationId": LIST, "benefitId": benefit, "rule": rule }));
    assert_eq!(refused["hint"], "parts");
    let mut limits = page.get("legal_limits", json!({}));
    let known = limits.as_array().unwrap().len();
    limits[0]["source"] = json!(" ");
    assert_eq!(page.error("legal_limits_save", json!({ "limits": limits }))["hint"], "source");
    limits[0]["source"] = json!("mein Steuerberater");
    limits[0]["most"]["amount"] = json!("60");
    page.get("legal_limits_save", json!({ "limits": limits }));
    assert_eq!(page.get("legal_limits", json!({}))[0]["most"]["amount"], "60");
    assert_eq!(page.get("legal_limits_reset", json!({})).as_array().unwrap().len(), known);
}

#[test]
fn sending_for_an_old_month_needs_confirmation() {
    let page = opened();
    let entry = list_of(&page, &current_month(&page)["month"])[0].clone();
    page.get(
        "benefit_amount",
        json!({ "integrationId": LIST, "person": entry["person"], "benefit": "sample-sachbezug", "month": "2024-01", "amount": "12.34" }),
    );
    let old = plan(&page, &json!("2024-01"));
    let keys = preselected(&old);
    assert!(!keys.is_empty(), "{old:#}");
    let refused =
        page.error("run_start", json!({ "planId": old["id"], "keys": keys, "confirmations": { "shrunk_source": true, "resend": false } }));
    assert_eq!(refused["hint"], "resend");
    let run = send(&page, &old, &keys, true);
    assert_eq!(outcomes(&run), BTreeMap::from([("confirmed".to_owned(), keys.len())]), "{run:#}");
}

#[test]
fn mail_waits_without_a_server() {
    let page = opened();
    let integration = page.get("integration", json!({ "integrationId": LIST }));
    let mut settings = integration["settings"].clone();
    settings["mail"] = json!({ "to": ["chefin@nordlicht.example"], "people": false });
    page.get("integration_update", json!({ "integrationId": LIST, "label": integration["card"]["label"], "settings": settings }));
    let first = plan(&page, &current_month(&page)["proposed"]);
    let run = send(&page, &first, &preselected(&first), false);
    let id = &run["summary"]["id"];
    let mail = page.get("run_mail_send", json!({ "runId": id }));
    assert_eq!((&mail["state"], &mail["error"]["code"]), (&json!("waiting"), &json!("mail_not_set_up")), "{mail:#}");
    assert_eq!(mail["to"], json!(["chefin@nordlicht.example"]));
    let person = run["rows"].as_array().unwrap().iter().find(|row| row["benefit"]["state"] == "new").unwrap();
    let name = person["name"].as_str().unwrap();
    assert!(!mail["body"].as_str().unwrap().contains(name), "no single person stands in the mail");
    let needs = page.get("overview", json!({}));
    assert!(needs.to_string().contains("mail_waiting"), "{needs:#}");
    settings["mail"] = json!({ "to": ["no address"], "people": false });
    let given = json!({ "integrationId": LIST, "label": integration["card"]["label"], "settings": settings });
    assert_eq!(page.error("integration_update", given)["hint"], "mail_to");
}
