//! `ampersat list`: the operations of a document, and what each of them costs in types and lines.

use super::report::tell_rejected;
use super::terminal::{json, many};
use super::{Failure, Project, say};
use crate::document::hidden::escaped;
use crate::emit;
use crate::model::{Api, Group, Operation, Type, TypeId};
use crate::{Generator, render};
use serde::Serialize;
use std::collections::BTreeSet;

/// The arguments.
#[derive(Debug, Clone, clap::Args)]
pub struct List {
    /// The description.
    #[command(flatten)]
    pub described: super::Described,
    /// How to print
    #[arg(long, default_value = "human")]
    pub format: ListFormat,
}

/// The form of the list of operations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ListFormat {
    /// As a table.
    #[default]
    Human,
    /// As JSON.
    Json,
}

/// An operation, and what it costs if it is the only one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The tag of its group.
    pub tag: String,
    /// The `operationId`.
    pub operation_id: Option<String>,
    /// The call in Rust.
    pub call: String,
    /// The number of types that it needs.
    pub types: usize,
    /// The number of lines that it and its types take.
    pub lines: usize,
}

/// All operations, and what they cost together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listing {
    /// The operations, by group.
    pub operations: Vec<Row>,
    /// The number of types that all need.
    pub types: usize,
    /// The number of lines that all and their types take.
    pub lines: usize,
}

impl List {
    /// Prints a line for each operation.
    pub fn run(self, project: &Project) -> Result<(), Failure> {
        let options = self.described.options(project)?;
        let request = options.request(&project.command)?;
        let client = Generator::new().files(options.files()).generate(&request).map_err(|rejected| {
            tell_rejected(&rejected);
            Failure::silent()
        })?;
        let listing = Listing::of(&client.api);
        say(&match self.format {
            ListFormat::Human => listing.table(),
            ListFormat::Json => json(&listing),
        })
    }
}

impl Listing {
    /// Counts what the operations of a model cost.
    pub fn of(api: &Api) -> Self {
        let lines = api.types.map(|def| render::lines(emit::type_def(api, def)));
        let of_types = |types: &BTreeSet<TypeId>| types.iter().map(|id| lines.get(*id)).sum::<usize>();
        let mut all = (BTreeSet::new(), 0);
        let mut row = |(group, operation): (&Group, &Operation)| {
            let types = api.types.reached(operation.types().flat_map(Type::references));
            let own = render::lines(emit::operation(api, group, operation));
            all.0.extend(types.iter().copied());
            all.1 += own;
            Row {
                method: operation.method.clone(),
                path: operation.path.clone(),
                tag: group.name.wire.clone(),
                operation_id: operation.id.clone(),
                call: format!("{}().{}", group.name.rust, operation.name),
                types: types.len(),
                lines: own + of_types(&types),
            }
        };
        let operations = api.operations().map(&mut row).collect();
        Self { operations, types: all.0.len(), lines: all.1 + of_types(&all.0) }
    }

    fn table(&self) -> String {
        let heads = ["METHOD", "PATH", "TAG", "OPERATION ID", "CALL", "TYPES", "LINES"].map(str::to_owned);
        let rows = self.operations.iter().map(|row| {
            let id = row.operation_id.clone().unwrap_or_default();
            let texts = [row.method.clone(), row.path.clone(), row.tag.clone(), id, row.call.clone()];
            let [method, path, tag, id, call] = texts.map(|text| escaped(&text, &[]));
            [method, path, tag, id, call, row.types.to_string(), row.lines.to_string()]
        });
        let rows: Vec<_> = std::iter::once(heads).chain(rows).collect();
        let width =
            |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
        let widths: Vec<_> = (0..7).map(|column| width(column).unwrap_or_default()).collect();
        let line = |row: &[String; 7]| {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| match column {
                5.. => format!("{cell:>width$}"),
                _ => format!("{cell:<width$}"),
            });
            cells.collect::<Vec<_>>().join("  ")
        };
        let table: String = rows.iter().map(|row| line(row) + "\n").collect();
        let operations = many(self.operations.len(), "operation", "operations together");
        let types = many(self.types, "type", "types");
        format!("{table}\n{operations}: {types}, {}", many(self.lines, "line", "lines"))
    }
}
