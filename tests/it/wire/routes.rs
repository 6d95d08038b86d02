//! Every operation once: the method and the path that the server sees.

use super::client;
use dns_services::cart::OrderItem;
use dns_services::mock::Mock;
use dns_services::runtime::mock::Answerable;
use dns_services::{CallExt, Client, Error};
use integration_tests::server::{Answer, Server};
use serde_json::Value;
use std::collections::BTreeSet;
use std::pin::Pin;

type Sent = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

/// A call that has been made ready, whatever its answer is.
pub(crate) struct Call {
    sent: Sent,
    expected: Box<dyn Fn(&Mock)>,
}

impl Call {
    /// Has a mock answer it with the documented example.
    pub(crate) fn expect(&self, mock: &Mock) {
        (self.expected)(mock);
    }
}

impl IntoFuture for Call {
    type Output = Result<(), Error>;
    type IntoFuture = Sent;

    fn into_future(self) -> Sent {
        self.sent
    }
}

fn call<T: 'static>(
    request: impl IntoFuture<Output = Result<T, Error>> + CallExt<Payload: Answerable> + Clone + 'static,
) -> Call {
    let expected = request.clone();
    Call {
        sent: Box::pin(async move { request.await.map(drop) }),
        expected: Box::new(move |mock| mock.when(expected.clone()).expect(1).answer_example()),
    }
}

/// Returns the requests that the server is to see, with the calls that make them. The first value in a path is 1, the
/// next one 2.
#[rustfmt::skip]
pub(crate) fn routes(client: &Client) -> Vec<(&'static str, Call)> {
    let account = client.account();
    let billing = client.billing();
    let cart = client.cart();
    let dns = client.dns();
    let domains = client.domains();
    let services = client.services();
    let support = client.support();
    let none = || std::iter::empty::<OrderItem>();
    vec![
        ("GET /affiliates/campaigns", call(account.affiliate_campaigns())),
        ("GET /affiliates/commissionplans", call(account.affiliate_commission_plans())),
        ("GET /affiliates/commissions", call(account.affiliate_commissions())),
        ("GET /affiliates/payouts", call(account.affiliate_payouts())),
        ("GET /affiliates/summary", call(account.affiliate_summary())),
        ("GET /affiliates/vouchers", call(account.affiliate_vouchers())),
        ("GET /contact", call(account.list_contacts())),
        ("GET /contact/privileges", call(account.list_privileges())),
        ("GET /contact/1", call(account.get_contact(1))),
        ("GET /details", call(account.details())),
        ("POST /login", call(account.login().username("u").password("p"))),
        ("POST /logout", call(account.logout())),
        ("GET /logs", call(account.logs())),
        ("POST /revoke", call(account.revoke_token())),
        ("POST /token", call(account.refresh_token().refresh_token("r"))),
        ("GET /balance", call(billing.balance())),
        ("GET /invoice", call(billing.list_invoices())),
        ("GET /invoice/1", call(billing.get_invoice(1))),
        ("POST /invoice/1/credit", call(billing.apply_credit(1))),
        ("GET /payment", call(billing.list_payment_methods())),
        ("GET /payment/fees", call(billing.list_payment_fees())),
        ("GET /category", call(cart.list_categories())),
        ("GET /category/1/product", call(cart.list_products(1))),
        ("POST /order", call(cart.order().items(none()))),
        ("GET /order/1", call(cart.get_product(1))),
        ("POST /order/1", call(cart.order_product(1))),
        ("POST /quote", call(cart.quote().items(none()))),
        ("GET /dns", call(dns.list_zones())),
        ("GET /service/1/dns", call(dns.list_service_zones(1))),
        ("POST /service/1/dns", call(dns.create_zone(1).name("n"))),
        ("GET /service/1/dns/2", call(dns.get_zone(1, 2))),
        ("DELETE /service/1/dns/2", call(dns.delete_zone(1, 2))),
        ("POST /service/1/dns/2/records", call(dns.add_record(1, 2).name("n").record_type("A").content("c"))),
        ("PUT /service/1/dns/2/records/3", call(dns.update_record(1, 2, 3))),
        ("DELETE /service/1/dns/2/records/3", call(dns.delete_record(1, 2, 3))),
        ("GET /domain", call(domains.list())),
        ("POST /domain/lookup", call(domains.check_availability().name("n"))),
        ("GET /domain/name/1", call(domains.get_by_name("1"))),
        ("GET /domain/order", call(domains.list_tlds())),
        ("POST /domain/order", call(domains.order().name("n").years(1).action("register").tld_id(6))),
        ("GET /domain/order/1/form", call(domains.order_form(1))),
        ("GET /domain/1", call(domains.get(1))),
        ("GET /domain/1/autorenew", call(domains.auto_renew(1))),
        ("PUT /domain/1/autorenew", call(domains.set_auto_renew(1))),
        ("GET /domain/1/contact", call(domains.contact_info(1))),
        ("PUT /domain/1/contact", call(domains.set_contact_info(1))),
        ("GET /domain/1/dns", call(domains.records(1))),
        ("POST /domain/1/dns", call(domains.add_record(1).name("n").record_type("A").content("c"))),
        ("GET /domain/1/dns/types", call(domains.record_types(1))),
        ("PUT /domain/1/dns/2", call(domains.update_record(1, 2))),
        ("DELETE /domain/1/dns/2", call(domains.delete_record(1, 2))),
        ("GET /domain/1/dnssec", call(domains.dnssec_keys(1))),
        ("PUT /domain/1/dnssec", call(domains.add_dnssec_key(1))),
        ("GET /domain/1/dnssec/flags", call(domains.dnssec_flags(1))),
        ("DELETE /domain/1/dnssec/2", call(domains.delete_dnssec_key(1, "2"))),
        ("GET /domain/1/emforwarding", call(domains.email_forwarding(1))),
        ("PUT /domain/1/emforwarding", call(domains.set_email_forwarding(1))),
        ("GET /domain/1/epp", call(domains.auth_code(1))),
        ("PUT /domain/1/forwarding", call(domains.set_forwarding(1))),
        ("PUT /domain/1/idprotection", call(domains.set_id_protection(1))),
        ("GET /domain/1/ns", call(domains.nameservers(1))),
        ("PUT /domain/1/ns", call(domains.set_nameservers(1))),
        ("POST /domain/1/reg", call(domains.register_nameservers(1))),
        ("GET /domain/1/reglock", call(domains.registrar_lock(1))),
        ("PUT /domain/1/reglock", call(domains.set_registrar_lock(1))),
        ("POST /domain/1/renew", call(domains.renew(1).years(1))),
        ("GET /domain/1/sync", call(domains.sync(1))),
        ("GET /service", call(services.list())),
        ("GET /service/1", call(services.get(1))),
        ("POST /service/1/cancel", call(services.cancel(1))),
        ("GET /service/1/label", call(services.label(1))),
        ("POST /service/1/label", call(services.set_label(1).label("l"))),
        ("GET /service/1/methods", call(services.list_methods(1))),
        ("GET /service/1/upgrade", call(services.upgrade_options(1))),
        ("POST /service/1/upgrade", call(services.upgrade(1))),
        ("GET /ticket/attachment/1", call(support.get_attachment("1"))),
        ("GET /ticket/departments", call(support.list_departments())),
        ("GET /tickets", call(support.list_tickets())),
        ("POST /tickets", call(support.create_ticket().subject("s").body("b"))),
        ("GET /tickets/1", call(support.get_ticket(1))),
        ("POST /tickets/1", call(support.reply_to_ticket(1).body("b"))),
        ("PUT /tickets/1/close", call(support.close_ticket(1))),
        ("PUT /tickets/1/open", call(support.reopen_ticket(1))),
    ]
}

