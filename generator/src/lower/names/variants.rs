//! Names of variants: each is one of its own, and none repeats the name of its type.

use super::{Scope, shortened, variant, variant_as_written};
use std::collections::{BTreeMap, BTreeSet};

/// Names the values of an enum. Those that would have one name keep the case of their letters, if that tells them apart: `1m` and
/// `1M` are `_1m` and `_1M`.
pub(in crate::lower) fn of_values(values: &[&str]) -> Vec<String> {
    let names: Vec<_> = values.iter().map(|value| variant(value)).collect();
    let mut spellings: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, value) in names.iter().zip(values) {
        spellings.entry(name).or_default().insert(variant_as_written(value));
        *counts.entry(name).or_default() += 1;
    }
    let differ = |name: &str| {
        counts.get(name).is_some_and(|count| *count > 1)
            && spellings.get(name).map(BTreeSet::len) == counts.get(name).copied()
    };
    names
        .iter()
        .zip(values)
        .map(|(name, value)| if differ(name) { variant_as_written(value) } else { name.clone() })
        .collect()
}

/// Takes the name of a union out of the names of its variants, unless it is what two of them differ in, and makes each of them
/// one of its own: `Shape::Circle`, not `Shape::CircleShape`.
pub(in crate::lower) fn shorten_variants<'n>(union: &str, variants: impl Iterator<Item = &'n mut String>) {
    let names: Vec<_> = variants.collect();
    let short: Vec<String> =
        names.iter().map(|name| without(name, union).unwrap_or(name.as_str()).to_owned()).collect();
    let is_free =
        |one: &str| short.iter().filter(|other| *other == one).count() == 1 && !names.iter().any(|name| *name == one);
    let frees: Vec<_> = short.iter().map(|name| is_free(name)).collect();
    take_all(names.into_iter().zip(short).zip(frees).map(|((name, short), is_free)| {
        if is_free {
            *name = short;
        }
        *name = shortened(std::mem::take(name));
        name
    }));
}

/// Fits the names of values to their enum, and makes each of them one of its own.
///
/// The name of the enum is taken out if all begin with it. A name that begins with a digit gets the last word of the enum's
/// name: `512` of `ImageSize` is `Size512`.
pub(in crate::lower) fn fit_values<'n>(name: &str, values: impl Iterator<Item = &'n mut String>) {
    let values: Vec<_> = values.collect();
    let short: Option<Vec<String>> = values
        .iter()
        .map(|value| without(value, name).filter(|_| value.starts_with(name)).map(str::to_owned))
        .collect();
    let short = short.filter(|_| values.len() > 1);
    let word = last_word(name);
    take_all(values.into_iter().enumerate().map(|(index, value)| {
        if let Some(short) = short.as_ref().and_then(|short| short.get(index)) {
            value.clone_from(short);
        }
        if let (Some(word), Some(number)) = (word, value.strip_prefix('_')) {
            *value = format!("{word}{number}");
        }
        value
    }));
}

/// Returns the last word of the name of a type, without the number at its end.
fn last_word(name: &str) -> Option<&str> {
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    name.rfind(|c: char| c.is_ascii_uppercase()).and_then(|at| name.get(at..))
}

/// Makes each variant of an enum with `Unknown` one of its own.
fn take_all<'n>(names: impl Iterator<Item = &'n mut String>) {
    let mut scope = Scope::default();
    scope.try_take("Unknown");
    names.for_each(|name| *name = scope.take(std::mem::take(name)));
}

/// The rest of a name without the name of its type before or after it, if that is a name.
fn without<'n>(name: &'n str, of: &str) -> Option<&'n str> {
    let rest = name.strip_prefix(of).or_else(|| name.strip_suffix(of))?;
    let is_name = rest.starts_with(|c: char| c.is_ascii_uppercase()) && !matches!(rest, "Unknown" | "Self");
    is_name.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn union(union: &str, names: &[&str]) -> Vec<String> {
        let mut names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        shorten_variants(union, names.iter_mut());
        names
    }

    fn values(name: &str, names: &[&str]) -> Vec<String> {
        let mut names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        fit_values(name, names.iter_mut());
        names
    }

    #[test]
    fn a_variant_does_not_repeat_its_union() {
        assert_eq!(union("Rule", &["RuleAsc", "DescRule", "Text"]), ["Asc", "Desc", "Text"]);
        assert_eq!(
            union("Rule", &["Rule", "Ruler", "Rule2", "RuleUnknown"]),
            ["Rule", "Ruler", "Rule2", "RuleUnknown"]
        );
    }

    #[test]
    fn what_two_variants_would_share_stays() {
        assert_eq!(union("Rule", &["RuleAsc", "Asc"]), ["RuleAsc", "Asc"]);
        assert_eq!(union("Rule", &["RuleAsc", "AscRule"]), ["RuleAsc", "AscRule"]);
        assert_eq!(union("Rule", &["Text", "Text"]), ["Text", "Text2"]);
    }

    #[test]
    fn values_that_differ_in_case_only_keep_it_where_it_tells_them_apart() {
        assert_eq!(of_values(&["1m", "1h", "1M"]), ["_1m", "_1h", "_1M"]);
        assert_eq!(of_values(&["-1m", "-1M", "PM"]), ["Minus1m", "Minus1M", "Pm"]);
        assert_eq!(of_values(&["x", "X"]), ["X", "X"]);
    }

    #[test]
    fn a_value_that_begins_with_a_digit_begins_with_the_last_word_of_its_enum() {
        assert_eq!(values("ImageSize2", &["_512", "_1024x768", "Auto"]), ["Size512", "Size1024x768", "Auto"]);
        assert_eq!(values("Interval", &["_1m", "_1M"]), ["Interval1m", "Interval1M"]);
        assert_eq!(values("E2", &["_2"]), ["E2"]);
    }

    #[test]
    fn values_are_shortened_all_or_none() {
        assert_eq!(values("Sort", &["SortAsc", "SortDesc"]), ["Asc", "Desc"]);
        assert_eq!(values("Sort", &["SortAsc", "Desc"]), ["SortAsc", "Desc"]);
        assert_eq!(values("Sort", &["SortAsc"]), ["SortAsc"]);
        assert_eq!(values("Sort", &["Sort1", "Sort2"]), ["Sort1", "Sort2"]);
    }
}
