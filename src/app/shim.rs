//! temporary
use credit_mirror::facts::*;
use credit_mirror::intake::*;
use credit_mirror::kernel::Origin;
use credit_mirror::wording::Words;
pub trait Lacking: Sized {
    fn field_label(self, field: Field) -> &'static str {
        field.spec().id
    }
    fn field_why(self, _field: Field) -> &'static str {
        "银行先看它：额度、周转和偿债都从它算起。"
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
pub struct View<'a> {
    pub case: &'a credit_mirror::assessment::Case,
    pub assessment: &'a credit_mirror::assessment::Assessment,
    pub pack: &'a credit_mirror::rules::Pack,
    pub words: Words,
    pub links: Links,
}
pub enum Links {
    Screen,
    Report,
}
pub mod pages {
    use super::View;
    use credit_mirror::report::Node;
    pub fn mirror(_: &View) -> Node {
        Node::new("div").with(Node::new("h2").with("镜"))
    }
    pub fn mirror_line(_: &View) -> String {
        "看到 3 成".to_owned()
    }
    pub fn portrait(_: &View) -> Node {
        Node::new("div").with(Node::new("h1").attr("tabindex", "-1").with("画像"))
    }
    pub use portrait as indicators;
    pub use portrait as financing;
    pub use portrait as months;
    pub use portrait as banker;
}
#[derive(Clone, PartialEq)]
pub struct Verification;
pub fn verify(_: &str, _: &credit_mirror::rules::Pack) -> Result<Verification, String> {
    Ok(Verification)
}
pub fn report_html(_: &View, _: bool) -> String {
    String::new()
}
pub struct Story {
    pub name: credit_mirror::wording::Msg<0>,
    pub text: credit_mirror::wording::Msg<0>,
}
pub const SAMPLES: [Story; 1] =
    [Story { name: credit_mirror::wording::t::APP_NAME, text: credit_mirror::wording::t::APP_HOME_LEAD }];
pub fn sample(_: usize) -> credit_mirror::assessment::Case {
    credit_mirror::assessment::Case::default()
}
