//! Runs a test in a process that trusts the tests' authority.

use std::{env, fs, path::Path, process::Command};

use crate::Authority;

/// The environment variable with the authority's folder. It is set in the inner process only.
const INNER_PROCESS: &str = "PAYBRIDGE_TEST_AUTHORITY";
/// The inner process writes this file, as proof that the right test ran.
const PROOF_FILE: &str = "ran";

/// Runs a test in a process of its own that trusts only the given authority.
///
/// Trust belongs to the process (`SSL_CERT_FILE`), so the test program starts itself again with this test only. The test function must call
/// `trusting` directly, and not in a case of `rstest`, because the closure's type name contains the name of the test.
pub fn trusting<Test: FnOnce(&Authority)>(test: Test) {
    if let Some(folder) = env::var_os(INNER_PROCESS) {
        let folder = Path::new(&folder);
        fs::write(folder.join(PROOF_FILE), []).unwrap();
        return test(&Authority::in_folder(folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::in_folder(folder.path());
    let name = test_name::<Test>();
    let mut command = Command::new(env::current_exe().unwrap());
    command.args([name, "--exact", "--nocapture"]).env(INNER_PROCESS, folder.path()).env("SSL_CERT_FILE", authority.pem());
    let output = command.env_remove("SSL_CERT_DIR").output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", text(&output.stdout), text(&output.stderr));
    assert!(folder.path().join(PROOF_FILE).exists(), "there is no test of the name {name}");
}

/// The path of the test within its program. The closure's type name is `program::module::test::{{closure}}`.
fn test_name<Test>() -> &'static str {
    let path = std::any::type_name::<Test>();
    let path = path.split_once("::").map_or(path, |(_, rest)| rest);
    path.split("::{{closure}}").next().unwrap_or(path)
}
