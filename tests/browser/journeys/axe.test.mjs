// Every page in both languages, light and dark: axe finds nothing, with no firm, with a firm, with errors, with a file
// to be looked at. And no page is wider than a small phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibility, accessibilityOf, everyLook, go, launch, open, picture, serve } from "../lib.mjs";
import { LANGUAGES, ROUTES, guest, wording } from "./steps.mjs";

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

const ALL = [...ROUTES, "#/nowhere"];

async function firm(page) {
  await go(page, "#/");
  await page.locator(".firms button").first().click();
  await page.waitForFunction(() => location.hash === "#/portrait");
}

const BAD = "Date,Description,Amount,Balance\n2026-01-05,Rice mill,-100.00,900.00\n31.02.2026,Shop A,250.00,1150.00\n2026-01-07,Shop B,30.00,1185.00\n";

test("axe finds nothing on any page of an empty case", async () => {
  assert.deepEqual(await accessibilityOf(browser, server.url, ALL), []);
});

test("axe finds nothing on any page of a sample firm", async () => {
  assert.deepEqual(await accessibilityOf(browser, server.url, ALL, firm), []);
});

test("axe finds nothing in errors, in a preview, in open details", async () => {
  await everyLook(browser, async ({ page, wrong }, look) => {
    const words = wording(look);
    await open(page, server.url);
    await go(page, "#/profile");
    await page.getByRole("textbox", { name: words.say("field.staff"), exact: true }).fill("-3");
    await page.getByRole("button", { name: words.say("app.continue"), exact: true }).click();
    await page.locator("#errors:focus").waitFor();
    assert.deepEqual(await accessibility(page), [], `errors ${look}`);
    await picture(page, `errors-${look}`);
    await go(page, "#/files");
    await page.locator("#files").setInputFiles({ name: "bad.csv", mimeType: "text/csv", buffer: Buffer.from(BAD) });
    await page.getByRole("region", { name: "bad.csv", exact: true }).waitFor();
    assert.deepEqual(await accessibility(page), [], `preview ${look}`);
    await picture(page, `preview-${look}`);
    await page.locator("#files").setInputFiles({ name: "empty.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) });
    await page.getByRole("alert").filter({ hasText: "empty.csv" }).waitFor();
    assert.deepEqual(await accessibility(page), [], `refused ${look}`);
    await firm(page);
    for (const route of ["#/portrait", "#/financing", "#/indicators"]) {
      await go(page, route);
      await page.evaluate(() => document.querySelectorAll("#app main details").forEach((details) => (details.open = true)));
      assert.deepEqual(await accessibility(page), [], `${route} all open ${look}`);
    }
    assert.deepEqual(wrong, [], look);
  });
});

for (const language of LANGUAGES) {
  test(`nothing is cut off at 360 pixels, ${language}`, async () => {
    const { page, words, close } = await guest(browser, { language, width: 360, height: 740 });
    const wide = async (what) => {
      const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
      assert.ok(inner === 360 && whole <= inner, `${what} is ${whole} wide`);
    };
    await open(page, server.url);
    await wide("the first page");
    await firm(page);
    for (const route of ALL) {
      await go(page, route);
      await page.evaluate(() => document.querySelectorAll("#app main details").forEach((details) => (details.open = true)));
      await wide(route);
      await picture(page, `360-${route.slice(2) || "home"}-${language.slice(0, 2)}`);
    }
    await go(page, "#/files");
    await page.locator("#files").setInputFiles({ name: "bad.csv", mimeType: "text/csv", buffer: Buffer.from(BAD) });
    await page.getByRole("region", { name: "bad.csv", exact: true }).waitFor();
    await wide("a preview");
    await go(page, "#/profile");
    await page.getByRole("button", { name: words.say("app.dock_open"), exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await wide("the portrait beside a form");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" }).catch(() => page.getByRole("dialog").waitFor({ state: "hidden" }));
    await close();
  });
}
