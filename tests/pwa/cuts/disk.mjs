// Private files of a browser as they may be found after a cut, made of what was asked of them before: writes that no
// flush has covered may be missing, in any order, or torn at any byte.

/** A folder that writes down all that is asked of its files. */
export class Folder {
  calls = [];
  /** What `failing(kind, name)` says true to fails with QuotaExceededError; a write has then been done in part. */
  failing = () => false;

  constructor(files = new Map()) {
    this.files = files;
  }

  async getFileHandle(name, { create = false } = {}) {
    if (!this.files.has(name) && !create) throw new DOMException("", "NotFoundError");
    if (!this.files.has(name)) this.files.set(name, new Uint8Array(0));
    return this.file(name);
  }

  file(name) {
    return { createSyncAccessHandle: async () => new Handle(this, name) };
  }

  async *[Symbol.asyncIterator]() {
    for (const name of this.files.keys()) yield [name, this.file(name)];
  }

  async removeEntry(name) {
    this.files.delete(name);
  }

  /** Whether it fails; what was asked is written down all the same. */
  asked(kind, name, at, bytes) {
    const fails = this.failing(kind, name);
    this.calls.push({ kind, name, at, bytes, fails });
    return fails;
  }
}

class Handle {
  constructor(folder, name) {
    this.folder = folder;
    this.name = name;
  }

  get bytes() { return this.folder.files.get(this.name); }
  set bytes(bytes) { this.folder.files.set(this.name, bytes); }

  read(into, { at }) {
    const found = this.bytes.subarray(at, at + into.length);
    into.set(found);
    return found.length;
  }

  write(from, { at }) {
    const bytes = from.slice(), fails = this.folder.asked("write", this.name, at, bytes);
    this.bytes = written(this.bytes, at, fails ? bytes.subarray(0, bytes.length >> 1) : bytes);
    if (fails) throw new DOMException("", "QuotaExceededError");
    return bytes.length;
  }

  truncate(at) {
    if (this.folder.asked("truncate", this.name, at)) throw new DOMException("", "QuotaExceededError");
    this.bytes = truncated(this.bytes, at);
  }

  flush() {
    if (this.folder.asked("flush", this.name)) throw new DOMException("", "QuotaExceededError");
  }

  getSize() { return this.bytes.length; }
  close() {}
}

function written(old, at, bytes) {
  const found = new Uint8Array(Math.max(old.length, at + bytes.length));
  found.set(old);
  found.set(bytes, at);
  return found;
}

function truncated(old, size) {
  const found = new Uint8Array(size);
  found.set(old.subarray(0, size));
  return found;
}

/** A folder as it may be found when the power went after so many of the calls. `chance()` gives from 0 up to 1. */
export function cut(begun, calls, chance) {
  const files = new Map(begun), covered = new Map();
  calls.forEach(({ kind, name, fails }, number) => { if (kind === "flush" && !fails) covered.set(name, number); });
  calls.forEach(({ kind, name, at, bytes, fails }, number) => {
    const old = files.get(name) ?? new Uint8Array(0), flushed = number < (covered.get(name) ?? -1);
    if (!flushed && chance() < 0.4) return;
    if (kind === "truncate" && !fails) files.set(name, truncated(old, at));
    if (kind === "write") {
      const most = fails ? bytes.length >> 1 : bytes.length;
      const torn = !flushed && chance() < 0.5 ? Math.floor(chance() * most) : most;
      files.set(name, written(old, at, bytes.subarray(0, torn)));
    }
  });
  return new Folder(files);
}
