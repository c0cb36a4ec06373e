//! Whether this computer finds its proxy by a script (PAC). Such scripts are not run here, so a connection that fails may fail for it.

use std::process::Command;

/// By these variables a proxy is set outright, and no script is asked.
const SET_OUTRIGHT: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// Whether the system is set to find its proxy by a script. Where it cannot be known: no.
pub fn is_set() -> bool {
    let holds = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if SET_OUTRIGHT.into_iter().any(holds) {
        return false;
    }
    if cfg!(target_os = "linux") && std::env::var_os("auto_proxy").is_some() {
        return true;
    }
    said_by_system().is_some_and(|said| says_script(&said))
}

/// What the system's own tool says of its proxy.
fn said_by_system() -> Option<String> {
    let mut tool = tool();
    let told = tool.output().ok().filter(|told| told.status.success())?;
    Some(String::from_utf8_lossy(&told.stdout).into_owned())
}

#[cfg(windows)]
fn tool() -> Command {
    use std::os::windows::process::CommandExt as _;
    /// No window of a console appears.
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

/// Whether one of the tools names a script: each of them says it in a form of its own.
fn says_script(said: &str) -> bool {
    said.lines().any(|line| {
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
    fn a_script_is_known_by_what_the_system_says(#[case] said: &str, #[case] is_script: bool) {
        assert_eq!(says_script(said), is_script);
    }
}
