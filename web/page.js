// The page around Flet's client: it starts Python's worker at once, carries messages between the two (what Flet's own
// python.js does), and says in words what is going on until the workbook is there.

/* global variables that Flet's client reads */
var flet = {
  pyodide: true,
  multiView: false,
  noCdn: true,
  entrypointBaseUrl: "/",
  assetBase: "/",
  routeUrlStrategy: "path",
  canvasKitBaseUrl: "/canvaskit/",
  fontFallbackBaseUrl: "assets/fonts/",
  webRenderer: "canvaskit",
};
flet.flutterAppLoaded = new Promise((resolve) => { flet.flutterAppResolve = resolve; });

(function () {
  const NAME = "imr-arbejdsbogen";
  /** How long another page is waited for before it is said that it does not answer. */
  const PATIENCE_MS = 5000;
  /** How often the host is asked for a newer version, in a page that is never closed. */
  const LOOK_MS = 6 * 60 * 60 * 1000;
  /** How often a browser that asks the person is asked to keep what is written. */
  const ASK_MS = 30 * 24 * 60 * 60 * 1000;
  /** In the page's own memory: this page is to have the workbook when it has been loaded anew. */
  const TAKE = "take";
  const ASKED = "asked-to-keep";
  /** The colours that were chosen in the app, where it was not left to the phone: known here before Python runs. */
  const COLOURS = "colours";
  const SCHEMES = ["light", "dark"];
  /** How long fetching, or opening, goes on before it is said that it takes its time. */
  const LONG_MS = 10_000;
  /** Of a file that is brought in; nine months are less than one megabyte. */
  const MOST_BYTES = 16 * 1024 * 1024;

  const root = document.documentElement;
  const others = new BroadcastChannel(NAME);
  const worker = new Worker("worker.mjs", { type: "module" });
  let toClient = null, begun, refused;
  /** Whether the workbook is this page's, whether it is being let go, and what comes after that. */
  let mine = false, afterwards = null;
  const started = new Promise((resolve, reject) => { begun = resolve; refused = reject; });
  started.catch(() => {});

  const say = (state) => { root.dataset.state = state; };
  // Where no script may run, the page goes on saying so.
  say("opening");

  let long = null;
  function stage(name) {
    clearTimeout(long);
    root.dataset.stage = name;
    long = setTimeout(() => { root.dataset.stage = `still-${name}`; }, LONG_MS);
  }
  const fetching = () => root.dataset.stage.endsWith("fetching");
  // With a service worker everything is here already.
  stage(!navigator.serviceWorker || navigator.serviceWorker.controller ? "opening" : "fetching");

  const bars = SCHEMES.map((scheme) => [scheme, document.querySelector(`meta[name=theme-color][media*=${scheme}]`)]);
  /** Our own page and the bar of the phone in the colours of the app, or in those of the phone. */
  function wear(colours) {
    const chosen = SCHEMES.includes(colours);
    if (chosen) root.dataset.colours = colours;
    else delete root.dataset.colours;
    for (const [scheme, bar] of bars) {
      bar.media = chosen ? (scheme === colours ? "all" : "not all") : `(prefers-color-scheme: ${scheme})`;
    }
  }

  function chosen(colours) {
    wear(colours);
    if (SCHEMES.includes(colours)) localStorage.setItem(COLOURS, colours);
    else localStorage.removeItem(COLOURS);
  }

  try {
    wear(localStorage.getItem(COLOURS));
  } catch {
    // A browser may refuse to remember anything; then it cannot keep the workbook either, and that is said.
  }

  const tell = (what, value) => worker.postMessage({ kind: "told", what, value });

  const HEARD = {
    started: () => begun(),
    failed: ({ error }) => failed(error),
    fetched() {
      if (fetching()) stage("opening");
    },
    mine() {
      mine = true;
      sessionStorage.removeItem(TAKE);
      if (root.dataset.state !== "taken") return;
      say("opening");
      if (!fetching()) stage("opening");
    },
    taken() {
      say("taken");
      if (sessionStorage.getItem(TAKE)) take();
      sessionStorage.removeItem(TAKE);
    },
    left() {
      worker.terminate();
      afterwards();
    },
    // Something cannot be saved now: the app says so, and goes on.
    stays() {
      afterwards = null;
      others.postMessage("stays");
      uncover();
    },
    keep: () => keep(),
    light: () => chosen("light"),
    dark: () => chosen("dark"),
    system: () => chosen("system"),
    update: () => leave(takeNewer, false),
  };

  worker.onmessage = ({ data }) => {
    if (data instanceof Uint8Array) toClient?.(data);
    else HEARD[data.kind]?.(data);
  };
  worker.onerror = (event) => failed(event.message);
  worker.postMessage({ kind: "start", documentUrl: document.URL });
  // Python's own code takes longest: it is begun here, while the worker still gathers its parts.
  WebAssembly.compileStreaming(fetch("pyodide/pyodide.asm.wasm"))
    .then((module) => worker.postMessage({ kind: "compiled", module }), (error) => failed(error.message));

  function failed(error) {
    console.error(error);
    // Once it has started, the app itself says what goes wrong.
    if (document.getElementById("opening")) say("failed");
    refused(error);
  }

  // Until the workbook is there Flet's client turns a wheel behind our page, sixty times a second, and Python has to wait
  // for it: what is not seen is not drawn.
  const draw = globalThis.requestAnimationFrame.bind(globalThis);
  let undrawn = null;
  globalThis.requestAnimationFrame = (frame) => (undrawn ? undrawn.push(frame) : draw(frame));

  globalThis.jsConnect = async (_, __, dartOnMessage) => {
    toClient = dartOnMessage;
    undrawn = [];
    await started;
    const waiting = undrawn;
    undrawn = null;
    for (const frame of waiting) draw(frame);
  };
  globalThis.jsSend = async (_, data) => worker.postMessage(data, [data.buffer]);
  globalThis.jsDisconnect = async () => worker.terminate();

  // One page has the workbook. When another asks for it, what is being written here is saved, and it is let go.
  others.onmessage = ({ data }) => {
    if (data === "leave") leave(() => say("left"), true);
    if (data === "stays" && root.dataset.state === "taken") opening.querySelector(".stays").hidden = false;
  };

  function leave(then, toAnother) {
    if (!mine || afterwards) return;
    afterwards = then;
    cover();
    worker.postMessage({ kind: "leave", toAnother });
  }

  /** Have the workbook here: the page that has it is asked to let it go. */
  function take() {
    others.postMessage("leave");
    setTimeout(() => {
      if (opening.querySelector(".stays").hidden) opening.querySelector(".waits").hidden = false;
    }, PATIENCE_MS);
  }

  function again() {
    if (root.dataset.state === "left") sessionStorage.setItem(TAKE, "yes");
    location.reload();
  }

  let opening = null;
  /** Put our own page in front again, as it was at the start. */
  function cover() {
    if (!opening.isConnected) document.body.append(opening);
    for (const beneath of document.querySelectorAll("body > :not(#opening)")) beneath.inert = true;
  }

  function uncover() {
    for (const beneath of document.querySelectorAll("[inert]")) beneath.inert = false;
    // Who is reading whom to call goes on reading until they close it.
    const help = opening.querySelector("details");
    if (!help?.open) opening.remove();
    else help.addEventListener("toggle", () => opening.remove(), { once: true });
    delete root.dataset.state;
    clearTimeout(long);
  }

  // Flet's client first draws in colours of its own: our page stays in front until the app has named the window.
  new MutationObserver((_, observer) => {
    if (!document.title.endsWith("IMR-arbejdsbogen")) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(uncover));
    follow().catch(() => {});
  }).observe(document.head, { subtree: true, childList: true, characterData: true });

  // Flet's client reads a file whole before it tells of it, and a film would end the page. Of what is too large it reads
  // nothing, and tells how large it is.
  const readWhole = FileReader.prototype.readAsArrayBuffer;
  FileReader.prototype.readAsArrayBuffer = function (file) {
    readWhole.call(this, file);
    if (file.size > MOST_BYTES) this.abort();
  };

  // Versions of the app. A newer one is fetched while this one is used; it comes at the next start, or when the person
  // asks for it.
  const versions = navigator.serviceWorker;
  let controlled = Boolean(versions?.controller), registration = null;

  async function follow() {
    if (!versions) return;
    registration = await versions.register("service-worker.js");
    const look = () => tell("newer", Boolean(registration.waiting && versions.controller));
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
    look();
    let looked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - looked < LOOK_MS) return;
      looked = Date.now();
      registration.update().catch(() => {});
    });
  }

  versions?.addEventListener("controllerchange", () => {
    // A page that is only waiting goes along with the others; where something is written nothing moves.
    if (controlled && root.dataset.state) location.reload();
    controlled = true;
  });

  function takeNewer() {
    say("opening");
    stage("opening");
    sessionStorage.setItem(TAKE, "yes");
    // The change of versions loads the page anew; where nothing waits any more, or it takes too long, it is done here.
    setTimeout(() => location.reload(), registration?.waiting ? PATIENCE_MS : 0);
    registration?.waiting?.postMessage("now");
  }

  /** Ask the browser to keep what is written also when room is scarce. Some of them ask the person. */
  async function keep() {
    if (!navigator.storage?.persist) return;
    const due = Date.now() - Number(localStorage.getItem(ASKED)) > ASK_MS;
    const installed = matchMedia("(display-mode: standalone)").matches || navigator.standalone;
    if (due) localStorage.setItem(ASKED, Date.now());
    const promised = await (due || installed ? navigator.storage.persist() : navigator.storage.persisted());
    // An iPhone deletes after a week without a visit, whatever it has promised, until the page is on the home screen.
    tell("keeps", promised && navigator.standalone !== false);
  }

  // What Flutter's accessibility tree lacks: a landmark, and the language, which the app names on its heading as
  // "lang.da". Flutter by itself gives the page the language of the browser.
  new MutationObserver(() => {
    document.querySelector("flt-semantics-host:not([role])")?.setAttribute("role", "main");
    const named = document.querySelector("[flt-semantics-identifier^='lang.']");
    const lang = named?.getAttribute("flt-semantics-identifier").slice("lang.".length) ?? "da";
    if (root.lang !== lang) root.lang = lang;
  }).observe(root, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["lang", "flt-semantics-identifier"],
  });

  addEventListener("DOMContentLoaded", () => {
    opening = document.getElementById("opening");
    document.getElementById("take").addEventListener("click", take);
    for (const button of opening.querySelectorAll(".again")) button.addEventListener("click", again);
  });
})();
