// Files that are open before Python starts. A browser opens its private files (OPFS) with promises alone, and Python
// wants them at once: so there are some to spare, each under a number, and a new name is given to one of them.
import { Names } from "./names.mjs";

const NAMES = "index";
/** Files that lie ready for new names; more are opened as these are used. */
const READY = 24;
/** Another page that had the files a moment ago may not have let go of all of them. */
const TRIES = 40, PAUSE_MS = 50;
/** How often it is looked whether the browser still has the files, at the most. */
const LOOK_MS = 1000;

const asked = new Set();

/** The files of one page, opened: names, numbers, handles. */
export class Pool {
  /** How many flushes were made; what says "saved" must have made one. */
  flushes = 0;
  names = null;
  #handles = new Map();
  #ready = [];
  /** Those of the ready ones that are empty on the disk too, and not in the kernel's memory alone. */
  #clean = new Set();
  #last = 0;
  #filling = null;
  #closed = false;
  /** Whether the browser has thrown the files away: it may go on taking what is written to them, and keeps none of it. */
  #thrownAway = false;
  #askedToLook = false;
  #looking = null;

  /** The files in a folder, which no other page has open. */
  static async open(folder) {
    const pool = new Pool(folder);
    try {
      await pool.#open();
    } catch (error) {
      await pool.close();
      throw error;
    }
    return pool;
  }

  constructor(folder) {
    this.folder = folder;
  }

  async #open() {
    await this.#hold(NAMES);
    this.names = new Names(this.#handles.get(NAMES));
    const there = new Map();
    for await (const [name, file] of this.folder) if (/^\d+$/.test(name)) there.set(Number(name), file);
    const found = [...there.keys()];
    const named = new Set(Object.values(this.names.now.files)), spare = found.filter((number) => !named.has(number));
    this.#last = Math.max(0, ...found, ...named);
    const tried = await Promise.allSettled(found.map((number) => this.#hold(number, there.get(number))));
    // One to spare that does not open is done without.
    const failed = tried.find(({ status }, at) => status === "rejected" && named.has(found[at]));
    if (failed) throw failed.reason;
    // Files with something in them, and no names at all: what they are is not known, so nothing is done to them.
    const holds = (number) => this.#handles.has(number) && this.handle(number).getSize() > 0;
    if (!this.names.known && spare.some(holds)) throw new Error("the names of the files cannot be read");
    this.names.makeRoom();
    this.#forgetMissing();
    for (const number of spare) if (this.#handles.has(number)) this.give(number);
    await this.#tidy();
    await this.fill();
  }

  /** As on a disk, a file that is gone has no name. */
  #forgetMissing() {
    const { files, folders } = this.names.now;
    const there = Object.entries(files).filter(([, number]) => this.#handles.has(number));
    this.names.now = { files: Object.fromEntries(there), folders };
  }

  async #hold(name, found = null) {
    const file = found ?? await this.folder.getFileHandle(String(name), { create: true });
    // What is asked of a file that nobody holds is never answered, once it has been swept up.
    asked.add(file);
    for (let left = TRIES; ; left--) {
      try {
        this.#handles.set(name, await file.createSyncAccessHandle());
        asked.delete(file);
        return;
      } catch (error) {
        if (error?.name !== "NoModificationAllowedError" || left === 0) throw error;
        await new Promise((done) => setTimeout(done, PAUSE_MS));
      }
    }
  }

  /** More than can be used soon are not opened at each start for ever. */
  async #tidy() {
    for (const number of this.#ready.splice(READY)) {
      this.#handles.get(number).close();
      this.#handles.delete(number);
      await this.folder.removeEntry(String(number)).catch(() => {});
    }
  }

  /**
   * Open files until enough lie ready. Room for new names comes between two steps of Python, never in one. Where the
   * browser has no room for them, it is tried again at the next name.
   */
  async fill() {
    this.#filling ??= this.#fill().catch(() => {}).finally(() => { this.#filling = null; });
    await this.#filling;
  }

  async #fill() {
    while (!this.#closed && this.#ready.length < READY) {
      const numbers = Array.from({ length: READY - this.#ready.length }, () => ++this.#last);
      await Promise.all(numbers.map(async (number) => {
        await this.#hold(number);
        this.#clean.add(number);
        this.#ready.push(number);
      }));
    }
  }

  /** A number for a new name, of a file that is empty and stays so if the power goes. */
  take() {
    const number = this.#ready.shift();
    this.fill();
    if (number === undefined) throw new DOMException("", "QuotaExceededError");
    try {
      if (!this.#clean.has(number)) this.#empty(number);
    } catch (error) {
      this.#ready.push(number);
      throw error;
    }
    this.#clean.delete(number);
    return number;
  }

  /** A number without a name: ready for another. What was in it goes now, or else before it is named. */
  give(number) {
    try {
      if (this.handle(number).getSize() > 0) this.#empty(number);
    } catch {
      // The name is gone already, and that stands.
    }
    this.#ready.push(number);
  }

  #empty(number) {
    const handle = this.handle(number);
    handle.truncate(0);
    handle.flush();
    this.#clean.add(number);
  }

  /** The open file of a number, to read. */
  handle(number) {
    return this.#handles.get(number);
  }

  /** The same to write, for as long as the browser keeps what is written. */
  writable(number) {
    this.#refuseThrownAway();
    return this.#handles.get(number);
  }

  #refuseThrownAway() {
    if (this.#thrownAway) throw new DOMException("", "InvalidStateError");
  }

  /** Make the bytes of a file durable, under the name that it has. */
  flush(number) {
    this.#refuseThrownAway();
    this.names.settle();
    this.#handles.get(number).flush();
    this.flushes++;
    this.look();
  }

  /** Make these the names of the files, durably. */
  rename(names) {
    this.#refuseThrownAway();
    this.names.write(names);
  }

  /** See whether the browser still has the files; it is known a moment later. */
  look() {
    this.#askedToLook = true;
    this.#looking ??= this.#lookOn().finally(() => { this.#looking = null; });
  }

  /** At once, and once more after a while for those who asked meanwhile. */
  async #lookOn() {
    while (this.#askedToLook && !this.#closed && !this.#thrownAway) {
      this.#askedToLook = false;
      await this.folder.getFileHandle(NAMES).catch((error) => {
        if (error?.name === "NotFoundError") this.#thrownAway = true;
      });
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
  }

  /** Let another page have the files; twice is harmless. */
  async close() {
    this.#closed = true;
    await this.#filling;
    for (const handle of this.#handles.values()) handle.close();
  }
}
