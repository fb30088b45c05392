//! The desk as the page uses it: cases opened, changed, shown, checked and saved by messages alone.

#![allow(clippy::unwrap_used)]

use credit_mirror::assessment::Case;
use credit_mirror::books::{Category, Corrections, LineId, MappingReason, StatementItem};
use credit_mirror::desk::{Ask, Call, Desk, Draft, FileRef, Filter, Kind, Looks, Shown, Tab, Told, pack, unpack};
use credit_mirror::dossier::{read_request, write, write_readings};
use credit_mirror::facts::{Answers, Entry, Field, FieldKey, held_toggled};
use credit_mirror::intake::{Recipe, Role, StatementPeriod, read, read_all};
use credit_mirror::kernel::{AmountUnit, Currency};
use credit_mirror::report::{Node, write_html};
use credit_mirror::wording::{Language, Words};
use std::rc::Rc;

const STATEMENT: &str = "日期,对方,摘要,收入,支出,余额\n\
    2026-08-01,甲公司,货款,1000.00,,1500.00\n\
    2026-08-09,房东,房租,,300.00,1200.00\n\
    2026-09-02,乙公司,货款,800.00,,2000.00\n";

fn set(text: &str) -> Rc<credit_mirror::intake::RecordSet> {
    Rc::new(read(text.as_bytes(), "a.csv", &Recipe::default(), Currency::CNY, &mut |_| ()).unwrap())
}

fn sample(number: u32) -> Result<Case, String> {
    if number > 0 {
        return Err("no such firm".to_owned());
    }
    let mut answers = Answers::in_unit(AmountUnit::TenThousand);
    answers.set(FieldKey::once(Field::FirmName), Some(Entry::Text("照样商行".to_owned())));
    answers.set(FieldKey { field: Field::Cash, row: 2025 }, Some(Entry::Text("12.5".to_owned())));
    Ok(Case::new(answers, vec![set(STATEMENT)], Corrections::default()))
}

const LOOKS: Looks = Looks { english: true, writes: true, day: (2026, 11, 20) };

fn opened(told: Told) -> Draft {
    match told {
        Told::Opened(draft) => *draft,
        other => panic!("not opened: {other:?}"),
    }
}

fn html(desk: &mut Desk, tab: Tab, looks: Looks) -> String {
    match desk.answer(Ask::Show(tab, looks)) {
        Told::Shown(Shown::Tree(node)) => {
            let mut out = String::new();
            write_html(&node, &mut out);
            out
        }
        other => panic!("no tree: {other:?}"),
    }
}

fn open_sample() -> (Desk, Draft) {
    let mut desk = Desk::new(sample);
    let draft = opened(desk.answer(Ask::OpenSample(0)));
    desk.answer(Ask::Draft(Box::new(draft.clone())));
    (desk, draft)
}

#[test]
fn a_draft_crosses_as_bytes_unchanged() {
    let (_, mut draft) = open_sample();
    draft.answers.set(FieldKey::once(Field::Staff), Some(Entry::DontKnow));
    draft.corrections.lines.insert(LineId { file: 0, line: 2 }, Category::LoanIn);
    draft.corrections.parties.insert(("甲公司".to_owned(), true), Category::Sales);
    draft.corrections.excluded.insert(LineId { file: 0, line: 3 }, true);
    draft.corrections.own_party = Some("甲公司".to_owned());
    draft.corrections.statement.insert("其他流动负债".to_owned(), StatementItem::ShortDebt);
    let call = Call { number: 7, message: Ask::Draft(Box::new(draft)) };
    assert_eq!(unpack::<Call<Ask>>(&pack(&call)), Some(call));
    assert_eq!(unpack::<Call<Ask>>(&[255; 3]), None);
}

#[test]
fn a_tree_crosses_as_bytes_unchanged() {
    let node = Node::new("p").attr("data-of", "信镜|\u{1F600}").class("a").with("文本").with(Node::new("br"));
    let call = Call { number: u32::MAX, message: Told::Shown(Shown::Tree(node)) };
    assert_eq!(unpack::<Call<Told>>(&pack(&call)), Some(call));
}

