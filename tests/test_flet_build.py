"""What `flet build` is told. It cannot run here; its settings and what it packs can be looked at."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgpack
import pytest
from PIL import Image

from imr_workbook.device.files import default_data_folder
from imr_workbook.domain.kinds import Kind
from tests.installing import ROOT
from tests.vault.places import store_of

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FLET: dict[str, Any] = PROJECT["tool"]["flet"]

KEYS = {
    "": {"org", "product", "company", "copyright", "artifact", "bundle_id", "icon_background"},
    "app": {"path", "module", "exclude", "include"},
    "splash": {"color", "dark_color", "icon_background", "icon_dark_background", "icon_fit"},
    "boot_screen": {"name", "flet"},
    "boot_screen.flet": {
        *("theme_mode", "bgcolor_light", "bgcolor_dark", "text_color_light", "text_color_dark"),
        *("spinner_size", "spinner_color_light", "spinner_color_dark", "prepare_message", "startup_message"),
    },
    "deep_linking": {"scheme", "host"},
    "android": {
        *(
            "min_sdk_version",
            "target_sdk_version",
            "target_arch",
            "split_per_abi",
            "adaptive_icon_background",
        ),
        *("permission", "feature", "meta_data", "provider", "manifest_application", "gradle_properties"),
    },
    "ios": {"info", "team_id", "export_method", "provisioning_profile", "signing_certificate"},
    "macos": {"info", "entitlement", "icon_style", "signing", "target_arch"},
    "linux": {"categories"},
    "web": {"cdn", "renderer", "base_url", "route_url_strategy"},
}
"""Keys that Flet reads, of those that we could want; a mistyped one would be passed over in silence.

They stand in `flet_cli/commands/build_base.py`, but `manifest_application`, `min_sdk_version` and `target_sdk_version`,
which the template of the Android project reads, and those of `boot_screen.flet`, which the client reads.
"""

FREE = {"info", "entitlement", "permission", "manifest_application", "signing"}
"""Tables whose keys are the platform's, not Flet's."""

PERMISSIONS = {"android.permission.USE_BIOMETRIC"}
"""What the app asks for on Android. Whatever is added here must be in docs/privacy.md too."""

INVOKE_METHOD = 5
"""What a message is by which the app asks the client for something, and by which that answers."""
PACKED = {"assets", "imr_workbook", "locales", "main.py", "pyproject.toml"}


def tables(of: dict[str, Any], path: str = "") -> Iterator[tuple[str, set[str]]]:
    """(name, keys that are no tables) of every table that Flet itself defines."""
    inner = {
        key: value
        for key, value in of.items()
        if isinstance(value, dict) and key.rpartition(".")[2] not in FREE
    }
    yield path, set(of) - (set(inner) if not path else set())
    for key, value in inner.items():
        yield from tables(value, f"{path}.{key}".lstrip("."))


def test_every_key_is_one_that_flet_reads() -> None:
    """At the top and in each table."""
    looked_at = dict(tables(FLET))
    assert {"", "boot_screen.flet", "android", "linux"} <= set(looked_at)
    for name, keys in looked_at.items():
        assert keys <= KEYS[name], name


def test_no_permission_is_asked_for_but_the_check_of_a_face_or_a_finger() -> None:
    """No camera, no place, no contacts, no network; what Flet and its plugins ask for is taken away again."""
    assert "permissions" not in FLET
    asked = FLET["android"]["permission"]
    assert {name for name, wanted in asked.items() if wanted} == PERMISSIONS
    assert "android.permission.INTERNET" in asked
    for platform in ("ios", "macos"):
        reasons = {name: why for name, why in FLET[platform]["info"].items() if name.startswith("NS")}
        ((name, why),) = reasons.items()
        assert name == "NSFaceIDUsageDescription"
        assert "Hvis du slår det til" in why
    assert not any(FLET["macos"]["entitlement"].values())
    for platform in ("android", "ios", "macos"):
        assert not {"permissions", "feature"} & set(FLET[platform]), platform


def test_the_page_on_privacy_names_every_permission() -> None:
    """So that nobody has to open the app to know."""
    page = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    assert {name for name in PERMISSIONS if name.rpartition(".")[2] not in page} == set()


def test_android_keeps_no_copy_of_its_own() -> None:
    """A backup of the telephone would hold the vault, and where there is no keystore its key too."""
    application = FLET["android"]["manifest_application"]
    assert application["allowBackup"] == application["fullBackupContent"] == "false"
    # Flet writes the values into XML as Python would: a bare false would become "False", which is no value there.
    assert all(isinstance(value, str) for value in application.values())


def test_the_names_are_fit_for_the_stores() -> None:
    """A bundle id is letters and digits with dots between; it can never be changed."""
    assert FLET["bundle_id"] == f"{FLET['org']}.app"
    assert all(part.isascii() and part.isalnum() for part in FLET["bundle_id"].split("."))
    assert FLET["product"] == FLET["company"] == "IMR-arbejdsbogen"


@pytest.mark.parametrize(
    ("name", "least"),
    [("icon.png", 1024), ("icon_android.png", 1024), ("splash.png", 1024), ("splash_dark.png", 1024)],
)
def test_icons_are_square_and_large_enough(name: str, least: int) -> None:
    """Flet makes every size that the platforms ask for out of the largest."""
    with Image.open(ROOT / "assets" / name) as icon:
        assert icon.width == icon.height >= least


def test_what_it_needs_has_wheels_on_phones() -> None:
    """Ranges and not pins, so that the versions that are built for phones can be taken; nothing of the server."""
    names = [requirement.split(">")[0] for requirement in PROJECT["project"]["dependencies"]]
    assert names == [
        "flet",
        "tinydb",
        "pydantic",
        "babel",
        "fpdf2",
        "flet-secure-storage",
        "flet-local-auth",
        "pynacl",
    ]
    assert all("==" not in requirement for requirement in PROJECT["project"]["dependencies"])


def ignored(folder: str, names: list[str]) -> set[str]:
    """What `flet build` leaves out of a folder."""
    here = Path(folder).relative_to(ROOT)
    left_out = {Path(name) for name in FLET["app"]["exclude"]}
    return {name for name in names if here / name in left_out or name == "__pycache__"}


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is packed, with what is left out left out."""
    into = tmp_path_factory.mktemp("packed") / "app"
    shutil.copytree(ROOT / FLET["app"]["path"], into, ignore=ignored, symlinks=True)
    return into


