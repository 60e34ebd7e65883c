"""A real browser, and the built app. Their process is their own: nothing else may run in Playwright's thread."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.conftest import browser  # noqa: F401
from tests.journeys.driver import PHONE
from tools.pwa.build import build


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:  # noqa: F811
    """A phone that has never seen the app."""
    context = browser.new_context(
        viewport=PHONE, locale="da-DK", timezone_id="Europe/Copenhagen", reduced_motion="reduce"
    )
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app as `make pwa` builds it, never changed; `PWA` names one that has been built before."""
    if named := os.environ.get("PWA"):
        return Path(named)
    out = tmp_path_factory.mktemp("pwa") / "pwa"
    build(out)
    return out
