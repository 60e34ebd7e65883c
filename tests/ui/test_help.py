"""Hjælp nu: it works before anything else, is the same for everyone, and nobody is sent to a closed door."""

from __future__ import annotations

from datetime import date, time, timedelta, timezone

import flet as ft
import pytest

from imr_workbook.domain.helplines import Helplines, Tier
from imr_workbook.domain.plans import HelpfulList
from imr_workbook.ui import ladder as ladder_hook
from imr_workbook.ui import routes
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.windows import MORNING, NIGHT, TUESDAY, a_window, a_workbook, at, keys, links, shipped

REGIONS_AT_NIGHT = ["tel:1813", "tel:1818", "tel:70110707", "tel:70113131", "tel:70150300"]


def choices(screen: Headless) -> list[str]:
    """What one can tap, apart from Luk and 112, which stand on their own."""
    tapped = [
        one
        for one in screen.walk()
        if getattr(one, "on_click", None) or (isinstance(one, ft.OutlinedButton) and one.url)
    ]
    return [str(one.key) for one in tapped if one.key not in ("close", "call.112")]


def with_own(workbook: Workbook) -> Workbook:
    """Two people and a line on each list."""
    workbook.write_helpful("h", HelpfulList.HELPS_ME, "Musik")
    workbook.write_helpful("n", HelpfulList.NOT_HELPFUL, "Give råd")
    workbook.name_contact("c", "Mor")
    workbook.number_contact("c", "12 34 56 78")
    workbook.name_contact("d", "Mikkel")
    workbook.number_contact("d", "22 33")
    return workbook


# Before anything else ----------------------------------------------------------------------------


async def test_it_opens_before_the_first_pages_are_behind_and_closes_to_them() -> None:
    """One tap from the very first page, and Luk goes back there."""
    workbook = a_workbook(at(NIGHT), welcomed=False)
    async with a_window(workbook) as screen:
        assert screen.headings() == ["Din arbejdsbog"]
        await screen.tap("Hjælp nu")
        assert screen.headings() == ["Har du brug for hjælp nu?"]
        assert links(screen) == ["tel:112", *REGIONS_AT_NIGHT]
        assert not any(key.startswith("nav.") for key in keys(screen))
        await screen.tap("Luk")
        assert screen.headings() == ["Din arbejdsbog"]


async def test_luk_goes_back_to_where_one_was() -> None:
    """From any screen, and from deep inside Hjælp nu."""
    async with a_window(a_workbook(), routes.COLOURS) as screen:
        await screen.tap("Hjælp nu")
        await screen.tap("Tal med nogen")
        await screen.tap("Andre numre")
        await screen.tap("Luk")
        assert screen.headings()[0] == "Farver og ro"


async def test_opened_by_its_own_address_it_closes_to_today() -> None:
    """There is no screen to go back to then."""
    async with a_window(a_workbook(), routes.HELP) as screen:
        await screen.tap("Luk")
        assert screen.page.route == routes.TODAY


# The numbers -------------------------------------------------------------------------------------


async def test_112_stands_first_whatever_is_chosen_and_whenever() -> None:
    """The first number on the screen is 112, and it can always be called."""
    for region in (None, "hovedstaden", "midtjylland", "findes-ikke"):
        for clock in (NIGHT, MORNING):
            async with a_window(a_workbook(at(clock), region=region), routes.HELP) as screen:
                assert links(screen)[0] == "tel:112"
                assert screen.sees("Er du eller en anden i livsfare?")


async def test_what_is_closed_by_the_clock_says_so_and_has_no_button() -> None:
    """On a weekday morning only Hovedstaden answers; it stands first, the others say when they open."""
    async with a_window(a_workbook(at(MORNING)), routes.HELP) as screen:
        assert links(screen) == ["tel:112", "tel:1813"]
        assert screen.texts().count("Lukket nu. Åbner kl. 16.") == 4
        assert screen.sees("Er der lukket nu? Så ring til dit team eller din egen læge.")
        shown = screen.texts()
        assert shown.index("1813") < shown.index("1818")


