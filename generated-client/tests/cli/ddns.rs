//! A name that follows an address, for as long as the command runs.

use super::Cli;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Stdio};

/// The command in its loop, which ends with the test.
struct Loop(Child);

impl Drop for Loop {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

/// The addresses of `home.example.com`, as the table shows them.
fn home(cli: &Cli) -> Vec<String> {
    let table = cli.ok(&["records", "example.com", "--csv"]);
    let values = table.lines().filter(|line| line.contains("home.example.com"));
    values.map(|line| line.rsplit(',').next().unwrap().to_owned()).collect()
}

#[test]
fn ddns_writes_only_what_has_changed() {
    let cli = Cli::start();
    for (arguments, writes) in [
        (vec!["--address", "192.0.2.44", "--address", "2001:db8::44"], 2),
        (vec!["--address", "192.0.2.44", "--address", "2001:db8::44"], 0),
        (vec!["--command", "echo 192.0.2.45"], 1),
        (vec!["--address", "192.0.2.45", "--address", "2001:db8::45", "-6"], 1),
    ] {
        cli.writes();
        cli.ok(&[&["ddns", "mail.example.com"], &arguments[..]].concat());
        assert_eq!(cli.writes(), writes, "{arguments:?}");
    }
    let records = cli.ok(&["records", "example.com", "--name", "mail", "--csv"]);
    assert!(records.contains("A,300,192.0.2.45\r\n") && records.contains("AAAA,300,2001:db8::45\r\n"), "{records}");
    let ran = cli.run(&["ddns", "mail.example.com", "--interface", "no-such-interface"]);
    assert!(
        ran.code == 2 && ran.error.starts_with("error: there is no interface no-such-interface, but "),
        "{}",
        ran.error
    );
    let ran = cli.run(&["ddns", "mail.example.com", "--command", "echo soon"]);
    assert_eq!((ran.code, ran.error.as_str()), (1, "error: --command `echo soon` prints no address, but `soon`\n"));
}

#[test]
fn a_loop_writes_when_the_address_changes_and_only_then() {
    let cli = Cli::start();
    let file = cli.home.path().join("address");
    std::fs::write(&file, "192.0.2.1\n").unwrap();
    let mut command = cli.command(env!("CARGO_BIN_EXE_dns-services"));
    // Each look at the address leaves a line, so that the test can wait for looks that change nothing.
    command.args(["ddns", "home.example.com", "--every", "1", "--command", "echo look >> looks; cat address"]);
    let mut running = Loop(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
    let mut lines = BufReader::new(running.0.stdout.take().unwrap()).lines().map(Result::unwrap);
    let looks = || std::fs::read_to_string(cli.home.path().join("looks")).unwrap_or_default().lines().count();
    let look_twice_more = || {
        let seen = looks();
        while looks() < seen + 2 {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    };

    assert_eq!(lines.next().unwrap(), "home.example.com A 192.0.2.1 updated");
    cli.writes();
    look_twice_more();
    assert_eq!(cli.writes(), 0, "the address is the same");

    std::fs::write(&file, "no address\n").unwrap();
    look_twice_more();
    std::fs::write(&file, "192.0.2.2\n").unwrap();
    assert_eq!(lines.next().unwrap(), "home.example.com A 192.0.2.2 updated", "a failure does not end the loop");
    assert_eq!(home(&cli), ["192.0.2.2"]);

    running.0.kill().unwrap();
    let mut errors = String::new();
    running.0.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert!(errors.starts_with("error: --command `echo look >> looks; cat address` prints no address"), "{errors}");
}

#[test]
fn a_loop_that_cannot_become_better_ends() {
    let cli = Cli::start();
    let ran = cli.run(&["ddns", "home.example.net", "--every", "1", "--address", "192.0.2.1"]);
    assert_eq!((ran.code, ran.out.as_str()), (4, ""), "{}", ran.error);
    assert_eq!(cli.writes(), 0);
}
