//! Lists as servers write them: as such, as an object with integer keys, or as their only item.

use super::input::{Input, Path};
use super::node::{Items, Members, Node, View};
use super::{DecodeError, Leniency};

/// A list that stands somewhere.
pub(crate) struct Many<'a> {
    input: Input<'a>,
    form: Form<'a>,
    /// The number of items.
    pub(crate) len: usize,
}

/// The form of a list.
enum Form<'a> {
    List(Items<'a>),
    /// An object whose keys are indexes, each larger than the one before.
    Ascending(Members<'a>),
    /// An object whose keys are indexes, in another order.
    Mixed(Members<'a>),
    /// An object without members.
    Empty,
    Null,
    /// Anything else: the only item.
    Item,
}

impl<'a> Many<'a> {
    /// Finds out in which form a list is written.
    pub(crate) fn of(input: Input<'a>) -> Self {
        let (form, len) = match input.node.view() {
            View::List(items) => (Form::List(items), items.count()),
            View::Object(fields) if fields.is_empty() => (Form::Empty, 0),
            View::Object(fields) => by_keys(fields),
            View::Null => (Form::Null, 0),
            _ => (Form::Item, 1),
        };
        Self { input, form, len }
    }

    /// Goes through the items.
    pub(crate) fn each(self, visit: &mut dyn FnMut(Input<'_>) -> Result<(), DecodeError>) -> Result<(), DecodeError> {
        let input = self.input;
        let at = |node: Node<'_>, path: &Path<'_>, visit: &mut dyn FnMut(Input<'_>) -> _| {
            visit(Input { node, path, context: input.context })
        };
        match self.form {
            Form::List(items) => {
                items.enumerate().try_for_each(|(index, node)| at(node, &Path::Index(input.path, index), visit))
            }
            Form::Ascending(mut fields) => {
                input.lenient(Leniency::IndexedList)?;
                fields.try_for_each(|(key, node)| at(node, &Path::Key(input.path, &key), visit))
            }
            Form::Mixed(fields) => {
                input.lenient(Leniency::IndexedList)?;
                let items = by_index(fields).unwrap_or_default();
                items.iter().try_for_each(|(_, key, node)| at(*node, &Path::Key(input.path, key), visit))
            }
            Form::Empty => input.lenient(Leniency::EmptyObjectAsList),
            Form::Null => input.lenient(Leniency::NullAsEmpty).map_err(|_| input.error("a list")),
            Form::Item => {
                visit(input)?;
                input.lenient(Leniency::OneAsMany)
            }
        }
    }
}

/// Finds out in which order the keys of an object are list indexes, and how many they are.
fn by_keys(fields: Members<'_>) -> (Form<'_>, usize) {
    let (mut last, mut len, mut ascends) = (None, 0, true);
    for (key, _) in fields {
        let Some(index) = index(&key) else { return (Form::Item, 1) };
        ascends &= last.is_none_or(|last| last < index);
        last = Some(index);
        len += 1;
    }
    (if ascends { Form::Ascending(fields) } else { Form::Mixed(fields) }, len)
}

/// The fields of an object whose keys are all list indexes, in numeric order; gaps are legal.
pub(crate) fn by_index<K: AsRef<str>, V>(fields: impl Iterator<Item = (K, V)>) -> Option<Vec<(u64, K, V)>> {
    let mut items = fields.map(|(key, value)| Some((index(key.as_ref())?, key, value))).collect::<Option<Vec<_>>>()?;
    items.sort_by_key(|(index, ..)| *index);
    Some(items)
}

/// A key as PHP writes list indexes: digits only, no leading zero.
fn index(key: &str) -> Option<u64> {
    match key.as_bytes() {
        [b'0'] => Some(0),
        [b'1'..=b'9', ..] => key.parse().ok(),
        _ => None,
    }
}