#[test]
fn corrections_change_the_books_and_a_step_back_restores_them() {
    let (mut desk, draft) = open_sample();
    let before = html(&mut desk, Tab::Months, LOOKS);
    let mut changed = draft.clone();
    changed.corrections.excluded.insert(LineId { file: 0, line: 2 }, true);
    desk.answer(Ask::Draft(Box::new(changed)));
    assert_ne!(html(&mut desk, Tab::Months, LOOKS), before);
    desk.answer(Ask::Draft(Box::new(Draft { files: Vec::new(), ..draft.clone() })));
    assert!(html(&mut desk, Tab::Lines(Filter::default()), LOOKS).contains("#/files"));
    desk.answer(Ask::Draft(Box::new(draft)));
    assert_eq!(html(&mut desk, Tab::Months, LOOKS), before);
}

#[test]
fn what_is_saved_beside_a_case_opens_to_the_same_case() {
    let (mut desk, draft) = open_sample();
    let Told::Light(text, files) = desk.answer(Ask::Light) else { panic!("no light case") };
    assert_eq!(files, draft.files);
    let Told::Bytes(records) = desk.answer(Ask::Records(files[0].number)) else { panic!("no records") };
    assert_eq!(desk.answer(Ask::Records(99)), Told::Bytes(Vec::new()));
    let mut other = Desk::new(sample);
    let again = opened(other.answer(Ask::OpenKept(text.clone(), vec![(files[0].digest.clone(), records)])));
    assert_eq!((&again.answers, &again.corrections), (&draft.answers, &draft.corrections));
    other.answer(Ask::Draft(Box::new(again)));
    let whole = Told::Text(write(&sample(0).unwrap()));
    assert_eq!(other.answer(Ask::Whole), whole);
    assert_eq!(desk.answer(Ask::Whole), whole);
    let Told::Refused(said) = other.answer(Ask::OpenKept(text, Vec::new())) else { panic!("opened without its file") };
    assert!(said.zh != said.en && !said.zh.is_empty());
}

#[test]
fn a_file_is_looked_at_corrected_and_taken_in() {
    let mut desk = Desk::new(sample);
    let reading = read(STATEMENT.as_bytes(), "a.csv", &Recipe::default(), Currency::CNY, &mut |_| ());
    let readings = write_readings(vec![reading]);
    let Told::Previewed(files) = desk.answer(Ask::Preview(4, readings)) else { panic!("no preview") };
    let preview = html(&mut desk, Tab::Job(4, 1), LOOKS);
    assert!(preview.contains("id=\"preview-4\"") && preview.contains("data-of=\"4|role|0,1\""), "{preview}");
    let role = "5".to_owned();
    let Told::Text(request) = desk.answer(Ask::Choose(4, "role".to_owned(), "0,1".to_owned(), role)) else { panic!() };
    let requests: Vec<(String, String)> = serde_json::from_str(&request).unwrap();
    let (_, recipe) = read_request(&requests.iter().find(|(part, _)| part == "a.csv").unwrap().1).unwrap();
    assert_eq!(recipe.roles.get(&1), Some(&Role::Direction));
    desk.answer(Ask::Draft(Box::new(Draft { files, ..Draft::default() })));
    desk.answer(Ask::Drop(4));
    assert!(!html(&mut desk, Tab::Job(4, 1), LOOKS).contains("preview-4"));
    assert!(html(&mut desk, Tab::Files, LOOKS).contains("file:0"));
    let filter = Filter { kind: Kind::Unrecognised, ..Filter::default() };
    let all = html(&mut desk, Tab::Lines(Filter::default()), LOOKS);
    let few = html(&mut desk, Tab::Lines(filter), LOOKS);
    assert!(all.matches("data-act=\"line\"").count() > few.matches("data-act=\"line\"").count());
}

#[test]
fn a_line_sorted_by_its_words_says_so_and_is_confirmed_by_one_press() {
    let mut desk = Desk::new(sample);
    let text = "日期,对方,摘要,收入,支出,余额\n\
        2026-08-01,王海燕,8月份薪水,,300.00,700.00\n\
        2026-08-02,,股东出资款,500.00,,1200.00\n\
        2026-08-03,赵六,转账,,20.00,1180.00\n";
    let reading = read(text.as_bytes(), "a.csv", &Recipe::default(), Currency::CNY, &mut |_| ());
    let Told::Previewed(files) = desk.answer(Ask::Preview(4, write_readings(vec![reading]))) else { panic!() };
    let draft = Draft { files, ..Draft::default() };
    desk.answer(Ask::Draft(Box::new(draft.clone())));
    let filter = Filter { kind: Kind::ByWords, ..Filter::default() };
    let page = html(&mut desk, Tab::Lines(filter.clone()), LOOKS);
    assert!(page.contains("data-of=\"0:2|payroll\"") && page.contains("data-of=\"0:3|owner_in\""), "{page}");
    assert!(!page.contains("赵六") && page.contains("no rule explains: 1 sorted by"), "{page}");
    // What that press does: the line is chosen, and leaves this list.
    let mut corrections = Corrections::default();
    corrections.lines.insert(LineId { file: 0, line: 2 }, Category::Payroll);
    desk.answer(Ask::Draft(Box::new(Draft { corrections, ..draft })));
    assert!(!html(&mut desk, Tab::Lines(filter), LOOKS).contains("王海燕"));
}

