//! The parts of a body of `multipart/form-data`.

use super::fields::{Field, Given};
use crate::cli::schemas::essence;

/// Reads the parts; the header says what stands between them.
pub(super) fn parts(header: &str, body: &[u8]) -> Result<Vec<Field>, String> {
    let boundary = argument(header, "boundary").filter(|text| !text.is_empty());
    let boundary = boundary.ok_or("the media type has no boundary")?;
    let line = format!("--{boundary}");
    // The first line has no end of a line before it.
    let whole = [b"\r\n", body].concat();
    let mut pieces = split(&whole, format!("\r\n{line}").as_bytes()).into_iter().skip(1);
    let mut fields = Vec::new();
    loop {
        let piece = pieces.next().ok_or_else(|| format!("the last line is not `{line}--`"))?;
        if piece.starts_with(b"--") {
            return Ok(fields);
        }
        fields.push(part(piece)?);
    }
}

/// The pieces of bytes between others.
fn split<'a>(bytes: &'a [u8], by: &[u8]) -> Vec<&'a [u8]> {
    let (mut pieces, mut rest) = (Vec::new(), bytes);
    while let Some(at) = rest.windows(by.len()).position(|window| window == by) {
        let (before, after) = rest.split_at(at);
        pieces.push(before);
        rest = after.get(by.len()..).unwrap_or_default();
    }
    pieces.push(rest);
    pieces
}

/// Reads a part: the rest of its first line, headers, an empty line, and the value.
fn part(piece: &[u8]) -> Result<Field, String> {
    let end = piece.windows(4).position(|window| window == b"\r\n\r\n").ok_or("a part has no end of its headers")?;
    let (head, value) = piece.split_at(end);
    let value = value.get(4..).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let header = |wanted: &str| {
        let all = head.lines().filter_map(|line| line.split_once(':'));
        all.filter(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)).map(|(_, text)| text.trim().to_owned()).next()
    };
    let disposition = header("content-disposition").unwrap_or_default();
    let key = argument(&disposition, "name").ok_or("a part has no name")?;
    let sent = header("content-type").map(|name| essence(&name));
    let is_file = argument(&disposition, "filename").is_some();
    let text = String::from_utf8_lossy(value).into_owned();
    let given = match sent.as_deref() {
        Some(name) if !is_file && (name.ends_with("/json") || name.ends_with("+json")) => Given::Json(text),
        None | Some("text/plain") if !is_file => Given::Text(text),
        sent => Given::Bytes(sent.unwrap_or("application/octet-stream").to_owned()),
    };
    Ok(Field { key, given })
}

/// The value of an argument of a header, without its quotes.
fn argument(header: &str, wanted: &str) -> Option<String> {
    let mut is_quoted = false;
    let arguments = header.split(|c: char| {
        is_quoted ^= c == '"';
        c == ';' && !is_quoted
    });
    let mut known = arguments.filter_map(|one| one.split_once('='));
    let (_, value) = known.find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted))?;
    Some(value.trim().trim_matches('"').replace("%22", "\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_of_headers_may_have_quotes() {
        for (header, wanted, value) in [
            ("form-data; name=\"a\"; filename=\"b;name=c\"", "name", Some("a")),
            ("form-data; filename=\"b;name=c\"; name=a", "name", Some("a")),
            ("form-data; filename=\"b;name=c\"", "name", None),
            ("multipart/form-data; Boundary=x", "boundary", Some("x")),
        ] {
            assert_eq!(argument(header, wanted).as_deref(), value, "{header}");
        }
    }

    #[test]
    fn what_is_no_body_of_parts_is_said() {
        for (header, body, fault) in [
            ("multipart/form-data", "", "the media type has no boundary"),
            ("multipart/form-data; boundary=b", "", "the last line is not `--b--`"),
            ("multipart/form-data; boundary=b", "--b\r\na", "a part has no end of its headers"),
            ("multipart/form-data; boundary=b", "--b\r\nx: y\r\n\r\na\r\n--b--", "a part has no name"),
        ] {
            assert_eq!(parts(header, body.as_bytes()).map(|_| ()), Err(fault.to_owned()), "{body:?}");
        }
    }
}
