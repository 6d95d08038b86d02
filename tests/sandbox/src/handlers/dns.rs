//! Zones and their records.

use super::{Call, Handler, Refusal, info};
use crate::json::{Json, list, object};
use crate::zone::{self, Content, Record, TTL, Zone};
use std::collections::BTreeSet;

pub(super) const HANDLERS: &[(&str, Handler)] = &[
    ("dns.list_zones", list_zones),
    ("dns.create_zone", create_zone),
    ("dns.get_zone", get_zone),
    ("dns.delete_zone", delete_zone),
    ("dns.add_record", add_record),
    ("dns.update_record", update_record),
    ("dns.delete_record", delete_record),
];

/// As recorded.
const NOT_EDITED: &str = "An error occurred while editing the DNS record";
const NOT_ADDED: &str = "An error occurred while adding the DNS record";
const NOT_DELETED: &str = "An error occurred while deleting the DNS record";

fn list_zones(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let account = call.account()?;
    let services: BTreeSet<_> =
        account.services.iter().filter(|service| service.dns).map(|service| service.id).collect();
    Ok(object! {
        "service_ids": Json::list(services.into_iter().map(Json::quoted)),
        "zones": Json::list(account.zones.iter().map(zone::summary)),
    })
}

fn create_zone(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (service_id, now) = (call.id("service_id"), call.now);
    let name = call.required("name")?.trim_end_matches('.').to_lowercase();
    let letter = |c: char| c.is_alphanumeric() || "-._".contains(c);
    if !name.contains('.') || name.starts_with('.') || !name.chars().all(letter) {
        return Err(Refusal::new("invalid_domain_name"));
    }
    if call.state.accounts.iter().flat_map(|account| &account.zones).any(|zone| zone.name == name) {
        return Err(Refusal::new("zone_exists"));
    }
    if !call.account()?.services.iter().any(|service| service.id == service_id && service.dns) {
        return Err(Refusal::unknown("service"));
    }
    let id = call.state.ids.next();
    let zone = Zone::new(id, service_id, &name, &mut || call.state.ids.next(), now);
    call.account()?.zones.push(zone);
    Ok(info(format!("Domain zone {name} was created successfully.")))
}

/// The zone that the path names.
fn zone<'c>(call: &'c mut Call<'_>) -> Result<&'c mut Zone, Refusal> {
    let (service_id, id) = (call.id("service_id"), call.id("zone_id"));
    let mut zones = call.account()?.zones.iter_mut();
    zones.find(|zone| zone.id == id && zone.service_id == service_id).ok_or_else(|| Refusal::unknown("zone"))
}

fn get_zone(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let form = call.state.records_form;
    let zone = zone(call)?;
    Ok(object! {"service_id": Json::quoted(zone.service_id), "name": &zone.name, "records": zone.json(form)})
}

fn delete_zone(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (id, name) = {
        let zone = zone(call)?;
        (zone.id, zone.name.clone())
    };
    call.account()?.zones.retain(|zone| zone.id != id);
    Ok(info(format!("Domain zone {name} was deleted successfully.")))
}

fn add_record(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (name, kind, now) = (call.required("name")?, call.required("type")?, call.now);
    let (ttl, priority) = (call.number("ttl")?.unwrap_or(TTL), call.number("priority")?.unwrap_or_default());
    let content = call.arguments.get("content").map(Content::read).ok_or_else(|| Refusal::new(NOT_ADDED))?;
    let zone_name = zone(call)?.name.clone();
    let sent = content.json();
    let mut record = Record { id: 0, name: zone::full(&name, &zone_name), kind, ttl, priority, content };
    record.settle().map_err(|()| Refusal::new(NOT_ADDED))?;
    record.id = call.state.ids.next();
    let kind = record.kind.clone();
    let zone = zone(call)?;
    zone.add(record);
    zone.touch(now);
    let record = object! {
        "name": name, "type": &kind, "ttl": ttl, "priority": priority, "content": sent,
    };
    Ok(object! {"success": true, "record": record, "info": zone::added(&kind)})
}

fn update_record(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (id, now) = (call.id("record_id"), call.now);
    let (name, kind) = (call.text("name").map(str::to_owned), call.text("type").map(str::to_owned));
    let (ttl, priority) = (call.number("ttl")?, call.number("priority")?);
    let content = call.arguments.get("content").map(Content::read);
    let zone = zone(call)?;
    let zone_name = zone.name.clone();
    let current = zone.find(id).ok_or_else(|| Refusal::new(NOT_EDITED))?;
    let sent = content.as_ref().unwrap_or(&current.content).json();
    let mut record = current.clone();
    record.name = name.as_ref().map_or(record.name, |name| zone::full(name, &zone_name));
    record.kind = kind.unwrap_or(record.kind);
    record.ttl = ttl.unwrap_or(record.ttl);
    record.priority = priority.unwrap_or(record.priority);
    record.content = content.unwrap_or(record.content);
    record.settle().map_err(|()| Refusal::new(NOT_EDITED))?;
    let answer = object! {
        "id": Json::quoted(id), "type": &record.kind, "ttl": record.ttl,
        "name": name.as_ref().unwrap_or(&record.name), "priority": record.priority, "content": sent,
    };
    *current = record;
    zone.touch(now);
    Ok(object! {"success": true, "record": answer, "info": list!["dnsrecordupdated"]})
}

fn delete_record(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (id, now) = (call.id("record_id"), call.now);
    let zone = zone(call)?;
    if !zone.remove(id) {
        return Err(Refusal::new(NOT_DELETED));
    }
    zone.touch(now);
    Ok(object! {"success": true})
}
