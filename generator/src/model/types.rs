//! Types of values: their form in Rust, and on the wire.

use super::identifier::{identifier, named};
use super::{GroupId, Name, OperationIndex, TypeId};
use serde::{Deserialize, Serialize};

/// A type of Rust, and how it is written on the wire.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Type {
    /// Nothing.
    Unit,
    /// `bool`
    Boolean,
    /// `bool`, written as 0 or 1.
    Flag,
    /// `i32`
    Int32,
    /// `i64`
    Int64,
    /// `u32`
    Uint32,
    /// `u64`
    Uint64,
    /// `f64`
    Float,
    /// A decimal number without rounding.
    Decimal,
    /// `String`
    String,
    /// A string that must not be shown.
    Secret,
    /// A date.
    Date,
    /// A date and a time.
    DateTime,
    /// A UUID.
    Uuid,
    /// Bytes, written as text in base64.
    Base64,
    /// Any JSON.
    Json,
    /// A text or a list of values.
    TextOrList,
    /// One of the above, written as a JSON string.
    Text(Box<Type>),
    /// One of the above or of the types below, on the heap: a type that holds itself would have no size otherwise.
    Boxed(Box<Type>),
    /// One of the others, or null.
    Nullable(Box<Type>),
    /// A list.
    List(Box<Type>),
    /// A list of so many items, each with its own type.
    Tuple(Vec<Type>),
    /// An object used as a map.
    Map(Box<Type>),
    /// A type of [`Api::types`](super::Api::types).
    Named(TypeId),
    /// A type that somebody has chosen.
    Custom(Box<Custom>),
}

/// A type that is not made by the client, and how it is read and written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Custom {
    /// Its path.
    pub path: String,
    /// The path of its codec.
    pub codec: String,
}

impl Custom {
    /// Returns whether its codec is known to write text.
    pub(crate) fn is_text(&self) -> bool {
        ["Parsed", "Rfc3339"].iter().any(|codec| self.is_read_by(codec))
    }

    /// Returns whether its codec is this one of the runtime, for some type.
    pub(crate) fn is_read_by(&self, codec: &str) -> bool {
        let rest = self.codec.strip_prefix("runtime::").and_then(|rest| rest.strip_prefix(codec));
        rest.is_some_and(|rest| rest.starts_with('<'))
    }
}

/// A type that the client defines.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeDef {
    /// Its name.
    #[serde(deserialize_with = "identifier")]
    pub name: String,
    /// The group whose module it stands in; `None` if several groups use it.
    pub group: Option<GroupId>,
    /// True if it is a component of the document, whose name it has.
    pub is_component: bool,
    /// Its role in what holds it, if the document writes it there. Types of the same role and the same parts are one.
    pub inline: Option<InlineRole>,
    /// Its description, as safe Markdown.
    pub docs: String,
    /// In how many samples it was observed, if it was inferred.
    pub observed: Option<u64>,
    /// Its first use, if the document does not say what it is.
    pub used: Option<Use>,
    /// True if requests hold it.
    pub input: bool,
    /// The traits that it derives by choice.
    pub derives: Derives,
    /// The header that tells the variants of a union apart, where that is no part of their values.
    pub header: Option<String>,
    /// The parts of which it is made.
    pub kind: TypeKind,
}

/// The role of a type in the one thing that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InlineRole {
    /// The name of the property, or the title of the schema.
    pub name: String,
    /// True if it stands in a component, by whose name it is found.
    pub of_component: bool,
}

/// Traits that a type derives by choice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derives {
    /// The paths of macros.
    pub macros: Vec<String>,
    /// Attributes, without their brackets.
    pub attributes: Vec<String>,
    /// The attribute that tells macros the names on the wire.
    pub rename: Option<String>,
}

/// The first use of a type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// The user of the type.
    pub user: User,
    /// The role of the type there.
    pub part: Part,
    /// The place of the type in the part: all of it, or inside of a list or map.
    pub within: Within,
    /// True if it is used elsewhere, too.
    pub is_one_of_several: bool,
}

