//! Schemas → types. One type for each component and for each inline object; anything that cannot be expressed is raw
//! JSON, with a finding.
//!
//! [`schema`] gathers all that is said about one value, [`mod@shape`] says which kind of type that needs, and this module makes
//! the type: of what has a name of its own a number in a list, which is known before the type is made, so that a type may
//! hold itself. `components` follows references, `objects` and `unions` make the types that have parts, `scalars` those that
//! have none. `inheritance` finds what extends a component and `heirs` makes its type, `tags` fills in what tells the variants
//! of a union apart. `finish` looks at all types together. A `place` names a type.

mod alternatives;
mod chosen;
mod circles;
mod components;
mod family;
mod finish;
mod heirs;
mod inheritance;
mod inline;
mod objects;
mod place;
mod scalars;
mod schema;
mod shape;
mod shaping;
mod tags;
mod unions;

use super::docs;
use super::names;
use crate::choices::Choices;
use crate::diagnostic::Diagnostics;
use crate::document::extension::OBSERVED;
use crate::document::{Node, Origin};
use crate::model::{Dependency, InlineRole, Table, Type, TypeDef, TypeId, TypeKind};
use components::needs_name;
pub(super) use inheritance::Inheritance;
use inline::Inline;
pub(super) use objects::{only_value, report_undeclared};
pub(super) use place::Place;
use schema::{Key, Schema};
pub(super) use schema::{Property, within};
use shape::Shape;
pub(super) use shaping::resolve;
use shaping::shape;
use std::collections::{HashMap, HashSet};

/// The number of schemas that are followed into each other before the types that have a name are put off.
const PUT_OFF: usize = 100;

/// The number of schemas that are followed into each other before those that have no name are given up. It is much
/// more: those with a name never come near it.
const MAX_DEPTH: usize = 250;

/// More than so many schemas that all hold for one value are not put together.
const MAX_PARTS: usize = 2000;

/// So many variants come of all that extends a component, in all such unions together.
const MAX_HEIRS: usize = 20_000;

/// A component that has a type of its own.
#[derive(Debug, Clone, Copy)]
struct Component {
    id: TypeId,
    nullable: bool,
}

/// A component without a type of its own.
#[derive(Debug, Clone)]
enum Nameless {
    /// It is being found out.
    Pending,
    /// The type.
    Known(Type),
}

/// A component whose type is made later, its name, and whether it is sent.
type PutOff<'a> = (TypeId, Schema<'a>, String, bool);

/// The types made so far.
pub(super) struct Types<'a> {
    root: &'a Node,
    inheritance: &'a Inheritance,
    /// The text that names of schemas may repeat.
    routes: names::Routes<'a>,
    /// The types that somebody has chosen.
    chosen: chosen::Chosen,
    defs: Table<TypeId, TypeDef>,
    /// The places of the schemas of types.
    origins: Vec<Origin>,
    /// The roles of types in what holds them.
    roles: Table<TypeId, Option<InlineRole>>,
    components: HashMap<&'a str, Component>,
    nameless: HashMap<&'a str, Nameless>,
    /// The types of components that others extend, without those others.
    own: HashMap<&'a str, TypeId>,
    /// The number of variants that the unions of components and what extends them may still have.
    heirs_left: usize,
    /// The values that tell variants of unions apart.
    tags: tags::Tags,
    /// The schemas that have parts and stand in another schema.
    inlines: HashMap<Key<'a>, Inline>,
    /// The titles that have become names.
    titles: HashSet<String>,
    /// Fields that are never sent, by type and position.
    read_only: Vec<(TypeId, usize)>,
    /// Fields that no answer has.
    write_only: Vec<(TypeId, usize)>,
    /// Fields that may be null where they may be absent as well.
    nullable: Vec<(TypeId, usize)>,
    /// The number of schemas that are being lowered inside of each other.
    depth: usize,
    /// Types whose number is known, and that are made once no other one is being made.
    put_off: Vec<PutOff<'a>>,
}

impl<'a> Types<'a> {
    pub(super) fn new(
        root: &'a Node,
        inheritance: &'a Inheritance,
        choices: &Choices,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        Self {
            root,
            inheritance,
            routes: names::Routes::of(root, &choices.names),
            chosen: chosen::Chosen::of(root, &choices.types, diagnostics),
            defs: Table::default(),
            origins: Vec::new(),
            roles: Table::default(),
            components: HashMap::new(),
            nameless: HashMap::new(),
            own: HashMap::new(),
            heirs_left: MAX_HEIRS,
            tags: tags::Tags::default(),
            inlines: HashMap::new(),
            titles: HashSet::new(),
            read_only: Vec::new(),
            write_only: Vec::new(),
            nullable: Vec::new(),
            depth: 0,
            put_off: Vec::new(),
        }
    }

    /// The crates that types need which somebody has chosen.
    pub(super) fn dependencies(&self) -> Vec<Dependency> {
        self.chosen.dependencies.clone()
    }

    /// A type made so far, by its number.
    pub(super) fn def(&self, id: TypeId) -> &TypeDef {
        self.defs.get(id)
    }

    /// The type of a component that has one of objects, which is sent from now on.
    pub(super) fn sent(&mut self, reference: &str) -> Option<TypeId> {
        let id = self.components.get(reference).filter(|component| !component.nullable)?.id;
        let is_object = matches!(self.defs.get(id).kind, TypeKind::Struct(_));
        is_object.then(|| self.mark_input(id)).map(|()| id)
    }

