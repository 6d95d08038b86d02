//! Styles of parameters and of the fields of forms.

use super::request::Lowering;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension::{self, LIST_FORMAT};
use crate::document::{Node, Origin};
use crate::model::{ListFormat, Place, Style, StyleKind, Type, TypeKind};

/// The lines of an overlay that choose.
const HELP: &str = "say with an overlay how the server reads lists and objects, such as\n\
    - target: $\n  \
    description: …\n  \
    update: {x-ampersat-list-format: brackets}  # or indices, or repeat";

/// The bearer of a style: a parameter, or a field of a form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Styled<'n> {
    pub(super) name: &'n str,
    /// The node with the style: the parameter, or the encoding of the field.
    pub(super) node: Option<&'n Node>,
    pub(super) origin: Origin,
    pub(super) place: Place,
    /// True for a part of `multipart/form-data`, in which an object is JSON with a media type that says so.
    pub(super) is_part: bool,
    pub(super) required: bool,
}

impl Styled<'_> {
    fn flag(&self, key: &str) -> Option<bool> {
        self.node.and_then(|node| node.get(key)).and_then(Node::as_bool)
    }

    fn says_something(&self) -> bool {
        self.node.is_some_and(|node| ["style", "explode", "allowReserved"].iter().any(|key| node.get(key).is_some()))
    }

    fn default(&self) -> StyleKind {
        match self.place {
            Place::Path | Place::Header => StyleKind::Simple,
            Place::Body if !self.says_something() => StyleKind::Field,
            Place::Query | Place::Cookie | Place::Body => StyleKind::Form,
        }
    }

    /// Returns whether other styles than the default one may be chosen.
    fn has_choice(&self) -> bool {
        matches!(self.place, Place::Query | Place::Body)
    }

    /// Returns a message about a style that OpenAPI's table does not define.
    fn undefined(&self, style: Style, shape: Shape) -> Option<String> {
        let name = self.name;
        Some(match (style.kind, shape) {
            (_, Shape::Scalar) | (StyleKind::Field, _) | (StyleKind::DeepObject, Shape::Object) => return None,
            (StyleKind::DeepObject, Shape::List) => {
                format!("`deepObject` is for objects: a list is `{name}[]=…`")
            }
            (StyleKind::DeepObject, Shape::Lists) => {
                format!("`deepObject` is for objects: a list is `{name}[0][…]=…`")
            }
            (StyleKind::DeepObject, Shape::Deep) => {
                format!(
                    "objects in it are `{name}[a][b]=…`, lists `{name}[a][]=…`, lists of objects `{name}[a][0][b]=…`"
                )
            }
            (_, Shape::Lists | Shape::Deep) if self.place != Place::Body => {
                "lists and objects in it are written as JSON".to_owned()
            }
            (StyleKind::SpaceDelimited | StyleKind::PipeDelimited, _) if style.explode => {
                "its style does nothing with `explode`: it is sent as `form`".to_owned()
            }
            _ => return None,
        })
    }
}

/// The format of lists in brackets that a document chooses. PHP reads nothing else.
pub(super) fn general_list_format(root: &Node, diagnostics: &mut Diagnostics) -> Option<ListFormat> {
    list_format(root, diagnostics).or(extension::is_php(root).then_some(ListFormat::Brackets))
}

/// The format of lists in brackets that a node chooses.
fn list_format(node: &Node, diagnostics: &mut Diagnostics) -> Option<ListFormat> {
    let chosen = node.get(LIST_FORMAT)?;
    match chosen.as_str().unwrap_or_default() {
        "brackets" => Some(ListFormat::Brackets),
        "indices" => Some(ListFormat::Indices),
        "repeat" => Some(ListFormat::Repeat),
        other => {
            let message = format!("`{other}` is no format of lists: brackets, indices or repeat");
            diagnostics.push(Finding::invalid("unknown-list-format", chosen.origin, message));
            None
        }
    }
}

impl Lowering<'_, '_> {
    /// The style of a parameter or of a field of a form, where it makes a difference.
    pub(super) fn style(&mut self, styled: &Styled<'_>, ty: &Type) -> Option<Style> {
        let place = styled.place;
        let shape = self.shape(ty);
        let own = styled.node.filter(|_| styled.has_choice()).and_then(|node| list_format(node, self.diagnostics));
        let chosen = own.or(self.list_format);
        let is_json = match place {
            Place::Body => !matches!(shape, Shape::Scalar),
            _ => matches!(shape, Shape::Lists | Shape::Deep),
        };
        let is_left_open = is_json && styled.has_choice() && !styled.says_something();
        let kind = match self.declared(styled) {
            Some(kind) => kind,
            None if own.is_some() || (chosen.is_some() && is_left_open) => StyleKind::DeepObject,
            None => styled.default(),
        };
        let is_deep = kind == StyleKind::DeepObject;
        let style = Style {
            explode: styled.flag("explode").unwrap_or(Style::of(kind).explode),
            reserved: styled.flag("allowReserved") == Some(true) && styled.has_choice(),
            lists: chosen.filter(|_| is_deep).unwrap_or_default(),
            // a header or a path has no name that could be there without a value
            kept: styled.required && kind != StyleKind::Simple && matches!(shape, Shape::List | Shape::Lists),
            ..Style::of(kind)
        };
        if !is_deep || chosen.is_none() {
            self.report_undefined(styled, style, shape);
        }
        // to one value alone, most styles do the same; in a path, only one value has a form of its own
        let is_scalar = self.types.is_scalar(ty);
        let is_plain = is_scalar && !matches!(kind, StyleKind::Label | StyleKind::Matrix) && !style.reserved;
        let is_default = style == Style::of(styled.default())
            && (is_scalar || (place != Place::Path && (place, kind) != (Place::Body, StyleKind::Form)));
        (!is_plain && !is_default).then_some(style)
    }

