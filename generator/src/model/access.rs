//! Where an API is, and what it wants to know of its callers.

use serde::Serialize;

/// A server of an API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Server {
    /// Its URL as the document writes it, with `{variables}`.
    pub template: String,
    /// Its URL with the defaults of the variables. What has no default still stands in braces.
    pub url: String,
    /// The variables.
    pub variables: Vec<Variable>,
    /// What it is, in one line, as safe Markdown.
    pub docs: String,
}

/// A variable in the URL of a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// The value that it has if nobody chooses another one.
    pub default: Option<String>,
    /// The values that it may have; all if empty.
    pub values: Vec<String>,
    /// What it means, in one line, as safe Markdown.
    pub docs: String,
}

/// A way to prove an identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SecurityScheme {
    /// Its name.
    pub name: String,
    /// What is sent, and where.
    pub kind: SchemeKind,
    /// What it is, in one line, as safe Markdown.
    pub docs: String,
}

/// What is sent as a proof of identity, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum SchemeKind {
    /// User name and password.
    Basic,
    /// A token.
    Bearer,
    /// A key in the header of this name.
    Header(String),
    /// A key in the query parameter of this name.
    Query(String),
    /// A key in the cookie of this name.
    Cookie(String),
}
