//! Characters written as references in marked-up text: `&amp;`, `&#65;`, `&#x41;`.

/// The longest reference looked for, in bytes, with `&` and `;`.
const LONGEST: usize = 12;

/// Appends text with its references resolved. `named` knows the names of the format; what is no reference stays.
pub(super) fn push_resolved(out: &mut String, text: &str, named: fn(&str) -> Option<char>) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|b| b == b';');
        match end.and_then(|end| Some((character(&rest[1..end], named)?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

fn character(name: &str, named: fn(&str) -> Option<char>) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else { return named(name) };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}
