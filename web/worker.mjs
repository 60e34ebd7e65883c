// Python, in a worker of the page. What has to be waited for is made ready here, all of it at once, before Python's
// first line: so the workbook's own code finds files, seals and its packages there, and waits for nothing.
import { Pool } from "./pool.mjs";

/** Fetched and read while the files are opened. */
const PARTS = Promise.all([
  import("./pyodide/pyodide.mjs"), import("./pyodide/pyodide.asm.mjs"), import("./sodium/libsodium-wrappers.mjs"),
  import("./files.mjs"), import("./pack.mjs"), import("./rows.mjs"),
]);

const NAME = "imr-arbejdsbogen";
/** Name -> SHA-256, in base64; the build knows. */
const PACKS = {};

/** No plugins are looked for, of which there are none: that takes a twentieth of a start. */
const ENVIRONMENT = { HOME: "/home/pyodide", PYDANTIC_DISABLE_PLUGINS: "__all__" };

/** What Python finds as the module `browser`. */
const browser = {
  sodium: null, rows: null, leave: null, heard: null, tell: (kind) => postMessage({ kind }), flushes: () => 0,
};
/** What Flet's own Python finds as the module `flet_js`. */
const flet_js = { args: null, documentUrl: null, start_connection: null, send: null };

/** Python's own code, from the page; Pyodide finds it here. */
let compiled;
globalThis.compiled = new Promise((resolve) => { compiled = resolve; });

let python = null, pool = null, starting = null, release = () => {};
/** What the page has told, for Python to hear once it is there. */
const told = new Map();
/** Held: what is asked of a folder that nobody holds is never answered, once it has been swept up. */
let root = null;

/** Another page has the workbook open. */
let elsewhere;
const taken = new Promise((resolve) => { elsewhere = resolve; });

/** Until no other page has the workbook open. Says so where one has. */
function alone() {
  return new Promise((resolve, reject) => {
    const held = (lock) => {
      if (!lock) return undefined;
      postMessage({ kind: "mine" });
      resolve();
      return new Promise((done) => { release = done; });
    };
    const wait = () => navigator.locks.request(NAME, held);
    navigator.locks.request(NAME, { ifAvailable: true }, (lock) => {
      if (lock) return held(lock);
      postMessage({ kind: "taken" });
      elsewhere();
      wait().catch(reject);
      return undefined;
    }).catch(reject);
  });
}

/** The folder among the private files of the page. */
async function ours() {
  root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(NAME, { create: true });
}

/** A pack of just this version, whatever the host or a cache may have in its place. */
async function fetched([name, sum]) {
  const url = new URL(`${name}?sha256=${encodeURIComponent(sum)}`, import.meta.url);
  const ask = async (cache) => {
    const answer = await fetch(url, { integrity: `sha256-${sum}`, cache });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.arrayBuffer();
  };
  return ask("default").catch(() => ask("reload"));
}

async function start(documentUrl) {
  flet_js.documentUrl = documentUrl;
  const files = alone().then(ours).then(Pool.open), packs = Promise.all(Object.entries(PACKS).map(fetched));
  packs.catch(() => {});
  const [{ loadPyodide }, { default: createPyodideModule }, { default: sodium }, { mount }, { unpack }, { rows }] = await PARTS;
  // Python lets nobody else have a turn while it starts: what is waited for here would wait for that too.
  await Promise.race([files, taken]);
  python = await loadPyodide({
    createPyodideModule, stdout: () => {}, stderr: (text) => console.error(text), env: ENVIRONMENT,
  });
  for (const pack of await packs) unpack(python.FS, "/app", pack);
  await sodium.ready;
  postMessage({ kind: "fetched" });
  Object.assign(browser, { sodium, rows: rows(sodium) });
  python.registerJsModule("browser", browser);
  python.registerJsModule("flet_js", flet_js);
  python.runPython("import sys; sys.path.insert(0, '/app'); import imr_workbook.pwa");
  pool = await files;
  browser.flushes = () => pool.flushes;
  mount(python.FS, "/data", pool);
  python.runPython("imr_workbook.pwa.main()");
  for (const [what, value] of told) browser.heard?.(what, value);
  await flet_js.start_connection((message) => {
    const bytes = message.toJs();
    postMessage(bytes, [bytes.buffer]);
  });
}

/**
 * Another page takes over, or a newer version: what is being written is saved, and the files are let go. Where it cannot
 * be saved, nothing is let go.
 */
async function leave(toAnother) {
  await starting?.catch(() => {});
  if ((await browser.leave?.()) === false) {
    postMessage({ kind: "stays" });
    return;
  }
  await pool?.close();
  pool = null;
  if (toAnother) release();
  postMessage({ kind: "left" });
}

onmessage = async ({ data }) => {
  if (data instanceof Uint8Array) {
    // Somebody is about to write: it is told in time if the files are gone.
    pool?.look();
    flet_js.send?.(data);
    return;
  }
  try {
    if (data.kind === "start") {
      starting = start(data.documentUrl);
      await starting;
      postMessage({ kind: "started" });
    }
    if (data.kind === "compiled") compiled(data.module);
    if (data.kind === "leave") await leave(data.toAnother);
    if (data.kind === "told") {
      told.set(data.what, data.value);
      browser.heard?.(data.what, data.value);
    }
  } catch (error) {
    postMessage({ kind: "failed", error: `${error?.name}: ${error?.message}` });
  }
};
