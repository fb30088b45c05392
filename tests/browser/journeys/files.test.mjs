// Whatever files a firm has: six kinds dropped at once, a column corrected, a question answered, the correction used for
// the next file of that layout, an overlap counted once, a file removed and brought back. By keyboard, in both languages,
// on a desk and on a phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { accessibility, launch, open, picture, serve } from "../lib.mjs";
import { LANGUAGES, guest, holds, preview, rawWords, take } from "./steps.mjs";

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

// All written for this test; what each holds was added up by hand.
const month = (number) => `Day,Note,Remark,Amount,Balance
2026-0${number}-05,Rice mill,A12,-100.00,900.00
2026-0${number}-06,Shop Anna,A13,250.00,1150.00
2026-0${number}-20,Shop Berta,A14,50.00,1200.00
`;
const FILES = {
  "bank.csv": month(1),
  "ambiguous.csv": "Date;Text;Amount\n03/04/2026;Market hall;120.00\n05/04/2026;Flour;-30.00\n",
  "card.ofx": `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>77<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260201<DTEND>20260228<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260203<TRNAMT>-12.50<FITID>x1<NAME>Paper</STMTTRN><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260204<TRNAMT>80.00<FITID>x2<NAME>Guest</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>67.50<DTASOF>20260228</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`,
  "old.qif": "!Type:Bank\nD2026-02-13\nT-9.99\nPStamps\n^\nD2026-02-14\nT45.00\nPRepair\n^\n",
  "swift.sta": ":20:REF1\n:25:12345678/9\n:28C:1/1\n:60F:C260301EUR100,00\n:61:2603020302D20,00NMSCNONREF\n:86:Water\n:61:2603030303C70,00NMSCNONREF\n:86:Customer\n:62F:C260303EUR150,00\n-\n",
  "camt.xml": `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId><CreDtTm>2026-04-01T08:00:00</CreDtTm></GrpHdr><Stmt><Id>S1</Id><CreDtTm>2026-04-01T08:00:00</CreDtTm><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-31</Dt></Dt></Bal><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">35.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-04-01</Dt></Dt></Bal><Ntry><Amt Ccy="EUR">25.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-04-01</Dt></BookgDt><AcctSvcrRef>r1</AcctSvcrRef></Ntry></Stmt></BkToCstmrStmt></Document>`,
};
const ROWS = { "bank.csv": "3", "ambiguous.csv": "2", "card.ofx": "2", "old.qif": "2", "swift.sta": "2", "camt.xml": "1" };

/** Drops files on the place for them. */
const drop = (page, files) =>
  page.locator(".drop").evaluate((target, entries) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of entries) dataTransfer.items.add(new File([text], name));
    for (const kind of ["dragover", "drop"]) target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }, Object.entries(files));

/** Presses a control by the keyboard. */
async function press(control) {
  await control.focus();
  await control.press("Enter");
}

