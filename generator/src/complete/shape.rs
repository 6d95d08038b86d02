//! The values seen at one place of the examples: their kinds, and the number of each; merged over all samples.

use super::text::Readings;
use crate::document::{Map, Node, Origin, Value, pointer};
use indexmap::IndexMap;

/// All samples of one place, merged. `null`, an empty list and an empty object say nothing about the others.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) origin: Origin,
    /// The number of all its samples.
    pub(super) samples: usize,
    pub(super) booleans: usize,
    pub(super) integers: usize,
    pub(super) fractions: usize,
    pub(super) texts: usize,
    /// The readings that all texts that are not empty permit.
    pub(super) readings: Option<Readings>,
    /// The first scalar that is not empty.
    pub(super) sample: Option<Node>,
    /// Lists that were not empty, and their items.
    pub(super) lists: usize,
    pub(super) items: Option<Box<Shape>>,
    /// Objects that were not empty, and their members.
    pub(super) objects: usize,
    pub(super) members: IndexMap<String, Shape>,
    /// The comment that was written beside the value.
    pub(super) comment: Option<String>,
    /// Texts in a list that have a comment each.
    pub(super) item_comments: Vec<(String, String)>,
}

impl Shape {
    pub(super) fn new(origin: Origin) -> Self {
        Self {
            origin,
            samples: 0,
            booleans: 0,
            integers: 0,
            fractions: 0,
            texts: 0,
            readings: None,
            sample: None,
            lists: 0,
            items: None,
            objects: 0,
            members: IndexMap::new(),
            comment: None,
            item_comments: Vec::new(),
        }
    }

    /// Adds a sample that stands at `at` in its example.
    pub(super) fn absorb(&mut self, sample: &Node, at: &mut String, comments: Option<&Map>) {
        self.samples += 1;
        if let Some(comment) = comment_at(comments, at) {
            self.comment.get_or_insert_with(|| comment.to_owned());
        }
        if is_telling(sample) {
            self.sample.get_or_insert_with(|| sample.clone());
        }
        match &sample.value {
            Value::Null => {}
            Value::Bool(_) => self.booleans += 1,
            Value::Number(number) if number.is_f64() => self.fractions += 1,
            Value::Number(_) => self.integers += 1,
            Value::String(text) => self.absorb_text(text),
            Value::Array(items) if items.is_empty() => {}
            Value::Array(items) => self.absorb_list(items, at, comments),
            Value::Object(map) if map.is_empty() => {}
            Value::Object(map) => {
                self.objects += 1;
                for (key, member) in map.iter() {
                    let shape = self.members.entry(key.clone()).or_insert_with(|| Self::new(member.origin));
                    let length = at.len();
                    pointer::push(at, key);
                    shape.absorb(member, at, comments);
                    at.truncate(length);
                }
            }
        }
    }

    fn absorb_text(&mut self, text: &str) {
        self.texts += 1;
        if !text.is_empty() {
            let readings = Readings::of(text);
            self.readings = Some(self.readings.unwrap_or(Readings::ALL).and(readings));
        }
    }

    fn absorb_list(&mut self, list: &[Node], at: &mut String, comments: Option<&Map>) {
        self.lists += 1;
        let origin = self.origin;
        let items = self.items.get_or_insert_with(|| Box::new(Self::new(origin)));
        for (index, item) in list.iter().enumerate() {
            let length = at.len();
            pointer::push(at, &index.to_string());
            items.absorb(item, at, comments);
            if let (Some(text), Some(comment)) = (item.as_str(), comment_at(comments, at)) {
                self.item_comments.push((text.to_owned(), comment.to_owned()));
            }
            at.truncate(length);
        }
        items.comment = None;
    }

    /// All members merged, for an object that is a map.
    pub(super) fn merged_members(&self, which: impl Fn(&str) -> bool) -> Option<Self> {
        let mut members = self.members.iter().filter(|(key, _)| which(key)).map(|(_, shape)| shape);
        let mut merged = members.next()?.clone();
        members.for_each(|shape| merged.merge(shape));
        merged.comment = None;
        Some(merged)
    }

    fn merge(&mut self, other: &Self) {
        self.samples += other.samples;
        self.booleans += other.booleans;
        self.integers += other.integers;
        self.fractions += other.fractions;
        self.texts += other.texts;
        self.readings = match (self.readings, other.readings) {
            (Some(mine), Some(theirs)) => Some(mine.and(theirs)),
            (mine, theirs) => mine.or(theirs),
        };
        self.lists += other.lists;
        match (&mut self.items, &other.items) {
            (Some(mine), Some(theirs)) => mine.merge(theirs),
            (mine @ None, theirs) => mine.clone_from(theirs),
            _ => {}
        }
        self.objects += other.objects;
        for (key, shape) in &other.members {
            match self.members.get_mut(key) {
                Some(mine) => mine.merge(shape),
                None => _ = self.members.insert(key.clone(), shape.clone()),
            }
        }
        self.item_comments.extend(other.item_comments.iter().cloned());
    }

    /// Returns whether any sample says what this is.
    pub(super) fn is_known(&self) -> bool {
        self.booleans + self.integers + self.fractions + self.texts + self.lists + self.objects > 0
    }
}

/// Returns whether a sample is a scalar that says something.
fn is_telling(sample: &Node) -> bool {
    match &sample.value {
        Value::Bool(_) | Value::Number(_) => true,
        Value::String(text) => !text.is_empty() && !text.starts_with("0000-00-00"),
        _ => false,
    }
}

fn comment_at<'a>(comments: Option<&'a Map>, at: &str) -> Option<&'a str> {
    comments?.get(at)?.as_str()
}

/// Returns whether a key is a number in a string: such keys are indexes or ids, not names of fields.
pub(super) fn is_numeric(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}
