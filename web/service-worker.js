// Keeps every file of one version, so that the app opens without a network. A new version is fetched beside it, only
// what differs, and takes its place when no page of the old one is open, or when the person asks for it.
/** Path -> SHA-256 of the file, in base64. */
const FILES = @FILES@;
/** What the host itself may not send: [headers of every file, headers of the page, headers of a worker]. */
const [EVERY, OF_PAGE, OF_WORKER] = @HEADERS@;

const TYPES = {
  html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", mjs: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8", json: "application/json", wasm: "application/wasm", svg: "image/svg+xml",
  png: "image/png", ttf: "font/ttf", otf: "font/otf", woff: "font/woff", woff2: "font/woff2",
};
/** How many files are fetched at a time. */
const SIDE_BY_SIDE = 4;

const kept = caches.open("imr-arbejdsbogen");
const scope = new URL(registration.scope);
const has = (path) => Object.hasOwn(FILES, path);
const key = (path) => new URL(`${path}?sha256=${encodeURIComponent(FILES[path])}`, scope).href;

/** A file of this version. The sum is looked at, so a host that is being changed never gives us half of each. */
async function fetched(path) {
  // A pack is asked for as the page asks for it. What the page has just loaded need not come over the network once more.
  const url = path.endsWith(".pack") ? key(path) : new URL(path, scope);
  for (const cache of ["force-cache", "reload"]) {
    const answer = await fetch(url, { cache, credentials: "omit" }), bytes = await answer.arrayBuffer();
    if (answer.ok && (await sum(bytes)) === FILES[path]) return own(path, bytes);
  }
  throw new Error(`${path} is not of this version`);
}

async function sum(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
}

/** Nothing of the host's own answer is kept but the bytes: a detour on the way there is refused for a page. */
function own(path, bytes) {
  const type = TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  const more = path.endsWith("worker.mjs") ? OF_WORKER : path === "index.html" ? OF_PAGE : {};
  return new Response(bytes, { headers: { "Content-Type": type, ...EVERY, ...more } });
}

async function keep(cache, path, added = []) {
  if (await cache.match(key(path))) return;
  await cache.put(key(path), await fetched(path));
  added.push(path);
}

addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await kept, waiting = Object.keys(FILES), added = [];
  const some = async () => { while (waiting.length) await keep(cache, waiting.shift(), added); };
  try {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, some));
  } catch (error) {
    waiting.length = 0;
    // What has come stays for the next try, unless the room is needed for what the person writes.
    if (error?.name === "QuotaExceededError") await Promise.all(added.map((path) => cache.delete(key(path))));
    throw error;
  }
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  await clients.claim();
  // A still newer version may be fetching its own.
  if (registration.installing || registration.waiting) return;
  const cache = await kept, ours = new Set(Object.keys(FILES).map(key));
  await Promise.all((await cache.keys()).filter(({ url }) => !ours.has(url)).map((old) => cache.delete(old)));
})()));

addEventListener("message", ({ data }) => {
  if (data === "now") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const path = named(url, request.mode === "navigate");
  if (has(path)) event.respondWith(anew(request) ? page(path) : answered(path));
});

const anew = (request) => request.mode === "navigate" && (request.isReloadNavigation ?? request.cache === "no-cache");

function named(url, isPage) {
  let path = url.pathname.slice(scope.pathname.length);
  try {
    path = decodeURIComponent(path);
  } catch {
    // Not a name of ours.
  }
  return isPage && !has(path) ? "index.html" : path;
}

let tried = false;

/** A page that is loaded anew is a new start: a version that waits takes over, where nobody else is at work. */
async function page(path) {
  if (!tried && registration.waiting && (await clients.matchAll()).length <= 1) {
    tried = true;
    registration.waiting.postMessage("now");
    return new Response("", { headers: { Refresh: "0", "Content-Type": TYPES.html } });
  }
  return answered(path);
}

async function answered(path) {
  const cache = await kept;
  // Some of it may have been lost, or there was no room.
  return await cache.match(key(path)) ?? fetched(path);
}
