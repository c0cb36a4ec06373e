//! A test that trusts the tests' authority.

use std::{env, fs, path::Path, process::Command};

use crate::Authority;

/// Names the authority's folder, inside the process that trusts it.
const INSIDE: &str = "PAYBRIDGE_TEST_AUTHORITY";
/// A file of the inner process's own: it was the right test that ran.
const RAN: &str = "ran";

/// Runs a test in a process of its own that trusts the authority it is given, and nobody else.
///
/// Trust is a matter of the process (`SSL_CERT_FILE`), so the test program starts itself again, with this test alone. To be called
/// directly by the test's function, not in a case of `rstest`: the closure's name tells which test it is.
pub fn trusting<Test: FnOnce(&Authority)>(test: Test) {
    if let Some(folder) = env::var_os(INSIDE) {
        let folder = Path::new(&folder);
        fs::write(folder.join(RAN), []).unwrap();
        return test(&Authority::in_folder(folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::in_folder(folder.path());
    let name = name_of::<Test>();
    let mut again = Command::new(env::current_exe().unwrap());
    again.args([name, "--exact", "--nocapture"]).env(INSIDE, folder.path()).env("SSL_CERT_FILE", authority.pem());
    let output = again.env_remove("SSL_CERT_DIR").output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", text(&output.stdout), text(&output.stderr));
    assert!(folder.path().join(RAN).exists(), "there is no test of the name {name}");
}

/// The path of the test within its program, from that of the closure: `program::module::test::{{closure}}`.
fn name_of<Test>() -> &'static str {
    let path = std::any::type_name::<Test>();
    let path = path.split_once("::").map_or(path, |(_, rest)| rest);
    path.split("::{{closure}}").next().unwrap_or(path)
}
