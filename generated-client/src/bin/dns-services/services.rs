//! Services of the account.

use crate::account::Account;
use crate::failure::{Code, Failure};
use crate::output::{Format, List, cell, money};
use clap::Args;
use dns_services::Date;
use std::io::Write;

/// List the services of the account
#[derive(Args, Debug)]
pub(crate) struct Services {
    #[command(flatten)]
    format: Format,
}

impl Services {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        let mut list = List::new(&["id", "name", "domain", "status", "total", "cycle", "due"]);
        for service in account.client()?.services().list().await?.services {
            list.push(vec![
                service.id.into(),
                cell(service.name),
                cell(service.domain),
                cell(service.status),
                money(service.total),
                cell(service.billingcycle),
                cell(service.next_due.as_ref().map(Date::as_str)),
            ]);
        }
        list.print(self.format, out)?;
        Ok(Code::Done)
    }
}
