//! Orders, their prices, and the things that come of them.

use super::billing::{money, sum};
use super::domains::NAMESERVERS;
use super::{Call, Refusal};
use crate::clock::{date, years_later};
use crate::json::{Json, object};
use crate::state::{Domain, Invoice, LineItem, Product, Service, State, Tld};
use rust_decimal::Decimal;
use serde_json::Value;

/// The time for which an invoice may be left unpaid, in seconds.
const DUE: u64 = 7 * 86_400;

/// Something that can be ordered.
pub(super) struct Item<'s> {
    pub(super) thing: Thing<'s>,
    /// The name of a domain, or what a service is for.
    pub(super) name: String,
    pub(super) price: Decimal,
    pub(super) setup: Decimal,
    /// The period after which the price is due again: `m` or `a`.
    pub(super) cycle: String,
}

pub(super) enum Thing<'s> {
    Product(&'s Product),
    Register(&'s Tld, u64),
    Transfer(&'s Tld, u64),
    Renew(&'s Tld, u64, u64),
}

impl Thing<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Self::Product(_) => "Hosting",
            Self::Register(..) => "Domain Register",
            Self::Transfer(..) => "Domain Transfer",
            Self::Renew(..) => "Domain Renew",
        }
    }

    fn product_id(&self) -> u64 {
        match self {
            Self::Product(product) => product.id,
            Self::Register(tld, _) | Self::Transfer(tld, _) | Self::Renew(tld, ..) => tld.id,
        }
    }
}

/// Returns the name of a period.
pub(super) fn cycle_name(cycle: &str) -> &'static str {
    match cycle {
        "q" => "Quarterly",
        "s" => "Semi-Annually",
        "a" => "Annually",
        "b" => "Biennially",
        "t" => "Triennially",
        _ => "Monthly",
    }
}

/// The product of an id.
pub(super) fn product(state: &State, id: u64) -> Result<&Product, Refusal> {
    let mut products = state.catalogue.categories.iter().flat_map(|category| &category.products);
    products.find(|product| product.id == id).ok_or_else(|| Refusal::unknown("product"))
}

/// Finds the thing and the price of an item of an order.
pub(super) fn resolve<'s>(state: &'s State, account: usize, item: &Value) -> Result<Item<'s>, Refusal> {
    let text = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default();
    let number = |name: &str| item.get(name).and_then(Value::as_u64).unwrap_or_default();
    if text("type") == "product" {
        let product = product(state, number("product_id"))?;
        let cycle = Some(text("cycle")).filter(|cycle| !cycle.is_empty());
        let mut periods = product.periods.iter();
        let period = periods.find(|period| cycle.is_none_or(|cycle| period.cycle == cycle));
        let period = period.ok_or_else(|| Refusal::new("cycle_not_available"))?;
        let (price, setup, cycle) = (period.price, period.setup, period.cycle.clone());
        return Ok(Item { thing: Thing::Product(product), name: text("domain").to_owned(), price, setup, cycle });
    }
    let owned = || state.accounts.get(account).into_iter().flat_map(|account| &account.domains);
    let (name, domain) = if text("action") == "renew" {
        let domain = owned().find(|domain| domain.id == number("domain_id"));
        let domain = domain.ok_or_else(|| Refusal::unknown("domain"))?;
        (domain.name.clone(), Some(domain.id))
    } else {
        (text("name").to_lowercase(), None)
    };
    let suits = |tld: &&Tld| name.strip_suffix(&tld.tld).is_some_and(|label| !label.is_empty());
    let tld = state.catalogue.tlds.iter().filter(suits).find(|tld| domain.is_some() || tld.id == number("tld_id"));
    let tld = tld.ok_or_else(|| Refusal::new("tld_not_supported"))?;
    let years = number("years");
    let period = tld.periods.iter().find(|period| period.years == years);
    let period = period.ok_or_else(|| Refusal::new("period_not_available"))?;
    let taken = state.accounts.iter().flat_map(|account| &account.domains).any(|domain| domain.name == name);
    let (thing, price) = match (domain, text("action")) {
        (Some(id), _) => (Thing::Renew(tld, years, id), period.renew),
        (None, "transfer") => (Thing::Transfer(tld, years), period.transfer),
        (None, _) if taken => return Err(Refusal::new("domain_not_available")),
        (None, _) => (Thing::Register(tld, years), period.register),
    };
    Ok(Item { thing, name, price, setup: Decimal::ZERO, cycle: "a".to_owned() })
}

/// The outcome of an order.
pub(super) struct Receipt {
    pub(super) numbers: Vec<u64>,
    pub(super) invoice_id: u64,
    pub(super) total: Decimal,
    pub(super) items: Vec<Json>,
}

/// The rest of an ordered item, when nothing of the catalogue is needed any more.
struct Ordered {
    kind: &'static str,
    name: String,
    description: String,
    product_id: u64,
    amount: Decimal,
    made: Made,
}

