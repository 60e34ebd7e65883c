"""The `imr-workbook` command: what it starts, and what it says where it cannot."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

import pytest

from imr_workbook import __version__, cli
from imr_workbook.content.helplines import OVERRIDE
from imr_workbook.store.seals import Sealed
from imr_workbook.store.store import StoreError, StoreFull
from imr_workbook.vault.ring import FORMAT
from imr_workbook.vault.ring_file import NAMES, RingFile
from tests.journeys.running_app import RunningApp
from tests.store.later import make_later

COMMAND = [sys.executable, "-m", "imr_workbook"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own: what a command does without --data it does in there."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "APPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "FLET_VIEW_PATH", "FLET_APP_STORAGE_DATA"):
        monkeypatch.delenv(name, raising=False)
    return folder


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Each thing in a folder, with its mode and what is in it."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mode, b"" if path.is_dir() else path.read_bytes())
        for path in [folder, *folder.rglob("*")]
    }


class Refused:
    """Runs the command where it cannot do what it is asked."""

    def __init__(self, capture: pytest.CaptureFixture[str], home: Path) -> None:
        self._capture = capture
        self._home = home

    def __call__(self, *arguments: str) -> str:
        """The one sentence it says; fails where it says or does anything else."""
        before = everything(self._home)
        try:
            code: object = cli.main(arguments)
        except SystemExit as left:
            code = left.code
        out, err = self._capture.readouterr()
        assert code == 2
        assert out == ""
        assert err.endswith("\n")
        assert err.count("\n") == 1
        assert "Traceback" not in err
        assert everything(self._home) == before
        return err.strip()


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str], home: Path) -> Refused:
    """The command, expected to refuse."""
    return Refused(capsys, home)


# what is not understood ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--colour", "red"], "--colour"),
        (["app", "--colour"], "--colour"),
        (["app", "more"], "more"),
        (["open"], "open"),
        (["content"], "content"),
        (["content", "proof"], "proof"),
        (["demo"], "--data"),
        (["demo", "--data"], "--data"),
        (["--data"], "--data"),
        (["--web", "--window"], "--window"),
        (["--dat", "x"], "--dat"),
    ],
)
def test_what_is_not_understood_is_named(refused: Refused, arguments: list[str], named: str) -> None:
    """One sentence, with the word that was not understood and where to look."""
    sentence = refused(*arguments)
    assert named in sentence
    assert "imr-workbook --help" in sentence


@pytest.mark.parametrize("port", ["", "x", "-1", "65536", "8550.0", "1e3", " 80", "٣", "0x50"])
def test_a_bad_port_is_named(refused: Refused, port: str, tmp_path: Path) -> None:
    """A port is a whole number from 0 to 65535."""
    sentence = refused(f"--port={port}", "--data", str(tmp_path / "new"))
    assert "65535" in sentence
    assert not (tmp_path / "new").exists()


# what cannot be done -----------------------------------------------------------------------------------


def test_a_port_in_use(refused: Refused, tmp_path: Path) -> None:
    """Another program has it: nothing is made, and the sentence says what to do."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        sentence = refused("--port", str(port), "--data", str(tmp_path / "new"))
    assert sentence == f"Port {port} er optaget. Vælg en anden med --port."
    assert not (tmp_path / "new").exists()


