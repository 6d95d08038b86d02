//! Names as a person would choose them, of ids that a framework has made.

use super::{assert_is_rust, openapi, request, run};
use ampersat::Request;
use ampersat::choices::{Choices, Naming, NamingRule};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A service as somebody writes it with FastAPI: method, path, tag, the name of the function, and the name of the method that
/// comes of it.
const ROUTES: [(&str, &str, &str, &str, &str); 47] = [
    ("post", "/api/v1/login/access-token", "login", "login_access_token_endpoint", "access_token"),
    ("post", "/api/v1/login/test-token", "login", "test_token_endpoint", "test_token"),
    ("post", "/api/v1/password-recovery/{email}", "login", "recover_password_endpoint", "recover_password"),
    ("post", "/api/v1/reset-password/", "login", "reset_password_endpoint", "reset_password"),
    ("get", "/api/v1/users/", "users", "read_users_endpoint", "read_users"),
    ("post", "/api/v1/users/", "users", "create_user_endpoint", "create_user"),
    ("get", "/api/v1/users/me", "users", "read_user_me_endpoint", "read_user_me"),
    ("delete", "/api/v1/users/me", "users", "delete_user_me_endpoint", "delete_user_me"),
    ("patch", "/api/v1/users/me", "users", "update_user_me_endpoint", "update_user_me"),
    ("patch", "/api/v1/users/me/password", "users", "update_password_me_endpoint", "update_password_me"),
    ("post", "/api/v1/users/signup", "users", "register_user_endpoint", "register_user"),
    ("get", "/api/v1/users/{user_id}", "users", "read_user_by_id_endpoint", "read_user_by_id"),
    ("patch", "/api/v1/users/{user_id}", "users", "update_user_endpoint", "update_user"),
    ("delete", "/api/v1/users/{user_id}", "users", "delete_user_endpoint", "delete_user"),
    ("get", "/api/v1/accounts", "accounts", "list_accounts_endpoint", "list_accounts"),
    ("post", "/api/v1/accounts", "accounts", "create_account_endpoint", "create_account"),
    ("get", "/api/v1/accounts/{account_id}", "accounts", "get_account_endpoint", "get_account"),
    ("put", "/api/v1/accounts/{account_id}", "accounts", "replace_account_endpoint", "replace_account"),
    ("delete", "/api/v1/accounts/{account_id}", "accounts", "close_account_endpoint", "close_account"),
    ("get", "/api/v1/accounts/{account_id}/balance", "accounts", "get_balance_endpoint", "get_balance"),
    ("get", "/api/v1/accounts/{account_id}/statements", "accounts", "list_statements_endpoint", "list_statements"),
    (
        "get",
        "/api/v1/accounts/{account_id}/statements/{statement_id}/download",
        "accounts",
        "download_statement_endpoint",
        "download_statement",
    ),
    ("post", "/api/v1/accounts/{account_id}/freeze", "accounts", "freeze_account_endpoint", "freeze_account"),
    ("post", "/api/v1/accounts/{account_id}/unfreeze", "accounts", "unfreeze_account_endpoint", "unfreeze_account"),
    ("get", "/api/v1/transfers", "transfers", "list_transfers_endpoint", "list_transfers"),
    ("post", "/api/v1/transfers", "transfers", "create_transfer_endpoint", "create_transfer"),
    ("get", "/api/v1/transfers/{transfer_id}", "transfers", "get_transfer_endpoint", "get_transfer"),
    ("post", "/api/v1/transfers/{transfer_id}/cancel", "transfers", "cancel_transfer_endpoint", "cancel_transfer"),
    ("post", "/api/v1/transfers/{transfer_id}/approve", "transfers", "approve_transfer_endpoint", "approve_transfer"),
    (
        "get",
        "/api/v1/transfers/{transfer_id}/events",
        "transfers",
        "list_transfer_events_endpoint",
        "list_transfer_events",
    ),
    ("get", "/api/v1/cards", "cards", "list_cards_endpoint", "list_cards"),
    ("post", "/api/v1/cards", "cards", "order_card_endpoint", "order_card"),
    ("get", "/api/v1/cards/{card_id}", "cards", "get_card_endpoint", "get_card"),
    ("post", "/api/v1/cards/{card_id}/block", "cards", "block_card_endpoint", "block_card"),
    ("get", "/api/v1/cards/{card_id}/limits", "cards", "get_card_limits_endpoint", "get_card_limits"),
    ("put", "/api/v1/cards/{card_id}/limits", "cards", "set_card_limits_endpoint", "set_card_limits"),
    ("get", "/api/v1/payees", "payees", "list_payees_endpoint", "list_payees"),
    ("post", "/api/v1/payees", "payees", "add_payee_endpoint", "add_payee"),
    ("delete", "/api/v1/payees/{payee_id}", "payees", "remove_payee_endpoint", "remove_payee"),
    ("post", "/api/v1/payees/{payee_id}/verify", "payees", "verify_payee_endpoint", "verify_payee"),
    ("get", "/api/v1/webhooks", "webhooks", "list_webhooks_endpoint", "list_webhooks"),
    ("post", "/api/v1/webhooks", "webhooks", "create_webhook_endpoint", "create_webhook"),
    ("delete", "/api/v1/webhooks/{webhook_id}", "webhooks", "delete_webhook_endpoint", "delete_webhook"),
    ("post", "/api/v1/webhooks/{webhook_id}/ping", "webhooks", "ping_webhook_endpoint", "ping_webhook"),
    ("get", "/api/v1/health-check/", "health", "health_check_endpoint", "check"),
    ("get", "/api/v1/health-check/ready", "health", "readiness_endpoint", "readiness"),
    ("get", "/api/v1/version", "health", "get_version_endpoint", "get_version"),
];

