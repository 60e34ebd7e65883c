"""The `imr-workbook` command; the one place where real parts are chosen and put together."""

from __future__ import annotations

import argparse
import contextlib
import os
import shlex
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from imr_workbook import __version__
from imr_workbook.content.errors import ContentError, place
from imr_workbook.content.helplines import OVERRIDE, load_helplines, override_mistakes
from imr_workbook.content.library import Library, load_library
from imr_workbook.device.clock import system_clock
from imr_workbook.device.files import (
    DataFolder,
    FolderInUse,
    FolderNotWritable,
    default_data_folder,
    open_data_folder,
)
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.device.secret_file import SecretFile
from imr_workbook.device.settings_file import SettingsFile
from imr_workbook.domain.helplines import Helplines
from imr_workbook.export.contents import CopyContents
from imr_workbook.store.disk import disk
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.opening import open_store
from imr_workbook.store.rebuilding import rebuild
from imr_workbook.store.store import (
    Store,
    StoreDamaged,
    StoreError,
    StoreFromNewerVersion,
    StoreFull,
    StoreInUse,
    StoreNotWritable,
    StoreOfAnotherKey,
)
from imr_workbook.vault.kept_ring import SecretKeeper
from imr_workbook.vault.ring_file import RingDamaged, RingFromNewerVersion
from imr_workbook.vault.vault import NoKey, StandingOpen, Vault
from imr_workbook.workbook import Workbook

if TYPE_CHECKING:
    import flet as ft

    from imr_workbook.ui.native import PagedFaceOrFinger, PagedKeystore

_KEYS = (NoKey, RingDamaged, RingFromNewerVersion)

STOPPED = 130
"""Exit code after Ctrl+C before anything had begun."""


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
    except KeyboardInterrupt:
        return STOPPED
    return code


@contextlib.contextmanager
def opened_vault(
    folder: DataFolder, keeper: SecretKeeper | None = None, ready: Library | None = None
) -> Iterator[Vault]:
    """The vault in a data folder, closed again afterwards.

    Args:
        folder: held by this process.
        keeper: of its secret; none: a file beside it.
        ready: the handouts, where they were read before.
    """
    settings, library = SettingsFile(folder.path), ready or load_library(assets_dir())

    def workbook(store: Store) -> Workbook:
        return Workbook(store, library, system_clock, settings.read(), settings.write)

    with disk():
        vault = Vault(
            folder.path,
            partial(open_store, folder.path),
            workbook,
            system_clock,
            keeper or SecretFile(folder.path),
            contents=CopyContents(),
            rebuild=partial(rebuild, folder.path),
        )
    try:
        yield vault
    finally:
        vault.close()


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
    path: Path = options.data or default_data_folder()
    return _window(path) if options.window else _browser(path, options.port, options.no_open)


def _browser(path: Path, port: int, no_open: bool) -> int:
    from imr_workbook.ui.server.run import open_browser, run_server

    def show(link: str) -> None:
        with contextlib.suppress(BrokenPipeError):
            print(f"Arbejdsbogen er åben her: {link}", flush=True)
            print("Linket er kun til dig. Luk med Ctrl+C.", flush=True)
        if not no_open:
            open_browser(link)

    # Before the folder is held: nothing is touched when the port cannot be had.
    with contextlib.closing(_bound(port)) as sock, opened(path) as vault:
        run_server(vault, locales_dir(), _helplines(path), assets_dir(), sock, show)
    return 0


def _site(options: argparse.Namespace) -> int:
    from imr_workbook.ui.server.site import NoApp, run_site

    folder: Path = options.dir

    def show(link: str) -> None:
        with contextlib.suppress(BrokenPipeError):
            print(f"Appen til browseren ligger her: {link}", flush=True)
            print("Luk med Ctrl+C.", flush=True)

    try:
        with contextlib.closing(_bound(options.port)) as sock:
            run_site(folder, sock, show)
    except NoApp as error:
        raise CannotStart(
            f"Der ligger ingen app til browseren i mappen {folder}. Lav den med: make pwa"
        ) from error
    return 0


