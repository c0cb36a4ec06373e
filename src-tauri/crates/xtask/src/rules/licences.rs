//! Checks the licences of all dependencies and build tools, by the metadata of the packages. It needs no network.

use std::fs;

use serde_json::Value;

use super::spdx;
use crate::{
    command::{cargo, output},
    failure::Failure,
    workspace::Workspace,
};

/// Fails with a line for each package whose licence is not among the allowed ones of `deny.toml`.
pub fn licences(workspace: &Workspace) -> Result<(), Failure> {
    let read = |name: &str| {
        let path = workspace.root.join(name);
        fs::read_to_string(&path).map_err(Failure::file(&path))
    };
    let allowed = allowed_licences(&read("deny.toml")?)?;
    let mut packages = rust_packages(&output(cargo(&workspace.root).args(["metadata", "--format-version", "1", "--locked"]))?)?;
    packages.extend(npm_packages(&read("ui/package-lock.json")?)?);
    println!("{} packages, {} licences allowed", packages.len(), allowed.len());
    Failure::unless_empty(violations(&packages, &allowed))
}

/// A package by its name, and its licence.
type Package = (String, Option<String>);

fn violations(packages: &[Package], allowed: &[String]) -> Vec<String> {
    let violation = |package: &Package| match &package.1 {
        None => Some(format!("{} says nothing of its licence", package.0)),
        Some(licence) => match spdx::is_allowed(licence, &|name| allowed.iter().any(|allowed| allowed == name)) {
            Some(true) => None,
            Some(false) => Some(format!("{}: {licence} is not allowed by deny.toml", package.0)),
            None => Some(format!("{}: {licence} cannot be understood", package.0)),
        },
    };
    packages.iter().filter_map(violation).collect()
}

/// The `allow` list below `[licenses]`.
fn allowed_licences(deny: &str) -> Result<Vec<String>, Failure> {
    let list = deny.split_once("[licenses]").and_then(|(_, rest)| rest.split_once("allow = [")).and_then(|(_, rest)| rest.split_once(']'));
    let (list, _) = list.ok_or_else(|| Failure::Output("deny.toml has no list of licences".to_owned()))?;
    Ok(list.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}

fn rust_packages(metadata: &str) -> Result<Vec<Package>, Failure> {
    let metadata: Value = serde_json::from_str(metadata).map_err(|error| Failure::Output(format!("cargo metadata: {error}")))?;
    let packages = metadata["packages"].as_array().filter(|packages| packages.len() > 1);
    let packages = packages.ok_or_else(|| Failure::Output("cargo metadata names no packages".to_owned()))?;
    Ok(packages.iter().map(|package| (text(&package["name"]).unwrap_or_default(), text(&package["license"]))).collect())
}

fn npm_packages(lock: &str) -> Result<Vec<Package>, Failure> {
    let lock: Value = serde_json::from_str(lock).map_err(|error| Failure::Output(format!("package-lock.json: {error}")))?;
    let packages = lock["packages"].as_object().filter(|packages| packages.len() > 1);
    let packages = packages.ok_or_else(|| Failure::Output("package-lock.json names no packages".to_owned()))?;
    // The entry with an empty path is the page itself.
    let others = packages.iter().filter(|(path, _)| !path.is_empty());
    Ok(others.map(|(path, package)| (path.trim_start_matches("node_modules/").to_owned(), text(&package["license"]))).collect())
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_that_is_not_allowed_is_found() {
        let allowed = allowed_licences("allow = [\"X\"]\n[licenses]\nallow = [\n  \"MIT\",\n  \"Apache-2.0\",\n]\n").unwrap();
        assert_eq!(allowed, ["MIT", "Apache-2.0"]);
        let metadata = r#"{"packages": [{"name": "a", "license": "MIT/GPL-3.0"}, {"name": "b", "license": "GPL-3.0"}, {"name": "c", "license": null}]}"#;
        let packages = rust_packages(metadata).unwrap();
        let expected = ["b: GPL-3.0 is not allowed by deny.toml", "c says nothing of its licence"];
        assert_eq!(violations(&packages, &allowed), expected);
        let lock =
            r#"{"packages": {"": {"license": "no"}, "node_modules/d": {"license": "(MIT AND"}, "node_modules/e": {"license": "MIT"}}}"#;
        assert_eq!(violations(&npm_packages(lock).unwrap(), &allowed), ["d: (MIT AND cannot be understood"]);
    }
}
