//! Prism, the mock server: an npm package that needs Node.

use ampersat::cli::Failure;
use std::fs;
use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The package, in the version whose faults are known.
const PACKAGE: &str = "@stoplight/prism-cli@5.14.2";

/// Faults that would hide others: a file of `@stoplight/prism-http`, the text there, and its replacement.
const REPAIRS: [(&str, &str, &str); 3] = [
    // an array that is absent from a header
    (
        "validator/deserializers/style/simple.js",
        "    if (type === 'array') {",
        "    if (value === undefined) {\n        return undefined;\n    }\n    if (type === 'array') {",
    ),
    // an optional object that is absent
    (
        "validator/validators/params.js",
        "            return deserializer\n",
        "            const own = el.name.toLowerCase();\n            \
         const isThere = Object.keys(target).map(key => key.toLowerCase())\n                \
         .some(key => key === own || key === own + '[]' || key.startsWith(own + '['));\n            \
         const isOpen = ['deepObject', 'form'].includes(resolvedStyle) && schema.properties[own] && \
         schema.properties[own].type === 'object';\n            \
         if (isOpen && !isThere && (resolvedStyle === 'deepObject' || !el.explode)) {\n                \
         return undefined;\n            }\n            return deserializer\n",
    ),
    // answers with more than the document says, which no client could know
    (
        "mocker/generator/JSONSchema.js",
        "        fixedProbabilities: true,\n",
        "        fixedProbabilities: true,\n        fillProperties: false,\n",
    ),
];

/// An installed Prism, ready to be started.
#[derive(Debug)]
pub(super) struct Prism {
    program: PathBuf,
}

impl Prism {
    /// Finds Prism in the folder of an installation, and repairs it.
    pub(super) fn find(folder: &Path) -> Result<Self, Failure> {
        let node = Command::new("node").arg("--version").stdout(Stdio::null()).status();
        if !node.is_ok_and(|status| status.success()) {
            return Err("Node is missing: the mock server, Prism, runs on it; install Node 18 or newer".into());
        }
        let modules = folder.join("node_modules");
        let program = modules.join(".bin/prism");
        if !program.exists() {
            let folder = folder.display();
            return Err(format!("Prism is missing: run `npm install --prefix {folder} {PACKAGE}`").into());
        }
        for (file, before, after) in REPAIRS {
            let path = modules.join("@stoplight/prism-http/dist").join(file);
            let text = fs::read_to_string(&path)?;
            match repaired(&text, before, after) {
                Some(text) => fs::write(&path, text)?,
                None if text.contains(after) => {}
                None => return Err(format!("{} is not that of {PACKAGE}", path.display()).into()),
            }
        }
        Ok(Self { program })
    }

    /// Starts to serve a document.
    pub(super) fn start(&self, document: &Path, address: SocketAddr, log: &Path) -> io::Result<Child> {
        let log = fs::File::options().create(true).append(true).open(log)?;
        let mut command = Command::new(&self.program);
        command.args(["mock", "--dynamic", "--errors", "--verboseLevel", "silent", "--port"]);
        command.arg(address.port().to_string()).arg(document);
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn()
    }
}

fn repaired(text: &str, before: &str, after: &str) -> Option<String> {
    (!text.contains(after) && text.contains(before)).then(|| text.replacen(before, after, 1))
}

/// An address that nobody uses.
pub(super) fn address() -> io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")?.local_addr()
}

/// Returns whether somebody answers there.
pub(super) fn is_open(address: SocketAddr) -> bool {
    TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{Prism, REPAIRS, repaired};

    #[test]
    fn a_repair_is_made_once() {
        for (_, before, after) in REPAIRS {
            let once = repaired(&format!("a\n{before}b"), before, after).unwrap();
            assert_eq!(once, format!("a\n{after}b"));
            assert_eq!(repaired(&once, before, after), None);
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let message = Prism::find(folder.path()).unwrap_err().0;
        assert!(message.starts_with("Prism is missing: run `npm install") || message.starts_with("Node is missing"));
    }
}
