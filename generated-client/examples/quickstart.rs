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
    for zone in client.dns().list_zones().await?.zones {
        let (Some(service_id), Some(zone_id)) = (zone.service_id, zone.zone_id) else { continue };
        let zone = client.dns().zone_of(service_id, zone_id).await?;
        writeln!(out, "{} (zone {zone_id} of service {service_id})", zone.name())?;
        for record in zone.records().await? {
            let ttl = record.time_to_live().unwrap_or_default();
            writeln!(out, "  {:<28} {:>5} {:<5} {}", record.name(), ttl, record.record_type(), record.value())?;
        }
    }
    Ok(())
}
