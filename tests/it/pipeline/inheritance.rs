//! Types of components that others extend by `allOf`.

use super::schemas::typed;
use super::{complaints, request, run};
use serde_json::{Value, json};

/// A schema that refers to a component.
fn to(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// A component that extends another one by a text.
fn extends(name: &str, property: &str) -> Value {
    json!({"allOf": [to(name), {"properties": {property: {"type": "string"}}}]})
}

/// A component with a discriminator.
fn base(discriminator: &Value) -> Value {
    json!({"type": "object", "required": ["is"], "properties": {"is": {"type": "string"}}, "discriminator": discriminator})
}

#[test]
fn a_mapping_names_the_values_and_without_one_components_are_their_names() {
    let components = |discriminator: Value| json!({"Pet": base(&discriminator), "Cat": extends("Pet", "purr"), "a-dog": extends("Pet", "bark")});
    let others = "Base(PetBase {is: String, ..others: Value})";
    let unmapped = components(json!({"propertyName": "is"}));
    let expected = [
        r#"Pet {Cat(Cat {is: String = "Cat", purr?: String}) if is in ["Cat"], "#,
        r#"ADog(ADog {is: String = "a-dog", bark?: String}) if is in ["a-dog"], "#,
        &others.replace("String,", r#"String = "Pet","#),
        "}",
    ];
    assert_eq!(typed(&to("Pet"), &unmapped), expected.concat());
    let mapping = json!({"c": "#/components/schemas/Cat", "d": "a-dog", "dd": "a-dog"});
    let mapped = components(json!({"propertyName": "is", "mapping": mapping}));
    let expected = [
        r#"Pet {Cat(Cat {is: String = "c", purr?: String}) if is in ["c"], "#,
        r#"ADog(ADog {is: String = "d", bark?: String}) if is in ["d","dd"], "#,
        others,
        "}",
    ];
    assert_eq!(typed(&to("Pet"), &mapped), expected.concat());
    // Nobody says by what the one is known that the mapping forgets.
    let partly = components(json!({"propertyName": "is", "mapping": {"c": "Cat"}}));
    let expected = [
        r#"Pet {Cat(Cat {is: String = "c", purr?: String}) if is in ["c"], "#,
        r#"ADog(ADog {is: String, bark?: String}) if is in ["a-dog"], "#,
        others,
        "}",
    ];
    assert_eq!(typed(&to("Pet"), &partly), expected.concat());
}

#[test]
fn what_extends_something_by_itself_has_its_fields_and_not_its_kinds() {
    let components = json!({"Pet": base(&json!({"propertyName": "is"})), "Cat": extends("Pet", "purr")});
    assert_eq!(typed(&to("Cat"), &components), r#"Cat {is: String = "Cat", purr?: String}"#);
    let inline = json!({"allOf": [to("Pet"), {"properties": {"name": {"type": "string"}}}]});
    assert_eq!(typed(&inline, &components), "GetAResponse {is: String, name?: String}");
    let annotated = json!({"allOf": [to("Pet")], "description": "A pet."});
    assert_eq!(typed(&annotated, &components), typed(&to("Pet"), &components));
}

#[test]
fn a_component_that_adds_nothing_is_one_more_kind_or_another_name() {
    let mapping = json!({"cat": "Cat"});
    for (discriminator, other, is_kind) in [
        (json!({"propertyName": "is"}), json!({"allOf": [to("Pet")]}), true),
        (json!({"propertyName": "is"}), json!({"allOf": [to("Pet")], "nullable": true}), false),
        (json!({"propertyName": "is"}), to("Pet"), false),
        (json!({"propertyName": "is", "mapping": mapping}), json!({"allOf": [to("Pet")]}), false),
        (json!({"propertyName": "is", "mapping": {"cat": "Cat", "x": "Other"}}), json!({"allOf": [to("Pet")]}), true),
        (
            json!({"propertyName": "is", "mapping": mapping}),
            json!({"allOf": [to("Pet")], "x-ms-discriminator-value": "other"}),
            true,
        ),
    ] {
        let components = json!({"Pet": base(&discriminator), "Cat": extends("Pet", "purr"), "Other": other});
        let (pet, other_type) = (typed(&to("Pet"), &components), typed(&to("Other"), &components));
        assert_eq!(pet.contains("Other(Other {"), is_kind, "{discriminator} {other}: {pet}");
        assert_eq!(other_type.starts_with("Other {is: String"), is_kind, "{discriminator} {other}: {other_type}");
        assert_eq!(other_type.contains("Pet {Cat("), !is_kind, "{discriminator} {other}: {other_type}");
    }
}

#[test]
fn what_only_the_mapping_names_has_the_fields_of_both() {
    let discriminator = json!({"propertyName": "is", "mapping": {"cat": "Cat"}});
    let cat = json!({"type": "object", "properties": {"purr": {"type": "string"}}});
    let components = json!({"Pet": base(&discriminator), "Cat": cat});
    let expected = r#"Pet {Cat(PetCat {purr?: String, is: String = "cat"}) if is in ["cat"], "#;
    assert_eq!(typed(&to("Pet"), &components), format!("{expected}Base(PetBase {{is: String, ..others: Value}})}}"));
}

#[test]
fn a_constant_of_a_kind_replaces_that_of_what_it_extends() {
    let is = |value: &str| json!({"properties": {"is": {"type": "string", "enum": [value]}}});
    let components = json!({
        "Pet": base(&json!({"propertyName": "is"})),
        "Cat": {"allOf": [to("Pet"), is("cat")]},
        "Lion": {"allOf": [to("Cat"), is("lion")]},
    });
    let pet = typed(&to("Pet"), &components);
    for part in [r#"Cat(Cat {is = "cat"}) if is in ["cat"]"#, r#"Lion(Lion {is = "lion"}) if is in ["lion"]"#] {
        assert!(pet.contains(part), "{part}: {pet}");
    }
}

#[test]
fn a_schema_that_refers_to_a_component_may_say_itself_what_tells_its_kinds_apart() {
    let fruit = json!({"type": "object", "properties": {"is": {"type": "string"}}});
    let components = json!({"Fruit": fruit, "Apple": extends("Fruit", "core"), "Pear": extends("Fruit", "neck")});
    let schema = json!({"allOf": [to("Fruit")], "discriminator": {"propertyName": "is", "mapping": {"a": "Apple"}}});
    let expected = [
        r#"GetAResponse {Apple(Apple {is?: String = "a", core?: String}) if is in ["a"], "#,
        r#"Pear(Pear {is?: String = "Pear", neck?: String}) if is in ["Pear"], "#,
        r#"Fruit(Fruit {is?: String = "Fruit"}) if is in ["Fruit"]}"#,
    ];
    assert_eq!(typed(&schema, &components), expected.concat());
    assert_eq!(typed(&to("Fruit"), &components), "Fruit {is?: String}");
}

#[test]
fn components_that_extend_each_other_end() {
    let components = json!({
        "A": {"allOf": [to("B")], "discriminator": {"propertyName": "is"}, "properties": {"is": {"type": "string"}}},
        "B": {"allOf": [to("A"), to("B")], "properties": {"b": {"type": "string"}, "a": to("A")}},
    });
    assert!(typed(&to("A"), &components).starts_with("A {B(Box<B {"), "{}", typed(&to("A"), &components));
}

#[test]
fn a_component_that_too_many_extend_is_read_as_itself() {
    let names: Vec<String> = (0..1001).map(|index| format!("Kind{index}")).collect();
    let mut components = json!({"Pet": base(&json!({"propertyName": "is"}))});
    names.iter().for_each(|name| components[name] = extends("Pet", "a"));
    let content = json!({"application/json": {"schema": to("Pet")}});
    let paths = json!({"/a": {"get": {"responses": {"200": {"description": "", "content": content}}}}});
    let document = super::openapi(&format!("\"paths\": {paths}, \"components\": {}", json!({"schemas": components})));
    let outcome = run(&request(&document, &[]));
    let [complaint] = complaints(&outcome).try_into().unwrap();
    assert!(complaint.starts_with("unsupported-schema "), "{complaint}");
    assert!(complaint.ends_with("`#/components/schemas/Pet` is extended by 1001 others: it is read as itself alone"));
    assert_eq!(outcome.client.unwrap().api.types.len(), 1);
}

#[test]
fn swagger_2_names_what_tells_kinds_apart_by_a_text() {
    let definitions = json!({
        "Being": {
            "type": "object", "discriminator": "sort", "required": ["sort"],
            "properties": {"sort": {"type": "string"}, "age": {"type": "integer"}},
        },
        "Elf": {"allOf": [{"$ref": "#/definitions/Being"}, {"properties": {"ears": {"type": "integer"}}}]},
        "dark-elf": {
            "x-ms-discriminator-value": "dark",
            "allOf": [{"$ref": "#/definitions/Elf"}, {"properties": {"mood": {"type": "string"}}}],
        },
    });
    let responses = json!({"200": {"description": "", "schema": {"$ref": "#/definitions/Being"}}});
    let document = json!({
        "swagger": "2.0", "info": {"title": "T", "version": "1"}, "definitions": definitions,
        "paths": {"/a": {"get": {"responses": responses}}},
    });
    let outcome = run(&request(&document.to_string(), &[]));
    assert_eq!(complaints(&outcome), Vec::<String>::new());
    let types = &outcome.client.as_ref().unwrap().files["src/generated/operations/types.rs"];
    for part in [
        "Elf: tagged::<Elf>(&[(\"sort\", \"Elf\")]),",
        "DarkElf: tagged::<DarkElf>(&[(\"sort\", \"dark\")]),",
        "Base: fits::<BeingBase>(),",
        "pub ears: Option<i64>,\n    pub mood: Option<String>,",
    ] {
        assert!(types.contains(part), "{part}: {types}");
    }
}
