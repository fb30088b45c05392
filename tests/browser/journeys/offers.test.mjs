// Three offers typed by keyboard alone, and what they truly cost: the worked cases of a flat fee, a factor and a deposit.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "../lib.mjs";
import { LANGUAGES, guest, heading, rawWords, wholeText } from "./steps.mjs";

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

/** Presses Tab until the element of an id, or a button of a name, has the focus. */
async function tabTo(page, { id, name }) {
  for (let presses = 0; presses < 250; presses += 1) {
    const here = await page.evaluate(() => [document.activeElement?.id ?? "", document.activeElement?.innerText?.trim() ?? ""]);
    if (id ? here[0] === id : here[1] === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${id ?? name}`);
}

/** Types a text into an item, or moves down a list that drops down by a number of places, or takes the first choice. */
async function key(page, item, row, what) {
  await tabTo(page, { id: `offer.${item}@${row}` });
  if (typeof what === "string") await page.keyboard.type(what);
  else if (what === 0) await page.keyboard.press("Space");
  else for (let down = 0; down < what; down += 1) await page.keyboard.press("ArrowDown");
}

const FORMS = { interest_only: 3, flat: 5, factor: 7 };
const OFFERS = [
  [["lender", 1], ["principal", "10万"], ["form", FORMS.flat], ["flat", "0.6"], ["months", "12"]],
  [["lender", 3], ["principal", "10万"], ["form", FORMS.factor], ["factor", "1.20"], ["months", "6"], ["sweep", 0]],
  [["lender", 1], ["principal", "10万"], ["form", FORMS.interest_only], ["rate", "4.5"], ["per", 0], ["months", "12"], ["held_back", "10"]],
];
/** What each costs: effective and nominal a year, total. Computed once with a second engine. */
const COSTS = [
  ["13.84%", "13.03%", "7,200.00"],
  ["110.97%", "74.77%", "20,000.00"],
  ["5.12%", "5.00%", "4,500.00"],
];

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const language of LANGUAGES) {
  test(`three offers by keyboard, ${language}`, async () => {
    const { page, words, wrong, close } = await guest(browser, { language });
    await open(page, server.url + "#/offers", { settled: true });
    await heading(page).filter({ hasText: words.say("field.section.offers") }).waitFor();
    for (const [place, offer] of OFFERS.entries()) {
      const row = place + 1;
      if (row > 1) {
        await tabTo(page, { name: words.say("app.row_add") });
        await page.keyboard.press("Enter");
        await page.locator(`[id="offer.name@${row}"]`).waitFor();
        await page.locator("#app main h1").focus();
      }
      const from = Date.now();
      for (const [item, what] of offer) await key(page, item, row, what);
      // The cost stands beside the form as soon as the last figure is typed.
      await page.locator("#app aside").getByText(COSTS[place][0]).first().waitFor();
      assert.ok(Date.now() - from < 60_000, "an offer takes less than a minute");
    }
    const beside = await page.locator("#app aside").innerText();
    for (const [effective] of COSTS) assert.ok(beside.includes(effective), `${effective} is not beside the form`);

    await page.goto(server.url + "#/costs");
    await page.getByRole("table", { name: words.say("offers.side_by_side") }).waitFor();
    const title = await heading(page).innerText();
    assert.match(title, words.like("offers.best"));
    assert.ok(title.includes("5.12%"), title);
    const text = await wholeText(page);
    for (const figures of COSTS) for (const figure of figures) assert.ok(text.includes(figure), `${figure} is not on the page`);
    for (const part of ["offers.items", "offers.box", "offers.schedule", "offers.fair", "offers.law_pboc"]) {
      assert.ok(text.includes(words.say(part)), part);
    }
    assert.deepEqual(rawWords(text), []);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const address of ["#/costs", "#/offers"]) {
        await page.goto(server.url + address);
        await page.locator("#app main h1").waitFor();
        await page.waitForTimeout(300);
        if (address === "#/costs") await wholeText(page);
        assert.ok((await overflow(page)) <= 0, `${address} is wider than ${width} px`);
        for (const theme of process.env.LOOK ? ["light", "dark"] : []) {
          await page.emulateMedia({ colorScheme: theme });
          await page.screenshot({ path: `${process.env.LOOK}/${address.slice(2)}-${language}-${width}-${theme}.png`, fullPage: true });
        }
      }
    }
    assert.deepEqual(wrong, []);
    await close();
  });
}
