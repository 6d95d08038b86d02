//! The tree: [`Node`], a JSON value with its [`Origin`], and what one does with it.

use super::Origin;
use indexmap::IndexMap;

/// The members of an object, in the order of the text. Keys are short and looked up often: the hash is a fast one.
pub type Map = IndexMap<String, Node, foldhash::fast::RandomState>;

/// The most members among which to look one by one is quicker than to look up a hash.
const FEW: usize = 8;

/// A value and where it came from.
#[derive(Debug, Clone)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// The place where it was written, or that of the value which it was made from.
    pub origin: Origin,
}

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(serde_json::Number),
    /// A string, unescaped.
    String(String),
    /// A list.
    Array(Vec<Node>),
    /// An object. A map takes much more room than the other values, and most values are none.
    Object(Box<Map>),
}

/// Values are compared; their origins are not.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Node {
    /// A value made from what stands at `origin`.
    pub fn new(value: impl Into<Value>, origin: Origin) -> Self {
        Self { value: value.into(), origin }
    }

    /// An empty object made from what stands at `origin`.
    pub fn object(origin: Origin) -> Self {
        Self::new(Map::default(), origin)
    }

    /// The members, if this is an object.
    pub fn as_object(&self) -> Option<&Map> {
        match &self.value {
            Value::Object(map) => Some(map),
            _ => None,
        }
    }

    /// The members, if this is an object.
    pub fn as_object_mut(&mut self) -> Option<&mut Map> {
        match &mut self.value {
            Value::Object(map) => Some(map),
            _ => None,
        }
    }

    /// The elements, if this is a list.
    pub fn as_array(&self) -> Option<&Vec<Node>> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The elements, if this is a list.
    pub fn as_array_mut(&mut self) -> Option<&mut Vec<Node>> {
        match &mut self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The number, if this is one that fits.
    pub fn as_u64(&self) -> Option<u64> {
        match &self.value {
            Value::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    /// A member of an object.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let map = self.as_object()?;
        if map.len() > FEW { map.get(key) } else { map.iter().find(|(name, _)| *name == key).map(|(_, node)| node) }
    }

    /// A member of an object.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        let map = self.as_object_mut()?;
        if map.len() > FEW {
            return map.get_mut(key);
        }
        map.iter_mut().find(|(name, _)| *name == key).map(|(_, node)| node)
    }

    /// The text of a member.
    pub fn str(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// The elements of a member, none if it is no list.
    pub fn list(&self, key: &str) -> impl Iterator<Item = &Node> {
        self.get(key).and_then(Node::as_array).into_iter().flatten()
    }

    /// The members of a member, none if it is no object.
    pub fn members(&self, key: &str) -> impl Iterator<Item = (&String, &Node)> {
        self.get(key).and_then(Node::as_object).into_iter().flatten()
    }

    /// A member of an object, or an element of a list by its index: one step of a JSON pointer.
    pub fn child(&self, token: &str) -> Option<&Node> {
        match &self.value {
            Value::Object(_) => self.get(token),
            Value::Array(items) => items.get(token.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// As [`Node::child`], to change it.
    pub fn child_mut(&mut self, token: &str) -> Option<&mut Node> {
        match &mut self.value {
            Value::Object(map) => map.get_mut(token),
            Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// Sets a member of an object; any other value stays as it is.
    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        let origin = self.origin;
        self.set_node(key, Node::new(value, origin));
    }

    /// Sets a member of an object; any other value stays as it is.
    pub fn set_node(&mut self, key: &str, node: Node) {
        if let Some(map) = self.as_object_mut() {
            map.insert(key.to_owned(), node);
        }
    }

    /// Removes a member of an object; the order of the others stays.
    pub fn remove(&mut self, key: &str) -> Option<Node> {
        self.as_object_mut()?.shift_remove(key)
    }

    /// The member of an object, made an empty object if it is absent.
    pub fn entry(&mut self, key: &str) -> Option<&mut Node> {
        let origin = self.origin;
        let map = self.as_object_mut()?;
        Some(map.entry(key.to_owned()).or_insert_with(|| Node::object(origin)))
    }

    /// The number of values in this one, itself included, and the depth to which they are nested.
    pub fn extent(&self) -> (usize, usize) {
        let add = |(size, depth): (usize, usize), inner: (usize, usize)| (size + inner.0, depth.max(inner.1 + 1));
        match &self.value {
            Value::Array(items) => items.iter().map(Self::extent).fold((1, 1), add),
            Value::Object(map) => map.values().map(Self::extent).fold((1, 1), add),
            _ => (1, 1),
        }
    }

    /// The kind of JSON value that this is, for people.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    /// Its text; of any other value, its JSON.
    pub fn to_text(&self) -> String {
        self.as_str().map_or_else(|| self.to_json().to_string(), str::to_owned)
    }

    /// The value without its origins.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => number.clone().into(),
            Value::String(text) => text.as_str().into(),
            Value::Array(items) => items.iter().map(Node::to_json).collect(),
            Value::Object(map) => map.iter().map(|(key, node)| (key.clone(), node.to_json())).collect(),
        }
    }

    /// A JSON value made from what stands at `origin`.
    pub fn from_json(json: &serde_json::Value, origin: Origin) -> Self {
        let value = match json {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(value) => Value::Bool(*value),
            serde_json::Value::Number(number) => Value::Number(number.clone()),
            serde_json::Value::String(text) => Value::String(text.clone()),
            serde_json::Value::Array(items) => {
                Value::Array(items.iter().map(|item| Self::from_json(item, origin)).collect())
            }
            serde_json::Value::Object(map) => {
                map.iter().map(|(key, item)| (key.clone(), Self::from_json(item, origin))).collect::<Map>().into()
            }
        };
        Self { value, origin }
    }
}

impl serde::Serialize for Node {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(number) => number.serialize(serializer),
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(items) => serializer.collect_seq(items),
            Value::Object(map) => serializer.collect_map(map.iter()),
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self::Number(value.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Vec<Node>> for Value {
    fn from(items: Vec<Node>) -> Self {
        Self::Array(items)
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Self::Object(Box::new(map))
    }
}