LANGUAGES.forEach((language, at) => {
  const width = at === 0 ? 1280 : 360;
  test(`six kinds of files at once, ${language}`, async () => {
    const { page, words, wrong, close } = await guest(browser, { language, width });
    await open(page, server.url, { settled: true });
    await page.goto(`${server.url}#/files`);
    await page.locator(".drop").waitFor();
    await drop(page, FILES);

    const region = (name) => page.getByRole("region", { name, exact: true });
    for (const [name, rows] of Object.entries(ROWS)) {
      await region(name).waitFor();
      const text = await region(name).innerText();
      assert.ok(text.includes(words.say("app.proof_rows", { read: rows, unread: "0" })), `${name}: ${text}`);
      assert.deepEqual(rawWords(text), [], name);
    }
    assert.deepEqual(await accessibility(page), []);
    await picture(page, `files-six-${language.slice(0, 2)}`);

    // A column corrected: the remark is no reference but of no matter.
    const column = region("bank.csv").getByRole("combobox", { name: words.say("app.column_choose", { heading: "Remark" }), exact: true });
    await column.focus();
    await column.selectOption({ label: words.say("intake.role.ignored") });
    await region("bank.csv").getByText(words.say("intake.evidence.chosen"), { exact: false }).first().waitFor();

    // A question answered: the other order of day and month than the one taken for now.
    const asked = region("ambiguous.csv");
    const before = await asked.getByText(words.like("app.proof_span")).first().innerText();
    await press(asked.locator('button[aria-pressed="false"]').first());
    await page.waitForFunction(
      ([name, span]) => {
        const region = [...document.querySelectorAll("section[aria-label]")].find((one) => one.getAttribute("aria-label") === name);
        return region && !region.innerText.includes(span);
      },
      ["ambiguous.csv", before],
    );
    assert.ok((await asked.innerText()).includes(words.say("app.proof_rows", { read: "2", unread: "0" })));

    // All taken in.
    for (const name of Object.keys(ROWS)) {
      await press(region(name).getByRole("button", { name: words.like("app.file_take") }));
      await region(name).waitFor({ state: "detached" });
    }
    const count = (number) => page.getByRole("heading", { name: words.say("app.files_in", { count: number }), exact: true }).waitFor();
    await count(6);

    // The next month has the same layout: its correction is offered and used.
    await drop(page, { "next.csv": month(3) });
    await region("next.csv").getByText(words.say("app.recipe_kept", { name: "bank.csv" }), { exact: false }).waitFor();
    await press(region("next.csv").getByRole("button", { name: words.say("app.recipe_use"), exact: true }));
    await region("next.csv").getByText(words.say("intake.evidence.chosen"), { exact: false }).first().waitFor();
    assert.equal(await region("next.csv").getByRole("button", { name: words.say("app.recipe_use"), exact: true }).count(), 0);
    await press(region("next.csv").getByRole("button", { name: words.like("app.file_take") }));
    await count(7);

    // An overlap: two of its three rows are in bank.csv already.
    const overlap = month(1).split("\n").slice(0, 1).concat(month(1).split("\n").slice(1, 3), "2026-01-25,Shop Carla,A15,30.00,1180.00", "").join("\n");
    await drop(page, { "overlap.csv": overlap });
    await press(region("overlap.csv").getByRole("button", { name: words.say("app.recipe_use"), exact: true }));
    await region("overlap.csv").getByText(words.say("intake.evidence.chosen"), { exact: false }).first().waitFor();
    await press(region("overlap.csv").getByRole("button", { name: words.like("app.file_take") }));
    await count(8);
    await page.goto(`${server.url}#/lines`);
    const duplicate = words.like("books.counted.duplicate");
    await page.locator("#app main").getByText(duplicate).first().waitFor();
    const marked = (await page.locator("#app main").innerText()).match(new RegExp(duplicate.source.replaceAll("[\\s\\S]+?", "[^\\n]*"), "g")) ?? [];
    assert.equal(marked.length, 2, "two rows of the overlap count once");
    await picture(page, `files-overlap-${language.slice(0, 2)}`);

    // Removed, and brought back by undo; after a reload still there, with the correction.
    await page.goto(`${server.url}#/files`);
    await press(page.getByRole("button", { name: words.say("app.file_remove_long", { name: "overlap.csv" }), exact: true }));
    await count(7);
    await page.locator("h1").first().focus();
    await page.keyboard.press("Control+z");
    await count(8);
    // Phones do not show that it was saved: longer than the delay until it is.
    await page.waitForTimeout(2000);
    await page.reload();
    await count(8);
    assert.deepEqual(wrong, []);
    await close();
  });
});

const BALANCE = `资产负债表,,,,,
编制单位：甲公司,,,,,单位：元
资产,期末余额,年初余额,负债和所有者权益,期末余额,年初余额
货币资金,120.00,80.00,短期借款,100.00,50.00
应收账款,200.00,150.00,应付账款,90.00,60.00
存货,60.00,40.00,负债合计,190.00,110.00
固定资产,70.00,80.00,实收资本,150.00,150.00
,,,未分配利润,110.00,90.00
资产总计,450.00,350.00,负债和所有者权益总计,450.00,350.00
`;
const PROFIT = `利润表,,
编制单位：甲公司,,单位：元
项目,本期金额,上期金额
一、营业收入,1000.00,800.00
减：营业成本,600.00,500.00
管理费用,150.00,120.00
二、营业利润,250.00,180.00
三、利润总额,250.00,180.00
减：所得税费用,50.00,36.00
四、净利润,200.00,144.00
`;

