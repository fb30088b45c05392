//! Files embedded in a PDF. Nothing of the pages is read: no text, no picture.

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use std::collections::BTreeMap;

/// Most bytes of one embedded file.
const MAX_FILE: usize = 32 * 1024 * 1024;
/// Most bytes inflated in all, so that a file of small bombs stays small.
const MAX_ALL: usize = 96 * 1024 * 1024;
/// Bytes before a stream in which its dictionary is looked for.
const DICTIONARY: usize = 4096;

/// Whether the bytes are a PDF, perhaps with some bytes before its mark.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    find(&bytes[..bytes.len().min(1024)], b"%PDF-", 0).is_some()
}

/// Whether the file says that it is encrypted.
pub(super) fn is_encrypted(bytes: &[u8]) -> bool {
    let mut from = 0;
    while let Some(at) = find(bytes, b"/Encrypt", from) {
        if !bytes.get(at + 8).is_some_and(u8::is_ascii_alphanumeric) {
            return true;
        }
        from = at + 8;
    }
    false
}

/// Every stream that holds a text of XML, by the number of its object: a later version of an object replaces an
/// earlier one, as in files that were changed by appending.
pub(super) fn xml_files(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
    let (mut from, mut budget) = (0, MAX_ALL);
    while let Some(at) = find(bytes, b"stream", from) {
        from = at + 6;
        let Some(start) = body(bytes, at) else { continue };
        let head = &bytes[at.saturating_sub(DICTIONARY)..at];
        let Some((number, dictionary)) = dictionary(head) else { continue };
        let file = content(bytes, start, dictionary, budget);
        if let Some(file) = file {
            budget = budget.saturating_sub(file.len());
            if is_xml(&file) {
                found.insert(number.unwrap_or(usize::MAX - at), file);
            } else if let Some(number) = number {
                found.remove(&number);
            }
        }
        if budget == 0 {
            break;
        }
    }
    found.into_values().collect()
}

/// Where the content begins behind the word `stream`; nothing for `endstream`.
fn body(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes[..at].ends_with(b"end") {
        return None;
    }
    match (bytes.get(at + 6), bytes.get(at + 7)) {
        (Some(b'\r'), Some(b'\n')) => Some(at + 8),
        (Some(b'\n' | b'\r'), _) => Some(at + 7),
        _ => None,
    }
}

/// The number of the object and its dictionary, in the bytes before a stream.
fn dictionary(head: &[u8]) -> Option<(Option<usize>, &[u8])> {
    let at = head.windows(3).rposition(|window| window == b"obj")?;
    if head[..at].ends_with(b"end") {
        return None;
    }
    let words: Vec<&[u8]> =
        head[..at].rsplit(|b| b.is_ascii_whitespace()).filter(|word| !word.is_empty()).take(2).collect();
    let number = words.get(1).and_then(|word| std::str::from_utf8(word).ok()?.parse().ok());
    Some((number, &head[at + 3..]))
}

fn content(bytes: &[u8], start: usize, dictionary: &[u8], budget: usize) -> Option<Vec<u8>> {
    let has = |word: &[u8]| find(dictionary, word, 0).is_some();
    // Pictures, fonts and drawing are no files.
    if [&b"/Image"[..], b"/Length1", b"/XObject", b"/FontFile", b"/ObjStm", b"/XRef"].iter().any(|word| has(word)) {
        return None;
    }
    if has(b"/FlateDecode") || has(b"/Fl ") || has(b"/Fl]") || has(b"/Fl/") || has(b"/Fl>") {
        let limit = MAX_FILE.min(budget);
        return decompress_to_vec_zlib_with_limit(&bytes[start..], limit).ok();
    }
    if has(b"/Filter") {
        return None;
    }
    let end = find(bytes, b"endstream", start)?;
    (end - start <= MAX_FILE).then(|| bytes[start..end].to_vec())
}

fn is_xml(file: &[u8]) -> bool {
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let first = file.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(0);
    // Metadata of the PDF itself is XML too.
    let packet =
        file[first..].starts_with(b"<?xpacket") || find(&file[..file.len().min(512)], b"x:xmpmeta", 0).is_some();
    let wide = file.starts_with(b"\xff\xfe") || file.starts_with(b"\xfe\xff");
    (file.get(first) == Some(&b'<') || wide) && !packet
}

fn find(bytes: &[u8], word: &[u8], from: usize) -> Option<usize> {
    let first = *word.first()?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|b| *b == first)?;
        if bytes[at..].starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec_zlib;

    fn object(number: u32, dictionary: &str, body: &[u8]) -> Vec<u8> {
        let mut out = format!("{number} 0 obj\n<<{dictionary}>>\nstream\r\n").into_bytes();
        out.extend_from_slice(body);
        out.extend_from_slice(b"\nendstream\nendobj\n");
        out
    }

    #[test]
    fn embedded_files_are_found_and_the_latest_counts() {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let packed = |text: &[u8]| compress_to_vec_zlib(text, 6);
        pdf.extend(object(5, "/Type/EmbeddedFile/Filter/FlateDecode/Length 6 0 R", &packed(b"<old/>")));
        pdf.extend(object(7, "/Type /EmbeddedFile", b"<plain/>"));
        pdf.extend(object(8, "/Type/Metadata/Subtype/XML", b"<?xpacket begin=\"\"?><x:xmpmeta/>"));
        pdf.extend(object(9, "/Subtype/Image/Filter/FlateDecode", &packed(b"<no/>")));
        pdf.extend(object(5, "/Filter [/FlateDecode]/Length 1", &packed(b"\xef\xbb\xbf<new/>")));
        let files: Vec<String> =
            xml_files(&pdf).into_iter().map(|file| String::from_utf8_lossy(&file).into_owned()).collect();
        assert_eq!(files, ["\u{feff}<new/>", "<plain/>\n"]);
        assert!(is_pdf(&pdf) && !is_encrypted(&pdf));
        pdf.extend(b"trailer <</Encrypt 9 0 R>>");
        assert!(is_encrypted(&pdf));
    }

    #[test]
    fn a_bomb_is_not_inflated_beyond_the_limit() {
        let bomb = compress_to_vec_zlib(&vec![b'<'; MAX_FILE + 1], 9);
        let mut pdf = b"%PDF-1.7\n".to_vec();
        pdf.extend(object(5, "/Filter/FlateDecode", &bomb));
        assert!(xml_files(&pdf).is_empty());
    }

    #[test]
    fn broken_files_give_nothing() {
        for bytes in
            [&b"%PDF-1.7 stream"[..], b"stream\r\n", b"1 0 obj<</Filter/FlateDecode>>stream\nxx", b"objstream\n<a"]
        {
            assert!(xml_files(bytes).is_empty(), "{bytes:?}");
        }
    }
}
