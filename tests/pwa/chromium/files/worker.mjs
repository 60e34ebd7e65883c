// Python on the file system of the app, in a worker whose test calls it. With ?store it has the app's packages too.
import { loadPyodide } from "/pyodide/pyodide.mjs";
import { mount } from "/web/files.mjs";
import { Pool } from "/web/pool.mjs";

const asked = new URL(import.meta.url).searchParams;
const indexURL = `/${asked.get("python") ?? "pyodide"}/`;
globalThis.compiled = WebAssembly.compileStreaming(fetch(`${indexURL}pyodide.asm.wasm`));
const python = await loadPyodide({ indexURL, stdout: () => {} });
const held = { pool: null };

async function opened(path = "/data", name = "files") {
  const root = await navigator.storage.getDirectory();
  held.pool = await Pool.open(await root.getDirectoryHandle(name, { create: true }));
  mount(python.FS, path, held.pool);
}

async function reopened() {
  python.FS.unmount("/data");
  await held.pool.close();
  await opened();
}

const browser = { leave: null, flushes: () => held.pool.flushes };
const bench = { told: (line) => {
  const request = new XMLHttpRequest();
  request.open("POST", `/told/${asked.get("to")}`, false);
  request.send(line);
} };

if (asked.has("store")) {
  const { default: sodium } = await import("/sodium/libsodium-wrappers.mjs");
  const { unpack } = await import("/web/pack.mjs");
  await sodium.ready;
  for (const pack of ["packages", "app"]) {
    unpack(python.FS, "/app", await (await fetch(`/packs/${pack}`)).arrayBuffer());
  }
  const { rows } = await import("/web/rows.mjs");
  browser.sodium = sodium;
  browser.rows = rows(sodium);
}
python.registerJsModule("browser", browser);
python.registerJsModule("bench", bench);
python.runPython("import sys; sys.path.insert(0, '/app')");

Object.assign(globalThis, { python, held, opened, reopened, run: (code) => python.runPython(code) });
postMessage("ready");
