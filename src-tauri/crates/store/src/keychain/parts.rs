//! Stores a secret in one entry, or in several when it is too long for one: an entry of Windows' Credential Manager holds 2,560 bytes
//! of UTF-16.
//!
//! The main entry has the name of the secret. It holds the secret itself, or an index: the set of the parts (one of two), their number
//! and the secret's checksum. A save first writes the parts of the unused set, and then the main entry. Until then the earlier secret
//! is complete. Parts are written in ascending and removed in descending order, so an interrupted set has no gap.

use domain::fingerprint::Fingerprint;
use secrecy::{ExposeSecret, SecretString};

use super::entries::Entries;
use super::error::{KeychainError, System, classify};

/// The beginning of an index. No token begins with it.
const INDEX_PREFIX: &str = "\u{1}paybridge-parts";
/// The maximum length of a part in UTF-16 units: 2,000 of Windows' 2,560 bytes.
const PART_UNITS: usize = 1000;
const MAX_PARTS: usize = 64;
const SETS: [char; 2] = ['a', 'b'];

/// The content of a main entry whose secret is stored in parts.
struct Index {
    set: char,
    count: usize,
    checksum: String,
}

impl Index {
    fn parse(text: &str) -> Option<Self> {
        let mut tokens = text.strip_prefix(INDEX_PREFIX)?.split(' ').skip(1);
        let set = tokens.next()?.chars().next().filter(|set| SETS.contains(set))?;
        let count = tokens.next()?.parse().ok().filter(|count| (1..=MAX_PARTS).contains(count))?;
        Some(Self { set, count, checksum: tokens.next()?.to_owned() })
    }

    fn to_secret(&self) -> SecretString {
        SecretString::from(format!("{INDEX_PREFIX} {} {} {}", self.set, self.count, self.checksum))
    }
}

/// Saves a secret. When this fails, the earlier secret is still there.
pub(super) fn put(entries: &impl Entries, name: &str, secret: &SecretString) -> Result<(), KeychainError> {
    // A secret that looks like an index would be read as one.
    if !secret.expose_secret().starts_with(INDEX_PREFIX) {
        match entries.set(name, secret) {
            Ok(()) => {
                SETS.iter().for_each(|set| remove_unused_parts(entries, name, *set));
                return Ok(());
            }
            Err(keyring::Error::TooLong(..)) => {}
            Err(error) => return Err(keychain_error(&error)),
        }
    }
    put_in_parts(entries, name, secret)
}

fn put_in_parts(entries: &impl Entries, name: &str, secret: &SecretString) -> Result<(), KeychainError> {
    let parts = split(secret.expose_secret());
    if parts.len() > MAX_PARTS {
        return Err(KeychainError::TooLong);
    }
    let used_set = match entries.get(name) {
        Ok(text) => Index::parse(text.expose_secret()).map(|index| index.set),
        Err(error) => match keychain_error(&error) {
            KeychainError::NoSecret => None,
            other => return Err(other),
        },
    };
    let set = if used_set == Some('a') { 'b' } else { 'a' };
    // The parts of an interrupted save would otherwise follow the new parts.
    remove_parts(entries, name, set)?;
    let index = Index { set, count: parts.len(), checksum: checksum(secret) };
    let written = parts.iter().enumerate().try_for_each(|(number, part)| entries.set(&part_name(name, set, number), part));
    if let Err(error) = written.and_then(|()| entries.set(name, &index.to_secret())) {
        remove_unused_parts(entries, name, set);
        return Err(keychain_error(&error));
    }
    SETS.iter().filter(|other| **other != set).for_each(|other| remove_unused_parts(entries, name, *other));
    Ok(())
}

/// Reads a secret. A secret with a missing or foreign part is an error.
pub(super) fn get(entries: &impl Entries, name: &str) -> Result<SecretString, KeychainError> {
    let text = entries.get(name).map_err(|error| keychain_error(&error))?;
    if !text.expose_secret().starts_with(INDEX_PREFIX) {
        return Ok(text);
    }
    let index = Index::parse(text.expose_secret()).ok_or(KeychainError::Incomplete)?;
    let mut joined = String::new();
    for number in 0..index.count {
        match entries.get(&part_name(name, index.set, number)) {
            Ok(part) => joined.push_str(part.expose_secret()),
            Err(error) => {
                return Err(match keychain_error(&error) {
                    KeychainError::NoSecret => KeychainError::Incomplete,
                    other => other,
                });
            }
        }
    }
    let secret = SecretString::from(joined);
    if checksum(&secret) == index.checksum { Ok(secret) } else { Err(KeychainError::Incomplete) }
}

/// Removes a secret. The main entry goes last, because it lists the parts.
pub(super) fn remove(entries: &impl Entries, name: &str) -> Result<(), KeychainError> {
    SETS.iter().try_for_each(|set| remove_parts(entries, name, *set))?;
    delete(entries, name)
}

/// Removes the parts of a set. A set has no gap, so the first missing part is its end.
fn remove_parts(entries: &impl Entries, name: &str, set: char) -> Result<(), KeychainError> {
    let mut count = 0;
    while count < MAX_PARTS {
        match entries.get(&part_name(name, set, count)) {
            Err(keyring::Error::NoEntry) => break,
            Ok(_) => count = count.saturating_add(1),
            Err(error) => return Err(keychain_error(&error)),
        }
    }
    (0..count).rev().try_for_each(|number| delete(entries, &part_name(name, set, number)))
}

/// Removes the parts of an unused set. The next save or removal tries again when this fails.
fn remove_unused_parts(entries: &impl Entries, name: &str, set: char) {
    if let Err(error) = remove_parts(entries, name, set) {
        log::warn!("parts of an earlier secret stay in the keychain: {error}");
    }
}

fn delete(entries: &impl Entries, name: &str) -> Result<(), KeychainError> {
    match entries.delete(name) {
        Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
        Err(error) => Err(keychain_error(&error)),
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
    for character in secret.chars() {
        if units.saturating_add(character.len_utf16()) > PART_UNITS {
            parts.push(SecretString::from(std::mem::take(&mut part)));
            units = 0;
        }
        part.push(character);
        units = units.saturating_add(character.len_utf16());
    }
    parts.push(SecretString::from(part));
    parts
}

fn keychain_error(error: &keyring::Error) -> KeychainError {
    classify(System::this(), error)
}

#[cfg(test)]
mod tests;