    /// The style that the document declares, if there is such a one in that place.
    fn declared(&mut self, styled: &Styled<'_>) -> Option<StyleKind> {
        let written = styled.node?.str("style")?;
        let allowed = StyleKind::named(written).filter(|kind| kind.is_for(styled.place));
        if allowed.is_none() {
            let place = styled.place.text();
            let message = format!("`{written}` is no style for what stands in {place}: the default is taken");
            self.diagnostics.push(Finding::repaired("invalid-style", styled.origin, message));
        }
        allowed
    }

    /// Reports what OpenAPI does not define, and what becomes JSON in a form because no encoding says otherwise.
    fn report_undefined(&mut self, styled: &Styled<'_>, style: Style, shape: Shape) {
        let name = styled.name;
        let finding = if let Some(what) = styled.undefined(style, shape) {
            let message = format!("OpenAPI does not say how `{name}` of {} is written: {what}", self.subject);
            Finding::note("undefined-style", styled.origin, message)
        } else if style.kind == StyleKind::Field
            && !styled.is_part
            && matches!(shape, Shape::Object | Shape::Lists | Shape::Deep)
        {
            let message = format!("objects in the field `{name}` of {} are sent as JSON", self.subject);
            Finding::note("form-field-as-json", styled.origin, message)
        } else {
            return;
        };
        let is_for_overlay = styled.has_choice() && (style.kind == StyleKind::DeepObject || !styled.says_something());
        self.diagnostics.push(if is_for_overlay { finding.help(HELP) } else { finding });
    }

    fn shape(&self, ty: &Type) -> Shape {
        let is_flat = |ty: &Type| self.types.is_scalar(ty) || matches!(ty, Type::Secret | Type::Json);
        match ty {
            Type::List(inner) if is_flat(inner) => Shape::List,
            Type::List(_) => Shape::Lists,
            Type::Map(inner) if is_flat(inner) => Shape::Object,
            Type::Map(_) => Shape::Deep,
            Type::Tuple(_) => Shape::List,
            Type::Boxed(inner) | Type::Nullable(inner) => self.shape(inner),
            Type::Named(id) => match &self.types.def(*id).kind {
                TypeKind::Struct(structure) if structure.fields.iter().all(|field| is_flat(&field.ty)) => Shape::Object,
                TypeKind::Struct(_) => Shape::Deep,
                _ => Shape::Scalar,
            },
            _ => Shape::Scalar,
        }
    }
}

/// The kind of a value, as far as styles care.
#[derive(Debug, Clone, Copy)]
enum Shape {
    Scalar,
    /// A list of scalars.
    List,
    /// A list of lists or objects.
    Lists,
    /// An object of scalars.
    Object,
    /// An object of lists or objects.
    Deep,
}

impl Style {
    /// A style with its defaults.
    pub(super) fn of(kind: StyleKind) -> Self {
        let explode = matches!(kind, StyleKind::Form | StyleKind::Field);
        Self { kind, explode, reserved: false, lists: ListFormat::default(), kept: false }
    }
}

impl StyleKind {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "form" => Self::Form,
            "spaceDelimited" => Self::SpaceDelimited,
            "pipeDelimited" => Self::PipeDelimited,
            "deepObject" => Self::DeepObject,
            "simple" => Self::Simple,
            "label" => Self::Label,
            "matrix" => Self::Matrix,
            _ => return None,
        })
    }

    fn is_for(self, place: Place) -> bool {
        match place {
            Place::Path => matches!(self, Self::Simple | Self::Label | Self::Matrix),
            Place::Header => self == Self::Simple,
            Place::Cookie => self == Self::Form,
            Place::Query | Place::Body => {
                matches!(self, Self::Form | Self::SpaceDelimited | Self::PipeDelimited | Self::DeepObject)
            }
        }
    }
}

impl Place {
    fn text(self) -> &'static str {
        match self {
            Self::Path => "a path",
            Self::Query => "a query",
            Self::Header => "a header",
            Self::Cookie => "a cookie",
            Self::Body => "a form",
        }
    }
}
