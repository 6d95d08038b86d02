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

/// Prints how many records each zone has.
pub(crate) fn run(client: &Client, out: &mut impl Write) -> Result<(), Failure> {
    for zone in client.dns().list_zones().send_blocking()?.into_body().zones {
        let name = zone.name.unwrap_or_default();
        let records = client.dns().zone_blocking(name.as_str())?.records_blocking()?;
        writeln!(out, "{name}: {} records", records.len())?;
    }
    Ok(())
}
