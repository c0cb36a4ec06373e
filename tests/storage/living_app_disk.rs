//! The disk is full or read-only under the whole app in a process of its own: the error in the window, and the end of the run once the disk
//! has room again.

use rstest::rstest;
use tests::instance::{Instance, duplicates};

use crate::small_disk::Disk;

const APP: &str = env!("CARGO_BIN_EXE_folder_run");

#[rstest]
fn disk_full_under_the_running_app_is_reported(
    #[values("employees", "employee_import", "leave", "benefits")] export: &str,
    // Before the first intent is stored; after the first answer, before it is stored; between two requests.
    #[values(0, 2, 4)] points: usize,
) {
    let (data, disk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut app = Disk::with(16 * 1024).instance(disk.path(), APP, data.path());
    assert_eq!(app.ask("open"), "opened");
    assert_eq!(app.ask(&format!("start {export} {points}")), "there");
    assert_eq!(app.ask("fill"), "full");
    assert_eq!(app.ask("go on"), "interrupted storage_full");
    // While the disk is full, the run does not end. It may stop at once or a little later.
    app.ask("continue");
    assert_eq!(app.ask("state"), "interrupted storage_full");
    assert_eq!(app.ask("make room"), "room");
    assert_eq!(app.ask("continue"), "Confirmed");
    assert_eq!(app.ask("state"), "done");
    assert!(app.end());
    assert_eq!(duplicates(data.path()), Vec::<String>::new());
}

#[rstest]
#[case(Disk::with(0), "storage_full")]
#[case(Disk::read_only(), "storage_read_only")]
fn unusable_disk_at_the_start_is_named(#[case] disk: Disk, #[case] code: &str) {
    let (data, at) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert!(Instance::opened(APP, data.path()).end());
    let mut app = disk.instance(at.path(), APP, data.path());
    assert_eq!(app.ask("open"), code);
    assert!(app.end());
}
