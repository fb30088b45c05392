// Loads the program: the only script of the page that asks the network for anything, and it asks only for the
// files of this build, each checked against its hash. No request follows once these are here.

/** Filled in by `cargo xtask build`: { id, glue, app, worker, engine, words }, each file { path, integrity }. */
const build = __BUILD__;

const site = new URL("../", import.meta.url);
const at = (path) => new URL(path, site).href;

// Addresses that may become code: the blob of the engine's worker and the service worker. Nothing else.
const allowed = new Set([at("sw.js")]);
const urls = globalThis.trustedTypes
  ? trustedTypes.createPolicy("cm-url", {
      createScriptURL(url) {
        if (!allowed.has(url)) throw new TypeError(`not a script of this program: ${url}`);
        return url;
      },
    })
  : { createScriptURL: (url) => url };

async function get({ path, integrity }) {
  const response = await fetch(at(path), { integrity });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** Shows one of the two plain messages that index.html holds in both languages. */
const trouble = document.getElementById("trouble");
function fail(kind, error) {
  console.error(error);
  if (!trouble.isConnected) document.body.append(trouble);
  for (const message of trouble.querySelectorAll("[data-trouble]")) message.hidden = message.dataset.trouble !== kind;
  document.getElementById("app").hidden = true;
  trouble.hidden = false;
}

addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) fail("stopped", error);
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) fail("stopped", reason);
});

/** The language that the page starts in: as kept from an earlier visit, else the browser's. */
function startLanguage() {
  let kept = null;
  try {
    kept = localStorage.getItem("language");
  } catch {
    // A browser that keeps nothing has nothing kept.
  }
  return (kept ?? navigator.language).toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** The compiled engine, fetched as soon as the page runs. */
let engine;
let workerUrl;

let settle;
const mirror = {
  build: build.id,
  language: startLanguage(),
  /** The page's words by language, each a list; the other language's come when the page is idle. */
  words: {},
  /** Resolves with the words of a language. */
  async wordsOf(code) {
    mirror.words[code] ??= await (await get(build.words[code])).json();
    return mirror.words[code];
  },
  /** Resolves when the last request is done: the engine is here and the program is kept for use offline. */
  settled: new Promise((resolve) => {
    settle = resolve;
  }),
  /** Whether the program opens without a network from now on. */
  offline: false,
  /** Set by the application: called when a newer build is ready; `update()` then loads it. */
  onUpdate: null,
  update() {
    waiting?.postMessage("take over");
  },
  /** A worker with the engine; see worker.js for what it is told and answers. `terminate()` ends it. */
  startEngine() {
    const worker = new Worker(urls.createScriptURL(workerUrl));
    engine.then(
      (module) => worker.postMessage({ module }),
      (error) => worker.postMessage({ missing: String(error) }),
    );
    return worker;
  },
};
globalThis.creditMirror = mirror;

/** Keeps the program for use without a network. A newer build waits until it is asked to take over. */
let waiting = null;
async function keepOffline() {
  const container = navigator.serviceWorker;
  if (!container) return;
  let reloading = false;
  const controlled = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    if (controlled && !reloading) {
      reloading = true;
      location.reload();
    }
  });
  const registration = await container.register(urls.createScriptURL(at("sw.js")), { updateViaCache: "none" });
  const ready = (worker) => {
    waiting = worker;
    mirror.onUpdate?.();
  };
  if (registration.waiting && controlled) ready(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const fresh = registration.installing;
    fresh?.addEventListener("statechange", () => {
      if (fresh.state === "installed" && controlled) ready(fresh);
    });
  });
  await container.ready;
  mirror.offline = true;
}

const idle = (work) => (globalThis.requestIdleCallback ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 500));

async function start() {
  const app = get(build.app);
  const said = mirror.wordsOf(mirror.language);
  const workerText = get(build.worker).then((response) => response.text());
  const glue = await import(at(build.glue.path));
  // Chromium checks the glue by the page's modulepreload link; the Wasm is checked by the fetch itself.
  workerUrl = URL.createObjectURL(new Blob([await workerText], { type: "text/javascript" }));
  allowed.add(workerUrl);
  let begin;
  // Asked for once the page itself is here, so that it does not wait for the larger engine.
  engine = new Promise((resolve) => (begin = resolve)).then(() => WebAssembly.compileStreaming(get(build.engine)));
  engine.catch(() => {});
  await said;
  await Promise.all([app, glue.default({ module_or_path: app })]);
  begin();
  const others = new Promise((resolve) => idle(resolve)).then(() => mirror.wordsOf(mirror.language === "zh" ? "en" : "zh"));
  document.documentElement.dataset.started = build.id;
  const kept = new Promise((resolve) => idle(resolve)).then(keepOffline);
  for (const { reason } of await Promise.allSettled([engine, kept, others])) {
    if (reason) console.error(reason);
  }
  settle();
}

start().catch((error) => fail(error instanceof WebAssembly.RuntimeError ? "stopped" : "loading", error));