def _bound(port: int) -> socket.socket:
    """A socket on this computer.

    Raises:
        CannotStart: says why, and what to do.
    """
    from imr_workbook.ui.server.serve import PortInUse, PortNotAllowed, bound_socket

    try:
        return bound_socket(port)
    except PortInUse as error:
        raise CannotStart(f"Port {port} er optaget. Vælg en anden med --port.") from error
    except PortNotAllowed as error:
        raise CannotStart(f"Port {port} må du ikke bruge. Vælg en over 1023 med --port.") from error


def _helplines(path: Path) -> Helplines:
    """Whom to call; what is wrong with a centre's file is said to whoever started the command."""
    found = load_helplines(path)
    if found.override_refused:
        print(f"{path / OVERRIDE} bliver ikke brugt: {override_mistakes(path)}", file=sys.stderr)
    return found


def _window(path: Path) -> int:
    from imr_workbook.ui.desktop import NoClient, NoScreen, NotPrivate, find_client, run_window

    without = "Kør uden --window, så åbner arbejdsbogen i browseren."
    try:
        client = find_client(Path.home())
    except NoClient as error:
        raise CannotStart(
            f"Der er ingen vinduesklient på computeren. {without} "
            "Har du en udpakket Flet-klient, så sæt FLET_VIEW_PATH til dens mappe."
        ) from error
    except NoScreen as error:
        raise CannotStart(f"Der er ingen skærm at vise et vindue på. {without}") from error
    except NotPrivate as error:
        raise CannotStart(
            f"På Windows kan andre på computeren læse med, når arbejdsbogen har sit eget vindue. {without}"
        ) from error
    with opened(path) as vault:
        run_window(client, vault, locales_dir(), _helplines(path), assets_dir())
    return 0


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Vault]:
    """The vault in a data folder, held for this process alone and closed again afterwards.

    Raises:
        CannotStart: says why, and what to do.
    """
    with opened_folder(path) as folder, _store_sentences(path), opened_vault(folder) as vault:
        yield vault


@contextlib.contextmanager
def _store_sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except (StoreError, *_KEYS) as error:
        raise CannotStart(f"{sentence(error, path)} Intet er ændret.") from error
    except ContentError as error:
        raise CannotStart(
            f"Der er en fejl i hæfterne ({place(error.file, error.line)}). Se den med: imr-workbook content check"
        ) from error


def sentence(error: Exception, path: Path) -> str:
    """What is wrong with the workbook in a folder and what to do, in Danish."""
    match error:
        case StoreInUse():
            return f"Arbejdsbogen i mappen {path} er allerede åben. Luk den anden først."
        case StoreFromNewerVersion() | RingFromNewerVersion():
            return f"Arbejdsbogen i mappen {path} er gemt med en nyere version. Opdatér appen."
        case StoreNotWritable():
            return f"Arbejdsbogen kan ikke skrive i mappen {path}. Vælg en anden mappe med --data."
        case StoreFull():
            return "Der er ikke mere plads på disken. Slet noget andet, og prøv igen."
        case NoKey() | RingDamaged() | StoreOfAnotherKey():
            return (
                f"Nøglen til arbejdsbogen i mappen {path} mangler eller passer ikke. "
                "Har du en kopi af filerne, så hent dem derfra."
            )
        case StoreDamaged():
            return f"Arbejdsbogen i mappen {path} kan ikke læses. Gem en kopi af mappen, og få hjælp, før du gør mere."
        case _:
            return f"Arbejdsbogen i mappen {path} kan ikke åbnes ({type(error).__name__})."