#[tokio::test]
async fn every_operation_goes_where_it_should() {
    let server = Server::always(Answer::json("{}")).await.unwrap();
    for (route, call) in routes(&client(&server)) {
        call.await.unwrap();
        let seen = server.seen().pop().unwrap();
        let (method, path) = route.split_once(' ').unwrap();
        assert_eq!((seen.method.as_str(), seen.target.as_str()), (method, format!("/api{path}").as_str()));
        if matches!(method, "GET" | "DELETE") {
            assert_eq!((seen.body.as_str(), seen.header("content-type")), ("", None), "{route}");
        }
    }
}

#[tokio::test]
async fn the_table_has_every_operation_of_the_document() {
    let document = include_str!("../../../spec/dns-services.openapi.json");
    let document: Value = serde_json::from_str(document).unwrap();
    let mut expected = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            expected.insert(format!("{} {}", method.to_uppercase(), numbered(path)));
        }
    }
    assert_eq!(expected.len(), 83);
    let server = Server::always(Answer::json("{}")).await.unwrap();
    let table: Vec<_> = routes(&client(&server)).into_iter().map(|(route, _)| route.to_owned()).collect();
    assert_eq!(table.len(), 83);
    assert_eq!(BTreeSet::from_iter(table), expected);
}

/// `/domain/{id}/dns/{index}` as `/domain/1/dns/2`.
fn numbered(path: &str) -> String {
    let mut number = 0;
    let segments = path.split('/').map(|segment| {
        if segment.starts_with('{') {
            number += 1;
            number.to_string()
        } else {
            segment.to_owned()
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn a_parameter_of_a_get_stays_in_the_query() {
    let request = super::sent(|c| c.support().get_attachment("a b.png").number(873340994)).await;
    assert_eq!(request.line(), "GET /api/ticket/attachment/a%20b.png?number=873340994");
    assert_eq!(request.body, "");
}

/// RFC 9110, 8.6: without it some servers answer 411 to a POST or PUT.
#[tokio::test]

async fn a_put_without_fields_says_that_its_body_is_empty() {
    let request = super::sent(|c| c.support().close_ticket(1)).await;
    assert_eq!((request.body.as_str(), request.header("content-length")), ("", Some("0")));
}

#[tokio::test]
async fn what_is_required_is_asked_for_before_anything_is_sent() {
    let server = Server::always(Answer::json("{}")).await.unwrap();
    let error = client(&server).domains().order().name("example.com").tld_id(6).await.unwrap_err();
    assert_eq!(error.kind(), dns_services::ErrorKind::Build);
    assert!(error.to_string().ends_with("not set: years, action"), "{error}");
    assert!(server.seen().is_empty());
}
