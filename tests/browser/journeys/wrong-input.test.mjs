// What goes wrong, and what the page then says: the rule and the value, in words; and nothing entered is lost.

import assert from "node:assert/strict";
import { open as openFile, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { PATIENCE, launch, open, serve } from "../lib.mjs";
import { LANGUAGES, check, enter, follow, guest, heading, holds, preview, report, sample, take } from "./steps.mjs";

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

const HEAD = "Date,Description,Amount";
const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const GOOD = file("good.csv", `${HEAD},Balance\n2026-01-05,Rice mill,-100.00,900.00\n2026-01-06,Shop A,250.00,1150.00\n`);
const kept = (page, words) => page.getByRole("status").filter({ hasText: words.like("app.save_saved") }).waitFor();

/** A visitor with a firm of 14 and one file counted, on a page; and the question whether both are still there. */
async function withFirm(language, { storage = true } = {}) {
  const one = await guest(browser, { language });
  const { page, words } = one;
  await open(page, server.url, { settled: true });
  await begin(page, words);
  if (storage) await kept(page, words);
  return { ...one, nothingLost: () => nothingLost(page, words) };
}

async function begin(page, words) {
  await page.goto(`${server.url}#/profile`);
  await enter(page, words, "staff", "14");
  await page.goto(`${server.url}#/files`);
  await take(await preview(page, GOOD), words);
}

async function nothingLost(page, words) {
  await page.goto(`${server.url}#/files`);
  await page.getByRole("heading", { name: words.say("app.files_in", { count: 1 }), exact: true }).waitFor();
  await page.goto(`${server.url}#/profile`);
  await holds(page.getByRole("textbox", { name: words.say("field.staff"), exact: true }), "14");
}

/** What the preview of a file says, with the rows that were not read. */
async function says(page, words, wrong) {
  const region = await preview(page, wrong);
  const unread = region.locator("summary").filter({ hasText: words.like("app.unread") });
  if (await unread.isVisible()) await unread.click();
  return { region, text: await region.innerText() };
}

for (const language of LANGUAGES) {
  test(`files that are none, and rows that cannot be read, ${language}`, async () => {
    const { page, words, wrong, close, nothingLost } = await withFirm(language);
    await page.goto(`${server.url}#/files`);
    const refused = async (bad, patterns) => {
      await page.locator("#files").setInputFiles(bad);
      const alert = page.getByRole("alert").filter({ hasText: bad.name });
      await alert.waitFor();
      for (const pattern of patterns) assert.match(await alert.innerText(), pattern, bad.name);
      await alert.getByRole("button", { name: words.say("app.file_drop") }).click();
      await alert.waitFor({ state: "detached" });
    };
    await refused(file("empty.csv", ""), [words.like("intake.finding.empty_file")]);
    const png = Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010806000000", "hex");
    await refused({ name: "photo.csv", mimeType: "text/csv", buffer: png }, [words.like("intake.finding.not_readable"), words.like("intake.seen.picture"), /csv/]);

    const read = async (name, text, count, expected) => {
      const { region, text: told } = await says(page, words, file(name, text));
      assert.ok(told.includes(words.say("app.proof_rows", count)), `${name}: ${told}`);
      for (const part of expected) assert.ok(part instanceof RegExp ? part.test(told) : told.includes(part), `${name} should say ${part}: ${told}`);
      await region.getByRole("button", { name: words.say("app.file_drop") }).click();
      await region.waitFor({ state: "detached" });
    };
    const line = (number) => words.say("app.line_number", { number });
    await read("cut.csv", `${HEAD},Balance\n2026-01-05,Rice mill,-100.00,900.00\n2026-01-06,Shop A,250.00,1150.00\n2026-01-07,Shop B,30`,
      { read: 2, unread: 1 }, [words.like("intake.finding.cut_off"), words.say("intake.unread.cut_off"), line(4), "2026-01-07,Shop B,30"]);
    await read("day.csv", `${HEAD}\n05.01.2026,Rice mill,-100.00\n31.02.2026,Shop A,250.00\n01.03.2026,Shop B,30.00\n`,
      { read: 2, unread: 1 }, [words.say("intake.unread.no_such_day"), line(3), "31.02.2026"]);
    await read("mixed.csv", `${HEAD}\n2026-01-05,Rice mill,"-1,234.56"\n2026-01-06,Shop A,"12,34"\n2026-01-07,Shop B,"2,500.00"\n`,
      { read: 2, unread: 1 }, [words.say("intake.unread.bad_amount"), line(3), "12,34", "1,234.56"]);
    // 1150.00 + 30.00 is 1180.00, the file says 1185.00.
    await read("rolls-not.csv", `${HEAD},Balance\n2026-01-05,Rice mill,-100.00,900.00\n2026-01-06,Shop A,250.00,1150.00\n2026-01-07,Shop B,30.00,1185.00\n2026-01-08,Shop C,15.00,1200.00\n`,
      { read: 4, unread: 0 }, [words.like("intake.finding.balance_break"), "1,185.00", "1,180.00", line(4), words.say("app.proof_ties_not")]);
    await nothingLost();
    assert.deepEqual(wrong, []);
    await close();
  });

  test(`a negative head count, ${language}`, async () => {
    const { page, words, close } = await withFirm(language);
    await page.goto(`${server.url}#/profile`);
    // Straight from the field to a choice below it: the message that comes does not take the press away.
    const licences = page.getByRole("radiogroup", { name: words.say("field.licences") }).getByRole("radio").first();
    const staff = page.getByRole("textbox", { name: words.say("field.staff"), exact: true });
    await staff.fill("-3");
    await licences.click({ delay: 100 });
    assert.ok(await licences.isChecked(), "the press counts");
    const message = page.locator("[id='profile.staff-problem']");
    await message.waitFor();
    const inline = await message.innerText();
    for (const part of [words.say("field.staff"), "-3"]) assert.ok(inline.includes(part), inline);
    assert.equal(await staff.getAttribute("aria-invalid"), "true");
    await page.getByRole("button", { name: words.say("app.continue"), exact: true }).click();
    const summary = page.getByRole("alert").filter({ hasText: words.say("app.errors", { count: 1 }) });
    await summary.waitFor();
    await summary.getByRole("link", { name: inline, exact: true }).click();
    assert.ok(await staff.evaluate((field) => field === document.activeElement), "the summary's link leads to the field");
    await holds(staff, "-3");
    await page.getByRole("navigation").getByRole("link", { name: words.say("field.section.profile") }).getByText(words.say("app.state_wrong", { count: 1 })).waitFor();
    await close();
  });

  test(`a report with one digit changed, a dossier from a newer version, ${language}`, async () => {
    const { page, words, close, nothingLost } = await withFirm(language);
    await page.goto(`${server.url}#/report`);
    const made = await report(page, words);
    await page.goto(`${server.url}#/check`);
    // On the page itself: the head count, in words.
    const at = made.text.search(/[^"\d]14[^"\d]/);
    assert.ok(at > 0 && at < made.text.indexOf("credit-mirror-case"), "the head count stands on the page");
    const told = await check(page, "page.html", `${made.text.slice(0, at + 1)}15${made.text.slice(at + 3)}`);
    assert.match(told, words.like("verify.differs"));
    for (const part of ["14", "15"]) assert.ok(told.includes(part), told);
    // In the answers within: the head count again, so that the page does not follow from them.
    const inside = await check(page, "inside.html", made.text.replace('"profile.staff":"14"', '"profile.staff":"19"'));
    assert.match(inside, words.like("verify.differs"));
    assert.ok(inside.includes("19"), inside);
    assert.match(await check(page, "same.html", made.text), words.like("verify.same"));
    assert.match(await check(page, "none.html", "<p>14</p>"), words.like("verify.not_a_report"));

    await page.goto(`${server.url}#/`);
    await page.locator("input#open").setInputFiles({ name: "newer.cmirror.json", mimeType: "application/json", buffer: Buffer.from('{"type":"credit-mirror/case","version":97}') });
    const alert = page.getByRole("alert").filter({ hasText: "newer.cmirror.json" });
    await alert.waitFor();
    assert.match(await alert.innerText(), words.like("dossier.newer"));
    assert.match(await alert.innerText(), /97/);
    await nothingLost();
    await close();
  });

  test(`storage refused, ${language}`, async () => {
    const { context, page, words, close } = await guest(browser, { language });
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      };
    });
    await troubled(page, words, "app.trouble_refused");
    await close();
  });

  test(`storage full, ${language}`, async () => {
    const { context, page, words, close } = await guest(browser, { language });
    await context.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      };
    });
    await troubled(page, words, "app.trouble_full");
    await close();
  });

  test(`two tabs on one firm, ${language}`, async () => {
    const { context, page, words, close } = await withFirm(language);
    const second = await context.newPage();
    second.setDefaultTimeout(PATIENCE);
    await open(second, `${server.url}#/profile`);
    const notice = (tab) => tab.getByRole("status").filter({ hasText: words.say("app.tab_other") });
    const staff = (tab) => tab.getByRole("textbox", { name: words.say("field.staff"), exact: true });
    await notice(second).waitFor();
    await holds(staff(second), "14");
    assert.ok(await staff(second).isDisabled(), "the second tab only shows");
    // What the first tab changes shows in the second.
    await page.goto(`${server.url}#/profile`);
    await staff(page).fill("15");
    await holds(staff(second), "15");
    // The second takes over; the first then only shows, and nothing is lost.
    await notice(second).getByRole("button", { name: words.say("app.tab_take_over") }).click();
    await notice(page).waitFor();
    assert.ok(await staff(page).isDisabled(), "the first tab only shows now");
    await holds(staff(second), "15");
    await staff(second).fill("16");
    await holds(staff(page), "16");
    await close();
  });
}

