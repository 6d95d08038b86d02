//! Names of Rust in models that are read. Another text in their place would make no token.

use serde::{Deserialize, Deserializer};

/// Returns whether a text is made as identifiers are. Keywords are, too.
pub(crate) fn is_identifier_or_keyword(text: &str) -> bool {
    let mut characters = text.chars();
    let starts = characters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    starts && characters.all(|c| c.is_ascii_alphanumeric() || c == '_') && text != "_"
}

/// Reads a name.
pub(super) fn identifier<'de, D: Deserializer<'de>>(name: D) -> Result<String, D::Error> {
    checked(String::deserialize(name)?)
}

/// Reads a name that may be empty: a later stage gives it.
pub(super) fn identifier_to_come<'de, D: Deserializer<'de>>(name: D) -> Result<String, D::Error> {
    let name = String::deserialize(name)?;
    if name.is_empty() { Ok(name) } else { checked(name) }
}

/// Reads the name of a crate.
pub(super) fn crate_name<'de, D: Deserializer<'de>>(name: D) -> Result<String, D::Error> {
    let name = String::deserialize(name)?;
    checked(name.replace('-', "_")).map(|_| name)
}

/// Reads a name, and what belongs to it.
pub(super) fn named<'de, D: Deserializer<'de>, T: Deserialize<'de>>(pair: D) -> Result<Option<(String, T)>, D::Error> {
    let pair = Option::<(String, T)>::deserialize(pair)?;
    pair.map(|(name, value)| Ok((checked(name)?, value))).transpose()
}

fn checked<E: serde::de::Error>(name: String) -> Result<String, E> {
    if is_identifier_or_keyword(&name) {
        Ok(name)
    } else {
        Err(E::custom(format!("`{name}` is no identifier of Rust")))
    }
}
