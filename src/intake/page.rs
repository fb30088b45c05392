//! A web page as the pieces of text that stand between its tags, in order.

use super::xml::unescape;

/// One piece of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    /// The text, blanks joined.
    pub text: String,
    /// Line it starts on, from 1.
    pub line: u32,
}

/// The pieces of a page; scripts, styles and comments are left out.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let (mut rest, mut line) = (text, 1_u32);
    let breaks = |part: &str| u32::try_from(part.bytes().filter(|b| *b == b'\n').count()).unwrap_or(0);
    while !rest.is_empty() {
        let end = rest.find('<').unwrap_or(rest.len());
        let (part, tag) = rest.split_at(end);
        let lead = part.len() - part.trim_start().len();
        let words = unescape(part).split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            out.push(Piece { text: words, line: line.saturating_add(breaks(&part[..lead])) });
        }
        line = line.saturating_add(breaks(part));
        let length = tag_length(tag);
        line = line.saturating_add(breaks(&tag[..length]));
        rest = &tag[length..];
    }
    out
}

/// Bytes of the tag, comment, script or style that a text starts with.
fn tag_length(tag: &str) -> usize {
    let upto = |word: &str| {
        let lower = tag.as_bytes();
        let found = lower.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word.as_bytes()));
        found.map_or(tag.len(), |at| at + word.len())
    };
    let starts = |word: &str| tag.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    if tag.starts_with("<!--") {
        upto("-->")
    } else if starts("<script") {
        upto("</script>")
    } else if starts("<style") {
        upto("</style>")
    } else {
        tag.find('>').map_or(tag.len(), |at| at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_between_tags() {
        let page = "<html><style>x{}</style>\n<b>A&amp;B\n  C</b><!-- <i>no</i> --><script>1<2</script>\n\n<td>EUR 5";
        let read: Vec<(String, u32)> = pieces(page).into_iter().map(|piece| (piece.text, piece.line)).collect();
        assert_eq!(read, [("A&B C".to_owned(), 2), ("EUR 5".to_owned(), 5)]);
    }
}
