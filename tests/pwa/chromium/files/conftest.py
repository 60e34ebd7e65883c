"""Pages in which Python has the files of the app."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.pwa.chromium.files.bench import Bench, Python
from tests.pwa.chromium.files.profile import Profile


@pytest.fixture(scope="session")
def bench(built: Path) -> Iterator[Bench]:
    """The files, served."""
    with Bench(built) as bench:
        yield bench


@pytest.fixture
def python(browser: Browser, bench: Bench) -> Iterator[Python]:
    """Python on empty files."""
    context = browser.new_context()
    yield bench.open(context)
    context.close()


@pytest.fixture
def profile(browser: Browser, tmp_path: Path) -> Iterator[Profile]:
    """A browser that finds its files again."""
    with Profile(browser.browser_type, tmp_path / "profile") as profile:
        yield profile
