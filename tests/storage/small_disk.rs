//! A small disk of its own for a process: a file system in memory, in a name space that only the process sees. A limit on the size of files
//! would not do, because SQLite reports it as another error.

use std::path::Path;
use std::process::{Command, Stdio};

use sandbox::Addresses;
use tests::crash::{Job, ProcessEnd};
use tests::instance::Instance;

pub struct Disk {
    left: Option<u32>,
}

/// Copies the data to the disk, fills it, runs the program, and copies the data back after any result. The ballast is removed last, so that
/// the data fits on the way back. Arguments: mount point, free kibibytes or `ro`, the data, the program and its arguments.
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
    /// A disk with this many free kibibytes.
    pub fn with(left: u32) -> Self {
        Self { left: Some(left) }
    }

    pub fn read_only() -> Self {
        Self { left: None }
    }

    /// The whole app without a window, with its data on the disk. The disk is mounted at `disk`.
    pub fn instance(&self, disk: &Path, program: &str, data: &Path) -> Instance {
        Instance::of(&mut self.command(disk, program, data))
    }

    /// The program with its data on the disk. The disk is mounted at `disk`, which is also the program's first argument.
    fn command(&self, disk: &Path, program: &str, data: &Path) -> Command {
        assert!(can_mount(), "no small disk can be made: set the sysctl kernel.apparmor_restrict_unprivileged_userns to 0");
        let mut command = Command::new("unshare");
        command.args(["--mount", "--map-root-user", "sh", "-c", ON_A_DISK, "sh"]).arg(disk);
        command.arg(self.left.map_or_else(|| "ro".to_owned(), |left| left.to_string())).arg(data).arg(program).arg(disk);
        command
    }

    /// Runs the program with its data on the disk. `Killed`: it ended before the run did.
    pub async fn run(&self, program: &str, data: &Path, addresses: &Addresses, job: Job) -> ProcessEnd {
        let disk = tempfile::tempdir().expect("a folder to mount on");
        let mut command = self.command(disk.path(), program, data);
        command.arg(serde_json::to_string(addresses).expect("addresses as JSON"));
        command.arg(serde_json::to_string(&job).expect("a way as JSON")).arg("never");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let ended = tokio::task::spawn_blocking(move || command.output()).await.expect("a thread").expect("it starts");
        let stderr = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!matches!(ended.status.code(), Some(94..=99)), "the disk could not be made: {stderr}");
        if ended.status.success() {
            return ProcessEnd::Ended;
        }
        // The disk must be the cause, and its error must have the right name.
        let error_name = if self.left.is_some() { "Full" } else { "ReadOnly" };
        assert!(stderr.contains(error_name), "not called {error_name}: {stderr}");
        ProcessEnd::Killed
    }
}

fn can_mount() -> bool {
    let tried = Command::new("unshare").args(["--mount", "--map-root-user", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
    tried.is_ok_and(|ended| ended.status.success())
}
