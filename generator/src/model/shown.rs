//! Examples for the documentation of a client.

use super::{OperationIndex, Type, TypeId};
use serde::{Deserialize, Serialize};

/// Examples out of an API that its documentation shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// A call that changes nothing and needs little.
    pub call: Option<OperationIndex>,
    /// Such a call of an operation whose answer has an example.
    pub answered: Option<OperationIndex>,
    /// Such a call of an operation without a setter `timeout`.
    pub without_timeout: Option<OperationIndex>,
    /// The type by which most errors are documented.
    pub error: Option<TypeId>,
}

impl Shown {
    /// All operations that are shown.
    pub fn operations(&self) -> impl Iterator<Item = OperationIndex> {
        [self.call, self.answered, self.without_timeout].into_iter().flatten()
    }
}

impl Type {
    /// Returns whether documentation can show a value of it: a text, a number or a truth value.
    pub fn is_plain(&self) -> bool {
        match self {
            Self::Boolean | Self::Flag | Self::Int32 | Self::Int64 | Self::String => true,
            Self::Text(inner) => inner.is_plain(),
            _ => false,
        }
    }
}
