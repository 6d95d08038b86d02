//! Every spelling of an answer that means the same, and the demand that it is read as the same.
//!
//! The types are not known here. The documented type of a place is learned from the canonical form, which the codec
//! itself writes, and from probes: a place that takes nonsense has no type, an object that takes an unknown field and
//! gives it back is a map, a text that nonsense can replace is free text. From that follow the spellings that the
//! codecs promise to read. They are *demanded*: another value, an error, or silence in strict mode is a failure. A
//! spelling that only some codecs of the same form read is *permitted*: it may be refused, but not be another value.

use serde_json::{Map, Value, json};

use crate::json::{Codec, Context, Input, Path, Reading, Tree, number};

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(String),
    Index(usize),
}

/// The duty of a codec towards a spelling.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Claim {
    /// To read it as the same value, and to refuse it when strict.
    Demanded,
    /// To read it as the same value or not at all.
    Permitted,
}

/// A text that no API has at any place.
const NONSENSE: &str = "\u{1}nonsense";

/// The failures of a codec with all spellings of a value, each on a line of its own.
pub(super) fn failures<C: Codec>(value: &C::Value) -> String {
    let canonical = normal(C::encode(value).into());
    let reader = Reader { canonical: &canonical, read: &read::<C> };
    let mut failures = reader.check_canonical();
    if failures.is_empty() {
        reader.visit(&mut Vec::new(), &canonical, &mut failures);
    }
    failures.into_iter().map(|failure| format!("\n  {failure}")).collect()
}

/// Decodes and encodes again; `None` for an error.
fn read<C: Codec>(json: &Value, strict: bool) -> Option<Value> {
    let text = json.to_string();
    let tree = Tree::parse(text.as_bytes()).ok()?;
    let context = Context { strict, ..Context::silent(Reading::Php) };
    let value = C::decode(Input { node: tree.root(), path: &Path::Root, context: &context }).ok()?;
    Some(normal(C::encode(&value).into()))
}

/// The same with each number in one form: `60` for `60.0`, which decimals write as they were read.
fn normal(json: Value) -> Value {
    match json {
        Value::Number(number) => {
            let integer = number.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < 1e15);
            integer.map_or(Value::Number(number), |integer| Value::from(integer as i64))
        }
        Value::Array(items) => items.into_iter().map(normal).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, normal(value))).collect(),
        other => other,
    }
}

struct Reader<'a> {
    canonical: &'a Value,
    read: &'a dyn Fn(&Value, bool) -> Option<Value>,
}