def test_only_the_app_is_packed(packed: Path) -> None:
    """No tests, documents or tools; whatever is added to the checkout must be left out too, or named here."""
    folders = {path.name for path in packed.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert folders == {name for name in PACKED if "." not in name}
    assert {path.name for path in packed.glob("*.py")} == {"main.py"}
    files = {path.name for path in packed.iterdir() if path.is_file() and not path.name.startswith(".")}
    assert files | folders == PACKED
    for name in ("hub", "ui/server", "pwa.py"):
        assert not (packed / "imr_workbook" / name).exists()
    assert (packed / "locales" / "da" / "LC_MESSAGES" / "messages.po").is_file()
    assert (packed / "assets" / "fonts" / "SourceSans3-Regular.ttf").is_file()


def test_importing_the_module_starts_nothing(packed: Path) -> None:
    """Flet runs it as the main module; a tool that only looks at it opens no workbook."""
    looking = [sys.executable, "-c", "import main; print(main.native_app.__name__)"]
    seen = subprocess.run(looking, cwd=packed, capture_output=True, text=True, timeout=60, check=True)
    assert seen.stdout.strip() == "native_app"
    assert (packed / f"{FLET['app']['module']}.py").is_file()


class Embedded:
    """The packed app, run as the client of a phone runs it, and spoken to as that client does."""

    def __init__(self, packed: Path, data: Path, kept: dict[str, str] | None = None) -> None:
        self._path = data.parent / "socket"
        self._path.unlink(missing_ok=True)
        self.kept = kept
        """What the phone keeps for the app; none where its keystore only errs."""
        self.asked: list[str] = []
        self._sent = b""
        environment = {
            **os.environ,
            "FLET_PLATFORM": "android",
            "FLET_APP_STORAGE_DATA": str(data),
            "FLET_SERVER_UDS_PATH": str(self._path),
        }
        run = "import runpy; runpy.run_module('main', run_name='__main__')"
        self.process = subprocess.Popen(
            [sys.executable, "-c", run], cwd=packed, env=environment, stderr=subprocess.PIPE, text=True
        )
        self._client: socket.socket | None = None

    def first_screen(self) -> str:
        """All that the app sends in answer to a new client, until a screen stands there."""
        self._client = socket.socket(socket.AF_UNIX)
        self._client.settimeout(20)
        # The name is there a moment before anybody listens.
        while self._client.connect_ex(str(self._path)) != 0:
            assert self.process.poll() is None, self.process.communicate()[1]
        page = {"route": "/", "width": 390, "height": 844, "platform": "android", "web": False, "pwa": False}
        self._tell([1, {"session_id": "", "page_name": "", "page": page}])
        self.serve(lambda: "Hjælp nu".encode() in self._sent)
        return self._sent.decode("utf-8", "replace")

    def serve(self, done: Callable[[], bool]) -> None:
        """Be the phone, until something is so."""
        assert self._client is not None
        while not done():
            length = int.from_bytes(self._read(4), "little")
            frame = self._read(length)
            self._sent += frame
            action, body = msgpack.unpackb(frame[1:], strict_map_key=False)
            if action == INVOKE_METHOD:
                result, error = self._answer(body["name"], body.get("args"))
                told = {"control_id": body["control_id"], "call_id": body["call_id"]}
                self._tell([INVOKE_METHOD, {**told, "result": result, "error": error}])

    def _answer(self, name: str, arguments: dict[str, Any] | None) -> tuple[str | None, str | None]:
        if name not in {"get", "set", "remove"}:
            return None, None
        self.asked.append(name)
        if self.kept is None:
            return None, "KeyStoreException"
        key = (arguments or {})["key"]
        if name == "set":
            self.kept[key] = (arguments or {})["value"]
        return (self.kept.get(key) if name == "get" else None), None

    def _tell(self, message: list[Any]) -> None:
        assert self._client is not None
        packed = b"\0" + msgpack.packb(message)
        self._client.sendall(len(packed).to_bytes(4, "little") + packed)

    def _read(self, count: int) -> bytes:
        assert self._client is not None
        read = b""
        while len(read) < count:
            more = self._client.recv(count - len(read))
            assert more, self.process.communicate()[1]
            read += more
        return read

    def end(self) -> str:
        """End it; gives what it said on stderr."""
        if self._client is not None:
            self._client.close()
        self.process.terminate()
        return self.process.communicate(timeout=20)[1]


def test_the_packed_app_opens(packed: Path, tmp_path: Path) -> None:
    """Its words and pictures came along, and the workbook lies where the platform says."""
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("there are no such sockets here")
    app = Embedded(packed, tmp_path / "data")
    sent = app.first_screen()
    said = app.end()
    assert "Din arbejdsbog" in sent
    assert "Traceback" not in said
    store = store_of(tmp_path / "data")
    assert [record.kind for record in store.records() if record.kind != Kind.PROFILE] == []
    store.close()


def test_a_workbook_that_cannot_be_opened_says_so_on_the_screen(packed: Path, tmp_path: Path) -> None:
    """There is no terminal to say it in."""
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("there are no such sockets here")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "workbook.db").write_bytes(b"This is no workbook.\n" * 400)
    app = Embedded(packed, tmp_path / "data")
    sent = app.first_screen()
    assert "Traceback" not in app.end()
    assert "kan ikke læses" in sent


def test_the_secret_comes_into_the_keystore_of_the_phone(packed: Path, tmp_path: Path) -> None:
    """At the second start; and where the keystore errs at the third, the screen says so and nothing is changed."""
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("there are no such sockets here")
    data, kept = tmp_path / "data", dict[str, str]()
    for _start in range(2):
        app = Embedded(packed, data, kept)
        assert "Din arbejdsbog" in app.first_screen()
        app.serve(lambda: len(kept) == 1)
        assert "Traceback" not in app.end()
    assert not (data / "device.key").exists()
    assert not (data / "device.2.key").exists()
    before = (data / "keys.json").read_bytes()
    app = Embedded(packed, data)
    assert "Arbejdsbogen kan ikke åbnes lige nu" in app.first_screen()
    assert "Traceback" not in app.end()
    assert app.asked == ["get"]
    assert (data / "keys.json").read_bytes() == before


def test_the_data_lies_where_the_platform_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Flet names a folder of the app's own."""
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path))
    assert default_data_folder() == tmp_path
