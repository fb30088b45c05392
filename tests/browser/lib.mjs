// What every browser test needs: a server, a browser that can reach nothing else, and a page that writes down
// all it asks for, all it complains about, and every breach of the security policy.

import { spawn } from "node:child_process";
import { readFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
/** The project's folder. */
export const root = path.resolve(here, "../..");
const xtask = process.env.XTASK ?? path.join(root, "target/debug/xtask");
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** How long a step may take before it counts as stuck: machines that run tests are busy ones. */
export const PATIENCE = 90_000;

/** Serves a built site. `log` holds what was asked of it; `stop()` ends it. */
export async function serve({ under = "/", dist = path.join(root, "dist") } = {}) {
  const child = spawn(xtask, ["serve", "--built", dist, "--port", "0", "--path", under, "--log"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const log = [];
  const url = await new Promise((resolve, reject) => {
    child.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    child.on("error", reject);
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        const found = line.match(/ is at (http:\S+)/);
        if (found) resolve(found[1]);
        else if (/^[A-Z]+ \//.test(line)) log.push(line);
      }
    });
  });
  return { url, log, stop: () => child.kill() };
}

/** A browser that resolves no host but this machine. */
export async function launch() {
  return chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost"],
  });
}

/**
 * A fresh visitor. `language` is the browser's, `theme` is light or dark.
 * `asked` are the addresses of all requests, `wrong` what should never be: errors, warnings, policy breaches.
 */
export async function visitor(browser, { language = "zh-CN", theme = "light", width = 1280, height = 900, ...more } = {}) {
  const context = await browser.newContext({
    locale: language,
    colorScheme: theme,
    viewport: { width, height },
    reducedMotion: "reduce",
    timezoneId: "Asia/Shanghai",
    ...more,
  });
  const asked = [];
  const wrong = [];
  context.on("request", (request) => asked.push(request.url()));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy breach: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(String(error)));
  return { context, page, asked, wrong, close: () => context.close() };
}

/** Opens the application and waits until it runs; with `settled`, until its last request is done. */
export async function open(page, url, { settled = false } = {}) {
  await page.goto(url);
  await page.waitForSelector("html[data-started]", { timeout: PATIENCE });
  if (settled) await page.evaluate(() => globalThis.creditMirror.settled);
}

/** Writes a picture to tests/browser/out for a person to look at. */
export async function picture(page, name) {
  const folder = path.join(here, "out");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true, animations: "disabled", timeout: PATIENCE });
}

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on the page as it is: one line a finding, none when all is well. */
export async function accessibility(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")} ${node.failureSummary.replace(/\s+/g, " ")}`),
  );
}

/** Both languages, each light and dark, as visitors; `work` gets the visitor and its name. */
export async function everyLook(browser, work, options = {}) {
  for (const language of ["zh-CN", "en-GB"]) {
    for (const theme of ["light", "dark"]) {
      const one = await visitor(browser, { ...options, language, theme });
      try {
        await work(one, `${language.slice(0, 2)}-${theme}`);
      } finally {
        await one.close();
      }
    }
  }
}

/** Axe on every route in both languages, light and dark; gives the findings with route and look. */
export async function accessibilityOf(browser, url, routes, prepare = async () => {}) {
  const found = [];
  await everyLook(browser, async ({ page }, look) => {
    await open(page, url);
    await prepare(page);
    for (const route of routes) {
      await go(page, route);
      found.push(...(await accessibility(page)).map((line) => `${route} ${look}: ${line}`));
    }
  });
  return found;
}

/** Goes to a route of the application, such as `#/portrait`, without loading the page anew. */
export async function go(page, route) {
  await page.evaluate((to) => {
    location.hash = to;
  }, route);
  await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))));
  await arrived(page);
}

/** Waits until no part of the page is still on its way from the engine. */
export async function arrived(page) {
  await page.waitForFunction(() => !document.querySelector("[data-waiting]"), undefined, { timeout: PATIENCE });
}