#[test]
fn a_correction_stays_with_the_file_and_is_offered_for_the_next_of_its_shape() {
    let mut desk = Desk::new(sample);
    let roles = [(2, Role::Ignored)].into_iter().collect();
    let recipe = Recipe { flip_sign: Some(true), roles, ..Recipe::default() };
    let read_as = |name: &str, recipe: &Recipe| {
        write_readings(vec![read(STATEMENT.as_bytes(), name, recipe, Currency::CNY, &mut |_| ())])
    };
    let preview = |desk: &mut Desk, job: u32, bytes: Vec<u8>| {
        let Told::Previewed(files) = desk.answer(Ask::Preview(job, bytes)) else { panic!("no preview") };
        files
    };
    let files = preview(&mut desk, 1, read_as("january.csv", &recipe));
    let plain = preview(&mut desk, 2, read_as("february.csv", &Recipe::default()));
    // The same bytes read otherwise are another file for the browser's store.
    assert_ne!(files[0].digest, plain[0].digest);
    desk.answer(Ask::Draft(Box::new(Draft { files: files.clone(), ..Draft::default() })));
    desk.answer(Ask::Drop(1));
    // Kept and opened again, it still knows how it was read.
    let Told::Light(text, _) = desk.answer(Ask::Light) else { panic!("no light case") };
    let Told::Bytes(records) = desk.answer(Ask::Records(files[0].number)) else { panic!("no records") };
    let mut later = Desk::new(sample);
    let draft = opened(later.answer(Ask::OpenKept(text, vec![(files[0].digest.clone(), records)])));
    later.answer(Ask::Draft(Box::new(draft)));
    preview(&mut later, 2, read_as("february.csv", &Recipe::default()));
    let of = "2|recipe|0,january.csv";
    assert!(html(&mut later, Tab::Job(2, 1), LOOKS).contains(of));
    let Told::Text(request) = later.answer(Ask::Choose(2, "recipe".into(), "0,january.csv".into(), String::new()))
    else {
        panic!("no request")
    };
    let requests: Vec<(String, String)> = serde_json::from_str(&request).unwrap();
    let (_, chosen) = read_request(&requests.iter().find(|(part, _)| part == "february.csv").unwrap().1).unwrap();
    assert_eq!(chosen, recipe);
    // Read that way, it is not offered again; nor is it offered to a file of another shape.
    preview(&mut later, 2, read_as("february.csv", &chosen));
    assert!(!html(&mut later, Tab::Job(2, 1), LOOKS).contains(of));
    let other = STATEMENT.replacen(STATEMENT.split(',').next().unwrap(), "Day", 1);
    let other = read(other.as_bytes(), "other.csv", &Recipe::default(), Currency::CNY, &mut |_| ());
    preview(&mut later, 3, write_readings(vec![other]));
    assert!(!html(&mut later, Tab::Job(3, 1), LOOKS).contains("|recipe|"));
}

#[test]
fn what_is_no_table_is_refused_in_both_languages() {
    let mut desk = Desk::new(sample);
    let reading = read(b"\x89PNG\r\n\x1a\n0000", "a.csv", &Recipe::default(), Currency::CNY, &mut |_| ());
    let told = desk.answer(Ask::Preview(0, write_readings(vec![reading])));
    let Told::Refused(said) = told else { panic!("{told:?}") };
    assert!(said.zh.contains("PNG") && said.en.contains("PNG"), "{said:?}");
    assert!(matches!(desk.answer(Ask::OpenSample(1)), Told::Refused(_)));
    assert!(matches!(desk.answer(Ask::OpenText("{".to_owned())), Told::Refused(_)));
}

