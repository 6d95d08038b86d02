//! Use of a client beyond its first call: errors, timeouts, tests. The same chapters stand in the README and in the
//! documentation of the crate, where their code is compiled.

use super::prose::paragraphs;
use super::snippets::{call, fence, mocked, path};
use crate::model::Api;

/// A place where chapters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chapters {
    /// The README, which shows no lines that are there for the compiler alone.
    Readme,
    /// The documentation of the crate. The module of the mock has its own example.
    Crate,
}

/// Returns the chapters, each with an example if there is a call that one could make.
pub(super) fn usage(api: &Api, place: Chapters) -> String {
    let mark = if place == Chapters::Readme { "##" } else { "#" };
    let tests = if place == Chapters::Readme { tests(api) } else { String::new() };
    paragraphs([
        &format!("{mark} Errors"),
        &format!(
            "An error is one line without secrets. `kind()` and `status()` tell errors apart, and `may_have_been_received()` \
             says whether the server may have carried out the call.{}",
            details(api)
        ),
        &errors(api, place),
        &format!("{mark} Timeouts and retries"),
        "A call takes two minutes at most, and each attempt 30 seconds. It is tried three times if it only reads, or sets what is set \
         already; other calls only when the server certainly received nothing. `Client::builder()` has `timeout`, \
         `attempt_timeout` and `retry` for all calls, and `CallExt` for one; `no_retry` sends it once.",
        &timeouts(api, place),
        &tests,
    ])
}

fn errors(api: &Api, place: Chapters) -> String {
    let Some(call) = call(api, api.shown.call) else { return String::new() };
    let client = path(api);
    let lines = [
        &format!("# async fn run(client: {client}::Client) {{"),
        &format!("match {call}.await {{"),
        "    Ok(response) => println!(\"{response:?}\"),",
        "    Err(error) if error.is_not_found() => eprintln!(\"there is none\"),",
        "    Err(error) => eprintln!(\"{error}\"),",
        "}",
        "# }",
    ];
    shown(api, place, &lines)
}

fn timeouts(api: &Api, place: Chapters) -> String {
    let Some(call) = call(api, api.shown.without_timeout) else { return String::new() };
    let client = path(api);
    let lines = [
        "use std::time::Duration;",
        "",
        &format!("use {client}::CallExt as _;"),
        "",
        &format!("# async fn run(client: {client}::Client) -> Result<(), {client}::Error> {{"),
        &format!("let response = {call}.timeout(Duration::from_secs(5)).await?;"),
        "# _ = response;",
        "# Ok(())",
        "# }",
    ];
    shown(api, place, &lines)
}

fn tests(api: &Api) -> String {
    let example = mocked(api);
    let about = "With the feature `mock`, tests need no server. A test passes the call that it expects, and says how it is answered.";
    if example.is_empty() { String::new() } else { paragraphs(["## Tests", about, &without_hidden(&example)]) }
}

/// Names the type by which most errors are documented.
fn details(api: &Api) -> String {
    let said = |name: &str| format!(" `details::<{}::types::{name}>()` reads what the server says.", path(api));
    api.shown.error.map_or_else(String::new, |id| said(&api.types.get(id).name))
}

fn shown(api: &Api, place: Chapters, lines: &[&str]) -> String {
    let block = format!("```{}\n{}\n```", fence(api), lines.join("\n"));
    if place == Chapters::Readme { without_hidden(&block) } else { block }
}

/// A block of code without the lines that the documentation hides.
fn without_hidden(block: &str) -> String {
    let lines = block.lines().skip(1).filter(|line| !line.starts_with("# "));
    format!("```rust\n{}", lines.collect::<Vec<_>>().join("\n"))
}
