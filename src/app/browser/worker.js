// The importer's worker: reads one file at a time off the main thread. The build puts the importer's glue
// (`wasm_bindgen`) before this text and both run from one blob, so that the page's security policy holds here too.
//
// First message in: { module } the compiled importer, or { missing } why it could not be had.
// Then in:  { id, name, bytes, options }  bytes: ArrayBuffer (transferred), options: JSON text
// or:       { id, sample }                an invented firm's case, by its number
// Out:      { id, kind: "progress", done, total, rows }
//           { id, kind: "done", json }    json: ArrayBuffer of UTF-8 (transferred)
//           { id, kind: "failed", message }

let settle;
const ready = new Promise((resolve, reject) => {
  settle = { resolve, reject };
});
ready.catch(() => {});

async function job({ id, name, bytes, options, sample }) {
  try {
    await ready;
    const progress = (done, total, rows) => postMessage({ id, kind: "progress", done, total, rows });
    const json =
      sample === undefined
        ? wasm_bindgen.import_file(new Uint8Array(bytes), name, options, progress)
        : wasm_bindgen.sample_firm(sample);
    postMessage({ id, kind: "done", json: json.buffer }, [json.buffer]);
  } catch (error) {
    postMessage({ id, kind: "failed", message: String(error?.message ?? error) });
  }
}

let jobs = Promise.resolve();
onmessage = ({ data }) => {
  if (data.module) wasm_bindgen({ module_or_path: data.module }).then(settle.resolve, settle.reject);
  else if (data.missing) settle.reject(new Error(data.missing));
  else jobs = jobs.then(() => job(data));
};
