// Axe on every page of the application, in both languages, light and dark, empty and with a firm.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityOf, go, launch, serve } from "../lib.mjs";

const ROUTES = [
  "", "tasks", "profile", "accounts", "debts", "credit", "trade", "ageing", "need", "files", "lines", "portrait",
  "indicators", "financing", "report", "check", "settings", "nowhere",
].map((slug) => `#/${slug}`);

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

test("axe finds nothing on any page of an empty case", async () => {
  assert.deepEqual(await accessibilityOf(browser, server.url, ROUTES), []);
});

test("axe finds nothing on any page of a sample firm", async () => {
  const sample = async (page) => {
    await go(page, "#/");
    await page.locator(".firms button").first().click();
    await page.waitForFunction(() => location.hash === "#/portrait");
  };
  assert.deepEqual(await accessibilityOf(browser, server.url, ROUTES, sample), []);
});
