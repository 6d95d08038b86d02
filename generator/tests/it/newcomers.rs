//! The ways of newcomers from an empty folder to a program that calls a service, as pages in `tests/newcomers`.
//!
//! A block `console` holds commands and their output; `$ …` stands for all commands that the last one has printed. A block with
//! a path holds a file that the user writes, or has already (`given`). The last line counts the steps, and the lines that the user writes. To write
//! output and counts anew:
//!
//! ```sh
//! UPDATE_PAGES=1 cargo test -p ampersat --test it newcomers
//! ```

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use tempfile::{TempDir, tempdir};

/// The address of the service, as pages write it.
const SERVICE: &str = "localhost:8000";

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A service that answers every request with a page of accounts, at the returned address.
fn service() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                head.extend(byte);
            }
            let head = String::from_utf8(head).unwrap();
            let is_right = head.starts_with("GET /api/v1/accounts?limit=3 ")
                && head.contains("\r\nauthorization: Bearer token\r\n");
            let body = if is_right { r#"{"items": [], "total": 2}"# } else { "" };
            let length = body.len();
            write!(stream, "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}").unwrap();
        }
    });
    address
}

/// A newcomer's folder, and what has been done in it.
struct Newcomer {
    _root: TempDir,
    folder: PathBuf,
    service: String,
    /// The output of the last command.
    printed: String,
    steps: usize,
    lines: usize,
}

impl Newcomer {
    fn new() -> Self {
        let root = tempdir().unwrap();
        let folder = root.path().to_owned();
        fs::copy(package().join("../tests/fixtures/atlas-bank.json"), folder.join("openapi.json")).unwrap();
        fs::create_dir(folder.join(".cargo")).unwrap();
        // with the profiles of the workspace, what it has compiled already is not compiled again
        fs::copy(package().join("../tests/elsewhere.toml"), folder.join(".cargo/config.toml")).unwrap();
        Self { _root: root, folder, service: service(), printed: String::new(), steps: 0, lines: 0 }
    }

    /// Writes a file, and counts the lines that are new.
    fn write(&mut self, path: &str, text: &str, is_given: bool) {
        let path = self.folder.join(path);
        let old = fs::read_to_string(&path).unwrap_or_default();
        if !is_given {
            self.lines +=
                text.lines().filter(|line| !line.trim().is_empty() && old.lines().all(|one| one != *line)).count();
            self.steps += 1;
        }
        fs::write(path, text.replace(SERVICE, &self.service)).unwrap();
    }

    /// Runs a command, and returns its output and whether it succeeded.
    fn run(&mut self, line: &str) -> (String, bool) {
        let line = line.replace("…/generator", &package().display().to_string());
        let words: Vec<_> = line.split(' ').collect();
        match words.as_slice() {
            ["…"] => {
                let lines: Vec<_> =
                    self.printed.lines().filter_map(|line| line.strip_prefix("  cargo ")).map(str::to_owned).collect();
                assert!(!lines.is_empty(), "{}", self.printed);
                let done = lines.into_iter().map(|line| self.run(&format!("cargo {line}"))).collect::<Vec<_>>();
                return (String::new(), done.into_iter().all(|(_, succeeded)| succeeded));
            }
            ["cd", folder] => {
                self.folder.push(folder);
                return (String::new(), true);
            }
            ["mv", from, to] => {
                let to = self.folder.join(to);
                let to = if to.is_dir() { to.join(from) } else { to };
                return (String::new(), fs::rename(self.folder.join(from), to).is_ok());
            }
            _ => {}
        }
        self.steps += 1;
        let (program, arguments) = words.split_first().unwrap();
        let is_ours = *program == "ampersat";
        let mut command = Command::new(if is_ours { env!("CARGO_BIN_EXE_ampersat") } else { env!("CARGO") });
        // The crates that the repository depends on are compiled once.
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        command.env("CARGO_TARGET_DIR", target).env("CARGO_NET_OFFLINE", "true");
        let lock = self.folder.join("Cargo.lock");
        if self.folder.join("Cargo.toml").exists() && !lock.exists() {
            fs::copy(package().join("../Cargo.lock"), lock).unwrap();
        }
        let output = command.current_dir(&self.folder).args(arguments).output().unwrap();
        let (out, error) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        // The progress of cargo is shown only if it fails.
        self.printed = if is_ours || !output.status.success() { format!("{out}{error}") } else { out };
        (abridged(&self.printed), output.status.success())
    }
}

