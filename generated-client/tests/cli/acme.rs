//! ACME clients and their hooks, as they call them.

use super::nameserver::NameServers;
use super::{Cli, Ran};
use std::path::{Path, PathBuf};

/// The texts of the challenges in the zones, as name and value.
fn challenges(cli: &Cli) -> Vec<String> {
    let json = |zone: &str| -> serde_json::Value {
        serde_json::from_str(&cli.ok(&["records", zone, "--type", "TXT", "--json"])).unwrap()
    };
    let all = ["example.com", "example.org"].map(json);
    let all = all.iter().flat_map(|records| records.as_array().unwrap());
    let mut shown: Vec<_> = all
        .filter(|record| record["name"].as_str().unwrap().starts_with("_acme-challenge"))
        .map(|record| format!("{} {}", record["name"].as_str().unwrap(), record["value"].as_str().unwrap()))
        .collect();
    shown.sort();
    shown
}

/// All records but challenges and the start of authority.
fn others(cli: &Cli) -> String {
    let export = cli.ok(&["zone", "export", "example.com"]);
    export.lines().filter(|line| !line.starts_with("_acme-challenge")).map(|line| format!("{line}\n")).collect()
}

/// What certbot runs: a line for the shell, with the challenge in the environment.
fn certbot(cli: &Cli, servers: &NameServers, action: &str, domain: &str, value: &str, left: &str) -> Ran {
    let port = servers.port.to_string();
    let hook = format!(
        "{} acme hook certbot --interval 0 --timeout 20 --resolver {} --dns-port {port} {action}",
        env!("CARGO_BIN_EXE_dns-services"),
        servers.resolver(),
    );
    let mut command = cli.command("sh");
    command.args(["-c", &hook]).envs([
        ("CERTBOT_DOMAIN", domain),
        ("CERTBOT_VALIDATION", value),
        ("CERTBOT_ALL_DOMAINS", "example.com,www.example.com"),
        ("CERTBOT_REMAINING_CHALLENGES", left),
    ]);
    Ran::of(&mut command)
}

#[test]
fn certbot_proves_a_wildcard_and_its_domain_at_one_name() {
    let cli = Cli::start();
    let servers = NameServers::start(&cli.sandbox);
    let before = others(&cli);
    servers.lag(2);
    for (domain, value, left) in
        [("example.com", "apex", "2"), ("example.com", "wildcard", "1"), ("www.example.com", "www", "0")]
    {
        let ran = certbot(&cli, &servers, "present", domain, value, left);
        assert_eq!((ran.code, ran.error.as_str()), (0, ""));
    }
    let [first, second] = servers.asked();
    assert!(first >= 2 && second >= first + 2, "both are asked until they know: {first}, {second}");
    assert_eq!(
        challenges(&cli),
        [
            "_acme-challenge.example.com apex",
            "_acme-challenge.example.com wildcard",
            "_acme-challenge.www.example.com www"
        ]
    );
    assert_eq!(certbot(&cli, &servers, "cleanup", "example.com", "apex", "2").code, 0);
    assert_eq!(challenges(&cli).len(), 2, "exactly one value is removed");
    assert_eq!(certbot(&cli, &servers, "cleanup", "example.com", "wildcard", "1").code, 0);
    assert_eq!(certbot(&cli, &servers, "cleanup", "www.example.com", "www", "0").code, 0);
    assert_eq!(certbot(&cli, &servers, "cleanup", "www.example.com", "www", "0").code, 0, "nothing is left to do");
    assert_eq!((challenges(&cli).len(), others(&cli)), (0, before), "nothing else was touched");
    assert_eq!(cli.sandbox.count("account.login"), 1);
}

#[test]
fn a_server_that_does_not_follow_is_named_in_the_end() {
    let cli = Cli::start();
    let servers = NameServers::start(&cli.sandbox);
    servers.lag(usize::MAX);
    let (resolver, port) = (servers.resolver(), servers.port.to_string());
    let waiting = ["--timeout", "1", "--interval", "0", "--resolver", &resolver, "--dns-port", &port];
    let ran = cli.run(&[&["acme", "present", "example.com", "v", "--wait"], &waiting[..]].concat());
    let message = "error: after 1 s the value of _acme-challenge.example.com is not answered by ns2.example.net; \
                   wait longer with --timeout\n";
    assert_eq!((ran.code, ran.error.as_str()), (7, message));
    servers.lag(0);
    let out = cli.ok(&[&["acme", "wait", "example.com"], &waiting[..]].concat());
    assert_eq!(out, "all name servers answer v\n");
}

