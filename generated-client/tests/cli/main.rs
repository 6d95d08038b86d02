//! The command `dns-services`, run against the sandbox.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests panic")]

// With a shell, and a second address of this machine.
#[cfg(all(unix, not(target_vendor = "apple")))]
mod acme;
// With a shell.
#[cfg(unix)]
mod ddns;
mod files;
#[cfg(all(unix, not(target_vendor = "apple")))]
mod nameserver;
mod sessions;
mod transcripts;

use dns_services_sandbox::{Sandbox, SandboxBuilder};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Noon of 1 March 2024.
const NOW: u64 = 1_709_294_400;

/// The command with a sandbox and a home directory of its own.
struct Cli {
    sandbox: Sandbox,
    home: TempDir,
}

/// What the command did.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    error: String,
}

impl Cli {
    fn start() -> Self {
        Self::with(Sandbox::builder())
    }

    fn with(builder: SandboxBuilder) -> Self {
        let sandbox = builder.now(NOW).start_blocking().unwrap();
        Self { sandbox, home: tempfile::tempdir().unwrap() }
    }

    /// The environment of the command.
    fn environment(&self) -> Vec<(&'static str, String)> {
        let home = self.home.path().to_str().unwrap();
        vec![
            ("DNS_SERVICES_BASE_URL", self.sandbox.url()),
            ("DNS_SERVICES_USERNAME", self.sandbox.username().to_owned()),
            ("DNS_SERVICES_PASSWORD", self.sandbox.password().to_owned()),
            ("HOME", home.to_owned()),
            ("XDG_CONFIG_HOME", format!("{home}/config")),
            ("XDG_STATE_HOME", format!("{home}/state")),
        ]
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.envs(self.environment()).current_dir(self.home.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(env!("CARGO_BIN_EXE_dns-services")).args(arguments))
    }

    /// What the command prints, which must succeed.
    fn ok(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.error.as_str()), (0, ""), "{arguments:?}: {}", ran.out);
        ran.out
    }

    /// How many requests changed something at the API, since this was asked last.
    fn writes(&self) -> usize {
        let requests = self.sandbox.requests();
        self.sandbox.clear_requests();
        requests.iter().filter(|request| request.method != "GET" && request.path != "/login").count()
    }
}

impl Ran {
    fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: status.code().unwrap(), out: text(stdout), error: text(stderr) }
    }
}
