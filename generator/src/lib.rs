//! wip
pub mod document;
pub mod diagnostic;
pub mod load;
pub mod normalise;
pub mod overlay;
