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

  const root = document.documentElement;
  const others = new BroadcastChannel(NAME);
  const worker = new Worker("worker.mjs", { type: "module" });
  let toClient = null, begun, refused;
  const started = new Promise((resolve, reject) => { begun = resolve; refused = reject; });
  started.catch(() => {});

  const say = (state) => { root.dataset.state = state; };

  worker.onmessage = ({ data }) => {
    if (data instanceof Uint8Array) toClient?.(data);
    else if (data.kind === "started") begun();
    else if (data.kind === "failed") failed(data.error);
    else say(data.kind);
  };
  worker.onerror = (event) => failed(event.message);
  worker.postMessage({ kind: "start", documentUrl: document.URL });

  function failed(error) {
    console.error(error);
    // Once it has started, the app itself says what goes wrong.
    if (document.getElementById("opening")) say("failed");
    refused(error);
  }

  globalThis.jsConnect = async (_, __, dartOnMessage) => {
    toClient = dartOnMessage;
    await started;
  };
  globalThis.jsSend = async (_, data) => worker.postMessage(data, [data.buffer]);
  globalThis.jsDisconnect = async () => worker.terminate();

  // One page has the workbook. When another asks for it, what is being written here is saved, and it is let go.
  others.onmessage = () => {
    if (root.dataset.state === "taken" || root.dataset.state === "left") return;
    cover();
    worker.postMessage({ kind: "leave" });
  };

  let opening = null;
  /** Put our own page in front again, as it was at the start. */
  function cover() {
    if (!opening.isConnected) document.body.append(opening);
  }

  function uncover() {
    // Who is reading whom to call goes on reading until they close it.
    const help = opening.querySelector("details");
    if (!help?.open) opening.remove();
    else help.addEventListener("toggle", () => opening.remove(), { once: true });
    delete root.dataset.state;
  }

  // Flet's client first draws in colours of its own: our page stays in front until the app has named the window.
  new MutationObserver((_, observer) => {
    if (!document.title.endsWith("IMR-arbejdsbogen")) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(uncover));
    navigator.serviceWorker?.register("service-worker.js").catch(() => {});
  }).observe(document.head, { subtree: true, childList: true, characterData: true });

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
    document.getElementById("take").addEventListener("click", () => {
      others.postMessage("leave");
      setTimeout(() => { opening.querySelector(".waits").hidden = false; }, PATIENCE_MS);
    });
    for (const button of opening.querySelectorAll(".again")) button.addEventListener("click", () => location.reload());
  });
})();
