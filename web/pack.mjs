// Many files in one: four bytes with the length of a list (little-endian), the list as JSON, [path, bytes][], and then
// the bytes of each. Python's own archives would have to be unpacked by Python, which takes longer than all the rest.

/** Write every file of a pack beneath a path of Python's file system. */
export function unpack(FS, path, pack) {
  const length = new DataView(pack).getUint32(0, true), names = new TextDecoder().decode(new Uint8Array(pack, 4, length));
  const folders = new Set();
  let at = 4 + length;
  for (const [name, size] of JSON.parse(names)) {
    const full = `${path}/${name}`, folder = full.slice(0, full.lastIndexOf("/"));
    if (!folders.has(folder)) FS.mkdirTree(folder);
    folders.add(folder);
    FS.writeFile(full, new Uint8Array(pack, at, size), { canOwn: true });
    at += size;
  }
}
