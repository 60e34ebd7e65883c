"""Planer: what helps and whom one can call, written where it stands, kept as it is written."""

from __future__ import annotations

import flet as ft
import pytest

from imr_workbook.domain.plans import HelpfulList, contact, contacts, helpful
from imr_workbook.store.memory import MemoryStore
from imr_workbook.ui import routes
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.windows import MORNING, a_window, a_workbook, at, keys, links

HELPS, NOT = HelpfulList.HELPS_ME, HelpfulList.NOT_HELPFUL
WORDS = "Skriv det med dine egne ord"
HALF = "Måske mangler der et ciffer."


def texts(workbook: Workbook, which: HelpfulList = HELPS) -> list[str]:
    return [line.text for line in helpful(workbook.state, which)]


def rows(screen: Headless) -> list[str]:
    """The rows in which lines stand to be opened."""
    found = (one for one in screen.walk() if str(one.key or "").startswith("line."))
    return [text.value for row in found for text in screen.walk(row) if isinstance(text, ft.Text)]


# Planer ------------------------------------------------------------------------------------------


async def test_only_plans_that_are_there_are_shown() -> None:
    """Two tiles now; what comes later is not there to be missed."""
    async with a_window(a_workbook(), routes.PLANS) as screen:
        assert screen.headings() == ["Planer"]
        assert screen.texts()[2:6] == [
            "Det hjælper mig",
            "Det, der hjælper, og det, andre helst skal lade være med",
            "Dem, jeg kan ringe til",
            "Navne og numre",
        ]


async def test_the_tile_tells_whom_one_can_call() -> None:
    """By name; half a contact without one is not counted up."""
    workbook = a_workbook()
    workbook.name_contact("c", "Mor")
    workbook.name_contact("d", "Mikkel")
    workbook.number_contact("e", "12345678")
    async with a_window(workbook, routes.PLANS) as screen:
        assert screen.sees("Mor og Mikkel")


# Det hjælper mig ---------------------------------------------------------------------------------


async def test_it_is_for_reading_and_has_no_field() -> None:
    """Lines and people as they are read on a hard day; empty lists show an example, and nothing missing."""
    workbook = a_workbook()
    async with a_window(workbook, routes.HELPFUL) as screen:
        assert screen.fields() == {}
        assert screen.texts().count("Skriv") == 3
        assert screen.sees("For eksempel: gå en tur, høre musik")
        workbook.write_helpful("h", HELPS, "Musik")
        workbook.name_contact("c", "Mor")
        workbook.number_contact("c", "12345678")
        await screen.settle()
        assert screen.sees("Musik")
        assert not screen.sees("For eksempel: gå en tur")
        assert links(screen) == ["sms:12345678", "tel:12345678"]


@pytest.mark.parametrize(
    ("path", "which", "title"),
    [
        (routes.WRITE_HELPS_ME, HELPS, "Det kan hjælpe"),
        (routes.WRITE_NOT_HELPFUL, NOT, "Det skal andre helst lade være med"),
    ],
)
async def test_a_new_line_is_written_where_it_stands(path: str, which: HelpfulList, title: str) -> None:
    """The first stands ready to be written in, is kept without a button, and ”Færdig” makes it a line."""
    workbook = a_workbook()
    async with a_window(workbook, path) as screen:
        assert screen.headings() == [title]
        (field,) = screen.fields().values()
        assert screen.connection.focused == field._i
        await screen.write(WORDS, "Gå en tur")
        assert texts(workbook, which) == ["Gå en tur"]
        assert screen.sees("Gemt kl. 10.00")
        await screen.tap("Færdig")
        assert rows(screen) == ["Gå en tur"]
        assert screen.fields() == {}
        await screen.tap("Ny linje")
        await screen.write(WORDS, "Sove")
        assert texts(workbook, which) == ["Gå en tur", "Sove"]


