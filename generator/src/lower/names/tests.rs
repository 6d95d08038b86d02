use super::*;

#[test]
fn names_are_cleaned() {
    for (text, snaked, pascaled) in [
        ("getToken", Some("get_token"), Some("GetToken")),
        ("affiliates_commission_plans", Some("affiliates_commission_plans"), Some("AffiliatesCommissionPlans")),
        ("type", Some("type_"), Some("Type")),
        ("self", Some("self_"), Some("Self_")),
        ("X-RateLimit-Limit", Some("x_rate_limit_limit"), Some("XRateLimitLimit")),
        ("2fa", Some("_2fa"), Some("_2fa")),
        ("1", Some("value_1"), Some("_1")),
        ("+1", Some("plus_1"), Some("_1")),
        ("-1.5", Some("minus_1_5"), Some("_15")),
        ("größe", Some("grosse"), Some("Grosse")),
        ("Général", Some("general"), Some("General")),
        ("日本", None, None),
        ("", None, None),
    ] {
        assert_eq!(snake(text).as_deref(), snaked, "{text:?}");
        assert_eq!(pascal(text).as_deref(), pascaled, "{text:?}");
    }
    for (text, name) in
        [("+1", "Plus1"), ("-name", "MinusName"), ("1", "_1"), ("", "Empty"), (">=", "GreaterEqual"), ("日本", "Value")]
    {
        assert_eq!(variant(text), name, "{text:?}");
    }
    for (parts, name) in [
        (["Self_", "Request"], "SelfRequest"),
        (["Get", "_2fa"], "Get2fa"),
        (["_2fa", "Self_"], "_2faSelf"),
        (["Self_", ""], "Self_"),
        (["_", ""], "Type"),
    ] {
        assert_eq!(joined(&parts), name);
    }
    assert_eq!(setter("send").as_deref(), Some("send_"));
    assert_eq!(member("new").as_deref(), Some("new_"));
    assert_eq!(type_name("Option".to_owned()), "Option_");
    assert_eq!(of_route("get", "/domain/{id}/dns/{index}"), "get_domain_by_id_dns_by_index");
}

#[test]
fn modules_are_no_devices_of_windows() {
    for (text, name) in [("con", "con_"), ("NUL", "nul_"), ("com1", "com1_"), ("com", "com"), ("lpt10", "lpt10")] {
        assert_eq!(module(text).as_deref(), Some(name));
    }
}

#[test]
fn a_crate_does_not_hide_those_of_rust() {
    let can_be = ["pet-store", "stores", "type-of"];
    let cannot_be = ["", "type", "1st", "core", "proc-macro", "größe"];
    assert!(can_be.into_iter().all(is_crate_name));
    assert!(!cannot_be.into_iter().any(is_crate_name));
}

#[test]
fn ids_need_not_name_their_group() {
    for (id, group, rest) in [
        ("pets/list", "pets", Some("list")),
        ("pet.list", "Pets", Some("list")),
        ("PetStore_addPet", "pet-store", Some("addPet")),
        ("code-scanning/list-alerts", "code-scanning", Some("list-alerts")),
        ("policies::view", "Policies", Some("view")),
        ("policy_view", "policies", Some("view")),
        ("listPets", "pets", None),
        ("petsList", "pets", None),
        ("pets", "pets", None),
        ("pets_", "pets", None),
        ("pets_new", "pets", None),
        ("pets_move", "pets", None),
        ("pets_2", "pets", None),
        ("petstore_list", "pets", None),
        ("", "", None),
        ("/list", "", None),
    ] {
        assert_eq!(without_group(id, group), rest, "{id:?} in {group:?}");
    }
    for (id, group, rest) in [
        ("PetList", "pets", Some("List")),
        ("petStoreList", "Pet Store", Some("List")),
        ("ListPets", "pets", None),
        ("Petsitters", "pets", None),
        ("PetNew", "pets", None),
        ("Pet", "pets", None),
        ("", "", None),
    ] {
        assert_eq!(without_group_words(id, group), rest, "{id:?} in {group:?}");
    }
}

#[test]
fn a_name_that_is_taken_gets_a_number() {
    let mut scope = Scope::default();
    assert_eq!(
        ["Record", "Record", "Record"].map(|name| scope.take(name.to_owned())),
        ["Record", "Record2", "Record3"]
    );
    assert_eq!(["send_", "send_"].map(|name| scope.take(name.to_owned())), ["send_", "send2"]);
    assert_eq!(["__", "__", "__"].map(|name| scope.take(name.to_owned())), ["__", "___2", "___3"]);
    assert_eq!(["a2", "a", "a"].map(|name| scope.take(name.to_owned())), ["a2", "a", "a3"]);
    assert_eq!(["_1m", "_1m", "_1", "_1"].map(|name| scope.take(name.to_owned())), ["_1m", "_1m2", "_1", "_1_2"]);
}
