// Rates that price flows to zero: ours natively and in the browser beside pyxirr (native), node-irr and @webcarrot/xirr
// (the same browser). The flows come from `benches/rates.rs`, which knows how many rates each case has.

import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { bare, bundled, folder, median, peers, table, version } from "./bench-lib.mjs";

const ROUNDS = 7;
/** A rate prices flows to zero when what is left is this small beside the sum of the discounted flows without signs. */
const LEFT = 1e-6;

const { sets } = JSON.parse(await readFile(path.join(folder, "rates.json"), "utf8"));
const native = path.join(folder, "pyxirr.json");
const python = existsSync(native) ? JSON.parse(await readFile(native, "utf8")) : undefined;

/** Every peer from npm: how it is asked. Its answer is a rate, or nothing. */
const asked = {
  "node-irr": {
    irr: "(values) => peer.irr(values)",
    xirr: `(flows) => (1 + peer.xirr(flows).rate) ** 365 - 1`,
    prepare: "(values, dates) => values.map((amount, at) => ({ amount, date: dates[at].toISOString().slice(0, 10).replaceAll('-', '') }))",
  },
  "@webcarrot/xirr": {
    xirr: "(flows) => peer.xirr(flows)",
    prepare: "(values, dates) => values.map((amount, at) => ({ amount, date: dates[at] }))",
  },
};

const scripts = {
  "ours.js": { path: path.join(folder, "rates-wasm/bench_rates.js") },
  "ours.wasm": { path: path.join(folder, "rates-wasm/bench_rates_bg.wasm") },
};
const present = [];
for (const name of Object.keys(asked)) {
  const found = await version(peers, name);
  if (!found) {
    console.error(`!! ${name} is not installed: its figures are missing below`);
    continue;
  }
  present.push([name, `${name} ${found}`]);
  scripts[`${name}.js`] = { text: await bundled(peers, name, `peer ${name}`) };
}

const { page, version: chromium, close } = await bare(scripts);
await page.evaluate(async (sets) => {
  globalThis.sets = sets;
  globalThis.timed = (work, rounds) => {
    let answers = work();
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      answers = work();
      times.push(performance.now() - start);
    }
    return { times, answers };
  };
  globalThis.cases = (set) =>
    set.roots.map((_, at) => {
      const of = (list) => list.slice(at * set.width, (at + 1) * set.width);
      return { values: of(set.values), dates: of(set.days).map((day) => new Date(day * 86_400_000)) };
    });
}, sets.map(({ kind, width, values, days, roots }) => ({ kind, width, values, days, roots })));

await page.addScriptTag({ url: "ours.js" });
const ours = await page.evaluate(async (rounds) => {
  await wasm_bindgen({ module_or_path: await (await fetch("ours.wasm")).arrayBuffer() });
  return globalThis.sets.map((set) => {
    const values = Float64Array.from(set.values);
    const days = Int32Array.from(set.days);
    const solve = () => (set.kind === "irr" ? wasm_bindgen.irr_all(values, set.width) : wasm_bindgen.xirr_all(values, days, set.width));
    const { times, answers } = globalThis.timed(solve, rounds);
    return { times, answers: [...answers] };
  });
}, ROUNDS);

const others = [];
for (const [name, shown] of present) {
  await page.addScriptTag({ url: encodeURIComponent(`${name}.js`) });
  const measured = await page.evaluate(
    ({ name, how, rounds }) => {
      const make = (text) => (text ? new Function("peer", `return ${text}`)(globalThis[`peer ${name}`]) : undefined);
      return globalThis.sets.map((set) => {
        const ask = make(how[set.kind]);
        if (!ask) return null;
        const prepare = set.kind === "irr" ? ({ values }) => values : ({ values, dates }) => make(how.prepare)(values, dates);
        const prepared = globalThis.cases(set).map(prepare);
        const solve = () =>
          prepared.map((flows) => {
            try {
              return ask(flows);
            } catch {
              return null;
            }
          });
        return globalThis.timed(solve, rounds);
      });
    },
    { name, how: asked[name], rounds: ROUNDS },
  );
  others.push({ shown, measured });
}
await close();

/** Whether a rate prices the flows of a case to zero. */
function prices(set, at, rate) {
  if (typeof rate !== "number" || !Number.isFinite(rate) || rate <= -1) return false;
  const x = Math.log1p(rate);
  const first = set.kind === "xirr" ? Math.min(...set.days.slice(at * set.width, (at + 1) * set.width)) : 0;
  let [sum, size] = [0, 0];
  for (let flow = 0; flow < set.width; flow += 1) {
    const time = set.kind === "xirr" ? (set.days[at * set.width + flow] - first) / 365 : flow;
    const part = set.values[at * set.width + flow] * Math.exp(-x * time);
    sum += part;
    size += Math.abs(part);
  }
  return Math.abs(sum) <= LEFT * size;
}

/** Cases with a rate where none was given or a wrong one; rates given where there is none. */
function judged(set, answers) {
  let [missed, invented] = [0, 0];
  set.roots.forEach((roots, at) => {
    const rate = answers[at];
    if (roots > 0 && !prices(set, at, rate)) missed += 1;
    if (roots === 0 && Number.isFinite(rate)) invented += 1;
  });
  return [missed, invented];
}

/** Ours gives all rates: each known one must be there, and each given one must price. */
function judgedAll(set, answers) {
  let [missed, invented] = [0, 0];
  set.roots.forEach((roots, at) => {
    const good = answers[at].filter((rate) => prices(set, at, rate)).length;
    missed += Math.max(0, roots - good);
    invented += answers[at].length - Math.min(good, roots);
  });
  return [missed, invented];
}

function unpacked(flat) {
  const out = [];
  for (let at = 0; at < flat.length; at += 1 + flat[at]) out.push(flat.slice(at + 1, at + 1 + flat[at]));
  return out;
}

let failed = false;
sets.forEach((set, index) => {
  const known = set.roots.reduce((a, b) => a + b, 0);
  console.log(`\n${set.name}: ${set.roots.length} cases of ${set.width} flows with ${known} rates; Chromium ${chromium}`);
  const rows = [["", "ms", "ours is", "rates missed", "invented"]];
  const add = (name, ms, beside, [missed, invented]) =>
    rows.push([name, ms.toFixed(2), beside ? `${(beside / ms).toFixed(2)} of its time` : "", missed, invented]);
  const own = judgedAll(set, set.ours.rates);
  const page = median(ours[index].times);
  const shown = judgedAll(set, unpacked(ours[index].answers));
  add("ours, native, every rate", set.ours.ms, 0, own);
  if (python) add(`${python.name}, native, one rate`, python.sets[index].ms, set.ours.ms, judged(set, python.sets[index].rates));
  add("ours, browser, every rate", page, 0, shown);
  for (const { shown: name, measured } of others) {
    if (measured[index]) add(`${name}, browser, one rate`, median(measured[index].times), page, judged(set, measured[index].answers));
  }
  table(rows);
  if (own[0] + own[1] + shown[0] + shown[1] > 0) {
    console.error("ours missed or invented a rate");
    failed = true;
  }
  if (python && index < 2 && set.ours.ms > python.sets[index].ms) console.error("slower than pyxirr: the bar is at most its time");
});
console.log(`\nA rate counts when it leaves less than ${LEFT} of the discounted flows; others give one rate, ours gives all.`);
process.exitCode = failed ? 1 : 0;
