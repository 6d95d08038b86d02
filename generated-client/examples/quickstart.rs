//! Zones and their records as a table.
//!
//! ```console
//! $ cargo run --example quickstart
//! ```

mod support;

use dns_services::Client;
use std::io::Write;
use support::Failure;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let (client, _sandbox) = support::start().await?;
    run(&client, &mut std::io::stdout()).await
}

/// Prints every zone of the account.
pub(crate) async fn run(client: &Client, out: &mut (impl Write + Send)) -> Result<(), Failure> {
    for zone in client.dns().zones().await? {
        writeln!(out, "{} (zone {} of service {})", zone.name(), zone.id(), zone.service_id())?;
        for record in zone.records().await? {
            let ttl = record.time_to_live().unwrap_or_default();
            writeln!(out, "  {:<28} {:>5} {:<5} {}", record.name(), ttl, record.record_type(), record.value())?;
        }
    }
    Ok(())
}
