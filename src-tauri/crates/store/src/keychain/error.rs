//! The keychain's errors, as far as the owner can do something about them. What helps differs by system.

use thiserror::Error;

/// What can go wrong with the keychain. Its text holds no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeychainError {
    /// It is locked.
    #[error("the keychain is locked")]
    Locked,
    /// The computer has none, or none that answers.
    #[error("there is no keychain")]
    Missing,
    /// The system's keychain is there and refuses.
    #[error("the keychain refuses")]
    Refused,
    /// The secret is longer than the keychain takes, in parts too.
    #[error("the secret is too long for the keychain")]
    TooLong,
    /// It holds no such secret.
    #[error("the keychain does not hold the secret")]
    NoSecret,
    /// It holds a part of the secret.
    #[error("the keychain does not hold the whole secret")]
    Incomplete,
}

/// An operating system, as far as its keychain is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Linux: a service of the desktop, which may be missing.
    Linux,
    /// macOS: part of the system; the owner may refuse the app.
    Macos,
    /// Windows: part of the system.
    Windows,
}

impl System {
    /// The system on which the app runs.
    pub const fn this() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::Macos
        } else {
            Self::Linux
        }
    }

    /// Its name in the page's texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::Macos => "macos",
            Self::Windows => "windows",
        }
    }
}

/// The library's error on a system. Where the keychain is a part of the system it is never missing.
pub(super) fn known(system: System, error: &keyring::Error) -> KeychainError {
    match error {
        keyring::Error::NoEntry => KeychainError::NoSecret,
        keyring::Error::NoStorageAccess(_) => KeychainError::Locked,
        keyring::Error::TooLong(..) => KeychainError::TooLong,
        keyring::Error::BadEncoding(_) | keyring::Error::BadDataFormat(..) | keyring::Error::Ambiguous(_) => KeychainError::NoSecret,
        _ if system == System::Linux => KeychainError::Missing,
        _ => KeychainError::Refused,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn too_long() -> keyring::Error {
        keyring::Error::TooLong("password encoded as UTF-16".to_owned(), 2560)
    }

    fn refused() -> keyring::Error {
        keyring::Error::PlatformFailure("the user name or passphrase you entered is not correct".into())
    }

    #[rstest]
    #[case(System::Windows, too_long(), KeychainError::TooLong)]
    #[case(System::Macos, refused(), KeychainError::Refused)]
    #[case(System::Windows, refused(), KeychainError::Refused)]
    #[case(System::Macos, keyring::Error::NoDefaultStore, KeychainError::Refused)]
    #[case(System::Linux, refused(), KeychainError::Missing)]
    #[case(System::Linux, keyring::Error::NoDefaultStore, KeychainError::Missing)]
    #[case(System::Macos, keyring::Error::NoStorageAccess("locked".into()), KeychainError::Locked)]
    #[case(System::Linux, keyring::Error::NoEntry, KeychainError::NoSecret)]
    fn each_system_has_its_own_error(#[case] system: System, #[case] error: keyring::Error, #[case] expected: KeychainError) {
        assert_eq!(known(system, &error), expected);
    }
}