/** Enters a firm in a browser that does not keep it: the page says so, works on, and offers a file instead. */
async function troubled(page, words, message) {
  await open(page, server.url, { settled: true });
  await begin(page, words);
  const alert = page.getByRole("alert").filter({ hasText: words.say(message) });
  await alert.waitFor();
  await nothingLost(page, words);
  await follow(page, words.say("app.portrait"));
  await heading(page).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    alert.getByRole("button", { name: words.say("app.save_file"), exact: true }).click(),
  ]);
  // The file holds it all: opened over another firm, it brings this one back.
  await page.goto(`${server.url}#/`);
  await sample(page, words, "parts");
  await page.goto(`${server.url}#/`);
  await page.locator("input#open").setInputFiles(await download.path());
  await heading(page).filter({ hasText: words.say("app.tasks_title") }).waitFor();
  await nothingLost(page, words);
}

test("a file of 50 MB: progress, a page that stays alive, cancel", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "credit-mirror-"));
  const large = path.join(folder, "large.csv");
  const out = await openFile(large, "w");
  const rows = Array.from({ length: 1000 }, (_, i) => `2026-01-${String(1 + (i % 28)).padStart(2, "0")},Customer number ${i} pays an invoice,${i}.25\n`).join("");
  await out.write(`${HEAD}\n`);
  for (let size = 0; size < 50e6; size += rows.length) await out.write(rows);
  await out.close();
  const { page, words, close, nothingLost } = await withFirm("en-GB");
  try {
    await page.goto(`${server.url}#/files`);
    await page.locator("#files").setInputFiles(large);
    const bar = page.getByRole("progressbar", { name: "large.csv" });
    await bar.waitFor();
    await page.waitForFunction((element) => element.value > 0 && element.value < 1, await bar.elementHandle(), { timeout: 60_000 });
    // While it is read no frame waits long; then it is cancelled, and nothing of it stays.
    const longest = await page.evaluate(() => new Promise((resolve) => {
      let [last, worst] = [performance.now(), 0];
      const end = last + 300;
      const tick = (now) => {
        worst = Math.max(worst, now - last);
        last = now;
        if (now < end) requestAnimationFrame(tick);
        else resolve(worst);
      };
      requestAnimationFrame(tick);
    }));
    assert.ok(longest < 1000, `a frame took ${longest} ms`);
    await page.locator(".progress").filter({ has: bar }).getByRole("button", { name: words.say("app.cancel"), exact: true }).click();
    await bar.waitFor({ state: "detached" });
    await page.evaluate(() => (location.hash = "#/profile"));
    await enter(page, words, "owner_age", "46");
    await page.evaluate(() => (location.hash = "#/files"));
    // The next file is read at once.
    await preview(page, file("next.csv", `${HEAD}\n2026-01-05,Rice mill,-7.00\n`));
    await nothingLost();
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
});
