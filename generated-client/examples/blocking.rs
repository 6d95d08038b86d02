//! The same without async: every request has `send_blocking`, and every helper a twin.
//!
//! ```console
//! $ cargo run --example blocking --features blocking
//! ```

mod support;

use dns_services::Client;
use dns_services_sandbox::Sandbox;
use std::io::Write;
use support::Failure;

fn main() -> Result<(), Failure> {
    let out = &mut std::io::stdout();
    if support::is_configured() {
        return run(&Client::from_env()?, out);
    }
    eprintln!("{}", support::NOTICE);
    let sandbox = Sandbox::builder().start_blocking()?;
    run(&sandbox.client(), out)
}

/// Prints the account's credit, and how many records each zone has.
pub(crate) fn run(client: &Client, out: &mut impl Write) -> Result<(), Failure> {
    let balance = client.billing().balance().send_blocking()?.into_body();
    writeln!(out, "credit: {:.2}", balance.details.and_then(|details| details.acc_credit).unwrap_or_default())?;
    for zone in client.dns().zones_blocking()? {
        writeln!(out, "{}: {} records", zone.name(), zone.records_blocking()?.len())?;
    }
    Ok(())
}