async def test_the_field_stays_the_same_while_its_line_comes_to_be() -> None:
    """Or the cursor would be lost in the middle of a word, at the first time it is saved."""
    workbook = a_workbook()
    workbook.write_helpful("a", HELPS, "Musik")
    async with a_window(workbook, routes.WRITE_HELPS_ME) as screen:
        await screen.tap("Ny linje")
        field = screen.fields()[WORDS]
        for text in ("Te", "", "Kaffe"):
            await screen.fire(field, "change", text, value=text)
            await screen.fire(field, "blur")
            assert screen.fields()[WORDS]._i == field._i
            assert screen.fields()[WORDS].value == text
        assert texts(workbook) == ["Musik", "Kaffe"]


async def test_a_line_is_opened_changed_and_stays_in_its_place() -> None:
    """One at a time; opening another keeps what was being written."""
    workbook = a_workbook()
    for line, text in (("a", "Musik"), ("b", "Te"), ("c", "Søen")):
        workbook.write_helpful(line, HELPS, text)
    async with a_window(workbook, routes.WRITE_HELPS_ME) as screen:
        await screen.tap("Te")
        field = screen.fields()[WORDS]
        await screen.fire(field, "change", "Varm te", value="Varm te")
        assert rows(screen) == ["Musik", "Søen"]
        await screen.tap("Søen")
        assert texts(workbook) == ["Musik", "Varm te", "Søen"]
        assert rows(screen) == ["Musik", "Varm te"]
        assert screen.fields()[WORDS].value == "Søen"


async def test_a_line_is_removed_with_a_way_back() -> None:
    """Fortryd stands there for as long as the screen is open, one for each."""
    workbook = a_workbook()
    for line, text in (("a", "Musik"), ("b", "Te")):
        workbook.write_helpful(line, HELPS, text)
    async with a_window(workbook, routes.WRITE_HELPS_ME) as screen:
        for text in ("Musik", "Te"):
            await screen.tap(text)
            await screen.tap("Fjern")
        assert texts(workbook) == []
        assert screen.sees("”Musik” er fjernet.")
        assert screen.sees("”Te” er fjernet.")
        await screen.tap("Fortryd")
        assert texts(workbook) == ["Musik"]
        assert not screen.sees("”Musik” er fjernet.")
        assert screen.sees("”Te” er fjernet.")


async def test_what_was_being_written_comes_back_with_the_line() -> None:
    """Removed in the middle of a sentence, the sentence is there again after Fortryd."""
    workbook = a_workbook()
    workbook.write_helpful("a", HELPS, "Musik")
    async with a_window(workbook, routes.WRITE_HELPS_ME) as screen:
        await screen.tap("Musik")
        field = screen.fields()[WORDS]
        await screen.fire(field, "change", "Musik fra da jeg", value="Musik fra da jeg")
        await screen.tap("Fjern")
        await screen.tap("Fortryd")
        assert texts(workbook) == ["Musik fra da jeg"]


async def test_an_empty_line_that_is_removed_needs_no_way_back() -> None:
    """Nothing was taken away."""
    async with a_window(a_workbook(), routes.WRITE_HELPS_ME) as screen:
        await screen.tap("Fjern")
        assert not any(key.startswith("undo.") for key in keys(screen))


# Contacts ----------------------------------------------------------------------------------------


async def test_a_contact_is_written_and_found_under_help() -> None:
    """From Planer to Ring on Hjælp nu."""
    workbook = a_workbook(region="hovedstaden")
    async with a_window(workbook, routes.PLANS) as screen:
        await screen.tap("Dem, jeg kan ringe til")
        await screen.tap("Ny kontakt")
        await screen.write("Navn", "Mor")
        await screen.write("Telefonnummer", "12 34 56 78")
        assert screen.sees("Gemt kl. 10.00")
        await screen.tap("Færdig")
        assert screen.headings() == ["Dem, jeg kan ringe til"]
        assert screen.sees("Mor")
        await screen.tap("Hjælp nu")
        assert "tel:12345678" in links(screen)


