//! Detects whether this computer finds its proxy by a script (PAC). The app does not run such scripts, so a failed
//! connection may have this cause.

use std::process::Command;

/// These variables set a proxy directly. Then no script is used.
const PROXY_VARIABLES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// Whether the system finds its proxy by a script. `false` when this cannot be determined.
pub fn is_set() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if PROXY_VARIABLES.into_iter().any(is_set) {
        return false;
    }
    if cfg!(target_os = "linux") && std::env::var_os("auto_proxy").is_some() {
        return true;
    }
    system_settings().is_some_and(|settings| names_script(&settings))
}

/// The output of the system's own tool for proxy settings.
fn system_settings() -> Option<String> {
    let output = tool().output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(windows)]
fn tool() -> Command {
    use std::os::windows::process::CommandExt as _;
    /// Keeps a console window from appearing.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    let mut tool = Command::new("reg");
    tool.args(["query", r"HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings", "/v", "AutoConfigURL"]);
    tool.creation_flags(CREATE_NO_WINDOW);
    tool
}

#[cfg(target_os = "macos")]
fn tool() -> Command {
    let mut tool = Command::new("/usr/sbin/scutil");
    tool.arg("--proxy");
    tool
}

#[cfg(not(any(windows, target_os = "macos")))]
fn tool() -> Command {
    let mut tool = Command::new("gsettings");
    tool.args(["get", "org.gnome.system.proxy", "mode"]);
    tool
}

/// Whether the settings name a script. Each tool has its own output format.
fn names_script(settings: &str) -> bool {
    settings.lines().any(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["'auto'"] => true,
            ["ProxyAutoConfigEnable" | "ProxyAutoDiscoveryEnable", ":", on] => *on == "1",
            ["AutoConfigURL", "REG_SZ" | "REG_EXPAND_SZ", address, ..] => !address.is_empty(),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::gnome("'auto'\n", true)]
    #[case::gnome_by_hand("'manual'\n", false)]
    #[case::gnome_none("'none'\n", false)]
    #[case::macos("<dictionary> {\n  HTTPEnable : 0\n  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://p/p.pac\n}\n", true)]
    #[case::macos_found("<dictionary> {\n  ProxyAutoDiscoveryEnable : 1\n}\n", true)]
    #[case::macos_none("<dictionary> {\n  ProxyAutoConfigEnable : 0\n  ProxyAutoDiscoveryEnable : 0\n}\n", false)]
    #[case::windows("\r\nHKEY_CURRENT_USER\\Software\r\n    AutoConfigURL    REG_SZ    http://p/p.pac\r\n\r\n", true)]
    #[case::windows_empty("\r\nHKEY_CURRENT_USER\\Software\r\n    AutoConfigURL    REG_SZ    \r\n\r\n", false)]
    #[case::nothing("", false)]
    fn script_is_found_in_the_system_settings(#[case] settings: &str, #[case] is_script: bool) {
        assert_eq!(names_script(settings), is_script);
    }
}
