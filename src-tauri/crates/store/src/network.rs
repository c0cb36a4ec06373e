//! Whether a folder lies on another computer. There the write-ahead log of SQLite, which is memory shared by its processes, must not be used.

use std::path::{Component, Path, Prefix};

/// The file systems of other computers, as Linux names them.
const REMOTE: [&str; 12] = ["9p", "afs", "ceph", "cifs", "davfs", "fuse.davfs", "fuse.sshfs", "glusterfs", "nfs", "nfs4", "smb3", "smbfs"];

/// Whether a folder is on another computer: a share under Windows, also behind the letter of a drive, or a mount under Linux.
pub(crate) fn is_on_network(folder: &Path) -> bool {
    // Under Windows this names the share behind the letter of a drive.
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    if is_share(&folder) {
        return true;
    }
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    is_remote_mount(&mounts, &folder.to_string_lossy())
}

fn is_share(folder: &Path) -> bool {
    let Some(Component::Prefix(prefix)) = folder.components().next() else { return false };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

/// Whether the innermost mount above a folder is another computer's. `mounts` has a line each: device, place, kind.
fn is_remote_mount(mounts: &str, folder: &str) -> bool {
    let mut innermost: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let mut words = line.split(' ').skip(1);
        let (Some(place), Some(kind)) = (words.next(), words.next()) else { continue };
        // Spaces in a place are written as octal numbers.
        let place = place.replace("\\040", " ");
        let is_above = place == "/" || folder == place || folder.strip_prefix(&place).is_some_and(|rest| rest.starts_with('/'));
        // A later mount on the same place lies over the earlier one.
        if is_above && innermost.is_none_or(|(length, _)| place.len() >= length) {
            innermost = Some((place.len(), kind));
        }
    }
    innermost.is_some_and(|(_, kind)| REMOTE.contains(&kind))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const MOUNTS: &str = "/dev/sda1 / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\n/dev/sdb1 /home/local ext4 rw 0 0\n\
        //pay/data /mnt/pay\\040data cifs rw 0 0\nme@host: /home/local/far fuse.sshfs rw 0 0\n";

    #[rstest]
    #[case("/var/data", false)]
    #[case("/home/ebba", true)]
    #[case("/homely", false)]
    #[case("/home/local/ebba", false)]
    #[case("/home/local/far", true)]
    #[case("/mnt/pay data/2026", true)]
    fn the_innermost_mount_counts(#[case] folder: &str, #[case] remote: bool) {
        assert_eq!(is_remote_mount(MOUNTS, folder), remote);
    }

    #[test]
    fn a_folder_of_this_computer_is_none_of_the_network() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_on_network(folder.path()));
    }

    #[cfg(windows)]
    #[rstest]
    #[case(r"\\server\share\data", true)]
    #[case(r"\\?\UNC\server\share\data", true)]
    #[case(r"C:\Users\ebba", false)]
    #[case(r"\\?\C:\Users\ebba", false)]
    fn a_share_of_windows_is_on_the_network(#[case] folder: &str, #[case] remote: bool) {
        assert_eq!(is_share(Path::new(folder)), remote);
    }
}
