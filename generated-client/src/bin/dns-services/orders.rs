//! The price of a domain, and ordering it.

use crate::account::Account;
use crate::failure::{Code, Failure};
use crate::output::{Format, List, cell, money};
use clap::Args;
use dns_services::Client;
use dns_services::cart::{QuoteResponse, RegisterDomain};
use std::io::Write;

/// What is wanted.
#[derive(Args, Clone, Debug)]
struct Wanted {
    /// The domain, such as `my-next-idea.com`
    domain: String,
    /// For how many years
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(i64).range(1..=10))]
    years: i64,
}

/// Ask what a domain would cost; orders nothing
#[derive(Args, Debug)]
pub(crate) struct Quote {
    #[command(flatten)]
    wanted: Wanted,
    #[command(flatten)]
    format: Format,
}

/// Order a domain; without --yes, only show what it would cost
#[derive(Args, Debug)]
pub(crate) struct Order {
    #[command(flatten)]
    wanted: Wanted,
    /// Order it, and owe the money
    #[arg(long)]
    yes: bool,
}

impl Wanted {
    /// The id of the top-level domain with the longest name that fits.
    async fn tld(&self, client: &Client) -> Result<i64, Failure> {
        let domain = self.domain.to_lowercase();
        let tlds = client.domains().list_tlds().await?.tlds;
        let fitting = tlds.into_iter().filter_map(|tld| Some((tld.tld?, tld.id?)));
        let fitting = fitting.filter(|(tld, _)| domain.len() > tld.len() && domain.ends_with(tld.as_str()));
        let longest = fitting.max_by_key(|(tld, _)| tld.len());
        let missing = || Failure::new(Code::NotFound, format!("no domain such as {} is on offer", self.domain));
        longest.map(|(_, id)| id).ok_or_else(missing)
    }

    async fn quote(&self, client: &Client, tld: i64) -> Result<QuoteResponse, Failure> {
        let item = RegisterDomain::new(tld, self.domain.as_str(), self.years);
        Ok(client.cart().quote().items([item.into()]).await?)
    }
}

fn print(quote: QuoteResponse, format: Format, out: &mut impl Write) -> Result<(), Failure> {
    let mut list = List::new(&["item", "price"]);
    for domain in quote.items.iter().flat_map(|item| item.domains.values()) {
        list.push(vec![cell(domain.name.as_ref()), money(domain.price)]);
    }
    let summary = quote.summary.unwrap_or_default();
    for tax in &summary.tax {
        list.push(vec![cell(tax.name.as_deref().or(Some("tax"))), money(tax.tax)]);
    }
    list.push(vec!["total".into(), money(summary.total)]);
    list.print(format, out)
}

impl Quote {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        let client = account.client()?;
        let tld = self.wanted.tld(&client).await?;
        print(self.wanted.quote(&client, tld).await?, self.format, out)?;
        Ok(Code::Done)
    }
}

impl Order {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        let client = account.client()?;
        let tld = self.wanted.tld(&client).await?;
        print(self.wanted.quote(&client, tld).await?, Format::default(), out)?;
        if !self.yes {
            return Err(Failure::unconfirmed("orders it"));
        }
        let item = RegisterDomain::new(tld, self.wanted.domain.as_str(), self.wanted.years);
        let order = client.cart().order().items([item.into()]).await?;
        let (invoice, total) = (order.invoice_id.unwrap_or_default(), order.total.unwrap_or_default());
        writeln!(out, "ordered {}; invoice {invoice} is of {total:.2}", self.wanted.domain)?;
        Ok(Code::Done)
    }
}
