//! The disk full, or read-only, under the whole app in a process of its own: what the window is told, and how the run ends once there
//! is room again.

use rstest::rstest;
use tests::instance::{Instance, doubles};

use crate::small_disk::Disk;

const APP: &str = env!("CARGO_BIN_EXE_folder_run");

#[rstest]
fn the_disk_fills_up_under_the_living_app(
    #[values("employees", "employee_import", "leave", "benefits")] export: &str,
    // Before the first intent is kept; when the first answer came and is not kept; between two requests.
    #[values(0, 2, 4)] points: usize,
) {
    let (data, disk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut app = Disk::with(16 * 1024).instance(disk.path(), APP, data.path());
    assert_eq!(app.ask("open"), "opened");
    assert_eq!(app.ask(&format!("start {export} {points}")), "there");
    assert_eq!(app.ask("fill"), "full");
    assert_eq!(app.ask("go on"), "interrupted storage_full");
    // As long as the disk is full it does not come to its end, whether it breaks off at once or a little later.
    app.ask("continue");
    assert_eq!(app.ask("state"), "interrupted storage_full");
    assert_eq!(app.ask("make room"), "room");
    assert_eq!(app.ask("continue"), "Confirmed");
    assert_eq!(app.ask("state"), "done");
    assert!(app.end());
    assert_eq!(doubles(data.path()), Vec::<String>::new());
}

#[rstest]
#[case(Disk::with(0), "storage_full")]
#[case(Disk::read_only(), "storage_read_only")]
fn a_disk_on_which_the_app_cannot_begin_is_called_what_it_is(#[case] disk: Disk, #[case] code: &str) {
    let (data, at) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert!(Instance::opened(APP, data.path()).end());
    let mut app = disk.instance(at.path(), APP, data.path());
    assert_eq!(app.ask("open"), code);
    assert!(app.end());
}
