//! The choices of a client's user: operations, names, and types of values.
//!
//! Plain data without behaviour, so that a file of options, the flags of the command and a program can all give them. Every
//! entry has to match something: an entry that matches nothing is an error that names the nearest.

mod naming;
mod selection;
mod types;

pub use naming::{Naming, NamingRule};
pub use selection::{Filter, Selection};
pub use types::{CodecChoice, Derive, Maps, TypeChoice, TypeChoices};

use serde::{Deserialize, Serialize};

/// All choices for a client. The default leaves everything as the document and its overlays say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choices {
    /// Which operations the client has.
    pub selection: Selection,
    /// The names of operations, groups, types, fields and variants.
    pub names: Naming,
    /// The types of values.
    pub types: TypeChoices,
}
