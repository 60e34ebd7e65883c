"""The system's keystore as Flet's client reaches it: what is asked for, and what becomes of errors."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import flet as ft
import pytest

from imr_workbook.device.keystore import KeystoreError
from imr_workbook.ui.keystore import FletKeystore
from tests.ui.harness import Headless


class Phone:
    """Answers as a phone's client does."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.error = ""

    def __call__(self, name: str, arguments: dict[str, Any]) -> Any:
        if self.error:
            raise RuntimeError(self.error)
        key = arguments["key"]
        if name == "set":
            self.kept[key] = arguments["value"]
        elif name == "remove":
            self.kept.pop(key, None)
        else:
            return self.kept.get(key)
        return None


class Window(Headless):
    """A page with nothing on it, and the keystore of its client."""

    def __init__(self, *, answer_s: float = 30.0, web: bool = False) -> None:
        self.keystore = FletKeystore(answer_s)
        self.phone = Phone()
        super().__init__(self._shown)
        self.client(web=web, platform="android")

    def _shown(self, page: ft.Page) -> None:
        self.connection.system = self.phone
        self.keystore.be_on(page)
        page.render(lambda: ft.Text("Din arbejdsbog"))


async def test_what_is_written_is_read_and_what_is_removed_is_not() -> None:
    """Under its own name, and None where there is nothing."""
    async with Window() as window:
        await window.keystore.write("device.00", "a")
        await window.keystore.write("device.01", "b")
        assert await window.keystore.read("device.00") == "a"
        await window.keystore.remove("device.00")
        assert await window.keystore.read("device.00") is None
        assert window.phone.kept == {"device.01": "b"}


async def test_an_error_is_an_error_and_repeats_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """Neither ”none” nor a success; what the client says of it may hold the secret."""
    async with Window() as window:
        window.phone.error = "BadPaddingException for geheim"
        for asked in (
            window.keystore.read("device.00"),
            window.keystore.write("device.00", "geheim"),
            window.keystore.remove("device.00"),
        ):
            with pytest.raises(KeystoreError) as error:
                await asked
            assert "geheim" not in repr(error.value)
            assert error.value.__cause__ is None
            assert error.value.__suppress_context__
    assert "geheim" not in caplog.text


async def test_no_answer_is_an_error() -> None:
    """A client without the service says nothing at all."""
    async with Window(answer_s=0.0) as window:
        window.connection.answers = False
        with pytest.raises(KeystoreError):
            await window.keystore.read("device.00")


async def test_in_a_browser_it_is_never_asked() -> None:
    """There it would keep the key beside the lock."""
    async with Window(web=True) as window:
        for asked in (
            window.keystore.read("x"),
            window.keystore.write("x", "y"),
            window.keystore.remove("x"),
        ):
            with pytest.raises(KeystoreError):
                await asked
        assert not {"get", "set", "remove"} & set(window.connection.called)
        assert window.phone.kept == {}


async def test_it_resets_nothing_and_leaves_the_device_never() -> None:
    """One entry that cannot be read must not cost the others; none is in iCloud or on another device."""
    async with Window() as window:
        (service,) = [one for one in window.page._services._services if one._c == "SecureStorage"]
        options: Any = service
        assert options.android_options.reset_on_error is False
        assert options.android_options.migrate_on_algorithm_change is False
        for apple in (options.ios_options, options.macos_options):
            assert apple.accessibility.value == "unlocked_this_device"
            assert apple.synchronizable is False


def test_the_local_server_does_without_it() -> None:
    """It is imported where it is used, and nowhere else: it costs no start anything."""
    run = (
        "import sys, imr_workbook.cli, imr_workbook.ui.server.run, imr_workbook.ui.app;"
        "print([name for name in sys.modules if name.startswith(('flet_secure', 'flet_local_auth'))])"
    )
    seen = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, timeout=60, check=True)
    assert seen.stdout.strip() == "[]"
