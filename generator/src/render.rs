//! Stage 9: [`File`]s of tokens → path → text.
//!
//! Establishes: every emitted file has the header that says it is generated, and is Rust that parses, formatted by
//! `prettyplease`. Blank lines between items, which it does not print, and calls of macros, which it leaves alone and nothing
//! parses, are printed here.
//!
//! Files do not depend on each other, and most of the time of a generation is spent here: they are emitted and
//! rendered on all cores. Tokens cannot leave their thread, so each thread does both for its files.

mod fold;
mod macros;

use fold::fold;

use crate::diagnostic::{Diagnostics, Finding, Place};
use crate::document::hidden::escaped;
use crate::emit::{Artefact, Content, File, LINE, Part, Parts, artefacts, emit};
use crate::model::{Api, Kind};
use crate::stack;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use syn::{ImplItem, Item};

/// The length of the lines that `prettyplease` makes.
const WIDTH: usize = 89;

/// Stands where the output has an empty line; `prettyplease` prints none between items.
const BLANK: &str = "__ampersat_blank_line";

/// The files of a model, by their paths; a single one where the model is to be one file.
pub fn files(api: &Api, header: &str, diagnostics: &mut Diagnostics) -> Option<BTreeMap<String, String>> {
    let files = render(api, &artefacts(api), header, diagnostics)?;
    Some(match api.output.kind {
        Kind::File => BTreeMap::from([(format!("{}.rs", api.name.replace('-', "_")), fold(&files))]),
        _ => files,
    })
}

/// The text of every file, by its path. `None` means that a finding names a file that came out as no Rust,
/// which is a mistake of an emitter.
fn render(
    api: &Api,
    artefacts: &[Artefact],
    header: &str,
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<String, String>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut rendered = Vec::new();
        // A text grows here, and is kept in the room that it needs.
        let mut draft = String::new();
        while let Some(artefact) = artefacts.get(next.fetch_add(1, Ordering::Relaxed)) {
            rendered.push(emit(api, *artefact, |file| text(file, header, &mut draft)));
        }
        rendered
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(artefacts.len());
    let results = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).filter_map(|_| stack::builder().spawn_scoped(scope, work).ok()).collect();
        let mut results = work();
        // A thread that ended early left its file out; it is missed below.
        results.extend(others.into_iter().flat_map(|thread| thread.join().unwrap_or_default()));
        results
    });
    let mut texts = BTreeMap::new();
    for result in results {
        match result {
            Ok((path, text)) => _ = texts.insert(path, text),
            Err(message) => diagnostics.push(Finding::invalid("emitted-no-rust", Place::Byte(0, 0), message)),
        }
    }
    if texts.len() != artefacts.len() && !diagnostics.has_invalid() {
        let message = format!("{} of {} files were rendered", texts.len(), artefacts.len());
        diagnostics.push(Finding::invalid("emitted-no-rust", Place::Byte(0, 0), message));
    }
    diagnostics.stop_if_invalid(texts)
}

fn text(file: File<'_>, header: &str, draft: &mut String) -> Result<(String, String), String> {
    match file.content {
        Content::Text(text) => Ok((file.path, escaped(&text, &['\n', '\t']))),
        Content::Rust(parts) => {
            draft.clear();
            draft.extend(["// ", header, "\n\n"]);
            match format(parts, draft) {
                Ok(()) => Ok((file.path, draft.clone())),
                Err(error) => Err(format!("the emitted file {} is no Rust: {error}", file.path)),
            }
        }
    }
}

/// The number of lines that something takes, without the empty ones.
#[cfg(feature = "cli")]
pub(crate) fn lines(content: Content<'_>) -> usize {
    let mut formatted = String::new();
    let text = match content {
        Content::Text(text) => text,
        Content::Rust(parts) => format(parts, &mut formatted).map(|()| formatted).unwrap_or_default(),
    };
    text.lines().filter(|line| !line.trim().is_empty()).count()
}

