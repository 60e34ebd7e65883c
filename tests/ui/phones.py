"""The packed app on a phone that is made up: what its system keeps, whom it knows, and the app in one process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import flet as ft

from imr_workbook.cli import native_window, opened_folder, opened_vault
from imr_workbook.device.face_or_finger import NotRecognised
from imr_workbook.device.keystore import KeystoreError
from imr_workbook.ui import routes
from tests.ui.harness import Headless
from tests.vault.fake_keystore import FakeKeystore
from tests.vault.places import KODE


class FakeFace:
    """Checks whoever is there, and gives out what it keeps."""

    def __init__(self) -> None:
        self.knows_one = False
        """Whether a face or a finger was shown to the phone."""
        self.recognises = True
        """Whether the one who is there is known."""
        self.silent = False
        """Whether it only errs."""
        self.kept: dict[str, str] = {}
        self.checked: list[str] = []
        """What the person was told, each time."""

    def be_on(self, page: ft.Page) -> None:
        """Any page will do."""

    def others(self) -> None:
        """Another face or finger was shown to the phone: what was kept for those before is gone."""
        self.kept.clear()

    async def offered(self) -> bool:
        """As `FaceOrFinger.offered`."""
        return self.knows_one

    async def keep(self, name: str, value: str) -> None:
        """As `FaceOrFinger.keep`."""
        self._err()
        self.kept[name] = value

    async def fetch(self, name: str, reason: str, cancel: str) -> str | None:
        """As `FaceOrFinger.fetch`."""
        self._err()
        self.checked.append(reason)
        if not self.recognises:
            raise NotRecognised
        return self.kept.get(name)

    async def forget(self, name: str) -> None:
        """As `FaceOrFinger.forget`."""
        self._err()
        self.kept.pop(name, None)

    def _err(self) -> None:
        if self.silent:
            raise KeystoreError


class Paged(FakeKeystore):
    """The fake keystore, asked through whichever page, and the fake check beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = 0
        self.face = FakeFace()

    @property
    def system(self) -> tuple[Paged, FakeFace]:
        """Both, as the app is given them."""
        return self, self.face

    def be_on(self, page: ft.Page) -> None:
        """Count the pages."""
        self.pages += 1


@asynccontextmanager
async def started(folder: Path, keystore: Paged, route: str = routes.TODAY) -> AsyncIterator[Headless]:
    """The app in a new process, and its first window."""
    keystore.restart()
    with native_window(folder, keystore.system) as shown:
        screen = Headless(shown, route=route)
        screen.client(web=False, platform="android")
        async with screen:
            yield screen


def begun(folder: Path, *, kode: bool = False, words: bytes | None = None) -> None:
    """A workbook of before there was a keystore, past its first pages."""
    with opened_folder(folder) as held, opened_vault(held) as vault:
        vault.workbook.finish_welcome()
        if words is not None:
            vault.set_words(words)
        if kode:
            vault.set_kode(KODE)
