//! Detects folders on another computer. SQLite's write-ahead log must not be used there, because its processes share memory.

use std::path::{Component, Path, Prefix};

/// The network file systems, by their names in Linux and macOS.
const NETWORK_FILE_SYSTEMS: [&str; 15] = [
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

/// Whether a folder is on a share (Windows, with or without a drive letter) or on a network mount (Linux, macOS).
pub(crate) fn is_on_network(folder: &Path) -> bool {
    // Under Windows this turns a drive letter into its share.
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    if is_share(&folder) {
        return true;
    }
    let folder = folder.to_string_lossy();
    if cfg!(target_os = "macos") {
        let mounts = std::process::Command::new("/sbin/mount").output().map(|output| output.stdout).unwrap_or_default();
        return is_network_mount(String::from_utf8_lossy(&mounts).lines().filter_map(parse_macos_mount), &folder);
    }
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    is_network_mount(mounts.lines().filter_map(parse_linux_mount), &folder)
}

/// The path and the file system of a line of `/proc/self/mounts`: device, path, file system.
fn parse_linux_mount(line: &str) -> Option<(String, &str)> {
    let mut columns = line.split(' ').skip(1);
    // Linux writes a space in a path as an octal number.
    Some((columns.next()?.replace("\\040", " "), columns.next()?))
}

/// The path and the file system of a line of macOS's `mount`: "//ebba@server/pay on /Volumes/pay (smbfs, nodev, nosuid)".
fn parse_macos_mount(line: &str) -> Option<(String, &str)> {
    let (mount, options) = line.rsplit_once(" (")?;
    let (_, path) = mount.split_once(" on ")?;
    Some((path.to_owned(), options.split([',', ')']).next()?.trim()))
}

fn is_share(folder: &Path) -> bool {
    let Some(Component::Prefix(prefix)) = folder.components().next() else { return false };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

/// Whether the innermost mount above a folder is a network file system. A mount is its path and its file system.
fn is_network_mount<'a>(mounts: impl Iterator<Item = (String, &'a str)>, folder: &str) -> bool {
    let mut innermost: Option<(usize, &str)> = None;
    for (path, file_system) in mounts {
        let is_above = path == "/" || folder == path || folder.strip_prefix(&path).is_some_and(|rest| rest.starts_with('/'));
        // A later mount on the same path covers the earlier one.
        if is_above && innermost.is_none_or(|(length, _)| path.len() >= length) {
            innermost = Some((path.len(), file_system));
        }
    }
    innermost.is_some_and(|(_, file_system)| NETWORK_FILE_SYSTEMS.contains(&file_system))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const LINUX_MOUNTS: &str = "/dev/sda1 / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\n/dev/sdb1 /home/local ext4 rw 0 0\n\
        //pay/data /mnt/pay\\040data cifs rw 0 0\nme@host: /home/local/far fuse.sshfs rw 0 0\n";

    #[rstest]
    #[case("/var/data", false)]
    #[case("/home/ebba", true)]
    #[case("/homely", false)]
    #[case("/home/local/ebba", false)]
    #[case("/home/local/far", true)]
    #[case("/mnt/pay data/2026", true)]
    fn linux_folder_is_judged_by_its_innermost_mount(#[case] folder: &str, #[case] remote: bool) {
        assert_eq!(is_network_mount(LINUX_MOUNTS.lines().filter_map(parse_linux_mount), folder), remote);
    }

    const MACOS_MOUNTS: &str = "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\ndevfs on /dev (devfs, local, nobrowse)\n\
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
    fn macos_folder_is_judged_by_its_innermost_mount(#[case] folder: &str, #[case] remote: bool) {
        assert_eq!(is_network_mount(MACOS_MOUNTS.lines().filter_map(parse_macos_mount), folder), remote);
    }

    #[test]
    fn local_folder_is_not_on_network() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_on_network(folder.path()));
    }

    #[cfg(windows)]
    #[rstest]
    #[case(r"\\server\share\data", true)]
    #[case(r"\\?\UNC\server\share\data", true)]
    #[case(r"C:\Users\ebba", false)]
    #[case(r"\\?\C:\Users\ebba", false)]
    fn windows_share_is_on_network(#[case] folder: &str, #[case] remote: bool) {
        assert_eq!(is_share(Path::new(folder)), remote);
    }
}