#[test]
fn a_report_is_run_again_and_opens() {
    let (mut desk, draft) = open_sample();
    let Told::File(name, report) = desk.answer(Ask::Report(LOOKS, true)) else { panic!("no report") };
    assert!(name.contains("照样商行"), "{name}");
    let again = opened(desk.answer(Ask::Check(name.clone(), report.clone())));
    assert_eq!(again.answers, draft.answers);
    assert!(html(&mut desk, Tab::Checked, LOOKS).contains("note good"));
    assert_eq!(opened(desk.answer(Ask::OpenText(report.clone()))).answers, draft.answers);
    desk.answer(Ask::Check(name, report.replacen("12.5", "13.5", 1)));
    assert!(html(&mut desk, Tab::Checked, LOOKS).contains("note bad"));
}

#[test]
fn a_tab_that_only_shows_has_no_commands_on_the_case() {
    let (mut desk, _) = open_sample();
    let reads = Looks { writes: false, ..LOOKS };
    for tab in [Tab::Files, Tab::Lines(Filter::default())] {
        let page = html(&mut desk, tab, reads);
        for command in ["file.remove", "\"line\"", "exclude"] {
            for place in page.match_indices(&format!("data-act=\"{}\"", command.trim_matches('"'))) {
                let rest = &page[place.0..];
                assert!(rest[..rest.find('>').unwrap()].contains("disabled"), "{rest:.80}");
            }
        }
    }
    let number = FileRef { number: 9, digest: String::new() };
    desk.answer(Ask::Draft(Box::new(Draft { files: vec![number], ..Draft::default() })));
    assert!(html(&mut desk, Tab::Portrait, reads).contains("<h1"));
}

#[test]
fn the_score_page_tells_grade_points_and_probability_in_their_places() {
    let (mut desk, draft) = open_sample();
    let page = html(&mut desk, Tab::Score, LOOKS);
    let between = page.contains(" between M") && page.contains("80% sure to lie at ");
    let one = page.contains(" points, grade M") && !page.contains("M4 points");
    assert!(between || one, "{page}");
    assert!(page.contains("draws: ") && page.contains("% come out at M"), "{page}");
    // Its lines add up to the score.
    let page = page.split("Where it starts").next().unwrap();
    let number = |text: &str| text.replace(['+', ','], "").replace('−', "-").parse::<i32>().ok();
    let cells: Vec<i32> =
        page.split("class=\"number\">").skip(1).filter_map(|cell| number(cell.split('<').next()?)).collect();
    let (sum, lines) = cells.split_last().unwrap();
    assert_eq!(lines.iter().sum::<i32>(), *sum, "{cells:?}");
    assert!(draft.files.len() == 1 && (300..=850).contains(sum));
}

#[test]
fn what_is_tried_on_the_page_of_ways_moves_its_mirror_and_not_the_case() {
    let mut desk = Desk::new(sample);
    let firm = std::fs::read_to_string("tests/firms/parts-maker/case.json").unwrap();
    let draft = opened(desk.answer(Ask::OpenText(firm)));
    desk.answer(Ask::Draft(Box::new(draft)));
    let still = html(&mut desk, Tab::Better(Default::default()), LOOKS);
    assert!(still.contains("<h1") && still.contains("type=\"range\""), "{still}");
    assert!(still.contains("Now: ") && !still.contains("Like this: "), "{still}");
    let score = html(&mut desk, Tab::Score, LOOKS);
    let margin =
        still.split("data-of=\"").filter_map(|part| part.split('"').next()?.parse::<usize>().ok()).max().unwrap();
    let mut positions = credit_mirror::routes::Positions::default();
    positions[margin] = 10;
    let moved = html(&mut desk, Tab::Better(positions), LOOKS);
    assert!(moved.contains("Like this: ") && moved.contains("value=\"10\""), "{moved}");
    assert_eq!(html(&mut desk, Tab::Score, LOOKS), score);
    assert_eq!(html(&mut desk, Tab::Better(Default::default()), LOOKS), still);
}

