// The page as it is served: it loads, it asks for nothing but its own files, it refuses files that are not of its
// build, and it works under a sub-path and without a network.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { accessibility, everyLook, launch, open, picture, root, serve, visitor } from "./lib.mjs";

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

const sums = async (dist) =>
  (await readFile(path.join(dist, "SHA256SUMS"), "utf8")).trim().split("\n").map((line) => line.split("  ")[1]);

test("loads, asks only for files of the build, and for nothing afterwards", async () => {
  const { page, asked, wrong, close } = await visitor(browser);
  server.log.length = 0;
  await open(page, server.url, { settled: true });
  const files = new Set(["", ...(await sums(path.join(root, "dist"))), "sw.js"].map((file) => server.url + file));
  for (const url of asked.filter((url) => !url.startsWith("blob:"))) assert.ok(files.has(url), `asked for ${url}`);
  const before = { asked: asked.length, server: server.log.length };
  assert.ok(before.server > 5, "the server wrote down what was asked");
  await page.mouse.click(200, 200);
  await page.keyboard.press("Tab");
  await page.waitForTimeout(1500);
  assert.deepEqual(asked.slice(before.asked), []);
  assert.deepEqual(server.log.slice(before.server), []);
  assert.deepEqual(wrong, []);
  await picture(page, "shell");
  await close();
});

test("the policy stands in the page and in the header, and they agree", async () => {
  const response = await fetch(server.url);
  const header = response.headers.get("content-security-policy");
  const page = (await response.text()).match(/<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]+)">/);
  assert.ok(page, "the policy is the first element of the head");
  assert.equal(header, `${page[1]}; frame-ancestors 'none'`);
  const file = await readFile(path.join(root, "dist/_headers"), "utf8");
  assert.ok(file.includes(`Content-Security-Policy: ${header}\n`));
  for (const name of ["permissions-policy", "referrer-policy", "x-content-type-options"]) {
    assert.ok(file.toLowerCase().includes(`${name}: ${response.headers.get(name)}`.toLowerCase()), name);
  }
});

test("the policy stops every way out that it can stop", async () => {
  const { page, asked, close } = await visitor(browser);
  await open(page, server.url, { settled: true });
  const results = await page.evaluate(async () => {
    const tried = {};
    const attempt = async (name, work) => {
      try {
        tried[name] = String(await work());
      } catch {
        tried[name] = "refused";
      }
    };
    const far = "https://example.org/";
    await attempt("fetch", () => fetch(far));
    await attempt("image", () => new Promise((resolve, reject) => Object.assign(new Image(), { src: far, onload: resolve, onerror: reject })));
    await attempt("socket", () => new Promise((resolve, reject) => Object.assign(new WebSocket("wss://example.org"), { onopen: resolve, onerror: reject })));
    await attempt("import", () => import(far));
    await attempt("eval", () => globalThis.eval("1"));
    await attempt("markup", () => (document.createElement("p").innerHTML = "<b>1</b>"));
    await attempt("worker", () => new Worker("sw.js"));
    await attempt("second policy", () => trustedTypes.createPolicy("other", {}));
    await attempt("same policy", () => trustedTypes.createPolicy("cm-url", {}));
    return tried;
  });
  for (const [name, result] of Object.entries(results)) assert.equal(result, "refused", name);
  assert.deepEqual(asked.filter((url) => url.includes("example.org") && !url.startsWith("https://example.org")), []);
  await close();
});

for (const [what, pattern] of [
  ["Wasm", "**/app-*.wasm"],
  ["glue", "**/app-*.js"],
  ["worker", "**/worker-*.js"],
  ["loader", "**/boot-*.js"],
]) {
  test(`a changed ${what} does not run`, async () => {
    const { page, close } = await visitor(browser, { serviceWorkers: "block" });
    await page.route(pattern, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      const changed = Buffer.concat([body, what === "Wasm" ? Buffer.from([0, 2, 1, 65]) : Buffer.from("\n;")]);
      const headers = { ...response.headers() };
      delete headers["content-encoding"];
      delete headers["content-length"];
      await route.fulfill({ status: 200, headers, body: changed });
    });
    await page.goto(server.url);
    if (what === "loader") {
      await page.waitForTimeout(1000);
      assert.equal(await page.evaluate(() => globalThis.creditMirror), undefined);
    } else {
      await page.waitForSelector("[data-trouble=loading]:visible");
    }
    assert.equal(await page.locator("html[data-started]").count(), 0);
    await close();
  });
}

