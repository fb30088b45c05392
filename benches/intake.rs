//! How long whole files take natively, from bytes to a record set with its proof: a statement of 3 MB in GB18030, a
//! CSV of 55 MB without quotes and one with, a workbook of 50,000 rows, a camt.053 of 10 MB, and rows from 10,000 to
//! 1,000,000, which must cost the same each.
//! `cargo bench --bench intake` prints the table; the files it reads are left in `target/bench/` for the measurement
//! in the browser. `cargo bench --bench intake -- NAME` measures one file and prints the most memory it took.

use credit_mirror::intake::{Recipe, read_digested};
use credit_mirror::kernel::Currency;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file: its name and bytes, and how many rows it must give.
struct File {
    name: &'static str,
    bytes: Vec<u8>,
    rows: usize,
}

fn money(minor: i64) -> String {
    format!("{}{}.{:02}", if minor < 0 { "-" } else { "" }, minor.abs() / 100, minor.abs() % 100)
}

/// Day `line` of a statement that runs over three years.
fn day(line: usize, lines: usize) -> String {
    let month = line * 36 / lines;
    let day = 1 + line * 28 * 36 / lines % 28;
    format!("{}-{:02}-{day:02}", 2023 + month / 12, month % 12 + 1)
}

fn amount(line: usize) -> i64 {
    if line.is_multiple_of(3) { -(20_000 + (line * 37 % 90_000) as i64) } else { 9_000 + (line * 53 % 40_000) as i64 }
}

/// A Chinese bank's statement with times, parties, accounts and a running balance.
fn chinese(lines: usize) -> String {
    let mut csv = String::from(
        "账号：6222020200001234,币种：人民币\n交易日期,交易时间,交易金额,账户余额,对方户名,对方账号,摘要,流水号\n",
    );
    let mut balance = 80_000_000_i64;
    for line in 0..lines {
        balance += amount(line);
        let (party, text) = match line % 3 {
            0 => (format!("供应商{}有限公司", line % 25), "采购货款"),
            _ => (format!("客户{}商贸有限公司", line % 40), "货款"),
        };
        let clock = format!("{:02}:{:02}:{:02}", 8 + line % 10, line % 60, line * 7 % 60);
        writeln!(
            csv,
            "{},{clock},{},{},{party},622202{:013},{text},{:016}",
            day(line, lines),
            money(amount(line)),
            money(balance),
            line * 7919 % 1_000_000_007,
            line
        )
        .expect("text");
    }
    csv
}

/// An amount with thousands in quotes, as many Chinese banks write it.
fn quoted_money(minor: i64) -> String {
    let plain = money(minor.abs());
    let (whole, cents) = plain.split_once('.').expect("a point");
    let digits: Vec<char> = whole.chars().collect();
    let parts: Vec<String> = digits.rchunks(3).rev().map(|part| part.iter().collect()).collect();
    format!("\"{}{}.{cents}\"", if minor < 0 { "-" } else { "" }, parts.join(","))
}

/// A Chinese bank's statement in UTF-8 whose amounts are in quotes.
fn quoted(lines: usize) -> String {
    let mut csv = String::from("交易日期,交易金额,账户余额,对方户名,对方账号,摘要,流水号\n");
    let mut balance = 8_000_000_000_i64;
    for line in 0..lines {
        let amount = amount(line) * 10;
        balance += amount;
        let party = if line % 3 == 0 { "供应商" } else { "客户" };
        writeln!(
            csv,
            "{},{},{},{party}{:03}商贸有限公司,622202{:013},货款,{:012}",
            day(line, lines),
            quoted_money(amount),
            quoted_money(balance),
            line % 500,
            line * 7919 % 1_000_000_007,
            line
        )
        .expect("text");
    }
    csv
}

/// A plain statement: date, amount, balance, two texts.
fn plain(lines: usize) -> String {
    let mut csv = String::from("Date,Description,Counterparty,Reference,Amount,Balance\n");
    let mut balance = 80_000_000_i64;
    for line in 0..lines {
        balance += amount(line);
        writeln!(
            csv,
            "{},Payment for delivery {:07} to customer,Trading company {} limited,REF{:010},{},{}",
            day(line, lines),
            line,
            line % 500,
            line,
            money(amount(line)),
            money(balance)
        )
        .expect("text");
    }
    csv
}