#[test]
fn a_pack_of_ones_own_opens_beside_the_built_in_one_and_its_faults_are_told_by_line() {
    let (mut desk, _) = open_sample();
    let Told::File(name, start) = desk.answer(Ask::PackStart(LOOKS)) else { panic!("no beginning") };
    assert!(name.ends_with(".toml") && start.contains("under = [\"cn\"]"), "{start}");
    let none = html(&mut desk, Tab::Pack(0), LOOKS);
    assert!(none.contains("id=\"pack-file\"") && !none.contains("pack.drop"), "{none}");

    // Opened as it is, it changes no answer, and its text is what the browser is to keep.
    assert_eq!(desk.answer(Ask::Pack(name.clone(), start.clone())), Told::Text(start.clone()));
    let same = html(&mut desk, Tab::Pack(1), LOOKS);
    assert!(same.contains("My bank") && same.contains("pack.drop"), "{same}");
    assert!(same.contains("35 financing modes: 0 have another answer") && same.contains("The same under both: 35"));

    // A value of the bank's own, and the rule at the end taken out of its comment.
    let (plain, rule) = start.split_once("# [[params.param]]").unwrap();
    let rule: String = format!("# [[params.param]]{rule}")
        .lines()
        .map(|line| line.trim_start_matches("# ").to_owned() + "\n")
        .collect();
    let dscr = plain.find("@lender.dscr").unwrap();
    let changed = format!("{}{}{rule}", &plain[..dscr], plain[dscr..].replacen("value = 1.2", "value = 1.5", 1));
    assert!(matches!(desk.answer(Ask::Pack(name.clone(), changed)), Told::Text(_)));
    let beside = html(&mut desk, Tab::Pack(2), LOOKS);
    assert!(beside.contains("Yearly revenue reaches what this bank asks for"), "{beside}");
    assert!(beside.contains("not known, asked 1.20 times → not known, asked 1.50 times"), "{beside}");

    // One that is refused says why, line by line, and leaves the one before in use; an empty text removes it.
    let line = start.lines().position(|line| line.contains("@lender.dscr")).unwrap() + 2;
    let broken = start.replacen("value = 1.2, status = \"market\"", "value = 1.2, status = \"hearsay\"", 1);
    assert_eq!(desk.answer(Ask::Pack("b.toml".to_owned(), broken)), Told::Nothing);
    let refused = html(&mut desk, Tab::Pack(3), LOOKS);
    assert!(
        refused.contains(&format!("line {line}")) && refused.contains("hearsay") && refused.contains("b.toml"),
        "{line} {refused}"
    );
    assert!(refused.contains("Yearly revenue reaches what this bank asks for"), "the pack before stays");
    assert_eq!(desk.answer(Ask::Pack(String::new(), String::new())), Told::Text(String::new()));
    assert!(!html(&mut desk, Tab::Pack(4), LOOKS).contains("pack.drop"));
    let chinese = Looks { english: false, writes: false, ..LOOKS };
    assert!(
        html(&mut desk, Tab::Pack(4), chinese)
            .contains("id=\"pack-file\" type=\"file\" accept=\".toml,.json,.txt\" disabled")
    );
}

#[test]
fn papers_are_ticked_on_the_way_and_in_a_tab_that_only_shows_they_cannot_be() {
    let mut desk = Desk::new(sample);
    let mut draft = Draft::default();
    for (id, text) in [("need.amount", "800000"), ("pl.revenue@2025", "9000000"), ("profile.jurisdiction", "CN")] {
        draft.answers.set(FieldKey::parse(id).unwrap(), Some(Entry::Text(text.to_owned())));
    }
    let show = |desk: &mut Desk, draft: &Draft, looks| {
        desk.answer(Ask::Draft(Box::new(draft.clone())));
        html(desk, Tab::Way, looks)
    };
    let boxed = |page: &str| {
        let at = page.find("data-of=\"cn.licence\"").unwrap_or_else(|| panic!("{page}"));
        page[at..at + page[at..].find('>').unwrap()].to_owned()
    };
    let before = show(&mut desk, &draft, LOOKS);
    assert_eq!(before.matches("data-of=\"cn.licence\"").count(), 1, "each paper once");
    assert!(!boxed(&before).contains("checked") && before.contains("Issued by market regulator"));
    let held = FieldKey::once(Field::DocumentsHeld);
    draft.answers.set(held, Some(Entry::Text(held_toggled("cn.identity", "cn.licence"))));
    let after = show(&mut desk, &draft, LOOKS);
    assert!(boxed(&after).contains("checked") && !boxed(&after).contains("disabled"), "{}", boxed(&after));
    let numbers = |page: &str| {
        let line = page.split("class=\"quiet\">").find(|part| part.contains(" lacking")).unwrap();
        line.split(' ').filter_map(|word| word.parse().ok()).collect::<Vec<u32>>()
    };
    let (before, after) = (numbers(&before), numbers(&after));
    assert_eq!((before[0] - 2, before[1]), (after[0], after[1]), "two fewer of as many lack");
    assert!(after[0] < after[1]);
    let reads = Looks { writes: false, ..LOOKS };
    assert!(boxed(&show(&mut desk, &draft, reads)).contains("disabled"));
}

