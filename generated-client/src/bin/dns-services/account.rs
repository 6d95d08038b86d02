//! Sign-in, and the session that all runs of the command share.

use crate::failure::{Code, Failure};
use dns_services::{Client, ClientBuilder, Credentials, FileStore, LoginLimit};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names of environment variables, in the order in which they count. Those with capitals and small letters are acme.sh's, those of
/// `LEXICON_` are dns-lexicon's.
const USERNAME: &[&str] = &[
    "DNS_SERVICES_USERNAME",
    "DNSSERVICES_USERNAME",
    "DnsServices_Username",
    "LEXICON_DNSSERVICES_AUTH_USERNAME",
    "LEXICON_DNSSERVICES_USERNAME",
];
const PASSWORD: &[&str] = &[
    "DNS_SERVICES_PASSWORD",
    "DNSSERVICES_PASSWORD",
    "DnsServices_Password",
    "LEXICON_DNSSERVICES_AUTH_PASSWORD",
    "LEXICON_DNSSERVICES_PASSWORD",
];

/// The help text about signing in.
pub(crate) const SIGN_IN: &str = "\
Sign-in, from the first place that has it:
  1. environment: DNS_SERVICES_USERNAME and DNS_SERVICES_PASSWORD, or DNS_SERVICES_TOKEN; also
     DNSSERVICES_…, DnsServices_Username/Password, LEXICON_DNSSERVICES_AUTH_USERNAME/PASSWORD
  2. configuration file: ~/.config/dns-services/config.toml, or --config, with `username` and one of
     `password`, `password_command` (a list: program and arguments), `token`
  3. with the feature `keyring`, the password of `username` in the keyring of the system
The session is shared by all runs: ~/.local/state/dns-services.";

/// The account of this run.
pub(crate) struct Account {
    config: Option<PathBuf>,
}

/// Settings of the environment and the configuration file.
#[derive(Default)]
struct Settings {
    username: Option<String>,
    password: Option<String>,
    password_command: Vec<String>,
    token: Option<String>,
    base_url: Option<String>,
}

impl Account {
    pub(crate) fn new(config: Option<PathBuf>) -> Self {
        Self { config }
    }

    pub(crate) fn client(&self) -> Result<Client, Failure> {
        Ok(self.builder()?.build()?)
    }

    /// A builder of a client that is signed in.
    pub(crate) fn builder(&self) -> Result<ClientBuilder<Client>, Failure> {
        let (environment, file) = (Settings::of_environment(&|name| std::env::var(name).ok()), self.file()?);
        let base_url = environment.base_url.clone().or_else(|| file.base_url.clone());
        let mut builder = Client::builder().login_limit(LoginLimit::Fail);
        if let Some(url) = &base_url {
            builder = builder.base_url(url);
        }
        let settings = if environment.is_some() { environment } else { file };
        if let Some(token) = &settings.token {
            return Ok(builder.credentials(Credentials::token(token.as_str())));
        }
        let username = settings.username.clone().ok_or_else(no_sign_in)?;
        let password = settings.password()?;
        let name = session_name(&username, base_url.as_deref().unwrap_or_default());
        let store = FileStore::new(state_folder()?.join(name));
        Ok(builder.credentials(Credentials::password(username, password)).session_store(store))
    }

    /// The configuration file. Without `--config` there need not be one.
    fn file(&self) -> Result<Settings, Failure> {
        let (path, is_wanted) = match &self.config {
            Some(path) => (path.clone(), true),
            None => match folder("XDG_CONFIG_HOME", ".config") {
                Some(folder) => (folder.join("config.toml"), false),
                None => return Ok(Settings::default()),
            },
        };
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !is_wanted => return Ok(Settings::default()),
            Err(error) => return Err(Failure::from(error).about(&path)),
        };
        let settings = Settings::of_file(&text).map_err(|failure| failure.about(&path))?;
        if settings.password.is_some() || settings.token.is_some() {
            check_private(&path)?;
        }
        Ok(settings)
    }
}

