//! The extensions of this generator, with which a document or an overlay says what the standards have no words for.

use super::Node;

/// The beginning of their names.
pub const PREFIX: &str = "x-ampersat-";

/// Asks for the types of all components.
pub const ALL_SCHEMAS: &str = "x-ampersat-all-schemas";
/// The effect of repeating an operation.
pub const CLASS: &str = "x-ampersat-class";
/// The comments of an example that stood in prose, by pointers.
pub const COMMENTS: &str = "x-ampersat-comments";
/// The reading of the server's JSON.
pub const DIALECT: &str = "x-ampersat-dialect";
/// The environment variables that configure a client.
pub const ENVIRONMENT: &str = "x-ampersat-environment";
/// The place of errors in answers.
pub const ERRORS: &str = "x-ampersat-errors";
/// The header by which webhooks are told apart.
pub const EVENTS: &str = "x-ampersat-events";
/// Asks for examples in descriptions to be read.
pub const EXAMPLE_DESCRIPTIONS: &str = "x-ampersat-example-descriptions";
/// The files to which a document refers, by their paths; their contents hang here.
pub const FILES: &str = "x-ampersat-files";
/// The header by which the server knows that it got the same call already.
pub const IDEMPOTENCY_KEY: &str = "x-ampersat-idempotency-key";
/// The format of lists in brackets: of all lists at the root, of one list at a parameter or an encoding.
pub const LIST_FORMAT: &str = "x-ampersat-list-format";
/// The name of a thing in Rust.
pub const NAME: &str = "x-ampersat-name";
/// The number of samples in which an inferred type was observed.
pub const OBSERVED: &str = "x-ampersat-observed";
/// The way in which a list goes on.
pub const PAGING: &str = "x-ampersat-paging";
/// The way in which the end of an operation is known.
pub const POLLING: &str = "x-ampersat-polling";
/// The methods whose query parameters are meant as fields of a body.
pub const QUERY_AS_BODY: &str = "x-ampersat-query-as-body";
/// The way in which a token is obtained.
pub const TOKEN_FLOW: &str = "x-ampersat-token-flow";
/// Marks a value whose type no sample shows.
pub const UNTYPED: &str = "x-ampersat-untyped";

/// All extensions; every other one with their prefix is misspelt.
pub const ALL: [&str; 18] = [
    ALL_SCHEMAS,
    CLASS,
    COMMENTS,
    DIALECT,
    ENVIRONMENT,
    ERRORS,
    EVENTS,
    EXAMPLE_DESCRIPTIONS,
    FILES,
    IDEMPOTENCY_KEY,
    LIST_FORMAT,
    NAME,
    OBSERVED,
    PAGING,
    POLLING,
    QUERY_AS_BODY,
    TOKEN_FLOW,
    UNTYPED,
];

/// The members of extensions that are objects, and of the objects in them.
const MEMBERS: [(&str, &str, &[&str]); 10] = [
    (ENVIRONMENT, "", &["base-url", "client-id", "client-secret", "password", "scopes", "token", "username"]),
    (ERRORS, "", &["flag", "messages"]),
    (EVENTS, "", &["header", "name"]),
    (
        PAGING,
        "",
        &["cursor", "first", "has-more", "header", "items", "last", "link", "next", "offset", "page", "pages", "url"],
    ),
    (
        POLLING,
        "",
        &["azure", "error", "failed", "finished", "header", "operation", "parameters", "result", "status", "url"],
    ),
    (POLLING, "result", &["operation", "parameters"]),
    (TOKEN_FLOW, "", &["login", "refresh", "refresh-token", "revoke", "token", "unauthorized", "wrong-credentials"]),
    (TOKEN_FLOW, "login", &["password", "path", "username"]),
    (TOKEN_FLOW, "refresh", &["field", "path"]),
    (TOKEN_FLOW, "revoke", &["field", "path"]),
];

/// The members of an extension, or of an object in it; `None` if it may have any members.
pub(crate) fn members(extension: &str, inside: &str) -> Option<&'static [&'static str]> {
    let found = MEMBERS.iter().find(|(name, within, _)| *name == extension && *within == inside)?;
    Some(found.2)
}

/// Returns whether the server writes JSON as PHP does.
pub(crate) fn is_php(root: &Node) -> bool {
    root.str(DIALECT) == Some("php")
}
