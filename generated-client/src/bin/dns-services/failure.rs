//! The failure of the command: one line that says what to do, and an exit code.

use dns_services::{Error, ErrorKind};
use std::fmt;
use std::io;

/// The exit codes, which `--help` documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    Done = 0,
    Failed = 1,
    Usage = 2,
    SignIn = 3,
    NotFound = 4,
    TooMany = 5,
    Unreachable = 6,
    TimedOut = 7,
    Unconfirmed = 8,
    Reported = 9,
}

/// The exit codes, for people.
pub(crate) const CODES: &str = "\
Exit codes:
  0  done
  1  the server refused, or something on this machine is wrong
  2  the command line is wrong
  3  the sign-in is missing, or the server does not accept it
  4  there is no such zone, record or other thing
  5  the server takes no more calls for some time
  6  the server cannot be reached, or fails; the same command may be run again
  7  what was waited for did not happen in time
  8  nothing was done, since --yes is missing
  9  there is something to report (domains --expire-within, zone plan --exit-code)";

/// The failure of the command.
#[derive(Debug)]
pub(crate) struct Failure {
    code: Code,
    message: String,
    /// The kind of an error of reading or writing.
    pub(crate) io: Option<io::ErrorKind>,
}

impl Failure {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), io: None }
    }

    /// Something that was typed, or is in a file, cannot be used.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Code::Usage, message)
    }

    /// Something that costs or cannot be taken back has not been confirmed.
    pub(crate) fn unconfirmed(what: &str) -> Self {
        Self::new(Code::Unconfirmed, format!("nothing was done: --yes {what}"))
    }

    pub(crate) fn code(&self) -> Code {
        self.code
    }

    /// The same with the name of the file that it is about.
    pub(crate) fn about(mut self, path: &std::path::Path) -> Self {
        self.message = format!("{}: {}", path.display(), self.message);
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&crate::text::one_line(&self.message))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self { io: Some(error.kind()), ..Self::new(Code::Failed, error.to_string()) }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let (code, advice) = match error.kind() {
            ErrorKind::Auth => {
                (Code::SignIn, "; check user name and password, and whether the account may use the API")
            }
            ErrorKind::RateLimit => (Code::TooMany, "; run the same command again later"),
            ErrorKind::NotFound if error.to_string().contains("no zone for") => {
                (Code::NotFound, "; `dns-services zones` lists the zones of the account")
            }
            ErrorKind::NotFound => (Code::NotFound, "; `dns-services records` lists the records of a zone"),
            ErrorKind::Build => (Code::Usage, ""),
            ErrorKind::Transport
            | ErrorKind::Timeout
            | ErrorKind::Stalled
            | ErrorKind::Interrupted
            | ErrorKind::Html => (Code::Unreachable, "; run the same command again"),
            _ if error.status().is_some_and(|status| status.is_server_error()) => {
                (Code::Unreachable, "; run the same command again")
            }
            ErrorKind::Decode => (Code::Failed, "; `dns-services doctor` says what else is not as documented"),
            _ if error.messages().iter().any(|message| message.ends_with("_not_found")) => (Code::NotFound, ""),
            _ => (Code::Failed, ""),
        };
        Self::new(code, format!("{error}{advice}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{CODES, Code, Failure};

    #[test]
    fn every_exit_code_is_documented() {
        for code in 0..=Code::Reported as u8 {
            assert!(CODES.contains(&format!("\n  {code}  ")), "{code}");
        }
    }

    #[test]
    fn a_failure_is_one_line() {
        assert_eq!(Failure::usage("a\nb\u{1b}[31mc").to_string(), "a b[31mc");
    }
}
