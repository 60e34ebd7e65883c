// A file system for Python (Emscripten) on the private files that a browser keeps for a page (OPFS).
//
// OPFS opens files with promises alone, and Python wants them at once. So a pool of files is opened before Python
// starts, each under a number; which path is which number stands in a file of its own, the index. It is written whole
// and flushed at each change of a name, into two places in turn: what names there are changes at once or not at all,
// whenever the process is ended. So rename() replaces a file, or a whole folder, as it does on a disk.

const INDEX = "index";
const PLACE = 64 * 1024;
/** Files that lie ready for new names; more are opened as these are used. */
const READY = 12;

const EPERM = 63, ENOENT = 44, EIO = 29, EINVAL = 28, ENOSPC = 51, ENOTEMPTY = 55, EEXIST = 20, ENODEV = 43;
const FILE = 0o100600, FOLDER = 0o040700, KIND = 0o170000, IS_FOLDER = 0o040000;

/** CRC-32 of bytes, as a number; tells a torn index from a whole one. */
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** The names of the files, in two places of one file: the newer whole one counts. */
class Index {
  constructor(handle) {
    this.handle = handle;
    this.generation = 0;
    this.names = { files: {}, folders: [] };
    for (const place of [0, 1]) this.#read(place);
  }

  #read(place) {
    const found = new Uint8Array(PLACE);
    if (this.handle.read(found, { at: place * PLACE }) < 12) return;
    const head = new DataView(found.buffer), length = head.getUint32(8, true);
    if (length > PLACE - 12 || head.getUint32(0, true) !== crc32(found.subarray(4, 12 + length))) return;
    const generation = head.getUint32(4, true);
    if (generation <= this.generation) return;
    this.generation = generation;
    this.names = JSON.parse(new TextDecoder().decode(found.subarray(12, 12 + length)));
  }

  /** Make these the names, durably; where that fails, the old ones stand. */
  write(names) {
    const text = new TextEncoder().encode(JSON.stringify(names));
    if (text.length > PLACE - 12) throw new DOMException("", "QuotaExceededError");
    const page = new Uint8Array(12 + text.length), head = new DataView(page.buffer);
    const generation = this.generation + 1;
    head.setUint32(4, generation, true);
    head.setUint32(8, text.length, true);
    page.set(text, 12);
    head.setUint32(0, crc32(page.subarray(4)), true);
    const at = (generation % 2) * PLACE;
    if (this.handle.write(page, { at }) !== page.length) throw new DOMException("", "QuotaExceededError");
    this.handle.flush();
    this.generation = generation;
    this.names = names;
  }

  /** Both places are made at once, so that a full disk can still be renamed on. */
  makeRoom() {
    if (this.handle.getSize() >= 2 * PLACE) return;
    this.handle.truncate(2 * PLACE);
    this.handle.flush();
  }
}

/** The files of one page, opened: names, numbers, handles. */
export class Pool {
  /** How many flushes were made; what says "saved" must have made one. */
  flushes = 0;

  static async open(name) {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
    const pool = new Pool();
    pool.root = root;
    pool.index = new Index(await pool.#handle(INDEX));
    pool.index.makeRoom();
    const used = new Map(Object.entries(pool.index.names.files).map(([path, number]) => [number, path]));
    pool.last = Math.max(0, ...used.keys());
    const numbers = new Set(used.keys());
    for await (const found of root.keys()) {
      if (/^\d+$/.test(found)) { numbers.add(Number(found)); pool.last = Math.max(pool.last, Number(found)); }
    }
    pool.handles = new Map();
    await Promise.all([...numbers].map(async (number) => {
      pool.handles.set(number, await pool.#handle(String(number)));
    }));
    pool.ready = [...numbers].filter((number) => !used.has(number));
    for (const number of pool.ready) pool.#empty(number);
    await pool.fill();
    return pool;
  }

  async #handle(name) {
    return (await this.root.getFileHandle(name, { create: true })).createSyncAccessHandle();
  }

  #empty(number) {
    const handle = this.handles.get(number);
    if (handle.getSize() === 0) return;
    handle.truncate(0);
    handle.flush();
  }

