//! JSON as servers send it: a borrowed tree, a cursor over it that knows its path, and the leniencies.

mod choice;
mod deserialize;
mod error;
mod excerpt;
mod fault;
mod fields;
mod input;
mod leniency;
mod many;
mod node;
pub(crate) mod number;
mod object;
mod token;
mod tree;
mod written;

pub use choice::Choice;
pub use error::DecodeError;
pub(crate) use excerpt::shorten;
pub use fields::Fields;
pub(crate) use input::Path;
#[cfg(feature = "testing")]
pub(crate) use input::is_zero_date;
pub use input::{Blank, Codec, Input, Purpose};
pub(crate) use leniency::{Context, Reading};
pub use leniency::{Leniency, Observer};
pub(crate) use many::{Many, by_index};
pub(crate) use node::{Node, View};
pub use object::Object;
pub(crate) use tree::{EMPTY_OBJECT, NULL, Tree};
pub use written::{Json, Number};