impl Settings {
    fn of_environment(variable: &dyn Fn(&str) -> Option<String>) -> Self {
        let first = |names: &[&str]| names.iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
        Self {
            username: first(USERNAME),
            password: first(PASSWORD),
            token: first(&["DNS_SERVICES_TOKEN"]),
            base_url: first(&["DNS_SERVICES_BASE_URL"]),
            password_command: Vec::new(),
        }
    }

    fn of_file(text: &str) -> Result<Self, Failure> {
        // The parser's message shows the line, which may hold the password.
        let table: toml::Table = toml::from_str(text).map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or_default().lines().count().max(1));
            Failure::usage(format!("line {line} is not TOML"))
        })?;
        let mut settings = Self::default();
        for (name, value) in table {
            let wrong = |kind: &str| Failure::usage(format!("`{name}` must be {kind}"));
            let text = || value.as_str().map(str::to_owned).ok_or_else(|| wrong("text"));
            match name.as_str() {
                "username" => settings.username = Some(text()?),
                "password" => settings.password = Some(text()?),
                "token" => settings.token = Some(text()?),
                "base_url" => settings.base_url = Some(text()?),
                "password_command" => {
                    let words = value.as_array().map(|words| words.iter().map(|word| word.as_str().map(str::to_owned)));
                    let words = words.and_then(Iterator::collect::<Option<Vec<_>>>);
                    settings.password_command = words.ok_or_else(|| wrong("a list of texts"))?;
                }
                _ => {
                    let known = "username, password, password_command, token, base_url";
                    return Err(Failure::usage(format!("`{name}` is none of {known}")));
                }
            }
        }
        Ok(settings)
    }

    /// Returns whether somebody can sign in with it, or tried to say so.
    fn is_some(&self) -> bool {
        self.username.is_some() || self.password.is_some() || self.token.is_some()
    }

    fn password(&self) -> Result<String, Failure> {
        if let Some(password) = &self.password {
            return Ok(password.clone());
        }
        if let [program, arguments @ ..] = &self.password_command[..] {
            return output_of(program, arguments, Code::SignIn)
                .map_err(|problem| Failure::new(Code::SignIn, format!("password_command: {problem}")));
        }
        #[cfg(feature = "keyring")]
        if let Some(username) = &self.username {
            return keyring::password(username);
        }
        Err(no_sign_in())
    }
}

fn no_sign_in() -> Failure {
    let message = "no user name and password: set DNS_SERVICES_USERNAME and DNS_SERVICES_PASSWORD; \
                   `dns-services --help` names other places";
    Failure::new(Code::SignIn, message)
}

/// The first line that a program prints.
pub(crate) fn output_of(program: &str, arguments: &[String], code: Code) -> Result<String, Failure> {
    let failed = |problem: String| Failure::new(code, format!("`{program}` {problem}"));
    let output = Command::new(program).args(arguments).stderr(std::process::Stdio::inherit()).output();
    let output = output.map_err(|error| failed(format!("cannot be run: {error}")))?;
    if !output.status.success() {
        return Err(failed(format!("failed: {}", output.status)));
    }
    let text = String::from_utf8(output.stdout).map_err(|_| failed("prints no text".to_owned()))?;
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() { Err(failed("prints nothing".to_owned())) } else { Ok(line.to_owned()) }
}

/// A folder of this command in one of the user's.
fn folder(variable: &str, below_home: &str) -> Option<PathBuf> {
    let given = std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = given.or_else(|| std::env::home_dir().map(|home| home.join(below_home)))?;
    Some(base.join("dns-services"))
}

/// Returns the folder of sessions and backups.
pub(crate) fn state_folder() -> Result<PathBuf, Failure> {
    folder("XDG_STATE_HOME", ".local/state").ok_or_else(|| Failure::usage("no home directory: set XDG_STATE_HOME"))
}

/// Each account has a session of its own.
fn session_name(username: &str, base_url: &str) -> String {
    let digest = Sha256::digest(format!("{username} at {base_url}"));
    let digits: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("session-{digits}.json")
}

/// A file with a secret is the user's alone.
#[cfg(unix)]
fn check_private(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(path)?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    let message = format!("{0} holds a password that others can read: run `chmod 600 {0}`", path.display());
    Err(Failure::new(Code::SignIn, message))
}

