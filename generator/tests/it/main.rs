//! Tests of the command that need its program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod commands;
#[cfg(feature = "fetch")]
mod fetch;
mod guide;
mod init;
#[cfg(feature = "mock")]
mod mock;
mod newcomers;
mod options;
mod overlay;
mod pages;
mod sarif;
mod summary;
mod writing;
