//! What the README shows is what the commands print.

use super::{VENDOR, client, input, project, project_with, root};
use ampersat::cli::of_run;
use std::time::Duration;

#[test]
fn the_readme_shows_the_summary_that_codegen_prints() {
    let request = project_with(input(VENDOR).text);
    let summary = of_run(&request, client(), &project().diagnostics, 0, Duration::ZERO);
    let (stable, _) = summary.rsplit_once("; ").unwrap();
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains(stable), "the README should show:\n{stable}; … ms");
}
