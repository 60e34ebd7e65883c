// Keeps every file of one version, so that the app opens without a network. A new version is fetched beside it, only
// what differs, and takes its place when no page of the old one is open.
const VERSION = "@VERSION@";
/** Path -> SHA-256 of the file, in base64. */
const FILES = @FILES@;
const POLICY = "@POLICY@";

const kept = caches.open("imr-arbejdsbogen");
const key = (path) => new URL(`${path}?sha256=${encodeURIComponent(FILES[path])}`, registration.scope);

async function keep(cache, path) {
  if (await cache.match(key(path))) return;
  const url = new URL(path, registration.scope);
  // The sum is looked at: a host that is in the midst of being changed never leaves us with half of each.
  const answer = await fetch(url, { integrity: `sha256-${FILES[path]}`, cache: "no-cache", credentials: "omit" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(key(path), answer);
}

addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await kept;
  for (const path of Object.keys(FILES)) await keep(cache, path);
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  const cache = await kept, ours = new Set(Object.keys(FILES).map((path) => key(path).href));
  await Promise.all((await cache.keys()).filter(({ url }) => !ours.has(url)).map((old) => cache.delete(old)));
  await clients.claim();
})()));

addEventListener("message", ({ data }) => {
  if (data === "now") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url), scope = new URL(registration.scope);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const named = decodeURIComponent(url.pathname.slice(scope.pathname.length));
  const path = request.mode === "navigate" && !(named in FILES) ? "index.html" : named;
  if (path in FILES) event.respondWith(answered(path));
});

async function answered(path) {
  const cache = await kept;
  let found = await cache.match(key(path));
  if (!found) {
    await keep(cache, path);
    found = await cache.match(key(path));
  }
  if (!path.endsWith("worker.mjs")) return found;
  // A policy that stands in the page does not hold for a worker: it wants its own, and not every host sends one.
  const headers = new Headers(found.headers);
  headers.set("Content-Security-Policy", POLICY);
  return new Response(found.body, { status: found.status, headers });
}
