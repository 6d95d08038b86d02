//! Orders, invoices, tickets, domains and services: the effect of one call shows in the next.

use super::{NOW, refused, start};
use dns_services::cart::{OrderProduct, RegisterDomain, RenewDomain, TransferDomain};
use dns_services::{Client, Decimal};

fn decimal(text: &str) -> Option<Decimal> {
    Some(text.parse().unwrap())
}

/// Returns the sum that is owed, and the number of invoices.
async fn owed(client: &Client) -> (Option<Decimal>, usize) {
    let balance = client.billing().balance().await.unwrap().details.unwrap();
    (balance.acc_balance, client.billing().list_invoices().await.unwrap().invoices.len())
}

#[tokio::test]
async fn unpaid_invoices_are_what_is_owed() {
    let (_sandbox, client) = start().await;
    let invoices = client.billing().list_invoices().await.unwrap().invoices;
    let unpaid = invoices.iter().filter(|invoice| invoice.status.as_deref() == Some("Unpaid"));
    let totals: Vec<_> =
        unpaid.map(|invoice| (invoice.id.unwrap(), invoice.total, invoice.datepaid.is_none())).collect();
    assert_eq!(totals, [(5002, decimal("12.49"), true), (5003, decimal("68.75"), true)]);
    assert_eq!(owed(&client).await, (decimal("81.24"), 3));
}

#[tokio::test]
async fn an_order_makes_a_service_and_an_invoice() {
    let (_sandbox, client) = start().await;
    let receipt = client.cart().order_product(333).domain("shop.example.com").cycle("m").await.unwrap();
    assert_eq!(receipt.total, decimal("13.74"), "9.99 a month and 1.00 once, with a quarter of tax");
    let invoice = client.billing().get_invoice(receipt.invoice_id.unwrap()).await.unwrap().invoice.unwrap();
    assert_eq!(
        (invoice.status.as_deref(), invoice.total, invoice.tax),
        (Some("Unpaid"), decimal("13.74"), decimal("2.75"))
    );
    assert_eq!(invoice.date.unwrap().as_str(), "2024-03-01");
    assert_eq!(invoice.duedate.unwrap().as_str(), "2024-03-08");
    assert_eq!(invoice.items[0].description.as_deref(), Some("Starter Hosting"));
    assert_eq!(owed(&client).await, (decimal("94.98"), 4));
    let service = client.services().get(receipt.items[0].id.unwrap()).await.unwrap().service.unwrap();
    assert_eq!((service.status.as_deref(), service.domain.as_deref()), (Some("Pending"), Some("shop.example.com")));
}

#[tokio::test]
async fn a_domain_that_was_ordered_is_not_available_any_more() {
    let (_sandbox, client) = start().await;
    let domains = client.domains();
    let lookup = domains.check_availability().name("new.org").await.unwrap();
    assert_eq!((lookup.available, lookup.periods[0].register), (Some(true), decimal("12.00")));
    let receipt = domains.order().name("new.org").years(1).action("register").tld_id(7).await.unwrap();
    assert_eq!(receipt.total, decimal("15.00"));
    assert_eq!(domains.check_availability().name("new.org").await.unwrap().available, Some(false));
    let again = domains.order().name("new.org").years(1).action("register").tld_id(7).await;
    assert_eq!(refused(again), ["domain_not_available"]);
    assert_eq!(refused(domains.check_availability().name("new.test").await), ["tld_not_supported"]);
    let domain = domains.get_by_name("new.org").await.unwrap().details.remove(0);
    assert_eq!((domain.status.as_deref(), domain.expires.unwrap().as_str()), (Some("Pending"), "2025-03-01"));
}

#[tokio::test]
async fn a_renewal_costs_and_lasts() {
    let (_sandbox, client) = start().await;
    client.domains().renew(47).years(2).await.unwrap();
    let domain = client.domains().get(47).await.unwrap().details.unwrap();
    assert_eq!(domain.expires.unwrap().as_str(), "2032-12-30");
    assert_eq!(owed(&client).await, (decimal("118.74"), 4));
}

#[tokio::test]
async fn several_things_are_ordered_with_one_invoice_or_none_at_all() {
    let (_sandbox, client) = start().await;
    let order = |years| {
        let items = [RegisterDomain::new(6, "a.com", years).into(), RegisterDomain::new(6, "b.com", 2).into()];
        client.cart().order().items(items)
    };
    assert_eq!(refused(order(9).await), ["period_not_available"]);
    assert_eq!(owed(&client).await.1, 3);
    let receipt = order(1).await.unwrap();
    assert_eq!((receipt.order_num_list.len(), receipt.items.len(), receipt.total), (2, 2, decimal("37.50")));
    assert_eq!(owed(&client).await.1, 4);
    let receipt = order(9).ignore_errors(true).await;
    assert_eq!(refused(receipt), ["cart_empty"], "one item has no such period, the other one is taken by now");
}

