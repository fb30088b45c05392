//! The encoding that a file declares for itself against the one its bytes show.

use super::decode;
use super::finding::IntakeFinding;
use super::readers::{Ask, Source};
use encoding_rs::Encoding;
use std::borrow::Cow;

/// The text of a file that declares its encoding.
pub(super) struct Text<'s> {
    /// The text.
    pub text: Cow<'s, str>,
    /// WHATWG name of the encoding used when it is not the one first guessed; empty otherwise.
    pub encoding: String,
    /// What to tell when the declaration is wrong.
    pub finding: Option<IntakeFinding>,
}

/// The text by the user's choice, else by what the bytes show, else by what the file declares. `None` when the bytes
/// are no text.
pub(super) fn text<'s>(source: &'s Source<'_>, ask: &Ask<'_>, declared: Option<&str>) -> Option<Text<'s>> {
    let first = source.text()?;
    let plain = || Text { text: Cow::Borrowed(&first.text), encoding: String::new(), finding: None };
    let chosen = ask.recipe(source.name).encoding.is_some();
    let Some(label) = declared.map(str::trim).filter(|label| !label.is_empty() && !chosen) else {
        return Some(plain());
    };
    let said = by_label(label);
    let used = Encoding::for_label(first.encoding.as_bytes());
    if (said.is_some() && said == used) || first.text.is_ascii() {
        return Some(plain());
    }
    let differs = Some(IntakeFinding::EncodingDiffers { declared: label.to_owned(), used: first.encoding.clone() });
    let unicode = first.encoding.starts_with("utf-");
    // Chinese words were seen under the guess: a declaration that a program always writes says less.
    if unicode || first.encoding == "gb18030" {
        return Some(Text { finding: differs, ..plain() });
    }
    let again = said.filter(|said| !said.name().starts_with("UTF-")).and_then(|said| {
        let decoded = decode::decode(source.content, Some(said.name()))?;
        (decoded.replaced == 0).then_some(decoded)
    });
    Some(match again {
        Some(decoded) => Text { text: Cow::Owned(decoded.text.to_string()), encoding: decoded.encoding, finding: None },
        None => Text { finding: differs, ..plain() },
    })
}

/// The encoding of a label, also by the number of its code page as OFX writes it.
fn by_label(label: &str) -> Option<&'static Encoding> {
    let name = match label {
        "936" => "gbk",
        "950" => "big5",
        "932" => "shift_jis",
        "949" => "euc-kr",
        "65001" | "UNICODE" | "Unicode" => "utf-8",
        other => other,
    };
    let numbered = [format!("windows-{name}"), format!("iso-{name}")];
    Encoding::for_label(name.as_bytes())
        .or_else(|| numbered.iter().find_map(|name| Encoding::for_label(name.as_bytes())))
}

/// The encoding of an XML declaration.
pub(super) fn of_xml(head: &str) -> Option<&str> {
    let declaration = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split_once(quote).map(|(label, _)| label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found() {
        for (head, expected) in [
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", Some("UTF-8")),
            ("<?xml version='1.0' encoding = 'ISO-8859-2' standalone='no'?>", Some("ISO-8859-2")),
            ("<?xml version=\"1.0\"?><a encoding=\"x\"/>", None),
            ("<a/>", None),
        ] {
            assert_eq!(of_xml(head), expected, "{head}");
        }
    }

    #[test]
    fn labels_may_be_numbers_of_code_pages() {
        for (label, expected) in [
            ("1252", Some("windows-1252")),
            ("8859-1", Some("windows-1252")),
            ("ISO-8859-2", Some("ISO-8859-2")),
            ("936", Some("GBK")),
            ("NONE", None),
            ("UTF-8", Some("UTF-8")),
        ] {
            assert_eq!(by_label(label).map(Encoding::name), expected, "{label}");
        }
    }
}
