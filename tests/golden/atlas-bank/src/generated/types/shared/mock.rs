// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl ValidationError {
    /// Creates a `ValidationError` with its required fields.
    pub fn new(
        loc: impl IntoIterator<Item = impl Into<ValidationErrorLocItem>>,
        msg: impl Into<String>,
        type_: impl Into<String>,
    ) -> Self {
        Self {
            loc: loc.into_iter().map(Into::into).collect(),
            msg: msg.into(),
            type_: type_.into(),
        }
    }
}
