// node compile.mjs PYODIDE FOLDER: every .py in a folder to .pyc beside it, by the Python that will run it.
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const [pyodide, folder] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: pyodide });
python.FS.mkdirTree("/compiled");
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, "/compiled");
python.runPython(`
import os, py_compile

def compiled(path):
    # Unchecked: there is no source beside it to check against. The name in a traceback is the path in the app.
    py_compile.compile(
        path, path + "c", dfile=path.removeprefix("/compiled/"), doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    os.remove(path)

for folder, _, names in os.walk("/compiled"):
    for name in sorted(names):
        if name.endswith(".py"):
            compiled(os.path.join(folder, name))
`);
