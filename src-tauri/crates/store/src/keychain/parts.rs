//! A secret in one entry, or in several where one does not take it: Windows' Credential Manager takes 2,560 bytes of UTF-16.
//!
//! The entry of the secret's name holds the secret, or says how many parts there are, in which of two sets, and the checksum of
//! the whole. A save writes the set that is not in use, and then that one entry: until then the earlier secret is whole.
//! The parts of a set are written upward and removed downward, so that a set that broke off has no gap below its parts.

use domain::fingerprint::Fingerprint;
use secrecy::{ExposeSecret, SecretString};

use super::entries::Entries;
use super::error::{KeychainError, System, known};

/// The first letters of an entry that stands for parts. No token has them.
const MARK: &str = "\u{1}paybridge-parts";
/// The most UTF-16 units of a part: 2,000 of Windows' 2,560 bytes.
const PART: usize = 1000;
/// The most parts. A longer secret is none.
const MOST: usize = 64;
/// The two sets.
const SETS: [char; 2] = ['a', 'b'];

/// What the entry of a secret's name says about its parts.
struct Index {
    set: char,
    count: usize,
    checksum: String,
}

impl Index {
    fn read(text: &str) -> Option<Self> {
        let mut words = text.strip_prefix(MARK)?.split(' ').skip(1);
        let set = words.next()?.chars().next().filter(|set| SETS.contains(set))?;
        let count = words.next()?.parse().ok().filter(|count| (1..=MOST).contains(count))?;
        Some(Self { set, count, checksum: words.next()?.to_owned() })
    }

    fn write(&self) -> SecretString {
        SecretString::from(format!("{MARK} {} {} {}", self.set, self.count, self.checksum))
    }
}

/// Keeps a secret. When this fails, the secret that was kept before is there still.
pub(super) fn put(entries: &impl Entries, name: &str, secret: &SecretString) -> Result<(), KeychainError> {
    // A secret that looks like an index would be read as one.
    if !secret.expose_secret().starts_with(MARK) {
        match entries.set(name, secret) {
            Ok(()) => {
                SETS.iter().for_each(|set| sweep(entries, name, *set));
                return Ok(());
            }
            Err(keyring::Error::TooLong(..)) => {}
            Err(error) => return Err(told(&error)),
        }
    }
    put_in_parts(entries, name, secret)
}

fn put_in_parts(entries: &impl Entries, name: &str, secret: &SecretString) -> Result<(), KeychainError> {
    let parts = split(secret.expose_secret());
    if parts.len() > MOST {
        return Err(KeychainError::TooLong);
    }
    let used = match entries.get(name) {
        Ok(text) => Index::read(text.expose_secret()).map(|index| index.set),
        Err(error) => match told(&error) {
            KeychainError::NoSecret => None,
            other => return Err(other),
        },
    };
    let set = if used == Some('a') { 'b' } else { 'a' };
    // What a save that broke off left would otherwise stand behind the new parts.
    remove_parts(entries, name, set)?;
    let index = Index { set, count: parts.len(), checksum: checksum(secret) };
    let written = parts.iter().enumerate().try_for_each(|(number, part)| entries.set(&part_name(name, set, number), part));
    if let Err(error) = written.and_then(|()| entries.set(name, &index.write())) {
        sweep(entries, name, set);
        return Err(told(&error));
    }
    SETS.iter().filter(|other| **other != set).for_each(|other| sweep(entries, name, *other));
    Ok(())
}

/// Fetches a secret, whole or not at all.
pub(super) fn get(entries: &impl Entries, name: &str) -> Result<SecretString, KeychainError> {
    let text = entries.get(name).map_err(|error| told(&error))?;
    if !text.expose_secret().starts_with(MARK) {
        return Ok(text);
    }
    let index = Index::read(text.expose_secret()).ok_or(KeychainError::Incomplete)?;
    let mut whole = String::new();
    for number in 0..index.count {
        match entries.get(&part_name(name, index.set, number)) {
            Ok(part) => whole.push_str(part.expose_secret()),
            Err(error) => {
                return Err(match told(&error) {
                    KeychainError::NoSecret => KeychainError::Incomplete,
                    other => other,
                });
            }
        }
    }
    let secret = SecretString::from(whole);
    if checksum(&secret) == index.checksum { Ok(secret) } else { Err(KeychainError::Incomplete) }
}

/// Removes a secret. Its parts go first: as long as one is left, the secret's own entry tells of it.
pub(super) fn remove(entries: &impl Entries, name: &str) -> Result<(), KeychainError> {
    SETS.iter().try_for_each(|set| remove_parts(entries, name, *set))?;
    delete(entries, name)
}

/// Removes the parts of a set. They have no gap, so the first that is not there is behind the last.
fn remove_parts(entries: &impl Entries, name: &str, set: char) -> Result<(), KeychainError> {
    let mut count = 0;
    while count < MOST {
        match entries.get(&part_name(name, set, count)) {
            Err(keyring::Error::NoEntry) => break,
            Ok(_) => count = count.saturating_add(1),
            Err(error) => return Err(told(&error)),
        }
    }
    (0..count).rev().try_for_each(|number| delete(entries, &part_name(name, set, number)))
}

/// Removes the parts of a set that is not in use. What cannot be removed now goes with the next save or removal.
fn sweep(entries: &impl Entries, name: &str, set: char) {
    if let Err(error) = remove_parts(entries, name, set) {
        log::warn!("parts of an earlier secret stay in the keychain: {error}");
    }
}

fn delete(entries: &impl Entries, name: &str) -> Result<(), KeychainError> {
    match entries.delete(name) {
        Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
        Err(error) => Err(told(&error)),
    }
}

fn part_name(name: &str, set: char, number: usize) -> String {
    format!("{name}#{set}{number}")
}

fn checksum(secret: &SecretString) -> String {
    Fingerprint::of(&[secret.expose_secret()]).as_str().to_owned()
}

fn split(secret: &str) -> Vec<SecretString> {
    let mut parts = Vec::new();
    let (mut part, mut units) = (String::new(), 0_usize);
    for letter in secret.chars() {
        if units.saturating_add(letter.len_utf16()) > PART {
            parts.push(SecretString::from(std::mem::take(&mut part)));
            units = 0;
        }
        part.push(letter);
        units = units.saturating_add(letter.len_utf16());
    }
    parts.push(SecretString::from(part));
    parts
}

fn told(error: &keyring::Error) -> KeychainError {
    known(System::this(), error)
}

#[cfg(test)]
mod tests;
