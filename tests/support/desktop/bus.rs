//! The session bus, and the keychain on it.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    io::Write as _,
    process::{Command, Stdio},
};

use zbus::blocking::{Connection, Proxy, connection::Builder};
use zbus::zvariant::OwnedObjectPath;

use super::{DesktopError, process::Program, wait::until};

/// A session bus of its own. The keychain ends with it.
#[derive(Debug)]
pub(super) struct Bus {
    _daemon: Program,
    /// The value of `DBUS_SESSION_BUS_ADDRESS`.
    pub address: String,
}

impl Bus {
    /// Starts a bus without a keychain. The first client that asks for the keychain starts a locked one.
    pub fn start(environment: &BTreeMap<String, String>) -> Result<Bus, DesktopError> {
        let mut command = Command::new("dbus-daemon");
        command.args(["--session", "--print-address", "--nofork", "--nosyslog"]).env_clear().envs(environment);
        // Without a display: the keychain's password dialog would wait for an answer that never comes.
        command.env_remove("DISPLAY");
        let (daemon, address) = Program::start_and_read_line(&command)?;
        Ok(Bus { _daemon: daemon, address: address.trim().to_owned() })
    }

    /// Starts the keychain, and unlocks it as a log-in does.
    pub fn unlock_keychain(&self, environment: &BTreeMap<String, String>) -> Result<(), DesktopError> {
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--unlock", "--components=secrets", "--daemonize"]);
        command.env_clear().envs(environment).env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        let quiet = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = quiet.spawn().map_err(DesktopError::during("gnome-keyring-daemon"))?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(b"the owner's log-in").map_err(DesktopError::during("gnome-keyring-daemon"))?;
        }
        child.wait().map_err(DesktopError::during("gnome-keyring-daemon"))?;
        until("the keychain", || self.has_keychain(environment).then_some(()))
    }

    /// Owns a name on the bus and answers no call to it until the value is dropped.
    pub fn occupy(&self, name: &str) -> Result<Connection, DesktopError> {
        let builder = Builder::address(self.address.as_str()).and_then(|builder| builder.name(name));
        let connection = builder.and_then(Builder::build).map_err(|error| DesktopError::new(format!("the name {name}: {error}")))?;
        // A server without objects would refuse every call at once.
        let _ = connection.object_server();
        Ok(connection)
    }

    /// The user names of all entries in the keychain.
    pub fn secrets(&self) -> Result<BTreeSet<String>, DesktopError> {
        self.search().map_err(|error| DesktopError::new(format!("the keychain's entries: {error}")))
    }

    fn search(&self) -> zbus::Result<BTreeSet<String>> {
        const KEYCHAIN: &str = "org.freedesktop.secrets";
        let connection = Builder::address(self.address.as_str())?.build()?;
        let service = Proxy::new(&connection, KEYCHAIN, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service")?;
        // No attribute: the search finds all entries.
        let wanted: HashMap<String, String> = HashMap::new();
        let (open, locked): (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) = service.call("SearchItems", &(wanted,))?;
        let name = |path: OwnedObjectPath| {
            let item = Proxy::new(&connection, KEYCHAIN, path, "org.freedesktop.Secret.Item")?;
            let mut attributes: HashMap<String, String> = item.get_property("Attributes")?;
            Ok(attributes.remove("username").unwrap_or_default())
        };
        open.into_iter().chain(locked).map(name).collect()
    }

    fn has_keychain(&self, environment: &BTreeMap<String, String>) -> bool {
        let mut command = Command::new("dbus-send");
        command.args(["--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"]);
        command.args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]);
        command.env_clear().envs(environment).env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        command.output().is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("true"))
    }
}
