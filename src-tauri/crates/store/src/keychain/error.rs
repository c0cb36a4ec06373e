//! The errors of the keychain, by the remedy that the owner has. The remedies differ by system.

use thiserror::Error;

/// An error of the keychain. Its text never holds a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeychainError {
    #[error("the keychain is locked")]
    Locked,
    /// The computer has no keychain, or the keychain does not answer.
    #[error("there is no keychain")]
    Missing,
    /// The system's keychain refuses the request.
    #[error("the keychain refuses")]
    Refused,
    /// The secret is too long for the keychain, even in parts.
    #[error("the secret is too long for the keychain")]
    TooLong,
    #[error("the keychain does not hold the secret")]
    NoSecret,
    /// Only some parts of the secret are there.
    #[error("the keychain does not hold the whole secret")]
    Incomplete,
}

/// An operating system, as far as its keychain is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// The keychain is a service of the desktop, which may be missing.
    Linux,
    /// The keychain is a part of the system. The owner may refuse the app's access.
    Macos,
    /// The keychain is a part of the system.
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

    /// The system's name in the keys of the window's texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::Macos => "macos",
            Self::Windows => "windows",
        }
    }
}

/// Converts an error of the library. On a system with a built-in keychain, the keychain is never missing.
pub(super) fn classify(system: System, error: &keyring::Error) -> KeychainError {
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
    fn keychain_error_depends_on_system(#[case] system: System, #[case] error: keyring::Error, #[case] expected: KeychainError) {
        assert_eq!(classify(system, &error), expected);
    }
}
