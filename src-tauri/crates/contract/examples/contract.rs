//! Prints the generated files of the contract, as a JSON object: the path from the root of the project, and the text.
#![allow(clippy::print_stdout)]

use serde_json::json;

fn main() {
    println!(
        "{}",
        json!({
            "ui/src/generated/types.ts": contract::types(),
            "ui/src/generated/client.ts": contract::client(),
            "src-tauri/capabilities/main.json": contract::capability(),
        })
    );
}
