//! `cargo xtask third-party`: writes the list of third-party packages with their licence texts, which come from the packages on this
//! computer. The list is written into the built page and becomes a part of the program. It is not stored in the repository.

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

/// The name of the list in the built page.
pub const FILE: &str = "third-party.txt";

/// The platforms of the app.
const PLATFORMS: [&str; 4] = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "x86_64-apple-darwin", "aarch64-apple-darwin"];

/// The beginnings of the names of licence files, in capitals.
const LICENCE_FILES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

const HEAD: &str = "Paybridge is built with the works of others. Here is each of them with its licence; the texts of the licences follow.";

/// A package that is part of the app.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
    /// The repository, or an empty text.
    repository: String,
    folder: PathBuf,
    /// The licence file that the package names, if any.
    licence_file: Option<String>,
}

/// Writes the list when it has changed. Cargo embeds the file and builds again after each change.
pub fn write(workspace: &Workspace) -> Result<(), Failure> {
    let packages = shipped_packages(workspace)?;
    let (text, without_licence_text) = build_list(&packages)?;
    let file = workspace.ui().join("dist").join(FILE);
    if fs::read_to_string(&file).is_ok_and(|existing| existing == text) {
        return Ok(());
    }
    fs::write(&file, &text).map_err(Failure::file(&file))?;
    println!(
        "{}: {} packages, {without_licence_text} without a text of their own, {} KiB",
        file.display(),
        packages.len(),
        text.len() / 1024
    );
    Ok(())
}

