//! JSON as servers send it: a borrowed tree, a cursor over it that knows its path, and the leniencies.

mod choice;
mod error;
mod input;
mod leniency;
mod node;
mod object;

pub use choice::Choice;
pub use error::DecodeError;
#[cfg(feature = "testing")]
pub(crate) use input::is_zero_date;
pub use input::{Fields, Input};
pub(crate) use input::{Path, by_index};
pub(crate) use leniency::Context;
pub use leniency::{Leniency, Observer};
pub(crate) use node::{Node, shorten};
pub use object::Object;
