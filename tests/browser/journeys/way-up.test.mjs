// From the score to what to do: why, the ways to a better grade, "what if" by keyboard, second opinions, how good the
// score is, and the same firm by the rules of one's own bank. In both languages, on a desk and on a phone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { accessibility, launch, open, picture, root, serve } from "../lib.mjs";
import { LANGUAGES, guest, heading, rawWords, sample, wholeText } from "./steps.mjs";

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

/** The figures of repeated cross-validation as the model cards hold them. */
const checked = (model) => {
  const card = readFileSync(path.join(root, `packs/models/${model}.toml`), "utf8");
  return Number(card.match(/^checked = \{.*\bauc = ([\d.]+)/m)[1]).toFixed(3);
};
const MODELS = ["accounts", "bank", "invoices", "owner", "profile", "receivables", "crowdfunding"];

LANGUAGES.forEach((language, at) => {
  const short = language.slice(0, 2);
  const width = at === 0 ? 1280 : 360;

  test(`a way up, and what stands behind the score, ${language}`, async () => {
    const { page, words, wrong, close } = await guest(browser, { language, width });
    await open(page, server.url, { settled: true });
    await sample(page, words, "parts");
    const visit = async (slug) => {
      await page.goto(`${server.url}#/${slug}`);
      await page.locator(`.page-${slug}`).waitFor();
      const text = await wholeText(page);
      assert.deepEqual(rawWords(text), [], slug);
      return text;
    };

    await visit("score");
    const score = await heading(page).innerText();
    await picture(page, `way-score-${short}`);

    // Ways, the cheapest first; and a slider moved by one key moves the mirror and not the case.
    const ways = await visit("better");
    assert.ok(["routes.headline", "routes.headline_free"].some((key) => words.like(key).test(ways)));
    assert.ok(ways.includes(words.say("routes.way", { number: 1 })));
    assert.match(ways, words.like("routes.try_now"));
    const slider = page.locator("#try-collect");
    await slider.focus();
    await slider.press("ArrowRight");
    await slider.press("ArrowRight");
    const then = page.locator(".page-better").getByText(words.like("routes.try_then")).first();
    await then.waitFor();
    assert.deepEqual(await accessibility(page), []);
    await picture(page, `way-better-${short}`);
    await page.getByRole("button", { name: words.say("routes.try_reset"), exact: true }).press("Enter");
    await then.waitFor({ state: "detached" });
    await visit("score");
    assert.equal(await heading(page).innerText(), score, "what was tried is no entry");

    // Second opinions, and the page that says how good the score is, with the figures of the cards.
    assert.match(await visit("opinions"), words.like("opinions.headline"));
    await picture(page, `way-opinions-${short}`);
    const quality = await visit("quality");
    for (const model of MODELS) assert.ok(quality.includes(checked(model)), `${model}: ${checked(model)}`);
    await picture(page, `way-quality-${short}`);
    assert.deepEqual(wrong, []);
    await close();
  });

  test(`by the rules of one's own bank, ${language}`, async () => {
    const { page, words, wrong, close } = await guest(browser, { language, width });
    await open(page, server.url, { settled: true });
    await sample(page, words, "wholesaler");
    await page.goto(`${server.url}#/pack`);
    const start = page.getByRole("button", { name: words.say("own.save_start"), exact: true });
    await start.waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), start.press("Enter")]);
    const text = readFileSync(await download.path(), "utf8");
    const choose = (name, content) => page.locator("#pack-file").setInputFiles({ name, mimeType: "application/toml", buffer: Buffer.from(content) });

    // As it is, it changes nothing; with a fault, the line is named and the pack in use stays.
    await choose("bank.toml", text);
    await page.locator("#own").waitFor();
    await page.getByText(words.like("own.modes_count")).first().waitFor();
    const broken = text.replace(/^([^#\n]*\bfrom = )\d{4}-\d\d-\d\d/m, "$1never");
    assert.notEqual(broken, text);
    await choose("broken.toml", broken);
    const alert = page.getByRole("alert").filter({ hasText: "broken.toml" });
    await alert.waitFor();
    const line = broken.split("\n").findIndex((one) => one.includes("from = never")) + 1;
    assert.match(await alert.innerText(), new RegExp(`\\b${line}\\b`), "the line of the fault");
    await page.locator("#own").waitFor();
    assert.deepEqual(await accessibility(page), []);
    await picture(page, `way-pack-${short}`);

    // It is kept in the browser, until it is removed.
    await page.reload();
    await page.locator("#own").waitFor();
    await page.getByRole("button", { name: words.say("own.drop"), exact: true }).press("Enter");
    await page.getByText(words.say("own.none")).waitFor();
    await page.reload();
    await page.getByText(words.say("own.none")).waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });
});
