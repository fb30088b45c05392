// The keyboard alone: at each step the focus is on the page, on something that can be seen, and shown.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "../lib.mjs";
import { LANGUAGES, firmFile, guest, heading, holds } from "./steps.mjs";

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

/** What has the focus: its role by tag, its name, and whether a person can see that it has it. */
const focus = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const shown = (one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    };
    const inView = (one) => {
      const box = one.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    };
    // A file input that is not drawn shows its focus on its label.
    const seen = [element, ...(element.labels ?? [])].some((one) => shown(one) && inView(one));
    const name = element.getAttribute("aria-label") ?? (element.labels?.length ? element.labels[0].innerText : element.innerText);
    return { tag: element.tagName, id: element.id, name: (name ?? "").trim(), seen };
  });

/** Presses Tab (or Shift+Tab) until something named so has the focus; never is it lost or unseen on the way. */
async function tabTo(page, wanted, { back = false, tag = null, most = 300 } = {}) {
  const matches = ({ name, tag: found }) => (wanted instanceof RegExp ? wanted.test(name) : name === wanted) && (!tag || tag === found);
  let lost = 0;
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    const now = await focus(page);
    // Between the last and the first element the focus is the browser's own for one key.
    if (now === null) {
      lost += 1;
      assert.ok(lost < 2, `the focus was lost on the way to ${wanted}`);
      continue;
    }
    assert.ok(now.seen, `the focus cannot be seen on ${now.tag} “${now.name}” ${now.id}`);
    if (matches(now)) return now;
  }
  throw new Error(`Tab never came to ${wanted}`);
}

/** The new page's heading has the focus, and no other thing. */
async function arrived(page, title) {
  await heading(page).filter({ hasText: title }).waitFor();
  await page.waitForFunction(() => document.activeElement?.matches("#app main h1"));
}

for (const language of LANGUAGES) {
  test(`the keyboard alone, ${language}`, async () => {
    const { page, words, wrong, close } = await guest(browser, { language });
    // From here on the browser hands its file dialogs to the test.
    page.on("filechooser", () => {});
    await open(page, server.url, { settled: true });

    // The first stop is the way past the masthead.
    await page.keyboard.press("Tab");
    assert.equal((await focus(page)).name, words.say("app.skip"));
    await page.keyboard.press("Enter");
    assert.equal((await focus(page)).tag, "H1");

    // A sample firm.
    await tabTo(page, words.say("app.sample_show_long", { name: words.say("app.sample_noodles") }));
    await page.keyboard.press("Enter");
    await page.getByRole("table", { name: words.say("portrait.chart_title") }).first().waitFor();
    await arrived(page, words.like("portrait.headline"));

    // The task list, a field, a wrong entry, the summary, the field again.
    await tabTo(page, new RegExp(`^${words.say("field.section.profile")}`), { back: true, tag: "A" });
    await page.keyboard.press("Enter");
    await arrived(page, words.say("field.section.profile"));
    const staff = (await tabTo(page, words.say("field.staff"), { tag: "INPUT" })).id;
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("-3");
    await page.keyboard.press("Tab");
    await page.locator(`[id="${staff}-problem"]`).waitFor();
    await tabTo(page, words.say("app.continue"), { tag: "BUTTON" });
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "errors");
    assert.ok((await focus(page)).seen, "the summary shows that it has the focus");
    await tabTo(page, /-3/, { tag: "A", most: 1 });
    await page.keyboard.press("Enter");
    assert.equal((await focus(page)).id, staff);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("5");
    await holds(page.locator(`[id="${staff}"]`), "5");

    // A file.
    await tabTo(page, new RegExp(`^${words.say("app.files")}`), { back: true, tag: "A" });
    await page.keyboard.press("Enter");
    await arrived(page, words.say("app.files"));
    await tabTo(page, words.say("app.files_choose"), { tag: "INPUT" });
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
    await chooser.setFiles(firmFile("wholesaler", "示例"));
    await page.getByRole("button", { name: words.like("app.file_take") }).waitFor();
    assert.notEqual(await focus(page), null, "the focus stays while the file is read");
    await tabTo(page, words.like("app.file_take"), { tag: "BUTTON" });
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: words.say("app.files_in", { count: 3 }) }).waitFor();
    await page.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
    assert.ok((await focus(page)).seen, "the focus is seen after the file is taken in");

    // Why this number?
    await tabTo(page, words.say("app.indicators"), { back: true, tag: "A" });
    await page.keyboard.press("Enter");
    await arrived(page, words.like("indicators.headline"));
    await tabTo(page, words.say("why.ask"), { tag: "SUMMARY" });
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.parentElement?.open === true);
    const why = page.locator("details[open]").filter({ has: page.locator("summary:focus") });
    assert.ok((await why.innerText()).length > words.say("why.ask").length + 10, "it says why");

    // The other language; the focus stays on the switch.
    const [other, tag] = language === "zh-CN" ? ["English", "en"] : ["中文", "zh"];
    await tabTo(page, other, { back: true, tag: "BUTTON" });
    await page.keyboard.press("Enter");
    await page.waitForFunction((wanted) => document.documentElement.lang.startsWith(wanted), tag);
    const now = await focus(page);
    assert.equal(now?.tag, "BUTTON");
    assert.ok(now.seen);
    assert.deepEqual(wrong, []);
    await close();
  });
}
