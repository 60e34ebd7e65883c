"""The app as it is handed out, opened from an environment of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installing import built, installed
from tests.journeys.conftest import OpenPage
from tests.journeys.running_app import RunningApp


def test_the_wheel_opens_at_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: OpenPage
) -> None:
    """Words, fonts and pictures came along: the first pages, then I dag and a handout, in Danish."""
    python = installed(built("wheel", tmp_path / "wheel"), tmp_path / "environment")
    # From another folder: nothing of this checkout is found by chance.
    monkeypatch.chdir(tmp_path)
    with RunningApp(tmp_path / "data", python=python) as app:
        page = open_page(app.link).start()
        page.tap("Næste").tap("Begynd").sees("Start her")
        answered = page.page.request.get(f"{page.base}/img/m01-t1.svg")
        font = page.page.request.get(f"{page.base}/fonts/SourceSans3-Regular.ttf")
        assert (answered.status, font.status) == (200, 200)
        assert page.reached == []
