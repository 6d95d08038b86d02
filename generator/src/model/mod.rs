//! The API in Rust's words: plain data between `lower` and `emit`.
//!
//! No tokens and no document types. Every name that comes from the document travels as a pair of what goes
//! over the wire and what Rust calls it. All decisions are made: an emitter only writes down what stands here.

mod access;
mod body;
mod circles;
mod identifier;
mod operation;
mod output;
mod paging;
mod parameter;
mod polling;
mod read;
mod shown;
mod table;
mod types;
mod walk;

pub use access::{OAuthFlow, OAuthGrant, OAuthScope, SchemeKind, SecurityScheme, Server, Variable, WantedScopes};
pub use body::{Body, BodyForm, Content, Whole};
pub use operation::{
    Class, ErrorResponse, Example, Header, Operation, OperationIndex, Payload, StatusEnum, StatusVariant, Switch, Twin,
    other_success,
};
pub use output::{FEATURES, FEATURES_OF_TYPES, Kind, Output, Runtime, features};
pub use paging::{FieldPath, FieldStep, PageSlot, PageStep, Paging};
pub use parameter::{ListFormat, Parameter, PartKind, Place, Style, StyleKind};
pub use polling::{FilledPath, Polling, PollingOutcome, ResultPlace, StatePlace, StateWords};
pub use read::Unreadable;
pub use shown::Shown;

pub(crate) use identifier::is_identifier_or_keyword;
use identifier::{crate_name, identifier};
use serde::{Deserialize, Serialize};
pub use table::{GroupId, Id, Table, TypeId};
pub use types::{
    Constant, Custom, Derives, Enum, EnumValue, Field, InlineRole, Part, Presence, Struct, Tag, Type, TypeDef,
    TypeKind, Use, User, Variant, Within,
};
pub(crate) use walk::Role;

/// A name on the wire and in Rust.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// As the document writes it.
    pub wire: String,
    /// As Rust code writes it; a valid identifier.
    #[serde(deserialize_with = "identifier")]
    pub rust: String,
}

/// A whole API.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Api {
    /// The name of the crate.
    #[serde(deserialize_with = "crate_name")]
    pub name: String,
    /// The API's own name.
    pub title: String,
    /// The version that the document names.
    pub version: String,
    /// The licence under which the API is offered, in the words of the document.
    pub licence: Option<Licence>,
    /// The kind of output, and its runtime.
    pub output: Output,
    /// The features of the runtime that are on by default; in a module, the only ones.
    #[serde(deserialize_with = "output::known_features")]
    pub runtime_features: Vec<&'static str>,
    /// The features of the runtime without which the types do not compile.
    #[serde(deserialize_with = "output::known_features")]
    pub type_features: Vec<&'static str>,
    /// The description of the API, as safe Markdown.
    pub description: String,
    /// The address of the first server, empty if the document names none, a path if it names no host.
    pub base_url: String,
    /// All servers.
    pub servers: Vec<Server>,
    /// The ways in which callers can prove their identity.
    pub security_schemes: Vec<SecurityScheme>,
    /// The wants of operations that say nothing else: alternatives of schemes that are needed together, by name. Empty
    /// if nobody says.
    pub security: Vec<Vec<String>>,
    /// The reading of the server's JSON.
    pub dialect: Dialect,
    /// The place of errors in answers.
    pub errors: Option<ErrorEnvelope>,
    /// The environment variables that configure a client.
    pub environment: Environment,
    /// The way in which a token is obtained.
    pub token_flow: Option<TokenFlow>,
    /// The groups whose features are on by default.
    pub default_features: Vec<String>,
    /// True if maps are hashed; they are ordered otherwise.
    pub hashed_maps: bool,
    /// The examples that documentation shows.
    pub shown: Shown,
    /// The crates that types need which somebody has chosen.
    pub dependencies: Vec<Dependency>,
    /// The groups, ordered by name.
    pub groups: Table<GroupId, Group>,
    /// The types that nothing here mentions: those of webhooks, and of components that somebody may want.
    pub others: Vec<TypeId>,
    /// The types; [`Type::Named`] has the number of one.
    pub types: Table<TypeId, TypeDef>,
}

