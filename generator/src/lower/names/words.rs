//! The words of an operation's id, and which of them say nothing.

use crate::document::letters::is_of_alphabet;
use deunicode::deunicode_char;
use std::ops::Range;

/// Words with which an id says what an operation does. Where all ids of a group begin with one, it is no name of anything.
const VERBS: [&str; 20] = [
    "add", "all", "create", "delete", "do", "edit", "fetch", "find", "get", "is", "list", "make", "patch", "post",
    "put", "remove", "search", "send", "set", "update",
];

/// The places of the words in a text: between signs, and in camel case.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut previous = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next_is_lower = rest.peek().is_some_and(|(_, next)| next.is_ascii_lowercase());
        let starts = match previous {
            Some(before) => is_start(before, c, next_is_lower),
            None => true,
        };
        let end = at + c.len_utf8();
        match places.last_mut() {
            _ if !c.is_alphanumeric() => {}
            Some(word) if !starts => word.end = end,
            _ => places.push(at..end),
        }
        previous = Some(c);
    }
    places
}

/// Returns whether a word starts between two characters.
fn is_start(before: char, c: char, next_is_lower: bool) -> bool {
    let is_hump = c.is_uppercase() && (!before.is_uppercase() || next_is_lower);
    !before.is_alphanumeric() || is_hump
}

/// The words of a text, in lower case.
pub(in crate::lower) fn words(text: &str) -> Vec<String> {
    places(text).into_iter().filter_map(|place| Some(text.get(place)?.to_lowercase())).collect()
}

/// A text of ASCII letters and digits, with a blank for everything else. Letters of other alphabets are written in
/// those of English (`Größe` is `Grosse`), and accents are left out. The reading of an ideograph depends on the
/// language: it is a blank.
pub(crate) fn ascii(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            _ if c.is_ascii_alphanumeric() => written.push(c),
            _ if !is_of_alphabet(c) => written.push(' '),
            _ => {
                let letters = deunicode_char(c).unwrap_or_default().chars().filter(char::is_ascii_alphanumeric);
                // Two letters in place of a capital begin a word as that does, unless all of the word is in capitals.
                let is_one_of_capitals = characters.peek().is_some_and(|next| next.is_uppercase());
                let cased = letters.enumerate().map(|(at, letter)| match at {
                    0 => letter,
                    _ if is_one_of_capitals => letter.to_ascii_uppercase(),
                    _ => letter.to_ascii_lowercase(),
                });
                written.extend(cased);
            }
        }
    }
    written
}

/// Names of scalars with which generic types that were made for them end.
const SCALARS: [&str; 10] =
    ["uint16", "uint32", "uint64", "uint8", "int16", "int32", "int64", "int8", "double", "float"];

/// Makes the scalar for which a generic type was made a word: `Bin_int64` of `Binint64`.
pub(in crate::lower) fn with_scalar_apart(name: &str) -> String {
    let found = SCALARS.iter().find_map(|scalar| Some((name.strip_suffix(scalar)?, scalar)));
    match found.filter(|(before, _)| before.ends_with(|c: char| c.is_ascii_lowercase())) {
        Some((before, scalar)) => format!("{before}_{scalar}"),
        None => name.to_owned(),
    }
}

/// Returns the part of an id before it repeats path and method, as FastAPI makes ids: `list_pets` of `list_pets_api_pets_get`.
/// The path may be repeated without `base`, the words with which all paths begin.
pub(super) fn without_route<'a>(id: &'a str, path: &str, method: &str, base: usize) -> Option<&'a str> {
    let of_path = words(path);
    let of_id = words(id);
    let tails = [0, base.min(of_path.len().saturating_sub(1))]
        .into_iter()
        .map(|skipped| of_path.iter().skip(skipped).cloned().chain([method.to_lowercase()]).collect::<Vec<_>>());
    // Of an id that is nothing but its route, nothing would be left.
    let tail = tails.into_iter().find(|tail| tail.len() > 1 && of_id.ends_with(tail))?;
    without_last(id, &tail)
}

/// Returns the part of a text before these words, with which it ends.
pub(in crate::lower) fn without_last<'a>(text: &'a str, last: &[String]) -> Option<&'a str> {
    let (places, all) = (places(text), words(text));
    let kept = all.strip_suffix(last)?.len();
    let end = places.get(kept.checked_sub(1)?)?.end;
    text.get(..end)
}

/// Returns the part of a text behind its first words.
pub(super) fn without_first(text: &str, count: usize) -> Option<&str> {
    text.get(places(text).get(count)?.start..)
}

/// An id without the number that springdoc puts behind those that it has used already: `list` of `list_1`.
pub(super) fn without_number(id: &str) -> Option<&str> {
    let (rest, number) = id.rsplit_once('_')?;
    let is_number = !number.is_empty() && number.len() < 4 && number.bytes().all(|c| c.is_ascii_digit());
    // A number behind a word in snake case may be its version, as in `list_pets_2`; springdoc writes the names of Java.
    (is_number && !rest.is_empty() && !rest.contains('_')).then_some(rest)
}