#[test]
fn the_beginning_of_a_pack_opens_in_every_jurisdiction_and_changes_nothing() {
    for (id, code) in credit_mirror::rules::Pack::built_in_ids() {
        let mut desk = Desk::new(sample);
        let mut answers = Answers::default();
        answers.set(FieldKey::once(Field::Jurisdiction), Some(Entry::Text(code.to_owned())));
        answers.set(FieldKey::once(Field::NeedAmount), Some(Entry::Text("800000".to_owned())));
        desk.answer(Ask::Draft(Box::new(Draft { answers, ..Draft::default() })));
        let Told::File(_, start) = desk.answer(Ask::PackStart(LOOKS)) else { panic!("no beginning: {id}") };
        assert!(start.contains(&format!("under = [\"{id}\"]")), "{start}");
        assert_eq!(desk.answer(Ask::Pack(String::new(), start.clone())), Told::Text(start));
        let page = html(&mut desk, Tab::Pack(1), LOOKS);
        assert!(page.contains("The same under both: 35"), "{id}: {page}");
    }
}

const OFX: &str = "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>777</BANKACCTFROM><BANKTRANLIST>\
    <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20250102<TRNAMT>100.00<FITID>a1<NAME>Blue Ltd<MEMO>order 7</STMTTRN>\
    <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250103<TRNAMT>-40.00<FITID>a2<NAME>Rent</STMTTRN></BANKTRANLIST>\
    <LEDGERBAL><BALAMT>60.00<DTASOF>20250103</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";

const PROFIT: &str = "利润表\n2024年度,,单位：元\n项目,行次,本年累计金额\n一、营业收入,1,1000.00\n减：营业成本,2,600.00\n管理费用,14,150.00\n加：某种调整,20,2.00\n\
    二、营业利润,21,252.00\n三、利润总额,30,252.00\n减：所得税费用,31,52.00\n四、净利润,32,200.00\n";

fn preview_of(desk: &mut Desk, job: u32, text: &str) -> (Vec<FileRef>, String) {
    let reading = read(text.as_bytes(), "a", &Recipe::default(), Currency::CNY, &mut |_| ());
    let Told::Previewed(files) = desk.answer(Ask::Preview(job, write_readings(vec![reading]))) else { panic!() };
    (files, html(desk, Tab::Job(job, 1), LOOKS))
}

#[test]
fn a_format_with_named_fields_says_which_it_used() {
    let mut desk = Desk::new(sample);
    let (_, page) = preview_of(&mut desk, 1, OFX);
    for word in ["DTPOSTED", "2025-01-02", "TRNAMT", "NAME", "Blue Ltd", "MEMO", "order 7", "FITID", "a2"] {
        assert!(page.contains(word), "{word}: {page}");
    }
    assert!(!page.contains("BANKACCTTO"), "no row names the other account: {page}");
    assert!(!page.contains("|role|"), "fields of such a format have their meaning from it");
}

#[test]
fn lines_of_accounts_show_where_they_go_and_can_be_placed() {
    let mut desk = Desk::new(sample);
    let (files, preview) = preview_of(&mut desk, 1, PROFIT);
    assert!(preview.contains("营业收入") && preview.contains("二、营业利润"), "{preview}");
    let mut draft = Draft { files, ..Draft::default() };
    desk.answer(Ask::Draft(Box::new(draft.clone())));
    let page = html(&mut desk, Tab::Files, LOOKS);
    assert!(page.contains("data-act=\"account\"") && page.contains("data-of=\"某种调整\""), "{page}");
    let chosen = |page: &str| page.matches(" selected=\"\"").count();
    let before = chosen(&page);
    draft.corrections.statement.insert("某种调整".to_owned(), StatementItem::OtherIncome);
    desk.answer(Ask::Draft(Box::new(draft)));
    let after = html(&mut desk, Tab::Files, LOOKS);
    assert!(after.contains(Words::new(Language::En).mapping_reason(&MappingReason::Chosen).as_str()), "{after}");
    assert_eq!(chosen(&after), before, "another choice of the same list");
}

const UNDATED: &str = "资产负债表,,,,,\n编制单位：甲公司,,,,,单位：元\n资产,期末余额,年初余额,负债和所有者权益,期末余额,年初余额\n\
    货币资金,120.00,80.00,短期借款,100.00,50.00\n应收账款,200.00,150.00,应付账款,90.00,60.00\n\
    存货,60.00,40.00,负债合计,190.00,110.00\n固定资产,70.00,80.00,实收资本,150.00,150.00\n\
    ,,,未分配利润,110.00,90.00\n资产总计,450.00,350.00,负债和所有者权益总计,450.00,350.00\n";