impl Reader<'_> {
    /// Checks that the codec's own form is read back, also when strict.
    fn check_canonical(&self) -> Vec<String> {
        [false, true]
            .into_iter()
            .filter(|strict| (self.read)(self.canonical, *strict).as_ref() != Some(self.canonical))
            .map(|strict| format!("what is written is not read back (strict: {strict}): {}", self.canonical))
            .collect()
    }

    fn visit(&self, way: &mut Vec<Step>, node: &Value, failures: &mut Vec<String>) {
        if self.is_untyped(way) {
            return;
        }
        for (claim, spelling) in self.spellings(way, node) {
            let same = self.canonical.clone();
            self.check(claim, &self.with(way, Some(spelling)), &same, failures);
        }
        match node {
            Value::Object(fields) => {
                if !self.is_map(way) {
                    fields.iter().for_each(|(key, value)| self.check_absent(way, key, value, failures));
                }
                fields.iter().for_each(|(key, child)| self.step(way, Step::Key(key.clone()), child, failures));
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, child)| self.step(way, Step::Index(at), child, failures));
            }
            _ => {}
        }
    }

    fn step(&self, way: &mut Vec<Step>, step: Step, child: &Value, failures: &mut Vec<String>) {
        way.push(step);
        self.visit(way, child, failures);
        way.pop();
    }

    /// The ways to write what stands here.
    fn spellings(&self, way: &[Step], node: &Value) -> Vec<(Claim, Value)> {
        use Claim::{Demanded, Permitted};
        match node {
            Value::Null => Vec::new(),
            Value::Bool(true) => demanded([json!(1), json!("1"), json!("true"), json!("on")]),
            Value::Bool(false) => demanded([json!(0), json!("0"), json!("false")]),
            Value::Number(number) => {
                let mut all = demanded([Value::from(number.to_string())]);
                all.push((Permitted, json!(number.as_u64() == Some(1))));
                all.extend(number.as_i64().map(|integer| (Permitted, fraction(integer))));
                all
            }
            Value::String(text) => {
                let same_number = text.parse().ok().filter(|number: &serde_json::Number| number.to_string() == *text);
                let number = same_number.filter(|_| number::is_number(text)).map(Value::Number);
                let boolean = text.parse().ok().map(Value::Bool);
                let digit = [("0", false), ("1", true)].into_iter().find(|(digit, _)| digit == text);
                number
                    .map(|number| (Demanded, number))
                    .into_iter()
                    .chain(boolean.map(|boolean| (Permitted, boolean)))
                    .chain(digit.map(|(_, flag)| (Permitted, Value::Bool(flag))))
                    .collect()
            }
            Value::Array(items) if items.is_empty() => demanded([json!({})]),
            Value::Array(items) => {
                let mut all = demanded([with_gaps(items)]);
                if let [Value::Object(only)] = items.as_slice()
                    && !only.is_empty()
                    && !self.is_untyped(&[way, &[Step::Index(0)]].concat())
                {
                    all.extend(demanded([items.first().cloned().unwrap_or_default()]));
                }
                all
            }
            Value::Object(fields) if fields.is_empty() => demanded([json!([])]),
            Value::Object(_) => Vec::new(),
        }
    }

    /// A field without a value means the same as no such field, however that is written.
    fn check_absent(&self, way: &[Step], key: &str, value: &Value, failures: &mut Vec<String>) {
        let field = [way, &[Step::Key(key.to_owned())]].concat();
        // a required field has no way to be absent, and the variant of a union may become another one
        let Some(without) = (self.read)(&self.with(&field, None), false) else {
            return;
        };
        if self.is_untyped(&field) {
            return;
        }
        let free_text = (self.read)(&self.with(&field, Some(json!(NONSENSE))), false).is_some();
        let blanks = ["", "0000-00-00", "0000-00-00 00:00:00"].map(Value::from);
        if self.reads_strictly(&field, Value::Null).as_ref() != Some(&without) {
            failures.push(format!("{}: null is not read as an absent field", print(&field)));
        }
        if !free_text {
            for blank in blanks {
                self.check(Claim::Demanded, &self.with(&field, Some(blank)), &without, failures);
            }
        }
        // an empty list need not mean the same as none
        if value.is_array()
            && let Some(empty) = (self.read)(&self.with(&field, Some(json!([]))), false)
        {
            self.check(Claim::Demanded, &self.with(&field, Some(json!({}))), &empty, failures);
        }
    }

    /// Returns a strict client's reading of a value at a place.
    fn reads_strictly(&self, way: &[Step], value: Value) -> Option<Value> {
        (self.read)(&self.with(way, Some(value)), true)
    }

    fn check(&self, claim: Claim, spelled: &Value, same: &Value, failures: &mut Vec<String>) {
        let found = (self.read)(spelled, false);
        match (&found, claim) {
            (None, Claim::Permitted) => return,
            (Some(found), _) if found == same => {}
            (Some(found), _) => return failures.push(format!("{spelled} is read as {found}, not as {same}")),
            (None, Claim::Demanded) => return failures.push(format!("{spelled} is refused; it means {same}")),
        }
        if claim == Claim::Demanded && (self.read)(spelled, true).is_some() {
            failures.push(format!("{spelled} is accepted in strict mode"));
        }
    }

    /// Returns whether anything may stand at a place: it comes back as it is.
    fn is_untyped(&self, way: &[Step]) -> bool {
        let probe = json!({ NONSENSE: [true, { NONSENSE: "0000-00-00" }] });
        let json = self.with(way, Some(probe));
        (self.read)(&json, true) == Some(json)
    }

    /// Returns whether the object at a place keeps fields that nobody knows.
    fn is_map(&self, way: &[Step]) -> bool {
        let Some(Value::Object(mut fields)) = at(self.canonical, way).cloned() else {
            return false;
        };
        let Some(any) = fields.values().next().cloned() else {
            return false;
        };
        fields.insert(NONSENSE.to_owned(), any);
        let json = self.with(way, Some(Value::Object(fields)));
        (self.read)(&json, true) == Some(json)
    }

    /// The canonical form with another value at a place, or without the field there.
    fn with(&self, way: &[Step], value: Option<Value>) -> Value {
        let mut json = self.canonical.clone();
        put(&mut json, way, value);
        json
    }
}

fn demanded(spellings: impl IntoIterator<Item = Value>) -> Vec<(Claim, Value)> {
    spellings.into_iter().map(|spelling| (Claim::Demanded, spelling)).collect()
}

/// `60.0` for `60`.
fn fraction(integer: i64) -> Value {
    format!("{integer}.0").parse().map_or(Value::Null, Value::Number)
}

/// A list as PHP writes one whose keys have gaps. The keys are in an order that is not the one of their text.
fn with_gaps(items: &[Value]) -> Value {
    let pairs = items.iter().enumerate().rev().map(|(at, item)| ((at * 7 + 3).to_string(), item.clone()));
    Value::Object(pairs.collect::<Map<_, _>>())
}

fn at<'v>(json: &'v Value, way: &[Step]) -> Option<&'v Value> {
    way.iter().try_fold(json, |json, step| match step {
        Step::Key(key) => json.get(key),
        Step::Index(index) => json.get(index),
    })
}

fn put(json: &mut Value, way: &[Step], value: Option<Value>) {
    match (way, json, value) {
        ([], json, Some(value)) => *json = value,
        ([Step::Key(key)], Value::Object(fields), None) => drop(fields.remove(key)),
        ([Step::Key(key), rest @ ..], Value::Object(fields), value) => {
            if let Some(child) = fields.get_mut(key) {
                put(child, rest, value);
            }
        }
        ([Step::Index(index), rest @ ..], Value::Array(items), value) => {
            if let Some(child) = items.get_mut(*index) {
                put(child, rest, value);
            }
        }
        _ => {}
    }
}

fn print(way: &[Step]) -> String {
    let steps = way.iter().map(|step| match step {
        Step::Key(key) => format!("[{key:?}]"),
        Step::Index(index) => format!("[{index}]"),
    });
    steps.collect()
}

#[cfg(test)]
mod tests;
