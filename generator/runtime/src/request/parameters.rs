//! The parameters of a request: in the path, the query, headers and cookies.

use reqwest::header::{COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::style::Style;
use crate::json::Json;
use crate::{Dialect, Error};

/// The values of an operation's parameters. A value replaces an earlier one of the same name.
#[derive(Clone, Default)]
pub(crate) struct Parameters {
    /// The values of the path's placeholders, encoded.
    pub(crate) path: Vec<(&'static str, String)>,
    others: Vec<Parameter>,
}

/// A value that travels in the query or in the head.
#[derive(Clone)]
pub(crate) struct Parameter {
    pub(crate) location: ParameterLocation,
    pub(crate) name: String,
    pub(crate) value: Json,
    pub(crate) style: Style,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterLocation {
    Query,
    Header,
    Cookie,
}

impl Parameters {
    /// Sets a parameter.
    pub(crate) fn set(&mut self, parameter: Parameter) {
        let Parameter { location, name, .. } = &parameter;
        self.others.retain(|known| known.location != *location || known.name != *name);
        self.others.push(parameter);
    }

    /// Leaves the headers of some names.
    pub(crate) fn retain_headers(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.others.retain(|known| known.location != ParameterLocation::Header || is_kept(&known.name));
    }

    /// Returns whether a parameter outside of the path is set.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.others.iter().any(|known| known.name == name)
    }

    /// Returns the value of a parameter.
    pub(crate) fn get(&self, location: ParameterLocation, name: &str) -> Option<&Json> {
        self.of(location).find(|parameter| parameter.name == name).map(|parameter| &parameter.value)
    }

    /// Returns the parameters of one location.
    pub(crate) fn of(&self, location: ParameterLocation) -> impl Iterator<Item = &Parameter> {
        self.others.iter().filter(move |parameter| parameter.location == location)
    }

    /// Returns the encoded query; empty if there is none.
    pub(crate) fn query(&self, dialect: Dialect) -> String {
        let mut query = String::new();
        for Parameter { name, value, style, .. } in self.of(ParameterLocation::Query) {
            style.query(name, value, dialect, &mut query);
        }
        query
    }

    /// Adds the parameters that travel in headers.
    pub(crate) fn add_headers(&self, headers: &mut HeaderMap) -> Result<(), Error> {
        let text = |name: &str, text: &str| {
            // the value is not repeated: it may be a secret
            // other characters than those of ASCII mean something else to every server
            let value = HeaderValue::from_str(text).ok().filter(|_| text.is_ascii());
            value.ok_or_else(|| Error::build(format!("the value of {name} cannot stand in a header")))
        };
        for Parameter { name, value, style, .. } in
            self.of(ParameterLocation::Header).filter(|one| !one.value.is_null())
        {
            let value = text(name, &style.header(value))?;
            let name = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| Error::build(format!("{name:?} cannot be the name of a header")))?;
            headers.insert(name, value);
        }
        let mut cookies = String::new();
        for Parameter { name, value, style, .. } in self.of(ParameterLocation::Cookie) {
            style.cookie(name, value, &mut cookies);
        }
        if !cookies.is_empty() {
            headers.insert(COOKIE, text("the cookies", &cookies)?);
        }
        Ok(())
    }
}
