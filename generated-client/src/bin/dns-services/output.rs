//! Lists as tables, JSON and CSV.

use crate::failure::Failure;
use crate::text::one_line;
use clap::Args;
use comfy_table::{CellAlignment, Table, presets};
use dns_services::Decimal;
use serde_json::{Map, Value};
use std::fmt::Display;
use std::io::Write;

/// How a list is printed.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct Format {
    /// Print JSON
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print CSV with a line of headers
    #[arg(long)]
    csv: bool,
}

/// A list of things with some properties.
pub(crate) struct List {
    headers: Vec<&'static str>,
    rows: Vec<Vec<Value>>,
}

impl List {
    pub(crate) fn new(headers: &[&'static str]) -> Self {
        Self { headers: headers.to_vec(), rows: Vec::new() }
    }

    pub(crate) fn push(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }

    pub(crate) fn print(&self, format: Format, out: &mut impl Write) -> Result<(), Failure> {
        match format {
            Format { json: true, .. } => writeln!(out, "{:#}", self.json())?,
            Format { csv: true, .. } => write!(out, "{}", self.csv())?,
            _ => write!(out, "{}", self.table())?,
        }
        Ok(())
    }

    fn json(&self) -> Value {
        let object = |row: &Vec<Value>| {
            let fields = self.headers.iter().zip(row).map(|(name, value)| ((*name).to_owned(), value.clone()));
            Value::Object(fields.collect::<Map<_, _>>())
        };
        self.rows.iter().map(object).collect()
    }

    fn csv(&self) -> String {
        let line = |cells: Vec<String>| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
        let headers = line(self.headers.iter().map(ToString::to_string).collect());
        let is_shown = |character: &char| !character.is_control() || *character == '\n';
        let cell = |value: &Value| text(value).chars().filter(is_shown).collect();
        let rows = self.rows.iter().map(|row| line(row.iter().map(cell).collect()));
        std::iter::once(headers).chain(rows).collect()
    }

    fn table(&self) -> String {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_header(self.headers.iter().map(|name| name.to_uppercase()));
        for row in &self.rows {
            table.add_row(row.iter().map(|value| one_line(&text(value))));
        }
        for (index, column) in table.column_iter_mut().enumerate() {
            let cells = || self.rows.iter().filter_map(|row| row.get(index));
            column.set_padding((0, 2));
            if cells().any(Value::is_number) && cells().all(|value| value.is_number() || value.is_null()) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let lines = table.lines().enumerate().map(|(index, line)| match (index, line.trim_end()) {
            (0, headers) => format!("\u{1b}[1m{headers}\u{1b}[0m\n"),
            (_, line) => format!("{line}\n"),
        });
        lines.collect()
    }
}

/// A value that may be missing.
pub(crate) fn cell<T: Display>(value: Option<T>) -> Value {
    value.map_or(Value::Null, |value| Value::from(value.to_string()))
}

/// An amount that may be missing, with two digits.
pub(crate) fn money(amount: Option<Decimal>) -> Value {
    cell(amount.map(|amount| format!("{amount:.2}")))
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A cell of CSV (RFC 4180).
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Format, List};
    use serde_json::json;

    fn printed(format: Format) -> String {
        let mut list = List::new(&["id", "value"]);
        list.push(vec![json!(7), json!("a, \"b\"")]);
        list.push(vec![json!(1010), json!("\u{1b}[2Jtwo\nlines")]);
        let mut out = Vec::new();
        list.print(format, &mut anstream::StripStream::new(&mut out)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lists_have_three_forms() {
        assert_eq!(printed(Format::default()), "  ID  VALUE\n   7  a, \"b\"\n1010  [2Jtwo lines\n");
        let csv = printed(Format { csv: true, json: false });
        assert_eq!(csv, "id,value\r\n7,\"a, \"\"b\"\"\"\r\n1010,\"[2Jtwo\nlines\"\r\n");
        let json: serde_json::Value = serde_json::from_str(&printed(Format { json: true, csv: false })).unwrap();
        assert_eq!(json[1], json!({"id": 1010, "value": "\u{1b}[2Jtwo\nlines"}));
    }
}
