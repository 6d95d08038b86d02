//! The request bodies of the vendor's reference page, made by the generated builders.
//!
//! Many of the page's values are placeholders without the documented type: `"amountValue"` for a number. A case with
//! such values has two halves. The first makes the page's body exactly, with `extra` for those fields and the setters
//! for all others. The second shows what the setters send.

use super::sent;
use dns_services::cart::{OrderItem, OrderProduct, QuoteOutput, RegisterDomain, RenewDomain};
use dns_services::domains::OrderAction;
use dns_services::services::CancelImmediate;
use integration_tests::server::Request;
use serde_json::{Value, json};

/// Compares a whole request: method and path, no query, headers, and the body as JSON.
#[track_caller]
fn assert_sent(request: &Request, line: &str, body: Value) {
    assert_eq!(request.line(), line);
    let user_agent =
        concat!("dns-services/", env!("CARGO_PKG_VERSION"), " ampersat-runtime/", env!("CARGO_PKG_VERSION"));
    for (name, value) in [
        ("accept", "application/json"),
        ("authorization", "Bearer t0ken"),
        ("content-type", "application/json"),
        ("user-agent", user_agent),
    ] {
        assert_eq!(request.header(name), Some(value), "{name}");
    }
    assert_eq!(serde_json::from_str::<Value>(&request.body).unwrap(), body);
}

/// The same for a call that needs no credentials and sends none.
#[track_caller]
fn assert_sent_openly(request: &Request, line: &str, body: Value) {
    assert_eq!(request.line(), line);
    assert_eq!(request.header("authorization"), None);
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(serde_json::from_str::<Value>(&request.body).unwrap(), body);
}

#[tokio::test]
async fn login() {
    let request = sent(|c| c.account().login().username("user@example.com").password("secret")).await;
    assert_sent_openly(&request, "POST /api/login", json!({"username": "user@example.com", "password": "secret"}));
}

#[tokio::test]
async fn refresh_token() {
    let request = sent(|c| c.account().refresh_token().refresh_token("refresh_tokenValue")).await;
    assert_sent_openly(&request, "POST /api/token", json!({"refresh_token": "refresh_tokenValue"}));
}

#[tokio::test]
async fn revoke_token() {
    let request = sent(|c| c.account().revoke_token().refresh_token("refresh_tokenValue")).await;
    assert_sent(&request, "POST /api/revoke", json!({"refresh_token": "refresh_tokenValue"}));
}

/// The page shows text for `amount`, which is a number.
#[tokio::test]
async fn apply_credit() {
    let request = sent(|c| c.billing().apply_credit(308976).extra("amount", "amountValue")).await;
    assert_sent(&request, "POST /api/invoice/308976/credit", json!({"amount": "amountValue"}));

    let request = sent(|c| c.billing().apply_credit(308976).amount(15)).await;
    assert_sent(&request, "POST /api/invoice/308976/credit", json!({"amount": 15}));
}

#[tokio::test]
async fn create_ticket() {
    let request = sent(|c| c.support().create_ticket().department_id(1).subject("Subject").body("Message ...")).await;
    let body = json!({"dept_id": 1, "subject": "Subject", "body": "Message ..."});
    assert_sent(&request, "POST /api/tickets", body);
}

#[tokio::test]
async fn reply_to_ticket() {
    let request = sent(|c| c.support().reply_to_ticket(873340994).body("reply text ..")).await;
    assert_sent(&request, "POST /api/tickets/873340994", json!({"body": "reply text .."}));
}

/// The page shows text for `nameservers`, which is a list.
#[tokio::test]
async fn set_nameservers() {
    let request = sent(|c| c.domains().set_nameservers(47).extra("nameservers", "nameserversValue")).await;
    assert_sent(&request, "PUT /api/domain/47/ns", json!({"nameservers": "nameserversValue"}));

    let request = sent(|c| c.domains().set_nameservers(47).nameservers(["ns1.example.com", "ns2.example.com"])).await;
    let body = json!({"nameservers": ["ns1.example.com", "ns2.example.com"]});
    assert_sent(&request, "PUT /api/domain/47/ns", body);
}

/// The page shows text for `priority`, which is an integer.
#[tokio::test]
async fn add_record_of_a_domain() {
    let page =
        json!({"name": "nameValue", "type": "typeValue", "priority": "priorityValue", "content": "contentValue"});
    let request = sent(|c| {
        let named = c.domains().add_record(47).name("nameValue").record_type("typeValue");
        named.extra("priority", "priorityValue").content("contentValue")
    });
    assert_sent(&request.await, "POST /api/domain/47/dns", page);

    let request = sent(|c| c.domains().add_record(47).name("@").record_type("MX").priority(10).content("mail"));
    let body = json!({"name": "@", "type": "MX", "priority": 10, "content": "mail"});
    assert_sent(&request.await, "POST /api/domain/47/dns", body);
}

