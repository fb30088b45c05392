// What a person does in the application, step by step, in the words of the page: the tests read the same locale
// files as the program, so that a label that changes there changes here.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { PATIENCE, root, visitor } from "../lib.mjs";

/** Both languages as a browser names them. */
export const LANGUAGES = ["zh-CN", "en-GB"];

/** The day the tests take place: the sample firms' files end shortly before it. */
export const TODAY = new Date(2026, 10, 21, 10, 30);

/** Every page but the unknown one. */
export const ROUTES = [
  "", "tasks", "profile", "accounts", "debts", "credit", "trade", "ageing", "need", "files", "lines", "portrait",
  "score", "better", "opinions", "quality", "indicators", "months", "financing", "deals", "plan", "wishes", "offers", "costs", "way", "capacity", "refused", "campaign",
  "report", "check", "pack", "settings",
].map((slug) => `#/${slug}`);

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The texts of a language: `say(key, values)` as the page says it, `like(key)` as a pattern with gaps. */
export function wording(language) {
  const folder = path.join(root, "locales", language.slice(0, 2));
  const texts = new Map();
  for (const file of readdirSync(folder)) {
    for (const line of readFileSync(path.join(folder, file), "utf8").split("\n")) {
      const found = line.match(/^([a-z0-9_.]+) = ?(.*)$/);
      if (found) texts.set(found[1], found[2]);
    }
  }
  const text = (key) => {
    assert.ok(texts.has(key), `there is no text ${key} in ${language}`);
    return texts.get(key);
  };
  const fill = (values) => (_, name, one, many) => {
    assert.ok(name in values, `the text wants a value for ${name}`);
    if (one === undefined) return String(values[name]);
    return String(values[name]) === "1" ? one : many;
  };
  const GAP = /\{(\w+)(?:#([^|}]*)\|([^}]*))?\}/g;
  return {
    language,
    keys: [...texts.keys()],
    say: (key, values = {}) => text(key).replace(GAP, fill(values)),
    like: (key) => new RegExp(text(key).split(/\{[^}]*\}/).map(escaped).join("[\\s\\S]+?")),
  };
}

/** The folder of fixtures outside the repository, or nothing; then it says so. */
export function shared(name) {
  const folder = process.env.CREDIT_MIRROR_SHARED ?? path.join(root, "../shared");
  if (existsSync(folder)) return path.join(folder, "fixtures");
  console.log(`SKIPPED: ${name}: ../shared is not there`);
  return null;
}

/** A file of a sample firm in this repository. */
export const firmFile = (firm, start) => {
  const folder = path.join(root, "tests/firms", firm);
  return path.join(folder, readdirSync(folder).find((name) => name.startsWith(start) && name.endsWith(".csv")));
};

/** A visitor whose clock stands at TODAY and moves on from there. */
export async function guest(browser, options = {}) {
  const one = await visitor(browser, options);
  await one.context.addInitScript((today) => {
    const Real = globalThis.Date;
    const ahead = today - Real.now();
    globalThis.Date = class extends Real {
      constructor(...parts) {
        if (parts.length > 0) super(...parts);
        else super(Real.now() + ahead);
      }
      static now() {
        return Real.now() + ahead;
      }
    };
  }, TODAY.getTime());
  one.page.setDefaultTimeout(PATIENCE);
  return { ...one, words: wording(options.language ?? "zh-CN") };
}

/** Goes to a page by its link, as a person would, and waits for its heading to have the focus. */
export async function follow(page, name) {
  await page.getByRole("link", { name, exact: true }).first().click();
}

/** The page's heading. */
export const heading = (page) => page.locator("#app main h1");

/** Enters one item: picks from choices or a list, or types. `value` is a text key for choices. */
export async function enter(page, words, item, value, row = null) {
  const label = words.say(`field.${item}`);
  const place = row === null ? page.locator("#app main") : page.getByRole("group", { name: words.say("app.row", { number: row }), exact: true });
  const choice = value.startsWith("field.") || value.startsWith("format.") || value === "app.dont_know" ? words.say(value) : value;
  const radios = place.getByRole("radiogroup", { name: label, exact: true });
  if (await radios.count()) return radios.getByRole("radio", { name: choice, exact: true }).check();
  const named = new RegExp(`^${escaped(label)}(?: \\(.*\\)|（.*）)?$`);
  const list = place.getByRole("combobox", { name: named });
  if (await list.count()) return list.selectOption(choice === value ? value : { label: choice });
  if (value === "app.dont_know") return place.getByRole("checkbox", { name: words.say("app.dont_know_item", { item: label }), exact: true }).check();
  return place.getByRole("textbox", { name: named }).fill(value);
}

/** Waits until a field holds a value. */
export async function holds(field, value) {
  const handle = await field.elementHandle();
  await field.page().waitForFunction(([element, wanted]) => element.value === wanted, [handle, value]);
}

/** One cell of the accounts. */
export const cell = (page, words, item, year, unit) =>
  page.getByRole("textbox", { name: words.say("app.cell", { item: words.say(`field.${item}`), year, unit }), exact: true });

/** Pastes cells of a spreadsheet into a field. */
export async function paste(field, text) {
  await field.evaluate((target, cells) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", cells);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Opens a sample firm by its button and waits for its portrait. */
export async function sample(page, words, which) {
  await page.getByRole("button", { name: words.say("app.sample_show_long", { name: words.say(`app.sample_${which}`) }) }).click();
  await page.getByRole("table", { name: words.say("portrait.chart_title") }).first().waitFor();
}

/** Chooses files on the page of files and gives the preview of one of them. */
export async function preview(page, file) {
  await page.locator("#files").setInputFiles(file);
  const name = typeof file === "string" ? path.basename(file) : file.name;
  const region = page.getByRole("region", { name, exact: true });
  await region.waitFor();
  return region;
}

/** Takes in the file of a preview. */
export async function take(region, words) {
  await region.getByRole("button", { name: words.like("app.file_take") }).click();
  await region.waitFor({ state: "detached" });
}

/** Saves the report with the case inside; gives its name and text. */
export async function report(page, words) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: words.say("app.report_save"), exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Checks a report on the page of checking; gives what the page then says. */
export async function check(page, name, text) {
  await page.locator("input#report").setInputFiles({ name, mimeType: "text/html", buffer: Buffer.from(text) });
  const status = page.locator("#app main").getByRole("status").filter({ has: page.getByRole("heading", { name, exact: true }) });
  await status.waitFor();
  return status.innerText();
}

/**
 * Requests that leave the page. Blobs are the page's own memory, and the tab's icon is read by the browser itself
 * after each change of the address, from what the service worker keeps.
 */
export const left = (asked) => asked.filter((url) => !url.startsWith("blob:") && !url.endsWith("/icon.svg"));

/** Opens all details of the page and gives its text. */
export async function wholeText(page) {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("#app main details")) details.open = true;
    return document.querySelector("#app main").innerText;
  });
}

/** What no page may show: ids, keys of texts, values that went wrong. */
export function rawWords(text) {
  const ids = /\b(?:dimension|indicator|entity|answer|fact|finding|field|param|parameter|mode|size|cn|app|reason|source|bs|pl)[.:][a-z0-9_]+/g;
  return [...(text.match(ids) ?? []), ...(text.match(/\b(?:NaN|undefined|null|Infinity|inf)\b|\{\w+\}|\w+::\w+|Some\(/g) ?? [])];
}
