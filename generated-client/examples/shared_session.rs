//! Two programs that share one session, so that only the first one signs in: the server takes few sign-ins.
//!
//! ```console
//! $ cargo run --example shared_session
//! ```

mod support;

use dns_services::{Client, ClientBuilder, Credentials, FileStore};
use dns_services_sandbox::Sandbox;
use std::io::Write;
use std::path::Path;
use support::Failure;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let file = std::env::temp_dir().join(format!("shared-session-{}.json", std::process::id()));
    let out = &mut std::io::stdout();
    let result = if support::is_configured() {
        let (name, password) = (std::env::var("DNS_SERVICES_USERNAME")?, std::env::var("DNS_SERVICES_PASSWORD")?);
        let builder = || {
            let builder = Client::builder().credentials(Credentials::password(name.as_str(), password.as_str()));
            match std::env::var("DNS_SERVICES_BASE_URL") {
                Ok(url) => builder.base_url(url),
                Err(_) => builder,
            }
        };
        run(builder, &file, out).await
    } else {
        eprintln!("{}", support::NOTICE);
        let sandbox = Sandbox::start().await?;
        run(|| sandbox.client_builder(), &file, out).await
    };
    std::fs::remove_file(&file)?;
    result
}

/// Does the work of two programs that run one after the other. `builder` has the credentials.
pub(crate) async fn run(
    builder: impl Fn() -> ClientBuilder<Client>,
    file: &Path,
    out: &mut (impl Write + Send),
) -> Result<(), Failure> {
    for program in ["first", "second"] {
        let client = builder().session_store(FileStore::new(file)).build()?;
        let zones = client.dns().list_zones().await?.zones.len();
        writeln!(out, "the {program} program sees {zones} zones")?;
    }
    Ok(())
}
