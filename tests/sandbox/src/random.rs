//! Numbers that look random, and are the same for the same seed.

/// Sebastiano Vigna's SplitMix64. Nothing here is secret, so nothing stronger is needed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns whether something happens that has this probability.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        // 53 bits are what a float between 0 and 1 has
        ((self.next() >> 11) as f64) / ((1_u64 << 53) as f64) < probability
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count.div_ceil(8)).flat_map(|_| self.next().to_le_bytes()).take(count).collect()
    }
}
