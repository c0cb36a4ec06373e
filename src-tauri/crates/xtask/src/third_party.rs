//! `cargo xtask third-party`: what others wrote and the app carries along, with the texts of their licences, as the packages on
//! this computer hold them. It is written into the built page, and so becomes part of the program; nothing of it is kept in the
//! repository.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    command::{cargo, output},
    failure::Failure,
    workspace::Workspace,
};

/// The file in the built page.
pub const FILE: &str = "third-party.txt";

/// Where the app runs.
const PLATFORMS: [&str; 4] = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "x86_64-apple-darwin", "aarch64-apple-darwin"];

/// How the names of files with a licence begin, in capitals.
const NAMES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

const HEAD: &str = "Paybridge is built with the works of others. Here is each of them with its licence; the texts of the licences follow.";

/// A package that is part of the app.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
    /// Where it comes from, or nothing.
    source: String,
    folder: PathBuf,
    /// The file that it names as its licence, where it names one.
    named: Option<String>,
}

/// Writes the list, if it is not there as it should be: cargo embeds the file, and builds anew when it changes.
pub fn write(workspace: &Workspace) -> Result<(), Failure> {
    let packages = shipped(workspace)?;
    let (text, without) = notices(&packages)?;
    let file = workspace.ui().join("dist").join(FILE);
    if fs::read_to_string(&file).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::write(&file, &text).map_err(Failure::file(&file))?;
    println!("{}: {} packages, {without} without a text of their own, {} KiB", file.display(), packages.len(), text.len() / 1024);
    Ok(())
}

