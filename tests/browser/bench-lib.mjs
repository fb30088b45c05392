// What the benchmarks in the browser share: a server of files on this machine, and a page without any policy, since
// peers that are measured make code at run time.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import path from "node:path";
import { launch, root } from "./lib.mjs";

const KINDS = { ".js": "text/javascript", ".html": "text/html", ".wasm": "application/wasm" };

/** A page that can fetch `/name` for each entry of `files` (name to path or text). */
export async function bare(files) {
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname.slice(1));
    try {
      const body = name === "" ? "<!doctype html><title>bench</title>" : await (files[name].text ?? readFile(files[name].path));
      response.writeHead(200, { "content-type": KINDS[path.extname(name) || ".html"] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  const browser = await launch();
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`http://localhost:${server.address().port}/`);
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { page, version: browser.version(), close };
}

/** One script of a CommonJS package and all it requires, which leaves its exports in `globalThis[name]`. */
export async function bundled(folder, entry, name) {
  const modules = new Map();
  const walk = async (file) => {
    if (modules.has(file)) return;
    const require = createRequire(file);
    const needs = {};
    modules.set(file, { needs, text: "" });
    const text = await readFile(file, "utf8");
    for (const [, wanted] of text.matchAll(/\brequire\(["']([^"']+)["']\)/g)) {
      needs[wanted] = require.resolve(wanted);
      await walk(needs[wanted]);
    }
    modules.get(file).text = text;
  };
  const first = createRequire(path.resolve(folder, "package.json")).resolve(entry);
  await walk(first);
  const bodies = [...modules].map(
    ([file, { needs, text }]) => `${JSON.stringify(file)}: [${JSON.stringify(needs)}, (module, exports, require) => {${text}\n}]`,
  );
  return `globalThis[${JSON.stringify(name)}] = (() => {
    const modules = {${bodies.join(",\n")}}, made = {};
    const load = (file) => {
      if (!made[file]) {
        const module = (made[file] = { exports: {} });
        modules[file][1](module, module.exports, (wanted) => load(modules[file][0][wanted]));
      }
      return made[file].exports;
    };
    return load(${JSON.stringify(first)});
  })();`;
}

/** The version of an installed peer, or nothing. */
export async function version(folder, name) {
  const file = path.join(folder, "node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(await readFile(file, "utf8")).version : undefined;
}

export const target = process.env.TARGET ?? path.join(root, "target");
export const folder = path.resolve(root, process.env.FOLDER ?? "target/bench");
export const peers = path.resolve(root, process.env.PEERS ?? "target/bench/peers");

/** The middle of an odd number of measurements. */
export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Lines with columns, the first to the left, the others to the right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) {
    console.log(row.map((cell, column) => (column ? String(cell).padStart(widths[column]) : String(cell).padEnd(widths[0]))).join("  "));
  }
}
