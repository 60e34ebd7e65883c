"""A real browser, and the app in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.journeys.driver import PHONE, TABLET, Driver
from tests.journeys.running_app import RunningApp
from tools.browser import ADVICE, ARGUMENTS, installed

OpenPage = Callable[..., Driver]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys; in CI it must be there."""
    if installed() is None and os.environ.get("CI") != "true":
        pytest.skip(ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningApp]:
    """The app on an empty data folder."""
    with RunningApp(tmp_path / "data") as app:
        yield app


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages, each in a browser context of its own: `open_page(link, PHONE)`."""
    contexts = []

    def opened(link: str, viewport: ViewportSize = PHONE, **options: Any) -> Driver:
        context = browser.new_context(
            viewport=viewport,
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return Driver(context.new_page(), link)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def phone(running: RunningApp, open_page: OpenPage) -> Driver:
    """A phone-sized page with the app open in it."""
    return open_page(running.link, PHONE).start()


@pytest.fixture
def tablet(running: RunningApp, open_page: OpenPage) -> Driver:
    """A tablet-sized page with the app open in it."""
    return open_page(running.link, TABLET).start()
