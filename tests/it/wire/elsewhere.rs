//! Crates outside of this workspace, which are made by tests and compiled by cargo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The profiles of this workspace: what it has compiled already is not compiled again.
const PROFILES: &str = include_str!("../../elsewhere.toml");

/// Returns the folder of a crate, which stays from run to run.
pub(super) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Returns the folder of this workspace.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Writes a file, unless it is as it is to be.
pub(super) fn put(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Returns the output of cargo, and its complaints.
pub(super) fn cargo(folder: &Path, arguments: &[&str]) -> (String, String) {
    if folder != root() {
        put(&folder.join(".cargo/config.toml"), PROFILES);
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(folder).args(arguments).args(["--offline", "--quiet"]).env("CARGO_TARGET_DIR", target);
    let output = cargo.output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn crates_elsewhere_have_the_profiles_of_this_workspace() {
    let manifest = include_str!("../../../Cargo.toml");
    let sections: Vec<_> = PROFILES.trim_end().split("\n\n").collect();
    assert!(sections.len() == 2 && sections.iter().all(|section| manifest.contains(section)), "{PROFILES}");
}