/// Does what the page does with a choice: tells the desk, reads the file again as it then asks, shows the preview.
fn choose_and_read(desk: &mut Desk, job: u32, (name, text): (&str, &str), choice: (&str, &str, &str)) -> String {
    let (what, of, value) = choice;
    let Told::Text(request) = desk.answer(Ask::Choose(job, what.into(), of.into(), value.into())) else { panic!() };
    let requests: Vec<(String, String)> = serde_json::from_str(&request).unwrap();
    let recipes: Vec<_> =
        requests.iter().map(|(part, request)| (part.clone(), read_request(request).unwrap().1)).collect();
    let choose = |name: &str| Recipe::of_part(&recipes, name);
    let readings = read_all(text.as_bytes(), name, &choose, Currency::CNY, &mut |_| ());
    let Told::Previewed(_) = desk.answer(Ask::Preview(job, write_readings(readings))) else { panic!("no preview") };
    html(desk, Tab::Job(job, 1), LOOKS)
}

#[test]
fn the_day_of_a_statement_that_names_none_is_asked_checked_used_and_taken_back() {
    let file = ("资产负债表2025-12.csv", UNDATED);
    let mut desk = Desk::new(sample);
    let read = || read(UNDATED.as_bytes(), file.0, &Recipe::default(), Currency::CNY, &mut |_| ());
    desk.answer(Ask::Preview(1, write_readings(vec![read()])));
    let asked = html(&mut desk, Tab::Job(1, 1), LOOKS);
    let words = Words::new(Language::En);
    let question = words.get(credit_mirror::wording::t::INTAKE_QUESTION_DAY);
    assert!(asked.contains(question) && asked.contains("data-of=\"1|first|0\""), "{asked}");
    assert!(!asked.contains("1|last|0"), "one day, not a period: {asked}");
    // The name of the file is offered and not used.
    assert!(asked.contains("data-of=\"1|answer|0,0\" aria-pressed=\"false\""), "{asked}");
    assert!(!asked.contains("31 Dec 2024"), "{asked}");
    // What is wrong is told at the field, with the rule and the text, and is no answer.
    for (text, rule) in [
        ("2025-02-30", "“2025-02-30”"),
        ("31.12.2025", "“31.12.2025”"),
        ("2026-11-21", "20 Nov 2026"),
        ("1025-12-31", "1 Jan 1990"),
    ] {
        let page = choose_and_read(&mut desk, 1, file, ("first", "0", text));
        assert!(page.contains("aria-invalid=\"true\"") && page.contains(rule), "{text}: {page}");
        assert!(page.contains(&format!("value=\"{text}\"")) && !page.contains("31 Dec 2024"), "{text}: {page}");
    }
    // Nothing typed is no mistake until the answer is given.
    let page = choose_and_read(&mut desk, 1, file, ("first", "0", " "));
    assert!(!page.contains("aria-invalid"), "{page}");
    let page = choose_and_read(&mut desk, 1, file, ("days", "0", ""));
    assert!(page.contains("aria-invalid"), "{page}");
    let page = choose_and_read(&mut desk, 1, file, ("first", "0", "２０２５年12月31日"));
    assert!(!page.contains("aria-invalid") && page.contains("31 Dec 2024"), "{page}");
    assert!(page.contains("data-of=\"1|answer|0,0\" aria-pressed=\"true\""), "{page}");
    let page = choose_and_read(&mut desk, 1, file, ("clear", "0", ""));
    assert!(page.contains(question) && !page.contains("31 Dec 2024") && !page.contains("aria-invalid"), "{page}");
    let page = choose_and_read(&mut desk, 1, file, ("answer", "0,0", ""));
    assert!(page.contains("value=\"2025-12-31\"") && page.contains("31 Dec 2024"), "{page}");
    // Taken in, it still says whose word the day is; the next file is asked again and is offered nothing.
    let recipe = Recipe {
        periods: [(String::new(), StatementPeriod::On("2025-12-31".parse().unwrap()))].into(),
        ..Recipe::default()
    };
    let reading = credit_mirror::intake::read(UNDATED.as_bytes(), file.0, &recipe, Currency::CNY, &mut |_| ());
    let Told::Previewed(files) = desk.answer(Ask::Preview(1, write_readings(vec![reading]))) else { panic!() };
    desk.answer(Ask::Draft(Box::new(Draft { files, ..Draft::default() })));
    desk.answer(Ask::Drop(1));
    let page = html(&mut desk, Tab::Files, LOOKS);
    assert!(page.contains("Chosen by you: 31 Dec 2025"), "{page}");
    desk.answer(Ask::Preview(2, write_readings(vec![read()])));
    let page = html(&mut desk, Tab::Job(2, 1), LOOKS);
    assert!(page.contains(question) && !page.contains("|recipe|") && !page.contains("31 Dec 2024"), "{page}");
}