/// Fails when the list lacks a package of cargo's tree or a dependency of the page.
pub fn check_list(workspace: &Workspace) -> Result<(), Failure> {
    let read = |file: PathBuf| fs::read_to_string(&file).map_err(Failure::file(&file));
    let list = read(workspace.ui().join("dist").join(FILE))?;
    let mut tree = cargo(&workspace.root);
    tree.args(["tree", "--package", "paybridge", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}", "--locked"]);
    for platform in PLATFORMS {
        tree.args(["--target", platform]);
    }
    let manifest: Value = serde_json::from_str(&read(workspace.ui().join("package.json"))?)
        .map_err(|error| Failure::Output(format!("package.json: {error}")))?;
    let dependencies = manifest["dependencies"].as_object().into_iter().flatten().map(|(name, _)| name.as_str());
    let missing = missing_packages(&list, &output(&mut tree)?, &dependencies.collect::<Vec<_>>());
    Failure::unless_empty(missing.into_iter().map(|one| format!("{one} is not in {FILE}")).collect())
}

/// The packages that are missing in the list. `tree` has one Rust package a line, and the app's own crates with their folders.
/// `page` has the names of the npm packages.
fn missing_packages(list: &str, tree: &str, page: &[&str]) -> BTreeSet<String> {
    let listed: BTreeSet<&str> = list.lines().collect();
    let others = tree.lines().filter(|line| !line.is_empty() && !line.contains(" (/") && !line.contains(":\\"));
    let titles = others.map(|line| line.trim_end_matches(" (*)").replacen(" v", " ", 1));
    let missing_rust = titles.filter(|title| !listed.contains(title.as_str()));
    let is_listed = |name: &str| listed.iter().any(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
    missing_rust.chain(page.iter().filter(|name| !is_listed(name)).map(|name| (*name).to_owned())).collect()
}

/// The third-party packages in the app: Rust and npm.
fn shipped_packages(workspace: &Workspace) -> Result<BTreeSet<Package>, Failure> {
    let mut command = cargo(&workspace.root);
    command.args(["metadata", "--format-version", "1", "--locked"]);
    for platform in PLATFORMS {
        command.args(["--filter-platform", platform]);
    }
    let mut packages = rust_packages(&output(&mut command)?)?;
    let lock = workspace.ui().join("package-lock.json");
    packages.extend(npm_packages(&fs::read_to_string(&lock).map_err(Failure::file(&lock))?, &workspace.ui())?);
    Ok(packages)
}

/// The direct and indirect dependencies of the app. Build and test dependencies are left out, and so are procedural macros with their
/// dependencies.
fn rust_packages(metadata: &str) -> Result<BTreeSet<Package>, Failure> {
    let metadata: Value = serde_json::from_str(metadata).map_err(|error| Failure::Output(format!("cargo metadata: {error}")))?;
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        list.as_array().into_iter().flatten().map(|one| (text(&one["id"]), one.clone())).collect()
    };
    let (packages, nodes) = (by_id(&metadata["packages"]), by_id(&metadata["resolve"]["nodes"]));
    let app = packages.iter().find(|(_, package)| package["name"] == "paybridge" && package["source"].is_null());
    let (app, _) = app.ok_or_else(|| Failure::Output("cargo metadata does not name the app".to_owned()))?;
    let (mut found, mut queue) = (BTreeSet::new(), vec![app.clone()]);
    while let Some(id) = queue.pop() {
        let is_proc_macro = packages.get(&id).is_none_or(|package| {
            let kinds =
                package["targets"].as_array().into_iter().flatten().flat_map(|target| target["kind"].as_array().into_iter().flatten());
            kinds.into_iter().any(|kind| kind == "proc-macro")
        });
        if is_proc_macro || !found.insert(id.clone()) {
            continue;
        }
        let uses = nodes.get(&id).and_then(|node| node["deps"].as_array()).into_iter().flatten();
        let built_in =
            uses.filter(|used| used["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null())));
        queue.extend(built_in.map(|used| text(&used["pkg"])));
    }
    let others = found.iter().filter_map(|id| packages.get(id)).filter(|package| !package["source"].is_null());
    Ok(others
        .map(|package| Package {
            name: text(&package["name"]),
            version: text(&package["version"]),
            licence: text(&package["license"]),
            repository: text(&package["repository"]),
            folder: Path::new(&text(&package["manifest_path"])).parent().unwrap_or(Path::new("")).to_path_buf(),
            licence_file: package["license_file"].as_str().map(str::to_owned),
        })
        .collect())
}

/// The packages that the page may contain, with fonts and icons. The lock file marks build and test dependencies.
fn npm_packages(lock: &str, ui: &Path) -> Result<BTreeSet<Package>, Failure> {
    let lock: Value = serde_json::from_str(lock).map_err(|error| Failure::Output(format!("package-lock.json: {error}")))?;
    let packages = lock["packages"].as_object().filter(|packages| packages.len() > 1);
    let packages = packages.ok_or_else(|| Failure::Output("package-lock.json names no packages".to_owned()))?;
    // The entry with an empty path is the page itself.
    let others = packages.iter().filter(|(path, package)| !path.is_empty() && package["dev"] != true && package["devOptional"] != true);
    let installed = others.filter(|(path, package)| package["optional"] != true || ui.join(path).exists());
    Ok(installed
        .map(|(path, package)| Package {
            name: path.rsplit("node_modules/").next().unwrap_or(path).to_owned(),
            version: text(&package["version"]),
            licence: text(&package["license"]),
            repository: String::new(),
            folder: ui.join(path),
            licence_file: None,
        })
        .collect())
}

/// The text of the list, and the number of packages without a licence text. Each licence text appears once, below its packages.
fn build_list(packages: &BTreeSet<Package>) -> Result<(String, usize), Failure> {
    let mut titles_by_text: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut list = format!("{HEAD}\n\n");
    let mut without_text = 0;
    for package in packages {
        let title = title(package);
        list.push_str(&format!("{title}\n    {}\n", package.licence));
        if !package.repository.is_empty() {
            list.push_str(&format!("    {}\n", package.repository));
        }
        let texts = licence_texts(package)?;
        without_text += usize::from(texts.is_empty());
        for text in texts {
            titles_by_text.entry(text).or_default().insert(title.clone());
        }
    }
    let mut ordered: Vec<(String, BTreeSet<String>)> = titles_by_text.into_iter().collect();
    ordered.sort_by(|one, other| one.1.cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
    for (text, titles) in ordered {
        let titles: Vec<String> = titles.into_iter().collect();
        list.push_str(&format!("\n{}\n{}\n\n{text}\n", "-".repeat(80), titles.join(", ")));
    }
    Ok((list, without_text))
}

fn title(package: &Package) -> String {
    format!("{} {}", package.name, package.version)
}

/// The licence texts of a package: licence files in its folder, and files in a licence folder.
fn licence_texts(package: &Package) -> Result<Vec<String>, Failure> {
    let is_licence_file = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_uppercase()).unwrap_or_default();
        LICENCE_FILES.iter().any(|start| name.starts_with(start)) && !name.ends_with(".RS") && !name.ends_with(".JS")
    };
    let mut files: BTreeSet<PathBuf> = entries(&package.folder)?.into_iter().filter(is_licence_file).collect();
    for folder in files.iter().filter(|path| path.is_dir()).cloned().collect::<Vec<_>>() {
        files.extend(entries(&folder)?);
    }
    files.extend(package.licence_file.iter().map(|name| package.folder.join(name)));
    let mut texts = Vec::new();
    for file in files.iter().filter(|path| path.is_file()) {
        let bytes = fs::read(file).map_err(Failure::file(file))?;
        // Two licences are equal when they differ only in line endings and trailing spaces.
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
    fn list_has_built_in_packages_only() {
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
        let found: Vec<String> = rust_packages(&metadata).unwrap().iter().map(title).collect();
        assert_eq!(found, ["deep 1.0.0"]);

        let lock = r#"{"packages": {"": {}, "node_modules/a/node_modules/@b/c": {"version": "2", "license": "OFL-1.1"}, "node_modules/d": {"dev": true}}}"#;
        let found: Vec<String> = npm_packages(lock, Path::new("/ui")).unwrap().iter().map(title).collect();
        assert_eq!(found, ["@b/c 2"]);
    }

    #[test]
    fn missing_package_is_found() {
        let tree = "paybridge v0.1.0 (/there/src-tauri)\na v1.0.0\nb v2.0.0 (*)\n\nc v3.0.0\n";
        let missing = |list: &str| missing_packages(list, tree, &["d", "e"]).into_iter().collect::<Vec<_>>();
        assert_eq!(missing("a 1.0.0\nb 2.0.0\nc 3.0.1\nd 1\nee 1"), ["c 3.0.0", "e"]);
        assert_eq!(missing("a 1.0.0\nb 2.0.0\nc 3.0.0\nd 1\ne 1"), Vec::<String>::new());
    }

    #[test]
    fn shared_licence_text_is_listed_once() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
        let package = |name: &str| Package {
            name: name.to_owned(),
            version: "1".to_owned(),
            licence: "MIT OR Apache-2.0".to_owned(),
            repository: String::new(),
            folder: root.clone(),
            licence_file: None,
        };
        let (text, without_text) = build_list(&[package("a"), package("b")].into()).unwrap();
        let own = fs::read_to_string(root.join("LICENSE-MIT")).unwrap();
        assert_eq!((text.matches(own.trim()).count(), without_text), (1, 0));
        assert!(text.contains("a 1, b 1") && text.lines().any(|line| line == "a 1"), "{text}");
    }
}
