"""Whom to call stands in the page itself, as it does in the app."""

from __future__ import annotations

import re

from imr_workbook.content.helplines import load_helplines
from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.helplines import NEVER_ALONE, Tier
from imr_workbook.i18n import DANISH, language
from tools.pwa.page import help_now

PAGE = help_now(load_helplines(), language(DANISH, locales_dir()))
CALLED = re.findall(r'href="tel:(\d+)"', PAGE)


def test_112_first_then_every_region_and_someone_to_talk_to() -> None:
    lines = load_helplines()
    wanted = [
        entry.tel
        for tier in (Tier.DANGER, Tier.ACUTE, Tier.TALK)
        for entry in lines.entries
        if entry.tier is tier and entry.enabled
    ]
    assert wanted == CALLED
    assert CALLED[0] == "112"
    assert any(entry.id == NEVER_ALONE and entry.tel in CALLED for entry in lines.entries)


def test_it_is_danish_with_hours_and_what_to_do_when_nobody_answers() -> None:
    assert "Hjælp nu" in PAGE
    assert "Hvis ingen svarer" in PAGE
    assert "kl. 16–8" in PAGE
    assert not re.search(r"\d-\d", PAGE)
