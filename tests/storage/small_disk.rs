//! A small disk of its own for a process: a file system in memory, in a name space that only the process sees. A limit on the
//! size of files would be no full disk: SQLite calls it another error.

use std::path::Path;
use std::process::{Command, Stdio};

use sandbox::Addresses;
use tests::crash::{Came, Way};
use tests::instance::Instance;

/// What kind of disk.
pub struct Disk {
    left: Option<u32>,
}

/// Puts the data on the disk, fills it, runs, and brings the data back whatever became of the run. The ballast goes last, so that
/// the data fits on the way back. Arguments: where, kibibytes left or `ro`, the data, the program and its arguments.
const ON_A_DISK: &str = r#"
    disk=$1 left=$2 data=$3; shift 3
    mount -t tmpfs -o size=64m tmpfs "$disk" || exit 99
    cp -a "$data/." "$disk/" || exit 98
    if [ "$left" = ro ]; then mount -o remount,ro "$disk" || exit 97
    else
        free=$(df -k --output=avail "$disk" | tail -n 1)
        head -c $(( (free - left) * 1024 )) /dev/zero >"$disk/ballast" || exit 96
    fi
    "$@"; ended=$?
    [ "$left" = ro ] || rm -f "$disk/ballast"
    cp -a "$disk/." "$data/" || exit 95
    exit $ended"#;

impl Disk {
    /// One with so many kibibytes left.
    pub fn with(left: u32) -> Self {
        Self { left: Some(left) }
    }

    /// One that cannot be written.
    pub fn read_only() -> Self {
        Self { left: None }
    }

    /// The whole app, without a window, with its data on the disk, mounted at `disk`.
    pub fn instance(&self, disk: &Path, program: &str, data: &Path) -> Instance {
        Instance::of(&mut self.command(disk, program, data))
    }

    /// The program with its data on the disk, which is mounted at `disk`. The first argument is that folder.
    fn command(&self, disk: &Path, program: &str, data: &Path) -> Command {
        assert!(can_mount(), "no small disk can be made: set the sysctl kernel.apparmor_restrict_unprivileged_userns to 0");
        let mut command = Command::new("unshare");
        command.args(["--mount", "--map-root-user", "sh", "-c", ON_A_DISK, "sh"]).arg(disk);
        command.arg(self.left.map_or_else(|| "ro".to_owned(), |left| left.to_string())).arg(data).arg(program).arg(disk);
        command
    }

    /// Runs the program with its data on the disk. `Killed`: it ended before the run did.
    pub async fn run(&self, program: &str, data: &Path, addresses: &Addresses, way: Way) -> Came {
        let disk = tempfile::tempdir().expect("a folder to mount on");
        let mut command = self.command(disk.path(), program, data);
        command.arg(serde_json::to_string(addresses).expect("addresses as JSON"));
        command.arg(serde_json::to_string(&way).expect("a way as JSON")).arg("never");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let ended = tokio::task::spawn_blocking(move || command.output()).await.expect("a thread").expect("it starts");
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!matches!(ended.status.code(), Some(94..=99)), "the disk could not be made: {told}");
        if ended.status.success() {
            return Came::Ended;
        }
        // It must have been the disk and nothing else, and it must be called what it is.
        let word = if self.left.is_some() { "Full" } else { "ReadOnly" };
        assert!(told.contains(word), "not called {word}: {told}");
        Came::Killed
    }
}

fn can_mount() -> bool {
    let tried = Command::new("unshare").args(["--mount", "--map-root-user", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
    tried.is_ok_and(|ended| ended.status.success())
}
