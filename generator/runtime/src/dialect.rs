//! The ways in which servers write JSON.

/// The way in which a server writes JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Exactly as documented.
    Json,
    /// As PHP programs do: numbers in strings, lists as objects, empty objects as lists, and the like.
    Php,
}
