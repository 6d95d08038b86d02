//! Families of components that extend each other.

use crate::document::Node;

/// A component that others extend, and those others.
#[derive(Debug, Clone)]
pub(super) struct Family<'a> {
    /// The member that tells them apart.
    pub(super) key: &'a str,
    /// The schema that names it, where that refers to the component and is none itself.
    pub(super) holder: Option<&'a Node>,
    /// The reference to the component itself.
    pub(super) head: &'a Node,
    /// All that extend it, directly or not.
    pub(super) heirs: Vec<Heir<'a>>,
    /// References to what only the mapping of the discriminator names.
    pub(super) mapped: Vec<&'a Node>,
}

impl Family<'_> {
    /// Returns whether the component itself has the discriminator.
    pub(super) fn is_of_component(&self) -> bool {
        self.holder.is_none()
    }

    /// Returns it unless it is the component alone.
    pub(super) fn several(self) -> Option<Self> {
        (!self.heirs.is_empty() || !self.mapped.is_empty()).then_some(self)
    }
}

/// A component that extends another one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heir<'a> {
    /// The reference to it.
    pub(super) node: &'a Node,
    /// True if its extensions count as itself: another member tells them apart.
    pub(super) is_family: bool,
}