/// With how many words all texts begin that do not say what is done.
pub(super) fn common_first(texts: &[&str]) -> usize {
    let all: Vec<_> = texts.iter().map(|text| words(text)).collect();
    let Some(first) = all.first() else { return 0 };
    let is_common = |index: &usize| all.iter().all(|one| one.len() > index + 1 && one.get(*index) == first.get(*index));
    let common = (0..first.len()).take_while(is_common).count();
    if first.iter().take(common).any(|word| VERBS.contains(&word.as_str())) { 0 } else { common }
}

/// The words with which all texts end, of which each has others before them.
pub(super) fn common_last(texts: &[&str]) -> Vec<String> {
    let all: Vec<Vec<String>> = texts.iter().map(|text| words(text).into_iter().rev().collect()).collect();
    let Some(first) = all.first() else { return Vec::new() };
    let is_common =
        |(index, word): &(usize, &String)| all.iter().all(|one| one.len() > index + 1 && one.get(*index) == Some(word));
    let mut common: Vec<_> = first.iter().enumerate().take_while(is_common).map(|(_, word)| word.clone()).collect();
    common.reverse();
    common
}

/// With how many words all paths of an API begin, as those of `/api/v1/pets` and `/api/v1/orders`.
pub(super) fn common_base<'a>(paths: impl IntoIterator<Item = &'a str>) -> usize {
    let mut common: Option<Vec<&str>> = None;
    for path in paths {
        let segments: Vec<_> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        common = Some(match common {
            None => segments.split_last().map(|(_, rest)| rest.to_vec()).unwrap_or_default(),
            Some(known) => known.into_iter().zip(segments).take_while(|(a, b)| a == b).map(|(a, _)| a).collect(),
        });
    }
    let literal = common.unwrap_or_default().into_iter().take_while(|segment| !segment.contains('{'));
    literal.map(|segment| words(segment).len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scalar_of_a_generic_type_is_a_word() {
        for (name, apart) in [
            ("Binint64", "Bin_int64"),
            ("BinRangeuint8", "BinRange_uint8"),
            ("Histogramdouble", "Histogram_double"),
            ("DatumF64", "DatumF64"),
            ("int64", "int64"),
            ("Int64", "Int64"),
        ] {
            assert_eq!(with_scalar_apart(name), apart);
        }
    }

    #[test]
    fn letters_of_other_alphabets_are_written_in_those_of_english() {
        for (text, expected) in [
            ("Général", "General"),
            ("Größe", "Grosse"),
            ("e\u{301}tat", "etat"),
            ("Ærøskøbing", "Aeroskobing"),
            ("ÆRØ", "AERO"),
            ("łódź", "lodz"),
            ("Объём", "Obiom"),
            ("Ελλάδα", "Ellada"),
            ("ﬁn", "fin"),
            // signs are none, and of ideographs nobody knows the language
            ("a–b € c™ 5²", "a b   c  5 "),
            ("日本 名 a", "     a"),
        ] {
            assert_eq!(ascii(text), expected, "{text}");
        }
    }

    #[test]
    fn ids_are_split_into_words() {
        for (text, expected) in [
            ("list_accounts__account_id__get", "list accounts account id get"),
            ("listHTTPServers2", "list http servers2"),
            ("PetsController_findAll", "pets controller find all"),
            ("/api/v1/{petId}", "api v1 pet id"),
            ("größe", "größe"),
            ("", ""),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn routes_at_the_end_of_ids_say_nothing() {
        for (id, path, method, base, rest) in [
            ("list_accounts_api_v1_accounts_get", "/api/v1/accounts", "get", 2, Some("list_accounts")),
            ("read_item_items__item_id__get", "/items/{item_id}", "get", 0, Some("read_item")),
            ("list_accounts_accounts_get", "/api/v1/accounts", "get", 2, Some("list_accounts")),
            ("getUser-users-id-get", "/users/{id}", "GET", 0, Some("getUser")),
            ("list_accounts_get", "/api/v1/accounts", "get", 0, None),
            ("list_accounts_api_v1_accounts_post", "/api/v1/accounts", "get", 2, None),
            ("api_v1_accounts_get", "/api/v1/accounts", "get", 2, None),
            ("index_get", "/", "get", 0, None),
            ("get", "/get", "get", 0, None),
        ] {
            assert_eq!(without_route(id, path, method, base), rest, "{id}");
        }
    }

    #[test]
    fn numbers_and_common_words_are_found() {
        for (id, rest) in
            [("list_1", Some("list")), ("list_pets_2", None), ("list", None), ("_1", None), ("list_2024", None)]
        {
            assert_eq!(without_number(id), rest, "{id}");
        }
        assert_eq!(common_first(&["PetsController_all", "PetsController_one"]), 2);
        assert_eq!(common_first(&["get_pet", "get_owner"]), 0, "a verb is no prefix");
        assert_eq!(common_first(&["pets", "pets_add"]), 0, "nothing would be left");
        assert_eq!(common_last(&["list_pets_endpoint", "add_pet_endpoint"]), ["endpoint"]);
        assert_eq!(common_last(&["endpoint", "add_endpoint"]), [] as [&str; 0]);
        assert_eq!(common_base(["/api/v1/pets", "/api/v1/orders/{id}"]), 2);
        assert_eq!(common_base(["/api/v1/pets"]), 2);
        assert_eq!(common_base(["/pets/{id}/a", "/pets/{id}/b"]), 1);
    }
}
