//! Invoices, and paying one from the account's credit.

use crate::account::Account;
use crate::failure::{Code, Failure};
use crate::output::{Format, List, cell, money};
use clap::{Args, Subcommand};
use dns_services::{Date, DateTime};
use std::io::Write;

/// List invoices, show one, or pay one from the account's credit
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Invoices {
    #[command(subcommand)]
    command: Option<InvoiceCommand>,
    /// Only those that are not paid
    #[arg(long)]
    unpaid: bool,
    #[command(flatten)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum InvoiceCommand {
    /// Show the lines of an invoice
    Show {
        /// The id, as the list shows it
        id: i64,
        #[command(flatten)]
        format: Format,
    },
    /// Pay an invoice from the account's credit, as far as it goes
    Pay {
        /// The id, as the list shows it
        id: i64,
        /// Do it
        #[arg(long)]
        yes: bool,
    },
}

impl Invoices {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        match self.command {
            None => list(account, self.unpaid, self.format, out).await,
            Some(InvoiceCommand::Show { id, format }) => show(account, id, format, out).await,
            Some(InvoiceCommand::Pay { yes: false, .. }) => Err(Failure::unconfirmed("spends the account's credit")),
            Some(InvoiceCommand::Pay { id, yes: true }) => {
                let answer = account.client()?.billing().apply_credit(id).await?;
                let (applied, status) = (answer.applied.unwrap_or_default(), answer.invoice_status.unwrap_or_default());
                writeln!(out, "{applied:.2} applied to invoice {id}: {}", crate::text::one_line(&status))?;
                Ok(Code::Done)
            }
        }
    }
}

async fn list(account: &Account, unpaid: bool, format: Format, out: &mut impl Write) -> Result<Code, Failure> {
    let mut list = List::new(&["id", "number", "date", "due", "total", "currency", "status", "paid"]);
    for invoice in account.client()?.billing().list_invoices().await?.invoices {
        let status = invoice.status.unwrap_or_default();
        if unpaid && status != "Unpaid" {
            continue;
        }
        list.push(vec![
            invoice.id.into(),
            cell(invoice.number),
            cell(invoice.date.as_ref().map(Date::as_str)),
            cell(invoice.duedate.as_ref().map(Date::as_str)),
            money(invoice.total),
            cell(invoice.currency),
            status.into(),
            cell(invoice.datepaid.as_ref().map(DateTime::as_str)),
        ]);
    }
    list.print(format, out)?;
    Ok(Code::Done)
}

async fn show(account: &Account, id: i64, format: Format, out: &mut impl Write) -> Result<Code, Failure> {
    let invoice = account.client()?.billing().get_invoice(id).await?.invoice;
    let invoice = invoice.ok_or_else(|| Failure::new(Code::NotFound, format!("there is no invoice {id}")))?;
    let mut list = List::new(&["line", "description", "amount"]);
    for line in invoice.items {
        list.push(vec![line.id.into(), cell(line.description), money(line.amount)]);
    }
    for (name, amount) in [("tax", invoice.tax), ("total", invoice.total)] {
        list.push(vec![cell(None::<String>), name.into(), money(amount)]);
    }
    list.print(format, out)?;
    Ok(Code::Done)
}