def test_a_port_of_the_system(refused: Refused, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ports below 1024 are kept for the system on most machines."""

    class Kept(socket.socket):
        def bind(self, address: object) -> None:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "socket", Kept)
    sentence = refused("--port", "80", "--data", str(tmp_path / "new"))
    assert sentence == "Port 80 må du ikke bruge. Vælg en over 1023 med --port."
    assert not (tmp_path / "new").exists()


def no_folders(tmp_path: Path) -> list[Path]:
    """Places where there can be no folder of ours, also for root."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    return [tmp_path / "file", tmp_path / "file" / "below", tmp_path / ("long" * 100)]


@pytest.mark.parametrize("which", range(3))
@pytest.mark.parametrize("command", [["app", "--no-open", "--port", "0"], ["demo"]])
def test_a_folder_that_cannot_be_written(
    refused: Refused, tmp_path: Path, which: int, command: list[str]
) -> None:
    """A file of that name, one on the way there, a name that is too long: the file is left as it is."""
    path = no_folders(tmp_path)[which]
    sentence = refused(*command, "--data", str(path))
    assert sentence == f"Arbejdsbogen kan ikke skrive i mappen {path}. Vælg en anden mappe med --data."
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_folder_of_the_system(refused: Refused) -> None:
    """Where nobody can make anything."""
    if not Path("/proc/self").exists():
        pytest.skip("only Linux has /proc")
    assert "/proc/imr" in refused("--no-open", "--data", "/proc/imr")


def test_a_folder_in_use(refused: Refused, tmp_path: Path) -> None:
    """Another process has it open: nothing is touched, and that one goes on."""
    data = tmp_path / "data"
    with RunningApp(data):
        before = everything(data)
        sentence = refused("--no-open", "--data", str(data))
        assert "allerede åben" in sentence
        assert str(data) in sentence
        assert refused("demo", "--data", str(data))
        assert everything(data) == before


def test_a_folder_is_free_again_when_the_other_has_ended(tmp_path: Path) -> None:
    """However it ended."""
    data = tmp_path / "data"
    first = RunningApp(data).start()
    first.kill()
    with RunningApp(data) as second:
        assert "?token=" in second.link


def test_a_workbook_without_its_keys(refused: Refused, tmp_path: Path) -> None:
    """It is not begun anew, and what is there is left for whoever finds the keys."""
    data = tmp_path / "data"
    assert cli.main(["demo", "--data", str(data)]) == 0
    refused._capture.readouterr()
    for name in NAMES:
        (data / name).unlink()
    before = (data / "vault.db").read_bytes()
    sentence = refused("--no-open", "--data", str(data))
    assert "Nøglen" in sentence
    assert (data / "vault.db").read_bytes() == before


def a_newer_version(data: Path, *statements: str) -> None:
    """A workbook, as a newer version than this one leaves it."""
    assert cli.main(["demo", "--data", str(data)]) == 0
    with cli.opened(data) as vault:
        seal = Sealed(vault.key_for("rows"))
    make_later(data, seal, *statements)


def test_a_workbook_of_a_newer_version_is_shown(tmp_path: Path) -> None:
    """The app starts with it, is stopped, and has changed nothing."""
    data = tmp_path / "data"
    a_newer_version(data)
    before = everything(data)
    with RunningApp(data) as app:
        assert "?token=" in app.link
    assert everything(data) == before
    with cli.opened(data) as vault:
        assert vault.workbook.read_only
        assert vault.workbook.state.living("long_goal")
    assert everything(data) == before


def test_a_workbook_of_a_newer_version_that_cannot_be_shown(refused: Refused, tmp_path: Path) -> None:
    """It is not opened, and not changed."""
    data = tmp_path / "data"
    a_newer_version(data, "ALTER TABLE row RENAME TO rows")
    refused._capture.readouterr()
    before = everything(data)
    sentence = refused("--no-open", "--data", str(data))
    assert "nyere version" in sentence
    assert sentence.endswith("Intet er ændret.")
    assert everything(data) == before


def test_keys_of_a_newer_version(refused: Refused, tmp_path: Path) -> None:
    """They are not used, and nothing in the folder is changed."""
    data = tmp_path / "data"
    assert cli.main(["demo", "--data", str(data)]) == 0
    refused._capture.readouterr()
    file = RingFile(data)
    ring = file.read()
    assert ring is not None
    file.write(ring.model_copy(update={"format": FORMAT + 1}))
    before = everything(data)
    sentence = refused("--no-open", "--data", str(data))
    assert sentence == (
        f"Arbejdsbogen i mappen {data} er gemt med en nyere version. Opdatér appen. Intet er ændret."
    )
    assert everything(data) == before


def test_a_file_that_is_no_workbook(refused: Refused, tmp_path: Path) -> None:
    """Somebody else's file of that name, or a damaged one: left as it is."""
    content = b"This is no workbook.\n" * 400
    data = tmp_path / "data"
    data.mkdir()
    (data / "workbook.db").write_bytes(content)
    assert "kan ikke læses" in refused("--no-open", "--data", str(data))
    assert (data / "workbook.db").read_bytes() == content


def test_a_full_disk_and_what_we_did_not_foresee(tmp_path: Path) -> None:
    """Every error of the store has a sentence of its own, or its name."""
    full, other = cli.sentence(StoreFull(), tmp_path), cli.sentence(StoreError(), tmp_path)
    assert full == "Der er ikke mere plads på disken. Slet noget andet, og prøv igen."
    assert "StoreError" in other


def test_a_demo_in_a_folder_that_has_something(refused: Refused, tmp_path: Path) -> None:
    """Nothing real is mixed with what is made up, and the folder keeps its mode."""
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o755)
    (folder / "letter.txt").write_text("Dear", encoding="utf-8")
    before = everything(folder)
    assert "Vælg en tom mappe" in refused("demo", "--data", str(folder))
    assert everything(folder) == before


