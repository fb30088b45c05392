// Whole files in the browser, each in a worker of its own: from the File to typed records in that worker, beside
// PapaParse, uDSV, SheetJS and fast-xml-parser on the same File. `benches/intake.rs` leaves the files in target/bench.
// Ours is the engine and the worker that the page uses, with recognition and proof; peers only make columns. What ours
// does then and no peer does, packing what was read for the desk beside its SHA-256, is told as "handed over" and is not
// compared. Beside the times stands the Wasm memory at the end.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./lib.mjs";
import { bare, folder, median, peers, table, target, version } from "./bench-lib.mjs";

const ROUNDS = 5;
const MEMORY = 256 << 20;

const STATEMENT = "statement-55mb.csv";
const BOOK = "workbook-50k.xlsx";
const CAMT = "camt-10mb.xml";
const CHINESE = "statement-gb18030-3mb.csv";
const LINES = { "rows-100k.csv": 100_000, "rows-300k.csv": 300_000, "rows-1000k.csv": 1_000_000 };

// Typed columns are the same for all: days as numbers, amounts in minor units, texts. Peers give numbers and texts (or
// dates), from which these are made here.
const COLUMNS = `(rows, day, amount, balance) => {
  const days = new Int32Array(rows), amounts = new Float64Array(rows), balances = new Float64Array(rows);
  let sum = 0;
  for (let row = 0; row < rows; row += 1) {
    const at = day(row);
    days[row] = (typeof at === "string" ? Date.parse(at) : at.getTime()) / 86_400_000;
    sum += amounts[row] = Math.round(amount(row) * 100);
    balances[row] = Math.round(balance(row) * 100);
  }
  return { rows, sum, columns: [days, amounts, balances] };
}`;

/** What each peer does in its worker, with the rows it gives; `bar` is how many times faster ours must be. */
const asked = [
  {
    peer: "papaparse",
    does: "typed objects, then columns",
    script: "papaparse.min.js",
    bar: { [STATEMENT]: 5 },
    work: "async (file) => { const { data } = Papa.parse(await file.text(), { header: true, dynamicTyping: true, delimiter: ',', skipEmptyLines: true }); return columns(data.length, (row) => data[row].Date, (row) => data[row].Amount, (row) => data[row].Balance); }",
  },
  {
    peer: "udsv",
    does: "typed columns",
    script: "dist/uDSV.iife.min.js",
    bar: { [STATEMENT]: 2 },
    work: "async (file) => { const text = await file.text(); const data = uDSV.initParser(uDSV.inferSchema(text)).typedCols(text); return columns(data[0].length, (row) => data[0][row], (row) => data[4][row], (row) => data[5][row]); }",
  },
  {
    peer: "udsv",
    does: "typed rows",
    script: "dist/uDSV.iife.min.js",
    bar: { [STATEMENT]: 2 },
    work: "async (file) => { const text = await file.text(); const data = uDSV.initParser(uDSV.inferSchema(text)).typedArrs(text); return columns(data.length, (row) => data[row][0], (row) => data[row][4], (row) => data[row][5]); }",
  },
  {
    peer: "xlsx",
    does: "rows of values",
    script: "dist/xlsx.full.min.js",
    bar: { [BOOK]: 3 },
    work: "async (file) => { const book = XLSX.read(new Uint8Array(await file.arrayBuffer()), { dense: true }); return { rows: XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 }).length - 1 }; }",
  },
  {
    peer: "fast-xml-parser",
    does: "a tree of objects",
    script: "lib/fxp.min.js",
    bar: { [CAMT]: 10 },
    work: "async (file) => ({ rows: new fxp.XMLParser({ ignoreAttributes: false }).parse(await file.text()).Document.BkToCstmrStmt.Stmt.Ntry.length })",
  },
];
const rows = { [STATEMENT]: 520_000, [BOOK]: 50_000, [CAMT]: 25_000, [CHINESE]: 29_000, ...LINES };

const engine = path.join(target, "engine-site");
const glue = await readFile(path.join(engine, "engine.js"), "utf8");
const worker = await readFile(path.join(root, "src/app/browser/worker.js"), "utf8");
// The page's worker as it is, and two more messages: that the records are there, and how large the memory has become.
const measured = `${glue}\n${worker}
const imported = wasm_bindgen.import_file;
wasm_bindgen.import_file = (...given) => {
  imported(...given);
  postMessage({ kind: "typed" });
};
const own = onmessage;
onmessage = (event) =>
  event.data.memory ? ready.then((wasm) => postMessage({ kind: "memory", bytes: wasm.memory.buffer.byteLength })) : own(event);`;

const files = { "engine.wasm": { path: path.join(engine, "engine_bg.wasm") }, "engine-worker.js": { text: measured } };
for (const name of Object.keys(rows)) files[name] = { path: path.join(folder, name) };
const present = [];
for (const one of asked) {
  const found = await version(peers, one.peer);
  if (!found) {
    console.error(`!! ${one.peer} is not installed: its figures are missing below`);
    continue;
  }
  const name = `${one.peer}-${present.length}.js`;
  const source = await readFile(path.join(peers, "node_modules", one.peer, one.script), "utf8");
  files[name] = {
    text: `var window = self;\n${source}\nconst columns = ${COLUMNS};\nonmessage = async ({ data }) => {
      try { const { rows, sum } = await (${one.work})(data); postMessage({ rows, sum }); } catch (error) { postMessage({ failed: String(error) }); }
    };`,
  };
  present.push({ ...one, shown: `${one.peer} ${found}, ${one.does}`, url: name });
}

