//! What a domain would cost. Nothing is ordered.
//!
//! ```console
//! $ cargo run --example order_quote -- 6 my-next-idea.com 1
//! ```

mod support;

use dns_services::Client;
use dns_services::cart::RegisterDomain;
use std::io::Write;
use support::Failure;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let (client, sandbox) = support::start().await?;
    let usage = "order_quote TLD_ID NAME YEARS";
    let [tld, name, years] = support::arguments(usage, ["6", "my-next-idea.com", "1"], sandbox.as_ref())?;
    run(&client, tld.parse()?, &name, years.parse()?, &mut std::io::stdout()).await
}

/// Asks for the price of a registration, and prints its parts.
pub(crate) async fn run(
    client: &Client,
    tld: i64,
    name: &str,
    years: i64,
    out: &mut (impl Write + Send),
) -> Result<(), Failure> {
    let quote = client.cart().quote().items([RegisterDomain::new(tld, name, years).into()]).await?;
    for domain in quote.items.iter().flat_map(|item| item.domains.values()) {
        let name = domain.name.as_deref().unwrap_or_default();
        writeln!(out, "{name:<20} {:>8.2}", domain.price.unwrap_or_default())?;
    }
    let summary = quote.summary.ok_or("the quote has no summary")?;
    for tax in &summary.tax {
        let name = tax.name.as_deref().unwrap_or("tax");
        writeln!(out, "{name:<20} {:>8.2}", tax.tax.unwrap_or_default())?;
    }
    writeln!(out, "{:<20} {:>8.2}", "total", summary.total.ok_or("the quote has no total")?)?;
    Ok(())
}
