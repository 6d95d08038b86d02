//! Services, their labels, and cancelling them.

use super::billing::money;
use super::{Call, Handler, Refusal, info};
use crate::json::{Json, object};
use crate::state::Service;

pub(super) const HANDLERS: &[(&str, Handler)] = &[
    ("services.list", list),
    ("services.get", get),
    ("services.cancel", cancel),
    ("services.label", label),
    ("services.set_label", set_label),
];

fn list(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let services = call.account()?.services.iter().map(|service| {
        object! {
            "id": Json::quoted(service.id), "domain": &service.domain, "total": money(service.total),
            "status": &service.status, "billingcycle": &service.cycle, "next_due": &service.next_due,
            "category": &service.category, "category_url": service.category.to_lowercase().replace(' ', "-"),
            "name": &service.name,
        }
    });
    Ok(object! {"services": Json::list(services)})
}

/// The service that the path names.
fn service<'c>(call: &'c mut Call<'_>) -> Result<&'c mut Service, Refusal> {
    let id = call.id("id");
    let mut services = call.account()?.services.iter_mut();
    services.find(|service| service.id == id).ok_or_else(|| Refusal::unknown("service"))
}

fn get(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let service = service(call)?;
    let details = object! {
        "id": Json::quoted(service.id), "date_created": &service.created, "domain": &service.domain,
        "firstpayment": money(service.total), "total": money(service.total), "billingcycle": &service.cycle,
        "next_due": &service.next_due, "next_invoice": &service.next_due, "status": &service.status,
        "label": &service.label, "username": "", "password": "", "name": &service.name,
    };
    Ok(object! {"service": details})
}

fn cancel(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let immediate = call.text("immediate") == Some("true");
    let service = service(call)?;
    if service.status == "Cancelled" {
        return Err(Refusal::new("already_cancelled"));
    }
    // at the end of the period it goes on until then
    if immediate {
        service.status = "Cancelled".to_owned();
    }
    Ok(info("cancell_sent"))
}

fn label(call: &mut Call<'_>) -> Result<Json, Refusal> {
    Ok(object! {"label": &service(call)?.label})
}

fn set_label(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let label = call.required("label")?;
    service(call)?.label = label;
    Ok(info("label_updated"))
}
