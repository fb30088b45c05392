//! What is wrong with a pack, and parameters that were not read again in time, in words.

use super::{Language, Words, t};
use crate::rules::{PackProblem, PackProblemKind, Param, Stale, Text};

impl Words {
    /// A text of a pack in this language.
    #[must_use]
    pub fn pack_text(self, text: &Text) -> &str {
        match self.language {
            Language::Zh => &text.zh,
            Language::En => &text.en,
        }
    }

    /// A problem of a pack: where it stands and what it is.
    #[must_use]
    pub fn pack_problem(self, problem: &PackProblem) -> String {
        let what = self.pack_problem_kind(&problem.kind);
        let told = match (problem.file.as_str(), problem.item.as_str()) {
            ("", _) if problem.line.is_some() => what,
            ("", _) => self.say(t::PACK_AT_PACK, [&what]),
            (file, "") => self.say(t::PACK_AT_FILE, [file, &what]),
            (file, item) => self.say(t::PACK_AT_ITEM, [file, item, &what]),
        };
        match problem.line {
            Some(line) => self.say(t::PACK_AT_LINE, [&line.to_string(), &told]),
            None => told,
        }
    }

    fn pack_problem_kind(self, kind: &PackProblemKind) -> String {
        use PackProblemKind as K;
        let bin = |message, bin: usize| self.say(message, [&bin.to_string()]);
        match kind {
            K::Shape(words) => self.say(t::PACK_SHAPE, [words]),
            K::NoFile => self.get(t::PACK_NO_FILE).to_owned(),
            K::UnknownFile => self.get(t::PACK_UNKNOWN_FILE).to_owned(),
            K::Twice => self.get(t::PACK_TWICE).to_owned(),
            K::EmptyText => self.get(t::PACK_EMPTY_TEXT).to_owned(),
            K::Empty => self.get(t::PACK_EMPTY).to_owned(),
            K::DatesNotRising(date) => self.say(t::PACK_DATES_NOT_RISING, [&self.date(*date)]),
            K::EndsBeforeStart(date) => self.say(t::PACK_ENDS_BEFORE_START, [&self.date(*date)]),
            K::NoSource(id) => self.say(t::PACK_NO_SOURCE, [id.as_str()]),
            K::SourceNotRead(id) => self.say(t::PACK_SOURCE_NOT_READ, [id.as_str()]),
            K::NoParam(id) => self.say(t::PACK_NO_PARAM, [id.as_str()]),
            K::ParamKind(id) => self.say(t::PACK_PARAM_KIND, [id.as_str()]),
            K::NoDocument(id) => self.say(t::PACK_NO_DOCUMENT, [id.as_str()]),
            K::NoMode(id) => self.say(t::PACK_NO_MODE, [id.as_str()]),
            K::Expression(place, found) if found.is_empty() => bin(t::PACK_EXPRESSION_END, *place),
            K::Expression(place, found) => self.say(t::PACK_EXPRESSION, [&place.to_string(), found]),
            K::NoName(id) => self.say(t::PACK_NO_NAME, [id.as_str()]),
            K::NoPack(name) => self.say(t::PACK_NO_PACK, [name]),
            K::NoFigure(name) => self.say(t::PACK_NO_FIGURE, [name]),
            K::NoShared(name) => self.say(t::PACK_NO_SHARED, [name]),
            K::WrongKind(id) => self.say(t::PACK_WRONG_KIND, [id.as_str()]),
            K::BareNumber(number) => self.say(t::PACK_BARE_NUMBER, [number]),
            K::MayNotRefuse => self.get(t::PACK_MAY_NOT_REFUSE).to_owned(),
            K::DocumentUnused => self.get(t::PACK_DOCUMENT_UNUSED).to_owned(),
            K::WeightNotPositive => self.get(t::PACK_WEIGHT_NOT_POSITIVE).to_owned(),
            K::BinsOrCodes => self.get(t::PACK_BINS_OR_CODES).to_owned(),
            K::BinEnd(number) => bin(t::PACK_BIN_END, *number),
            K::BinsNotRising(number) => bin(t::PACK_BINS_NOT_RISING, *number),
            K::PointsOutside(number) => bin(t::PACK_POINTS_OUTSIDE, *number),
            K::PointsAgainstDirection(number) => bin(t::PACK_POINTS_AGAINST_DIRECTION, *number),
        }
    }

    /// A parameter that should have been read again: when it was last seen, and how long ago that is.
    #[must_use]
    pub fn stale(self, param: &Param, stale: &Stale) -> String {
        let (days, limit) = (stale.days.to_string(), stale.limit.to_string());
        self.say(t::FINANCING_STALE, [self.pack_text(&param.name), &self.date(stale.last_seen), &days, &limit])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Id, date};
    use crate::rules::Pack;

    #[test]
    fn a_problem_says_where_it_stands_and_what_it_is() {
        let kind = PackProblemKind::Expression(27, "=".to_owned());
        let problem = PackProblem::new("modes/bank_loan", "age", kind);
        let said = Language::ALL.map(|language| Words::new(language).pack_problem(&problem));
        assert_eq!(
            said,
            [
                "modes/bank_loan，age：公式第 27 个字符处读不懂“=”",
                "modes/bank_loan, age: the formula cannot be read at character 27: “=”"
            ]
        );
        let whole = PackProblem::new("", "", PackProblemKind::NoSource(Id::new("rumour")));
        assert_eq!(Words::new(Language::En).pack_problem(&whole), "The pack as a whole: there is no source “rumour”");
    }

    #[test]
    fn a_stale_parameter_is_told_with_its_dates() {
        let pack = Pack::china();
        let day = date(2026, 11, 21).unwrap();
        let stale = pack.stale(day).into_iter().find(|stale| stale.id.as_str() == "cn.lpr_1y").unwrap();
        let param = pack.param(&stale.id).unwrap();
        // 20 August to 21 November: 11 + 30 + 31 + 21 days.
        assert_eq!(
            Words::new(Language::Zh).stale(param, &stale),
            "“一年期 LPR”最后一次核对是 2026 年 8 月 20 日，已过 93 天（应每 35 天核对一次）；今天的数值可能已经不同。"
        );
    }
}
