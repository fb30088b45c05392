//! TEMPORARY
#![allow(missing_docs)]
use super::Words;
use crate::facts::*;
use crate::indicators::*;
use crate::kernel::Id;
use crate::portrait::*;
impl Words {
    pub fn indicator(self, k: IndicatorKey) -> &'static str {
        k.as_str()
    }
    pub fn indicator_tells(self, k: IndicatorKey) -> &'static str {
        k.as_str()
    }
    pub fn family(self, _k: Family) -> &'static str {
        "family"
    }
    pub fn fact(self, k: FactKey) -> &'static str {
        k.as_str()
    }
    pub fn field_label(self, k: Field) -> &'static str {
        k.spec().id
    }
    pub fn choice(self, _k: Field, _c: &str) -> Option<&'static str> {
        None
    }
    pub fn code(self, _k: FactKey, c: &str) -> String {
        c.to_owned()
    }
    pub fn dimension(self, k: Dimension) -> &'static str {
        k.as_str()
    }
    pub fn dimension_lines(self, k: Dimension) -> Vec<String> {
        vec![k.as_str()[10..].to_owned()]
    }
    pub fn evidence(self, _k: EvidenceGrade) -> &'static str {
        "evidence"
    }
    pub fn section(self, _k: Section) -> &'static str {
        "section"
    }
    pub fn formula(self, k: &Id) -> Option<String> {
        Some(k.as_str().to_owned())
    }
}
