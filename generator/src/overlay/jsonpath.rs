//! JSONPath (RFC 9535) over the tree, through the `jsonpath-rust` crate.

use super::work::{Work, ask, is_match};
use crate::document::{Node, Origin, Value};
use jsonpath_rust::parser::parse_json_path;
use jsonpath_rust::query::js_path_process;
use jsonpath_rust::query::queryable::Queryable;
use std::borrow::Cow;

/// The most times that `..` may stand in a path, and that `,` may: each multiplies the matches, since a value that is
/// reached in several ways matches several times.
const MOST: [(&str, usize); 2] = [("..", 3), (",", 10)];

/// The most keys that all the ways may have together that several `..` may find to the values of a document.
const MOST_KEYS: usize = 4_000_000;

/// The places that a path matches, each as the tokens from the root, in the order of the document.
pub(super) fn find(root: &Node, path: &str, work: &mut Work) -> Result<Vec<Vec<String>>, String> {
    let plain = outside_of_quotes(path);
    if let Some((what, most)) = MOST.iter().find(|(what, most)| plain.matches(what).count() > *most) {
        return Err(format!("`{what}` stands in it more than {most} times"));
    }
    let descents = plain.matches("..").count();
    if descents > 1 && keys(root, 0, descents) > MOST_KEYS {
        return Err(format!("`..` stands in it {descents} times, which is too much for a document so large and deep"));
    }
    let mut query = parse_json_path(path).map_err(|error| error.to_string())?;
    work.compile(&mut query)?;
    let matches = work.count(|| js_path_process(&query, root)).map_err(|error| error.to_string())?;
    work.check()?;
    matches.into_iter().map(|found| tokens(&found.path)).collect()
}

/// The number of keys of the ways that so many `..` find to a value and those in it. Each but the last may stop at any
/// of the values around the one that is found.
fn keys(node: &Node, depth: usize, descents: usize) -> usize {
    let ways = match descents {
        0 | 1 => 1,
        2 => depth + 1,
        _ => (depth + 1) * (depth + 2) / 2,
    };
    let inside = |sum: usize, child: &Node| sum.saturating_add(keys(child, depth + 1, descents));
    let own = ways.saturating_mul(depth);
    match &node.value {
        Value::Object(map) => map.values().fold(own, inside),
        Value::Array(items) => items.iter().fold(own, inside),
        _ => own,
    }
}

fn outside_of_quotes(path: &str) -> String {
    let (mut quote, mut is_escaped) = (None, false);
    let mut plain = path.to_owned();
    plain.retain(|character| {
        let was_quoted = quote.is_some();
        match quote {
            Some(_) if is_escaped => is_escaped = false,
            Some(_) if character == '\\' => is_escaped = true,
            Some(end) if character == end => quote = None,
            None if matches!(character, '\'' | '"') => quote = Some(character),
            _ => {}
        }
        !was_quoted
    });
    plain
}

/// Splits a normalised path, `$['paths']['/login'][0]`, into its names and indexes.
fn tokens(normalised: &str) -> Result<Vec<String>, String> {
    let mut tokens = Vec::new();
    let mut rest = normalised.strip_prefix('$').unwrap_or(normalised);
    while let Some(inner) = rest.strip_prefix('[') {
        let (token, after) = match inner.strip_prefix('\'') {
            Some(quoted) => quoted_name(quoted).ok_or_else(|| format!("cannot follow `{normalised}`"))?,
            None => {
                let (index, after) = inner.split_once(']').ok_or_else(|| format!("cannot follow `{normalised}`"))?;
                (index.to_owned(), after)
            }
        };
        tokens.push(token);
        rest = after;
    }
    Ok(tokens)
}

/// Reads a quoted name up to its quote and bracket, and gives what stands after them.
fn quoted_name(text: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\'' => return Some((name, text.get(at + 1..)?.strip_prefix(']')?)),
            '\\' => match characters.next()?.1 {
                'u' => {
                    let digits: String = characters.by_ref().take(4).map(|(_, digit)| digit).collect();
                    name.push(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?);
                }
                escaped => name.push(escaped),
            },
            other => name.push(other),
        }
    }
    None
}

/// The origin of values that a query makes while it compares; none of them gets into the tree.
const NOWHERE: Origin = Origin { source: u16::MAX, entry: u32::MAX };

impl Queryable for Node {
    fn get(&self, key: &str) -> Option<&Self> {
        Node::get(self, key).filter(|_| ask(1))
    }

    fn as_array(&self) -> Option<&Vec<Self>> {
        Node::as_array(self).filter(|items| ask(1 + items.len()))
    }

