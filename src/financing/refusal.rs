//! What a refusal may mean: the lender's words and the firm's figures together rank the likely causes.

use super::capacity::{Run, because};
use super::firm::Firm;
use crate::facts::{Answers, Entry, Field, FieldKey};
use crate::kernel::{Because, Date, Id, Status, Value};
use crate::rules::{Answer, Pack, Text, Truth};
use jiff::Span;
use std::collections::BTreeMap;

/// One likely cause.
#[derive(Clone, PartialEq, Debug)]
pub struct LikelyCause {
    /// Its id.
    pub id: Id,
    /// In words.
    pub says: Text,
    /// Whether the firm's figures point to it; unknown also where no figure can tell.
    pub points: Truth,
    /// The facts that would tell, where they are not known.
    pub missing: Vec<Id>,
    /// Its share among all causes looked at; for the order only.
    pub weight: f64,
    /// What to ask the lender.
    pub ask: Text,
    /// What to mend.
    pub mend: Text,
    /// From when on it is worth trying again.
    pub again: Date,
    /// What the cause rests on.
    pub status: Status,
    /// Key of its source.
    pub source: Id,
    /// Formula, inputs and parameters.
    pub because: Because,
}

/// A refusal, read.
#[derive(Clone, PartialEq, Debug)]
pub struct Decoded {
    /// The words as given.
    pub words: String,
    /// The phrases recognised with what they mean; none where the words are not known.
    pub phrases: Vec<(Id, Text)>,
    /// The likely causes, the likeliest first.
    pub causes: Vec<LikelyCause>,
    /// The day from which waiting counts.
    pub since: Date,
}

/// Reads the refusal entered, if there is one.
pub(crate) fn decode(answers: &Answers, firm: &dyn Firm, pack: &Pack, as_of: Date) -> Option<Decoded> {
    let words = match answers.get(FieldKey::once(Field::RefusalPhrase)) {
        Some(Entry::Text(text)) if !text.trim().is_empty() => text.trim().to_owned(),
        _ => return None,
    };
    let since = match answers.value(FieldKey::once(Field::RefusalDate), as_of) {
        Some(Value::Date(day)) => day,
        _ => as_of,
    };
    Some(decode_words(&words, since, firm, pack, as_of))
}

/// The same for words from anywhere.
#[must_use]
pub fn decode_words(words: &str, since: Date, firm: &dyn Firm, pack: &Pack, as_of: Date) -> Decoded {
    let plain = words.to_lowercase();
    let guide = pack.guide();
    let known: Vec<_> =
        guide.phrases.iter().filter(|p| p.words.iter().any(|word| plain.contains(word.as_str()))).collect();
    let evidence = pack.table(&pack.own("refusal.evidence"), as_of).map(|(table, _)| table.clone()).unwrap_or_default();
    let factor = |truth| {
        let name = match truth {
            Truth::True => "points",
            Truth::Unknown => "open",
            Truth::False => "against",
        };
        evidence.get(name).copied().unwrap_or(1.0)
    };
    let run = Run { firm, pack, day: as_of, derived: BTreeMap::new() };
    let mut causes: Vec<LikelyCause> = Vec::new();
    for cause in &guide.causes {
        // Words that are not known say nothing: every cause is then looked at alike.
        let named: f64 = if known.is_empty() {
            1.0
        } else {
            known.iter().filter_map(|phrase| phrase.causes.get(cause.id.as_str())).sum()
        };
        if named <= 0.0 {
            continue;
        }
        let answer: Option<Answer> = cause.points.as_ref().map(|points| run.answer(points));
        let points = answer.as_ref().map_or(Truth::Unknown, |answer| answer.outcome.truth());
        let missing = answer.as_ref().map(|answer| answer.outcome.missing().to_vec()).unwrap_or_default();
        causes.push(LikelyCause {
            id: cause.id.clone(),
            says: cause.says.clone(),
            points,
            missing: if points == Truth::Unknown { missing } else { Vec::new() },
            weight: named * factor(points),
            ask: cause.ask.clone(),
            mend: cause.mend.clone(),
            again: since.checked_add(Span::new().days(i64::from(cause.wait_days))).unwrap_or(since),
            status: cause.status,
            source: cause.source.clone(),
            because: because(pack, &cause.id, &answer.iter().collect::<Vec<_>>()),
        });
    }
    let all: f64 = causes.iter().map(|cause| cause.weight).sum();
    for cause in &mut causes {
        cause.weight /= all.max(f64::MIN_POSITIVE);
    }
    causes.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.id.cmp(&b.id)));
    let phrases = known.into_iter().map(|phrase| (phrase.id.clone(), phrase.says.clone())).collect();
    Decoded { words: words.to_owned(), phrases, causes, since }
}
