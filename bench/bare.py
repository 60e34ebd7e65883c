"""A bare Flet page that shows what *I dag* and *Hæfter* show, with Flet's own controls: no state, no store, no look.

What Flet itself costs, as a measure for the app. `python -m bench.bare` serves it and prints its link.
"""

from __future__ import annotations

import socket

import flet as ft
import flet_web.fastapi as flet_fastapi
import uvicorn

PLACES = {
    "I dag": ("/", ft.Icons.HOME_OUTLINED),
    "Hæfter": ("/haefter", ft.Icons.MENU_BOOK_OUTLINED),
    "Mål": ("/maal", ft.Icons.FLAG_OUTLINED),
    "Min uge": ("/min-uge", ft.Icons.SHOW_CHART),
    "Planer": ("/planer", ft.Icons.DESCRIPTION_OUTLINED),
}


@ft.component
def Shell() -> ft.Control:
    """The five places under the screen that the path names."""
    return ft.Column(
        [
            ft.Container(ft.use_route_outlet(), expand=True),
            ft.Row([_place(word, *place) for word, place in PLACES.items()]),
        ],
        expand=True,
    )


@ft.component
def Today() -> ft.Control:
    """A greeting and one card."""
    return _screen(
        "tirsdag den 24. november", "Hej", "Tekststørrelse og indstillinger", "Er det en svær dag?"
    )


@ft.component
def Handouts() -> ft.Control:
    """A heading, one card, and the way to the rest."""
    row = ft.ListTile(
        title=ft.Text("Recovery og mål"),
        subtitle=ft.Text("Strategier for recovery"),
        trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
        on_click=lambda: None,
    )
    return _screen("", "Hæfter", "Se alle elleve emner", row=row)


def _screen(line: str, heading: str, *buttons: str, row: ft.Control | None = None) -> ft.Control:
    card = ft.Card(
        content=ft.Column(
            [
                ft.Text("Start her"),
                ft.Semantics(header=True, content=ft.Text("Hvad er recovery?", size=20)),
                ft.OutlinedButton("Læs", on_click=lambda: None),
            ],
            tight=True,
        )
    )
    return ft.Column(
        [
            ft.Row([ft.Text(line, expand=True), ft.OutlinedButton("Hjælp nu", icon=ft.Icons.PHONE_OUTLINED)]),
            ft.Semantics(header=True, content=ft.Text(heading, size=28)),
            card,
            *([ft.Card(content=row)] if row else []),
            *(ft.TextButton(button, on_click=lambda: None) for button in buttons),
        ],
        # As in the app: another screen starts at its top, and takes nothing over from the one before.
        key=heading,
        scroll=ft.ScrollMode.AUTO,
    )


def _place(word: str, path: str, icon: ft.IconData) -> ft.Control:
    here = ft.use_route_location() == path
    color = ft.Colors.PRIMARY if here else ft.Colors.ON_SURFACE_VARIANT
    return ft.MergeSemantics(
        ft.Container(
            expand=True,
            ink=True,
            on_click=lambda: ft.context.page.navigate(path),
            content=ft.Column(
                [ft.Icon(icon, color=color), ft.Text(word, color=color)],
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.CENTER,
            ),
        )
    )


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
