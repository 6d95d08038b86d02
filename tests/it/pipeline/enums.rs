//! Enumerations: the names of their values, and the types of values of several types.

use super::complaints;
use super::schemas::{outcome, typed};
use serde_json::json;

#[test]
fn values_of_enumerations_have_names() {
    for (schema, expected) in [
        (
            json!({"enum": ["a", "A", "a-b", "", "+1", "-1", "Unknown"]}),
            "A = a, A2 = A, AB = a-b, Empty = , Plus1 = +1, Minus1 = -1, Unknown2 = Unknown",
        ),
        (json!({"type": "integer", "enum": [0, 1, -1]}), "Response0 = 0, Response1 = 1, Minus1 = -1"),
        (json!({"enum": [1, 2], "x-enum-varnames": ["ONE", "TWO"]}), "One = 1, Two = 2"),
        (json!({"const": "x"}), "X = x"),
        (json!({"type": "string", "const": true}), "True = true"),
        (json!({"oneOf": [{"const": 1, "title": "ONE"}, {"const": 2, "title": "TWO"}]}), "One = 1, Two = 2"),
        (json!({"oneOf": [{"enum": ["a"]}, {"enum": ["b", "c"]}]}), "A = a, B = b, C = c"),
        (json!({"anyOf": [{"type": "string"}, {"enum": ["a"]}]}), "A = a"),
        (json!({"anyOf": [{"$ref": "#/components/schemas/E"}, {"const": "b"}]}), "A = a, B = b"),
    ] {
        let found = typed(&schema, &json!({"E": {"enum": ["a"]}}));
        assert_eq!(found, format!("GetAResponse {{{expected}}}"), "{schema}");
    }
    assert_eq!(typed(&json!({"enum": ["a", null]}), &json!({})), "Option<GetAResponse {A = a}>");
}

#[test]
fn values_of_several_types_are_one_of_several_types() {
    let union = "GetAResponse {Integer1(()), Two(()), Boolean(bool)}";
    assert_eq!(typed(&json!({"enum": [1, "two", true]}), &json!({})), union);
    let kind = json!({"Kind": {"title": "Kind", "enum": ["a", "b", 1, 2, null]}});
    let union = "Kind {Text(KindText {A = a, B = b}), Integer(KindInteger {Integer1 = 1, Integer2 = 2})}";
    assert_eq!(typed(&json!({"$ref": "#/components/schemas/Kind"}), &kind), format!("Option<{union}>"));
    let declared = json!({"type": ["string", "integer"], "title": "Kind", "enum": ["a", "b", 1, 2]});
    assert_eq!(typed(&declared, &json!({})), union);
    assert_eq!(typed(&json!({"enum": ["a", 1.5, 2]}), &json!({})), "GetAResponse {A(()), Number(f64)}");
    // names stand where the values do
    let named = json!({"enum": [null, "a", "b"], "x-enum-varnames": ["Nothing", "First", "Second"]});
    assert_eq!(typed(&named, &json!({})), "Option<GetAResponse {First = a, Second = b}>");
    // an enumeration without a type of its own is reported
    let said = complaints(&outcome(&json!({"enum": [1, [2]]}), &json!({})));
    assert_eq!(said.len(), 1);
    assert!(said[0].ends_with("this allows only some lists or objects: it is raw JSON"), "{said:?}");
}

#[test]
fn a_blank_text_is_called_so_beside_integers_as_beside_texts() {
    let components = json!({
        "BlankEnum": {"enum": [""]}, "NullEnum": {"enum": [null]},
        "Level": {"type": "integer", "enum": [1, 2]}, "Size": {"type": "string", "enum": ["a"]},
    });
    let of = |names: &[&str]| {
        let all: Vec<_> = names.iter().map(|name| json!({"$ref": format!("#/components/schemas/{name}")})).collect();
        typed(&json!({"oneOf": all}), &components)
    };
    assert_eq!(of(&["Size", "BlankEnum"]), "GetAResponse {A = a, Empty = }");
    let level = "GetAResponse {Level(Level {Level1 = 1, Level2 = 2}), Empty(())}";
    assert_eq!(of(&["Level", "BlankEnum"]), level);
    assert_eq!(of(&["Level", "BlankEnum", "NullEnum"]), format!("Option<{level}>"));
}

#[test]
fn an_extension_says_something_of_values_in_their_order_or_by_their_names() {
    let first_and_second = "GetAResponse {First = a, Second = b}";
    let derived = "GetAResponse {A = a, B = b}";
    for (extension, expected, fault) in [
        (json!({"x-enum-varnames": ["First", "Second"]}), first_and_second, None),
        (json!({"x-enum-varnames": {"a": "First", "b": "Second"}}), first_and_second, None),
        (
            json!({"x-enumNames": ["First", "Second", "Third"]}),
            first_and_second,
            Some("is a list of 3, and the enum one of 2; they are taken in order"),
        ),
        (
            json!({"x-enum-varnames": {"a": "First", "b": "Second", "c": "Third"}}),
            first_and_second,
            Some("has a key that is none of the values; it is ignored"),
        ),
        (json!({"x-enum-varnames": "First"}), derived, Some("is neither a list nor an object; it is ignored")),
        (
            json!({"x-enum-varnames": ["First", 2]}),
            "GetAResponse {First = a, B = b}",
            Some("has something that is not a name in letters of an alphabet; it is ignored"),
        ),
        (
            json!({"x-enumNames": ["启用", "禁用"]}),
            derived,
            Some("has something that is not a name in letters of an alphabet; it is ignored"),
        ),
        (json!({"x-enumNames": ["Größe", "Länge"]}), "GetAResponse {Grosse = a, Lange = b}", None),
        (json!({"x-enum-descriptions": [null, "The second"]}), derived, None),
        (
            json!({"x-enum-descriptions": [1, "The second"]}),
            derived,
            Some("has something that is not a text; it is ignored"),
        ),
    ] {
        let mut schema = extension;
        schema["enum"] = json!(["a", "b"]);
        assert_eq!(typed(&schema, &json!({})), expected, "{schema}");
        assert_eq!(said_of_extensions(&schema), fault.map(str::to_owned).into_iter().collect::<Vec<_>>(), "{schema}");
    }
    for (schema, fault) in [
        (json!({"const": "a", "x-enum-varnames": ["First"]}), None),
        (json!({"const": "a", "x-enum-varnames": {"a": "First"}}), None),
        (json!({"enum": ["a", null], "x-enum-varnames": ["First"]}), None),
        (json!({"enum": [null, "a"], "x-enum-varnames": [null, "First"]}), None),
        (json!({"type": "string", "x-enum-varnames": ["First"]}), Some("stands beside no enum; it is ignored")),
        (
            json!({"type": "number", "enum": [1.5], "x-enum-varnames": ["Low"]}),
            Some("stands beside values that have no names; it is ignored"),
        ),
    ] {
        assert_eq!(said_of_extensions(&schema), fault.map(str::to_owned).into_iter().collect::<Vec<_>>(), "{schema}");
    }
}

/// What is said of extensions of an enum, without their names.
fn said_of_extensions(schema: &serde_json::Value) -> Vec<String> {
    let outcome = outcome(schema, &json!({}));
    let found = outcome.diagnostics.iter().filter(|one| one.code == "vendor-extension");
    found.map(|one| one.message.splitn(3, '`').nth(2).unwrap().trim_start().to_owned()).collect()
}
