"""Another program on another port of this computer."""

from __future__ import annotations

import http.server
import threading


class Quiet(http.server.BaseHTTPRequestHandler):
    """How one request is answered; says nothing on the terminal."""

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


class AnotherProgram:
    """Serves on a port of its own until it is closed."""

    def __init__(self, handler: type[Quiet]) -> None:
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