test("says plainly in both languages that it did not open", async () => {
  const { page, close } = await visitor(browser, { serviceWorkers: "block", width: 360, height: 700 });
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(server.url);
  const trouble = page.locator("#trouble");
  await trouble.waitFor();
  assert.match(await trouble.innerText(), /没能打开[\s\S]*没有动过[\s\S]*It did not open[\s\S]*untouched/);
  assert.deepEqual(await accessibility(page), []);
  await picture(page, "trouble-360");
  await page.unroute("**/*.wasm");
  await trouble.getByRole("link", { name: "再试一次" }).click();
  await page.waitForSelector("html[data-started]");
  await close();
});

test("works under a sub-path", async () => {
  const under = await serve({ under: "/some/sub/" });
  const { page, asked, wrong, close } = await visitor(browser);
  try {
    assert.ok(under.url.endsWith("/some/sub/"));
    await open(page, under.url, { settled: true });
    for (const url of asked.filter((url) => !url.startsWith("blob:"))) assert.ok(url.startsWith(under.url), url);
    assert.deepEqual(wrong, []);
  } finally {
    await close();
    under.stop();
  }
});

test("opens again without a network", async () => {
  const own = await serve();
  const { context, page, close } = await visitor(browser);
  await open(page, own.url, { settled: true });
  own.stop();
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector("html[data-started]");
  await page.evaluate(() => globalThis.creditMirror.settled);
  await close();
});

test("the engine's worker answers, and holds to the page's policy", async () => {
  const { page, wrong, close } = await visitor(browser);
  await open(page, server.url);
  // Started at once: the worker waits for the engine, which comes when the page is idle.
  const answer = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const worker = globalThis.creditMirror.startEngine();
        worker.onmessage = ({ data }) => data.kind !== "progress" && resolve({ kind: data.kind, id: data.id });
        const bytes = new TextEncoder().encode("日期,金额\n2025-01-01,1\n").buffer;
        worker.postMessage({ id: 7, name: "a.csv", bytes, options: "no request" }, [bytes]);
      }),
  );
  assert.equal(answer.id, 7);
  assert.deepEqual(wrong, []);
  await close();
});

test("a newer build is offered, and taken over only when asked", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "credit-mirror-"));
  await cp(path.join(root, "dist"), folder, { recursive: true });
  const own = await serve({ dist: folder });
  const { page, close } = await visitor(browser);
  try {
    await open(page, own.url, { settled: true });
    const script = path.join(folder, "sw.js");
    await writeFile(script, (await readFile(script, "utf8")).replace(/"id":"[0-9a-f]{12}"/, '"id":"00000000beef"'));
    await page.reload();
    await page.waitForSelector("html[data-started]");
    await page.evaluate(() => new Promise((resolve) => (globalThis.creditMirror.onUpdate = resolve)));
    const caches = () => page.evaluate(() => globalThis.caches.keys());
    assert.equal((await caches()).length, 2);
    const loaded = page.waitForEvent("load");
    await page.evaluate(() => globalThis.creditMirror.update());
    await loaded;
    await page.waitForSelector("html[data-started]");
    assert.deepEqual(await caches(), ["credit-mirror 00000000beef"]);
  } finally {
    await close();
    own.stop();
    await rm(folder, { recursive: true });
  }
});

test("axe finds nothing on the first page, in either language and theme", async () => {
  await everyLook(browser, async ({ page, wrong }, look) => {
    await open(page, server.url);
    assert.deepEqual(await accessibility(page), [], look);
    assert.deepEqual(wrong, [], look);
    await picture(page, `first-${look}`);
  });
});

test("the site is whole: every file is in the sums, and every hashed file is asked for by name", async () => {
  const listed = await sums(path.join(root, "dist"));
  const assets = await readdir(path.join(root, "dist/assets"));
  for (const file of assets) assert.ok(listed.includes(`assets/${file}`), file);
});
