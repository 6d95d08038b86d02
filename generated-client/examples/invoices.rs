//! What is still to be paid, to the cent.
//!
//! ```console
//! $ cargo run --example invoices
//! ```

mod support;

use dns_services::{Client, Decimal};
use std::collections::BTreeMap;
use std::io::Write;
use support::Failure;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let (client, _sandbox) = support::start().await?;
    run(&client, &mut std::io::stdout()).await
}

/// Prints the unpaid invoices, and their total in each currency.
pub(crate) async fn run(client: &Client, out: &mut (impl Write + Send)) -> Result<(), Failure> {
    let mut totals: BTreeMap<String, Decimal> = BTreeMap::new();
    for invoice in client.billing().list_invoices().await?.invoices {
        if invoice.status.as_deref() != Some("Unpaid") {
            continue;
        }
        let id = invoice.id.unwrap_or_default();
        let total = invoice.total.ok_or_else(|| format!("the invoice {id} has no total"))?;
        let currency = invoice.currency.unwrap_or_default();
        let due = invoice.duedate.map(|date| date.to_string()).unwrap_or_default();
        writeln!(out, "invoice {id}, due {due:<10} {total:>10.2} {currency}")?;
        *totals.entry(currency).or_default() += total;
    }
    for (currency, total) in totals {
        writeln!(out, "{:<28} {total:>10.2} {currency}", "unpaid")?;
    }
    Ok(())
}