enum Made {
    Service(Service),
    Domain(Domain),
    Renewal(u64, u64),
}

fn made(item: Item<'_>, now: u64) -> Ordered {
    let Item { thing, name, price, setup, cycle } = item;
    let today = date(now);
    let (kind, product_id) = (thing.kind(), thing.product_id());
    let domain = |years| Domain {
        id: 0,
        name: name.clone(),
        created: today.clone(),
        expires: years_later(&today, years),
        status: "Pending".to_owned(),
        price,
        nameservers: NAMESERVERS.map(str::to_owned).into(),
        records: Vec::new(),
    };
    let (description, made) = match thing {
        Thing::Product(product) => (
            product.name.clone(),
            Made::Service(Service {
                id: 0,
                name: product.name.clone(),
                category: kind.to_owned(),
                domain: name.clone(),
                total: price,
                cycle: cycle_name(&cycle).to_owned(),
                status: "Pending".to_owned(),
                created: today.clone(),
                next_due: today.clone(),
                label: String::new(),
                dns: product.dns,
            }),
        ),
        Thing::Register(_, years) | Thing::Transfer(_, years) => {
            (format!("{kind} {name}, {years} years"), Made::Domain(domain(years)))
        }
        Thing::Renew(_, years, id) => (format!("{kind} {name}, {years} years"), Made::Renewal(id, years)),
    };
    Ordered { kind, name, description, product_id, amount: price + setup, made }
}

/// Orders everything, and makes one invoice of it.
pub(super) fn place(call: &mut Call<'_>, items: &[Value]) -> Result<Receipt, Refusal> {
    let now = call.now;
    let ordered = items.iter().map(|item| resolve(call.state, call.account, item).map(|item| made(item, now)));
    let ordered = ordered.collect::<Result<Vec<_>, _>>()?;
    let invoice_id = call.state.ids.next();
    let mut invoice = Invoice {
        id: invoice_id,
        number: format!("{}/{invoice_id}", date(now).get(..7).unwrap_or_default().replace('-', "/")),
        date: date(now),
        due: date(now + DUE),
        paid: None,
        credit: Decimal::ZERO,
        items: Vec::new(),
    };
    let (mut numbers, mut receipts) = (Vec::new(), Vec::new());
    for Ordered { kind, name, description, product_id, amount, made } in ordered {
        let id = keep(call, made)?;
        let line = call.state.ids.next();
        numbers.push(call.state.ids.order());
        invoice.items.push(LineItem { id: line, kind: kind.to_owned(), description, amount });
        receipts.push(object! {
            "id": Json::quoted(id), "type": kind, "name": name, "product_id": Json::quoted(product_id),
        });
    }
    let total = invoice.sum(call.state.catalogue.tax_rate).total;
    call.account()?.invoices.push(invoice);
    Ok(Receipt { numbers, invoice_id, total, items: receipts })
}

/// Puts what was made into the account, and gives it an id.
fn keep(call: &mut Call<'_>, made: Made) -> Result<u64, Refusal> {
    let id = if let Made::Renewal(id, _) = made { id } else { call.state.ids.next() };
    let account = call.account()?;
    match made {
        Made::Service(service) => account.services.push(Service { id, ..service }),
        Made::Domain(domain) => account.domains.push(Domain { id, ..domain }),
        Made::Renewal(id, years) => {
            for domain in account.domains.iter_mut().filter(|domain| domain.id == id) {
                domain.expires = years_later(&domain.expires, years);
            }
        }
    }
    Ok(id)
}

/// Orders one thing, and answers as all orders of one thing do.
pub(super) fn single(call: &mut Call<'_>, item: &Value) -> Result<Json, Refusal> {
    let Receipt { numbers, invoice_id, total, items } = place(call, std::slice::from_ref(item))?;
    Ok(object! {
        "order_num": numbers.first().copied().unwrap_or_default(), "invoice_id": Json::quoted(invoice_id),
        "total": money(total), "items": items.into_iter().next().unwrap_or(Json::Null),
    })
}

/// Returns the price of an order, once and again and again.
pub(super) fn summary(state: &State, items: &[Item<'_>]) -> Json {
    let costs = sum(items.iter().map(|item| item.price + item.setup), state.catalogue.tax_rate);
    let recurring = ["m", "q", "s", "a", "b", "t"].into_iter().filter_map(|cycle| {
        let same = items.iter().filter(|item| item.cycle == cycle);
        let price: Decimal = same.map(|item| item.price).sum();
        (!price.is_zero()).then(|| object! {"title": cycle_name(cycle), "price": price, "value": cycle})
    });
    let tax = object! {"name": &state.catalogue.tax_name, "tax": costs.tax, "value": state.catalogue.tax_rate};
    object! {
        "subtotal": costs.subtotal, "total": costs.total, "credit": 0, "discount": 0, "cost": costs.subtotal,
        "recurring": Json::list(recurring), "tax": vec![tax],
    }
}