/// The id that FastAPI makes of a function's name and its route.
fn fastapi_id(function: &str, method: &str, path: &str) -> String {
    let path: String = path.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    format!("{function}{path}_{method}")
}

fn document() -> String {
    let mut paths: BTreeMap<&str, Value> = BTreeMap::new();
    for (method, path, tag, function, _) in ROUTES {
        let id = fastapi_id(function, method, path);
        let names = path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        let parameters: Vec<_> = names
            .map(|name| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string", "title": name}}))
            .collect();
        let title = format!("Response {}", id.replace('_', " "));
        let schema = json!({"title": title, "type": "object", "properties": {"id": {"type": "string"}}});
        let mut operation = json!({
            "tags": [tag], "operationId": id, "parameters": parameters,
            "responses": {"200": {"description": "Successful Response", "content": {"application/json": {"schema": schema}}}},
        });
        if function.starts_with("login") {
            let reference = format!("#/components/schemas/Body_{id}");
            operation["requestBody"] = json!({"content": {
                "application/json": {"schema": {"type": "array", "items": {"$ref": reference}}}}});
        }
        paths.entry(path).or_insert_with(|| json!({}))[method] = operation;
    }
    let login = format!("Body_{}", fastapi_id(ROUTES[0].3, ROUTES[0].0, ROUTES[0].1));
    let body = json!({"type": "object", "title": login, "properties": {"username": {"type": "string"}}});
    openapi(&format!(r#""paths": {}, "components": {{"schemas": {{"{login}": {body}}}}}"#, json!(paths)))
}

fn with(without: &[NamingRule]) -> Request {
    let names = Naming { without: without.iter().copied().collect(), ..Naming::default() };
    Request { choices: Choices { names, ..Choices::default() }, ..request(&document(), &[]) }
}

/// The names of methods, by their routes.
fn methods(request: &Request) -> BTreeMap<(String, String), String> {
    let outcome = run(request);
    let api = outcome.client.unwrap().api;
    api.operations().map(|(_, one)| ((one.method.to_lowercase(), one.path.clone()), one.name.clone())).collect()
}

#[test]
fn the_methods_of_a_fastapi_service_are_called_as_its_functions() {
    let outcome = run(&with(&[]));
    assert_is_rust(&outcome);
    let names = methods(&with(&[]));
    for (method, path, _, _, expected) in ROUTES {
        let name = names.get(&(method.to_owned(), path.to_owned()));
        assert_eq!(name.map(String::as_str), Some(expected), "{method} {path} of {:?}", names.keys());
    }
    let longest = |names: &BTreeMap<_, String>| names.values().map(String::len).max().unwrap();
    let count = |code: &str| outcome.diagnostics.iter().filter(|one| one.code == code).count();
    assert_eq!((count("name-without-route"), count("name-without-common-words")), (47, 47));
    let first = outcome.diagnostics.iter().find(|one| one.code == "name-without-route").unwrap();
    assert_eq!(
        first.message,
        "GET /api/v1/accounts is called `list_accounts`: its operationId \
         `list_accounts_endpoint_api_v1_accounts_get` repeats path and method"
    );
    assert_eq!(first.help.as_deref(), Some("`--without-naming-rule route` leaves its name as it is"));
    let before = methods(&with(&[NamingRule::Route, NamingRule::CommonWords]));
    assert_eq!(
        before[&("get".to_owned(), "/api/v1/accounts".to_owned())],
        "list_accounts_endpoint_api_v1_accounts_get"
    );
    assert_eq!((longest(&before), longest(&names)), (59, 20));
}

#[test]
fn types_do_not_repeat_routes_either() {
    let types = |request: &Request| {
        let mut names: Vec<_> = run(request).client.unwrap().api.types.into_iter().map(|def| def.name).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names
    };
    let names = types(&with(&[]));
    assert!(names.contains(&"CheckResponse".to_owned()), "{names:#?}");
    assert!(names.contains(&"BodyLoginAccessTokenEndpoint".to_owned()), "{names:#?}");
    assert!(names[0].len() <= 40, "{names:#?}");
    let before = types(&with(&[NamingRule::Route]));
    assert!(before.contains(&"BodyLoginAccessTokenEndpointApiV1LoginAccessTokenPost".to_owned()), "{before:#?}");
}