    fn as_object(&self) -> Option<Vec<(&str, &Self)>> {
        let map = Node::as_object(self).filter(|map| ask(1 + map.len()))?;
        Some(map.iter().map(|(key, node)| (key.as_str(), node)).collect())
    }

    fn as_str(&self) -> Option<&str> {
        Node::as_str(self).filter(|_| ask(1))
    }

    fn extension_custom(name: &str, arguments: Vec<Cow<'_, Self>>) -> Self {
        let texts = arguments.iter().map(|one| Node::as_str(one)).collect::<Option<Vec<_>>>();
        match texts.as_deref() {
            Some([text, pattern]) => is_match(name, text, pattern).into(),
            _ => false.into(),
        }
    }

    fn as_i64(&self) -> Option<i64> {
        match &self.value {
            Value::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    fn as_f64(&self) -> Option<f64> {
        match &self.value {
            Value::Number(number) => number.as_f64(),
            _ => None,
        }
    }

    fn as_bool(&self) -> Option<bool> {
        Node::as_bool(self)
    }

    fn null() -> Self {
        Self::default()
    }
}

impl Default for Node {
    fn default() -> Self {
        Self { value: Value::Null, origin: NOWHERE }
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::new(text, NOWHERE)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::new(text, NOWHERE)
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Self::new(value, NOWHERE)
    }
}

impl From<i64> for Node {
    fn from(value: i64) -> Self {
        Self { value: Value::Number(value.into()), origin: NOWHERE }
    }
}

impl From<f64> for Node {
    fn from(value: f64) -> Self {
        let number = serde_json::Number::from_f64(value);
        Self { value: number.map_or(Value::Null, Value::Number), origin: NOWHERE }
    }
}

impl From<Vec<Node>> for Node {
    fn from(items: Vec<Node>) -> Self {
        Self::new(items, NOWHERE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_would_find_too_much_are_errors() {
        let deep =
            (0..40).fold(serde_json::json!(vec![1; 500]), |inner, _| serde_json::json!({"a": inner, "b": vec![1; 10]}));
        let root = Node::from_json(&deep, NOWHERE);
        assert_eq!(find(&root, "$..b", &mut Work::default()).unwrap().len(), 40);
        assert_eq!(find(&root, "$..b..*", &mut Work::default()).unwrap().len(), 40 * 10);
        let error = find(&root, "$..*..*..*", &mut Work::default()).unwrap_err();
        assert_eq!(error, "`..` stands in it 3 times, which is too much for a document so large and deep");
    }

    #[test]
    fn paths_find_names_indexes_wildcards_and_filters() {
        let json = serde_json::json!({
            "paths": {"/it's/{id}": {"get": {"parameters": [{"name": "id"}, {"name": "type"}]}}, "/b": {"get": {}}},
        });
        let root = Node::from_json(&json, NOWHERE);
        let find = |path: &str| {
            find(&root, path, &mut Work::default()).unwrap().into_iter().map(|t| t.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(find("$"), [""]);
        assert_eq!(find(r"$.paths['/it\'s/{id}'].get"), ["paths /it's/{id} get"]);
        assert_eq!(find("$.paths.*.get"), ["paths /b get", "paths /it's/{id} get"]);
        assert_eq!(find(r#"$.paths[*].get.parameters[?@.name=='type']"#), ["paths /it's/{id} get parameters 1"]);
        assert_eq!(find("$.paths[?search(@.get.parameters[0].name, 'd$')].get"), ["paths /it's/{id} get"]);
        assert_eq!(find("$.paths.*.get.parameters[?match(@.name, 't.p.|x')]"), ["paths /it's/{id} get parameters 1"]);
        assert!(find("$.paths.*.get.parameters[?match(@.name, 'yp')]").is_empty());
        assert!(find("$.paths.*.get.parameters[?match(@.name, @.nothing) || match(@.name, 1)]").is_empty());
        assert!(find("$.nothing").is_empty());
        assert!(super::find(&root, "$.[", &mut Work::default()).is_err());
        let error = |path: &str| super::find(&root, path, &mut Work::default()).err();
        assert_eq!(error("$..*..*..*"), None);
        let message = "`a(` is no regular expression, or too large a one";
        assert_eq!(error("$.paths[?!(@.a == 1 && match(@.b, 'a('))]").as_deref(), Some(message));
        assert!(error(r"$[?search(@, '\\w{5000}')]").is_some_and(|error| error.ends_with("or too large a one")));
        assert_eq!(error("$..*..*..*..*").as_deref(), Some("`..` stands in it more than 3 times"));
        assert_eq!(error(&format!("${}", "[*,*]".repeat(11))).as_deref(), Some("`,` stands in it more than 10 times"));
        assert_eq!(error(r"$['a..b..c..\'..d'][?@.a == ',,,,,,,,,,,']"), None);
    }
}
