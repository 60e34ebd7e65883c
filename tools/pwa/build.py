"""The whole build, from the lock files to a folder that any host of static pages can serve."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import flet_web

from imr_workbook.content.helplines import load_helplines
from imr_workbook.content.library import load_library
from imr_workbook.content.ready_made import FILE, ready_made
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.export.glyphs import EMOJI_FILE, FILES
from imr_workbook.i18n import LANGUAGES, READY_MADE, language
from tools.node import modules, node
from tools.pwa import wheels
from tools.pwa.offline import name_packs, offline
from tools.pwa.pack import packed
from tools.pwa.page import page
from tools.pwa.patches import replace_once
from tools.pwa.pressed import press

ROOT = Path(__file__).parent.parent.parent
WEB = ROOT / "web"

FLET = Path(flet_web.__file__).parent / "web"
_CLIENT = (
    "main.dart.js",
    "flutter_bootstrap.js",
    "canvaskit/canvaskit.js",
    "canvaskit/canvaskit.wasm",
    "pyodide/pyodide.mjs",
    "pyodide/pyodide.asm.mjs",
    "pyodide/pyodide.asm.wasm",
    "pyodide/pyodide-lock.json",
    "assets/AssetManifest.bin",
    "assets/AssetManifest.bin.json",
    "assets/FontManifest.json",
    "assets/fonts",
    "assets/shaders",
    "assets/packages/cupertino_icons",
)
"""What of Flet's client this app uses."""

_SODIUM = {
    "libsodium.mjs": "libsodium-sumo/dist/modules-sumo-esm/libsodium-sumo.mjs",
    "libsodium-wrappers.mjs": "libsodium-wrappers-sumo/dist/modules-sumo-esm/libsodium-wrappers.mjs",
}

_LEFT_OUT = ("hub", "server", "proofreading", "demo", "__pycache__")
"""Folders of ours that are never run in a browser."""

_NOT_FOR_A_BROWSER = ("index.html", "*.md", "icon.*", "icon_*.png", "splash*.png", EMOJI_FILE)
"""Of the assets: the page of the local server, what the icons of packed apps are made of, a font for Python alone."""

NO_DATASYNC = "function ___syscall_fdatasync(fd){try{var stream=SYSCALLS.getStreamFromFD(fd);return 0}"
DATASYNC = (
    "function ___syscall_fdatasync(fd){try{var stream=SYSCALLS.getStreamFromFD(fd);"
    "stream.stream_ops?.fsync?.(stream);return 0}"
)
"""Emscripten's fdatasync does nothing, and it is the one that SQLite calls."""

FETCHES_ITSELF = '{binary:t,response:n}=_(e+"pyodide.asm.wasm")'
TAKES_COMPILED = "{binary:t,response:n}={response:globalThis.compiled}"
COMPILES_ITSELF = "l=await WebAssembly.instantiateStreaming(n,s)"
INSTANTIATES = "l=await n.then(async(module)=>({module,instance:await WebAssembly.instantiate(module,s)}))"
"""Pyodide asks for its own code when everything else is there; the page has it compiled from its first moment on."""


def build(out: Path, *, smaller: bool = True) -> None:
    """Build the app into a folder; what lay there is gone.

    Args:
        out: where to.
        smaller: whether smaller copies are put beside the files, which takes longer than all the rest.

    Raises:
        PlaceMoved: a published file is not as it was when its change was written.
        NoNode: there is nothing to compile with.
        subprocess.CalledProcessError: a package could not be fetched or compiled.
    """
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    _client(out)
    sodium(out / "sodium")
    _python(out)
    page(WEB, out)
    name_packs(out)
    offline(WEB / "service-worker.js", out)
    if smaller:
        press(out)


