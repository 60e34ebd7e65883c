"""Kode, copies and deleting in the app without a server: the same stories, and the browser ends as browsers do."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys.driver import Driver
from tests.journeys.test_kode import CANARY, KODE, NEW_KODE, SEEN, only_the_kode_opens_it_again
from tests.pwa.chromium.conftest import AS_A_PHONE
from tests.pwa.chromium.files.profile import Profile
from tests.pwa.driver import PwaDriver
from tests.pwa.host import Host


def test_only_the_kode_opens_it_again(browser: Browser, built: Path, tmp_path: Path) -> None:
    """The host is gone after the first load, and each time the whole browser is killed; its files tell nothing."""
    folder = tmp_path / "profile"
    with Profile(browser.browser_type, folder, **AS_A_PHONE) as profile:
        with Host.ours(built) as host:
            first = PwaDriver(profile.context.new_page(), host.link)
            first.start()
            first.kept()

        def again(path: str) -> Driver:
            profile.kill()
            return PwaDriver(profile.context.new_page(), host.link).start(path)

        words = only_the_kode_opens_it_again(first, again)
        profile.kill()
        assert any("File System" in str(path) for path in found_in(folder, SEEN))
        assert found_in(folder, CANARY, KODE, NEW_KODE, " ".join(words)) == []


def found_in(folder: Path, *words: str) -> list[Path]:
    """Files of a browser in which any of these stands as it was written."""
    forms = [word.encode(form) for word in words for form in ("utf-8", "utf-16-le")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(form in path.read_bytes() for form in forms)]
