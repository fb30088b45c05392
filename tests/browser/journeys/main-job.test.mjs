// The main job, once in each language: from the first page with nothing, by hand and by files, to a portrait, a way
// of financing, and a report that runs again. From the moment the page is loaded, nothing is asked of any network.

import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { accessibility, launch, open, picture, serve } from "../lib.mjs";
import { LANGUAGES, cell, check, enter, firmFile, follow, guest, heading, left, paste, preview, rawWords, report, shared, take, wholeText } from "./steps.mjs";

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

// Rows and sums as counted from the files themselves outside the program (tests/intake_fixtures.rs, tests/firms).
const WHOLESALER = { rows: "482", encoding: "gb18030", sums: ["16,491,699.11", "16,239,718.82", "771,980.29"], ties: true };
const FIXTURES = [
  ["bank-csv/reckon__suntrust-input.csv", { rows: "7", encoding: "utf-8", sums: ["1,200.00", "500.00"], ties: true }],
  ["bank-csv/double-entry-generator__hsbchk-debit-example-hsbchk-debit-records.csv", { rows: "10", encoding: "utf-8", sums: ["3,526.50", "12,500.00"] }],
  ["bank-csv/bank2ynab__test_headers.csv", { rows: "73", encoding: "utf-8", sums: ["1,878.20", "6,458.90"] }],
  ["cn-alipay/double-entry-generator__alipay-example-alipay-records.csv", { rows: "10", encoding: "gb18030", sums: ["222,228.50", "211.64"] }],
];

const MODES = {
  zh: ["税贷、发票贷（银税互动）", "网络借贷平台（P2P、众筹债权）"],
  en: ["Tax and invoice loan", "Loan from a marketplace or crowd"],
};

// The firm: a wholesaler, its accounts of 2024 and 2025 in yuan. Both sides of each balance sheet are the same sum.
const FIRM = [
  ["jurisdiction", "field.jurisdiction.is.cn"], ["firm_name", "示范粮油商贸有限公司"], ["legal_form", "field.legal_form.is.company"],
  ["industry", "51"], ["founded", "2016-04"], ["staff", "14"], ["licences", "field.licences.is.valid"],
  ["tax_grade", "field.tax_grade.is.a"], ["tax_paid", "117400"], ["tax_arrears", "0"], ["tax_zero_months", "0"],
  ["invoiced_sales", "9,800,000"], ["owner_age", "app.dont_know"],
];
const NONE = [0, 0];
const ASSETS = [["prepayments", ...NONE], ["other_current_assets", ...NONE], ["other_noncurrent_assets", ...NONE], ["cash", 487_300, 565_000], ["receivables", 1_180_000, 1_330_000], ["inventory", 1_080_000, 1_150_000], ["fixed_assets", 272_000, 295_000]];
const CLAIMS = [["advances", ...NONE], ["other_current_liabilities", ...NONE], ["long_debt", ...NONE], ["other_noncurrent_liabilities", ...NONE], ["short_debt", 500_000, 500_000], ["payables", 900_000, 850_000], ["paid_in_capital", 1_000_000, 1_000_000], ["retained_earnings", 619_300, 990_000]];
const PROFIT = [["revenue", 9_400_000, 9_860_000], ["cost_of_sales", 8_010_000, 8_380_000], ["operating_expenses", 975_000, 1_020_000], ["interest", 25_000, 24_000], ["income_tax", 19_300, 22_000], ["net_profit", 370_700, 414_000], ["other_income", ...NONE], ["dividends", 0, 43_300]];
// (565,000 + 1,330,000 + 1,150,000) / (500,000 + 850,000) = 2.2556
const CURRENT_RATIO = "2.26";
const NEED = [["need_amount", "800000"], ["need_purpose", "field.need_purpose.is.stock"], ["need_months", "12"], ["need_days", "30"]];