async def test_the_number_is_shown_as_well_as_dialled() -> None:
    """Whoever has no phone in this device can dial by hand."""
    async with a_window(a_workbook(at(NIGHT), region="midtjylland"), routes.HELP) as screen:
        assert links(screen) == ["tel:112", "tel:70113131"]
        assert screen.sees("70\u00a011\u00a031\u00a031")
        assert screen.sees("Region Midtjylland")
        assert screen.sees("Åbent til kl. 8")


async def test_a_device_abroad_goes_by_danish_time() -> None:
    """At eight in the evening in New York it is two at night in Denmark, and the regions answer."""
    new_york = timezone(timedelta(hours=-5))
    evening = at(time(20), TUESDAY - timedelta(days=1), new_york)
    async with a_window(a_workbook(evening, region="midtjylland"), routes.HELP) as screen:
        assert links(screen) == ["tel:112", "tel:70113131"]


async def test_a_line_that_closes_while_it_is_looked_at_loses_its_button(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A screen left open follows the clock by itself."""
    monkeypatch.setattr(ladder_hook, "LOOK_AGAIN_S", 0)
    calendar = at(time(7, 59))
    async with a_window(a_workbook(calendar, region="midtjylland"), routes.HELP) as screen:
        assert links(screen) == ["tel:112", "tel:70113131"]
        calendar.set(TUESDAY, time(8))
        await screen.settle()
        assert links(screen) == ["tel:112"]
        assert screen.sees("Lukket nu. Åbner kl. 16.")


async def test_livslinien_never_stands_alone() -> None:
    """On the screen with Livslinien 112 can be called too, and the region's number where one is chosen."""
    for clock in (NIGHT, MORNING, time(6)):
        workbook = a_workbook(at(clock), region="hovedstaden")
        async with a_window(workbook, routes.HELP_TALK) as screen:
            assert screen.sees("Livslinien")
            assert {"tel:112", "tel:1813"} <= set(links(screen))
        async with a_window(a_workbook(at(clock)), routes.HELP_TALK) as screen:
            assert "tel:112" in links(screen)
            assert screen.sees("Nummeret til din region finder du, når du går tilbage.")


async def test_among_those_to_talk_to_the_open_ones_come_first() -> None:
    """At ten in the morning on a Tuesday all three answer; at seven none does, and 112 comes first."""
    async with a_window(a_workbook(at(MORNING)), routes.HELP_TALK) as screen:
        assert links(screen) == ["tel:70201201", "tel:39252525", "tel:70232750", "tel:112"]
        assert screen.sees("Er der ingen, der svarer?")
    async with a_window(a_workbook(at(time(7))), routes.HELP_TALK) as screen:
        assert links(screen) == ["tel:112"]
        assert screen.sees("De har lukket lige nu. Du kan ringe til:")
        shown = screen.texts()
        assert shown.index("112") < shown.index("Livslinien")


async def test_the_other_numbers_are_three_taps_away() -> None:
    """Hjælp nu, Tal med nogen, Andre numre."""
    async with a_window(a_workbook(at(NIGHT))) as screen:
        await screen.tap("Hjælp nu")
        await screen.tap("Tal med nogen")
        await screen.tap("Andre numre")
        assert links(screen) == ["tel:82121212", "tel:1888"]
        await screen.tap("Tilbage")
        await screen.tap("Tilbage")
        assert screen.headings() == ["Har du brug for hjælp nu?"]


async def test_it_says_what_to_do_when_nobody_answers_and_how_old_the_numbers_are() -> None:
    """On every screen with numbers."""
    for path in (routes.HELP, routes.HELP_TALK, routes.HELP_TOPICS):
        async with a_window(a_workbook(), path) as screen:
            assert screen.sees(
                "Hvis ingen svarer: Ring til det næste nummer. Er det farligt, så ring 112. "
                "Numrene er sidst tjekket den 23. november 2026."
            )


async def test_a_centres_file_that_could_not_be_read_is_told_quietly() -> None:
    """The app's own numbers stand, and one line says so; otherwise it is not there."""
    refused = shipped().model_copy(update={"override_refused": True})
    note = "Numrene fra det sted, hvor du går til IMR, kunne ikke læses. Her er appens egne numre."
    async with a_window(a_workbook(), routes.HELP, helplines=refused) as screen:
        assert screen.sees(note)
        assert links(screen)[0] == "tel:112"
    async with a_window(a_workbook(), routes.HELP) as screen:
        assert not screen.sees(note)


async def test_a_centres_own_team_stands_under_the_region() -> None:
    """With its hours, like every other line."""
    team = {
        **next(one for one in shipped().model_dump(by_alias=True)["entries"] if one["id"] == "1813"),
        "id": "team",
        "tier": "daytime",
        "name": "Team Nord",
        "tel": "12345678",
        "display": "12 34 56 78",
        "hours": [{"days": "1-5", "from": "08:00", "to": "15:00"}],
        "regions": ["*"],
    }
    raw = shipped().model_dump(by_alias=True)
    helplines = Helplines.model_validate({**raw, "entries": [*raw["entries"], team]})
    for clock, expected in (
        (MORNING, ["tel:112", "tel:1813", "tel:12345678"]),
        (NIGHT, ["tel:112", "tel:1813"]),
    ):
        workbook = a_workbook(at(clock), region="hovedstaden")
        async with a_window(workbook, routes.HELP, helplines=helplines) as screen:
            assert screen.sees("Team Nord")
            assert links(screen) == expected


# Where one lives ---------------------------------------------------------------------------------


async def test_the_region_is_offered_and_one_tap_brings_its_number() -> None:
    """Back on Hjælp nu its number stands alone, also next time, and the offer is gone."""
    workbook = a_workbook(at(NIGHT))
    async with a_window(workbook, routes.HELP) as screen:
        await screen.tap("Hvilken region bor du i?")
        assert screen.headings() == ["Hvilken region bor du i?"]
        await screen.tap("Region Nordjylland")
        assert screen.headings() == ["Har du brug for hjælp nu?"]
        assert links(screen) == ["tel:112", "tel:70150300"]
        assert not screen.sees("Hvilken region bor du i?")
    assert workbook.settings.region == "nordjylland"


async def test_not_now_leaves_everything_usable_and_is_not_asked_again() -> None:
    """All regions stay there to be called; Indstillinger still has the choice."""
    workbook = a_workbook(at(NIGHT))
    async with a_window(workbook, routes.HELP) as screen:
        await screen.tap("Hvilken region bor du i?")
        await screen.tap("Ikke nu")
        assert links(screen) == ["tel:112", *REGIONS_AT_NIGHT]
        assert not screen.sees("Hvilken region bor du i?")
    assert workbook.settings.region is None


async def test_from_new_year_2027_there_is_region_oestdanmark() -> None:
    """Whoever had chosen Hovedstaden has it without doing anything, with the numbers that serve it."""
    new_year = at(NIGHT, date(2027, 1, 1))
    async with a_window(a_workbook(new_year, region="hovedstaden"), routes.HELP) as screen:
        assert links(screen) == ["tel:112", "tel:1813", "tel:1818"]
    async with a_window(a_workbook(new_year, region="hovedstaden"), routes.REGION) as screen:
        assert screen.chosen() == ["Region Østdanmark (Hovedstaden og Sjælland)"]
        assert not screen.sees("Region Hovedstaden")


async def test_the_region_can_be_changed_and_given_up_in_the_settings() -> None:
    """The row tells it by name; ”Vis alle regioner” takes it back."""
    workbook = a_workbook(region="midtjylland")
    async with a_window(workbook, routes.SETTINGS) as screen:
        assert screen.sees("Region Midtjylland")
        await screen.tap("Region Region Midtjylland")
        assert screen.chosen() == ["Region Midtjylland"]
        await screen.tap("Vis alle regioner")
        assert screen.chosen() == ["Vis alle regioner"]
        await screen.tap("Tilbage")
        assert screen.sees("Ikke valgt")
    assert workbook.settings.region is None


# One's own ---------------------------------------------------------------------------------------


async def test_ones_own_people_can_be_called_and_written_to() -> None:
    """The first with a whole number stands on the first screen; nobody with half a number has a button."""
    workbook = with_own(a_workbook(at(NIGHT), region="hovedstaden"))
    async with a_window(workbook, routes.HELP) as screen:
        assert links(screen) == ["tel:112", "tel:1813", "sms:12345678", "tel:12345678"]
        assert screen.sees("En, jeg stoler på")
        await screen.tap("Det hjælper mig")
        assert screen.texts() == [
            "Luk",
            "Det hjælper mig",
            "Det kan hjælpe",
            "Musik",
            "Dem, jeg kan ringe til",
            "Mor",
            "12\u00a034\u00a056\u00a078",
            "Skriv",
            "Ring",
            "Mikkel",
            "22 33",
            "Det skal andre helst lade være med",
            "Give råd",
            "Tilbage",
        ]
        assert links(screen) == ["sms:12345678", "tel:12345678"]


async def test_a_short_number_takes_no_messages() -> None:
    """Nobody is offered to write to 1813."""
    workbook = a_workbook(at(NIGHT), region="hovedstaden")
    workbook.name_contact("c", "Vagten")
    workbook.number_contact("c", "1813")
    async with a_window(workbook, routes.HELP) as screen:
        assert "sms:1813" not in links(screen)
        assert links(screen).count("tel:1813") == 2


async def test_what_one_has_written_is_within_reach_before_a_region_is_chosen() -> None:
    """Behind one row, so that the first screen stays short."""
    async with a_window(with_own(a_workbook(at(NIGHT))), routes.HELP) as screen:
        await screen.tap("Mere hjælp")
        assert links(screen) == ["sms:12345678", "tel:12345678"]
        await screen.tap("Det hjælper mig")
        assert screen.sees("Musik")


async def test_with_nothing_written_nothing_is_asked_for() -> None:
    """No empty lists, no invitation to fill anything in; the address alone says where it is written."""
    async with a_window(a_workbook(region="hovedstaden"), routes.HELP) as screen:
        assert not screen.sees("Det hjælper mig")
    async with a_window(a_workbook(), routes.HELP_OWN) as screen:
        assert screen.sees("Der er ikke skrevet noget her endnu.")


# The same for everyone ---------------------------------------------------------------------------


async def test_it_is_the_same_whatever_was_answered() -> None:
    """The lowest, the highest and no answer to the week's questions give the same screens."""
    shown: list[list[str]] = []
    for step in (None, 0, 4):
        workbook = a_workbook(at(NIGHT), region="hovedstaden")
        workbook.start_questions()
        if step is not None:
            workbook.answer_question("hope", step)
        for path in (routes.HELP, routes.HELP_TALK):
            async with a_window(workbook, path) as screen:
                shown.append([*screen.texts(), *links(screen)])
    assert shown[0:2] == shown[2:4] == shown[4:6]


@pytest.mark.parametrize("region", [None, "hovedstaden", "nordjylland"])
@pytest.mark.parametrize("clock", [NIGHT, MORNING])
@pytest.mark.parametrize("own", [False, True])
async def test_there_are_at_most_seven_choices_on_a_screen(
    region: str | None, clock: time, own: bool
) -> None:
    """Beside Luk and 112, in a new workbook and in a full one."""
    workbook = a_workbook(at(clock), region=region)
    if own:
        with_own(workbook)
    async with a_window(workbook, routes.HELP) as screen:
        assert len(choices(screen)) <= 7
        for path in (
            routes.HELP_REGION,
            routes.HELP_MORE,
            routes.HELP_TALK,
            routes.HELP_TOPICS,
            routes.HELP_OWN,
        ):
            await screen.go(path)
            assert 1 <= len(choices(screen)) <= 7


async def test_it_speaks_english_too() -> None:
    """With nothing left in Danish but the names."""
    async with a_window(a_workbook(at(MORNING), language="en", region="midtjylland"), routes.HELP) as screen:
        assert screen.headings() == ["Do you need help now?"]
        assert screen.sees("Closed now. Opens at 16:00.")
        await screen.tap("Talk to someone")
        for entry in (one for one in shipped().entries if one.tier is Tier.TALK):
            assert entry.about is not None
            assert screen.sees(entry.about.en)
