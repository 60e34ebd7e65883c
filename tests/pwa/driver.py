"""Drives the app in a browser without a server: the same screens, but what is written goes to a worker."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.driver import Driver

LISTEN = """
(() => {
  const post = Worker.prototype.postMessage;
  globalThis.sent = [];
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message instanceof Uint8Array) globalThis.sent.push(new TextDecoder().decode(message));
    return post.call(this, message, ...rest);
  };
})();
"""
"""Kept beside each message: a buffer that was handed over is empty afterwards."""

STARTS_MS = 60_000
"""How long a first start may take on a slow machine."""


class PwaDriver(Driver):
    """One page of the app that `make pwa` has built."""

    def __init__(self, page: Page, link: str) -> None:
        page.add_init_script(LISTEN)
        super().__init__(page, link.rstrip("/"))

    def start(self, path: str = "/") -> PwaDriver:
        """Open the app at a path, and wait until it is there."""
        self.page.goto(self.base + path)
        self.awake()
        return self

    def awake(self) -> PwaDriver:
        """Wait until our own page has made way, then as elsewhere."""
        self.page.wait_for_function("() => !document.documentElement.dataset.state", timeout=STARTS_MS)
        super().awake()
        return self

    def kept(self) -> PwaDriver:
        """Wait until the service worker has every file: from then on no host is needed."""
        self.page.evaluate(
            """async () => {
              const { active } = await navigator.serviceWorker.ready;
              if (active.state === "activated") return;
              await new Promise((resolve) => active.addEventListener("statechange", resolve, { once: true }));
            }"""
        )
        return self

    def _forget_sent(self) -> None:
        self.page.evaluate("() => { globalThis.sent.length = 0; }")

    def _was_sent(self, text: str) -> bool:
        found: bool = self.page.evaluate("text => globalThis.sent.some((one) => one.includes(text))", text)
        return found