for (const language of LANGUAGES) {
  test(`the main job, ${language}`, async () => {
    const { page, words, asked, wrong, close } = await guest(browser, { language });
    const short = language.slice(0, 2);
    await open(page, server.url, { settled: true });
    const loaded = { asked: asked.length, served: server.log.length };

    // By hand.
    await follow(page, words.say("app.start"));
    await heading(page).filter({ hasText: words.say("app.tasks_title") }).waitFor();
    await page.locator("#app main").getByRole("link", { name: words.say("field.section.profile") }).click();
    await heading(page).filter({ hasText: words.say("field.section.profile") }).waitFor();
    for (const [item, value] of FIRM) await enter(page, words, item, value);
    await page.getByRole("button", { name: words.say("app.continue") }).click();
    await heading(page).filter({ hasText: words.say("field.section.accounts") }).waitFor();
    const unit = words.say("app.unit_one", { currency: words.say("app.currency_cny") });
    for (const rows of [ASSETS, CLAIMS]) {
      for (const [item, before, last] of rows) await paste(cell(page, words, item, 2024, unit), `${before}\t${last}\n`);
    }
    for (const [item, before, last] of PROFIT) {
      await cell(page, words, item, 2024, unit).fill(String(before));
      await cell(page, words, item, 2025, unit).fill(String(last));
    }
    await page.getByRole("button", { name: words.say("app.continue") }).click();

    // By files.
    await heading(page).filter({ hasText: words.say("app.files") }).waitFor();
    const folder = shared("main-job");
    const files = [[firmFile("wholesaler", "示例"), WHOLESALER], ...(folder ? FIXTURES.map(([name, what]) => [path.join(folder, name), what]) : [])];
    for (const [file, { rows, encoding, sums, ties }] of files) {
      const region = await preview(page, file);
      const says = await region.innerText();
      assert.ok(says.includes(words.say("app.proof_rows", { read: rows, unread: "0" })), `${file}: ${says}`);
      assert.ok(says.includes(encoding), `${file}: ${encoding}`);
      for (const sum of sums) assert.ok(says.includes(sum), `${file}: ${sum}`);
      if (ties) assert.ok(says.includes(words.say("app.proof_ties")), `${file} ties`);
      assert.deepEqual(rawWords(says), [], file);
      await take(region, words);
    }
    await page.getByRole("heading", { name: words.say("app.files_in", { count: files.length }) }).waitFor();
    await picture(page, `main-files-${short}`);

    await page.getByRole("link", { name: words.say("field.section.need") }).click();
    for (const [item, value] of NEED) await enter(page, words, item, value);
    await page.getByRole("button", { name: words.say("app.continue") }).click();

    await page.getByRole("navigation").getByRole("link", { name: words.say("app.portrait"), exact: true }).click();

    // The portrait: ten dimensions, and no id in sight on any page of results.
    const table = page.getByRole("table", { name: words.say("portrait.chart_title") }).last();
    const dimensions = words.keys.filter((key) => /^dimension\.\w+\.name$/.test(key)).map((key) => words.say(key));
    assert.equal(dimensions.length, 10);
    for (const name of dimensions) await table.getByRole("link", { name, exact: true }).or(table.getByText(name, { exact: true })).first().waitFor();
    assert.match(await heading(page).innerText(), words.like("portrait.headline"));
    assert.deepEqual(rawWords(await wholeText(page)), []);
    for (const [name, key] of [["indicators", "app.indicators"], ["months", "app.months"], ["financing", "app.financing"]]) {
      await page.getByRole("navigation").getByRole("link", { name: words.say(key), exact: true }).click();
      await page.locator(`.page-${name}`).waitFor();
      const text = await wholeText(page);
      assert.deepEqual(rawWords(text), [], name);
      if (name === "indicators") assert.ok(text.includes(CURRENT_RATIO), "the current ratio as worked out by hand");
    }

    // Financing: all thirty-five, and what is no longer lawful.
    const modes = page.locator("section.option");
    assert.equal(await modes.count(), 35);
    const [tax, p2p] = MODES[short];
    await modes.filter({ has: page.getByRole("heading", { name: tax, exact: true }) }).waitFor();
    const gone = await modes.filter({ has: page.getByRole("heading", { name: p2p }) }).innerText();
    assert.ok(gone.includes(words.say("options.not_available")), gone);
    assert.match(gone, short === "zh" ? /2020 年 11 月 27 日起/ : /since 27 Nov 2020/);
    assert.match(await heading(page).innerText(), short === "zh" ? /80 万元、12 个月、30 天内/ : /CNY 800,000 for 12 months, within 30 days/);

    // The report runs again and is the same; with one digit changed it is not.
    await page.getByRole("navigation").getByRole("link", { name: words.say("app.report"), exact: true }).click();
    const made = await report(page, words);
    assert.match(made.name, /示范粮油商贸.*\.html$/);
    await page.getByRole("link", { name: words.say("app.check"), exact: true }).first().click();
    assert.match(await check(page, made.name, made.text), words.like("verify.same"));
    const figure = made.text.match(/"indicators\.indicator\.current_ratio\.value":"(\d)/);
    assert.ok(figure, "the current ratio is among the figures of the report");
    const other = String((Number(figure[1]) + 1) % 10);
    const changed = made.text.replace(figure[0], figure[0].slice(0, -1) + other);
    const says = await check(page, "changed.html", changed);
    assert.match(says, words.like("verify.differs"));
    assert.ok(says.includes(words.say("indicator.current_ratio.name")), says);
    assert.deepEqual(await accessibility(page), []);

    assert.deepEqual(server.log.slice(loaded.served), [], "the server was asked for nothing once loaded");
    assert.deepEqual(left(asked.slice(loaded.asked)), [], "asked for nothing once loaded");
    assert.deepEqual(wrong, []);
    await close();
  });
}
