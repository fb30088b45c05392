//! Messages of both languages, compiled in.

/// A language of the program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// Both, Chinese first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a tag such as `zh-Hans-CN` or `en-GB`; Chinese for `zh`, else English.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }
}

/// Where the text of a message is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Text {
    /// In the program: Chinese and English.
    Here(&'static [&'static str; 2]),
    /// In the list that lies beside the page, at this place.
    #[cfg(words_beside)]
    Listed(u16),
}

/// A message with `N` arguments. Each program holds only those that it says; the page has the words of its own files in
/// a list for each language, so that a first visit loads one language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Msg<const N: usize>(pub(super) Text);

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The words of one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// The list that lies beside the page.
    #[cfg(words_beside)]
    list: &'static [&'static str],
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self {
            language,
            #[cfg(words_beside)]
            list: &[],
        }
    }

    /// The same, with the list that lies beside the page.
    #[cfg(words_beside)]
    #[must_use]
    pub const fn with(self, list: &'static [&'static str]) -> Self {
        Self { list, ..self }
    }

    /// A message without arguments.
    #[must_use]
    pub fn get(self, message: Msg<0>) -> &'static str {
        self.text(message.0)
    }

    /// A message with its arguments, in the order of their first appearance in the Chinese text
    /// (each constant's documentation lists them).
    #[must_use]
    pub fn say<const N: usize>(self, message: Msg<N>, arguments: [&str; N]) -> String {
        fill(self.text(message.0), &arguments)
    }

    fn text(self, text: Text) -> &'static str {
        match text {
            Text::Here(texts) => texts[self.language as usize],
            #[cfg(words_beside)]
            Text::Listed(place) => self.list.get(usize::from(place)).copied().unwrap_or_default(),
        }
    }
}

fn fill(text: &str, arguments: &[&str]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        let Some(length) = rest[start..].find('}') else { break };
        let inside = &rest[start + 1..start + length];
        let (number, choice) = inside.split_once('#').map_or((inside, None), |(number, choice)| (number, Some(choice)));
        let argument = number.parse::<usize>().ok().and_then(|n| arguments.get(n)).copied().unwrap_or_default();
        match choice.and_then(|choice| choice.split_once('|')) {
            Some((one, many)) => out.push_str(if argument == "1" { one } else { many }),
            None => out.push_str(argument),
        }
        rest = &rest[start + length + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_and_counted_words_are_filled() {
        for (text, arguments, expected) in [
            ("{0} {0#row|rows} of {1}", ["1", "a"], "1 row of a"),
            ("{0} {0#row|rows} of {1}", ["2", "a"], "2 rows of a"),
            ("plain", ["", ""], "plain"),
        ] {
            assert_eq!(fill(text, &arguments), expected);
        }
    }
}
