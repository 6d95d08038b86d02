//! Domains: their properties, their records, and ordering more.

use super::billing::money;
use super::{Call, Handler, Refusal, info, orders};
use crate::clock;
use crate::json::{Json, object};
use crate::state::{Domain, DomainRecord, Tld, TldPeriod};
use serde_json::{Value, json};

pub(super) const HANDLERS: &[(&str, Handler)] = &[
    ("domains.list", list),
    ("domains.get", get),
    ("domains.get_by_name", get_by_name),
    ("domains.set_nameservers", set_nameservers),
    ("domains.records", records),
    ("domains.add_record", add_record),
    ("domains.update_record", update_record),
    ("domains.delete_record", delete_record),
    ("domains.check_availability", check_availability),
    ("domains.list_tlds", list_tlds),
    ("domains.order", order),
    ("domains.renew", renew),
];

/// The answer when records of a domain were changed.
const UPDATED: &str = "DNS Management updated successfully";
/// The nameservers of a domain that says none.
pub(super) const NAMESERVERS: [&str; 2] = ["ns1.example.net", "ns2.example.net"];

fn list(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let now = call.now;
    let domains = call.account()?.domains.iter().map(|domain| {
        let left = clock::time(&domain.expires).unwrap_or_default().saturating_sub(now) / 86_400;
        object! {
            "id": Json::quoted(domain.id), "name": &domain.name, "expires": &domain.expires,
            "recurring_amount": money(domain.price), "date_created": &domain.created, "status": &domain.status,
            "period": "1", "autorenew": "1", "daytoexpire": Json::quoted(left),
        }
    });
    Ok(object! {"domains": Json::list(domains)})
}

/// The domain that the path names.
fn domain<'c>(call: &'c mut Call<'_>) -> Result<&'c mut Domain, Refusal> {
    let id = call.id("id");
    let mut domains = call.account()?.domains.iter_mut();
    domains.find(|domain| domain.id == id).ok_or_else(|| Refusal::unknown("domain"))
}

fn details(domain: &Domain) -> Json {
    object! {
        "id": Json::quoted(domain.id), "name": &domain.name, "date_created": &domain.created,
        "firstpayment": money(domain.price), "recurring_amount": money(domain.price), "period": "1",
        "expires": &domain.expires, "status": &domain.status, "next_due": &domain.expires,
        "next_invoice": &domain.expires, "idprotection": "0", "nameservers": Json::list(&domain.nameservers),
        "autorenew": "1",
    }
}

fn get(call: &mut Call<'_>) -> Result<Json, Refusal> {
    Ok(object! {"details": details(domain(call)?)})
}

fn get_by_name(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let name = call.required("name")?.to_lowercase();
    let found: Vec<_> = call.account()?.domains.iter().filter(|domain| domain.name == name).map(details).collect();
    if found.is_empty() {
        return Err(Refusal::unknown("domain"));
    }
    Ok(object! {"details": found})
}

fn set_nameservers(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let given = call.arguments.get("nameservers").and_then(Value::as_array);
    let given = given.into_iter().flatten().filter_map(Value::as_str).filter(|name| !name.is_empty());
    let mut names: Vec<_> = given.map(str::to_owned).collect();
    if names.is_empty() {
        names = NAMESERVERS.map(str::to_owned).into();
    }
    domain(call)?.nameservers = names;
    Ok(info("success_changes_save"))
}

fn records(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let records = (1_u64..).zip(&domain(call)?.records).map(|(id, record)| {
        object! {
            "id": id, "name": &record.name, "ttl": 0, "priority": record.priority, "type": &record.kind,
            "content": &record.content,
        }
    });
    Ok(object! {"records": Json::list(records)})
}

fn add_record(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let record = DomainRecord {
        name: call.required("name")?,
        kind: call.required("type")?,
        priority: call.number("priority")?.unwrap_or_default(),
        content: call.required("content")?,
    };
    domain(call)?.records.push(record);
    Ok(info(UPDATED))
}

/// Returns the place of the record that the path names.
fn place(call: &mut Call<'_>) -> Result<usize, Refusal> {
    let place = usize::try_from(call.id("index")).ok().and_then(|index| index.checked_sub(1));
    place.filter(|place| domain(call).is_ok_and(|d| *place < d.records.len())).ok_or_else(|| Refusal::unknown("record"))
}

fn update_record(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let text = |name| call.text(name).map(str::to_owned);
    let (name, kind, content, priority) = (text("name"), text("type"), text("content"), call.number("priority")?);
    let place = place(call)?;
    if let Some(record) = domain(call)?.records.get_mut(place) {
        let old = std::mem::take(record);
        *record = DomainRecord {
            name: name.unwrap_or(old.name),
            kind: kind.unwrap_or(old.kind),
            priority: priority.unwrap_or(old.priority),
            content: content.unwrap_or(old.content),
        };
    }
    Ok(info(UPDATED))
}

fn delete_record(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let place = place(call)?;
    domain(call)?.records.remove(place);
    Ok(info(UPDATED))
}

fn check_availability(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let name = call.required("name")?.to_lowercase();
    let tlds = &call.state.catalogue.tlds;
    let tld = tlds.iter().find(|tld| name.strip_suffix(&tld.tld).is_some_and(|label| !label.is_empty()));
    let tld = tld.ok_or_else(|| Refusal::new("tld_not_supported"))?;
    let taken = call.state.accounts.iter().flat_map(|account| &account.domains).any(|domain| domain.name == name);
    Ok(object! {"available": !taken, "name": &name, "premium": false, "periods": periods(tld, true)})
}

/// Returns the prices of a domain for each number of years.
fn periods(tld: &Tld, with_id: bool) -> Json {
    let period = |period: &TldPeriod| {
        let TldPeriod { years, register, transfer, renew, redemption } = period;
        let mut fields = vec![
            ("period".to_owned(), Json::quoted(years)),
            ("register".to_owned(), money(*register)),
            ("transfer".to_owned(), money(*transfer)),
            ("renew".to_owned(), money(*renew)),
            ("redemption".to_owned(), money(*redemption)),
        ];
        if with_id {
            fields.insert(0, ("id".to_owned(), Json::quoted(tld.id)));
        }
        Json::Object(fields)
    };
    Json::list(tld.periods.iter().map(period))
}

fn list_tlds(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let tlds = call.state.catalogue.tlds.iter();
    let tlds = tlds.map(|tld| object! {"id": Json::quoted(tld.id), "tld": &tld.tld, "periods": periods(tld, false)});
    Ok(object! {"tlds": Json::list(tlds)})
}

fn order(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let mut item = call.arguments.clone();
    item.insert("type".to_owned(), json!("domain"));
    orders::single(call, &Value::Object(item))
}

fn renew(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let item = json!({"type": "domain", "action": "renew", "domain_id": call.id("id"), "years": call.number("years")?});
    orders::single(call, &item)
}