/// Adds the parts of a file to its header. Each is parsed and formatted before the next one is made: the syntax of a large
/// file takes ten times the room of its text.
fn format(parts: Parts<'_>, text: &mut String) -> syn::Result<()> {
    let mut above = None;
    for part in parts {
        let last = match part {
            Part::Items(items) => {
                let file: syn::File = syn::parse2(items)?;
                let last = file.items.last().map(is_short_item);
                separate(above, file.items.first().map(is_short_item), text);
                add(file, text);
                last
            }
            Part::Macro(call) => {
                separate(above, Some(None), text);
                macros::add(call, text);
                Some(None)
            }
        };
        above = last.or(above);
    }
    Ok(())
}

/// Adds a blank line between two items, unless they belong together.
fn separate(above: Option<Option<u8>>, below: Option<Option<u8>>, text: &mut String) {
    if let (Some(above), Some(below)) = (above, below)
        && !joins(above, below)
    {
        text.push('\n');
    }
}

/// Adds items, formatted, with blank lines between them.
fn add(mut file: syn::File, text: &mut String) {
    file.items = space(std::mem::take(&mut file.items), is_short_item, blank_item);
    for item in &mut file.items {
        space_inside(item);
    }
    if !file.attrs.is_empty() {
        file.items.insert(0, blank_item());
    }
    for line in prettyplease::unparse(&file).lines() {
        if line.contains(LINE) {
            comment(line, text);
        } else if !line.trim_start().starts_with(BLANK) {
            text.push_str(line);
        }
        text.push('\n');
    }
}

/// The lines of a comment, which was formatted as one.
fn comment(line: &str, formatted: &mut String) {
    let signs = line.find("//").map_or(0, |at| at + 3);
    let (signs, text) = line.split_at_checked(signs).unwrap_or((line, ""));
    for (index, line) in text.split(LINE).enumerate() {
        if index > 0 {
            formatted.push('\n');
        }
        formatted.push_str(signs);
        formatted.push_str(line);
    }
}

fn space_inside(item: &mut Item) {
    match item {
        Item::Impl(item) => item.items = space(std::mem::take(&mut item.items), is_short_member, blank_member),
        Item::Mod(module) => {
            if let Some((_, items)) = &mut module.content {
                *items = space(std::mem::take(items), is_short_item, blank_item);
            }
        }
        _ => {}
    }
}

/// Puts a blank line between items, but not between two short ones of the same kind.
fn space<T>(items: Vec<T>, short: fn(&T) -> Option<u8>, blank: fn() -> T) -> Vec<T> {
    let mut spaced: Vec<T> = Vec::new();
    for item in items {
        if spaced.last().is_some_and(|last| !joins(short(last), short(&item))) {
            spaced.push(blank());
        }
        spaced.push(item);
    }
    spaced
}

/// Returns whether two items, short ones of these kinds, stand in lines one below the other.
fn joins(above: Option<u8>, below: Option<u8>) -> bool {
    above.is_some() && above == below
}

fn is_short_item(item: &Item) -> Option<u8> {
    match item {
        Item::Use(item) if matches!(item.vis, syn::Visibility::Public(_)) => Some(0),
        Item::Use(_) => Some(1),
        Item::Mod(module) if module.content.is_none() => Some(2),
        _ => None,
    }
}

fn is_short_member(item: &ImplItem) -> Option<u8> {
    matches!(item, ImplItem::Type(_)).then_some(0)
}

fn blank_macro() -> syn::Macro {
    syn::Macro {
        path: syn::Path::from(syn::Ident::new(BLANK, proc_macro2::Span::call_site())),
        bang_token: Default::default(),
        delimiter: syn::MacroDelimiter::Brace(Default::default()),
        tokens: proc_macro2::TokenStream::new(),
    }
}

fn blank_item() -> Item {
    Item::Macro(syn::ItemMacro { attrs: Vec::new(), ident: None, mac: blank_macro(), semi_token: None })
}

fn blank_member() -> ImplItem {
    ImplItem::Macro(syn::ImplItemMacro { attrs: Vec::new(), mac: blank_macro(), semi_token: None })
}
