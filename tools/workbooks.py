"""Workbooks in memory for pictures and tests: new, empty, a first week, and nine months full."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from imr_workbook.content.library import Library, load_library
from imr_workbook.demo import fill
from imr_workbook.device.resources import assets_dir
from imr_workbook.domain.changes import Change
from imr_workbook.domain.instruments import HOPE, HOPE_SOURCE
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.plans import HelpfulList
from imr_workbook.domain.settings import Settings
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import Store
from imr_workbook.workbook import Workbook
from tests.vault.places import store_of

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=ZoneInfo("Europe/Copenhagen"))
"""A Tuesday, in every picture."""


class Clock:
    """Stands still until it is set."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


@cache
def library() -> Library:
    """The handouts of the app, read once."""
    return load_library(assets_dir())


def new_workbook(clock: Clock | None = None, store: Store | None = None) -> Workbook:
    """Never opened: the first two pages are next."""
    return Workbook(store or MemoryStore(), library(), clock or Clock(), Settings(), lambda _: None)


def empty_workbook() -> Workbook:
    """Past the first two pages, nothing written."""
    workbook = new_workbook()
    workbook.finish_welcome()
    return workbook


def first_week() -> Workbook:
    """Some of everything: reading, a goal with a step, a small thing to try, one week's answers, a plan begun."""
    clock = Clock(NOW - timedelta(days=8))
    workbook = new_workbook(clock)
    workbook.call_me("Aya")
    workbook.finish_welcome()
    _read(workbook)
    workbook.start_questions()
    workbook.answer_question(HOPE, 2)
    workbook.note_hope("Mikkel ringede. Musik i bussen.")
    workbook.skip_question(HOPE_SOURCE)
    workbook.add_own_sign("Jeg spiller musik hele natten")
    workbook.write_helpful("h1", HelpfulList.HELPS_ME, "Gå en tur rundt om søen")
    workbook.name_contact("c1", "Mor")
    workbook.number_contact("c1", "12345678")
    _set_goals(workbook)
    workbook.name_contact("c2", "Min gamle nabo")
    workbook.remove_contact("c2")
    clock.moment = NOW
    return workbook


def _read(workbook: Workbook) -> None:
    first, second = [topic for module in workbook.library.modules for topic in module.topics][:2]
    for page in first.pages:
        workbook.open_page(first.id, page.id)
    workbook.finish_topic(first.id)
    workbook.bookmark(first.pages[1].id)
    workbook.open_page(second.id, second.pages[1].id)
    workbook.try_practice(next(workbook.library.practices()).id)


def _set_goals(workbook: Workbook) -> None:
    goal = workbook.set_goal("Se mine venner oftere", "Jeg savner at grine sammen med nogen.")
    workbook.write_short_goal("s1", "Være sammen med Mikkel hver uge", parent=goal)
    told = workbook.take_step("Skrive til Mikkel", workbook.today(), short_goal_id="s1")
    workbook.tell_step(told, Outcome.SOME_OF_IT, "Noget af det")
    workbook.take_step("Gå en tur med Mikkel", NOW.date() + timedelta(days=1), short_goal_id="s1")


def nine_months() -> Workbook:
    """The demo: everything there is to show after nine months."""
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), Clock())
        written = store_of(Path(folder))
        try:
            return new_workbook(store=_copy(written))
        finally:
            written.close()


def _copy(store: Store) -> MemoryStore:
    """The same records in memory, which any thread may use."""
    copied = MemoryStore(store.device)
    copied.append(
        Change(record.id, record.kind, name, value.content, value.stamp, value.base, record.schema)
        for record in store.records()
        for name, value in record.fields.items()
    )
    return copied


STATES: dict[str, Callable[[], Workbook]] = {
    "empty": empty_workbook,
    "typical": first_week,
    "full": nine_months,
}
"""What pictures are taken of and tests walk through."""
