//! The codes of documents at hand, as one answer holds them.

/// The codes in the text of the answer.
pub fn held_codes(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || ",，、;；".contains(c)).filter(|code| !code.is_empty())
}

/// The text with a code put in, or taken out where it stands already.
#[must_use]
pub fn held_toggled(text: &str, code: &str) -> String {
    let mut codes: Vec<&str> = held_codes(text).filter(|held| *held != code).collect();
    if codes.len() == held_codes(text).count() {
        codes.push(code);
    }
    codes.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_goes_in_and_out_and_the_others_stay() {
        assert_eq!(held_toggled("", "cn.licence"), "cn.licence");
        assert_eq!(held_toggled("cn.licence，cn.articles", "cn.identity"), "cn.licence cn.articles cn.identity");
        assert_eq!(held_toggled("cn.licence, cn.articles", "cn.licence"), "cn.articles");
        assert_eq!(held_toggled("cn.licence", "cn.licence"), "");
    }
}
