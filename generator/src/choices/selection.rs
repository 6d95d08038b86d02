//! The operations of a document that a client has.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The operations of a client: those that an entry of `include` matches, all if there is none, without those that an entry of
/// `exclude` matches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, feature = "cli"), derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Selection {
    /// The operations to take.
    pub include: Vec<Filter>,
    /// The operations to leave out.
    pub exclude: Vec<Filter>,
}

/// Matches operations by what the document says of them. All that is given has to hold.
///
/// On a command line it is written as `tag=pets,method=get`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, feature = "cli"), derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Filter {
    /// One of the operation's tags; `*` stands for any characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The path; `*` stands for any characters of a segment, `**` for any characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The `operationId`; `*` stands for any characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_id: Option<String>,
    /// The HTTP method, in any case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// An extension such as `x-public` that the operation or its path has and that is not `false`; after a `=` the value that
    /// it has to have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
}

impl Selection {
    /// Returns whether all operations are taken.
    pub fn is_everything(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }
}

impl Filter {
    /// Returns the conditions that all have to hold, by the keys of a filter.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [
            ("tag", &self.tag),
            ("path", &self.path),
            ("operation-id", &self.operation_id),
            ("method", &self.method),
            ("extension", &self.extension),
        ];
        all.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?)))
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let conditions: Vec<_> = self.conditions().map(|(key, value)| format!("{key}={value}")).collect();
        f.write_str(&conditions.join(","))
    }
}

/// Reads `tag=pets,method=get`.
impl FromStr for Filter {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut filter = Self::default();
        for condition in text.split(',') {
            let (key, value) = condition.split_once('=').filter(|(_, value)| !value.is_empty()).ok_or_else(|| {
                format!("`{condition}` is no condition: write `tag=…`, `path=…`, `operation-id=…`, `method=…` or `extension=…`")
            })?;
            let slot = match key.trim() {
                "tag" => &mut filter.tag,
                "path" => &mut filter.path,
                "operation-id" => &mut filter.operation_id,
                "method" => &mut filter.method,
                "extension" => &mut filter.extension,
                other => {
                    return Err(format!(
                        "operations have no `{other}`: they are found by `tag`, `path`, `operation-id`, `method` and `extension`"
                    ));
                }
            };
            if slot.replace(value.trim().to_owned()).is_some() {
                return Err(format!("`{key}` is given twice: give two filters, of which one has to match"));
            }
        }
        Ok(filter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_read_as_they_are_written() {
        for text in ["tag=pets", "path=/pets/**,method=get", "operation-id=list*,extension=x-audience=partner"] {
            assert_eq!(text.parse::<Filter>().unwrap().to_string(), text);
        }
        for (text, error) in [
            ("pets", "`pets` is no condition: write `tag=…`, `path=…`, `operation-id=…`, `method=…` or `extension=…`"),
            (
                "group=pets",
                "operations have no `group`: they are found by `tag`, `path`, `operation-id`, `method` and `extension`",
            ),
            ("tag=a,tag=b", "`tag` is given twice: give two filters, of which one has to match"),
        ] {
            assert_eq!(text.parse::<Filter>().unwrap_err(), error);
        }
    }
}
