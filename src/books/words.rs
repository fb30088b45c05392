//! Finds the words of all category rules in one walk over a line.

use crate::rules::{Category, CategoryRule, CategoryRules, Direction, LineField};

/// A word of a rule that stands for the pack's list of company words.
const COMPANY: &str = "@company";

/// The fields of a line that words are looked for in, folded.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Folded {
    /// Party, text, kind, status: in the order of [`FIELDS`].
    pub(super) fields: [String; 4],
}

/// The order of [`Folded::fields`].
const FIELDS: [LineField; 4] = [LineField::Party, LineField::Text, LineField::Kind, LineField::Status];

impl Folded {
    /// Whether one of some words stands in the party, the text or the kind.
    pub(super) fn names(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.fields[..3].iter().any(|field| field.contains(word.as_str())))
    }

    /// The party, folded.
    pub(super) fn party(&self) -> &str {
        &self.fields[0]
    }

    /// The status, folded.
    pub(super) fn status(&self) -> &str {
        &self.fields[3]
    }
}

/// Whether a folded name holds one of the words; Latin ones as whole words.
pub(super) fn holds_any(folded: &str, words: &[String]) -> bool {
    words.iter().any(|word| folded.match_indices(word.as_str()).any(|(at, _)| whole(folded, at, word)))
}

/// One use of a word.
struct Use<'r> {
    word: &'r str,
    rule: usize,
    forbids: bool,
    fields: u8,
}

/// All rules with their words by first character.
pub(super) struct RuleWords<'r> {
    rules: &'r [CategoryRule],
    company: &'r [String],
    starts: Vec<(char, Vec<Use<'r>>)>,
    /// One bit for each remainder of a first character by 4,096: most characters of a line begin no word.
    begins: [u64; 64],
}

/// What the words of a line say of one rule.
#[derive(Clone, Copy)]
enum Hit<'r> {
    None,
    Found(&'r str),
    Forbidden,
}

impl<'r> RuleWords<'r> {
    /// The words of a pack's rules.
    pub(super) fn new(rules: &'r CategoryRules) -> Self {
        let mut new =
            Self { rules: &rules.rules, company: &rules.matching.company_words, starts: Vec::new(), begins: [0; 64] };
        for (number, rule) in rules.rules.iter().enumerate() {
            let fields = mask(&rule.fields);
            for word in &rule.words {
                new.add(word, number, false, fields);
            }
            for word in &rule.not_words {
                new.add(word, number, true, mask(&FIELDS));
            }
            for word in &rule.not_party {
                new.add(word, number, true, mask(&[LineField::Party]));
            }
        }
        new
    }

    fn add(&mut self, word: &'r str, rule: usize, forbids: bool, fields: u8) {
        if word == COMPANY {
            for word in self.company {
                self.add(word, rule, forbids, fields);
            }
            return;
        }
        let Some(first) = word.chars().next() else { return };
        self.begins[(first as usize >> 6) & 63] |= 1 << (first as u32 & 63);
        let at = match self.starts.binary_search_by_key(&first, |(start, _)| *start) {
            Ok(at) => at,
            Err(at) => {
                self.starts.insert(at, (first, Vec::new()));
                at
            }
        };
        self.starts[at].1.push(Use { word, rule, forbids, fields });
    }

    /// Whether a folded name holds a company word.
    pub(super) fn is_company(&self, folded: &str) -> bool {
        holds_any(folded, self.company)
    }

    /// The first rule that fits a line and the word it found. Rules for sales are passed over when `no_sales`.
    pub(super) fn find(&self, line: &Folded, money_in: bool, no_sales: bool) -> Option<(&'r CategoryRule, &'r str)> {
        let mut hits = vec![Hit::None; self.rules.len()];
        for (number, field) in line.fields.iter().enumerate() {
            for (at, first) in field.char_indices() {
                if self.begins[(first as usize >> 6) & 63] & (1 << (first as u32 & 63)) == 0 {
                    continue;
                }
                let Ok(start) = self.starts.binary_search_by_key(&first, |(start, _)| *start) else { continue };
                for used in &self.starts[start].1 {
                    let here = used.fields & (1 << number) != 0;
                    if here && field[at..].starts_with(used.word) && whole(field, at, used.word) {
                        let hit = &mut hits[used.rule];
                        match hit {
                            _ if used.forbids => *hit = Hit::Forbidden,
                            Hit::None => *hit = Hit::Found(used.word),
                            Hit::Found(_) | Hit::Forbidden => {}
                        }
                    }
                }
            }
        }
        self.rules.iter().zip(hits).find_map(|(rule, hit)| {
            let way = match rule.direction {
                Direction::In => money_in,
                Direction::Out => !money_in,
                Direction::Both => true,
            };
            let Hit::Found(word) = hit else { return None };
            (way && !(no_sales && rule.category == Category::Sales)).then_some((rule, word))
        })
    }
}

fn mask(fields: &[LineField]) -> u8 {
    FIELDS.iter().enumerate().filter(|(_, field)| fields.contains(field)).map(|(number, _)| 1 << number).sum()
}

/// Latin words must stand alone: `rent` is not in `current`.
fn whole(text: &str, at: usize, word: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = letter(word.chars().next()) && letter(text[..at].chars().next_back());
    let after = letter(word.chars().next_back()) && letter(text[at + word.len()..].chars().next());
    !before && !after
}