fn column(at: usize) -> char {
    char::from(b'A' + u8::try_from(at).expect("few columns"))
}

/// A workbook with texts in the shared list, as spreadsheet programs write it.
fn workbook(lines: usize) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut texts: Vec<String> =
        ["Date", "Text", "Party", "Reference", "Amount", "Balance", "Note"].map(str::to_owned).to_vec();
    texts.extend((0..500).map(|n| format!("客户{n}商贸有限公司")));
    let mut data = String::from("<row r=\"1\">");
    for at in 0..7 {
        write!(data, "<c r=\"{}1\" t=\"s\"><v>{at}</v></c>", column(at)).expect("text");
    }
    data.push_str("</row>");
    let mut balance = 80_000_000_i64;
    for line in 0..lines {
        balance += amount(line);
        let row = line + 2;
        let serial = 44_927 + line * 1_095 / lines;
        write!(
            data,
            "<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"><v>{serial}</v></c><c r=\"B{row}\" t=\"s\"><v>{}</v></c>\
             <c r=\"C{row}\" t=\"s\"><v>{}</v></c><c r=\"D{row}\" t=\"inlineStr\"><is><t>REF{line:010}</t></is></c>\
             <c r=\"E{row}\"><v>{}</v></c><c r=\"F{row}\"><v>{}</v></c><c r=\"G{row}\" t=\"s\"><v>{}</v></c></row>",
            7 + line % 500,
            7 + line * 7 % 500,
            money(amount(line)),
            money(balance),
            7 + line * 3 % 500,
        )
        .expect("text");
    }
    let list: String = texts.iter().map(|text| format!("<si><t>{text}</t></si>")).collect();
    let parts = [
        ("[Content_Types].xml", {
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            let part = |name: &str, of: &str| {
                format!("<Override PartName=\"/xl/{name}.xml\" ContentType=\"{kind}{of}+xml\"/>")
            };
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default \
                     Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{}{}{}{}</Types>",
                part("workbook", "sheet.main"),
                part("worksheets/sheet1", "worksheet"),
                part("styles", "styles"),
                part("sharedStrings", "sharedStrings"),
            )
        }),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"w\" Type=\"{DOCUMENT}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"s\" Type=\"{DOCUMENT}/styles\" Target=\"styles.xml\"/><Relationship Id=\"t\" Type=\"{DOCUMENT}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        ("xl/sharedStrings.xml", format!("<sst xmlns=\"{MAIN}\">{list}</sst>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData></worksheet>")),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("a name");
        writer.write_all(text.as_bytes()).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

/// An account's statement in ISO 20022, each entry with its details, as banks write them.
fn camt(entries: usize) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">\
         <BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-01-01T08:00:00</CreDtTm></GrpHdr><Stmt><Id>S1</Id>\
         <CreDtTm>2026-01-01T08:00:00</CreDtTm><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>\n",
    );
    let opening = 80_000_000_i64;
    let closing = opening + (0..entries).map(amount).sum::<i64>();
    for (code, balance, day) in [("OPBD", opening, "2023-01-01"), ("CLBD", closing, "2025-12-31")] {
        writeln!(
            xml,
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>",
            money(balance)
        )
        .expect("text");
    }
    for line in 0..entries {
        let (amount, day) = (amount(line), day(line, entries));
        let (sign, party) = if amount < 0 { ("DBIT", "Cdtr") } else { ("CRDT", "Dbtr") };
        writeln!(
            xml,
            "<Ntry><NtryRef>{line:08}</NtryRef><Amt Ccy=\"EUR\">{value}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts>BOOK</Sts>\
             <BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt><AcctSvcrRef>ASR{line:010}</AcctSvcrRef>\
             <NtryDtls><TxDtls><Refs><EndToEndId>E2E{line:08}</EndToEndId></Refs>\
             <RltdPties><{party}><Nm>Trading company {} limited</Nm></{party}></RltdPties>\
             <RmtInf><Ustrd>Invoice {line:07}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
            line % 500,
            value = money(amount.abs()),
        )
        .expect("text");
    }
    xml.push_str("</Stmt></BkToCstmrStmt></Document>\n");
    xml
}

