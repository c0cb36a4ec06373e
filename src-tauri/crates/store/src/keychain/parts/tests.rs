use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::*;

/// Answers as Windows' Credential Manager does, and breaks off where a test says so.
#[derive(Default)]
struct Windows {
    kept: RefCell<BTreeMap<String, String>>,
    /// How many changes still succeed; `None`: all.
    left: Cell<Option<usize>>,
}

impl Windows {
    fn change(&self) -> Result<(), keyring::Error> {
        match self.left.get() {
            Some(0) => Err(keyring::Error::NoStorageAccess("logged off".into())),
            Some(left) => {
                self.left.set(Some(left - 1));
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn names(&self) -> Vec<String> {
        self.kept.borrow().keys().cloned().collect()
    }
}

impl Entries for Windows {
    fn set(&self, name: &str, secret: &SecretString) -> Result<(), keyring::Error> {
        if secret.expose_secret().encode_utf16().count() * 2 > 2560 {
            return Err(keyring::Error::TooLong("password encoded as UTF-16".to_owned(), 2560));
        }
        self.change()?;
        self.kept.borrow_mut().insert(name.to_owned(), secret.expose_secret().to_owned());
        Ok(())
    }

    fn get(&self, name: &str) -> Result<SecretString, keyring::Error> {
        self.kept.borrow().get(name).map(|text| SecretString::from(text.clone())).ok_or(keyring::Error::NoEntry)
    }

    fn delete(&self, name: &str) -> Result<(), keyring::Error> {
        self.change()?;
        self.kept.borrow_mut().remove(name).map(|_| ()).ok_or(keyring::Error::NoEntry)
    }
}

const NAME: &str = "alexis/token";

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// A token whose letters differ from place to place, so that a swapped or missing part shows.
fn long(letters: usize, first: usize) -> String {
    (first..first + letters).map(|number| char::from(b'A' + u8::try_from(number % 58).unwrap())).collect()
}

fn got(entries: &Windows) -> Result<String, KeychainError> {
    get(entries, NAME).map(|secret| secret.expose_secret().to_owned())
}

#[test]
fn a_secret_that_one_entry_takes_stays_in_one_entry() {
    let entries = Windows::default();
    put(&entries, NAME, &secret(&long(1280, 0))).unwrap();
    assert_eq!((entries.names(), got(&entries)), (vec![NAME.to_owned()], Ok(long(1280, 0))));
}

#[test]
fn a_longer_secret_is_kept_in_parts_read_back_whole_and_removed_whole() {
    let entries = Windows::default();
    let emoji = "🔑".repeat(1400);
    for text in [long(1281, 0), long(1400, 0), long(5000, 3), emoji, format!("{MARK} a 1 x")] {
        put(&entries, NAME, &secret(&text)).unwrap();
        assert!(entries.names().len() > 1, "{} letters", text.len());
        assert_eq!(got(&entries).as_ref(), Ok(&text));
    }
    remove(&entries, NAME).unwrap();
    assert_eq!((entries.names(), got(&entries)), (Vec::new(), Err(KeychainError::NoSecret)));
    remove(&entries, NAME).unwrap();
}

#[test]
fn a_secret_beyond_all_parts_is_too_long_and_changes_nothing() {
    let entries = Windows::default();
    put(&entries, NAME, &secret("before")).unwrap();
    assert_eq!(put(&entries, NAME, &secret(&long(PART * MOST + 1, 0))), Err(KeychainError::TooLong));
    assert_eq!((entries.names().len(), got(&entries)), (1, Ok("before".to_owned())));
}

#[test]
fn a_save_that_fails_at_any_point_leaves_the_earlier_secret() {
    let texts = ["short".to_owned(), long(1400, 0), long(3500, 7)];
    for before in &texts {
        for after in &texts {
            let mut failed = 0;
            for changes in 0.. {
                let entries = Windows::default();
                put(&entries, NAME, &secret(before)).unwrap();
                entries.left.set(Some(changes));
                let saved = put(&entries, NAME, &secret(after));
                entries.left.set(None);
                let kept = if saved.is_ok() { after } else { before };
                assert_eq!(got(&entries).as_ref(), Ok(kept), "{changes} changes");
                // What is left over goes with the secret.
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
fn a_secret_of_which_a_part_is_missing_or_another_is_not_whole() {
    let entries = Windows::default();
    put(&entries, NAME, &secret(&long(3500, 0))).unwrap();
    let whole = entries.kept.borrow().clone();
    let parts: Vec<String> = whole.keys().filter(|name| *name != NAME).cloned().collect();
    assert_eq!(parts.len(), 4);
    for part in &parts {
        entries.kept.borrow_mut().remove(part);
        assert_eq!(got(&entries), Err(KeychainError::Incomplete), "{part} is missing");
        entries.kept.borrow_mut().insert(part.clone(), long(1000, 1));
        assert_eq!(got(&entries), Err(KeychainError::Incomplete), "{part} is another one");
        *entries.kept.borrow_mut() = whole.clone();
    }
    entries.kept.borrow_mut().insert(NAME.to_owned(), format!("{MARK} nonsense"));
    assert_eq!(got(&entries), Err(KeychainError::Incomplete));
}

#[test]
fn a_removal_that_breaks_off_is_taken_up_again() {
    for changes in 0..5 {
        let entries = Windows::default();
        put(&entries, NAME, &secret(&long(3500, 0))).unwrap();
        entries.left.set(Some(changes));
        assert!(remove(&entries, NAME).is_err(), "{changes} changes");
        assert!(entries.names().contains(&NAME.to_owned()), "the entry tells of the parts");
        entries.left.set(None);
        remove(&entries, NAME).unwrap();
        assert_eq!(entries.names(), Vec::<String>::new());
    }
}
