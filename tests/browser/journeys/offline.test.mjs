// Once the page is loaded the network is cut, and everything still works: a sample firm, a file, the report, the
// page loaded anew with what was entered.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "../lib.mjs";
import { LANGUAGES, check, enter, firmFile, guest, heading, holds, preview, report, sample, take } from "./steps.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

for (const language of LANGUAGES) {
  test(`without a network, ${language}`, async () => {
    const server = await serve();
    const { page, context, words, wrong, close } = await guest(browser, { language });
    await open(page, server.url, { settled: true });
    server.stop();
    await context.setOffline(true);

    await sample(page, words, "parts");
    const before = await heading(page).innerText();
    const link = (key) => page.getByRole("navigation", { name: words.say("app.tasks") }).getByRole("link", { name: words.say(key) });

    await link("app.files").click();
    const region = await preview(page, firmFile("wholesaler", "示例"));
    assert.ok((await region.innerText()).includes(words.say("app.proof_ties")));
    await take(region, words);
    await page.getByRole("heading", { name: words.say("app.files_in", { count: 2 }) }).waitFor();

    await link("field.section.need").click();
    await enter(page, words, "need_amount", "1234567");
    await link("app.portrait").click();
    await page.getByRole("table", { name: words.say("portrait.chart_title") }).first().waitFor();
    assert.notEqual(await heading(page).innerText(), before, "another file changes the portrait");

    await link("app.report").click();
    const made = await report(page, words);
    await page.getByRole("link", { name: words.say("app.check"), exact: true }).first().click();
    assert.match(await check(page, made.name, made.text), words.like("verify.same"));

    // Loaded anew, still without a network: what was entered is there, kept by this browser.
    await page.getByRole("status").filter({ hasText: words.like("app.save_saved") }).waitFor();
    await page.reload();
    await page.waitForSelector("html[data-started]");
    await page.getByRole("status").filter({ hasText: words.say("app.save_found") }).waitFor();
    await page.goto(`${server.url}#/need`);
    await page.waitForSelector("html[data-started]");
    await holds(page.getByRole("textbox", { name: words.like("field.need_amount") }), "1234567");
    assert.deepEqual(wrong.filter((line) => !line.includes("ERR_INTERNET_DISCONNECTED")), []);
    await close();
  });
}
