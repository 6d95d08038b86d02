//! The tokens of a tree.

/// The start of a value, and an extent that depends on its first byte: of a list or an object the token that comes
/// after it, of everything else the length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) extent: u32,
}

/// Marks the length of a string that has escapes.
pub(super) const ESCAPED: u32 = 1 << 31;