def _content_check(options: argparse.Namespace) -> int:
    from imr_workbook.content.proofreading.command import run

    return run(options.modules, options.dictionary)


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
    """Says in one Danish sentence what was not understood. Nothing is guessed: `--dat` is not `--data`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        print(f"Kommandoen blev ikke forstået ({message}). Se: imr-workbook --help", file=sys.stderr)
        raise SystemExit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="imr-workbook", description="IMR-arbejdsbogen")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    app = commands.add_parser("app", help="åbn arbejdsbogen (det, der sker, når intet andet er nævnt)")
    app.add_argument("--port", type=_port, default=0, help="port på 127.0.0.1; ellers vælges en ledig")
    app.add_argument("--data", type=Path, help="mappen, som arbejdsbogen ligger i")
    app.add_argument("--no-open", action="store_true", help="vis linket, men åbn ikke browseren")
    way = app.add_mutually_exclusive_group()
    way.add_argument("--window", action="store_true", help="brug et vindue i stedet for browseren")
    way.add_argument("--web", action="store_true", help="brug browseren; det sker også, når intet er valgt")
    app.set_defaults(run=_app)

    site = commands.add_parser("site", help="vis appen til browseren, som make pwa har lavet")
    site.add_argument("--dir", type=Path, default=Path("dist/pwa"), help="mappen, som make pwa har lavet")
    site.add_argument("--port", type=_port, default=0, help="port på 127.0.0.1; ellers vælges en ledig")
    site.set_defaults(run=_site)

    content = commands.add_parser("content", help="for den, der skriver hæfter")
    kinds = content.add_subparsers(dest="content_command", required=True, parser_class=_Parser)
    check = kinds.add_parser("check", help="tjek hæfternes form og sprog")
    check.add_argument("modules", nargs="*", metavar="MODUL", help="vis kun disse, for eksempel m01")
    check.add_argument("--dictionary", type=Path, help="en dansk ordbog: .aff og .dic, uden endelsen")
    check.set_defaults(run=_content_check)

    demo = commands.add_parser("demo", help="lav en opdigtet arbejdsbog at kigge i")
    demo.add_argument("--data", type=Path, required=True, help="en tom mappe")
    demo.set_defaults(run=_demo)
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"”{text}” er ikke et tal fra 0 til 65535")
    return int(text)


def native_app() -> None:
    """The app as `flet build` packs it: a window or a phone screen of its own.

    Started in any other way it is the command: Flet would serve it to the whole network from a machine
    without a screen.
    """
    import flet as ft

    if sys.platform != "emscripten" and "FLET_PLATFORM" not in os.environ:
        raise SystemExit(main(["app"]))
    with native_window(default_data_folder()) as shown:
        ft.run(shown, assets_dir="assets")


@contextlib.contextmanager
def native_window(
    path: Path, system: tuple[PagedKeystore, PagedFaceOrFinger] | None = None
) -> Iterator[Callable[[ft.Page], Any]]:
    """What Flet calls for each page of the packed app; the data folder is held until the end.

    Args:
        path: the data folder.
        system: a keystore and a check of a face or a finger, in place of the system's.
    """
    from imr_workbook.ui.app import window
    from imr_workbook.ui.face_or_finger import FletFaceOrFinger
    from imr_workbook.ui.keystore import FletKeystore
    from imr_workbook.ui.native import Native

    lines = load_helplines(path)
    if system is None:
        kept = FletKeystore()
        system = kept, FletFaceOrFinger(kept)

    def instead(sentence: str) -> Callable[[ft.Page], None]:
        settings = SettingsFile(path)
        nothing = Workbook(MemoryStore(), Library(()), system_clock, settings.read(), settings.write)
        return window(StandingOpen(nothing), locales_dir(), lines, instead=sentence)

    with contextlib.ExitStack() as held:
        try:
            folder = held.enter_context(opened_folder(path))
        except CannotStart as error:
            yield instead(str(error))
            return

        def open_vault(keeper: SecretKeeper) -> Vault | str:
            try:
                with _store_sentences(path):
                    return held.enter_context(opened_vault(folder, keeper))
            except CannotStart as error:
                return str(error)

        native = Native(
            path,
            *system,
            open_vault,
            lambda vault, keys: window(vault, locales_dir(), lines, keys=keys),
            instead,
        )
        yield native.main
