//! The operation that is looked at, and the others that it may lead to.

use super::declared::WantedOperation;
use super::targets::Targets;
use crate::document::operations;
use crate::document::{Node, pointer};
use crate::lower::types::resolve;
use crate::model::{FilledPath, Group, Operation, Parameter, Payload, Polling, Table, Type, TypeDef, TypeId, TypeKind};
use std::collections::{HashMap, HashSet};

/// An operation that may go on after it was answered.
pub(super) struct Subject<'a> {
    pub(super) root: &'a Node,
    pub(super) targets: &'a Targets<'a>,
    pub(super) node: &'a Node,
    pub(super) operation: &'a Operation,
    pub(super) types: &'a Table<TypeId, TypeDef>,
    pub(super) others: &'a Others,
    /// The declared type of its result.
    pub(super) draft: Option<&'a Polling>,
}

/// The operations of the document, by their ids.
#[derive(Default)]
pub(super) struct Others {
    known: HashMap<String, Operation>,
    /// The ids of those that were not selected.
    left: HashSet<String>,
}

impl Others {
    /// The operation of an id.
    pub(super) fn named(&self, id: &str) -> Option<&Operation> {
        self.known.get(id)
    }

    pub(super) fn of(groups: &[Group], whole: Option<&Node>) -> Self {
        let all = groups.iter().flat_map(|group| &group.operations).filter(|operation| !operation.is_second());
        let known: HashMap<_, _> =
            all.filter_map(|operation| Some((operation.id.clone()?, operation.clone()))).collect();
        let left = whole.into_iter().flat_map(operations).filter_map(|(_, _, node)| node.str("operationId"));
        let left = left.filter(|id| !known.contains_key(*id)).map(str::to_owned).collect();
        Self { known, left }
    }
}

/// A reason, and whether it is a mistake of the document.
pub(super) type Fault = (String, bool);

impl<'a> Subject<'a> {
    /// The response of a status.
    pub(super) fn response(&self, status: &str) -> Option<&'a Node> {
        self.node.get("responses")?.get(status).map(|node| resolve(self.root, node))
    }

    /// The path of another operation, whose parameters have values in `from`.
    pub(super) fn other(
        &self,
        other: &WantedOperation,
        from: Option<&Payload>,
    ) -> Result<(FilledPath, &'a Operation), Fault> {
        let WantedOperation { id, values } = other;
        let Some(operation) = self.others.known.get(id) else {
            return Err(match self.others.left.contains(id) {
                true => (format!("the operation `{id}` is not selected"), false),
                false => (format!("there is no operation `{id}`"), true),
            });
        };
        let route = format!("{} {}", operation.method, operation.path);
        let mistake = |why: String| Err((why, true));
        if operation.method != "GET" {
            return mistake(format!("`{id}` is no GET"));
        }
        let of_path = |parameters: &[Parameter], name: &str| parameters.iter().any(|one| one.name.wire == name);
        if let Some((name, _)) = values.iter().find(|(name, _)| !of_path(&operation.path_parameters, name)) {
            return mistake(format!("the path of {route} has no `{name}`"));
        }
        let given = |name: &str| values.iter().any(|(known, _)| known == name);
        let mut open = operation.path_parameters.iter().map(|one| one.name.wire.as_str());
        if let Some(name) = open.find(|name| !given(name) && !of_path(&self.operation.path_parameters, name)) {
            return mistake(format!("nothing says what `{name}` of {route} is"));
        }
        let mut required = operation.parameters.iter().filter(|one| one.required && one.preset.is_none());
        if let Some(one) = required.next() {
            return mistake(format!("{route} requires `{}`, which nobody sets", one.name.wire));
        }
        for (_, pointer) in values {
            from.map_or(Ok(()), |from| self.check(from, pointer))?;
        }
        Ok((FilledPath { path: operation.path.clone(), values: values.clone() }, operation))
    }

    /// Refuses a pointer to a field that a body is known not to have.
    pub(super) fn check(&self, body: &Payload, pointer: &str) -> Result<(), Fault> {
        match self.has(body, pointer) {
            Some(false) => Err((format!("the answer has no field `{pointer}`"), true)),
            _ => Ok(()),
        }
    }

    /// Returns whether a body has a field; `None` if that is not known.
    pub(super) fn has(&self, body: &Payload, pointer: &str) -> Option<bool> {
        let mut ty = match body {
            Payload::Json(ty) => ty,
            Payload::Maybe(inner) => match &**inner {
                Payload::Json(ty) => ty,
                _ => return None,
            },
            _ => return None,
        };
        for token in pointer::tokens(pointer) {
            let inner = match ty {
                Type::Nullable(inner) | Type::Boxed(inner) => inner,
                other => other,
            };
            let Type::Named(id) = inner else { return None };
            let TypeKind::Struct(structure) = &self.types.get(*id).kind else { return None };
            match structure.fields.iter().find(|field| field.name.wire == token) {
                Some(field) => ty = &field.ty,
                None if structure.constants.iter().any(|one| one.key == token) => return Some(true),
                None if structure.rest.is_some() => return None,
                None => return Some(false),
            }
        }
        Some(true)
    }
}
