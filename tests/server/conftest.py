"""The app, running as a person starts it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.running_app import RunningApp
from tests.server.asking import Asker


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """One process for all tests of a file."""
    with RunningApp(tmp_path_factory.mktemp("data")) as app:
        yield app


@pytest.fixture(scope="module")
def asker(running: RunningApp) -> Asker:
    """Someone who can reach its port."""
    return Asker(running)
