// Keeps this build for use without a network, and is a second wall: a page of this site gets the files of this
// build and nothing else, from here or elsewhere. It stores no answer that is not in the list.

/** Filled in by `cargo xtask build`: { id, files }, the files relative to this script. */
const build = __BUILD__;

const cacheName = `credit-mirror ${build.id}`;
const site = new URL("./", self.location);
const addresses = new Set(build.files.map((file) => new URL(file, site).href));

self.addEventListener("install", (event) => {
  // All or nothing: a build is never mixed from two.
  const requests = [...addresses].map((url) => new Request(url, { cache: "no-cache" }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("credit-mirror ") && name !== cacheName) await caches.delete(name);
    }
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
});

async function kept(url) {
  const cache = await caches.open(cacheName);
  return (await cache.match(url)) ?? Response.error();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.hash = "";
  if (request.mode === "navigate") {
    // Other pages of the host are the reader's own business, and the browser's.
    const page = url.origin + url.pathname;
    if (page === site.href || page === `${site.href}index.html`) event.respondWith(kept(site.href));
    return;
  }
  const ours = request.method === "GET" && addresses.has(url.href);
  event.respondWith(ours ? kept(url.href) : Response.error());
});
