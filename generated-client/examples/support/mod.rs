//! Where the examples get their account: from the environment, or from a sandbox on this machine.

#![allow(dead_code, reason = "each example takes what it needs")]

use dns_services::Client;
use dns_services_sandbox::Sandbox;

/// What went wrong, whatever it is.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What is said when nothing in the environment names an account.
pub(crate) const NOTICE: &str = "No account in the environment: this is a sandbox with invented data.";

/// A client of the account that the environment names (`DNS_SERVICES_USERNAME`, `DNS_SERVICES_PASSWORD`); else of a sandbox,
/// which runs as long as it is kept.
pub(crate) async fn start() -> Result<(Client, Option<Sandbox>), Failure> {
    if is_configured() {
        return Ok((Client::from_env()?, None));
    }
    eprintln!("{NOTICE}");
    let sandbox = Sandbox::start().await?;
    Ok((sandbox.client(), Some(sandbox)))
}

/// Whether anything in the environment is meant for this client.
pub(crate) fn is_configured() -> bool {
    std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).any(|name| {
        let name = name.to_lowercase();
        name.starts_with("dns_services_") || name.starts_with("dnsservices_")
    })
}

/// The arguments of the program. In a sandbox there are some to begin with.
pub(crate) fn arguments<const N: usize>(
    usage: &str,
    demo: [&str; N],
    sandbox: Option<&Sandbox>,
) -> Result<[String; N], Failure> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    match (<[String; N]>::try_from(given), sandbox) {
        (Ok(arguments), _) => Ok(arguments),
        (Err(given), Some(_)) if given.is_empty() => Ok(demo.map(str::to_owned)),
        (Err(_), _) => Err(format!("usage: {usage}").into()),
    }
}