/// The page shows text for `priority`, which is an integer.
#[tokio::test]
async fn update_record_of_a_domain() {
    let page =
        json!({"name": "nameValue", "type": "typeValue", "priority": "priorityValue", "content": "contentValue"});
    let request = sent(|c| {
        let named = c.domains().update_record(47, 3).name("nameValue").record_type("typeValue");
        named.extra("priority", "priorityValue").content("contentValue")
    });
    assert_sent(&request.await, "PUT /api/domain/47/dns/3", page);

    let request = sent(|c| c.domains().update_record(47, 3).name("@").record_type("MX").priority(0).content("mail"));
    let body = json!({"name": "@", "type": "MX", "priority": 0, "content": "mail"});
    assert_sent(&request.await, "PUT /api/domain/47/dns/3", body);
}

#[tokio::test]
async fn check_availability() {
    let request = sent(|c| c.domains().check_availability().name("example.com")).await;
    assert_sent(&request, "POST /api/domain/lookup", json!({"name": "example.com"}));
}

/// The page shows text for `years` and for all ids, which are integers, for `nameservers`, which is a list, and for
/// `data`, which is an object. Its `actionValue` is no action, but an action may be any text.
#[tokio::test]
async fn order_domain() {
    let request = sent(|c| {
        let order = c.domains().order().name("example.com").action("actionValue").epp("eppValue").affiliate_id(55);
        ["years", "tld_id", "pay_method", "nameservers", "registrant", "admin", "tech", "billing", "data"]
            .into_iter()
            .fold(order, |order, name| order.extra(name, format!("{name}Value")))
    });
    let page = json!({
        "name": "example.com", "years": "yearsValue", "action": "actionValue", "tld_id": "tld_idValue",
        "pay_method": "pay_methodValue", "epp": "eppValue", "nameservers": "nameserversValue",
        "registrant": "registrantValue", "admin": "adminValue", "tech": "techValue", "billing": "billingValue",
        "data": "dataValue", "aff_id": 55
    });
    assert_sent(&request.await, "POST /api/domain/order", page);

    let request = sent(|c| {
        let order = c.domains().order().name("example.com").years(1).action(OrderAction::Transfer).tld_id(6);
        let order = order.pay_method(2).epp("c0de").nameservers(["ns1.example.com"]);
        order.registrant(3).admin(4).tech(5).billing(7).data([("vat", "DK1")]).affiliate_id(55)
    });
    let body = json!({
        "name": "example.com", "years": 1, "action": "transfer", "tld_id": 6, "pay_method": 2, "epp": "c0de",
        "nameservers": ["ns1.example.com"], "registrant": 3, "admin": 4, "tech": 5, "billing": 7,
        "data": {"vat": "DK1"}, "aff_id": 55
    });
    assert_sent(&request.await, "POST /api/domain/order", body);
}

/// The page shows text for `years` and `pay_method`, which are integers.
#[tokio::test]
async fn renew_domain() {
    let request = sent(|c| c.domains().renew(47).extra("years", "yearsValue").extra("pay_method", "pay_methodValue"));
    let page = json!({"years": "yearsValue", "pay_method": "pay_methodValue"});
    assert_sent(&request.await, "POST /api/domain/47/renew", page);

    let request = sent(|c| c.domains().renew(47).years(2).pay_method(1)).await;
    assert_sent(&request, "POST /api/domain/47/renew", json!({"years": 2, "pay_method": 1}));
}

/// The page shows text for `resources`, which is an object, `package`, an integer, and `send`, a boolean.
#[tokio::test]
async fn upgrade_service() {
    let request = sent(|c| {
        let upgrade = c.services().upgrade(21).extra("resources", "resourcesValue").extra("package", "packageValue");
        upgrade.cycle("cycleValue").extra("send", "sendValue")
    });
    let page = json!({
        "resources": "resourcesValue", "package": "packageValue", "cycle": "cycleValue", "send": "sendValue"
    });
    assert_sent(&request.await, "POST /api/service/21/upgrade", page);

    let request =
        sent(|c| c.services().upgrade(21).resources([("1557", 20)]).package_id(9).cycle("m").submit(true)).await;
    let body = json!({"resources": {"1557": 20}, "package": 9, "cycle": "m", "send": true});
    assert_sent(&request, "POST /api/service/21/upgrade", body);
}

/// The page's `immediateValue` is none of the listed values, but `immediate` may be any text.
#[tokio::test]
async fn cancel_service() {
    let request = sent(|c| c.services().cancel(21).immediate("immediateValue").reason("reasonValue")).await;
    let page = json!({"immediate": "immediateValue", "reason": "reasonValue"});
    assert_sent(&request, "POST /api/service/21/cancel", page);

    let request = sent(|c| c.services().cancel(21).immediate(CancelImmediate::False)).await;
    assert_sent(&request, "POST /api/service/21/cancel", json!({"immediate": "false"}));
}

