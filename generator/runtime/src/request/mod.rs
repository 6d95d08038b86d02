//! The parameters of requests in their styles, and their bodies.

mod content;
mod multipart;
mod parameters;
mod path;
mod style;

pub use content::BODY;
pub(crate) use content::{Content, RequestBody};
pub(crate) use multipart::Part;
#[cfg(feature = "mock")]
pub(crate) use multipart::encode_with;
pub use multipart::{FilePart, Multipart};
pub(crate) use parameters::{Parameter, ParameterLocation, Parameters};
pub use path::PathValue;
pub use style::Style;
