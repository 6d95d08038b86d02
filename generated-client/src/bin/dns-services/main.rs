//! The command `dns-services`: zones, records and everything else of an account at DNS.services.

mod account;
mod acme;
mod api;
mod arguments;
mod billing;
mod ddns;
mod doctor;
mod documents;
mod domains;
mod failure;
mod model;
mod orders;
mod output;
mod plan;
mod records;
mod services;
mod text;
mod tickets;
mod zonefile;
mod zones;

use arguments::{Arguments, Command};
use clap::{CommandFactory as _, Parser as _};
use failure::{Code, Failure};
use std::io::ErrorKind;
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(code) => ExitCode::from(code as u8),
        Err(failure) => {
            anstream::eprintln!("error: {failure}");
            ExitCode::from(failure.code() as u8)
        }
    }
}

async fn run(arguments: Arguments) -> Result<Code, Failure> {
    let account = account::Account::new(arguments.config);
    let mut out = anstream::stdout();
    let result = match arguments.command {
        Command::Zones(command) => command.run(&account, &mut out).await,
        Command::Records(command) => command.run(&account, &mut out).await,
        Command::Record(command) => command.run(&account, &mut out).await,
        Command::Zone(command) => command.run(&account, &mut out).await,
        Command::Acme(command) => command.run(&account, &mut out).await,
        Command::Ddns(command) => command.run(&account, &mut out).await,
        Command::Invoices(command) => command.run(&account, &mut out).await,
        Command::Domains(command) => command.run(&account, &mut out).await,
        Command::Services(command) => command.run(&account, &mut out).await,
        Command::Tickets(command) => command.run(&account, &mut out).await,
        Command::Quote(command) => command.run(&account, &mut out).await,
        Command::Order(command) => command.run(&account, &mut out).await,
        Command::Api(command) => command.run(&account, &mut out).await,
        Command::Doctor(command) => command.run(&account, &mut out).await,
        Command::Logout(command) => command.run(&account, &mut out).await,
        #[cfg(feature = "keyring")]
        Command::Password(command) => command.run(&mut out),
        Command::Completions(command) => command.run(Arguments::command(), &mut out),
        Command::Man(command) => command.run(Arguments::command(), &mut out),
    };
    match result {
        // The reader of the output has read enough.
        Err(Failure { io: Some(ErrorKind::BrokenPipe), .. }) => Ok(Code::Done),
        other => other,
    }
}
