//! Whatever the parts of a workbook or a page are: no panic, no endless work, and always an answer.

#[allow(dead_code, reason = "the helpers of all workbooks")]
#[path = "common/workbooks.rs"]
mod workbooks;

use credit_mirror::intake::{Recipe, read_all};
use credit_mirror::kernel::Currency;
use proptest::prelude::*;
use workbooks::{Cell, xlsx, zip};

fn answers(bytes: &[u8], name: &str) -> usize {
    read_all(bytes, name, &|_| Recipe::default(), Currency::CNY, &mut |_| {}).len()
}

/// Pieces of pages, documents and XML spreadsheets, in any order.
fn markup() -> impl Strategy<Value = String> {
    let tags: Vec<&str> = vec![
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "<TH colspan=3>",
        "<td rowspan=\"300\" colspan='300'>",
        "</td>",
        "<br>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<",
        ">",
        "&nbsp;",
        "&#20;",
        "&#xFFFFFFFF;",
        "&",
        "\"",
        "'",
        "<table:table table:name=\"T\">",
        "</table:table>",
        "<table:table-row table:number-rows-repeated=\"9999999999\">",
        "</table:table-row>",
        "<table:table-cell office:value-type=\"float\" office:value=\"1e308\"/>",
        "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\">",
        "</table:table-cell>",
        "<text:p>",
        "</text:p>",
        "<text:s text:c=\"99999\"/>",
        "<office:annotation>",
        "</office:annotation>",
        "<Worksheet ss:Name=\"S\">",
        "</Worksheet>",
        "<Row ss:Index=\"4294967295\">",
        "<Row>",
        "</Row>",
        "<Cell ss:Index=\"18446744073709551615\" ss:MergeAcross=\"18446744073709551615\"/>",
        "<Cell>",
        "</Cell>",
        "<Data ss:Type=\"Number\">",
        "<Data ss:Type=\"DateTime\">",
        "</Data>",
        "2024-01-05",
        "Date",
        "Amount",
        "-1.50",
        "45296",
        "交易日期",
        "金额",
    ];
    proptest::sample::select(tags).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_markup_is_answered(pieces in proptest::collection::vec(markup(), 0..150)) {
        let body = pieces.concat();
        let page = format!("<html><table><tr>{body}");
        let sheet = format!("<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">{body}");
        let document = zip(&[("META-INF/manifest.xml", String::new()), ("content.xml", format!("<a>{body}"))]);
        for (name, bytes) in [("a.xls", page.into_bytes()), ("b.xls", sheet.into_bytes()), ("c.ods", document)] {
            prop_assert!(answers(&bytes, name) > 0);
        }
    }

    #[test]
    fn a_damaged_workbook_is_answered(at in 0.0..1.0_f64, byte in any::<u8>(), cut in 0.0..1.0_f64) {
        let rows = vec![
            vec![Cell::T("Date"), Cell::T("Text"), Cell::T("Amount")],
            vec![Cell::D(45296.0), Cell::T("a"), Cell::N(-1.5)],
            vec![Cell::D(45297.0), Cell::T("b"), Cell::F("5/2", 2.5)],
            vec![Cell::No, Cell::B(true), Cell::E("#REF!")],
        ];
        let mut bytes = xlsx(false, &[("S", true, rows)]);
        let place = |share: f64, of: usize| (((of - 1) as f64) * share) as usize;
        let index = place(at, bytes.len());
        bytes[index] = byte;
        prop_assert!(answers(&bytes, "a.xlsx") > 0);
        bytes.truncate(place(cut, bytes.len()));
        prop_assert!(answers(&bytes, "a.xlsx") > 0);
    }
}
