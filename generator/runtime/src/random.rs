//! Randomness for jitter and boundaries, not for secrets: the standard library's own hash seeds.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

/// A duration between none and `most`.
pub(crate) fn up_to(most: Duration) -> Duration {
    most.mul_f64(fraction())
}

/// Bits that are not the same twice.
pub(crate) fn bits() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// A number from 0 up to 1.
fn fraction() -> f64 {
    bits() as f64 / (u64::MAX as f64 + 1.0)
}
