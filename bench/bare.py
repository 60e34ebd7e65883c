"""A bare Flet page with the words of *I dag* and *Hæfter*: plain controls and two paths, no state, no store.

What Flet itself costs, as a measure for the app. `python -m bench.bare` serves it and prints its link.
"""

from __future__ import annotations

import socket
from collections.abc import Callable

import flet as ft
import flet_web.fastapi as flet_fastapi
import uvicorn

PLACES = {"I dag": "/", "Hæfter": "/haefter", "Mål": "/maal", "Min uge": "/min-uge", "Planer": "/planer"}


@ft.component
def Shell() -> ft.Control:
    """The five places under the screen that the path names."""
    return ft.Column(
        [
            ft.Container(ft.use_route_outlet(), expand=True),
            ft.Row([ft.TextButton(place, on_click=_to(path)) for place, path in PLACES.items()]),
        ],
        expand=True,
    )


@ft.component
def Today() -> ft.Control:
    """A greeting and one card."""
    return _screen(
        ["Hej", "Start her", "Hvad er recovery?", "Læs"], ["Tekststørrelse", "Er det en svær dag?"]
    )


@ft.component
def Handouts() -> ft.Control:
    """A heading, one card, and the way to the rest."""
    words = ["Hæfter", "Start her", "Hvad er recovery?", "Læs", "Recovery og mål", "Strategier for recovery"]
    return _screen(words, ["Se alle elleve emner"])


def _screen(words: list[str], buttons: list[str]) -> ft.Control:
    heading, *rest = words
    return ft.Column(
        [
            ft.Row([ft.Text("tirsdag den 24. november", expand=True), ft.OutlinedButton("Hjælp nu")]),
            ft.Semantics(header=True, content=ft.Text(heading, size=28)),
            ft.Container(
                border=ft.Border.all(1, ft.Colors.OUTLINE),
                border_radius=20,
                padding=20,
                content=ft.Column([ft.Text(word) for word in rest]),
            ),
            *(ft.TextButton(button) for button in buttons),
        ],
        scroll=ft.ScrollMode.AUTO,
    )


def _to(path: str) -> Callable[[], None]:
    return lambda: ft.context.page.navigate(path)


ROUTES = [
    ft.Route(
        component=Shell,
        outlet=True,
        children=[ft.Route(index=True, component=Today), ft.Route(path="haefter", component=Handouts)],
    )
]


@ft.component
def Window() -> ft.Control:
    """Whatever screen the path names."""
    return ft.Router(ROUTES)


def serve() -> None:
    """On a free port of 127.0.0.1, as Flet serves it: no guard, no compression."""
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    root = flet_fastapi.FastAPI()
    app = flet_fastapi.app(
        lambda page: page.render(Window), no_cdn=True, web_renderer=ft.WebRenderer.CANVAS_KIT
    )
    root.mount("/", app)
    print(f"http://127.0.0.1:{sock.getsockname()[1]}/?token=none", flush=True)
    config = uvicorn.Config(root, log_level="warning", ws="websockets-sansio", timeout_graceful_shutdown=1)
    uvicorn.Server(config).run(sockets=[sock])


if __name__ == "__main__":
    serve()
