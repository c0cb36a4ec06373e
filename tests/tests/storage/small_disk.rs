//! A small disk of its own for a process: a file system in memory, in a name space that only the process sees.
//!
//! Where the system lets nobody make one, the process may not let a file grow instead: its writes fail just so in the middle.

use std::path::Path;
use std::process::{Command, Stdio};

use sandbox::Addresses;
use tests::crash::{Came, Way};

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
    "$@" </dev/null; ended=$?
    [ "$left" = ro ] || rm "$disk/ballast"
    cp -a "$disk/." "$data/" || exit 95
    exit $ended"#;

/// The same where no file system can be made: no file may grow beyond what the data file has, and what is left. For a disk that
/// cannot be written nobody has the right to write; root goes without its power over rights.
const WITH_A_LIMIT: &str = r#"
    disk=$1 left=$2 data=$3; shift 3
    if [ "$left" = ro ]; then
        [ "$(id -u)" = 0 ] && set -- setpriv --inh-caps=-all --bounding-set=-all -- "$@"
        chmod -R a-w "$data" || exit 97
        "$@" </dev/null; ended=$?
        chmod -R u+w "$data" || exit 95
        exit $ended
    fi
    trap '' XFSZ
    ulimit -f $(( (left + 64) * 2 )) 2>/dev/null || ulimit -f $(( left + 64 )) || exit 94
    "$@" </dev/null"#;

impl Disk {
    /// One with so many kibibytes left.
    pub fn with(left: u32) -> Self {
        Self { left: Some(left) }
    }

    /// One that cannot be written.
    pub fn read_only() -> Self {
        Self { left: None }
    }

    /// Runs the program with its data on the disk. `Killed`: it ended before the run did.
    pub async fn run(&self, program: &str, data: &Path, addresses: &Addresses, way: Way) -> Came {
        let disk = tempfile::tempdir().expect("a folder to mount on");
        let alone = can_mount();
        let mut command = if alone { Command::new("unshare") } else { Command::new("sh") };
        if alone {
            command.args(["--mount", "--map-root-user", "sh"]);
        }
        let folder = if alone { disk.path() } else { data };
        command.args(["-c", if alone { ON_A_DISK } else { WITH_A_LIMIT }, "sh"]).arg(disk.path());
        command.arg(self.left.map_or_else(|| "ro".to_owned(), |left| left.to_string())).arg(data).arg(program).arg(folder);
        command.arg(serde_json::to_string(addresses).expect("addresses as JSON"));
        command.arg(serde_json::to_string(&way).expect("a way as JSON")).arg("never");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let ended = tokio::task::spawn_blocking(move || command.output()).await.expect("a thread").expect("it starts");
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!matches!(ended.status.code(), Some(94..=99)), "the disk could not be made: {told}");
        if ended.status.success() {
            return Came::Ended;
        }
        // It must have been the disk and nothing else.
        assert!(["Full", "ReadOnly", "Failed(", "CannotOpen", "SystemIo"].iter().any(|word| told.contains(word)), "{told}");
        Came::Killed
    }
}

fn can_mount() -> bool {
    let tried = Command::new("unshare").args(["--mount", "--map-root-user", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
    tried.is_ok_and(|ended| ended.status.success())
}
