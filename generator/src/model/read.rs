//! Reads models that were dumped as JSON.

use super::{Api, Id, OperationIndex, Table, Type, TypeId, User};
use std::fmt;

/// The fault of a text that is no model, and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The place: the way to a member, or the thing that is meant.
    pub place: String,
    /// The fault there.
    pub message: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for Unreadable {}

impl Api {
    /// Reads a model that was dumped as JSON.
    ///
    /// # Errors
    ///
    /// The text is no model, has a member that models do not have, or mentions a type or a group that it does not have.
    pub fn read(json: &str) -> Result<Self, Unreadable> {
        let mut reader = serde_json::Deserializer::from_str(json);
        let api: Self = serde_path_to_error::deserialize(&mut reader)
            .map_err(|error| Unreadable { place: error.path().to_string(), message: error.inner().to_string() })?;
        reader.end().map_err(|error| Unreadable { place: "the end".to_owned(), message: error.to_string() })?;
        api.check()?;
        Ok(api)
    }

    /// Finds the first number that no type or group has.
    fn check(&self) -> Result<(), Unreadable> {
        for (group, operation) in self.operations() {
            let place = || format!("groups: `{}`: {} {}", group.name.wire, operation.method, operation.path);
            self.check_types(operation.types().flat_map(Type::references), &place)?;
        }
        self.check_types(self.others.iter().copied(), &|| "others".to_owned())?;
        self.check_types(self.shown.error.into_iter(), &|| "shown".to_owned())?;
        self.check_operations(self.shown.operations(), &|| "shown".to_owned())?;
        for (id, def) in self.types.numbered() {
            let place = || format!("types[{}]: `{}`", id.index(), def.name);
            let (user, at) = match def.used.as_ref().map(|used| used.user) {
                Some(User::Type(user)) => (Some(user), None),
                Some(User::Operation(at)) => (None, Some(at)),
                None => (None, None),
            };
            self.check_types(def.references().into_iter().chain(user), &place)?;
            known("group", &self.groups, def.group.into_iter(), &place)?;
            self.check_operations(at.into_iter(), &place)?;
        }
        Ok(())
    }

    fn check_operations(
        &self,
        mut all: impl Iterator<Item = OperationIndex>,
        place: &dyn Fn() -> String,
    ) -> Result<(), Unreadable> {
        all.find(|at| self.operation(*at).is_none()).map_or(Ok(()), |OperationIndex { group, operation }| {
            let message = format!("it mentions operation {operation} of group {}, which is not there", group.index());
            Err(Unreadable { place: place(), message })
        })
    }

    fn check_types(&self, ids: impl Iterator<Item = TypeId>, place: &dyn Fn() -> String) -> Result<(), Unreadable> {
        known("type", &self.types, ids, place)
    }
}

/// Checks that a list has all of these numbers.
fn known<I: Id, T>(
    kind: &str,
    list: &Table<I, T>,
    mut ids: impl Iterator<Item = I>,
    place: &dyn Fn() -> String,
) -> Result<(), Unreadable> {
    ids.find(|id| !list.has(*id)).map_or(Ok(()), |id| {
        let message = format!("it mentions {kind} {}, and there are {}", id.index(), list.len());
        Err(Unreadable { place: place(), message })
    })
}
