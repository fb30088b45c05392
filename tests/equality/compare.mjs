// Compares the native and the Wasm program on the same cases, byte by byte.
// node compare.mjs GLUE CASES NATIVE DATE: GLUE is the nodejs glue of the engine, CASES holds a case a line,
// NATIVE what `mirror batch` answered, DATE the date assessed for.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const [glue, casesFile, nativeFile, date] = process.argv.slice(2);
const { assess_case: assess } = createRequire(import.meta.url)(resolve(glue));
const lines = (file) => readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
const cases = lines(casesFile);
const native = lines(nativeFile);

if (cases.length === 0 || cases.length !== native.length) {
  console.error(`${cases.length} cases, but ${native.length} native answers`);
  process.exit(1);
}

let bytes = 0;
let different = 0;
for (const [index, text] of cases.entries()) {
  const answer = assess(text, date);
  bytes += Buffer.byteLength(answer);
  if (answer === native[index]) continue;
  different += 1;
  if (different > 3) continue;
  const at = [...answer].findIndex((c, i) => c !== native[index][i]);
  console.error(`case ${index + 1} differs at character ${at}:`);
  console.error(`  native ${native[index].slice(Math.max(0, at - 60), at + 60)}`);
  console.error(`  wasm   ${answer.slice(Math.max(0, at - 60), at + 60)}`);
}
console.log(`${cases.length} cases, ${bytes} bytes of assessment, ${different} different`);
process.exit(different === 0 ? 0 : 1);
