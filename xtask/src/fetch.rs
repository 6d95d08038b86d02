//! `cargo xtask fetch`: a newer document of the vendor.

use ampersat::Request;
use ampersat::cli::{DiffFormat, Failure, Project, changes, read_model, say, write_one};
use ampersat::load::Input;
use std::error::Error as _;
use std::time::Duration;

/// Where the vendor publishes the document.
const URL: &str = "https://dns.services/?cmd=userapi&action=swagger";

/// The published documents have about 130 KB.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// For everything: connecting, waiting and reading.
const MAX_TIME: Duration = Duration::from_secs(30);

/// The arguments.
#[derive(Debug, clap::Args)]
pub(crate) struct Fetch {
    /// Where to download from
    #[arg(default_value = URL)]
    url: String,
    /// Only say what has changed
    #[arg(long)]
    dry_run: bool,
}

impl Fetch {
    /// Downloads, validates, compares, and only then writes.
    pub(crate) fn run(&self, project: &Project) -> Result<(), Failure> {
        let text = download(&self.url)
            .map_err(|error| Failure(format!("cannot download the document: {error}\nspec/ is as it was")))?;
        let client = project.first().ok_or("`spec/ampersat.toml` names no client")?;
        let old = client.request(&project.command)?;
        if text == old.document.text {
            println!("the document has not changed");
            return Ok(());
        }
        let new = Request { document: Input { name: self.url.clone(), text: text.clone() }, ..old.clone() };
        let after = read_model(&new).map_err(|error| Failure(format!("{}; spec/ is as it was", error.0)))?;
        match read_model(&old) {
            Ok(before) => say(&changes(&before, &after, DiffFormat::Markdown))?,
            Err(_) => println!("the document in spec/ cannot be read, so there is nothing to compare with"),
        }
        let Some(path) = client.spec.clone().filter(|_| !self.dry_run) else { return Ok(()) };
        write_one(&path, &text)?;
        println!("{} is replaced; now run `{}`", path.display(), project.command);
        Ok(())
    }
}

fn download(url: &str) -> Result<String, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
    let download = runtime.block_on(async { tokio::time::timeout(MAX_TIME, read(url)).await });
    download.map_err(|_| format!("no answer within {} s", MAX_TIME.as_secs()))?
}

async fn read(url: &str) -> Result<String, String> {
    let mut response = reqwest::get(url).await.and_then(|response| response.error_for_status()).map_err(explain)?;
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(explain)? {
        if bytes.len() + chunk.len() > MAX_BYTES {
            return Err(format!("more than {} MiB", MAX_BYTES / 1024 / 1024));
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())
}

/// The whole chain: "error sending request" alone helps nobody.
fn explain(error: reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!(": {cause}"));
        source = cause.source();
    }
    text
}
