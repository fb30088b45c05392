// The three sample firms, each by one click, in both languages: the stories differ, and so must what comes out, in the
// way that tests/firms/*/expect.toml says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch, open, picture, root, serve } from "../lib.mjs";
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

const FIRMS = { wholesaler: "wholesaler", noodles: "noodle-restaurant", parts: "parts-maker" };
const VERDICTS = { fits: "options.fits", does_not_fit: "options.does_not_fit", not_available: "options.not_available" };

/** The lists and texts of an expect.toml that this test needs. */
function expected(firm) {
  const text = readFileSync(path.join(root, "tests/firms", firm, "expect.toml"), "utf8");
  const list = (name) => (text.match(new RegExp(`^${name} = \\[(.*)\\]`, "m"))?.[1].match(/[\w.]+/g) ?? []);
  return {
    verdicts: Object.keys(VERDICTS).flatMap((name) => list(name).map((mode) => [mode, name])),
    best: list("fits"),
    revenue: Number(text.match(/^revenue_12m = "(.*)"/m)[1]),
  };
}

/** An amount in yuan as a heading tells it. */
function told(amount, language) {
  const number = (value, maximumFractionDigits) => value.toLocaleString("en", { maximumFractionDigits });
  if (language === "zh-CN") return `${number(amount / 1e4, 1)} 万元`;
  return amount < 1e6 ? `CNY ${number(amount, 0)}` : `CNY ${number(amount / 1e6, 2)} million`;
}

for (const language of LANGUAGES) {
  test(`the sample firms differ, ${language}`, async () => {
    const said = { portrait: new Set(), financing: new Set() };
    for (const [which, firm] of Object.entries(FIRMS)) {
      const { page, words, wrong, close } = await guest(browser, { language });
      const { verdicts, best, revenue } = expected(firm);
      await open(page, server.url);
      await sample(page, words, which);
      const portrait = await heading(page).innerText();
      assert.match(portrait, words.like("portrait.headline"), firm);
      said.portrait.add(portrait);
      assert.deepEqual(rawWords(await wholeText(page)), [], firm);
      await picture(page, `sample-${which}-portrait-${language.slice(0, 2)}`);

      const results = page.getByRole("navigation", { name: words.say("app.tasks") });
      await results.getByRole("link", { name: words.say("app.months"), exact: true }).click();
      await page.locator(".page-months").waitFor();
      const months = await heading(page).innerText();
      assert.ok(months.includes(told(revenue, language)), `${firm}: “${months}” should tell ${revenue}`);

      await results.getByRole("link", { name: words.say("app.financing"), exact: true }).click();
      await page.locator("section.option").first().waitFor();
      const headline = await heading(page).innerText();
      said.financing.add(headline);
      for (const [mode, verdict] of verdicts) {
        const says = await page.locator(`section.option[id="${mode}"] .head`).innerText();
        assert.ok(says.includes(words.say(VERDICTS[verdict])), `${firm}: ${mode} should be “${verdict}”, the page says ${says}`);
      }
      // The headline names one of the modes that fit; where none does it names none as fitting.
      const names = await Promise.all(best.map((mode) => page.locator(`section.option[id="${mode}"] h2`).innerText()));
      if (names.length > 0) assert.ok(names.some((name) => headline.includes(name)), `${firm}: ${headline}`);
      else assert.doesNotMatch(headline, words.like("options.best"), firm);
      assert.deepEqual(rawWords(await wholeText(page)), [], firm);
      assert.deepEqual(wrong, [], firm);
      await close();
    }
    assert.equal(said.portrait.size, 3, "three portraits");
    assert.equal(said.financing.size, 3, "three answers about financing");
  });
}
