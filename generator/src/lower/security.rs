//! Security schemes, and what operations want of them.

use super::{docs, oauth2};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::operations;
use crate::document::{Node, pointer};
use crate::model::{SchemeKind, SecurityScheme, Server, WantedScopes};
use std::collections::BTreeSet;

/// Alternatives of schemes that are needed together, by name.
type Alternatives = Vec<Vec<String>>;

/// The schemes of a document, and what its operations want in general.
#[derive(Debug)]
pub(super) struct Security {
    pub(super) schemes: Vec<SecurityScheme>,
    /// The schemes for which nothing is sent: certificates belong to the connection.
    silent: BTreeSet<String>,
    /// The schemes that cannot be used.
    unusable: BTreeSet<String>,
    /// The wants of operations that do not say their own.
    general: Wanted,
}

/// The wants of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    /// Nobody said.
    Unknown,
    /// Nothing.
    Nothing,
    /// One of these.
    OneOf(Alternatives),
}

impl Security {
    pub(super) fn new(root: &Node, server: Option<&Server>, diagnostics: &mut Diagnostics) -> Self {
        let (mut schemes, mut silent, mut unusable) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        let declared = root.get("components").into_iter().flat_map(|node| node.members("securitySchemes"));
        for (name, node) in declared {
            let target = node.str("$ref").and_then(|reference| at(root, reference));
            let node = target.unwrap_or(node);
            if node.str("type") == Some("mutualTLS") {
                silent.insert(name.clone());
            } else if let Some(kind) = kind(node, server) {
                let docs = docs::line(node.str("description").unwrap_or_default());
                schemes.push(SecurityScheme { name: name.clone(), kind, docs });
            } else {
                unusable.insert(name.clone());
                diagnostics.push(unsupported(name, node));
            }
        }
        let mut security = Self { schemes, silent, unusable, general: Wanted::Unknown };
        // Where some operations say what they want, those that do not say want nothing. Where none says, nobody knows.
        let says = |(_, _, node): &(&str, &str, &Node)| node.list("security").next().is_some();
        let others = if operations(root).iter().any(says) { Wanted::Nothing } else { Wanted::Unknown };
        security.general = security.wanted(root, diagnostics).unwrap_or(others);
        security
    }

    /// The wants of operations in general; nothing if nobody says.
    pub(super) fn general(&self) -> Alternatives {
        match &self.general {
            Wanted::OneOf(alternatives) => alternatives.clone(),
            Wanted::Unknown | Wanted::Nothing => Vec::new(),
        }
    }

    /// Returns whether credentials are attached to an operation, and which, if not what is wanted in general.
    pub(super) fn of_operation(&self, node: &Node, diagnostics: &mut Diagnostics) -> (bool, Option<Alternatives>) {
        let own = self.wanted(node, diagnostics);
        match own.as_ref().unwrap_or(&self.general) {
            Wanted::Nothing => (false, None),
            Wanted::Unknown if self.general().is_empty() => (true, None),
            Wanted::Unknown => (true, Some(Vec::new())),
            Wanted::OneOf(alternatives) => {
                let differs = *alternatives != self.general();
                (true, differs.then(|| alternatives.clone()))
            }
        }
    }

    /// The scopes that an operation wants, in each of its alternatives that wants any.
    pub(super) fn scopes(&self, root: &Node, node: &Node) -> Vec<Vec<WantedScopes>> {
        let alternatives = node.get("security").or_else(|| root.get("security")).and_then(Node::as_array);
        let of_alternative = |alternative: &Node| -> Vec<WantedScopes> {
            let named = alternative.as_object().into_iter().flatten();
            let known = named.filter(|(name, _)| self.schemes.iter().any(|scheme| scheme.name == **name));
            let wanted = known.map(|(name, scopes)| WantedScopes {
                scheme: name.clone(),
                scopes: scopes.as_array().into_iter().flatten().filter_map(Node::as_str).map(str::to_owned).collect(),
            });
            wanted.filter(|wanted| !wanted.scopes.is_empty()).collect()
        };
        let each = alternatives.into_iter().flatten().map(of_alternative);
        each.filter(|wanted| !wanted.is_empty()).collect()
    }

    /// The wants under `security`, if it is there.
    fn wanted(&self, node: &Node, diagnostics: &mut Diagnostics) -> Option<Wanted> {
        let list = node.get("security")?.as_array()?;
        let alternatives: Alternatives =
            list.iter().filter_map(|alternative| self.alternative(alternative, diagnostics)).collect();
        Some(if alternatives.is_empty() && !list.is_empty() {
            Wanted::Unknown
        } else if alternatives.iter().all(Vec::is_empty) {
            Wanted::Nothing
        } else {
            Wanted::OneOf(alternatives)
        })
    }

    /// The schemes of an alternative; nothing if one of them cannot be used.
    fn alternative(&self, node: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<String>> {
        let mut names = Vec::new();
        for (name, scopes) in node.as_object()? {
            if self.unusable.contains(name) {
                return None;
            }
            if self.silent.contains(name) {
                continue;
            }
            if !self.schemes.iter().any(|scheme| scheme.name == *name) {
                let message = format!("there is no security scheme `{name}`: this alternative is left out");
                diagnostics.push(Finding::unsupported("unknown-security-scheme", scopes.origin, message));
                return None;
            }
            names.push(name.clone());
        }
        Some(names)
    }
}

/// The value to which a reference leads.
fn at<'a>(root: &'a Node, reference: &str) -> Option<&'a Node> {
    pointer::tokens(reference).try_fold(root, |node, token| node.child(&token))
}

fn kind(node: &Node, server: Option<&Server>) -> Option<SchemeKind> {
    match node.str("type")? {
        "http" => match node.str("scheme")?.to_ascii_lowercase().as_str() {
            "basic" => Some(SchemeKind::Basic),
            "bearer" => Some(SchemeKind::Bearer),
            _ => None,
        },
        "oauth2" => Some(match oauth2::flows(node, server) {
            flows if flows.is_empty() => SchemeKind::Bearer,
            flows => SchemeKind::OAuth2(flows),
        }),
        "openIdConnect" => Some(SchemeKind::Bearer),
        "apiKey" => {
            let name = node.str("name")?.to_owned();
            match node.str("in")? {
                "query" => Some(SchemeKind::Query(name)),
                "header" if is_token(&name) => Some(SchemeKind::Header(name)),
                "cookie" if is_token(&name) => Some(SchemeKind::Cookie(name)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Returns whether a text can be the name of a header or of a cookie.
fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}

fn unsupported(name: &str, node: &Node) -> Finding {
    let kind = [node.str("type").unwrap_or("no type"), node.str("scheme").unwrap_or_default()].join(" ");
    let message = format!("the security scheme `{name}` ({}) cannot be used", kind.trim_end());
    let help = "a header can be set on the client, a bearer token given as it is";
    Finding::unsupported("unsupported-security", node.origin, message).help(help)
}