#[test]
fn a_period_needs_its_first_and_its_last_day_in_this_order() {
    let text = PROFIT.replace("2024年度,,单位：元", ",,单位：元").replace("本年累计金额", "本期金额");
    let file = ("利润表.csv", text.as_str());
    let mut desk = Desk::new(sample);
    let reading = read(text.as_bytes(), file.0, &Recipe::default(), Currency::CNY, &mut |_| ());
    desk.answer(Ask::Preview(1, write_readings(vec![reading])));
    let asked = html(&mut desk, Tab::Job(1, 1), LOOKS);
    assert!(asked.contains("1|first|0") && asked.contains("1|last|0"), "{asked}");
    let page = choose_and_read(&mut desk, 1, file, ("first", "0", "2025-01-01"));
    assert!(!page.contains("aria-invalid") && !page.contains("Chosen by you"), "{page}");
    let page = choose_and_read(&mut desk, 1, file, ("last", "0", "2024-12-31"));
    assert!(page.contains("before the first, 1 Jan 2025; “2024-12-31”"), "{page}");
    let page = choose_and_read(&mut desk, 1, file, ("last", "0", "2025-12-31"));
    assert!(page.contains("Chosen by you: 1 Jan 2025 – 31 Dec 2025") && !page.contains("aria-invalid"), "{page}");
}

#[test]
fn a_layout_is_offered_to_the_next_file_without_the_day_that_was_said_of_the_last() {
    let text = "日期,摘要,说明,金额,余额\n11/28,货款,a,50.00,100.00\n12/30,房租,b,-20.00,80.00\n";
    let period = StatementPeriod::On("2025-12-31".parse().unwrap());
    let recipe = |roles: &[(usize, Role)]| Recipe {
        roles: roles.iter().copied().collect(),
        periods: [(String::new(), period)].into(),
        ..Recipe::default()
    };
    let reading = |name: &str, recipe: &Recipe| {
        write_readings(vec![read(text.as_bytes(), name, recipe, Currency::CNY, &mut |_| ())])
    };
    // What is only about one file is offered to no other.
    let mut desk = Desk::new(sample);
    desk.answer(Ask::Preview(1, reading("one.csv", &Recipe::default())));
    html(&mut desk, Tab::Job(1, 1), LOOKS);
    let page = choose_and_read(&mut desk, 1, ("one.csv", text), ("first", "0", "2025-12-31"));
    assert!(page.contains("Chosen by you: 31 Dec 2025") && page.contains("2 rows read, 0 not read"), "{page}");
    desk.answer(Ask::Preview(2, reading("two.csv", &Recipe::default())));
    let page = html(&mut desk, Tab::Job(2, 1), LOOKS);
    assert!(!page.contains("|recipe|") && page.contains("data-of=\"2|first|0\""), "{page}");
    // A layout is offered; it leaves the day that was said of this file, and brings none of the other's.
    desk.answer(Ask::Preview(1, reading("one.csv", &recipe(&[(2, Role::Ignored)]))));
    assert!(html(&mut desk, Tab::Job(2, 1), LOOKS).contains("2|recipe|0,one.csv"));
    let chosen = |desk: &mut Desk| {
        let choose = Ask::Choose(2, "recipe".into(), "0,one.csv".into(), String::new());
        let Told::Text(request) = desk.answer(choose) else { panic!("no request") };
        let requests: Vec<(String, String)> = serde_json::from_str(&request).unwrap();
        read_request(&requests.iter().find(|(part, _)| part == "two.csv").unwrap().1).unwrap().1
    };
    let roles = [(2, Role::Ignored)].into_iter().collect();
    assert_eq!(chosen(&mut desk), Recipe { roles, ..Recipe::default() });
    desk.answer(Ask::Choose(2, "first".into(), "0".into(), "2024-12-31".into()));
    let own = StatementPeriod::On("2024-12-31".parse().unwrap());
    assert_eq!(chosen(&mut desk).periods, [(String::new(), own)].into());
}
