"""The `imr-workbook` command; the one place where real parts are chosen and put together."""

from __future__ import annotations

import argparse
import contextlib
import shlex
import sys
import threading
import webbrowser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from imr_workbook import __version__
from imr_workbook.content.helplines import load_helplines
from imr_workbook.content.library import load_library
from imr_workbook.device.clock import system_clock
from imr_workbook.device.files import (
    DataFolder,
    FolderInUse,
    FolderNotWritable,
    default_data_folder,
    open_data_folder,
)
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.device.settings_file import SettingsFile
from imr_workbook.store.store import StoreDamaged, StoreError, StoreFromNewerVersion, StoreInUse
from imr_workbook.store.tinydb_store import TinyDBStore
from imr_workbook.workbook import Workbook

PORT = 8550
"""Where the app is served when nothing else is asked for; another is taken when this one is busy."""


class CannotStart(Exception):
    """One sentence for the person, in Danish: what is wrong and what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        0; 1 where a check found mistakes; 2 where it could not be done, with one sentence on stderr.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in {"-h", "--help", "--version"}):
        arguments.insert(0, "app")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except CannotStart as error:
        print(error, file=sys.stderr)
        return 2
    return code


@contextlib.contextmanager
def opened_workbook(folder: DataFolder) -> Iterator[Workbook]:
    """The workbook in a data folder, closed again afterwards."""
    settings = SettingsFile(folder.path)
    store = TinyDBStore(folder.path)
    workbook = Workbook(store, load_library(assets_dir()), system_clock, settings.read(), settings.write)
    try:
        yield workbook
    finally:
        workbook.close()


@contextlib.contextmanager
def opened_folder(path: Path) -> Iterator[DataFolder]:
    """The data folder, held for this process alone.

    Raises:
        CannotStart: says why, and what to do.
    """
    try:
        folder = open_data_folder(path)
    except FolderInUse as error:
        raise CannotStart(
            f"Arbejdsbogen i mappen {path} er allerede åben. Luk den anden først, eller vælg en anden mappe "
            "med --data."
        ) from error
    except FolderNotWritable as error:
        raise CannotStart(
            f"Arbejdsbogen kan ikke skrive i mappen {path}. Vælg en anden mappe med --data."
        ) from error
    try:
        yield folder
    finally:
        folder.close()


def _app(options: argparse.Namespace) -> int:
    with opened_folder(options.data or default_data_folder()) as folder, _store_sentences(folder.path):
        if options.window:
            return _window(folder)
        return _browser(folder, options.port, options.no_open)


def _browser(folder: DataFolder, port: int | None, no_open: bool) -> int:
    from imr_workbook.ui.app import window
    from imr_workbook.ui.server.guard import new_token
    from imr_workbook.ui.server.serve import HOST, PortInUse, application, bound_socket, server

    try:
        sock = bound_socket(PORT if port is None else port)
    except PortInUse as error:
        if port is not None:
            raise CannotStart(f"Port {port} er optaget. Vælg en anden med --port.") from error
        sock = bound_socket(0)
    with opened_workbook(folder) as workbook:
        number, token = sock.getsockname()[1], new_token()
        link = f"http://{HOST}:{number}/?token={token}"
        served = server(
            application(
                window(workbook, locales_dir(), load_helplines(folder.path)), assets_dir(), number, token
            ),
            on_started=lambda: _announce(link, no_open),
        )
        served.run(sockets=[sock])
    return 0


def _announce(link: str, no_open: bool) -> None:
    print(f"Arbejdsbogen er åben her: {link}", flush=True)
    print("Linket er kun til dig. Luk med Ctrl+C.", flush=True)
    if not no_open:
        # Some browsers are started in the foreground: they must not hold the server back.
        threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()


def _window(folder: DataFolder) -> int:
    from imr_workbook.ui.desktop import NoClient, run_window

    with opened_workbook(folder) as workbook:
        try:
            run_window(workbook, locales_dir(), load_helplines(folder.path), assets_dir())
        except NoClient as error:
            raise CannotStart(
                "Der er ingen vinduesklient på maskinen. Kør uden --window, så åbner arbejdsbogen i browseren. "
                "Har du en udpakket Flet-klient, så sæt FLET_VIEW_PATH til dens mappe."
            ) from error
    return 0


@contextlib.contextmanager
def _store_sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except StoreInUse as error:
        raise CannotStart(f"Arbejdsbogen i mappen {path} er allerede åben. Luk den anden først.") from error
    except StoreFromNewerVersion as error:
        raise CannotStart(
            f"Arbejdsbogen i mappen {path} er skrevet af en nyere version. Opdatér appen. Intet er ændret."
        ) from error
    except StoreDamaged as error:
        raise CannotStart(
            f"Arbejdsbogen i mappen {path} kan ikke læses. Filen er ikke rørt. Gem en kopi af mappen, og få "
            "hjælp, før du gør mere."
        ) from error
    except StoreError as error:
        raise CannotStart(f"Arbejdsbogen i mappen {path} kan ikke åbnes: {type(error).__name__}.") from error


def _content_check(options: argparse.Namespace) -> int:
    from imr_workbook.content.proofreading.command import run

    code: int = run(options.arguments)
    return code


def _demo(options: argparse.Namespace) -> int:
    from imr_workbook.demo import NotEmpty, fill, require_empty

    try:
        # Before the folder is held: what lies in it is left exactly as it is.
        require_empty(options.data)
        with opened_folder(options.data) as folder, _store_sentences(folder.path):
            fill(folder.path)
    except NotEmpty as error:
        raise CannotStart(
            f"Der ligger allerede noget i mappen {options.data}. Vælg en tom mappe med --data."
        ) from error
    print(f"En opdigtet arbejdsbog ligger nu i {options.data}.")
    print(f"Åbn den med: imr-workbook app --data {shlex.quote(str(options.data))}")
    return 0


class _Parser(argparse.ArgumentParser):
    """Says in one Danish sentence what was not understood."""

    def error(self, message: str) -> NoReturn:
        print(f"Kommandoen blev ikke forstået ({message}). Se: imr-workbook --help", file=sys.stderr)
        raise SystemExit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="imr-workbook", description="IMR-arbejdsbogen")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    app = commands.add_parser("app", help="åbn arbejdsbogen (det, der sker, når intet andet er nævnt)")
    app.add_argument("--port", type=_port, help=f"port på 127.0.0.1; {PORT}, hvis den er fri")
    app.add_argument("--data", type=Path, help="mappen, som arbejdsbogen ligger i")
    app.add_argument("--no-open", action="store_true", help="vis linket, men åbn ikke browseren")
    way = app.add_mutually_exclusive_group()
    way.add_argument("--window", action="store_true", help="brug et vindue i stedet for browseren")
    way.add_argument("--web", action="store_true", help="brug browseren (som uden valg)")
    app.set_defaults(run=_app)

    content = commands.add_parser("content", help="for den, der skriver hæfter")
    kinds = content.add_subparsers(dest="content_command", required=True, parser_class=_Parser)
    check = kinds.add_parser("check", help="tjek hæfternes form og sprog", add_help=False)
    check.add_argument("arguments", nargs=argparse.REMAINDER)
    check.set_defaults(run=_content_check)

    demo = commands.add_parser("demo", help="lav en opdigtet arbejdsbog at kigge i")
    demo.add_argument("--data", type=Path, required=True, help="en tom mappe")
    demo.set_defaults(run=_demo)
    return parser


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{number} er ikke en port")
    return number


def native_app() -> None:
    """The app as `flet build` packs it: a window or a phone screen of its own."""
    import flet as ft

    from imr_workbook.ui.app import window

    with opened_folder(default_data_folder()) as folder, opened_workbook(folder) as workbook:
        ft.run(window(workbook, locales_dir(), load_helplines(folder.path)), assets_dir="assets")