const { page, version: chromium, close } = await bare(files);
await page.evaluate(async () => {
  globalThis.engine = await WebAssembly.compileStreaming(fetch("engine.wasm"));
  globalThis.open = async (name) => new File([await (await fetch(name)).arrayBuffer()], name);
  const heard = (worker, wanted) =>
    new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }) => {
        if (data.kind === "failed" || data.failed) reject(new Error(data.message ?? data.failed));
        else if (!wanted || data.kind === wanted) resolve(data);
      };
    });
  globalThis.ours = async (file) => {
    const worker = new Worker("engine-worker.js");
    worker.postMessage({ module: globalThis.engine });
    worker.postMessage({ memory: true });
    await heard(worker, "memory");
    const start = performance.now();
    // As the page does: bytes of files up to 8 MiB are kept, larger files are read where they lie.
    const given = file.size > 8 << 20 ? file : await file.arrayBuffer();
    const options = JSON.stringify([["", JSON.stringify({ currency: "CNY" })]]);
    worker.postMessage({ id: 0, name: file.name, file: given, options });
    await heard(worker, "typed");
    const ms = performance.now() - start;
    const done = await heard(worker, "done");
    const handed = performance.now() - start;
    worker.postMessage({ memory: true });
    const memory = (await heard(worker, "memory")).bytes;
    worker.terminate();
    const text = new TextDecoder().decode(done.bytes);
    const proof = text.slice(text.indexOf('"proof":{'));
    const number = (pattern) => Number(proof.match(pattern)?.[1] ?? -1);
    const minor = (name) => Math.round(Number(proof.match(new RegExp(`"${name}":\\["([0-9.]+) CNY"`))?.[1]) * 100);
    const sum = minor("sum_in") - minor("sum_out");
    return { ms, handed, memory, sum, answer: done.bytes.byteLength, rows: number(/"read":(\d+)/), unread: number(/"unread":(\d+)/), ties: proof.match(/"ties":(\w+)/)?.[1] };
  };
  globalThis.theirs = async (url, file) => {
    const worker = new Worker(url);
    const start = performance.now();
    worker.postMessage(file);
    const { rows, sum } = await heard(worker);
    const ms = performance.now() - start;
    worker.terminate();
    return { ms, rows, sum };
  };
});

let failed = false;
const complain = (words) => {
  console.error(words);
  failed = true;
};
const short = [];

async function our(name) {
  const runs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    runs.push(await page.evaluate(async (name) => globalThis.ours(await globalThis.open(name)), name));
  }
  for (const run of runs) {
    if (run.rows !== rows[name] || run.unread !== 0 || run.ties !== "true") complain(`${name}: ${JSON.stringify(run)} is not what was written`);
  }
  const memory = Math.max(...runs.map((run) => run.memory));
  if (memory > MEMORY) short.push(`${name} took ${(memory / 2 ** 20).toFixed(0)} MiB of memory, more than 256`);
  return { sum: runs[0].sum, first: runs[0].ms, ms: median(runs.map((run) => run.ms)), handed: median(runs.map((run) => run.handed)), memory, answer: runs[0].answer };
}

const number = (value, places = 0) => value.toFixed(places);
const mib = (bytes) => (bytes / 2 ** 20).toFixed(0);
const lines = [["", "first ms", "median ms", "its time ÷ ours", "at least", "handed over ms", "MiB after", "answer MiB"]];
for (const name of [STATEMENT, BOOK, CAMT, CHINESE]) {
  const own = await our(name);
  lines.push([`${name}: ours`, number(own.first), number(own.ms, 1), "", "", number(own.handed, 1), mib(own.memory), mib(own.answer)]);
  if (name === CHINESE && own.ms >= 60) short.push(`${name} took ${number(own.ms, 1)} ms, not less than 60`);
  for (const { shown, url, bar } of present) {
    if (!bar[name]) continue;
    const runs = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      runs.push(await page.evaluate(async ({ url, name }) => globalThis.theirs(url, await globalThis.open(name)), { url, name }));
    }
    for (const run of runs) if (run.rows !== rows[name]) complain(`${shown} gives ${run.rows} rows of ${name}`);
    for (const run of runs) if (run.sum !== undefined && run.sum !== own.sum) complain(`${shown} gives ${run.sum} in all of ${name}, ours ${own.sum}`);
    const ms = median(runs.map((run) => run.ms));
    if (ms / own.ms < bar[name]) short.push(`${name}: ${(ms / own.ms).toFixed(2)} times as fast as ${shown}, not ${bar[name]}`);
    lines.push([`  ${shown}`, number(runs[0].ms), number(ms, 1), (ms / own.ms).toFixed(2), bar[name], "", "", ""]);
  }
}
console.log(`\nwhole files in a worker each, Chromium ${chromium}, median of ${ROUNDS}`);
table(lines);

const linear = [["rows", "median ms", "ms per 100,000", "handed over ms", "MiB after"]];
for (const [name, count] of Object.entries(LINES)) {
  const own = await our(name);
  linear.push([count, number(own.ms), number((own.ms * 100_000) / count, 1), number(own.handed), mib(own.memory)]);
}
console.log();
table(linear);
await close();
for (const line of short) console.error(`short of the bar: ${line}`);
process.exitCode = failed ? 1 : 0;
