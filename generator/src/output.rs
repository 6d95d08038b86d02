//! The kind of output, and the place of its runtime.

pub use crate::model::{Kind, Output, Runtime};
