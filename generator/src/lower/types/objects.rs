//! Objects with properties → structs.

use super::schema::{Property, Schema};
use super::{Place, Types};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Node, Value};
use crate::lower::constraints;
use crate::lower::names::{self, Scope};
use crate::model::{Constant, Field, Name, Presence, Struct, Type, TypeId};

impl<'a> Types<'a> {
    pub(super) fn structure(
        &mut self,
        id: TypeId,
        schema: &Schema<'a>,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Struct {
        let mut scope = Scope::default();
        let mut structure = Struct::default();
        for (wire, property) in schema.properties() {
            if let (Some(value), true) = (constant(&property), property.required) {
                structure.constants.push(Constant { key: wire.to_owned(), value });
                continue;
            }
            if property.is_undeclared {
                report_undeclared(wire, &property, diagnostics);
                // members that the document does not describe may be missing in answers
                self.write_only.push((id, structure.fields.len()));
            }
            let index = structure.fields.len();
            let mut field = self.field(wire, &property, &mut scope, place, diagnostics);
            if self.says(&property, "readOnly") {
                self.read_only.push((id, index));
            }
            if self.says(&property, "writeOnly") {
                self.write_only.push((id, index));
            }
            // An optional field that may be null is none either way, where it is only read.
            if let (Presence::Optional, Type::Nullable(inner)) = (field.presence, &mut field.ty) {
                field.ty = std::mem::replace(&mut **inner, Type::Unit);
                self.nullable.push((id, index));
            }
            structure.fields.push(field);
        }
        if let Some(rest) = schema.additional() {
            let ty = match rest.as_object() {
                Some(_) => self.lower(rest, &place.inner("Value"), diagnostics),
                None => Type::Json,
            };
            structure.rest = Some((scope.take("others".to_owned()), ty));
        }
        structure
    }

    /// The type of a property.
    pub(in crate::lower) fn property(
        &mut self,
        wire: &str,
        property: &Property<'a>,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Type {
        let Some(node) = property.schemas.first().filter(|_| property.differs) else {
            return self.lower_all(&property.schemas, place, diagnostics);
        };
        let message = format!("`{wire}` differs from condition to condition: it is raw JSON");
        diagnostics.push(Finding::unsupported("conditional-property", node.origin, message));
        Type::Json
    }

    /// Returns whether a property says something, or what it refers to.
    fn says(&self, property: &Property<'a>, key: &str) -> bool {
        let says = |node: &Node| node.get(key).and_then(Node::as_bool) == Some(true);
        property.schemas.iter().any(|node| says(node) || says(self.resolve(node)))
    }

    fn field(
        &mut self,
        wire: &str,
        property: &Property<'a>,
        scope: &mut Scope,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Field {
        let pinned = property.schemas.iter().find_map(|node| names::pinned(node, names::OWN_METHODS, diagnostics));
        let rust = pinned.or_else(|| names::member(wire)).unwrap_or_else(|| "field".to_owned());
        let inner = place.field(wire);
        let ty = self.property(wire, property, &inner, diagnostics);
        let presence = match &ty {
            _ if property.required => Presence::Required,
            Type::List(_) | Type::Map(_) => Presence::Defaulted,
            _ => Presence::Optional,
        };
        Field {
            name: Name { wire: wire.to_owned(), rust: scope.take(rust) },
            ty,
            presence,
            docs: constraints::of_field(property.str("description").unwrap_or_default(), |key| property.get(key)),
            example: property.get("example").and_then(constraints::example),
            preset: None,
            read_only: false,
        }
    }
}

/// Reports a property that is required and not described.
pub(in crate::lower) fn report_undeclared(wire: &str, property: &Property<'_>, diagnostics: &mut Diagnostics) {
    let message = format!("`{wire}` is required, but no property describes it: it is any JSON");
    let origin = property.schemas.first().map(|node| node.origin);
    let finding = origin.map(|origin| Finding::note("required-without-property", origin, message));
    finding.into_iter().for_each(|finding| diagnostics.push(finding));
}

/// The only value of a property that has but one.
pub(super) fn constant(property: &Property<'_>) -> Option<serde_json::Value> {
    only_value(&property.schemas)
}

/// The only value that schemas allow, if one of them allows but one.
pub(in crate::lower) fn only_value(schemas: &[&Node]) -> Option<serde_json::Value> {
    schemas.iter().find_map(|schema| value(schema))
}

/// The only value of a schema that has but one.
fn value(schema: &Node) -> Option<serde_json::Value> {
    let only = match schema.get("enum").and_then(Node::as_array).map(Vec::as_slice) {
        Some([only]) => only,
        _ => schema.get("const")?,
    };
    let is_simple = match &only.value {
        Value::String(_) | Value::Bool(_) => true,
        Value::Number(number) => number.is_i64(),
        _ => false,
    };
    is_simple.then(|| only.to_json())
}
