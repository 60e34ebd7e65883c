// node in_pyodide.mjs PLACE ROOT SHARED ARGUMENTS…: pytest in the Python of the browser. See in_pyodide.py.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { rows } from "../../web/rows.mjs";

const [place, root, shared, ...given] = process.argv.slice(2);
const at = (name) => pathToFileURL(resolve(place, name)).href;
const { loadPyodide } = await import(at("runtime/pyodide.mjs"));
const { default: sodium } = await import(at("sodium/libsodium-wrappers.mjs"));

const named = Object.entries(process.env).filter(([name]) => name.startsWith("PYODIDE_"));
const [python] = await Promise.all([
  loadPyodide({
    indexURL: resolve(place, "runtime"),
    env: {
      HOME: "/home/pyodide",
      PYTHONPYCACHEPREFIX: "/compiled",
      ...Object.fromEntries(named.map(([name, value]) => [name.slice("PYODIDE_".length), value])),
    },
  }),
  sodium.ready,
]);
const { FS } = python;
const mounts = { "/repository": root, "/site": `${place}/site`, "/compiled": `${place}/compiled`, "/shared": shared };
// The app needs no table of time zones; the tests take the machine's.
if (existsSync("/usr/share/zoneinfo")) mounts["/usr/share/zoneinfo"] = "/usr/share/zoneinfo";
for (const [path, folder] of Object.entries(mounts)) {
  FS.mkdirTree(path);
  FS.mount(FS.filesystems.NODEFS, { root: resolve(folder) }, path);
}
python.registerJsModule("browser", { sodium, rows: rows(sodium) });
python.globals.set("given", python.toPy(given));
process.exitCode = python.runPython(`
import os, sys

sys.path[:0] = ["/repository", "/site"]
os.chdir("/repository")
import pytest

int(pytest.main(given))
`);
