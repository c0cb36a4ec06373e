//! The questions about a benefit file before its import.

use base64::Engine as _;
use serde_json::{Value, json};

use crate::page::{Page, page};

const LIST: &str = "sample-benefits";
const HEADER: &str = "Personalnummer;Benefit;Betrag;Abrechnungsmonat\n";

fn opened() -> Page {
    let page = page();
    page.open_sample();
    page
}

fn open(page: &Page, bytes: &[u8], more: Value) -> Value {
    let content = base64::engine::general_purpose::STANDARD.encode(bytes);
    let mut given = json!({ "integrationId": LIST, "name": "liste.csv", "content": content, "sheet": null });
    given.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    page.get("benefit_file_open", given)
}

fn read(file: &Value, more: Value) -> Value {
    let mut read = json!({ "file": file["file"], "content": "amounts", "mapping": file["mapping"], "month": null, "decimal": null, "mode": "replace" });
    read.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "integrationId": LIST, "read": read })
}

fn list(page: &Page, month: &str) -> Vec<String> {
    let month = page.get("benefit_month", json!({ "integrationId": LIST, "month": month }));
    month["entries"].as_array().unwrap().iter().map(|entry| entry["amount"]["amount"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn equal_rows_cause_a_question() {
    let page = opened();
    let row = "1001;Sachbezug;50,00;2031-03\n";
    let file = open(&page, format!("{HEADER}{row}1002;Sachbezug;20,00;2031-03\n{row}").as_bytes(), json!({}));
    let preview = page.get("benefit_file_read", read(&file, json!({})));
    assert_eq!((&preview["questions"], &preview["twins"]["rows"], &preview["twins"]["lines"]), (&json!(["twins"]), &json!(1), &json!([4])));
    assert_eq!(preview["lines"][2]["same_as"], 2, "{preview:#}");
    let refused = page.error("benefit_file_import", read(&file, json!({})));
    assert_eq!((&refused["code"], &refused["hint"]), (&json!("invalid_input"), &json!("twins")));
    assert_eq!(list(&page, "2031-03"), Vec::<String>::new());

    let once = read(&file, json!({ "twins": "count_once" }));
    assert_eq!(page.get("benefit_file_read", once.clone())["total"]["amount"], "70");
    let each = page.get("benefit_file_read", read(&file, json!({ "twins": "count_each" })));
    assert_eq!((&each["total"]["amount"], &each["questions"]), (&json!("120"), &json!([])));
    page.get("benefit_file_import", once);
    let mut amounts = list(&page, "2031-03");
    amounts.sort();
    assert_eq!(amounts, ["20", "50"]);
}

#[test]
fn counted_equal_rows_are_marked_everywhere() {
    let page = opened();
    let month = page.get("benefit_month", json!({ "integrationId": LIST, "month": null }))["month"].clone();
    let (month, row) = (month.as_str().unwrap(), "1001;Sachbezug;20,00;");
    let text = format!("{HEADER}{row}{month}\n1002;Sachbezug;20,00;{month}\n{row}{month}\n");
    let file = open(&page, text.as_bytes(), json!({}));
    page.get("benefit_file_import", read(&file, json!({ "twins": "count_each" })));
    let marks = |month: &str| -> Vec<Value> {
        let list = page.get("benefit_month", json!({ "integrationId": LIST, "month": month }));
        let mut marks: Vec<Value> = list["entries"].as_array().unwrap().iter().map(|entry| entry["equal_rows"].clone()).collect();
        marks.sort_by_key(Value::to_string);
        marks
    };
    assert_eq!(marks(month), [json!([[2, 4]]), json!([])]);
    page.get("benefit_copy", json!({ "integrationId": LIST, "from": month, "to": "2031-05" }));
    assert_eq!(marks("2031-05"), [json!([[2, 4]]), json!([])]);
    let plan = page.get("plan_benefits", json!({ "integrationId": LIST, "month": month }));
    let findings = plan["changes"].as_array().unwrap().iter().flat_map(|row| row["findings"].as_array().unwrap());
    let marked: Vec<&Value> =
        findings.filter(|finding| finding["code"] == "benefit_equal_rows").map(|finding| &finding["params"]).collect();
    assert_eq!(marked, [&json!({ "rows": "2, 4", "times": "2" })]);
}

#[test]
fn uncertain_encoding_causes_a_question() {
    let page = opened();
    let bytes = [HEADER.as_bytes(), b"1001;\x81rskort;50,00;2031-03\n"].concat();
    let file = open(&page, &bytes, json!({}));
    assert_eq!(file["encoding"]["certain"], false, "{file:#}");
    assert_eq!(page.get("benefit_file_read", read(&file, json!({})))["questions"], json!(["encoding"]));
    assert_eq!(page.error("benefit_file_import", read(&file, json!({})))["hint"], "encoding");
    let mac = open(&page, &bytes, json!({ "encoding": "mac_roman" }));
    let preview = page.get("benefit_file_read", read(&mac, json!({})));
    assert_eq!((&preview["questions"], &preview["new_benefits"]), (&json!([]), &json!(["Årskort"])));
}

#[test]
fn title_row_can_be_chosen() {
    let page = opened();
    let text = format!("{HEADER}Personalnummer;Benefit;Wert;Monat\n1001;Sachbezug;50,00;2031-03\n");
    let file = open(&page, text.as_bytes(), json!({}));
    assert_eq!((&file["titles"], &file["head"][1]["cells"][2]), (&line(1), &json!("Wert")));
    let chosen = open(&page, text.as_bytes(), json!({ "titles": line(2) }));
    assert_eq!((&chosen["titles"], &chosen["rows"]), (&line(2), &json!(1)));
    let mapping = json!({ "columns": { "personnel_number": 0, "benefit": 1, "amount": 2, "month": 3 } });
    page.get("benefit_file_import", read(&chosen, json!({ "mapping": mapping })));
    assert_eq!(list(&page, "2031-03"), ["50"]);
    // In the next file the same titles are found again, with the same meaning.
    let next = open(&page, text.replace("50,00", "60,00").as_bytes(), json!({}));
    assert_eq!((&next["titles"], &next["mapping"], &next["remembered"]), (&line(2), &mapping, &json!(true)));
}

fn line(line: u32) -> Value {
    json!({ "kind": "line", "line": line })
}

#[test]
fn file_without_titles_is_imported_by_columns() {
    let page = opened();
    let text = "1001;Sachbezug;50,00;2031-03\n1002;Sachbezug;20,00;2031-03\n";
    let file = open(&page, text.as_bytes(), json!({}));
    assert_eq!(
        (&file["titles"], &file["columns"][1]["title"], &file["columns"][1]["samples"]),
        (&json!({ "kind": "none" }), &json!(""), &json!(["Sachbezug"]))
    );
    assert_eq!((&file["mapping"], &file["remembered"], &file["rows"]), (&json!({ "columns": { "month": 3 } }), &json!(false), &json!(2)));
    let mapping = json!({ "columns": { "personnel_number": 0, "benefit": 1, "amount": 2, "month": 3 } });
    let preview = page.get("benefit_file_read", read(&file, json!({ "mapping": mapping })));
    assert_eq!(
        (&preview["rows"], &preview["total"]["amount"], &preview["lines"][0]["line"]),
        (&json!(2), &json!("70"), &json!(1)),
        "{preview:#}"
    );
    page.get("benefit_file_import", read(&file, json!({ "mapping": mapping })));
    let mut amounts = list(&page, "2031-03");
    amounts.sort();
    assert_eq!(amounts, ["20", "50"]);
    let next = open(&page, text.as_bytes(), json!({}));
    assert_eq!(
        (&next["mapping"], &next["remembered"]),
        (&json!({ "columns": { "month": 3 } }), &json!(false)),
        "columns of another file may mean something else"
    );
}

#[test]
fn row_with_several_problems_counts_once() {
    let page = opened();
    let file = open(&page, format!("{HEADER}1001;;x;y\n1002;Sachbezug;z;2031-03\n").as_bytes(), json!({}));
    let preview = page.get("benefit_file_read", read(&file, json!({})));
    assert_eq!((preview["problems"].as_array().unwrap().len(), &preview["wrong_rows"]), (4, &json!(2)));
    assert_eq!(page.error("benefit_file_import", read(&file, json!({})))["hint"], "2");
}

#[test]
fn stray_month_does_not_change_the_month() {
    let page = opened();
    let rows =
        |month: &str, people: std::ops::Range<u32>| people.map(|person| format!("{person};Sachbezug;50,00;{month}\n")).collect::<String>();
    let text = format!("{HEADER}{}{}", rows("2031-03", 1..9), rows("2031-04", 9..10));
    let file = open(&page, text.as_bytes(), json!({}));
    let preview = page.get("benefit_file_read", read(&file, json!({})));
    let months: Vec<_> = preview["months"].as_array().unwrap().iter().map(|month| (&month["month"], &month["stray"])).collect();
    assert_eq!(months, [(&json!("2031-03"), &json!(false)), (&json!("2031-04"), &json!(true))]);
    assert_eq!(page.get("benefit_file_import", read(&file, json!({})))["month"], "2031-03");
}

/// A sheet with a hidden column of amounts. The test adds its rows, one of them hidden.
const OPEN_DOCUMENT: &str = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="L"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>ROWS</table:table></office:spreadsheet></office:body></office:document-content>"#;

#[test]
fn hidden_rows_cause_a_question_with_their_sum() {
    let page = opened();
    let line = |cells: [&str; 4], more: &str| {
        let cells: String = cells
            .iter()
            .map(|cell| format!(r#"<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>"#))
            .collect();
        format!("<table:table-row {more}>{cells}</table:table-row>")
    };
    let rows = [
        line(["Personalnummer", "Benefit", "Betrag", "Monat"], ""),
        line(["1001", "Sachbezug", "50,00", "2031-05"], ""),
        line(["1002", "Sachbezug", "30,00", "2031-05"], r#"table:visibility="filter""#),
    ];
    let content = OPEN_DOCUMENT.replace("ROWS", &rows.concat());
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_str())] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, content.as_bytes()).unwrap();
    }
    let file = open(&page, &zip.finish().unwrap().into_inner(), json!({ "name": "liste.ods" }));
    let preview = page.get("benefit_file_read", read(&file, json!({})));
    let hidden = json!({ "rows": 1, "lines": [3], "total": { "amount": "30", "currency": "EUR" }, "columns": ["Betrag"], "sheet": false });
    assert_eq!((&preview["hidden"], &preview["questions"], &preview["lines"][1]["hidden"]), (&hidden, &json!(["hidden"]), &json!(true)));
    assert_eq!(page.error("benefit_file_import", read(&file, json!({})))["hint"], "hidden");
    let total = |hidden: &str| page.get("benefit_file_read", read(&file, json!({ "hidden": hidden })))["total"]["amount"].clone();
    assert_eq!((total("take"), total("leave_out")), (json!("80"), json!("50")));
    page.get("benefit_file_import", read(&file, json!({ "hidden": "leave_out" })));
    assert_eq!(list(&page, "2031-05"), ["50"]);
}