#[tokio::test]
async fn set_label() {
    let request = sent(|c| c.services().set_label(21).label("labelValue")).await;
    assert_sent(&request, "POST /api/service/21/label", json!({"label": "labelValue"}));
}

/// The page shows text for `pay_method`, which is an integer.
#[tokio::test]
async fn order_product() {
    let request = sent(|c| {
        let order = c.cart().order_product(1080).domain("example.com").cycle("m").extra("pay_method", "1");
        order.custom([("1618", json!({"10330": 1}))]).promocode("T346F").affiliate_id(55)
    });
    let page = json!({
        "domain": "example.com", "cycle": "m", "pay_method": "1", "custom": {"1618": {"10330": 1}},
        "promocode": "T346F", "aff_id": 55
    });
    assert_sent(&request.await, "POST /api/order/1080", page);

    let request = sent(|c| c.cart().order_product(1080).pay_method(1)).await;
    assert_sent(&request, "POST /api/order/1080", json!({"pay_method": 1}));
}

/// The three items that the page shows in an order and in a quote.
fn items() -> [OrderItem; 3] {
    [
        OrderProduct::new(1080).domain("hosting.com").cycle("a").into(),
        RegisterDomain::new(6, "hosting.com", 1).into(),
        RenewDomain::new(1002, 1).into(),
    ]
}

fn items_as_json() -> Value {
    json!([
        {"type": "product", "product_id": 1080, "domain": "hosting.com", "cycle": "a"},
        {"type": "domain", "tld_id": 6, "name": "hosting.com", "action": "register", "years": 1},
        {"type": "domain", "domain_id": 1002, "action": "renew", "years": 1}
    ])
}

/// The page shows text for `ignore_errors`, which is a boolean.
#[tokio::test]
async fn order() {
    let request = sent(|c| {
        let order = c.cart().order().pay_method(1).extra("ignore_errors", "No error");
        order.items(items()).affiliate_id(55)
    });
    let page = json!({"pay_method": 1, "ignore_errors": "No error", "items": items_as_json(), "aff_id": 55});
    assert_sent(&request.await, "POST /api/order", page);

    let request = sent(|c| c.cart().order().ignore_errors(true).items([RenewDomain::new(1002, 1).into()])).await;
    let renewal = json!({"type": "domain", "domain_id": 1002, "action": "renew", "years": 1});
    assert_sent(&request, "POST /api/order", json!({"ignore_errors": true, "items": [renewal]}));
}

/// The page shows text for `pay_method`, which is an integer.
#[tokio::test]
async fn quote() {
    let request = sent(|c| {
        let quote = c.cart().quote().extra("pay_method", "pay_methodValue");
        quote.output(QuoteOutput::Short).items(items())
    });
    let page = json!({"pay_method": "pay_methodValue", "output": "short", "items": items_as_json()});
    assert_sent(&request.await, "POST /api/quote", page);

    let request = sent(|c| c.cart().quote().pay_method(1).items([OrderProduct::new(1080).into()])).await;
    let body = json!({"pay_method": 1, "items": [{"type": "product", "product_id": 1080}]});
    assert_sent(&request, "POST /api/quote", body);
}

#[tokio::test]
async fn create_zone() {
    let request = sent(|c| c.dns().create_zone(10).name("testzone.com")).await;
    assert_sent(&request, "POST /api/service/10/dns", json!({"name": "testzone.com"}));
}

#[tokio::test]
async fn add_record_with_one_value() {
    let request = sent(|c| {
        let record = c.dns().add_record(10, 60).name("example.com").ttl(3600).priority(10);
        record.record_type("A").content("192.168.1.2")
    });
    let page = json!({"name": "example.com", "ttl": 3600, "priority": 10, "type": "A", "content": "192.168.1.2"});
    assert_sent(&request.await, "POST /api/service/10/dns/60/records", page);
}

#[tokio::test]
async fn add_record_with_several_values() {
    let request = sent(|c| {
        let record = c.dns().add_record(10, 60).name("_sip._tcp.example.com").ttl(3600).priority(10);
        record.record_type("SRV").content(vec![json!(10), json!(5060), json!("vc01.example.com")])
    });
    let page = json!({
        "name": "_sip._tcp.example.com", "ttl": 3600, "priority": 10, "type": "SRV",
        "content": [10, 5060, "vc01.example.com"]
    });
    assert_sent(&request.await, "POST /api/service/10/dns/60/records", page);
}

#[tokio::test]
async fn update_record() {
    let request = sent(|c| {
        let record = c.dns().update_record(10, 60, 55).name("example.com").ttl(3600).priority(10);
        record.record_type("A").content("192.168.1.2")
    });
    let page = json!({"name": "example.com", "ttl": 3600, "priority": 10, "type": "A", "content": "192.168.1.2"});
    assert_sent(&request.await, "PUT /api/service/10/dns/60/records/55", page);
}