fn files(wanted: Option<&str>) -> Vec<File> {
    type Make = fn() -> Vec<u8>;
    let all: [(&str, usize, Make); 9] = [
        ("statement-gb18030-3mb.csv", 29_000, || encoding_rs::GB18030.encode(&chinese(29_000)).0.into_owned()),
        ("statement-55mb.csv", 520_000, || plain(520_000).into_bytes()),
        ("statement-quoted-55mb.csv", 520_000, || quoted(520_000).into_bytes()),
        ("workbook-50k.xlsx", 50_000, || workbook(50_000)),
        ("camt-10mb.xml", 25_000, || camt(25_000).into_bytes()),
        ("rows-10k.csv", 10_000, || plain(10_000).into_bytes()),
        ("rows-100k.csv", 100_000, || plain(100_000).into_bytes()),
        ("rows-300k.csv", 300_000, || plain(300_000).into_bytes()),
        ("rows-1000k.csv", 1_000_000, || short(1_000_000).into_bytes()),
    ];
    let chosen = all.into_iter().filter(|(name, ..)| wanted.is_none_or(|wanted| *name == wanted));
    // One file alone is taken from the disk when it is there, so that its making does not count as memory.
    let kept = |name: &str| wanted.and_then(|_| std::fs::read(Path::new("target/bench").join(name)).ok());
    chosen.map(|(name, rows, make)| File { name, bytes: kept(name).unwrap_or_else(make), rows }).collect()
}

/// Short lines, so that a million of them stay below the size limit.
fn short(lines: usize) -> String {
    let mut csv = String::from("Date,Text,Amount,Balance\n");
    let mut balance = 80_000_000_i64;
    for line in 0..lines {
        balance += amount(line);
        writeln!(csv, "{},Payment {line:07},{},{}", day(line, lines), money(amount(line)), money(balance))
            .expect("text");
    }
    csv
}

/// Reads a file some times and gives the best time and the median.
fn measure(file: &File, rounds: usize) -> (Duration, Duration) {
    let mut times = Vec::new();
    for _ in 0..rounds {
        let bytes = file.bytes.clone().into();
        let start = Instant::now();
        let mut sets = read_digested(bytes, None, file.name, &|_| Recipe::default(), Currency::CNY, &mut |_| {});
        let set = sets.swap_remove(0).expect("a statement");
        times.push(start.elapsed());
        let proof = &set.parts().proof;
        assert_eq!((proof.read as usize, proof.unread, proof.ties), (file.rows, 0, Some(true)), "{}", file.name);
    }
    times.sort();
    (times[0], times[rounds / 2])
}

/// The most memory this program has taken, in MB, where the system tells it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

fn main() {
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder = Path::new("target/bench");
    std::fs::create_dir_all(folder).expect("target");
    println!("{:<28} {:>8} {:>9} {:>9} {:>9} {:>9}", "file", "MB", "rows", "best ms", "median", "ns/row");
    let before = peak();
    for file in files(wanted.as_deref()) {
        std::fs::write(folder.join(file.name), &file.bytes).expect("target");
        let rounds = if file.rows > 200_000 { 3 } else { 7 };
        let (best, median) = measure(&file, rounds);
        let time = best.as_secs_f64();
        let size = file.bytes.len() as f64 / 1e6;
        println!(
            "{:<28} {size:>8.1} {:>9} {:>9.1} {:>9.1} {:>9.0}",
            file.name,
            file.rows,
            time * 1e3,
            median.as_secs_f64() * 1e3,
            time * 1e9 / file.rows as f64
        );
    }
    if let (Some(_), Some(before), Some(after)) = (wanted, before, peak()) {
        println!("most memory: {after} MB with the file itself, {before} MB before");
    }
}
