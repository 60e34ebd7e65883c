"""Helplines: the order of the ladder, regions over time, and what no file can change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from imr_workbook.content.helplines import load_helplines
from imr_workbook.domain.helplines import (
    Entry,
    Helplines,
    Region,
    Tier,
    Words,
    ladder,
    region_on,
    regions_on,
)

SHIPPED = load_helplines()
MONDAY = datetime(2026, 11, 23, 10, 0)
LAST_DAY = datetime(2026, 12, 31, 23, 59)
FIRST_DAY = datetime(2027, 1, 1, 0, 0)

moments = st.datetimes(datetime(2026, 1, 1), datetime(2031, 12, 31))
choices = st.sampled_from([None, "", "narnia", *(region.id for region in SHIPPED.regions)])


def entry(entry_id: str, tier: str, **rest: Any) -> dict[str, Any]:
    """An entry as in the file."""
    number = "112" if entry_id == "112" else "12345678"
    return {
        "id": entry_id,
        "tier": tier,
        "name": entry_id,
        "tel": number,
        "display": number,
        "verified_on": "2026-11-23",
        **rest,
    }


def lines(*entries: dict[str, Any], regions: list[dict[str, Any]] | None = None) -> Helplines:
    """A file of one region with 112, a regional number, and these."""
    base = [entry("112", "danger"), entry("akut", "acute")]
    return Helplines.model_validate(
        {
            "schema": 1,
            "verified_on": "2026-11-23",
            "regions": regions or [{"id": "her", "name": "Region Her"}],
            "entries": [*base, *entries],
        }
    )


@given(choices, moments)
def test_112_is_first_and_open_whatever_the_region_and_the_hour(region: str | None, moment: datetime) -> None:
    """The first line of every ladder is 112, with a button, and a regional number follows."""
    found = ladder(SHIPPED, region, moment)
    assert found.lines()[0] is found.danger
    assert found.danger.entry.tel == "112"
    assert found.danger.open
    assert found.acute


@given(choices, moments)
def test_livslinien_never_stands_alone(region: str | None, moment: datetime) -> None:
    """Where Livslinien stands, 112 and a regional number stand before it."""
    ids = [line.entry.id for line in ladder(SHIPPED, region, moment).lines()]
    acute = {found.id for found in SHIPPED.entries if found.tier is Tier.ACUTE}
    before = ids[: ids.index("livslinien")]
    assert "112" in before
    assert acute.intersection(before)


@given(choices, moments)
def test_those_who_answer_now_come_first_on_every_step(region: str | None, moment: datetime) -> None:
    """Within a step, no closed line stands above an open one."""
    found = ladder(SHIPPED, region, moment)
    for step in (found.acute, found.daytime, found.talk, found.topic):
        opens = [line.open for line in step]
        assert opens == sorted(opens, reverse=True)
        assert all((line.opens is None) or not line.open for line in step)


@given(choices, moments)
def test_nobody_is_shown_the_number_of_another_region(region: str | None, moment: datetime) -> None:
    """With a region, exactly the numbers that serve it; without one, those of every region there is."""
    found = ladder(SHIPPED, region, moment)
    shown = {line.entry.id for line in found.acute}
    places = [found.region] if found.region else regions_on(SHIPPED, moment.date())
    acute = (one for one in SHIPPED.entries if one.tier is Tier.ACUTE)
    assert shown == {one.id for one in acute if any(one.serves(place.id) for place in places)}


@pytest.mark.parametrize("chosen", ["hovedstaden", "sjaelland"])
def test_the_change_to_region_oestdanmark_needs_nothing_of_the_person(chosen: str) -> None:
    """One minute into 2027, whoever chose one of the two old regions has the new one and both numbers."""
    before, after = ladder(SHIPPED, chosen, LAST_DAY), ladder(SHIPPED, chosen, FIRST_DAY)
    assert before.region is not None
    assert before.region.id == chosen
    assert len(before.acute) == 1
    assert after.region is not None
    assert after.region.id == "oestdanmark"
    assert {line.entry.tel for line in after.acute} == {"1813", "1818"}
    assert {line.entry.name for line in after.acute} == {"Hovedstaden", "Sjælland"}


def test_only_regions_that_exist_are_offered() -> None:
    """Østdanmark is offered from 2027 and the two old ones until then."""
    before = [region.id for region in regions_on(SHIPPED, LAST_DAY.date())]
    after = [region.id for region in regions_on(SHIPPED, FIRST_DAY.date())]
    assert before == ["hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland"]
    assert after == ["oestdanmark", "syddanmark", "midtjylland", "nordjylland"]


def test_a_region_that_does_not_exist_yet_counts_as_none() -> None:
    """A clock set back, or a choice made too early, gives every number instead of a wrong one."""
    assert region_on(SHIPPED, "oestdanmark", LAST_DAY.date()) is None
    assert len(ladder(SHIPPED, "oestdanmark", LAST_DAY).acute) == 5


def chain() -> Iterator[dict[str, Any]]:
    yield {"id": "a", "name": "A", "valid_to": "2026-12-31"}
    yield {"id": "b", "name": "B", "valid_from": "2027-01-01", "valid_to": "2027-12-31", "follows": ["a"]}
    yield {"id": "c", "name": "C", "valid_from": "2028-01-01", "follows": ["b"]}


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 6, 1), "a"), (date(2027, 6, 1), "b"), (date(2028, 6, 1), "c"), (date(2050, 1, 1), "c")],
)
def test_a_choice_follows_one_change_after_another(day: date, expected: str) -> None:
    """A region that has been taken over twice leads to the one there is."""
    found = region_on(lines(regions=list(chain())), "a", day)
    assert found is not None
    assert found.id == expected


def test_regions_that_follow_each_other_in_a_ring_do_not_hang() -> None:
    """A mistaken file gives no region, and every number."""
    ring = [
        {"id": "a", "name": "A", "valid_to": "2020-01-01", "follows": ["b"]},
        {"id": "b", "name": "B", "valid_to": "2020-01-01", "follows": ["a"]},
    ]
    found = ladder(lines(regions=ring), "a", MONDAY)
    assert found.region is None
    assert [line.entry.id for line in found.acute] == ["akut"]


def test_a_team_comes_between_the_regional_number_and_someone_to_talk_to() -> None:
    """Danger, acute, own team, someone to talk to, one topic: in this order whatever the file's."""
    found = ladder(
        lines(entry("emne", "topic"), entry("snak", "talk"), entry("team", "daytime")), None, MONDAY
    )
    assert [line.entry.id for line in found.lines()] == ["112", "akut", "team", "snak", "emne"]