/// A text with `…` in the place of what has nothing to do with the page: how many files there are, how long something took, and
/// which crates a module needs.
fn abridged(text: &str) -> String {
    let line = |line: &str| match line {
        line if line.starts_with("files: ") => {
            let changed = if line.contains("nothing changed") { "nothing changed" } else { "… changed" };
            format!("files: …, {changed}; … ms\n")
        }
        line if line.starts_with("  cargo add ") => "  cargo add …\n".to_owned(),
        line if line.starts_with("test result: ") => format!("{}\n", line.split("; finished in").next().unwrap()),
        line => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// A page with the output of its commands and its counts as they are now.
fn rendered(page: &str) -> String {
    let mut newcomer = Newcomer::new();
    let (mut text, mut lines) = (String::new(), page.lines());
    while let Some(line) = lines.next() {
        if line.starts_with("Steps: ") {
            text += &format!("Steps: {}, lines: {}.\n", newcomer.steps, newcomer.lines);
            continue;
        }
        text += &format!("{line}\n");
        let Some(info) = line.strip_prefix("```") else { continue };
        let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
        match info.split(' ').collect::<Vec<_>>().as_slice() {
            // Other tests compile it.
            [language] if language.starts_with("rust") => {
                text += &block.iter().map(|line| format!("{line}\n")).collect::<String>()
            }
            ["console", fails @ ..] => {
                let commands: Vec<_> = block.iter().filter_map(|line| line.strip_prefix("$ ")).collect();
                for (index, command) in commands.iter().enumerate() {
                    let (output, succeeded) = newcomer.run(command);
                    let is_last = index + 1 == commands.len();
                    assert_eq!(succeeded, fails.is_empty() || !is_last, "{command}\n{output}");
                    text += &format!("$ {command}\n{output}");
                }
            }
            [_, rest @ .., path] => {
                let block: String = block.iter().map(|line| format!("{line}\n")).collect();
                newcomer.write(path, &block, rest == ["given"]);
                text += &block;
            }
            other => panic!("a block of {other:?}"),
        }
        text += "```\n";
    }
    text
}

/// Follows a page of a folder, in which nothing may differ; returns it.
pub(super) fn follow(folder: &str, name: &str) -> String {
    let path = package().join(folder).join(name);
    let page = fs::read_to_string(&path).unwrap();
    let started = std::time::Instant::now();
    let now = rendered(&page);
    println!("{name}: {} s", started.elapsed().as_secs());
    if std::env::var_os("UPDATE_PAGES").is_some_and(|value| value == "1") {
        fs::write(&path, &now).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), now, "{name} differs: run with UPDATE_PAGES=1 and read the diff");
    now
}

/// Follows the way of a newcomer, who has better things to do than to write many lines.
fn newcomer(name: &str) {
    let page = follow("tests/newcomers", name);
    let lines = page.rsplit("lines: ").next().unwrap().trim_end().trim_end_matches('.');
    assert!(lines.parse::<usize>().unwrap() < 10, "{name}: {lines} lines are to be written");
}

#[test]
fn a_module_in_a_program() {
    newcomer("module.md");
}

#[test]
fn a_crate_in_a_workspace() {
    newcomer("workspace.md");
}

#[test]
fn a_client_that_a_build_script_makes() {
    newcomer("build_script.md");
}
