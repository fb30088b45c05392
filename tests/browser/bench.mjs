// How long a keystroke takes to become a new portrait on the screen: 36 months and 20,000 bank lines imported, all
// in the real page. `cargo xtask bench` runs it after the native benchmark, which leaves the statement it reads.

import path from "node:path";
import { launch, go, open, root, visitor } from "./lib.mjs";

const statement = path.join(root, "target/bench/statement.csv");
const KEYS = 24;

const browser = await launch();
const { page, context, wrong } = await visitor(browser);
await open(page, process.env.SITE, { settled: true });

// A firm with accounts, so that one figure moves the mirror; and the long statement beside its own.
await page.locator(".firms li:nth-child(3) button").click();
await page.waitForURL(/#\/portrait/);
await go(page, "#/files");
const began = Date.now();
await page.locator("#files").setInputFiles(statement);
await page.locator("section.group button.button:not(.second)").click({ timeout: 120_000 });
const read = Date.now() - began;
const joined = await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))));
await go(page, "#/accounts");

// From the key's own time stamp to the last change of the mirror, and to the frame that shows it.
await page.evaluate(() => {
  globalThis.keys = [];
  let key = null;
  addEventListener("keydown", (event) => {
    key = { at: event.timeStamp, changed: 0, shown: 0 };
    globalThis.keys.push(key);
  }, true);
  new MutationObserver(() => {
    if (!key) return;
    const mine = key;
    mine.changed = performance.now();
    requestAnimationFrame(() => setTimeout(() => (mine.shown = performance.now())));
  }).observe(document.querySelector("aside"), { subtree: true, childList: true, characterData: true, attributes: true });
  globalThis.long = [];
  new PerformanceObserver((list) => globalThis.long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
});

const field = page.locator(process.env.FIELD ?? "main input[type=text][id='bs.cash@2025']").first();
const cdp = await context.newCDPSession(page);

async function keystrokes(rate) {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
  await field.fill("");
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    globalThis.keys.length = 0;
    globalThis.long.length = 0;
  });
  await field.focus();
  for (let number = 0; number < KEYS; number += 1) {
    await page.keyboard.press(number % 2 ? "Backspace" : String(1 + (number % 9)));
    await page.waitForTimeout(400);
  }
  const { keys, long } = await page.evaluate(() => ({ keys: globalThis.keys, long: globalThis.long }));
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const answered = keys.filter((key) => key.changed > 0);
  const sorted = (list) => list.toSorted((a, b) => a - b);
  const [changed, shown] = ["changed", "shown"].map((what) => sorted(answered.map((key) => key[what] - key.at)));
  const middle = (list) => list[Math.floor(list.length / 2)];
  return { answered: answered.length, changed: middle(changed), worst: changed.at(-1), shown: middle(shown), long: Math.max(0, ...long) };
}

const number = (value) => (value === undefined ? "-" : value.toFixed(1)).padStart(9);
console.log(`\nin Chromium ${browser.version()}, ${read} ms from the file to its preview taken in (at ${Math.round(joined)} ms)`);
console.log(`one keystroke to a new portrait, ms       median   slowest     shown  longest task`);
let failed = wrong.length > 0;
for (const [name, rate] of [["as it is", 1], ["4 times slower", 4]]) {
  const { answered, changed, worst, shown, long } = await keystrokes(rate);
  console.log(`${name.padEnd(38)}${number(changed)} ${number(worst)} ${number(shown)} ${number(long)}`);
  if (answered < KEYS / 2) {
    console.error(`only ${answered} of ${KEYS} keystrokes changed the mirror: the measurement says nothing`);
    failed = true;
  }
}

// The page of ways: from its address to its sliders on the screen, and from a slider's key to the new mirror beside it.
const STEPS = 10;
async function ways(rate) {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
  const opened = [];
  for (let round = 0; round < 5; round += 1) {
    await go(page, "#/score");
    await page.locator(".page-score").waitFor();
    opened.push(
      await page.evaluate(async () => {
        const began = performance.now();
        location.hash = "#/better";
        while (!document.querySelector(".page-better input.slider")) await new Promise((done) => setTimeout(done));
        return performance.now() - began;
      }),
    );
  }
  await page.evaluate(() => {
    let key = null;
    globalThis.steps = [];
    addEventListener("keydown", (event) => globalThis.steps.push((key = { at: event.timeStamp, changed: 0 })), true);
    const seen = () => key && !key.changed && (key.changed = performance.now());
    const all = { subtree: true, childList: true, characterData: true };
    new MutationObserver(seen).observe(document.querySelector(".page-better [role=status]"), all);
  });
  await page.locator(".page-better input.slider").last().focus();
  for (let step = 0; step < STEPS; step += 1) {
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(400);
  }
  const steps = await page.evaluate(() => globalThis.steps);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const sorted = (list) => list.toSorted((a, b) => a - b);
  return { opened: sorted(opened), moved: sorted(steps.filter((key) => key.changed > 0).map((key) => key.changed - key.at)) };
}

console.log(`\nthe page of ways, ms                      median   slowest`);
for (const [name, rate] of [["as it is", 1], ["4 times slower", 4]]) {
  const { opened, moved } = await ways(rate);
  for (const [what, list] of [["opened", opened], ["a slider moved", moved]]) {
    console.log(`${`${what}, ${name}`.padEnd(38)}${number(list[Math.floor(list.length / 2)])} ${number(list.at(-1))}`);
  }
  if (moved.length < STEPS / 2) {
    console.error(`only ${moved.length} of ${STEPS} steps of a slider changed what it says`);
    failed = true;
  }
}
for (const line of wrong) console.error(line);
await browser.close();
process.exitCode = failed ? 1 : 0;
