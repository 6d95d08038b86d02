//! The command: arguments, files, and what is printed. The one part of this crate that does I/O.
//!
//! `codegen` is the main command, `trace` follows one parameter, `diff` compares two documents, `report`
//! prints findings, `write` compares files with those on disk. `ampersat` (`main.rs`) and this repository's `cargo xtask` are
//! thin fronts of it.

mod action;
mod arguments;
mod choosing;
mod codegen;
mod config;
mod described;
mod diff;
mod documents;
mod explain;
#[cfg(feature = "fetch")]
mod fetch;
mod init;
mod lint;
mod list;
mod logs;
#[cfg(feature = "mock")]
mod mock;
mod options;
mod overlay;
mod pin;
mod report;
#[cfg(feature = "mock")]
pub mod schemas;
mod summary;
mod surroundings;
mod target;
mod terminal;
mod trace;
mod write;

pub use arguments::{Codegen, Stage};
pub use choosing::Choosing;
pub use codegen::generate_and_dump;
pub use config::{FILE, Project};
pub use described::{Described, Reading};
pub use diff::{Diff, DiffFormat, changes, read as read_model};
pub use documents::{Completions, Man};
pub use explain::Explain;
#[cfg(feature = "fetch")]
pub use fetch::{Fetch, Given};
pub use init::Init;
pub use lint::Lint;
pub use list::{List, ListFormat, Listing, Row};
#[cfg(feature = "mock")]
pub use mock::Mock;
pub use overlay::Overlay;
pub use pin::Pin;
pub use report::{Format, show};
pub use summary::{findings, of_run};
pub use terminal::{colour, many, progress, say, tell};
pub use trace::Trace;
pub use write::{Mode, Outcome as Written, Place, write, write_one};

/// The reason for which a command failed; it has been printed already if it is empty.
#[derive(Debug)]
pub struct Failure(pub String);

impl Failure {
    /// Everything has been said.
    pub fn silent() -> Self {
        Self(String::new())
    }
}

impl<T: std::fmt::Display> From<T> for Failure {
    fn from(error: T) -> Self {
        Self(error.to_string())
    }
}

/// Ends a command: prints what is left to be said, and gives the exit code.
pub fn exit(result: Result<(), Failure>) -> std::process::ExitCode {
    match result {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(Failure(message)) => {
            if !message.is_empty() {
                tell(&format!("error: {message}\n"));
            }
            std::process::ExitCode::FAILURE
        }
    }
}
