//! The command line.

use crate::account::{Logout, SIGN_IN};
use crate::acme::Acme;
use crate::api::Api;
use crate::billing::Invoices;
use crate::ddns::Ddns;
use crate::doctor::Doctor;
use crate::documents::{Completions, Man};
use crate::domains::Domains;
use crate::failure::CODES;
use crate::orders::{Order, Quote};
use crate::records::{RecordCommand, Records};
use crate::services::Services;
use crate::tickets::Tickets;
use crate::zones::{ZoneCommand, Zones};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Zones, records and everything else of an account at DNS.services
#[derive(Debug, Parser)]
#[command(name = "dns-services", version, after_help = after_help())]
pub(crate) struct Arguments {
    /// The configuration file
    #[arg(long, global = true, value_name = "FILE", env = "DNS_SERVICES_CONFIG", hide_env_values = true)]
    pub(crate) config: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

fn after_help() -> String {
    format!("{SIGN_IN}\n\n{CODES}")
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Zones(Zones),
    Records(Records),
    #[command(subcommand)]
    Record(RecordCommand),
    #[command(subcommand)]
    Zone(ZoneCommand),
    #[command(subcommand)]
    Acme(Acme),
    Ddns(Ddns),
    Invoices(Invoices),
    Domains(Domains),
    Services(Services),
    Tickets(Tickets),
    Quote(Quote),
    Order(Order),
    Api(Api),
    Doctor(Doctor),
    Logout(Logout),
    #[cfg(feature = "keyring")]
    Password(crate::account::keyring::Password),
    Completions(Completions),
    Man(Man),
}

#[cfg(test)]
mod tests {
    use super::Arguments;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