for (const language of LANGUAGES) {
  test(`a statement that names no day is asked for it, ${language}`, async () => {
    const { page, words, wrong, close } = await guest(browser, { language, width: 360 });
    await open(page, server.url, { settled: true });
    await page.goto(`${server.url}#/files`);
    await page.locator(".drop").waitFor();
    await drop(page, { "资产负债表2025-12.csv": BALANCE, "profit.csv": PROFIT });
    const region = (name) => page.getByRole("region", { name, exact: true });
    const balance = region("资产负债表2025-12.csv");
    await balance.getByText(words.say("intake.question.day"), { exact: true }).waitFor();
    assert.deepEqual(await accessibility(page), []);
    await picture(page, `files-undated-${language.slice(0, 2)}`);

    // What the name suggests is not used; a day that there is not is told at the field, with what was typed.
    const chosen = (of) => of.getByRole("status").filter({ hasText: words.like("intake.days.chosen") });
    assert.equal(await chosen(balance).isVisible(), false);
    const day = balance.getByRole("textbox", { name: words.say("intake.days.day"), exact: true });
    await day.fill("2025-02-30");
    await day.press("Enter");
    await balance.getByText(words.say("intake.days.no_day", { text: "2025-02-30" }), { exact: true }).waitFor();
    assert.equal(await day.getAttribute("aria-invalid"), "true");
    assert.deepEqual(await accessibility(page), []);
    await day.fill("2025/12/31");
    await day.press("Enter");
    await chosen(balance).waitFor();
    await holds(day, "2025/12/31");
    // Taken back, and answered by what the name suggests.
    await press(balance.getByRole("button", { name: words.say("intake.days.clear"), exact: true }));
    await chosen(balance).waitFor({ state: "hidden" });
    await holds(day, "");
    await press(balance.locator('button[aria-pressed="false"]'));
    await chosen(balance).waitFor();
    await holds(day, "2025-12-31");

    // A period has a first and a last day.
    const profit = region("profit.csv");
    await profit.getByText(words.say("intake.question.span"), { exact: true }).waitFor();
    const [first, last] = ["first", "last"].map((name) => profit.getByRole("textbox", { name: words.say(`intake.days.${name}`), exact: true }));
    await first.fill("2025-01-01");
    await first.press("Tab");
    await last.fill("2024-12-31");
    await press(profit.getByRole("button", { name: words.say("intake.days.use"), exact: true }));
    await profit.getByText(words.like("intake.days.order")).waitFor();
    await last.fill("2025-12-31");
    await last.press("Tab");
    await chosen(profit).waitFor();
    assert.deepEqual(rawWords(await profit.innerText()), []);

    // Both are taken in, say whose word the days are, and stay so over a reload; the next file is asked again.
    for (const one of [balance, profit]) await take(one, words);
    const count = () => page.getByRole("heading", { name: words.say("app.files_in", { count: 2 }), exact: true }).waitFor();
    await count();
    const said = () => page.locator("#app main").getByText(words.like("intake.days.chosen")).count();
    assert.equal(await said(), 2);
    await page.waitForTimeout(2000);
    await page.reload();
    await count();
    assert.equal(await said(), 2);
    await drop(page, { "next.csv": BALANCE });
    await region("next.csv").getByText(words.say("intake.question.day"), { exact: true }).waitFor();
    assert.equal(await chosen(region("next.csv")).isVisible(), false);
    assert.deepEqual(wrong, []);
    await close();
  });
}

/** The keys of everything that the browser keeps for this site. */
const kept = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const keys = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) keys.push(...(await done(database.transaction(store).objectStore(store).getAllKeys())));
      database.close();
    }
    return keys.map(String);
  });

test("a file above 8 MiB is read where it lies, and known by its digest", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "credit-mirror-"));
  const { page, words, wrong, close } = await guest(browser, { language: "en-GB", width: 1280 });
  try {
    const text = ["Date,Description,Amount,Balance"];
    let balance = 0;
    for (let line = 0; line < 40_000; line += 1) {
      const amount = line % 3 ? 125 : -200;
      balance += amount;
      const day = `2025-${String(1 + Math.floor(line / 3334)).padStart(2, "0")}-${String(1 + (line % 28)).padStart(2, "0")}`;
      text.push(`${day},Delivery ${line} ${"of goods as ordered ".repeat(9)},${amount}.00,${balance}.00`);
    }
    const whole = `${text.join("\n")}\n`;
    assert.ok(whole.length > 8 << 20, `${whole.length}`);
    const file = path.join(folder, "year.csv");
    await writeFile(file, whole);
    await open(page, server.url, { settled: true });
    await page.goto(`${server.url}#/files`);
    const region = await preview(page, file);
    assert.ok((await region.innerText()).includes(words.say("app.proof_rows", { read: "40,000", unread: "0" })), await region.innerText());
    await take(region, words);
    const digest = createHash("sha256").update(whole).digest("hex");
    let keys = [];
    for (let tries = 0; tries < 60 && !keys.includes(digest); tries += 1) {
      await page.waitForTimeout(500);
      keys = await kept(page);
    }
    assert.ok(keys.includes(digest), `${digest} is not among ${keys}`);
    assert.deepEqual(wrong, []);
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
});