    /// Returns whether a type is one value that has a text.
    pub(super) fn is_scalar(&self, ty: &Type) -> bool {
        match ty {
            Type::Boolean | Type::Flag | Type::Int32 | Type::Int64 | Type::Uint32 | Type::Uint64 => true,
            Type::Float | Type::Decimal | Type::String | Type::Date | Type::DateTime | Type::Uuid => true,
            Type::Text(inner) => self.is_scalar(inner),
            Type::Custom(_) => true,
            Type::Named(id) => matches!(self.defs.get(*id).kind, TypeKind::Enum(_)),
            _ => false,
        }
    }

    /// The target of a reference; other values stay. References to references are followed, but not in circles.
    pub(super) fn resolve(&self, node: &'a Node) -> &'a Node {
        shaping::resolve(self.root, node)
    }

    /// The type of a schema.
    pub(super) fn lower(&mut self, schema: &'a Node, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Type {
        self.lower_all(&[schema], place, diagnostics)
    }

    /// The type of what several schemas say together.
    pub(super) fn lower_all(&mut self, schemas: &[&'a Node], place: &Place<'_>, diagnostics: &mut Diagnostics) -> Type {
        let Some(first) = schemas.first() else { return Type::Json };
        self.schema(Schema::of(schemas.iter().copied()), first, place, diagnostics)
    }

    /// The properties of an object, if that is what a schema says.
    pub(super) fn properties(&self, schema: &'a Node) -> Option<indexmap::IndexMap<&'a str, Property<'a>>> {
        let reference = Schema::of([schema]).only_reference().and_then(|node| node.str("$ref"));
        if self.is_extended(schema) || reference.is_some_and(|reference| self.chosen.component(reference).is_some()) {
            return None;
        }
        let expanded = Schema::of([schema]).expanded(self.root);
        matches!(shape(&expanded, self.root, &self.chosen), Shape::Object).then(|| expanded.properties())
    }

    /// Returns whether an object may have members that it does not declare, in so many words.
    pub(super) fn is_open(&self, schema: &'a Node) -> bool {
        Schema::of([schema]).expanded(self.root).additional().is_some()
    }

    fn schema(&mut self, schema: Schema<'a>, at: &'a Node, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Type {
        self.depth += 1;
        let family = self.family_beside(&schema, diagnostics);
        let ty = match schema.only_reference() {
            Some(_) if family.is_some() => {
                self.inline(Schema { family, ..schema.expanded(self.root) }, at, place, diagnostics)
            }
            Some(reference) => {
                let ty = self.reference(reference, place, diagnostics);
                if schema.is_nullable() { ty.or_null() } else { ty }
            }
            None => self.inline(schema.expanded(self.root), at, place, diagnostics),
        };
        self.depth -= 1;
        while self.depth == 0 {
            let Some((id, schema, name, input)) = self.put_off.pop() else { break };
            self.depth += 1;
            self.define(id, schema, &Place::component(&name, input), diagnostics);
            self.depth -= 1;
        }
        ty
    }

    fn checked(&self, schema: &Schema<'a>) -> Shape<'a> {
        let shape = match schema.parts.len() {
            0..MAX_PARTS => shape(schema, self.root, &self.chosen),
            parts => Shape::Unclear(format!("is put together of {parts} others")),
        };
        match &schema.family {
            Some(family) => family.shape(schema, shape),
            None => shape,
        }
    }

    fn mark_input(&mut self, id: TypeId) {
        let mut pending = vec![id];
        while let Some(id) = pending.pop() {
            let def = self.defs.get_mut(id);
            if !std::mem::replace(&mut def.input, true) {
                pending.extend(def.references());
            }
        }
    }

    fn reserve(&mut self, at: &Node) -> TypeId {
        self.origins.push(at.origin);
        self.roles.push(None);
        self.defs.push(TypeDef::default())
    }

    fn fill(&mut self, id: TypeId, def: TypeDef) -> Type {
        let slot = self.defs.get_mut(id);
        let input = def.input || slot.input;
        *slot = TypeDef { input: false, ..def };
        if input {
            self.mark_input(id);
        }
        Type::Named(id)
    }

    fn define(&mut self, id: TypeId, schema: Schema<'a>, place: &Place<'_>, diagnostics: &mut Diagnostics) {
        let shape = self.checked(&schema);
        self.define_as(id, schema, shape, place, diagnostics);
    }

    fn define_as(
        &mut self,
        id: TypeId,
        schema: Schema<'a>,
        shape: Shape<'a>,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Type {
        let name = place.name();
        let place = &place.named(&name);
        let kind = match shape {
            Shape::Union(variants) => TypeKind::Union(self.variants(&schema, variants, place, diagnostics)),
            Shape::Enumeration(values) => TypeKind::Enum(values.finish(&name)),
            _ => TypeKind::Struct(self.structure(id, &schema, place, diagnostics)),
        };
        let docs = docs::clean(schema.description());
        let observed = schema.get(OBSERVED).and_then(Node::as_u64);
        let input = place.input;
        self.fill(id, TypeDef { name, docs, observed, input, kind, ..TypeDef::default() })
    }
}
