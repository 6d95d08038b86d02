//! Randomness for jitter, boundaries and keys of calls, not for secrets: the standard library's own hash seeds. On wasm32 those
//! are the same in each run, and the browser's randomness stands in for them.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

/// A duration between none and `most`.
pub(crate) fn up_to(most: Duration) -> Duration {
    most.mul_f64(fraction())
}

/// Bits that are not the same twice.
pub(crate) fn bits() -> u64 {
    let bits = RandomState::new().build_hasher().finish();
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    let bits = getrandom::u64().unwrap_or(bits);
    bits
}

/// A UUID of version 4.
pub(crate) fn uuid() -> String {
    let bits = (u128::from(bits()) << 64) | u128::from(bits());
    let versioned = (bits & !(0xf << 76) & !(0x3 << 62)) | (0x4 << 76) | (0x2 << 62);
    let mut text = format!("{versioned:032x}");
    [20, 16, 12, 8].into_iter().for_each(|at| text.insert(at, '-'));
    text
}

/// A number from 0 up to 1.
fn fraction() -> f64 {
    bits() as f64 / (u64::MAX as f64 + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_has_its_form_and_is_another_one_each_time() {
        let all: std::collections::HashSet<_> = (0..1000).map(|_| uuid()).collect();
        assert_eq!(all.len(), 1000);
        for text in all {
            let parts: Vec<_> = text.split('-').collect();
            assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{text}");
            assert!(parts.concat().chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')), "{text}");
            assert!(parts[2].starts_with('4') && parts[3].starts_with(['8', '9', 'a', 'b']), "{text}");
        }
    }
}