#[tokio::test]
async fn a_quote_orders_nothing() {
    let (_sandbox, client) = start().await;
    let before = owed(&client).await;
    let items: [dns_services::cart::OrderItem; 4] = [
        OrderProduct::new(333).cycle("a").into(),
        RegisterDomain::new(6, "a.com", 1).into(),
        TransferDomain::new(7, "b.org", 1).into(),
        RenewDomain::new(47, 1).into(),
    ];
    let quote = client.cart().quote().items(items).await.unwrap();
    let summary = quote.summary.unwrap();
    assert_eq!((summary.subtotal, summary.total), (decimal("146.89"), decimal("183.61")));
    assert_eq!((summary.tax[0].name.as_deref(), summary.tax[0].tax), (Some("VAT"), decimal("36.72")));
    assert_eq!(summary.recurring[0].price, decimal("146.89"));
    assert_eq!(quote.items[1].domains["a.com"].price, decimal("10.00"));
    assert_eq!(quote.items[0].product.as_ref().unwrap().name.as_deref(), Some("Starter Hosting"));
    assert_eq!(owed(&client).await, before);
    assert_eq!(client.domains().list().await.unwrap().domains.len(), 2);
}

#[tokio::test]
async fn credit_pays_as_far_as_it_goes() {
    let (_sandbox, client) = start().await;
    let billing = client.billing();
    let applied = billing.apply_credit(5002).amount("2.50".parse::<Decimal>().unwrap()).await.unwrap();
    assert_eq!((applied.invoice_status.as_deref(), applied.applied), (Some("Unpaid"), decimal("2.5")));
    let applied = billing.apply_credit(5002).await.unwrap();
    assert_eq!(applied.applied, decimal("2.5"), "all that is left");
    assert_eq!(refused(billing.apply_credit(5002).await), ["credit_not_applied"]);
    let balance = billing.balance().await.unwrap().details.unwrap();
    assert_eq!((balance.acc_balance, balance.acc_credit), (decimal("76.24"), decimal("0.00")));
}

#[tokio::test]
async fn an_attachment_arrives_as_it_is() {
    let (_sandbox, client) = start().await;
    let file = client.support().get_attachment("invoices.txt").await.unwrap().bytes().await.unwrap();
    assert_eq!(&file[..], b"5002 and 5003\n");
    assert_eq!(refused(client.support().get_attachment("nothing.txt").await.map(drop)), ["attachment_not_found"]);
}

#[tokio::test]
async fn a_reply_lands_on_its_ticket() {
    let (_sandbox, client) = start().await;
    let support = client.support();
    let number = support.create_ticket().subject("Help").body("Nothing works.").await.unwrap().ticket.unwrap();
    support.reply_to_ticket(number).body("It does now.").await.unwrap();
    let answer = support.get_ticket(number).await.unwrap();
    let ticket = answer.ticket.unwrap();
    assert_eq!((ticket.subject.as_deref(), ticket.status.as_deref()), (Some("Help"), Some("Client-Reply")));
    assert_eq!(ticket.date.unwrap().as_str(), "2024-03-01 12:00:00");
    let [reply] = answer.replies.try_into().unwrap();
    assert_eq!((reply.body.as_deref(), reply.name.as_deref()), (Some("It does now."), Some("Dana Demo")));
    support.close_ticket(number).await.unwrap();
    let status = || async {
        let tickets = support.list_tickets().await.unwrap().tickets;
        tickets.into_iter().find(|ticket| ticket.ticket_number == Some(number)).unwrap().status.unwrap()
    };
    assert_eq!(status().await, "Closed");
    support.reopen_ticket(number).await.unwrap();
    assert_eq!(status().await, "Open");
    assert_eq!(refused(support.reply_to_ticket(1).body("?").await), ["ticket_not_found"]);
}

#[tokio::test]
async fn records_of_a_domain_have_no_id_but_their_place() {
    let (_sandbox, client) = start().await;
    let domains = client.domains();
    domains.add_record(47).name("b").record_type("A").content("192.0.2.2").await.unwrap();
    domains.update_record(47, 2).content("192.0.2.3").await.unwrap();
    domains.delete_record(47, 1).await.unwrap();
    let records = domains.records(47).await.unwrap().records;
    let [record] = records.try_into().unwrap();
    assert_eq!((record.id, record.name.as_deref()), (Some(1), Some("b")), "the second one is the first one now");
    assert_eq!(refused(domains.delete_record(47, 2).await), ["record_not_found"]);
}

#[tokio::test]
async fn nameservers_and_labels_stay_as_they_are_set() {
    let (_sandbox, client) = start().await;
    let nameservers = || async { client.domains().get(47).await.unwrap().details.unwrap().nameservers };
    client.domains().set_nameservers(47).nameservers(["a.example", "b.example"]).await.unwrap();
    assert_eq!(nameservers().await, ["a.example", "b.example"]);
    client.domains().set_nameservers(47).await.unwrap();
    assert_eq!(nameservers().await, ["ns1.example.net", "ns2.example.net"]);
    client.services().set_label(30).label("shop").await.unwrap();
    assert_eq!(client.services().label(30).await.unwrap().label.as_deref(), Some("shop"));
    client.services().cancel(30).immediate("true").await.unwrap();
    assert_eq!(client.services().get(30).await.unwrap().service.unwrap().status.as_deref(), Some("Cancelled"));
    assert_eq!(refused(client.services().cancel(30).await), ["already_cancelled"]);
}

#[tokio::test]
async fn the_same_seed_and_calls_give_the_same_ids() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let sandbox = dns_services_sandbox::Sandbox::builder().now(NOW).start().await.unwrap();
        let client = sandbox.client();
        let receipt = client.cart().order_product(330).await.unwrap();
        let ticket = client.support().create_ticket().subject("s").body("b").await.unwrap().ticket;
        let login = client.account().login().username("demo@example.com").password("sandbox").await.unwrap();
        runs.push((receipt, ticket, login.token.unwrap().expose().to_owned()));
    }
    assert_eq!(runs[0], runs[1]);
}
