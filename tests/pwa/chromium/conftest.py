"""A real browser, and the built app. Their process is their own: nothing else may run in Playwright's thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.conftest import browser  # noqa: F401
from tests.journeys.driver import PHONE
from tools.pwa.build import build

NewPhone = Callable[[], BrowserContext]

AS_A_PHONE: dict[str, Any] = {
    "viewport": PHONE,
    "locale": "da-DK",
    "timezone_id": "Europe/Copenhagen",
    "reduced_motion": "reduce",
}


@pytest.fixture
def new_phone(browser: Browser) -> Iterator[NewPhone]:  # noqa: F811
    """Phones that have never seen the app, one each time that it is called."""
    contexts = []

    def phone() -> BrowserContext:
        context = browser.new_context(**AS_A_PHONE)
        context.set_default_timeout(30_000)
        contexts.append(context)
        return context

    yield phone
    for context in contexts:
        context.close()


@pytest.fixture
def context(new_phone: NewPhone) -> BrowserContext:
    """A phone that has never seen the app."""
    return new_phone()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app as `make pwa` builds it, never changed; `PWA` names one that has been built before."""
    if named := os.environ.get("PWA"):
        return Path(named)
    out = tmp_path_factory.mktemp("pwa") / "pwa"
    build(out)
    return out
