//! Code pages of DOS, which banks still write and browsers do not know: 850 for the west of Europe, 852 for its middle.

use std::borrow::Cow;

/// A code page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CodePage {
    /// Western Europe.
    Western,
    /// Central Europe.
    Central,
}

/// The characters of bytes from 128.
const WESTERN: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
     áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
     └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
     ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
const CENTRAL: &str = "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×č\
     áíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐\
     └┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀\
     ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}";

/// Bytes that are letters in both pages and in no page of Windows between two letters: ü é ä ö ç.
const BOTH: [u8; 5] = [0x81, 0x82, 0x84, 0x94, 0x87];
/// Letters of the one page that are no letters, or rare ones, in the other.
const WESTERN_ONLY: [u8; 6] = [0x86, 0x91, 0x9b, 0x85, 0x8a, 0x95];
const CENTRAL_ONLY: [u8; 7] = [0x8b, 0x88, 0x98, 0xa5, 0xa9, 0xfb, 0xbe];

/// Most bytes looked at.
const LOOK: usize = 64 * 1024;

impl CodePage {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Western => "ibm850",
            Self::Central => "ibm852",
        }
    }

    /// The page of a label that a user or a file gives.
    pub fn for_label(label: &str) -> Option<Self> {
        match label.trim().to_ascii_lowercase().as_str() {
            "ibm850" | "cp850" | "850" | "ibm437" | "cp437" | "437" => Some(Self::Western),
            "ibm852" | "cp852" | "852" => Some(Self::Central),
            _ => None,
        }
    }

    /// The page that the bytes show: most of their high bytes stand between letters and are letters there only.
    pub fn guess(bytes: &[u8]) -> Option<Self> {
        let head = &bytes[..bytes.len().min(LOOK)];
        let (mut both, mut western, mut central, mut other, mut pairs) = (0_usize, 0, 0, 0, 0);
        for (at, byte) in head.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
            let near = |at: Option<usize>| at.and_then(|at| head.get(at)).copied();
            let (before, after) = (near(at.checked_sub(1)), near(at.checked_add(1)));
            let letter = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic());
            pairs += usize::from(after.is_some_and(|byte| byte >= 0x80));
            if !letter(before) && !letter(after) {
                continue;
            }
            let inside = letter(before) && letter(after);
            if BOTH.contains(byte) && inside {
                both += 1;
            } else if WESTERN_ONLY.contains(byte) && inside {
                western += 1;
            } else if CENTRAL_ONLY.contains(byte) && inside {
                central += 1;
            } else if *byte >= 0xc0 {
                other += 1;
            }
        }
        let found = both + western + central;
        if both == 0 || other * 3 > found || pairs * 5 > found {
            return None;
        }
        Some(if central > western { Self::Central } else { Self::Western })
    }

    /// The text of some bytes.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        if let Ok(text) = std::str::from_utf8(bytes)
            && text.is_ascii()
        {
            return Cow::Borrowed(text);
        }
        let table: Vec<char> = match self {
            Self::Western => WESTERN.chars().collect(),
            Self::Central => CENTRAL.chars().collect(),
        };
        let high = |byte: u8| table.get(usize::from(byte.wrapping_sub(128))).copied().unwrap_or('\u{fffd}');
        Cow::Owned(bytes.iter().map(|byte| if *byte < 128 { char::from(*byte) } else { high(*byte) }).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_whole() {
        for (table, byte, expected) in
            [(WESTERN, 0x9b, 'ø'), (CENTRAL, 0x8b, 'ő'), (CENTRAL, 0xfb, 'ű'), (WESTERN, 0xff, '\u{a0}')]
        {
            assert_eq!(table.chars().count(), 128);
            assert_eq!(table.chars().nth(byte - 128), Some(expected));
        }
    }

    #[test]
    fn pages_are_told_by_letters_between_letters() {
        for (bytes, expected) in [
            (&b"Sz\xa0mlavezet\x82si d\xa1j, K\x94lts\x82g, \xe9v, v\xa0s\xa0rl\xa0s, megb\xa1z\xa0s t\x94rl\x8bd\x94tt"[..], Some(CodePage::Central)),
            (b"Bel\x9bp, r\x9brlegger, sm\x86 innkj\x9bp, m\x94te", Some(CodePage::Western)),
            (b"M\x81ller, Gesch\x84ft", Some(CodePage::Western)),
            // Windows pages: letters from 0xC0, quotes and dashes beside letters.
            (b"M\xfcller, Gesch\xe4ft", None),
            (b"l\x92eau, \x84Zitat\x94, 5\x80", None),
            (b"\xb3\xa4\xb6\xab", None),
            (b"plain", None),
        ] {
            assert_eq!(CodePage::guess(bytes), expected, "{bytes:?}");
        }
        assert_eq!(CodePage::Western.decode(b"M\x81ller"), "Müller");
    }
}