# a window of its own -----------------------------------------------------------------------------------


def a_client(folder: Path) -> Path:
    """A Flet client that notes how it was called, and is closed at once."""
    folder.mkdir(parents=True)
    client = folder / "flet"
    client.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {folder / "called"}\n', encoding="utf-8")
    client.chmod(0o755)
    return folder


def test_a_window_without_a_client(refused: Refused, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """None is fetched: the sentence says how to do without, and how to name one."""
    monkeypatch.setenv("DISPLAY", ":99")
    sentence = refused("--window", "--data", str(tmp_path / "new"))
    assert "Kør uden --window" in sentence
    assert "FLET_VIEW_PATH" in sentence
    assert not (tmp_path / "new").exists()


def test_a_client_that_is_not_where_it_is_said_to_be(
    refused: Refused, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An empty folder holds none; Flet would go on and fetch one."""
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setenv("FLET_VIEW_PATH", str(tmp_path))
    assert "FLET_VIEW_PATH" in refused("--window", "--data", str(tmp_path / "new"))


def test_a_window_without_a_screen(refused: Refused, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Flet would serve the app to the whole network instead; it is not even asked."""
    if sys.platform != "linux":
        pytest.skip("other platforms always have a screen")
    monkeypatch.setenv("FLET_VIEW_PATH", str(a_client(tmp_path / "client")))
    assert "ingen skærm" in refused("--window", "--data", str(tmp_path / "new"))
    assert not (tmp_path / "new").exists()


def test_a_window_on_windows(refused: Refused, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Everyone on the machine could read along."""
    monkeypatch.setattr(sys, "platform", "win32")
    assert "Kør uden --window" in refused("--window", "--data", str(tmp_path / "new"))


@pytest.mark.parametrize("where", ["named", "unpacked"])
def test_a_window_with_a_client(where: str, home: Path, tmp_path: Path) -> None:
    """The client on the machine is called, with a socket of this user's own and our assets."""
    if sys.platform != "linux":
        pytest.skip("clients are called in another way on other platforms")
    import flet as ft

    unpacked = home / ".flet" / "client" / f"flet-desktop-light-{ft.__version__}" / "flet"
    client = a_client(tmp_path / "client" if where == "named" else unpacked)
    named = {"FLET_VIEW_PATH": str(client)} if where == "named" else {}
    asked_otherwise = {"FLET_FORCE_WEB_SERVER": "1", "FLET_SERVER_IP": "0.0.0.0", "FLET_SERVER_PORT": "8551"}
    data = tmp_path / "data"
    done = run("--window", "--data", str(data), DISPLAY=":99", **named, **asked_otherwise)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    address, _pid_file, assets = (client / "called").read_text(encoding="utf-8").splitlines()
    assert not address.startswith(("http", "tcp"))
    assert Path(assets, "fonts").is_dir()
    assert (data / "vault.db").exists()


# what it starts ----------------------------------------------------------------------------------------


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **environment},
        check=False,
    )


class Started:
    """One running command: the lines that it has said, and how it ends."""

    def __init__(self, *arguments: str, environment: Mapping[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **(environment or {})},
        )
        self.lines = [line(self.process.stdout), line(self.process.stdout)]

    def end(self, number: int = signal.SIGTERM) -> tuple[int, str, str]:
        """Send a signal; gives the exit code and what was said since, on stdout and stderr."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, out, err


def line(stream: IO[str] | None) -> str:
    """The next line of a stream."""
    assert stream is not None
    return stream.readline().rstrip("\n")


@pytest.mark.parametrize("way", [[], ["app"], ["--web"], ["app", "--web"]])
def test_the_app_is_what_is_started(way: list[str], home: Path) -> None:
    """Named or not, by the browser's way; without --data, in the person's own folder, theirs alone."""
    started = Started(*way, "--no-open")
    assert started.end() == (0, "", "")
    first, second = started.lines
    assert first.startswith("Arbejdsbogen er åben her: http://127.0.0.1:")
    assert first.count("?token=") == 1
    assert "token" not in second
    data = home / "imr-arbejdsbogen"
    assert (data / "vault.db").exists()
    assert data.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_it_ends_in_good_order(name: str, tmp_path: Path) -> None:
    """At Ctrl+C, at a request to end, and when the terminal is closed: nothing is said, and all is closed."""
    number = getattr(signal, name, None)
    if number is None:
        pytest.skip("there is no such signal here")
    started = Started("--no-open", "--data", str(tmp_path / "data"))
    assert started.end(number) == (0, "", "")
    assert not list((tmp_path / "data").glob("*-wal"))


def test_ctrl_c_before_it_has_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback either."""

    def interrupted(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_app", interrupted)
    assert cli.main([]) == 130


def test_what_is_wrong_with_a_centres_numbers_is_told(tmp_path: Path) -> None:
    """To whoever started it; the workbook opens all the same, with the numbers of the app."""
    (tmp_path / OVERRIDE).write_text('{"schema": 1}', encoding="utf-8")
    started = Started("app", "--no-open", "--data", str(tmp_path))
    code, _out, err = started.end()
    assert code == 0
    assert err.startswith(f"{tmp_path / OVERRIDE} bliver ikke brugt: ")
    assert "verified_on" in err


def test_a_chosen_port(tmp_path: Path) -> None:
    """Then the link has it."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    started = Started("--no-open", "--port", str(port), "--data", str(tmp_path / "data"))
    assert f"http://127.0.0.1:{port}/?token=" in started.lines[0]
    started.end()


def a_browser(folder: Path) -> tuple[str, Callable[[], str]]:
    """A browser that notes what it is called with, and a way to read that."""
    program, noted = folder / "browser", folder / "opened"
    program.write_text(
        f'#!/bin/sh\nprintf "%s" "$1" > {noted}.new\nmv {noted}.new {noted}\n', encoding="utf-8"
    )
    program.chmod(0o755)

    def opened() -> str:
        for _turn in range(200):
            if noted.exists():
                return noted.read_text(encoding="utf-8")
            time.sleep(0.05)
        return ""

    return f"{program} %s", opened


def test_the_browser_is_opened_with_the_link(tmp_path: Path) -> None:
    """The same that is printed."""
    browser, opened = a_browser(tmp_path)
    started = Started("--data", str(tmp_path / "data"), environment={"BROWSER": browser})
    assert opened() == started.lines[0].split()[-1]
    started.end()


def test_the_browser_is_not_opened(tmp_path: Path) -> None:
    """With --no-open, and where there is no screen: a browser of the terminal would take it over."""
    browser, _opened = a_browser(tmp_path)
    started = Started("--no-open", "--data", str(tmp_path / "data"), environment={"BROWSER": browser})
    assert "?token=" in started.lines[0]
    assert started.end() == (0, "", "")
    assert not (tmp_path / "opened").exists()


def test_no_screen_no_browser(tmp_path: Path) -> None:
    """On Linux, browsers of the terminal are found too."""
    if sys.platform != "linux":
        pytest.skip("other platforms always have a screen")
    (tmp_path / "bin").mkdir()
    a_browser(tmp_path / "bin")
    (tmp_path / "bin" / "browser").rename(tmp_path / "bin" / "w3m")
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    started = Started("--data", str(tmp_path / "data"), environment={"PATH": path})
    assert started.end() == (0, "", "")
    assert not (tmp_path / "bin" / "opened").exists()


def test_the_demo_is_made_and_can_be_opened(tmp_path: Path) -> None:
    """It says where it is and how to open it; a second one in the same place is refused."""
    data = tmp_path / "a demo"
    done = run("demo", "--data", str(data))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"imr-workbook app --data '{data}'" in done.stdout
    with RunningApp(data) as app:
        assert "?token=" in app.link


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Both end well and say what was asked for."""
    for arguments, said in (
        (["--version"], __version__),
        (["--help"], "demo"),
        (["app", "--help"], "--port"),
    ):
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        assert left.value.code == 0
        assert said in capsys.readouterr().out


def test_the_package_is_the_command() -> None:
    """`python -m imr_workbook`, from any folder."""
    done = run("--version")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, __version__, "")


@pytest.mark.parametrize("code", [0, 1, 2])
@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        ([], ([], None)),
        (["m01", "m03"], (["m01", "m03"], None)),
        (["--dictionary", "words", "m01"], (["m01"], Path("words"))),
    ],
)
def test_the_content_check_is_given_its_arguments(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], meant: tuple[object, ...], code: int
) -> None:
    """And its answer is the command's."""
    given: list[tuple[object, ...]] = []
    check = types.ModuleType("imr_workbook.content.proofreading.command")

    def check_these(*what: object) -> int:
        given.append(what)
        return code

    vars(check)["run"] = check_these
    monkeypatch.setitem(sys.modules, check.__name__, check)
    assert cli.main(["content", "check", *arguments]) == code
    assert given == [meant]