#[test]
fn an_alias_is_followed_within_the_account_and_from_outside() {
    let cli = Cli::start();
    let servers = NameServers::start(&cli.sandbox);
    let resolver = servers.resolver();
    cli.ok(&["record", "add", "_acme-challenge.www.example.org", "CNAME", "_acme-challenge.delegated.example.com"]);
    cli.ok(&["acme", "present", "www.example.org", "inside"]);
    servers.alias("_acme-challenge.shop.example.net", "_acme-challenge.shop.example.com");
    cli.ok(&["acme", "present", "shop.example.net", "outside", "--resolver", &resolver]);
    let expected = ["_acme-challenge.delegated.example.com inside", "_acme-challenge.shop.example.com outside"];
    assert_eq!(challenges(&cli), expected);
    cli.ok(&["acme", "cleanup", "www.example.org", "inside"]);
    cli.ok(&["acme", "cleanup", "shop.example.net", "outside", "--resolver", &resolver]);
    assert_eq!(challenges(&cli), [""; 0]);
    let ran = cli.run(&["acme", "present", "nobody.example.net", "v", "--resolver", &resolver]);
    assert_eq!(ran.code, 4);
    assert!(ran.error.contains("the account has no zone for _acme-challenge.nobody.example.net"), "{}", ran.error);
}

/// The script for a client, as a file that can be run.
fn script(cli: &Cli, client: &str) -> PathBuf {
    let path = cli.home.path().join(format!("{client}-hook"));
    std::fs::write(&path, cli.ok(&["acme", "script", client])).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    path
}

/// Runs a script as its client does, with the command in the path.
fn scripted(cli: &Cli, program: &Path, arguments: &[&str]) {
    let folder = Path::new(env!("CARGO_BIN_EXE_dns-services")).parent().unwrap();
    let path = std::env::join_paths([folder.to_owned(), "/usr/bin".into(), "/bin".into()]).unwrap();
    let ran = Ran::of(cli.command("sh").arg(program).args(arguments).env("PATH", path));
    assert_eq!((ran.code, ran.error.as_str()), (0, ""), "{arguments:?}");
}

#[test]
fn legos_exec_provider_works_in_both_modes() {
    let cli = Cli::start();
    let hook = script(&cli, "lego");
    scripted(&cli, &hook, &["present", "_acme-challenge.example.com.", "one"]);
    scripted(&cli, &hook, &["present", "--", "www.example.com", "token", "key"]);
    let digest = "_acme-challenge.www.example.com LHDhK3oGRvkiefQnx7OOczTY5Tic_xZ6HcMOc_gmtoM";
    assert_eq!(challenges(&cli), ["_acme-challenge.example.com one", digest]);
    scripted(&cli, &hook, &["cleanup", "_acme-challenge.example.com.", "one"]);
    scripted(&cli, &hook, &["cleanup", "--", "www.example.com", "token", "key"]);
    assert_eq!(challenges(&cli), [""; 0]);
}

#[test]
fn acme_sh_removes_both_of_two_values() {
    let cli = Cli::start();
    let hook = script(&cli, "acme.sh");
    let name = "_acme-challenge.example.com";
    // acme.sh reads the script, and calls its functions
    let calls = cli.home.path().join("calls.sh");
    for (action, values, left) in [("add", ["one", "two"], 2), ("rm", ["one", "two"], 0)] {
        let lines = values.map(|value| format!("dns_dns_services_{action} {name} {value} > /dev/null || exit 1\n"));
        std::fs::write(&calls, format!(". {}\n{}", hook.display(), lines.concat())).unwrap();
        scripted(&cli, &calls, &[]);
        assert_eq!(challenges(&cli).len(), left);
    }
}

#[test]
fn dehydrated_clears_a_chain_of_challenges_and_ignores_other_calls() {
    let cli = Cli::start();
    let servers = NameServers::start(&cli.sandbox);
    let hook = script(&cli, "dehydrated");
    scripted(&cli, &hook, &["startup_hook"]);
    let (resolver, port) = (servers.resolver(), servers.port.to_string());
    let waiting = ["--interval", "0", "--timeout", "20", "--resolver", &resolver, "--dns-port", &port];
    let chain = ["deploy_challenge", "example.com", "t1", "one", "example.com", "t2", "two"];
    cli.ok(&[&["acme", "hook", "dehydrated"], &waiting[..], &chain].concat());
    assert_eq!(challenges(&cli), ["_acme-challenge.example.com one", "_acme-challenge.example.com two"]);
    scripted(&cli, &hook, &["clean_challenge", "example.com", "t1", "one", "example.com", "t2", "two"]);
    assert_eq!(challenges(&cli), [""; 0]);
}
