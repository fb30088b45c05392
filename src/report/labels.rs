//! What figures are called.

use crate::facts::{EvidenceGrade, FactKey, Field, Section};
use crate::indicators::{Family, IndicatorKey};
use crate::kernel::Id;
use crate::portrait::Dimension;
use crate::wording::Words;

/// Names of figures in words.
pub(super) trait Labels {
    fn label_indicator(self, key: IndicatorKey) -> &'static str;
    fn label_tells(self, key: IndicatorKey) -> &'static str;
    fn label_family(self, family: Family) -> &'static str;
    fn label_fact(self, key: FactKey) -> &'static str;
    fn label_field(self, field: Field) -> &'static str;
    fn label_choice(self, field: Field, code: &str) -> Option<String>;
    fn label_code(self, key: FactKey, code: &str) -> String;
    fn label_dimension(self, dimension: Dimension) -> &'static str;
    fn label_lines(self, dimension: Dimension) -> Vec<String>;
    fn label_evidence(self, grade: EvidenceGrade) -> &'static str;
    fn label_section(self, section: Section) -> &'static str;
    fn label_formula(self, formula: &Id) -> Option<String>;
}

impl Labels for Words {
    fn label_indicator(self, key: IndicatorKey) -> &'static str {
        key.as_str()
    }
    fn label_tells(self, key: IndicatorKey) -> &'static str {
        key.as_str()
    }
    fn label_family(self, _family: Family) -> &'static str {
        ""
    }
    fn label_fact(self, key: FactKey) -> &'static str {
        key.as_str()
    }
    fn label_field(self, field: Field) -> &'static str {
        field.spec().id
    }
    fn label_choice(self, _field: Field, code: &str) -> Option<String> {
        (code.len() < 2).then(|| code.to_owned())
    }
    fn label_code(self, _key: FactKey, code: &str) -> String {
        code.to_owned()
    }
    fn label_dimension(self, dimension: Dimension) -> &'static str {
        dimension.as_str()
    }
    fn label_lines(self, dimension: Dimension) -> Vec<String> {
        vec![dimension.as_str().to_owned()]
    }
    fn label_evidence(self, _grade: EvidenceGrade) -> &'static str {
        ""
    }
    fn label_section(self, _section: Section) -> &'static str {
        ""
    }
    fn label_formula(self, formula: &Id) -> Option<String> {
        Some(formula.as_str().to_owned())
    }
}
