//! The kinds of contents: of media types, and of what the model makes of them.

use ampersat::model::{Body, BodyForm, Content, Payload, Whole};

/// A kind of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Medium {
    Json,
    Events,
    Lines,
    Form,
    Multipart,
    Text,
    Bytes,
}

impl Medium {
    /// The kind of a media type.
    pub(super) fn of(name: &str) -> Self {
        let essence = name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match essence.as_str() {
            "text/event-stream" => Self::Events,
            "application/x-www-form-urlencoded" => Self::Form,
            name if name.starts_with("multipart/form-data") => Self::Multipart,
            name if ["json-seq", "ndjson", "jsonl", "json-lines"].iter().any(|part| name.contains(part)) => Self::Lines,
            name if name.contains("json") || name == "*/*" || name == "application/*" => Self::Json,
            name if name.starts_with("text/") || name.contains("xml") || name.contains("yaml") => Self::Text,
            _ => Self::Bytes,
        }
    }

    /// The kinds that an answer is read as.
    pub(super) fn read(payload: &Payload) -> Vec<Self> {
        let kind = |part: &&Payload| match part {
            Payload::Json(_) => Some(Self::Json),
            Payload::Text => Some(Self::Text),
            Payload::Stream => Some(Self::Bytes),
            Payload::Events(_) | Payload::NamedEvents(_) => Some(Self::Events),
            Payload::Lines(_) => Some(Self::Lines),
            Payload::Nothing | Payload::Maybe(_) | Payload::ByStatus(_) => None,
        };
        payload.parts().iter().filter_map(kind).collect()
    }

    /// The kinds that a body can be sent as.
    pub(super) fn sent(body: &Body) -> Vec<Self> {
        let fields = (!body.fields.is_empty() || body.all.is_some()).then(|| Self::of_form(body.form));
        fields.into_iter().chain(body.others.iter().map(|whole| Self::of_whole(whole, body.form))).collect()
    }

    /// The kind of what a setter takes; `fields` is that of the fields.
    pub(super) fn of_whole(whole: &Whole, fields: BodyForm) -> Self {
        match &whole.content {
            Content::Json(_) => Self::Json,
            Content::Fields(_) => Self::of_form(fields),
            Content::Form(..) => Self::Form,
            Content::Multipart => Self::Multipart,
            Content::Lines(_) => Self::Lines,
            Content::Text => Self::Text,
            Content::Parts(..) | Content::FileParts(_) | Content::Bytes => Self::Bytes,
        }
    }

    fn of_form(form: BodyForm) -> Self {
        match form {
            BodyForm::Json => Self::Json,
            BodyForm::Form => Self::Form,
            BodyForm::Multipart => Self::Multipart,
        }
    }
}