#[cfg(not(unix))]
fn check_private(_: &Path) -> Result<(), Failure> {
    Ok(())
}

/// End the session that all runs share
#[derive(clap::Args, Debug)]
pub(crate) struct Logout {}

impl Logout {
    pub(crate) async fn run(self, account: &Account, out: &mut impl std::io::Write) -> Result<Code, Failure> {
        account.client()?.logout().await?;
        writeln!(out, "the session is over")?;
        Ok(Code::Done)
    }
}

#[cfg(feature = "keyring")]
pub(crate) mod keyring {
    //! The password in the keyring of the system.

    use crate::failure::{Code, Failure};
    use keyring_core::Entry;
    use std::io::{BufRead as _, Write};

    const SERVICE: &str = "dns-services";

    fn failed(error: impl std::fmt::Display) -> Failure {
        Failure::new(Code::SignIn, format!("the keyring of the system: {error}; `dns-services password` stores one"))
    }

    /// Returns the system's entry for the password of a user.
    fn entry(username: &str) -> Result<Entry, Failure> {
        #[cfg(target_os = "linux")]
        let store = linux_keyutils_keyring_store::Store::new();
        #[cfg(target_vendor = "apple")]
        let store = apple_native_keyring_store::keychain::Store::new();
        #[cfg(windows)]
        let store = windows_native_keyring_store::Store::new();
        keyring_core::set_default_store(store.map_err(failed)?);
        Entry::new(SERVICE, username).map_err(failed)
    }

    pub(super) fn password(username: &str) -> Result<String, Failure> {
        entry(username)?.get_password().map_err(failed)
    }

    /// Store a password in the keyring of the system; it is read from standard input
    #[derive(clap::Args, Debug)]
    pub(crate) struct Password {
        /// The user name, an e-mail address
        username: String,
    }

    impl Password {
        pub(crate) fn run(self, out: &mut impl Write) -> Result<Code, Failure> {
            let mut password = String::new();
            std::io::stdin().lock().read_line(&mut password)?;
            entry(&self.username)?.set_password(password.trim_end_matches(['\r', '\n'])).map_err(failed)?;
            writeln!(out, "the keyring has the password of {}", self.username)?;
            Ok(Code::Done)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Settings, session_name};

    #[test]
    fn the_environment_has_many_names() {
        let settings = |set: &'static [(&str, &str)]| {
            Settings::of_environment(&|name| set.iter().find(|(known, _)| *known == name).map(|(_, v)| (*v).to_owned()))
        };
        let lexicon =
            settings(&[("LEXICON_DNSSERVICES_AUTH_USERNAME", "l"), ("LEXICON_DNSSERVICES_AUTH_PASSWORD", "p")]);
        assert_eq!((lexicon.username.as_deref(), lexicon.password.as_deref()), (Some("l"), Some("p")));
        let both = settings(&[("DnsServices_Username", "acme"), ("DNS_SERVICES_USERNAME", "own")]);
        assert_eq!(both.username.as_deref(), Some("own"));
        assert!(!settings(&[("DNS_SERVICES_USERNAME", "")]).is_some());
    }

    #[test]
    fn mistakes_in_the_file_are_named_and_never_shown() {
        for (text, expected) in [
            ("username = \"a\"\npassword = \"hun\"ter2", "line 2 is not TOML"),
            ("user = \"a\"", "`user` is none of username, password, password_command, token, base_url"),
            ("password = 7", "`password` must be text"),
            ("password_command = \"pass\"", "`password_command` must be a list of texts"),
        ] {
            assert_eq!(Settings::of_file(text).err().map(|failure| failure.to_string()).as_deref(), Some(expected));
        }
        let settings = Settings::of_file("username = \"a\"\npassword_command = [\"pass\", \"show\"]").unwrap();
        assert_eq!(settings.password_command, ["pass", "show"]);
    }

    #[test]
    fn accounts_do_not_share_a_session() {
        assert_ne!(session_name("a", ""), session_name("b", ""));
        assert_ne!(session_name("a", ""), session_name("a", "https://other.example/api"));
    }
}
