//! Products, orders and quotes.

use super::billing::money;
use super::orders::{self, Item, Thing, cycle_name};
use super::{Call, Handler, Refusal};
use crate::json::{Json, object};
use crate::state::{Category, Product, State};
use serde_json::{Value, json};

pub(super) const HANDLERS: &[(&str, Handler)] = &[
    ("cart.list_categories", list_categories),
    ("cart.list_products", list_products),
    ("cart.get_product", get_product),
    ("cart.order_product", order_product),
    ("cart.order", order),
    ("cart.quote", quote),
];

fn list_categories(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let categories = call.state.catalogue.categories.iter().map(|category| {
        object! {
            "id": Json::quoted(category.id), "name": &category.name, "description": "", "slug": &category.slug,
        }
    });
    Ok(object! {"categories": Json::list(categories)})
}

fn periods(product: &Product) -> Json {
    let first = product.periods.first().map(|period| &period.cycle);
    Json::list(product.periods.iter().map(|period| {
        object! {
            "title": &period.cycle, "value": &period.cycle, "price": period.price, "setup": period.setup,
            "selected": Some(&period.cycle) == first,
        }
    }))
}

fn list_products(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let id = call.id("category_id");
    let category = call.state.catalogue.categories.iter().find(|category| category.id == id);
    let products = category.ok_or_else(|| Refusal::unknown("category"))?.products.iter().map(|product| {
        object! {
            "id": Json::quoted(product.id), "type": "1", "name": &product.name, "stock": false, "paytype": "Regular",
            "description": &product.description, "qty": "0", "tags": Vec::new(), "periods": periods(product),
        }
    });
    Ok(object! {"products": Json::list(products)})
}

/// The category of a product.
fn category<'s>(state: &'s State, product: &Product) -> Option<&'s Category> {
    let has = |category: &&Category| category.products.iter().any(|known| known.id == product.id);
    state.catalogue.categories.iter().find(has)
}

fn get_product(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let product = orders::product(call.state, call.id("product_id"))?;
    let category = category(call.state, product).ok_or_else(|| Refusal::unknown("category"))?;
    let period = product.periods.first().ok_or_else(|| Refusal::unknown("product"))?;
    let cycle = object! {
        "type": "select", "title": "pickcycle", "id": "cycle", "name": "cycle", "items": periods(product),
        "value": &period.cycle, "price": period.price, "setup": period.setup,
    };
    let domain = object! {"type": "input", "title": "domain", "id": "domain", "name": "domain", "value": Json::Null};
    let config = object! {
        "product": vec![cycle, domain], "forms": Vec::new(), "addons": Vec::new(), "subproducts": Vec::new(),
    };
    let details = object! {
        "id": Json::quoted(product.id), "category_name": &category.name, "category_id": Json::quoted(category.id),
        "name": &product.name, "price": period.price, "recurring": &period.cycle, "setup": period.setup,
        "config": config, "recurring_price": period.price, "prorata_date": Json::Null,
    };
    Ok(object! {"product": details})
}

fn order_product(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let mut item = call.arguments.clone();
    item.insert("type".to_owned(), json!("product"));
    orders::single(call, &Value::Object(item))
}

/// The items of an order or a quote.
fn items(call: &Call<'_>) -> Vec<Value> {
    call.arguments.get("items").and_then(Value::as_array).cloned().unwrap_or_default()
}

fn order(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let mut items = items(call);
    if call.arguments.get("ignore_errors") == Some(&Value::Bool(true)) {
        items.retain(|item| orders::resolve(call.state, call.account, item).is_ok());
    }
    if items.is_empty() {
        return Err(Refusal::new("cart_empty"));
    }
    let receipt = orders::place(call, &items)?;
    Ok(object! {
        "order_num_list": Json::list(receipt.numbers), "invoice_id": Json::quoted(receipt.invoice_id),
        "total": money(receipt.total), "items": receipt.items,
    })
}

fn quote(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let items = items(call);
    let resolved = items.iter().map(|item| orders::resolve(call.state, call.account, item));
    let resolved = resolved.collect::<Result<Vec<_>, _>>()?;
    let quoted = resolved.iter().enumerate().map(|(index, item)| quote_item(call.state, index as u64, item));
    let quoted = Json::list(quoted);
    Ok(object! {"summary": orders::summary(call.state, &resolved), "items": quoted})
}

fn quote_item(state: &State, index: u64, item: &Item<'_>) -> Json {
    let empty = || Json::Object(Vec::new());
    let (product, domains) = match &item.thing {
        Thing::Product(product) => {
            let category = category(state, product);
            let product = object! {
                "id": product.id, "category_name": category.map_or("", |category| &category.name),
                "category_id": category.map_or(0, |category| category.id), "name": &product.name, "domain": &item.name,
                "cycle": cycle_name(&item.cycle), "price": item.price,
            };
            (product, empty())
        }
        Thing::Register(tld, years) | Thing::Transfer(tld, years) | Thing::Renew(tld, years, _) => {
            let domain = object! {
                "id": tld.id, "index": 0, "category_id": Json::quoted(tld.id), "category_name": "Domains",
                "name": &item.name, "tld": &tld.tld, "period": *years, "price": money(item.price),
            };
            (Json::Null, Json::Object(vec![(item.name.clone(), domain)]))
        }
    };
    object! {
        "product": product, "domains": domains, "coupon": empty(), "index": index, "valid": true, "info": Vec::new(),
        "error": Vec::new(),
    }
}
