//! Signing in: from where, how often, and what is said if it fails.

use super::{Cli, Ran};
use dns_services_sandbox::{Fault, FaultRule};

#[test]
fn a_hundred_runs_sign_in_once() {
    let cli = Cli::start();
    for _ in 0..100 {
        cli.ok(&["zones"]);
    }
    assert_eq!((cli.sandbox.count("account.login"), cli.sandbox.count("dns.list_zones")), (1, 100));
    cli.ok(&["logout"]);
    cli.ok(&["zones"]);
    assert_eq!(cli.sandbox.count("account.login"), 2);
}

#[test]
fn runs_at_the_same_time_sign_in_once() {
    let cli = Cli::start();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| cli.ok(&["zones"]));
        }
    });
    assert_eq!(cli.sandbox.count("account.login"), 1);
}

/// The command with other credentials than the usual ones.
fn signed_in(cli: &Cli, environment: &[(&str, &str)], arguments: &[&str]) -> Ran {
    let mut command = cli.command(env!("CARGO_BIN_EXE_dns-services"));
    command.env_remove("DNS_SERVICES_USERNAME").env_remove("DNS_SERVICES_PASSWORD");
    Ran::of(command.envs(environment.iter().copied()).args(arguments))
}

#[test]
fn other_tools_variables_are_understood() {
    let cli = Cli::start();
    for [username, password] in [
        ["LEXICON_DNSSERVICES_AUTH_USERNAME", "LEXICON_DNSSERVICES_AUTH_PASSWORD"],
        ["DnsServices_Username", "DnsServices_Password"],
        ["DNSSERVICES_USERNAME", "DNSSERVICES_PASSWORD"],
    ] {
        let ran = signed_in(&cli, &[(username, "demo@example.com"), (password, "sandbox")], &["zones"]);
        assert_eq!(ran.code, 0, "{username}: {}", ran.error);
    }
}

#[test]
fn a_configuration_file_signs_in() {
    let cli = Cli::start();
    let none = signed_in(&cli, &[], &["zones"]);
    assert_eq!(none.code, 3);
    assert!(none.error.starts_with("error: no user name and password: set DNS_SERVICES_USERNAME"), "{}", none.error);
    let folder = cli.home.path().join("config/dns-services");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("config.toml");
    std::fs::write(&file, "username = \"demo@example.com\"\npassword_command = [\"printf\", \"sandbox\"]\n").unwrap();
    assert_eq!(signed_in(&cli, &[], &["zones"]).code, 0);
    std::fs::write(&file, "username = \"demo@example.com\"\npassword = \"sandbox\"\n").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        let open = signed_in(&cli, &[], &["zones"]);
        assert!(open.code == 3 && open.error.contains("run `chmod 600 "), "{}", open.error);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    assert_eq!(signed_in(&cli, &[], &["zones"]).code, 0);
}

#[test]
fn failures_are_one_line_without_secrets_and_have_their_codes() {
    let cli = Cli::start();
    let wrong = [("DNS_SERVICES_USERNAME", "demo@example.com"), ("DNS_SERVICES_PASSWORD", "hunter2")];
    let ran = signed_in(&cli, &wrong, &["zones"]);
    assert_eq!((ran.code, ran.error.lines().count(), ran.error.contains("hunter2")), (3, 1, false), "{}", ran.error);
    for (fault, code) in
        [(Fault::ServerError(503), 6), (Fault::TooManyRequests { retry_after: None }, 5), (Fault::Cut, 6)]
    {
        cli.sandbox.fault(FaultRule::always(fault).on("dns.list_zones")).unwrap();
        let ran = cli.run(&["zones"]);
        cli.sandbox.clear_faults();
        assert_eq!((ran.code, ran.error.lines().count()), (code, 1), "{fault:?}: {}", ran.error);
    }
    for (arguments, code) in [
        (&["records", "example.info"][..], 4),
        (&["record", "add", "www.example.com", "A", "no address"], 1),
        (&["record", "add", "a..example.com", "A", "192.0.2.1"], 2),
        (&["zones", "--colour"], 2),
        (&["order", "new-idea.com"], 8),
        (&["domains", "--expire-within", "1"], 9),
    ] {
        assert_eq!(cli.run(arguments).code, code, "{arguments:?}");
    }
    assert_eq!(cli.sandbox.count("cart.order"), 0);
}
