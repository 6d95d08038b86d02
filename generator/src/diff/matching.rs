//! Pairs of the elements of an old list and of a new one.

use std::collections::BTreeMap;

/// An element and what became of it.
pub(super) enum Pair<'a, T> {
    /// The same, by one of the keys.
    Kept(&'a T, &'a T),
    /// Probably the same: alike, and alone between the same neighbours.
    Likely(&'a T, &'a T),
    /// Only in the old list.
    Gone(&'a T),
    /// Only in the new list.
    New(&'a T),
}

/// A function from an element to the text that tells it apart.
pub(super) type Key<'k, T> = &'k dyn Fn(&T) -> String;

/// Pairs elements by the first key, then those left by the next one, and at last those that are alike and stand in the
/// same place. A key that several elements share pairs none of them. In the order of the new list; lost ones come last.
pub(super) fn pairs<'a, T>(
    old: &'a [T],
    new: &'a [T],
    keys: &[Key<'_, T>],
    alike: &dyn Fn(&T, &T) -> bool,
) -> Vec<Pair<'a, T>> {
    let mut partners = BTreeMap::new();
    for key in keys {
        by_key(old, new, *key, &mut partners);
    }
    let likely = by_place(old, new, &partners, alike);
    let mut pairs = Vec::new();
    for (index, element) in new.iter().enumerate() {
        let kept = partners.get(&index).and_then(|at| old.get(*at)).map(|before| Pair::Kept(before, element));
        let likely = || likely.get(&index).and_then(|at| old.get(*at)).map(|before| Pair::Likely(before, element));
        pairs.push(kept.or_else(likely).unwrap_or(Pair::New(element)));
    }
    let paired = |index: &usize| partners.values().chain(likely.values()).any(|at| at == index);
    pairs.extend(old.iter().enumerate().filter(|(index, _)| !paired(index)).map(|(_, element)| Pair::Gone(element)));
    pairs
}

/// Positions in the old list by those in the new one.
type Partners = BTreeMap<usize, usize>;

fn by_key<T>(old: &[T], new: &[T], key: Key<'_, T>, partners: &mut Partners) {
    let taken: Vec<usize> = partners.values().copied().collect();
    let before = unique(old.iter().enumerate().filter(|(index, _)| !taken.contains(index)), key);
    let after = unique(new.iter().enumerate().filter(|(index, _)| !partners.contains_key(index)), key);
    for (key, index) in after {
        if let (Some(index), Some(Some(at))) = (index, before.get(&key)) {
            partners.insert(index, *at);
        }
    }
}

/// The position of each key, `None` if several elements have it.
fn unique<'a, T: 'a>(
    elements: impl Iterator<Item = (usize, &'a T)>,
    key: Key<'_, T>,
) -> BTreeMap<String, Option<usize>> {
    let mut positions = BTreeMap::new();
    for (index, element) in elements {
        positions.entry(key(element)).and_modify(|position| *position = None).or_insert(Some(index));
    }
    positions
}

fn by_place<T>(old: &[T], new: &[T], partners: &Partners, alike: &dyn Fn(&T, &T) -> bool) -> Partners {
    let known: BTreeMap<usize, usize> = partners.iter().map(|(index, at)| (*at, *index)).collect();
    // A place is named by the neighbour before it, by its position in the new list.
    let before = gaps(old.len(), |index| known.get(&index).copied());
    let after = gaps(new.len(), |index| partners.contains_key(&index).then_some(index));
    let mut likely = Partners::new();
    for (place, here) in &after {
        if let ([index], Some([at])) = (here.as_slice(), before.get(place).map(Vec::as_slice))
            && old.get(*at).zip(new.get(*index)).is_some_and(|(old, new)| alike(old, new))
        {
            likely.insert(*index, *at);
        }
    }
    likely
}

/// The unpaired positions, by the paired neighbour before them.
fn gaps(length: usize, neighbour: impl Fn(usize) -> Option<usize>) -> BTreeMap<Option<usize>, Vec<usize>> {
    let mut gaps: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let mut last = None;
    for index in 0..length {
        match neighbour(index) {
            Some(paired) => last = Some(paired),
            None => gaps.entry(last).or_default().push(index),
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::{Pair, pairs};

    /// Words whose first letter is a key, and which are alike if they have the same length.
    fn shown(old: &[&str], new: &[&str]) -> Vec<String> {
        let first = |word: &&str| word[..1].to_owned();
        let pairs = pairs(old, new, &[&first], &|old, new| old.len() == new.len());
        let shown = pairs.iter().map(|pair| match pair {
            Pair::Kept(old, new) => format!("{old}={new}"),
            Pair::Likely(old, new) => format!("{old}~{new}"),
            Pair::Gone(old) => format!("-{old}"),
            Pair::New(new) => format!("+{new}"),
        });
        shown.collect()
    }

    #[test]
    fn elements_are_paired_by_key_then_by_place() {
        for (old, new, expected) in [
            (vec!["a1", "b1", "c1"], vec!["c2", "a2"], vec!["c1=c2", "a1=a2", "-b1"]),
            (vec!["a", "b", "c"], vec!["a", "x", "c"], vec!["a=a", "b~x", "c=c"]),
            // Of another length, in another place, or not alone there.
            (vec!["a", "b", "c"], vec!["a", "long", "c"], vec!["a=a", "+long", "c=c", "-b"]),
            (vec!["a", "b", "c"], vec!["x", "a", "c"], vec!["+x", "a=a", "c=c", "-b"]),
            (vec!["a", "b", "c"], vec!["a", "x", "y", "c"], vec!["a=a", "+x", "+y", "c=c", "-b"]),
            // A key that two have says nothing.
            (vec!["a1", "a2"], vec!["a3"], vec!["+a3", "-a1", "-a2"]),
            (vec![], vec!["a"], vec!["+a"]),
        ] {
            assert_eq!(shown(&old, &new), expected, "{old:?} {new:?}");
        }
    }
}