/// A crate that a client needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dependency {
    /// Its name.
    pub name: String,
    /// Its value in a manifest: a version, or a table in TOML.
    pub value: String,
}

/// A licence, as a document names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Its name or its SPDX identifier, on one line.
    pub name: String,
    /// The address at which it can be read.
    pub url: Option<String>,
}

/// The way in which the server's JSON is to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dialect {
    /// As its types say.
    Json,
    /// As PHP writes it.
    Php,
}

/// The place of errors in answers, whatever their status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorEnvelope {
    /// The field with the messages.
    pub messages: String,
    /// The field that is false in an error.
    pub flag: Option<String>,
}

/// Names of environment variables; the first that is set wins.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Environment {
    /// The base URL.
    pub base_url: Vec<String>,
    /// The user name.
    pub username: Vec<String>,
    /// The password.
    pub password: Vec<String>,
    /// A ready-made token.
    pub token: Vec<String>,
    /// The identifier of a program.
    pub client_id: Vec<String>,
    /// The secret of a program.
    pub client_secret: Vec<String>,
    /// The scopes that a program asks for.
    pub scopes: Vec<String>,
}

/// The way in which a token is obtained, renewed and given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenFlow {
    /// Path and field names of the sign-in.
    pub login: (String, String, String),
    /// Path and field name of the renewal.
    pub refresh: Option<(String, String)>,
    /// Path and field name of the revocation.
    pub revoke: Option<(String, String)>,
    /// The fields of the answer that may hold the token.
    pub token: Vec<String>,
    /// The fields of the answer that may hold the refresh token.
    pub refresh_token: Vec<String>,
    /// Messages that say that the credentials are wrong.
    pub wrong_credentials: Vec<String>,
    /// Messages that say that the token is missing or has expired.
    pub unauthorized: Vec<String>,
}

/// The operations of one tag: a module, a handle and a Cargo feature.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The tag, and the module, method and feature.
    pub name: Name,
    /// The type of the handle.
    #[serde(deserialize_with = "identifier")]
    pub handle: String,
    /// The subject of the tag, as one sentence of safe Markdown without its full stop; empty if there is none.
    pub summary: String,
    /// All that is said about the tag, as safe Markdown.
    pub description: String,
    /// The operations, ordered by path and method.
    pub operations: Vec<Operation>,
}

