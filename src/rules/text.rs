//! Words that a pack carries itself, in both languages.

/// A text in Chinese and English; neither is empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Deserialize)]
#[serde(try_from = "Both")]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    zh: String,
    en: String,
}

impl TryFrom<Both> for Text {
    type Error = &'static str;

    fn try_from(both: Both) -> Result<Self, Self::Error> {
        if both.zh.trim().is_empty() || both.en.trim().is_empty() {
            return Err("a text is empty in one language");
        }
        Ok(Self { zh: both.zh, en: both.en })
    }
}
