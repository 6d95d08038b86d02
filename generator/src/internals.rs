//! Parts of the stages for the tools and tests of this repository. They are no part of the API.

pub use crate::arrange::arrange;
pub use crate::emit::{commands, dependencies_of_module, folders};
pub use crate::files::{read, reader};
pub use crate::load::{load, read as read_overlay};
pub use crate::lower::is_crate_name;
pub use crate::overlay::apply as apply_overlays;
pub use crate::render::files;
