// The engine's worker. The build puts the engine's glue (`wasm_bindgen`) before this text and both run from one blob,
// so that the page's security policy holds here too. One worker answers the page as long as it lives; each file on its
// way in has one of its own, so that it can be given up.
//
// First message in: { module } the compiled engine, or { missing } why it could not be had.
// Then in:  { id, call }                  call: ArrayBuffer, a letter to the desk: all that the page said in one turn
// or:       { id, held }                  held: ArrayBuffer (transferred), the readings of a file, for a letter to come
// or:       { id, name, file, options }   file: ArrayBuffer or, when it is large, File; options: JSON text
// Out:      { id, kind: "told", bytes }   bytes: ArrayBuffer (transferred), the answers
//           { id, kind: "progress", done, total, rows }
//           { id, kind: "done", bytes }   bytes: ArrayBuffer (transferred), the readings of a file
//           { id, kind: "failed", message }
// A worker that is only told { digest } (File) answers { digest } as text and ends.

let settle;
const ready = new Promise((resolve, reject) => {
  settle = { resolve, reject };
});
ready.catch(() => {});

// The browser's own SHA-256 is several times as fast as any in Wasm and runs beside the reading, but only pages from a
// safe place have it.
async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// It begins by copying all bytes, which takes as long as a sixth of the reading: for a large file another worker does,
// and reads the file itself.
async function digestBeside(file) {
  const urls = globalThis.trustedTypes?.createPolicy("cm-url", { createScriptURL: () => location.href });
  const beside = new Worker(urls ? urls.createScriptURL("") : location.href);
  return new Promise((resolve, reject) => {
    beside.onmessage = ({ data }) => (data.digest ? resolve(data.digest) : reject(new Error(data.failed)));
    beside.onerror = (event) => reject(new Error(event.message));
    beside.postMessage({ digest: file });
  });
}

async function digestAlone(file) {
  try {
    postMessage({ digest: await digestOf(await file.arrayBuffer()) });
  } catch (error) {
    postMessage({ failed: String(error?.message ?? error) });
  }
  close();
}

// One small buffer that is filled again and again takes half as long as the whole file in one of its own. Browsers that
// cannot fill a given buffer give pieces of theirs.
async function receive(file) {
  wasm_bindgen.open_large(file.size);
  const stream = file.stream();
  let reader, room;
  try {
    reader = stream.getReader({ mode: "byob" });
    room = new ArrayBuffer(1 << 20);
  } catch {
    reader = stream.getReader();
  }
  for (;;) {
    const { done, value } = await (room ? reader.read(new Uint8Array(room)) : reader.read());
    if (done) return;
    wasm_bindgen.add_bytes(value);
    if (room) room = value.buffer;
  }
}

async function readings(file, name, options, progress) {
  const [large, safe] = [file instanceof Blob, Boolean(globalThis.crypto?.subtle)];
  const again = async () => digestOf(await file.arrayBuffer());
  // The worker beside starts while this one waits for bytes: it cannot while this one works.
  let digest = safe && large ? digestBeside(file).catch(again) : undefined;
  digest?.catch(() => {});
  if (large) await receive(file);
  else wasm_bindgen.open_file(new Uint8Array(file));
  if (safe && !large) digest = digestOf(file);
  digest?.catch(() => {});
  wasm_bindgen.import_file(name, options, digest !== undefined, progress);
  const readings = wasm_bindgen.take_readings();
  const told = await digest;
  if (told) new TextEncoder().encodeInto(told, readings.subarray(-64));
  return readings;
}

async function job({ id, call, held, name, file, options }) {
  try {
    await ready;
    if (held) return wasm_bindgen.hold(id, new Uint8Array(held));
    const progress = (done, total, rows) => postMessage({ id, kind: "progress", done, total, rows });
    const answer = call ? wasm_bindgen.desk(new Uint8Array(call)) : await readings(file, name, options, progress);
    postMessage({ id, kind: call ? "told" : "done", bytes: answer.buffer }, [answer.buffer]);
  } catch (error) {
    postMessage({ id, kind: "failed", message: String(error?.message ?? error) });
  }
}

let jobs = Promise.resolve();
onmessage = ({ data }) => {
  if (data.module) wasm_bindgen({ module_or_path: data.module }).then(settle.resolve, settle.reject);
  else if (data.missing) settle.reject(new Error(data.missing));
  else if (data.digest) digestAlone(data.digest);
  else jobs = jobs.then(() => job(data));
};
