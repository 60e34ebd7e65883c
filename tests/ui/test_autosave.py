"""What is typed is saved at a pause, at the latest every other second, and never given up."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass, field
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.store.store import StoreError, StoreFull
from imr_workbook.ui.autosave import LATEST_S, PAUSE_S, RETRY_S, Autosave
from tests.ui.virtual_time import VirtualLoop, in_virtual_time


def now_s() -> float:
    return asyncio.get_running_loop().time()


@dataclass
class Disk:
    """A place to save in, which may be full."""

    full: bool = False
    saved: list[tuple[float, str]] = field(default_factory=list)
    told: list[Exception] = field(default_factory=list)

    def save(self, text: str) -> None:
        if self.full:
            raise StoreFull
        self.saved.append((now_s(), text))

    def tell(self, error: Exception) -> None:
        self.told.append(error)

    @property
    def texts(self) -> list[str]:
        return [text for _moment, text in self.saved]


async def type_on(autosave: Autosave, text: str, seconds: float, every_s: float = 0.25) -> str:
    """Type without a pause for so long; the whole text at the end."""
    until = now_s() + seconds
    while now_s() < until:
        text += "a"
        autosave.typed(text)
        await asyncio.sleep(every_s)
    return text


def test_a_pause_saves() -> None:
    """Half a second after the last keystroke, once."""

    async def story() -> None:
        disk = Disk()
        autosave = Autosave(disk.save, disk.tell)
        autosave.typed("G")
        await asyncio.sleep(0.4)
        autosave.typed("Gå")
        assert autosave.pending
        await asyncio.sleep(10)
        ((moment, text),) = disk.saved
        assert moment == pytest.approx(0.4 + PAUSE_S)
        assert text == "Gå"
        assert not autosave.pending

    in_virtual_time(story())


def test_typing_without_a_pause_saves_every_other_second() -> None:
    """At any moment at most the last two seconds are not durable."""

    async def story() -> None:
        disk = Disk()
        autosave = Autosave(disk.save, disk.tell)
        await type_on(autosave, "", 20)
        moments = [moment for moment, _text in disk.saved]
        assert len(moments) >= 9
        gaps = [later - earlier for earlier, later in zip([0.0, *moments], moments, strict=False)]
        assert max(gaps) <= LATEST_S + 0.25 + 1e-9

    in_virtual_time(story())


def test_leaving_saves_at_once() -> None:
    """On blur, on leaving the page, when the window goes; and not again afterwards."""

    async def story() -> None:
        disk = Disk()
        autosave = Autosave(disk.save, disk.tell)
        autosave.flush()
        assert disk.saved == []
        autosave.typed("Gå en tur")
        autosave.flush()
        assert disk.saved == [(0.0, "Gå en tur")]
        assert not autosave.pending
        autosave.flush()
        await asyncio.sleep(10)
        assert disk.texts == ["Gå en tur"]

    in_virtual_time(story())


def test_an_emptied_field_is_saved_too() -> None:
    """Nothing is a text like any other."""

    async def story() -> None:
        disk = Disk()
        autosave = Autosave(disk.save, disk.tell)
        autosave.typed("")
        assert autosave.pending
        await asyncio.sleep(1)
        assert disk.texts == [""]

    in_virtual_time(story())


def test_what_cannot_be_saved_is_told_and_tried_again() -> None:
    """It stays until there is room, by itself."""

    async def story() -> None:
        disk = Disk(full=True)
        autosave = Autosave(disk.save, disk.tell)
        autosave.typed("Gå en tur")
        await asyncio.sleep(PAUSE_S + 2 * RETRY_S + 1)
        assert autosave.pending
        assert [type(error) for error in disk.told] == [StoreFull] * 3
        disk.full = False
        await asyncio.sleep(RETRY_S)
        assert disk.texts == ["Gå en tur"]
        assert not autosave.pending

    in_virtual_time(story())


def test_leaving_with_something_unsaved_gives_nothing_up() -> None:
    """The field is gone; what was in it is still tried."""

    async def story() -> None:
        disk = Disk(full=True)
        autosave = Autosave(disk.save, disk.tell)
        autosave.typed("Gå en tur")
        autosave.flush()
        del autosave
        disk.full = False
        await asyncio.sleep(RETRY_S)
        assert disk.texts == ["Gå en tur"]

    in_virtual_time(story())


def test_a_full_disk_is_not_tried_at_every_keystroke() -> None:
    """Whoever writes on is not told the same at each letter."""

    async def story() -> None:
        disk = Disk(full=True)
        autosave = Autosave(disk.save, disk.tell)
        text = await type_on(autosave, "", 20, every_s=0.1)
        assert len(disk.told) <= 20 / LATEST_S + 1
        disk.full = False
        await asyncio.sleep(PAUSE_S)
        assert disk.texts == [text]

    in_virtual_time(story())


def test_an_error_in_the_telling_gives_nothing_up() -> None:
    """A window that is gone cannot show a line; its text is tried again all the same."""

    async def story() -> None:
        disk = Disk(full=True)

        def no_window(_error: Exception) -> None:
            raise RuntimeError

        autosave = Autosave(disk.save, no_window)
        autosave.typed("Gå en tur")
        with pytest.raises(RuntimeError):
            autosave.flush()
        disk.full = False
        await asyncio.sleep(RETRY_S)
        assert disk.texts == ["Gå en tur"]

    in_virtual_time(story())


def test_what_is_typed_while_it_is_saved_is_saved_next() -> None:
    """A save that draws the field anew may bring a keystroke."""

    async def story() -> None:
        disk = Disk()

        def save(text: str) -> None:
            disk.save(text)
            if text == "Gå":
                autosave.typed("Gå en")

        autosave = Autosave(save, disk.tell)
        autosave.typed("Gå")
        await asyncio.sleep(10)
        assert disk.texts == ["Gå", "Gå en"]
        assert not autosave.pending

    in_virtual_time(story())


def test_a_field_drawn_anew_saves_by_its_new_intention() -> None:
    """What was typed before goes the same way."""

    async def story() -> None:
        before, after = Disk(), Disk()
        autosave = Autosave(before.save, before.tell)
        autosave.typed("Gå en tur")
        autosave.save_with(after.save)
        await asyncio.sleep(1)
        assert (before.texts, after.texts) == ([], ["Gå en tur"])

    in_virtual_time(story())


def test_the_last_moment_of_the_app() -> None:
    """When the loop is closed it can still be saved, and a failure is told and nothing worse."""
    disk = Disk()
    loop = VirtualLoop()
    autosave = Autosave(lambda text: disk.saved.append((0, text)), disk.tell)
    failing = Autosave(lambda text: _fail(), disk.tell)

    async def story() -> None:
        autosave.typed("Gå en tur")
        failing.typed("Løbe")

    loop.run_until_complete(story())
    loop.close()
    autosave.flush()
    failing.flush()
    assert disk.texts == ["Gå en tur"]
    assert len(disk.told) == 1
    assert failing.pending


def _fail() -> None:
    raise StoreError


Event: TypeAlias = tuple[str, float]
"""What happens, and the seconds until the next."""

events = st.lists(
    st.tuples(
        st.sampled_from(["type", "type", "type", "leave", "full", "room"]),
        st.sampled_from([0.0, 0.1, 0.3, 0.45, 0.5, 0.6, 1.9, 2.5, 4.0]),
    ),
    max_size=40,
)


@given(events)
def test_any_story(story: list[Event]) -> None:
    """Whatever is typed and whenever the disk is full, the promises hold at every moment."""
    in_virtual_time(_told(story))


async def _told(story: list[Event]) -> None:
    disk = Disk()
    autosave = Autosave(disk.save, disk.tell)
    typed: list[tuple[float, str]] = []
    room_since_s = -math.inf
    for number, (what, wait_s) in enumerate([*story, ("room", 0.0), ("end", RETRY_S)]):
        if what == "type":
            typed.append((now_s(), f"tekst {number}"))
            autosave.typed(typed[-1][1])
        elif what == "leave":
            autosave.flush()
            assert disk.full or not autosave.pending
        elif what == "room" and disk.full:
            disk.full, room_since_s = False, now_s()
        elif what == "full":
            disk.full = True
        await asyncio.sleep(wait_s)
        _holds(disk, autosave, typed, room_since_s)
    assert disk.texts[-1:] == [text for _moment, text in typed[-1:]]


def _holds(disk: Disk, autosave: Autosave, typed: list[tuple[float, str]], room_since_s: float) -> None:
    order = [text for _moment, text in typed]
    # Nothing is saved twice, and never an earlier text over a later one.
    places = [order.index(text) for text in disk.texts]
    assert places == sorted(set(places))
    unsaved = typed[places[-1] + 1 :] if places else typed
    assert autosave.pending == bool(unsaved)
    if unsaved and not disk.full:
        first_s, last_s = unsaved[0][0], unsaved[-1][0]
        # At the same moment, it may have been typed and tried while the disk was still full.
        if first_s > room_since_s:
            assert now_s() <= first_s + LATEST_S + 1e-9
            assert now_s() <= last_s + PAUSE_S + 1e-9
        else:
            assert now_s() <= room_since_s + RETRY_S + 1e-9
