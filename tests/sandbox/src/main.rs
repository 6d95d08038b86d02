//! The sandbox as a command.

use clap::Parser;
use dns_services_sandbox::{FaultRule, RecordsForm, Sandbox, SandboxBuilder};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// A local stand-in for the DNS.services User API
#[derive(Parser)]
#[command(bin_name = "cargo xtask sandbox")]
struct Arguments {
    /// The port to listen on; 0 is one that is free
    #[arg(long, default_value_t = 8053)]
    port: u16,
    /// The accounts and what they have, as JSON
    #[arg(long, value_name = "FILE")]
    seed: Option<PathBuf>,
    /// What goes wrong: a fault, and any of next=N, probability=P, operation=GROUP.NAME; may be given several times
    #[arg(long = "fault", value_name = "KIND[,WHEN][,operation=NAME]")]
    faults: Vec<FaultRule>,
    /// What decides which requests are hit by faults of some probability
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    fault_seed: u64,
    /// For how many seconds an access token is good
    #[arg(long, value_name = "SECONDS", default_value_t = 3600)]
    token_lifetime: u64,
    /// Ignore parameters that the API description does not have, and do not refuse them
    #[arg(long)]
    lenient: bool,
    /// How the records of a zone are written: `list`, `object`, or `auto`, which is as PHP does
    #[arg(long, value_name = "FORM", default_value = "auto")]
    records: RecordsForm,
    /// Print requests as they arrive
    #[arg(long)]
    verbose: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), String> {
    let sandbox = builder(arguments)?.start().await.map_err(|error| error.to_string())?;
    println!("DNS_SERVICES_BASE_URL={}", sandbox.url());
    println!("DNS_SERVICES_USERNAME={}", sandbox.username());
    println!("DNS_SERVICES_PASSWORD={}", sandbox.password());
    eprintln!("The sandbox runs until you press Ctrl-C. The lines above are the environment of a client.");
    tokio::signal::ctrl_c().await.map_err(|error| error.to_string())
}

/// The sandbox that the arguments describe.
fn builder(arguments: Arguments) -> Result<SandboxBuilder, String> {
    let mut builder = Sandbox::builder()
        .port(arguments.port)
        .fault_seed(arguments.fault_seed)
        .token_lifetime(Duration::from_secs(arguments.token_lifetime))
        .lenient(arguments.lenient)
        .records_form(arguments.records)
        .verbose(arguments.verbose);
    if let Some(path) = arguments.seed {
        let seed = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        builder = builder.seed(seed);
    }
    Ok(arguments.faults.into_iter().fold(builder, SandboxBuilder::fault))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Arguments, String> {
        Arguments::try_parse_from(["sandbox"].iter().chain(arguments)).map_err(|error| error.to_string())
    }

    #[tokio::test]
    async fn arguments_describe_a_sandbox() {
        let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/seed.json");
        let fault = "500,next=1,operation=dns.list_zones";
        let arguments = parse(&["--port", "0", "--seed", seed, "--fault", fault, "--fault", "latency=1ms"]).unwrap();
        let sandbox = builder(arguments).unwrap().start().await.unwrap();
        let client = sandbox.client();
        // the password of the demo account is the word that is masked
        assert_eq!(client.dns().list_zones().await.unwrap_err().messages(), ["the [redacted] was told to fail"]);
        client.dns().list_zones().await.unwrap();
        assert_eq!(sandbox.requests()[0].latency, Duration::from_millis(1));
    }

    #[test]
    fn mistakes_are_named() {
        let message = parse(&["--fault", "fire"]).err().unwrap();
        assert!(
            message.contains("invalid value 'fire' for '--fault <KIND[,WHEN][,operation=NAME]>': `fire` is no fault")
        );
        let missing = parse(&["--seed", "/nowhere/seed.json"]).unwrap();
        assert!(builder(missing).unwrap_err().starts_with("/nowhere/seed.json: "));
    }
}
