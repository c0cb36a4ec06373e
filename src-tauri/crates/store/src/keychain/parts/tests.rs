use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::*;

/// Behaves like Windows' Credential Manager, and fails after a number of changes.
#[derive(Default)]
struct FakeWindows {
    entries: RefCell<BTreeMap<String, String>>,
    /// The number of changes that still succeed. `None`: all.
    changes_left: Cell<Option<usize>>,
}

impl FakeWindows {
    fn count_change(&self) -> Result<(), keyring::Error> {
        match self.changes_left.get() {
            Some(0) => Err(keyring::Error::NoStorageAccess("logged off".into())),
            Some(left) => {
                self.changes_left.set(Some(left - 1));
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn names(&self) -> Vec<String> {
        self.entries.borrow().keys().cloned().collect()
    }
}

impl Entries for FakeWindows {
    fn set(&self, name: &str, secret: &SecretString) -> Result<(), keyring::Error> {
        if secret.expose_secret().encode_utf16().count() * 2 > 2560 {
            return Err(keyring::Error::TooLong("password encoded as UTF-16".to_owned(), 2560));
        }
        self.count_change()?;
        self.entries.borrow_mut().insert(name.to_owned(), secret.expose_secret().to_owned());
        Ok(())
    }

    fn get(&self, name: &str) -> Result<SecretString, keyring::Error> {
        self.entries.borrow().get(name).map(|text| SecretString::from(text.clone())).ok_or(keyring::Error::NoEntry)
    }

    fn delete(&self, name: &str) -> Result<(), keyring::Error> {
        self.count_change()?;
        self.entries.borrow_mut().remove(name).map(|_| ()).ok_or(keyring::Error::NoEntry)
    }
}

const NAME: &str = "alexis/token";

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// A token with different letters at each position, so that a swapped or missing part is noticed.
fn long_token(letters: usize, first: usize) -> String {
    (first..first + letters).map(|number| char::from(b'A' + u8::try_from(number % 58).unwrap())).collect()
}

fn read_back(entries: &FakeWindows) -> Result<String, KeychainError> {
    get(entries, NAME).map(|secret| secret.expose_secret().to_owned())
}

#[test]
fn short_secret_is_one_entry() {
    let entries = FakeWindows::default();
    put(&entries, NAME, &secret(&long_token(1280, 0))).unwrap();
    assert_eq!((entries.names(), read_back(&entries)), (vec![NAME.to_owned()], Ok(long_token(1280, 0))));
}

#[test]
fn long_secret_is_saved_read_and_removed_in_parts() {
    let entries = FakeWindows::default();
    let emoji = "🔑".repeat(1400);
    for text in [long_token(1281, 0), long_token(1400, 0), long_token(5000, 3), emoji, format!("{INDEX_PREFIX} a 1 x")] {
        put(&entries, NAME, &secret(&text)).unwrap();
        assert!(entries.names().len() > 1, "{} letters", text.len());
        assert_eq!(read_back(&entries).as_ref(), Ok(&text));
    }
    remove(&entries, NAME).unwrap();
    assert_eq!((entries.names(), read_back(&entries)), (Vec::new(), Err(KeychainError::NoSecret)));
    remove(&entries, NAME).unwrap();
}

#[test]
fn secret_beyond_all_parts_is_refused() {
    let entries = FakeWindows::default();
    put(&entries, NAME, &secret("before")).unwrap();
    assert_eq!(put(&entries, NAME, &secret(&long_token(PART_UNITS * MAX_PARTS + 1, 0))), Err(KeychainError::TooLong));
    assert_eq!((entries.names().len(), read_back(&entries)), (1, Ok("before".to_owned())));
}

#[test]
fn failed_save_leaves_earlier_secret() {
    let texts = ["short".to_owned(), long_token(1400, 0), long_token(3500, 7)];
    for before in &texts {
        for after in &texts {
            let mut failed = 0;
            for changes in 0.. {
                let entries = FakeWindows::default();
                put(&entries, NAME, &secret(before)).unwrap();
                entries.changes_left.set(Some(changes));
                let saved = put(&entries, NAME, &secret(after));
                entries.changes_left.set(None);
                let expected = if saved.is_ok() { after } else { before };
                assert_eq!(read_back(&entries).as_ref(), Ok(expected), "{changes} changes");
                // The removal of the secret also removes leftover parts.
                remove(&entries, NAME).unwrap();
                assert_eq!(entries.names(), Vec::<String>::new(), "{changes} changes");
                failed += usize::from(saved.is_err());
                if changes > 20 {
                    break;
                }
            }
            assert!(failed > 0, "no save failed");
        }
    }
}

#[test]
fn secret_with_missing_or_foreign_part_is_incomplete() {
    let entries = FakeWindows::default();
    put(&entries, NAME, &secret(&long_token(3500, 0))).unwrap();
    let complete = entries.entries.borrow().clone();
    let parts: Vec<String> = complete.keys().filter(|name| *name != NAME).cloned().collect();
    assert_eq!(parts.len(), 4);
    for part in &parts {
        entries.entries.borrow_mut().remove(part);
        assert_eq!(read_back(&entries), Err(KeychainError::Incomplete), "{part} is missing");
        entries.entries.borrow_mut().insert(part.clone(), long_token(1000, 1));
        assert_eq!(read_back(&entries), Err(KeychainError::Incomplete), "{part} is another one");
        *entries.entries.borrow_mut() = complete.clone();
    }
    entries.entries.borrow_mut().insert(NAME.to_owned(), format!("{INDEX_PREFIX} nonsense"));
    assert_eq!(read_back(&entries), Err(KeychainError::Incomplete));
}

#[test]
fn interrupted_removal_can_be_repeated() {
    for changes in 0..5 {
        let entries = FakeWindows::default();
        put(&entries, NAME, &secret(&long_token(3500, 0))).unwrap();
        entries.changes_left.set(Some(changes));
        assert!(remove(&entries, NAME).is_err(), "{changes} changes");
        assert!(entries.names().contains(&NAME.to_owned()), "the entry tells of the parts");
        entries.changes_left.set(None);
        remove(&entries, NAME).unwrap();
        assert_eq!(entries.names(), Vec::<String>::new());
    }
}
