//! Names and words brought to one form, so that the same party and the same word are found again.

use crate::rules::Matching;
pub(super) use crate::rules::fold;

/// The name under which a party's lines are summed: half width, capitals, without payment channel, branch, account
/// number and legal form. Empty when the file names nobody.
pub(super) fn party_name(folded: &str, matching: &Matching) -> String {
    let mut name = without_channel(folded, matching);
    if name.chars().all(|c| matches!(c, '/' | '-' | '*' | '.' | ' ')) {
        return String::new();
    }
    name = without_account(name);
    name = without_branch(name);
    name_core(name, matching).to_uppercase()
}

/// A name without its legal form.
fn name_core<'n>(mut name: &'n str, matching: &Matching) -> &'n str {
    while let Some(shorter) = matching.name_endings.iter().find_map(|ending| {
        let start = name.strip_suffix(ending.as_str())?;
        let whole_word = !ending.starts_with(|c: char| c.is_ascii_alphanumeric())
            || !start.ends_with(|c: char| c.is_ascii_alphanumeric());
        let start = start.trim_end_matches([' ', ',', '.']);
        (whole_word && !start.is_empty()).then_some(start)
    }) {
        name = shorter;
    }
    name
}

/// `财付通-某商户` is a payment to 某商户.
fn without_channel<'n>(mut name: &'n str, matching: &Matching) -> &'n str {
    while let Some(rest) = matching.channels.iter().find_map(|channel| {
        let rest = name.strip_prefix(channel.as_str())?.strip_prefix(['-', ':', '_'])?.trim();
        (!rest.is_empty()).then_some(rest)
    }) {
        name = rest;
    }
    name.trim()
}

/// A name without the account number that some banks glue to it.
fn without_account(name: &str) -> &str {
    let start = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '*' | ' '));
    if !start.is_empty() && name.len() - start.len() >= 6 { start } else { name }
}

/// A chain's shop and a firm's branch belong to the chain and the firm.
fn without_branch(name: &str) -> &str {
    let name = match name.rfind('(') {
        Some(open) if open > 0 && name.ends_with("店)") => name[..open].trim_end(),
        _ => name,
    };
    match name.find("公司") {
        Some(at) if name.ends_with("分公司") && at + "公司".len() < name.len() => &name[..at + "公司".len()],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Pack;

    #[test]
    fn one_party_has_one_name() {
        let pack = Pack::china();
        for (written, expected) in [
            ("示例贸易有限公司", "示例贸易"),
            ("  示例贸易有限公司\t", "示例贸易"),
            ("示例（杭州）贸易有限公司", "示例(杭州)贸易"),
            ("示例贸易有限公司宁波分公司", "示例贸易"),
            ("财付通－示例贸易有限公司", "示例贸易"),
            ("支付宝-支付宝外部商户-示例便利", "示例便利"),
            ("示例米线(传奇广场店)", "示例米线"),
            ("示例贸易有限公司4520******1924", "示例贸易"),
            ("Example Parts Co., Ltd.", "EXAMPLE PARTS"),
            ("ＥＸＡＭＰＬＥ ＰＡＲＴＳ ＬＴＤ", "EXAMPLE PARTS"),
            ("Meltd", "MELTD"),
            ("13800000000", "13800000000"),
            ("有限公司", "有限公司"),
            ("/", ""),
            ("", ""),
        ] {
            assert_eq!(party_name(&fold(written), &pack.categories().matching), expected, "{written:?}");
        }
    }
}