/// The user of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum User {
    /// Another type.
    Type(TypeId),
    /// An operation.
    Operation(OperationIndex),
}

/// The role of a type in its user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// A field, parameter or header of this name on the wire.
    Field(String),
    /// All members of an object that have no field.
    Others,
    /// One kind of a union.
    Variant,
    /// The content of a wrapper.
    Held,
    /// The body of a request.
    Body,
    /// The body of an answer.
    Response,
    /// The body of an error.
    Error,
}

/// One value, or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Within {
    /// One value.
    One,
    /// A list or tuple.
    List,
    /// A map.
    Map,
}

/// The parts of which a type is made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum TypeKind {
    /// An object.
    Struct(Struct),
    /// One of several strings or integers, or another one.
    Enum(Enum),
    /// One of several types, or something else.
    Union(Vec<Variant>),
    /// Another type that holds this one, and so needs a name.
    Wrapper(Type),
}

/// One of several values, or another one of their kind.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enum {
    /// True if the values are integers; they are strings otherwise.
    pub integers: bool,
    /// The known values.
    pub values: Vec<EnumValue>,
}

/// A member that always has the same value: a string, an integer or a boolean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constant {
    /// The key of the member.
    pub key: String,
    /// Its value.
    pub value: serde_json::Value,
}

/// An object.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Struct {
    /// Its fields.
    pub fields: Vec<Field>,
    /// Members that always have the same value.
    pub constants: Vec<Constant>,
    /// The field and type of all other members, if they have one.
    #[serde(default, deserialize_with = "named")]
    pub rest: Option<(String, Type)>,
}

/// A field.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// On the wire and in Rust.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// The ways in which it may be absent.
    pub presence: Presence,
    /// Its meaning, as safe Markdown.
    pub docs: String,
    /// A value that was seen, as JSON.
    pub example: Option<String>,
    /// The value that it has unless another one is set: a string or an integer.
    pub preset: Option<serde_json::Value>,
    /// True if it is never sent, though the object may be.
    pub read_only: bool,
}

/// The ways in which a field may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presence {
    /// It is always there.
    Required,
    /// `Option`
    Optional,
    /// Absent, null or there: `Option<Option>`.
    Nullable,
    /// Empty if absent.
    Defaulted,
    /// `Option`, since it is absent from answers; requests must have it.
    WriteOnly,
}

/// A value of an enum.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnumValue {
    /// On the wire, and the variant.
    pub name: Name,
    /// Its meaning, as safe Markdown.
    pub docs: String,
}

/// A variant of a union.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The variant.
    #[serde(deserialize_with = "identifier")]
    pub name: String,
    /// The type it holds.
    pub ty: Type,
    /// The members that tell it apart; if it has none, it is the one that fits a value best.
    pub tags: Vec<Tag>,
    /// The only value, if it has but one: it holds nothing then.
    pub constant: Option<serde_json::Value>,
    /// The member that tells all other variants apart, if this one is what none of them is.
    pub otherwise: Option<String>,
}

/// A member that tells a variant apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// The key of the member.
    pub key: String,
    /// The values that it may have: strings, integers or booleans.
    pub values: Vec<serde_json::Value>,
}

impl Type {
    /// The type without null.
    pub(crate) fn without_null(&self) -> &Self {
        if let Self::Nullable(inner) = self { inner } else { self }
    }

    /// The same, or null.
    pub(crate) fn or_null(self) -> Self {
        if matches!(self, Self::Nullable(_) | Self::Json | Self::Unit) { self } else { Self::Nullable(Box::new(self)) }
    }
}

impl Default for TypeKind {
    fn default() -> Self {
        Self::Struct(Struct::default())
    }
}

impl Field {
    /// Returns whether a value of the struct cannot be made without it.
    pub(crate) fn is_needed(&self) -> bool {
        matches!(self.presence, Presence::Required | Presence::WriteOnly) && self.preset.is_none()
    }
}
