// A file system for Python (Emscripten) on the private files that a browser keeps for a page (OPFS): names and folders
// as on a disk, bytes in the files of a pool. rename() replaces a file, or a whole folder, at once or not at all.

const EPERM = 63, ENOENT = 44, EIO = 29, EINVAL = 28, ENOSPC = 51, ENOTEMPTY = 55, ENODEV = 43;
const FILE = 0o100600, FOLDER = 0o040700, KIND = 0o170000, IS_FOLDER = 0o040000;

/** Mount a pool at a path of Python's file system. */
export function mount(FS, path, pool) {
  const failed = (code) => new FS.ErrnoError(code);
  const isFolder = (node) => (node.mode & KIND) === IS_FOLDER;
  const pathOf = (node) => (node.parent === node ? "" : `${pathOf(node.parent)}/${node.name}`);
  const beneath = (parent, name) => `${pathOf(parent)}/${name}`;
  const now = () => Date.now();

  /** The names with some taken out and others put in. */
  function changed(gone, come) {
    const { files, folders } = pool.names.now;
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
      const at = new Date(one.changedAt), size = isFolder(one) ? 4096 : pool.handle(one.number).getSize();
      return {
        dev: 1, ino: one.id, mode: one.mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size,
        atime: at, mtime: at, ctime: at, blksize: 4096, blocks: Math.ceil(size / 512),
      };
    },
    setattr(one, given) {
      // First what may fail.
      if (given.size != null) pool.writable(one.number).truncate(given.size);
      if (given.mode != null) one.mode = (one.mode & KIND) | (given.mode & ~KIND);
      if (given.mtime != null) one.changedAt = Number(given.mtime);
      if (given.timestamp != null) one.changedAt = Number(given.timestamp);
    },
    lookup() { throw failed(ENOENT); },
    mknod(parent, name, mode) {
      const full = beneath(parent, name);
      if ((mode & KIND) === IS_FOLDER) {
        pool.rename(changed(() => false, { folders: [full] }));
        return node(parent, name, FOLDER);
      }
      const number = pool.take();
      try {
        pool.rename(changed(() => false, { files: [[full, number]] }));
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
      const { files, folders } = pool.names.now;
      pool.rename(changed((path) => path === to || moved(path) !== null, {
        files: Object.entries(files).filter(([path]) => moved(path)).map(([path, number]) => [moved(path), number]),
        folders: folders.filter(moved).map(moved),
      }));
      one.parent.contents.delete(one.name);
      parent.contents.set(name, one);
      one.name = name;
      if (other) {
        FS.hashRemoveNode(other);
        if (!isFolder(other)) forget(other);
      }
    },
    unlink(parent, name) {
      const full = beneath(parent, name), one = parent.contents.get(name);
      pool.rename(changed((path) => path === full, {}));
      parent.contents.delete(name);
      forget(one);
    },
    rmdir(parent, name) {
      const full = beneath(parent, name);
      if (parent.contents.get(name).contents.size) throw failed(ENOTEMPTY);
      pool.rename(changed((path) => path === full, {}));
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
      return pool.handle(stream.node.number).read(bytes(buffer, offset, length), { at: position });
    },
    write(stream, buffer, offset, length, position) {
      const one = stream.node;
      const written = pool.writable(one.number).write(bytes(buffer, offset, length), { at: position });
      one.changedAt = now();
      if (written !== length) throw failed(ENOSPC);
      return written;
    },
    llseek(stream, offset, whence) {
      const end = () => (isFolder(stream.node) ? 0 : pool.handle(stream.node.number).getSize());
      const position = offset + (whence === 0 ? 0 : whence === 1 ? stream.position : end());
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
    mount(made) {
      const root = node(null, "/", FOLDER);
      // Before anything is put under it, which has it from its folder: nothing is renamed from one mount to another.
      root.mount = made;
      for (const folder of pool.names.now.folders) plant(folder.slice(1).split("/"), root, FOLDER);
      for (const [file, number] of Object.entries(pool.names.now.files)) {
        plant(file.slice(1).split("/"), root, FILE, number);
      }
      return root;
    },
  }, {}, path);
}