async def test_the_number_field_has_the_keys_of_a_phone() -> None:
    """And the name has letters."""
    async with a_window(a_workbook(), routes.contact("ny")) as screen:
        fields = screen.fields()
        assert fields["Telefonnummer"].keyboard_type is ft.KeyboardType.PHONE
        assert fields["Navn"].keyboard_type is not ft.KeyboardType.PHONE


@pytest.mark.parametrize("written", ["1", "12 34 5", "12 34 56 789", "hos naboen", "+45"])
async def test_half_a_number_is_kept_and_gently_pointed_out(written: str) -> None:
    """No error, no red, nothing lost; with the rest of it the line is gone."""
    store = MemoryStore()
    workbook = a_workbook(store=store)
    async with a_window(workbook, routes.contact("c")) as screen:
        await screen.write("Telefonnummer", written)
        assert screen.sees(HALF)
        assert screen.fields()["Telefonnummer"].error is None
        again = a_workbook(store=store)
        found = contact(again.state, "c")
        assert found is not None
        assert found.written == written
        await screen.write("Telefonnummer", "+45 12345678")
        assert not screen.sees(HALF)
        assert screen.fields()["Telefonnummer"].value == "+45 12345678"


async def test_an_empty_number_is_nothing_to_point_out() -> None:
    """A name alone is a contact."""
    workbook = a_workbook()
    async with a_window(workbook, routes.contact("c")) as screen:
        await screen.write("Navn", "Mor")
        assert not screen.sees(HALF)
        await screen.tap("Færdig")
        assert screen.sees("Intet nummer endnu")


@pytest.mark.parametrize("without_code", [True, False])
async def test_while_there_is_no_code_nothing_is_asked_about_it(without_code: bool) -> None:
    """Everyone stands under Hjælp nu, and the screen says who can see them there."""
    workbook = a_workbook()
    workbook.name_contact("c", "Mor")
    workbook.number_contact("c", "12345678")
    workbook.let_contact_be_seen("c", without_code)
    async with a_window(workbook, routes.contact("c")) as screen:
        assert screen.sees("Alle, der kan åbne arbejdsbogen, kan se navn og nummer.")
        assert not any("kode" in text for text in screen.texts())
        await screen.go(routes.HELP_OWN)
        assert screen.sees("Mor")
        assert "tel:12345678" in links(screen)


async def test_a_contact_is_removed_with_a_way_back() -> None:
    """Name, number and leave to be seen come back as they were."""
    workbook = a_workbook()
    workbook.name_contact("c", "Mor")
    workbook.number_contact("c", "12345678")
    workbook.let_contact_be_seen("c", True)
    before = contacts(workbook.state)
    async with a_window(workbook, routes.contact("c")) as screen:
        await screen.tap("Fjern kontakten")
        assert contacts(workbook.state) == []
        assert screen.sees("”Mor” er fjernet.")
        await screen.tap("Fortryd")
        assert contacts(workbook.state) == before
        assert screen.fields()["Navn"].value == "Mor"


async def test_one_contacts_words_never_stand_in_anothers_fields() -> None:
    """From one contact straight to the next, each field has its own."""
    workbook = a_workbook()
    workbook.name_contact("c", "Mor")
    workbook.name_contact("d", "Mikkel")
    async with a_window(workbook, routes.contact("c")) as screen:
        await screen.go(routes.contact("d"))
        assert screen.fields()["Navn"].value == "Mikkel"
        await screen.write("Telefonnummer", "12345678")
    assert [(one.name, one.written) for one in contacts(workbook.state)] == [
        ("Mor", ""),
        ("Mikkel", "12345678"),
    ]


async def test_it_speaks_english_too() -> None:
    """The plans and a contact."""
    workbook = a_workbook(at(MORNING), language="en")
    async with a_window(workbook, routes.HELPFUL) as screen:
        assert screen.headings()[0] == "This helps me"
        await screen.go(routes.contact("c"))
        await screen.write("Phone number", "12")
        assert screen.sees("Perhaps a digit is missing.")