/// Fails when the built page's list lacks what cargo itself says the app is built of, or what the page asks for.
pub fn is_whole(workspace: &Workspace) -> Result<(), Failure> {
    let read = |file: PathBuf| fs::read_to_string(&file).map_err(Failure::file(&file));
    let list = read(workspace.ui().join("dist").join(FILE))?;
    let mut tree = cargo(&workspace.root);
    tree.args(["tree", "--package", "paybridge", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}", "--locked"]);
    for platform in PLATFORMS {
        tree.args(["--target", platform]);
    }
    let asked: Value = serde_json::from_str(&read(workspace.ui().join("package.json"))?)
        .map_err(|error| Failure::Answer(format!("package.json: {error}")))?;
    let asked = asked["dependencies"].as_object().into_iter().flatten().map(|(name, _)| name.as_str());
    let missing = missing(&list, &output(&mut tree)?, &asked.collect::<Vec<_>>());
    Failure::unless_empty(missing.into_iter().map(|one| format!("{one} is not in {FILE}")).collect())
}

/// What is not in the list: of the packages in cargo's tree, one a line, our own being named with their folders; and of the
/// page's, by name.
fn missing(list: &str, tree: &str, page: &[&str]) -> BTreeSet<String> {
    let listed: BTreeSet<&str> = list.lines().collect();
    let others = tree.lines().filter(|line| !line.is_empty() && !line.contains(" (/") && !line.contains(":\\"));
    let named = others.map(|line| line.trim_end_matches(" (*)").replacen(" v", " ", 1));
    let of_rust = named.filter(|title| !listed.contains(title.as_str()));
    let stands = |name: &str| listed.iter().any(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
    of_rust.chain(page.iter().filter(|name| !stands(name)).map(|name| (*name).to_owned())).collect()
}

/// Rust's packages and the page's.
fn shipped(workspace: &Workspace) -> Result<BTreeSet<Package>, Failure> {
    let mut command = cargo(&workspace.root);
    command.args(["metadata", "--format-version", "1", "--locked"]);
    for platform in PLATFORMS {
        command.args(["--filter-platform", platform]);
    }
    let mut packages = rust(&output(&mut command)?)?;
    let lock = workspace.ui().join("package-lock.json");
    packages.extend(npm(&fs::read_to_string(&lock).map_err(Failure::file(&lock))?, &workspace.ui())?);
    Ok(packages)
}

/// Everything that the app's program is made of: what it uses itself and what that uses in turn. What only builds or tests it is
/// no part of it, and neither is what writes code while it is built.
fn rust(metadata: &str) -> Result<BTreeSet<Package>, Failure> {
    let metadata: Value = serde_json::from_str(metadata).map_err(|error| Failure::Answer(format!("cargo metadata: {error}")))?;
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        list.as_array().into_iter().flatten().map(|one| (text(&one["id"]), one.clone())).collect()
    };
    let (packages, nodes) = (by_id(&metadata["packages"]), by_id(&metadata["resolve"]["nodes"]));
    let app = packages.iter().find(|(_, package)| package["name"] == "paybridge" && package["source"].is_null());
    let (app, _) = app.ok_or_else(|| Failure::Answer("cargo metadata does not name the app".to_owned()))?;
    let (mut found, mut waiting) = (BTreeSet::new(), vec![app.clone()]);
    while let Some(id) = waiting.pop() {
        let writes_code = packages.get(&id).is_none_or(|package| {
            let kinds =
                package["targets"].as_array().into_iter().flatten().flat_map(|target| target["kind"].as_array().into_iter().flatten());
            kinds.into_iter().any(|kind| kind == "proc-macro")
        });
        if writes_code || !found.insert(id.clone()) {
            continue;
        }
        let uses = nodes.get(&id).and_then(|node| node["deps"].as_array()).into_iter().flatten();
        let built_in =
            uses.filter(|used| used["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null())));
        waiting.extend(built_in.map(|used| text(&used["pkg"])));
    }
    let others = found.iter().filter_map(|id| packages.get(id)).filter(|package| !package["source"].is_null());
    Ok(others
        .map(|package| Package {
            name: text(&package["name"]),
            version: text(&package["version"]),
            licence: text(&package["license"]),
            source: text(&package["repository"]),
            folder: Path::new(&text(&package["manifest_path"])).parent().unwrap_or(Path::new("")).to_path_buf(),
            named: package["license_file"].as_str().map(str::to_owned),
        })
        .collect())
}

/// What the page may carry along: fonts and icons are among it. What only builds or tests it is marked so.
fn npm(lock: &str, ui: &Path) -> Result<BTreeSet<Package>, Failure> {
    let lock: Value = serde_json::from_str(lock).map_err(|error| Failure::Answer(format!("package-lock.json: {error}")))?;
    let packages = lock["packages"].as_object().filter(|packages| packages.len() > 1);
    let packages = packages.ok_or_else(|| Failure::Answer("package-lock.json names no packages".to_owned()))?;
    // The one without a name is the page itself.
    let others = packages.iter().filter(|(path, package)| !path.is_empty() && package["dev"] != true && package["devOptional"] != true);
    let installed = others.filter(|(path, package)| package["optional"] != true || ui.join(path).exists());
    Ok(installed
        .map(|(path, package)| Package {
            name: path.rsplit("node_modules/").next().unwrap_or(path).to_owned(),
            version: text(&package["version"]),
            licence: text(&package["license"]),
            source: String::new(),
            folder: ui.join(path),
            named: None,
        })
        .collect())
}

/// The whole text, and how many packages carry no text of a licence. Each text stands there once, below the packages it is of.
fn notices(packages: &BTreeSet<Package>) -> Result<(String, usize), Failure> {
    let mut of_text: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut whole = format!("{HEAD}\n\n");
    let mut without = 0;
    for package in packages {
        let title = title(package);
        whole.push_str(&format!("{title}\n    {}\n", package.licence));
        if !package.source.is_empty() {
            whole.push_str(&format!("    {}\n", package.source));
        }
        let texts = texts(package)?;
        without += usize::from(texts.is_empty());
        for text in texts {
            of_text.entry(text).or_default().insert(title.clone());
        }
    }
    let mut ordered: Vec<(String, BTreeSet<String>)> = of_text.into_iter().collect();
    ordered.sort_by(|one, other| one.1.cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
    for (text, titles) in ordered {
        let titles: Vec<String> = titles.into_iter().collect();
        whole.push_str(&format!("\n{}\n{}\n\n{text}\n", "-".repeat(80), titles.join(", ")));
    }
    Ok((whole, without))
}

fn title(package: &Package) -> String {
    format!("{} {}", package.name, package.version)
}

/// The texts that a package carries: files at its top, and those of a folder for them.
fn texts(package: &Package) -> Result<Vec<String>, Failure> {
    let is_named_so = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_uppercase()).unwrap_or_default();
        NAMES.iter().any(|start| name.starts_with(start)) && !name.ends_with(".RS") && !name.ends_with(".JS")
    };
    let mut files: BTreeSet<PathBuf> = entries(&package.folder)?.into_iter().filter(is_named_so).collect();
    for folder in files.iter().filter(|path| path.is_dir()).cloned().collect::<Vec<_>>() {
        files.extend(entries(&folder)?);
    }
    files.extend(package.named.iter().map(|name| package.folder.join(name)));
    let mut texts = Vec::new();
    for file in files.iter().filter(|path| path.is_file()) {
        let bytes = fs::read(file).map_err(Failure::file(file))?;
        // Ends of lines and blanks at them are no difference between two licences.
        let lines: Vec<String> = String::from_utf8_lossy(&bytes).lines().map(|line| line.trim_end().to_owned()).collect();
        texts.push(lines.join("\n").trim_matches('\n').to_owned());
    }
    texts.retain(|text| !text.is_empty());
    Ok(texts)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(Failure::file(folder))?;
    Ok(entries.into_iter().map(|entry| entry.path()).collect())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_is_listed_and_what_builds_it_is_not() {
        let package = |name: &str, kind: &str, source: &str| {
            format!(
                r#"{{"id": "{name}", "name": "{name}", "version": "1.0.0", "license": "MIT", "source": {source}, "targets": [{{"kind": ["{kind}"]}}], "manifest_path": "/there/{name}/Cargo.toml"}}"#
            )
        };
        let uses = |name: &str, others: &[(&str, &str)]| {
            let others: Vec<String> =
                others.iter().map(|(other, kind)| format!(r#"{{"pkg": "{other}", "dep_kinds": [{{"kind": {kind}}}]}}"#)).collect();
            format!(r#"{{"id": "{name}", "deps": [{}]}}"#, others.join(","))
        };
        let packages = [
            package("paybridge", "bin", "null"),
            package("ours", "lib", "null"),
            package("deep", "lib", "\"r\""),
            package("macros", "proc-macro", "\"r\""),
            package("of-macros", "lib", "\"r\""),
            package("for-tests", "lib", "\"r\""),
            package("for-building", "lib", "\"r\""),
        ];
        let nodes = [
            uses("paybridge", &[("ours", "null"), ("for-tests", "\"dev\""), ("for-building", "\"build\"")]),
            uses("ours", &[("deep", "null"), ("macros", "null")]),
            uses("macros", &[("of-macros", "null")]),
        ];
        let metadata = format!(r#"{{"packages": [{}], "resolve": {{"nodes": [{}]}}}}"#, packages.join(","), nodes.join(","));
        let found: Vec<String> = rust(&metadata).unwrap().iter().map(title).collect();
        assert_eq!(found, ["deep 1.0.0"]);

        let lock = r#"{"packages": {"": {}, "node_modules/a/node_modules/@b/c": {"version": "2", "license": "OFL-1.1"}, "node_modules/d": {"dev": true}}}"#;
        let found: Vec<String> = npm(lock, Path::new("/ui")).unwrap().iter().map(title).collect();
        assert_eq!(found, ["@b/c 2"]);
    }

    #[test]
    fn what_is_missing_is_found() {
        let tree = "paybridge v0.1.0 (/there/src-tauri)\na v1.0.0\nb v2.0.0 (*)\n\nc v3.0.0\n";
        let missing = |list: &str| missing(list, tree, &["d", "e"]).into_iter().collect::<Vec<_>>();
        assert_eq!(missing("a 1.0.0\nb 2.0.0\nc 3.0.1\nd 1\nee 1"), ["c 3.0.0", "e"]);
        assert_eq!(missing("a 1.0.0\nb 2.0.0\nc 3.0.0\nd 1\ne 1"), Vec::<String>::new());
    }

    #[test]
    fn a_text_of_two_packages_stands_there_once_below_both() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
        let package = |name: &str| Package {
            name: name.to_owned(),
            version: "1".to_owned(),
            licence: "MIT OR Apache-2.0".to_owned(),
            source: String::new(),
            folder: here.clone(),
            named: None,
        };
        let (text, without) = notices(&[package("a"), package("b")].into()).unwrap();
        let own = fs::read_to_string(here.join("LICENSE-MIT")).unwrap();
        assert_eq!((text.matches(own.trim()).count(), without), (1, 0));
        assert!(text.contains("a 1, b 1") && text.lines().any(|line| line == "a 1"), "{text}");
    }
}
