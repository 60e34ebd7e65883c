"""Dine data: a copy is seen before it is taken, what is left out is not in it, and a file can be brought in."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import flet as ft
import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.goals import goals
from imr_workbook.domain.plans import HelpfulList
from imr_workbook.export.machine_json import MOST_BYTES, read_copy
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import StoreFull
from imr_workbook.ui import routes
from imr_workbook.ui.app import window as window_of
from imr_workbook.ui.state import Drafts
from imr_workbook.vault.vault import StandingOpen, Vault
from imr_workbook.workbook import Workbook
from tests.export.pdf_text import words
from tests.ui.harness import Headless
from tests.ui.windows import a_window, a_workbook, keys, shipped
from tests.vault.places import KODE, Clock, opened

GOAL, LINE = "Se min søster", "Gå en tur"


def begun(store: MemoryStore | None = None) -> Workbook:
    """A workbook with a goal and a line of what helps."""
    workbook = a_workbook(store=store)
    workbook.set_goal(GOAL, goal_id="g1")
    workbook.write_helpful("h1", HelpfulList.HELPS_ME, LINE)
    return workbook


def seen(window: Headless) -> str:
    """All text on the screen, also that set in pieces."""
    found = (one for one in window.walk() if isinstance(one, ft.Text))
    return "\n".join(one.value or "".join(span.text or "" for span in one.spans or []) for one in found)


def saved(window: Headless) -> Iterator[tuple[str, bytes]]:
    """The files that were handed over since the last time."""
    yield from window.connection.saved
    window.connection.saved.clear()


# the copy to read ------------------------------------------------------------------------------


async def test_everything_is_in_it_at_first() -> None:
    """And only what there is something in is offered."""
    async with a_window(begun(), routes.COPY) as window:
        assert window.chosen() == ["Mål og skridt", "Det hjælper mig"]


async def test_the_preview_is_what_is_saved() -> None:
    """What is left out is in neither, and comes back with a second tap."""
    async with a_window(begun(), routes.COPY) as window:
        await window.tap("Mål og skridt")
        await window.tap("Se kopien")
        assert window.page.route == routes.COPY_PREVIEW
        assert LINE in seen(window)
        assert GOAL not in seen(window)
        await window.tap("Gem som PDF")
        ((name, data),) = saved(window)
        assert name == "arbejdsbog-2026-11-24.pdf"
        assert LINE in words(data)
        assert GOAL not in words(data)
        await window.go(routes.COPY)
        assert window.chosen() == ["Det hjælper mig"]
        await window.tap("Mål og skridt")
        await window.tap("Se kopien")
        await window.tap("Gem som PDF")
        ((_name, data),) = saved(window)
        assert GOAL in words(data)


async def test_nothing_at_all_cannot_be_copied() -> None:
    """It is said, and the screen stays; by its own address the preview says so too."""
    async with a_window(begun(), routes.COPY) as window:
        await window.tap("Mål og skridt")
        await window.tap("Det hjælper mig")
        await window.tap("Se kopien")
        assert window.page.route == routes.COPY
        assert window.sees("Vælg mindst én ting først.")
        await window.go(routes.COPY_PREVIEW)
        assert window.sees("Der er ikke noget i den endnu.")
    async with a_window(a_workbook(), routes.COPY) as window:
        assert window.sees("Du har ikke skrevet noget endnu.")
        assert window.chosen() == []


async def test_answers_to_several_handouts_are_one_choice_and_can_be_chosen_among() -> None:
    """Eleven would be too many to look through."""
    workbook = begun()
    workbook.answer("m01-c-definition", "text", "At håbe")
    workbook._write("answer", "m99-ny", {"text": "Noget andet", "wording.prompt": "Hvad?"})
    async with a_window(workbook, routes.COPY) as window:
        assert window.chosen() == ["Mål og skridt", "Svar i hæfterne", "Det hjælper mig"]
        await window.tap("Vælg mellem hæfterne")
        assert window.page.route == routes.COPY_HANDOUTS
        assert window.chosen() == ["Hæfte: Recovery og mål", "Andre svar"]
        await window.tap("Andre svar")
        await window.go(routes.COPY_PREVIEW)
        assert "At håbe" in seen(window)
        assert "Noget andet" not in seen(window)
        await window.go(routes.COPY)
        await window.tap("Svar i hæfterne")
        assert window.chosen() == ["Mål og skridt", "Det hjælper mig"]


async def test_the_copy_has_what_is_just_being_written() -> None:
    """In a field of another window, left in the middle of a word."""
    main = window_of(StandingOpen(begun()), locales_dir(), shipped(), drafts=Drafts())
    async with Headless(main, route=routes.NAME) as writing, Headless(main, route=routes.ADVANCED) as window:
        await writing.fire(writing.fields()["Navn"], "change", "Aya", value="Aya")
        await window.tap("Gem det hele som JSON")
        ((_name, data),) = saved(window)
        assert b"Aya" in data


async def test_what_looks_like_a_cpr_number_is_pointed_out_and_blocks_nothing() -> None:
    """With where it stands; in what is left out it is of no matter."""
    workbook = begun()
    workbook.set_goal("Ringe om 010190-1234", goal_id="g2")
    async with a_window(workbook, routes.COPY_PREVIEW) as window:
        assert window.sees("ligner et CPR-nummer")
        assert "Mål og skridt · Ringe om 010190-1234" in window.texts()
        await window.tap("Gem som PDF")
        assert len(list(saved(window))) == 1
        await window.go(routes.ADVANCED)
        assert window.sees("ligner et CPR-nummer")
        await window.go(routes.COPY)
        await window.tap("Mål og skridt")
        await window.go(routes.COPY_PREVIEW)
        assert "cpr" not in keys(window)


async def test_signs_that_paper_cannot_show_are_told_of() -> None:
    """Before the copy is taken, and only where there are any."""
    workbook = begun()
    async with a_window(workbook, routes.COPY_PREVIEW) as window:
        assert not window.sees("Nogle tegn kan ikke vises på papir.")
    workbook.set_goal("你好", goal_id="g2")
    async with a_window(workbook, routes.COPY_PREVIEW) as window:
        assert window.sees("Nogle tegn kan ikke vises på papir.")


@pytest.mark.parametrize(
    ("web", "told"), [(True, "Filen ligger der, hvor din browser gemmer filer."), (False, "Filen er gemt.")]
)
async def test_where_the_file_is_is_told(web: bool, told: str) -> None:
    """Also that it is not locked: the app can no longer look after it."""
    window = a_window(begun(), routes.COPY_PREVIEW)
    window.client(web=web)
    async with window:
        await window.tap("Gem som PDF")
        assert window.sees(told)
        assert window.sees("Den er ikke låst.")


# the kode once more ------------------------------------------------------------------------------


@pytest.fixture
def locked_with_a_kode(tmp_path: Path) -> Iterator[Vault]:
    """Open now."""
    vault = opened(tmp_path, Clock())
    vault.workbook.finish_welcome()
    vault.workbook.set_goal(GOAL, goal_id="g1")
    vault.set_kode(KODE)
    yield vault
    vault.close()


@pytest.mark.parametrize(
    ("path", "button"),
    [
        (routes.COPY_PREVIEW, "Gem som PDF"),
        (routes.ADVANCED, "Gem det hele som JSON"),
        (routes.ADVANCED, "Gem ugens svar som CSV"),
    ],
)
async def test_the_kode_is_asked_for_once_more(locked_with_a_kode: Vault, path: str, button: str) -> None:
    """Before each file; a wrong one gives none, and with the right one it goes on where it was."""
    async with Headless(window_of(locked_with_a_kode, locales_dir()), route=path) as window:
        await window.tap(button)
        assert window.headings() == ["Din kode en gang til"]
        await window.write("Din kode", "forkert")
        await window.tap("Fortsæt")
        assert window.sees("Det var ikke koden. Prøv igen.")
        assert list(saved(window)) == []
        await window.write("Din kode", KODE)
        await window.tap("Fortsæt")
        assert window.page.route == path
        assert len(list(saved(window))) == 1
        await window.tap(button)
        assert window.headings() == ["Din kode en gang til"]


async def test_thinking_better_of_it_takes_nothing_out(locked_with_a_kode: Vault) -> None:
    """And what waited is forgotten: the address alone leads to nothing."""
    async with Headless(window_of(locked_with_a_kode, locales_dir()), route=routes.ADVANCED) as window:
        await window.tap("Gem det hele som JSON")
        await window.tap("Tilbage")
        assert window.page.route == routes.ADVANCED
        await window.go(routes.CONFIRM)
        assert window.sees("Der er ikke noget, der venter på din kode.")
        assert list(saved(window)) == []


# files for other programs ------------------------------------------------------------------------


async def test_all_of_it_for_a_program_and_the_week_for_a_spreadsheet() -> None:
    """Their names say nothing about illness."""
    workbook = begun()
    async with a_window(workbook, routes.ADVANCED) as window:
        await window.tap("Gem det hele som JSON")
        await window.tap("Gem ugens svar som CSV")
        (json_name, copy), (csv_name, table) = saved(window)
        assert (json_name, csv_name) == ("arbejdsbog-2026-11-24.json", "ugens-svar-2026-11-24.csv")
        assert list(read_copy(copy)) == list(workbook.everything())
        assert table.decode("utf-8-sig").startswith("dag;")


async def test_a_file_is_brought_in() -> None:
    """And a second time there is nothing new in it."""
    there, here = begun(), a_workbook()
    async with a_window(there, routes.ADVANCED) as window:
        await window.tap("Gem det hele som JSON")
        ((_name, copy),) = saved(window)
    async with a_window(here, routes.BRING_IN) as window:
        window.connection.picked = [copy]
        await window.tap("Vælg en fil")
        assert window.sees("Det er hentet ind.")
        assert [one.text for one in goals(here.state)] == [GOAL]
        await window.tap("Vælg en fil")
        assert window.sees("Alt fra filen er her allerede.")


async def test_no_file_chosen_changes_nothing_and_says_nothing() -> None:
    """The person thought better of it."""
    workbook = begun()
    before = workbook.state
    async with a_window(workbook, routes.BRING_IN) as window:
        await window.tap("Vælg en fil")
        assert "bring_in.result" not in keys(window)
    assert workbook.state is before


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"hej", "Filen er ikke en kopi af en arbejdsbog."),
        (b"", "Filen er ikke en kopi af en arbejdsbog."),
        (b'{"format": "arbejdsbog", "form": 1, "rec', "Filen er ikke hel."),
        (b'{"format": "arbejdsbog", "form": 2}', "Filen er gemt med en nyere version af appen."),
        (b'{"format": "arbejdsbog", "form": 1}', "Noget i filen er gået i stykker"),
        (b" " * (MOST_BYTES + 1), "Filen er for stor"),
    ],
)
async def test_a_file_that_cannot_be_read_is_told_of_in_a_sentence(data: bytes, told: str) -> None:
    """Each cause in its own; nothing is changed, and that is said too."""
    workbook = begun()
    before = workbook.state
    async with a_window(workbook, routes.BRING_IN) as window:
        window.connection.picked = [data]
        await window.tap("Vælg en fil")
        assert window.sees(told)
        assert window.sees("Intet er ændret her.")
    assert workbook.state is before


async def test_a_file_with_one_bad_value_is_not_half_taken_in() -> None:
    """All or nothing."""
    there, here = begun(), a_workbook()
    before = here.state
    async with a_window(there, routes.ADVANCED) as window:
        await window.tap("Gem det hele som JSON")
        ((_name, copy),) = saved(window)
    found = json.loads(copy)
    found["records"][-1]["v"] = 0
    async with a_window(here, routes.BRING_IN) as window:
        window.connection.picked = [json.dumps(found).encode()]
        await window.tap("Vælg en fil")
        assert window.sees("Noget i filen er gået i stykker")
    assert here.state is before


async def test_a_full_disk_is_told_as_everywhere() -> None:
    """And the person can make room and choose the file again."""

    class Full(MemoryStore):
        full = False

        def append(self, *args: object, **more: object) -> list:  # type: ignore[type-arg]
            if self.full:
                raise StoreFull
            return super().append(*args, **more)  # type: ignore[arg-type]

    there, store = begun(), Full("b2")
    async with a_window(there, routes.ADVANCED) as window:
        await window.tap("Gem det hele som JSON")
        ((_name, copy),) = saved(window)
    here = a_workbook(store=store)
    async with a_window(here, routes.BRING_IN) as window:
        store.full = True
        window.connection.picked = [copy]
        await window.tap("Vælg en fil")
        assert window.sees("Der er ikke mere plads")
        store.full = False
        await window.tap("Vælg en fil")
        assert window.sees("Det er hentet ind.")


def test_no_start_waits_for_what_makes_paper() -> None:
    """It is a quarter of all there is to import, and is imported when the first paper is made."""
    run = (
        "import sys, imr_workbook.cli, imr_workbook.ui.server.run, imr_workbook.ui.app;"
        "print([name for name in sys.modules if name.partition('.')[0] in {'fpdf', 'fontTools', 'PIL'}])"
    )
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
