// node cuts.mjs PYODIDE WEB SEED STORIES: Python works on a file system; the power is cut after each of its calls, or one of
// them fails, and what is found is opened again. Prints what was tried; ends with an error where something is lost.
import { pathToFileURL } from "node:url";
import { cut, Folder } from "./disk.mjs";

const [pyodide, web, seed, stories] = process.argv.slice(2), STORIES = Number(stories);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const { Pool } = await import(pathToFileURL(`${web}/pool.mjs`));
const { mount } = await import(pathToFileURL(`${web}/files.mjs`));
const { FS } = await loadPyodide({ indexURL: pyodide });

let state = Number(seed) || 1;
function chance() {
  // mulberry32
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const one = (among) => among[Math.floor(chance() * among.length)];

async function opened(folder) {
  const pool = await Pool.open(folder);
  mount(FS, "/data", pool);
  return pool;
}

async function closed(pool) {
  FS.unmount("/data");
  await pool.close();
}

/** What there is: path -> text of a file, null for a folder. */
function tree(path = "/data", found = {}) {
  for (const name of FS.readdir(path)) {
    if (name === "." || name === "..") continue;
    const full = `${path}/${name}`;
    if (FS.isDir(FS.stat(full).mode)) { found[full] = null; tree(full, found); }
    else found[full] = new TextDecoder().decode(FS.readFile(full));
  }
  return found;
}

const NAMES = ["a", "b", "c", "d"];
/** Mostly one that is there. */
function paths() {
  const there = Object.keys(tree());
  if (there.length && chance() < 0.6) return one(there);
  return `/data/${chance() < 0.5 ? "" : `${one(NAMES)}/`}${one(NAMES)}`;
}

/** A file written and made durable under a name of its own, then put in the place of another: as the app does it. */
function replaced(path, text) {
  const stream = FS.open(`${path}.new`, "w");
  try {
    const bytes = new TextEncoder().encode(text);
    FS.write(stream, bytes, 0, bytes.length);
    stream.stream_ops.fsync(stream);
  } finally { FS.close(stream); }
  FS.rename(`${path}.new`, path);
}

/** A file that is there, written over from its beginning, and made durable. */
function overwritten(path, text) {
  const stream = FS.open(path, "r+");
  try {
    const bytes = new TextEncoder().encode(text);
    FS.write(stream, bytes, 0, bytes.length);
    FS.ftruncate(stream.fd, bytes.length);
    stream.stream_ops.fsync(stream);
  } finally { FS.close(stream); }
}

const long = () => `${one(NAMES)}${Math.floor(chance() * 1e6)} `.repeat(1 + Math.floor(chance() * 2000));

/** One thing that the app does with files, and which file it writes over where it lies, if it does that. */
function step() {
  const path = paths(), other = paths(), words = long();
  return one([
    { does: () => replaced(path, words) },
    { does: () => overwritten(path, words), overwrites: path },
    { does: () => overwritten(path, words), overwrites: path },
    { does: () => FS.mkdir(path) },
    { does: () => FS.unlink(path) },
    { does: () => FS.rename(path, other) },
    { does: () => FS.rmdir(path) },
  ]);
}

const text = (found) => JSON.stringify(Object.entries(found).sort());

/** Bytes that no flush had covered may be any; so a name ending in .new, which is in the making, counts for nothing. */
const made = (found) => Object.fromEntries(Object.entries(found).filter(([path]) => !path.endsWith(".new")));


/** What may be found: all as before, all as after, and nothing between. At the end it is as after. */
async function images(begun, calls, before, after, overwrites) {
  const others = (found) => text(made({ ...found, [overwrites]: null }));
  for (let at = 1; at <= calls.length; at++) {
    const pool = await opened(cut(begun, calls.slice(0, at), chance)), found = tree();
    if (at === calls.length && text(made(found)) !== text(made(after))) throw new Error("what was done is lost");
    if (text(made(found)) === text(made(before))) old++;
    else if (text(made(found)) === text(made(after))) fresh++;
    // A file that is written over where it lies may be anything until it is flushed.
    else if (!overwrites || others(found) !== others(before)) throw new Error("neither as before nor as after");
    cuts++;
    await closed(pool);
  }
}

/** A flush of each file says that all is saved; so whatever a refused call has left behind, all of it is found. */
async function acknowledged(begun, folder) {
  const now = tree(), files = Object.entries(now).filter(([, content]) => content !== null);
  if (!files.length) return;
  for (const [path] of files) {
    const stream = FS.open(path, "r+");
    stream.stream_ops.fsync(stream);
    FS.close(stream);
  }
  await closed(current);
  current = await opened(cut(begun, folder.calls, chance));
  if (text(tree()) !== text(now)) throw new Error("what was said to be saved is lost");
}

let cuts = 0, refusals = 0, steps = 0, old = 0, fresh = 0, current = null;

async function story() {
  let folder = new Folder();
  current = await opened(folder);
  for (let number = 0; number < 25; number++) {
    const before = tree(), begun = new Map(folder.files), { does, overwrites } = step();
    // Every other step meets a call that fails.
    let left = chance() < 0.5 ? Math.floor(chance() * 6) : -1;
    folder.calls = [];
    folder.failing = () => left >= 0 && left-- === 0;
    let refused = false;
    try { does(); } catch (error) {
      if (error?.name !== "ErrnoError") throw error;
      refused = true;
    }
    left = -1;
    steps++;
    if (refused && folder.calls.some(({ fails }) => fails)) {
      refusals++;
      await acknowledged(begun, folder);
    }
    else if (!refused) {
      const after = tree();
      await closed(current);
      await images(begun, folder.calls, before, after, overwrites);
      current = await opened(folder);
    }
    // Everything is on the disk before the next step.
    await closed(current);
    folder = new Folder(new Map(current.folder.files));
    current = await opened(folder);
  }
  await closed(current);
}

/** A file that was emptied and taken away, and then its number has another name: what was in it never comes back. */
async function reused() {
  const folder = new Folder();
  current = await opened(folder);
  replaced("/data/a", long());
  const begun = new Map(folder.files);
  folder.calls = [];
  FS.truncate("/data/a", 0);
  FS.unlink("/data/a");
  for (let number = 0; number < 40; number++) {
    FS.writeFile(`/data/b${number}`, "");
    await current.fill();
  }
  await closed(current);
  for (let number = 0; number < 10; number++) {
    current = await opened(cut(begun, folder.calls, chance));
    if (Object.values(tree()).some((content) => content !== "")) throw new Error("what was taken away is back");
    cuts++;
    await closed(current);
  }
}

for (let number = 0; number < STORIES; number++) await story();
await reused();
console.log(JSON.stringify({ cuts, refusals, steps, old, fresh }));
