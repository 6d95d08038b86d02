//! The sandbox as a command.

use clap::Parser;
use dns_services_sandbox::{FaultRule, Sandbox};
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
    let mut builder = Sandbox::builder()
        .port(arguments.port)
        .fault_seed(arguments.fault_seed)
        .token_lifetime(Duration::from_secs(arguments.token_lifetime))
        .verbose(arguments.verbose);
    if let Some(path) = arguments.seed {
        let seed = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        builder = builder.seed(seed);
    }
    for rule in arguments.faults {
        builder = builder.fault(rule);
    }
    let sandbox = builder.start().await.map_err(|error| error.to_string())?;
    println!("DNS_SERVICES_BASE_URL={}", sandbox.url());
    println!("DNS_SERVICES_USERNAME={}", sandbox.username());
    println!("DNS_SERVICES_PASSWORD={}", sandbox.password());
    eprintln!("The sandbox runs until you press Ctrl-C. The lines above are the environment of a client.");
    tokio::signal::ctrl_c().await.map_err(|error| error.to_string())
}
