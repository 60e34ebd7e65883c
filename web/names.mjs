// Which path is which file. It stands in one file, in two places in turn, written whole each time: what names there are
// changes at once or not at all, whenever the process is ended or the power goes.

const PLACE = 64 * 1024;
const HEAD = 12;

/** CRC-32 of bytes, as a number; tells what was torn from what is whole. */
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** The names of the files, in two places of one file: the newer whole one counts. */
export class Names {
  /** Which number each file has, by its path; and the paths of the folders. */
  now = { files: {}, folders: [] };
  #generation = 0;
  /** Whether the last ones may stand in the file although it was said that they could not be written. */
  #doubtful = false;

  constructor(handle) {
    this.handle = handle;
    for (const place of [0, 1]) this.#read(place);
  }

  /** Whether any were ever written. */
  get known() {
    return this.#generation > 0;
  }

  #read(place) {
    const found = new Uint8Array(PLACE);
    if (this.handle.read(found, { at: place * PLACE }) < HEAD) return;
    const head = new DataView(found.buffer), length = head.getUint32(8, true);
    if (length > PLACE - HEAD || head.getUint32(0, true) !== crc32(found.subarray(4, HEAD + length))) return;
    const generation = head.getUint32(4, true);
    if (generation <= this.#generation) return;
    this.#generation = generation;
    this.now = JSON.parse(new TextDecoder().decode(found.subarray(HEAD, HEAD + length)));
  }

  /** Make these the names, durably; where that fails, the old ones stand. */
  write(names) {
    const text = new TextEncoder().encode(JSON.stringify(names));
    if (text.length > PLACE - HEAD) throw new DOMException("", "QuotaExceededError");
    const page = new Uint8Array(HEAD + text.length), head = new DataView(page.buffer);
    const generation = this.#generation + 1;
    head.setUint32(4, generation, true);
    head.setUint32(8, text.length, true);
    page.set(text, HEAD);
    head.setUint32(0, crc32(page.subarray(4)), true);
    const at = (generation % 2) * PLACE;
    this.#doubtful = true;
    if (this.handle.write(page, { at }) !== page.length) throw new DOMException("", "QuotaExceededError");
    this.handle.flush();
    this.#doubtful = false;
    this.#generation = generation;
    this.now = names;
  }

  /** Nothing may be called saved while a restart could find names that it was not saved under. */
  settle() {
    if (this.#doubtful) this.write(this.now);
  }

  /** Both places are written at once, so that on a full disk files can still be renamed and taken away. */
  makeRoom() {
    const size = this.handle.getSize(), missing = 2 * PLACE - size;
    if (missing <= 0) return;
    if (this.handle.write(new Uint8Array(missing), { at: size }) !== missing) {
      throw new DOMException("", "QuotaExceededError");
    }
    this.handle.flush();
  }
}
