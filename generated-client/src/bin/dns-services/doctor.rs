//! Differences between the answers of the server and the description of the API.

mod place;
mod report;

use crate::account::Account;
use crate::failure::{Code, Failure};
use crate::model::Model;
use clap::Args;
use dns_services::{Client, Leniency, Observer};
use report::Report;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// Read everything that only reads, and report what the API description gets wrong
///
/// The report has names of fields and kinds of values, and no values: neither names nor addresses nor amounts.
/// Transfer codes and attachments are not fetched.
#[derive(Args, Debug)]
pub(crate) struct Doctor {
    /// Print corrections of the description, as an OpenAPI overlay
    #[arg(long)]
    overlay: bool,
}

/// Notes of the decoder on one answer.
#[derive(Default)]
struct Notes(Arc<Mutex<Vec<Note>>>);

/// One thing that is not as described, and where.
enum Note {
    Unknown(String),
    Spelling(String, Leniency),
}

impl Observer for Notes {
    fn leniency(&self, path: &str, kind: Leniency) {
        self.add(Note::Spelling(path.to_owned(), kind));
    }

    fn unknown_field(&self, path: &str) {
        self.add(Note::Unknown(path.to_owned()));
    }
}

impl Notes {
    fn add(&self, note: Note) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(note);
    }
}

impl Doctor {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        let notes = Notes::default();
        let mut report = Report::new(Arc::clone(&notes.0));
        let client = account.builder()?.observer(notes).build()?;
        // The first call shows whether the account can be used at all.
        client.dns().list_zones().await?;
        report.clear();
        read_all(&client, &mut report).await;
        let text = if self.overlay { report.overlay(&Model::new()?) } else { report.text() };
        out.write_all(text.as_bytes())?;
        Ok(Code::Done)
    }
}

/// Sends a call, and notes what is to be said of its answer.
macro_rules! look {
    ($report:ident, $path:literal, $call:expr) => {{
        let result = $call.send().await;
        $report.note($path, result.as_ref().map(|response| response.raw().clone()).map_err(|error| error));
        result.ok().map(dns_services::Response::into_body).unwrap_or_default()
    }};
}

/// Sends a call for the thing with an id, if there is any.
macro_rules! look_at {
    ($report:ident, $id:expr, $path:literal, |$name:ident| $call:expr) => {
        match $id.clone() {
            Some($name) => drop(look!($report, $path, $call)),
            None => $report.skip($path),
        }
    };
}

async fn read_all(client: &Client, report: &mut Report) {
    read_account(client, report).await;
    read_domains(client, report).await;
    read_offers(client, report).await;
    let services = look!(report, "/service", client.services().list()).services;
    let service = services.first().and_then(|service| service.id);
    look_at!(report, service, "/service/{id}", |id| client.services().get(id));
    look_at!(report, service, "/service/{id}/methods", |id| client.services().list_methods(id));
    look_at!(report, service, "/service/{id}/upgrade", |id| client.services().upgrade_options(id));
    look_at!(report, service, "/service/{id}/label", |id| client.services().label(id));
    look_at!(report, service, "/service/{service_id}/dns", |id| client.dns().list_service_zones(id));
    let zones = look!(report, "/dns", client.dns().list_zones()).zones;
    if zones.is_empty() {
        report.skip("/service/{service_id}/dns/{zone_id}");
    }
    for zone in zones {
        if let (Some(service), Some(zone)) = (zone.service_id, zone.zone_id) {
            drop(look!(report, "/service/{service_id}/dns/{zone_id}", client.dns().get_zone(service, zone)));
        }
    }
}

async fn read_account(client: &Client, report: &mut Report) {
    let (account, billing, support) = (client.account(), client.billing(), client.support());
    look!(report, "/details", account.details());
    look!(report, "/logs", account.logs());
    look!(report, "/affiliates/summary", account.affiliate_summary());
    look!(report, "/affiliates/campaigns", account.affiliate_campaigns());
    look!(report, "/affiliates/commissions", account.affiliate_commissions());
    look!(report, "/affiliates/payouts", account.affiliate_payouts());
    look!(report, "/affiliates/vouchers", account.affiliate_vouchers());
    look!(report, "/affiliates/commissionplans", account.affiliate_commission_plans());
    let contact = look!(report, "/contact", account.list_contacts()).contacts.first().and_then(|contact| contact.id);
    look!(report, "/contact/privileges", account.list_privileges());
    look_at!(report, contact, "/contact/{id}", |id| account.get_contact(id));
    look!(report, "/balance", billing.balance());
    let invoice = look!(report, "/invoice", billing.list_invoices()).invoices.first().and_then(|invoice| invoice.id);
    look_at!(report, invoice, "/invoice/{id}", |id| billing.get_invoice(id));
    look!(report, "/payment", billing.list_payment_methods());
    look!(report, "/payment/fees", billing.list_payment_fees());
    look!(report, "/ticket/departments", support.list_departments());
    let tickets = look!(report, "/tickets", support.list_tickets()).tickets;
    let ticket = tickets.first().and_then(|ticket| ticket.ticket_number);
    look_at!(report, ticket, "/tickets/{number}", |number| support.get_ticket(number));
}

async fn read_domains(client: &Client, report: &mut Report) {
    let domains = client.domains();
    let list = look!(report, "/domain", domains.list()).domains;
    let domain = list.first().and_then(|domain| domain.id);
    let name = list.first().and_then(|domain| domain.name.clone());
    look_at!(report, name, "/domain/name/{name}", |name| domains.get_by_name(name));
    look_at!(report, domain, "/domain/{id}", |id| domains.get(id));
    look_at!(report, domain, "/domain/{id}/ns", |id| domains.nameservers(id));
    look_at!(report, domain, "/domain/{id}/dns", |id| domains.records(id));
    look_at!(report, domain, "/domain/{id}/dns/types", |id| domains.record_types(id));
    look_at!(report, domain, "/domain/{id}/reglock", |id| domains.registrar_lock(id));
    look_at!(report, domain, "/domain/{id}/contact", |id| domains.contact_info(id));
    look_at!(report, domain, "/domain/{id}/emforwarding", |id| domains.email_forwarding(id));
    look_at!(report, domain, "/domain/{id}/autorenew", |id| domains.auto_renew(id));
    look_at!(report, domain, "/domain/{id}/dnssec/flags", |id| domains.dnssec_flags(id));
    look_at!(report, domain, "/domain/{id}/dnssec", |id| domains.dnssec_keys(id));
}

async fn read_offers(client: &Client, report: &mut Report) {
    let (domains, cart) = (client.domains(), client.cart());
    let tld = look!(report, "/domain/order", domains.list_tlds()).tlds.first().and_then(|tld| tld.id);
    look_at!(report, tld, "/domain/order/{id}/form", |id| domains.order_form(id));
    let categories = look!(report, "/category", cart.list_categories()).categories;
    let mut product = None;
    match categories.first().and_then(|category| category.id) {
        Some(id) => {
            let products = look!(report, "/category/{category_id}/product", cart.list_products(id)).products;
            product = products.first().and_then(|product| product.id);
        }
        None => report.skip("/category/{category_id}/product"),
    }
    look_at!(report, product, "/order/{product_id}", |id| cart.get_product(id));
}
