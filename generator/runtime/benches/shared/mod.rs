//! What the benchmarks share.

pub(crate) mod calls;
pub(crate) mod zones;