  /** Open files until enough lie ready. Room for new names comes between two steps of Python, never in one. */
  async fill() {
    this.filling ??= (async () => {
      try {
        while (this.ready.length < READY) {
          const number = ++this.last;
          this.handles.set(number, await this.#handle(String(number)));
          this.ready.push(number);
        }
      } finally { this.filling = null; }
    })();
    await this.filling;
  }

  take() {
    const number = this.ready.shift();
    if (number === undefined) throw new DOMException("", "QuotaExceededError");
    this.fill().catch(() => {});
    return number;
  }

  /** A number without a name: emptied, and ready for another. */
  give(number) {
    this.#empty(number);
    this.ready.push(number);
  }

  flush(number) {
    this.handles.get(number).flush();
    this.flushes++;
  }

  /** Let another page have the files. */
  close() {
    for (const handle of [this.index.handle, ...this.handles.values()]) handle.close();
  }
}

/** Mount a pool at a path of Python's file system. */
export function mount(FS, path, pool) {
  const failed = (code) => new FS.ErrnoError(code);
  const isFolder = (node) => (node.mode & KIND) === IS_FOLDER;
  const pathOf = (node) => (node.parent === node ? "" : `${pathOf(node.parent)}/${node.name}`);
  const beneath = (parent, name) => `${pathOf(parent)}/${name}`;
  const now = () => Date.now();

  /** The names with some taken out and others put in. */
  function changed(gone, come) {
    const { files, folders } = pool.index.names;
    const left = Object.entries(files).filter(([name]) => !gone(name));
    return {
      files: Object.fromEntries([...left, ...(come.files ?? [])]),
      folders: [...folders.filter((name) => !gone(name)), ...(come.folders ?? [])],
    };
  }

  function node(parent, name, mode, number) {
    const made = FS.createNode(parent, name, mode, 0);
    made.node_ops = NODE;
    made.stream_ops = STREAM;
    made.number = number;
    made.opened = 0;
    made.gone = false;
    made.contents = isFolder(made) ? new Map() : null;
    made.changedAt = now();
    if (parent) parent.contents.set(name, made);
    return made;
  }

  /** A file that has no name: its bytes go once nobody has it open. */
  function forget(file) {
    file.gone = true;
    if (file.opened === 0) pool.give(file.number);
  }

  const NODE = {
    getattr(one) {
      const at = new Date(one.changedAt), size = isFolder(one) ? 4096 : pool.handles.get(one.number).getSize();
      return {
        dev: 1, ino: one.id, mode: one.mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size,
        atime: at, mtime: at, ctime: at, blksize: 4096, blocks: Math.ceil(size / 4096),
      };
    },
    setattr(one, given) {
      if (given.mode != null) one.mode = (one.mode & KIND) | (given.mode & ~KIND);
      if (given.mtime != null) one.changedAt = Number(given.mtime);
      if (given.timestamp != null) one.changedAt = Number(given.timestamp);
      if (given.size != null) pool.handles.get(one.number).truncate(given.size);
    },
    lookup() { throw failed(ENOENT); },
    mknod(parent, name, mode) {
      const full = beneath(parent, name);
      if ((mode & KIND) === IS_FOLDER) {
        pool.index.write(changed(() => false, { folders: [full] }));
        return node(parent, name, FOLDER);
      }
      const number = pool.take();
      try {
        pool.index.write(changed(() => false, { files: [[full, number]] }));
      } catch (error) {
        pool.give(number);
        throw error;
      }
      return node(parent, name, FILE, number);
    },
    rename(one, parent, name) {
      const from = pathOf(one), to = beneath(parent, name), other = parent.contents.get(name);
      if (other === one) return;
      if (other && isFolder(other) && other.contents.size) throw failed(ENOTEMPTY);
      if (to.startsWith(`${from}/`)) throw failed(EINVAL);
      const moved = (path) => (path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : null);
      const { files, folders } = pool.index.names;
      pool.index.write(changed((path) => path === to || moved(path) !== null, {
        files: Object.entries(files).filter(([path]) => moved(path)).map(([path, number]) => [moved(path), number]),
        folders: folders.filter(moved).map(moved),
      }));
      one.parent.contents.delete(one.name);
      parent.contents.set(name, one);
      one.name = name;
      if (other) {
        FS.hashRemoveNode?.(other);
        if (!isFolder(other)) forget(other);
      }
    },
    unlink(parent, name) {
      const full = beneath(parent, name), one = parent.contents.get(name);
      pool.index.write(changed((path) => path === full, {}));
      parent.contents.delete(name);
      forget(one);
    },
    rmdir(parent, name) {
      const full = beneath(parent, name);
      if (parent.contents.get(name).contents.size) throw failed(ENOTEMPTY);
      pool.index.write(changed((path) => path === full, {}));
      parent.contents.delete(name);
    },
    readdir: (one) => [".", "..", ...one.contents.keys()],
    symlink() { throw failed(EPERM); },
  };

  const STREAM = {
    open(stream) { stream.node.opened++; },
    dup(stream) { stream.node.opened++; },
    close(stream) {
      const one = stream.node;
      one.opened--;
      if (one.gone && one.opened === 0) pool.give(one.number);
    },
    read(stream, buffer, offset, length, position) {
      if (length === 0) return 0;
      return pool.handles.get(stream.node.number).read(bytes(buffer, offset, length), { at: position });
    },
    write(stream, buffer, offset, length, position) {
      const one = stream.node;
      const written = pool.handles.get(one.number).write(bytes(buffer, offset, length), { at: position });
      one.changedAt = now();
      if (written !== length) throw failed(ENOSPC);
      return written;
    },
    llseek(stream, offset, whence) {
      const from = [0, stream.position, isFolder(stream.node) ? 0 : pool.handles.get(stream.node.number).getSize()];
      const position = from[whence] + offset;
      if (!(position >= 0)) throw failed(EINVAL);
      return position;
    },
    // Names are durable when they are changed, so there is nothing to do for a folder.
    fsync(stream) {
      if (!isFolder(stream.node)) pool.flush(stream.node.number);
      return 0;
    },
    mmap() { throw failed(ENODEV); },
  };

  const bytes = (buffer, offset, length) => new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);

  // Any other exception in here would end Python: each becomes a number that Python has an error for.
  for (const operations of [NODE, STREAM]) {
    for (const [name, operation] of Object.entries(operations)) {
      operations[name] = (...given) => {
        try {
          return operation(...given);
        } catch (error) {
          if (error instanceof FS.ErrnoError) throw error;
          throw failed(error?.name === "QuotaExceededError" ? ENOSPC : EIO);
        }
      };
    }
  }

  function plant(parts, root, mode, number) {
    let parent = root;
    for (const part of parts.slice(0, -1)) parent = parent.contents.get(part) ?? node(parent, part, FOLDER);
    const name = parts.at(-1);
    if (!parent.contents.has(name)) node(parent, name, mode, number);
  }

  FS.mkdirTree(path);
  FS.mount({
    mount() {
      const root = node(null, "/", FOLDER);
      for (const folder of pool.index.names.folders) plant(folder.slice(1).split("/"), root, FOLDER);
      for (const [file, number] of Object.entries(pool.index.names.files)) {
        plant(file.slice(1).split("/"), root, FILE, number);
      }
      return root;
    },
  }, {}, path);
}