def _client(out: Path) -> None:
    for name in _CLIENT:
        source, to = FLET / name, out / name
        to.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, to)
        else:
            shutil.copyfile(source, to)
    # Ours lie over those of the client, as the local server lays them.
    shutil.copytree(
        ROOT / "assets", out, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_NOT_FOR_A_BROWSER)
    )
    for name in ("worker.mjs", "files.mjs", "names.mjs", "pool.mjs", "pack.mjs", "rows.mjs"):
        shutil.copyfile(WEB / name, out / name)
    replace_once(out / "pyodide" / "pyodide.asm.mjs", NO_DATASYNC, DATASYNC)
    replace_once(out / "pyodide" / "pyodide.mjs", FETCHES_ITSELF, TAKES_COMPILED)
    replace_once(out / "pyodide" / "pyodide.mjs", COMPILES_ITSELF, INSTANTIATES)
    # One canvas for every browser, instead of one of two that each would have to be kept.
    replace_once(
        out / "flutter_bootstrap.js",
        "var flutterConfig = {",
        'var flutterConfig = {\n    canvasKitVariant: "full",',
    )
    # Where Flutter looks for the letters that it has before any font of ours is there.
    roboto = out / "assets" / "fonts" / "roboto" / "v32" / "KFOmCnqEu92Fr1Me4GZLCzYlKw.woff2"
    roboto.parent.mkdir(parents=True)
    (out / "assets" / "fonts" / "roboto.woff2").rename(roboto)
    # Flutter's loader would put its own service worker, which takes itself away, in the place of ours.
    replace_once(out / "flutter_bootstrap.js", "    serviceWorkerSettings: {", "    theirs: {")


def sodium(out: Path) -> None:
    """Put libsodium's WebAssembly build into a new folder, as `web/worker.mjs` takes it from there."""
    out.mkdir()
    there = modules()
    for name, source in _SODIUM.items():
        shutil.copyfile(there / source, out / name)
    # A worker has no import map.
    replace_once(out / "libsodium-wrappers.mjs", '"libsodium-sumo"', '"./libsodium.mjs"')


def _python(out: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, content in wheels.files(wheels.fetched(ROOT / "build" / "wheels")):
            _put(work / "packages" / name, content)
        for name in FILES:
            # For the paper; they change as seldom as the packages.
            font = Path("assets", "fonts", name)
            _put(work / "packages" / "imr_workbook" / font, (ROOT / font).read_bytes())
        for name, content in _ours():
            _put(work / "app" / name, content)
        with zipfile.ZipFile(FLET / "pyodide" / "python_stdlib.zip") as archive:
            archive.extractall(work / "stdlib")
        for name in ("packages", "app", "stdlib"):
            subprocess.run(
                [node(), ROOT / "tools/pwa/compile.mjs", FLET / "pyodide", work / name], check=True
            )
        for name in ("packages", "app"):
            (out / f"{name}.pack").write_bytes(packed(_read(work / name)))
        _zip(out / "pyodide" / "python_stdlib.zip", _read(work / "stdlib"))


def _ours() -> Iterator[tuple[str, bytes]]:
    """Code, and the words of the reservenøgle; what else is read comes ready made."""
    for path in sorted((ROOT / "imr_workbook").rglob("*")):
        if path.suffix in {".py", ".txt"} and not set(_LEFT_OUT) & set(path.parts):
            yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    yield from _ready()


def _ready() -> Iterator[tuple[str, bytes]]:
    """Handouts, numbers and words as they are once they are read: to read them takes a third of a start."""
    name = FILE.relative_to(ROOT).as_posix()
    yield name, ready_made(load_library(assets_dir()), load_helplines())
    for code in LANGUAGES:
        words = language(code, locales_dir()).messages
        if words:
            name = f"imr_workbook/locales/{code}/LC_MESSAGES/{READY_MADE}"
            yield name, json.dumps(dict(words), ensure_ascii=False).encode("utf-8")


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def _zip(path: Path, files: dict[str, bytes]) -> None:
    """Without times, so that it is the same each time; not pressed together: the host does that better."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
