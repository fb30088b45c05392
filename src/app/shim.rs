//! Words of fields and files, until their rooms bring them.
use credit_mirror::facts::*;
use credit_mirror::intake::*;
use credit_mirror::kernel::Origin;
use credit_mirror::wording::Words;
pub trait Lacking: Sized {
    fn field_label(self, field: Field) -> &'static str {
        field.spec().id
    }
    fn field_why(self, _field: Field) -> &'static str {
        ""
    }
    fn choice(self, _field: Field, code: &'static str) -> &'static str {
        code
    }
    fn group(self, group: Group) -> &'static str {
        match group {
            Group::Firm => "企业",
            Group::Assets => "资产",
            Group::Claims => "负债与权益",
            Group::Profit => "利润",
            _ => "一组",
        }
    }
    fn entry_problem(self, _field: Field, problem: &EntryProblem, text: &str) -> String {
        format!("{problem:?}；现填 {text}")
    }
    fn role(self, role: Role) -> String {
        format!("{role:?}")
    }
    fn evidence(self, role: &Evidence) -> String {
        format!("{role:?}")
    }
    fn unread_reason(self, role: &UnreadReason) -> String {
        format!("{role:?}")
    }
    fn intake_finding(self, role: &IntakeFinding) -> String {
        format!("{role:?}")
    }
    fn fact_finding(self, role: &FactFinding) -> String {
        format!("{role:?}")
    }
    fn format(self, f: Format) -> &'static str {
        f.as_str()
    }
    fn origins(self, o: &[Origin]) -> String {
        format!("{o:?}")
    }
}
impl Lacking for Words {}
