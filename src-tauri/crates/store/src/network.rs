//! Whether a folder lies on another computer. There the write-ahead log of SQLite, which is memory shared by its processes, must not be used.

use std::path::{Component, Path, Prefix};

/// The file systems of other computers, as Linux and macOS name them.
const REMOTE: [&str; 15] = [
    "9p",
    "afpfs",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "ftp",
    "fuse.davfs",
    "fuse.sshfs",
    "glusterfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "webdav",
];

/// Whether a folder is on another computer: a share under Windows, also behind the letter of a drive, or a mount under Linux or macOS.
pub(crate) fn is_on_network(folder: &Path) -> bool {
    // Under Windows this names the share behind the letter of a drive.
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    if is_share(&folder) {
        return true;
    }
    let folder = folder.to_string_lossy();
    if cfg!(target_os = "macos") {
        let told = std::process::Command::new("/sbin/mount").output().map(|told| told.stdout).unwrap_or_default();
        return is_remote_mount(String::from_utf8_lossy(&told).lines().filter_map(told_mount), &folder);
    }
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    is_remote_mount(mounts.lines().filter_map(listed_mount), &folder)
}

/// Place and kind of a mount as Linux lists it: device, place, kind.
fn listed_mount(line: &str) -> Option<(String, &str)> {
    let mut words = line.split(' ').skip(1);
    // Spaces in a place are written as octal numbers.
    Some((words.next()?.replace("\\040", " "), words.next()?))
}

/// Place and kind of a mount as macOS tells it: "//ebba@server/pay on /Volumes/pay (smbfs, nodev, nosuid)".
fn told_mount(line: &str) -> Option<(String, &str)> {
    let (mount, kinds) = line.rsplit_once(" (")?;
    let (_, place) = mount.split_once(" on ")?;
    Some((place.to_owned(), kinds.split([',', ')']).next()?.trim()))
}

fn is_share(folder: &Path) -> bool {
    let Some(Component::Prefix(prefix)) = folder.components().next() else { return false };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

/// Whether the innermost mount above a folder is another computer's. Each mount is its place and its kind.
fn is_remote_mount<'a>(mounts: impl Iterator<Item = (String, &'a str)>, folder: &str) -> bool {
    let mut innermost: Option<(usize, &str)> = None;
    for (place, kind) in mounts {
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
        assert_eq!(is_remote_mount(MOUNTS.lines().filter_map(listed_mount), folder), remote);
    }

    const TOLD: &str = "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\ndevfs on /dev (devfs, local, nobrowse)\n\
        /dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)\n\
        //ebba@server.local/pay on /Volumes/pay data (old) (smbfs, nodev, nosuid, mounted by ebba)\n\
        server:/export on /Volumes/nfs (nfs, nodev, nosuid)\nhttps://dav.example/ on /Volumes/dav (webdav, nodev, noexec)\n\
        //ebba@server/afp on /Volumes/afp (afpfs, nodev, nosuid)\n/dev/disk5s1 on /Volumes/Stick (msdos, local)\n";

    #[rstest]
    #[case("/Users/ebba", false)]
    #[case("/System/Volumes/Data/Users/ebba", false)]
    #[case("/Volumes/pay data (old)/2026", true)]
    #[case("/Volumes/nfs", true)]
    #[case("/Volumes/dav/x", true)]
    #[case("/Volumes/afp/x", true)]
    #[case("/Volumes/Stick/x", false)]
    fn a_mount_of_macos_is_known_by_its_kind(#[case] folder: &str, #[case] remote: bool) {
        assert_eq!(is_remote_mount(TOLD.lines().filter_map(told_mount), folder), remote);
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
