//! `ampersat explain`: prints what a code of a finding means.

use super::{Failure, say};
use crate::diagnostic::{codes, nearest, page};

/// The code to explain.
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// A code, such as `dangling-reference`; all codes are listed without it
    pub code: Option<String>,
}

impl Explain {
    /// Prints the page of the code.
    pub fn run(self) -> Result<(), Failure> {
        let Some(code) = self.code else {
            let lines: Vec<_> = codes().map(line).collect();
            return say(&lines.join("\n"));
        };
        match page(&code) {
            Some(page) => say(page.trim_end()),
            None => {
                let nearest = nearest(&code, codes()).unwrap_or_default();
                Err(format!("no finding has the code `{code}`; the nearest is `{nearest}`").into())
            }
        }
    }
}

/// A code with the first sentence of its page.
fn line(code: &str) -> String {
    format!("{code:<30} {}", summary(code))
}

/// The first sentence of the page of a code.
pub(super) fn summary(code: &str) -> &'static str {
    let first = page(code).and_then(|page| page.lines().nth(2)).unwrap_or_default();
    first.split_inclusive(". ").next().unwrap_or_default().trim_end()
}