impl Api {
    /// Returns the features of the runtime that a module of this API has.
    pub fn features_of_module(&self) -> Vec<&'static str> {
        const IMPLIED: [&str; 3] = ["rustls-no-provider", "time03", "uuid"];
        let implied = IMPLIED.into_iter().filter(|feature| self.module_has(feature));
        let on = self.runtime_features.iter().copied().filter(|feature| !IMPLIED.contains(feature));
        on.chain(implied).collect()
    }

    /// Returns whether a module of this API has a feature of the runtime.
    pub fn module_has(&self, feature: &str) -> bool {
        let on = &self.runtime_features;
        match feature {
            "rustls-no-provider" => on.contains(&feature) || on.contains(&"ring"),
            _ => on.contains(&feature) || self.needs(feature),
        }
    }

    /// Returns whether the types of this API do not compile without a feature of the runtime.
    pub fn needs(&self, feature: &str) -> bool {
        self.type_features.contains(&feature)
    }

    /// The features of the runtime that a client of this API has because the API has what they are for.
    pub fn implied_features(&self) -> impl Iterator<Item = &'static str> {
        let has_files = self.operations().any(|(_, operation)| operation.response == Payload::Stream);
        let all = [("oauth2", self.has_oauth2()), ("file-download", has_files)];
        all.into_iter().filter(|(_, is_implied)| *is_implied).map(|(name, _)| name)
    }

    /// Returns whether a program can get tokens of a token endpoint.
    fn has_oauth2(&self) -> bool {
        self.security_schemes
            .iter()
            .any(|scheme| matches!(&scheme.kind, SchemeKind::OAuth2(flows) if !flows.is_empty()))
    }

    /// A type as Rust writes it, for people.
    pub fn describe(&self, ty: &Type) -> String {
        let plain = match ty {
            Type::Unit => "()",
            Type::Boolean | Type::Flag => "bool",
            Type::Int32 => "i32",
            Type::Int64 => "i64",
            Type::Uint32 => "u32",
            Type::Uint64 => "u64",
            Type::Float => "f64",
            Type::Decimal => "Decimal",
            Type::String => "String",
            Type::Secret => "Secret",
            Type::Date => "Date",
            Type::DateTime => "DateTime",
            Type::Uuid => "Uuid",
            Type::Base64 => "Base64",
            Type::Json => "Value",
            Type::TextOrList => "TextOrList",
            Type::Text(inner) => return self.describe(inner),
            Type::Boxed(inner) => return format!("Box<{}>", self.describe(inner)),
            Type::Nullable(inner) => return format!("Option<{}>", self.describe(inner)),
            Type::List(inner) => return format!("Vec<{}>", self.describe(inner)),
            Type::Tuple(items) => {
                let items: Vec<_> = items.iter().map(|item| self.describe(item)).collect();
                return format!("({})", items.join(", "));
            }
            Type::Map(inner) => {
                let map = if self.hashed_maps { "HashMap" } else { "BTreeMap" };
                return format!("{map}<String, {}>", self.describe(inner));
            }
            Type::Custom(custom) => &custom.path,
            Type::Named(id) => &self.types.get(*id).name,
        };
        plain.to_owned()
    }

    /// Returns whether values of such a type occur anywhere.
    pub(crate) fn has(&self, is_such: &dyn Fn(&Type) -> bool) -> bool {
        let operations = self.operations().flat_map(|(_, operation)| operation.types());
        operations.chain(self.types.iter().flat_map(TypeDef::types)).any(|ty| ty.any(is_such))
    }

    /// The type of a body, as Rust writes it, for people.
    pub fn describe_payload(&self, payload: &Payload) -> String {
        match payload {
            Payload::Nothing => "()".to_owned(),
            Payload::Json(ty) => self.describe(ty),
            Payload::Text => "String".to_owned(),
            Payload::Stream => "ByteStream".to_owned(),
            Payload::Events(None) => "EventStream<Event>".to_owned(),
            Payload::Events(Some(ty)) | Payload::NamedEvents(ty) => format!("EventStream<{}>", self.describe(ty)),
            Payload::Lines(ty) => format!("LineStream<{}>", self.describe(ty)),
            Payload::Maybe(inner) => format!("Option<{}>", self.describe_payload(inner)),
            Payload::ByStatus(by_status) => by_status.name.clone(),
        }
    }

    /// The module of a type, in Rust.
    pub fn module_of(&self, def: &TypeDef) -> &str {
        def.group.map_or("types", |group| &self.groups.get(group).name.rust)
    }

    /// All operations of the document that have a method, each once.
    pub fn documented(&self) -> impl Iterator<Item = &Operation> {
        self.operations().map(|(_, operation)| operation).filter(|operation| !operation.is_second())
    }

    /// All methods for operations. An operation whose answer comes in two ways has two.
    pub fn operations(&self) -> impl Iterator<Item = (&Group, &Operation)> {
        self.groups.iter().flat_map(|group| group.operations.iter().map(move |operation| (group, operation)))
    }

    /// Returns the operation at a place, with its group.
    pub fn operation(&self, at: OperationIndex) -> Option<(&Group, &Operation)> {
        let group = self.groups.has(at.group).then(|| self.groups.get(at.group))?;
        Some((group, group.operations.get(at.operation)?))
    }

    /// All methods for operations, to be changed.
    pub(crate) fn operations_mut(&mut self) -> impl Iterator<Item = &mut Operation> {
        self.groups.iter_mut().flat_map(|group| &mut group.operations)
    }
}