def test_a_line_that_is_put_away_is_not_shown() -> None:
    """A centre can put a line away."""
    found = ladder(lines(entry("snak", "talk", enabled=False)), None, MONDAY)
    assert found.talk == ()


def test_an_old_number_says_so_and_the_oldest_date_is_the_ladders() -> None:
    """After 180 days the date of the check belongs beside the number."""
    checked = MONDAY.date() - timedelta(days=180)
    old = checked - timedelta(days=1)
    found = ladder(
        lines(
            entry("ny", "talk", verified_on=checked.isoformat()),
            entry("gammel", "talk", verified_on=old.isoformat()),
        ),
        None,
        MONDAY,
    )
    assert {line.entry.id: line.old for line in found.talk} == {"ny": False, "gammel": True}
    assert found.checked == old


def test_lines_are_found_by_what_they_know_about() -> None:
    """Giftlinjen by poison, Livslinien by suicide."""
    found = ladder(SHIPPED, None, MONDAY)
    assert [line.entry.id for line in found.about("poison")] == ["giftlinjen"]
    assert [line.entry.id for line in found.about("suicide")] == ["livslinien"]


@pytest.mark.parametrize(
    "wrong",
    [
        entry("snak", "talk", tel="12"),
        entry("snak", "talk", tel="123456789", display="123456789"),
        entry("snak", "talk", tel="+4612345678", display="+4612345678"),
        entry("snak", "talk", display="12 34 56 79"),
        entry("snak", "talk", regions=["narnia"]),
        entry("snak", "talk", regions=[]),
        entry("snak", "talk", hours=[]),
        entry("snak", "talk", tlf="12345678"),
        entry("snak", "talk", url="http://example.dk"),
        entry("snak", "talk", url="javascript:alert(1)"),
        entry("Snak", "talk"),
        entry("akut", "talk"),
        entry("114", "danger"),
        entry("livslinien", "acute"),
    ],
)
def test_a_wrong_entry_is_refused(wrong: dict[str, Any]) -> None:
    """Numbers, ids, regions and hours are what they say, or the file is not used."""
    with pytest.raises(ValidationError):
        lines(wrong)


@pytest.mark.parametrize(
    "alarm",
    [
        {"tel": "113", "display": "113"},
        {"enabled": False},
        {"tier": "acute"},
        {"regions": ["her"]},
        {"hours": [{"days": "1-5", "from": "08:00", "to": "16:00"}]},
    ],
)
def test_112_is_112_everywhere_and_always(alarm: dict[str, Any]) -> None:
    """No file with another 112 is used."""
    with pytest.raises(ValidationError):
        Entry.model_validate({**entry("112", "danger"), **alarm})


def test_a_file_without_112_or_without_a_regional_number_is_refused() -> None:
    """Both steps must be there, in every region."""
    whole = {"schema": 1, "verified_on": "2026-11-23", "regions": [{"id": "her", "name": "Her"}]}
    for entries in (
        [entry("akut", "acute")],
        [entry("112", "danger"), entry("akut", "acute", enabled=False)],
    ):
        with pytest.raises(ValidationError):
            Helplines.model_validate({**whole, "entries": entries})


def test_regions_must_be_known_and_stand_once() -> None:
    """A region stands once and follows only regions of the file."""
    twice = [{"id": "her", "name": "Her"}, {"id": "her", "name": "Her igen"}]
    for regions in (twice, [{"id": "her", "name": "Her", "follows": ["narnia"]}]):
        with pytest.raises(ValidationError):
            lines(regions=regions)


def test_words_fall_back_to_danish() -> None:
    """A sentence without English is shown in Danish."""
    assert Words(da="Hej", en="Hello").in_language("en") == "Hello"
    assert Words(da="Hej", en="Hello").in_language("da") == "Hej"
    assert Words(da="Hej").in_language("en") == "Hej"


def test_a_region_is_valid_on_its_first_and_its_last_day() -> None:
    """Both ends belong to it."""
    region = Region(id="her", name="Her", valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
    assert region.valid_on(date(2026, 1, 1))
    assert region.valid_on(date(2026, 12, 31))
    assert not region.valid_on(date(2025, 12, 31))
    assert not region.valid_on(date(2027, 1, 1))
