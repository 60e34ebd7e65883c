"""The helplines file of the app, and a centre's file beside it."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imr_workbook.content.helplines import OVERRIDE, SHIPPED, load_helplines, override_mistakes
from imr_workbook.domain.helplines import Entry, Helplines, Tier, ladder
from imr_workbook.domain.opening_hours import closes_next, open_at
from tests.installing import ROOT

LINES = load_helplines()
MONDAY = datetime(2026, 11, 23, 10, 0)


def one(helplines: Helplines, entry_id: str) -> Entry:
    """The entry with this id."""
    return next(entry for entry in helplines.entries if entry.id == entry_id)


def write(folder: Path, *entries: dict[str, Any], **rest: Any) -> Path:
    """A centre's file with these entries."""
    content = {"schema": 1, "verified_on": "2026-12-15", "entries": list(entries), **rest}
    (folder / OVERRIDE).write_text(json.dumps(content), encoding="utf-8")
    return folder


# The app's file ---------------------------------------------------------------------------------


def test_the_numbers_are_those_that_were_found_solid() -> None:
    """Exactly these numbers, and none that is marked as doubtful."""
    assert {entry.id: entry.tel for entry in LINES.entries} == {
        "112": "112",
        "1813": "1813",
        "1818": "1818",
        "laegevagt-syddanmark": "70110707",
        "laegevagt-midtjylland": "70113131",
        "laegevagt-nordjylland": "70150300",
        "livslinien": "70201201",
        "psykiatrifonden": "39252525",
        "sind": "70232750",
        "giftlinjen": "82121212",
        "lev-uden-vold": "1888",
        "stopspillet": "70222825",
    }


def test_numbers_in_doubt_and_numbers_of_elsewhere_are_nowhere_in_the_file() -> None:
    """Not DepressionsLinien (two numbers in conflict), 113 (Norway) or Midtjylland's old number."""
    digits = re.sub(r"\s", "", SHIPPED.read_text(encoding="utf-8"))
    for number in ("33124774", "33124747", '"113"', "78470470"):
        assert number not in digits


def test_every_number_says_where_it_is_from_and_when_it_was_checked() -> None:
    """Source, status and date stand beside each number; the check was made on 23 November 2026."""
    assert LINES.verified_on == date(2026, 11, 23)
    assert not LINES.override_refused
    for entry in LINES.entries:
        assert entry.source, entry.id
        assert entry.status, entry.id
        assert entry.verified_by, entry.id
        assert entry.verified_on == LINES.verified_on, entry.id


def test_numbers_are_shown_as_they_are_dialled() -> None:
    """Short numbers whole, eight digits in pairs."""
    for entry in LINES.entries:
        assert entry.display.replace(" ", "") == entry.tel
        if len(entry.tel) == 8:
            assert re.fullmatch(r"\d\d( \d\d){3}", entry.display), entry.id


def test_every_line_to_talk_to_says_whom_it_is_for_in_both_languages() -> None:
    """Someone to talk to and someone who knows one thing: a short line in Danish and English."""
    for entry in LINES.entries:
        if entry.tier in {Tier.TALK, Tier.TOPIC}:
            assert entry.about is not None, entry.id
            assert entry.about.da, entry.id
            assert entry.about.en, entry.id
            assert len(entry.about.da.split()) <= 15


def test_each_region_has_its_own_number() -> None:
    """Hovedstaden 1813, Sjælland 1818, and the three others theirs."""
    found = {
        region.id: {
            entry.tel for entry in LINES.entries if entry.tier is Tier.ACUTE and entry.serves(region.id)
        }
        for region in LINES.regions
    }
    assert found == {
        "hovedstaden": {"1813"},
        "sjaelland": {"1818"},
        "oestdanmark": {"1813", "1818"},
        "syddanmark": {"70110707"},
        "midtjylland": {"70113131"},
        "nordjylland": {"70150300"},
    }


def test_what_is_said_to_be_open_all_day_never_closes() -> None:
    """1813, Giftlinjen and Lev Uden Vold answer at all hours."""
    for entry in LINES.entries:
        if entry.hours_text == "Hele døgnet":
            assert open_at(entry, MONDAY)
            assert closes_next(entry, MONDAY) is None
    assert {entry.id for entry in LINES.entries if entry.hours_text == "Hele døgnet"} == {
        "1813",
        "giftlinjen",
        "lev-uden-vold",
    }


@pytest.mark.parametrize(
    ("entry_id", "opened", "closed"),
    [
        ("livslinien", (23, 9, 0), (23, 8, 59)),
        ("livslinien", (24, 4, 59), (24, 5, 0)),
        ("psykiatrifonden", (26, 21, 59), (26, 22, 0)),
        ("psykiatrifonden", (28, 17, 59), (28, 18, 0)),
        ("sind", (23, 14, 59), (23, 15, 0)),
        ("sind", (24, 15, 59), (24, 9, 59)),
        ("stopspillet", (27, 16, 59), (28, 12, 0)),
        ("1818", (23, 16, 0), (23, 15, 59)),
        ("laegevagt-nordjylland", (29, 12, 0), (30, 8, 0)),
    ],
)
def test_the_hours_are_those_of_the_sources(
    entry_id: str, opened: tuple[int, int, int], closed: tuple[int, int, int]
) -> None:
    """Spot checks against the hours as they were found, November 2026."""
    entry = one(LINES, entry_id)
    for expected, (day, hour, minute) in ((True, opened), (False, closed)):
        assert open_at(entry, datetime(2026, 11, day, hour, minute)) is expected


def test_the_medical_service_answers_on_public_holidays_and_christmas_eve() -> None:
    """On a weekday that is a holiday no surgery is open, so the regional number is."""
    for day in (datetime(2026, 12, 24, 11), datetime(2026, 12, 25, 11), datetime(2027, 3, 25, 11)):
        assert all(line.open for line in ladder(LINES, None, day).acute)


# A centre's file --------------------------------------------------------------------------------


def test_without_a_centres_file_the_apps_file_stands(tmp_path: Path) -> None:
    """No file, no note."""
    assert load_helplines(tmp_path) == LINES
    assert load_helplines(tmp_path / "no such folder") == LINES
    assert override_mistakes(tmp_path) == ""


def test_a_centre_changes_one_key_and_the_rest_stands(tmp_path: Path) -> None:
    """Merged by id and key: a new number, checked on the centre's date, and everything else as before."""
    write(tmp_path, {"id": "sind", "tel": "11223344", "display": "11 22 33 44"})
    found = load_helplines(tmp_path)
    before, after = one(LINES, "sind"), one(found, "sind")
    assert (after.tel, after.verified_on) == ("11223344", date(2026, 12, 15))
    assert (after.hours, after.name, after.tier) == (before.hours, before.name, before.tier)
    assert [entry.id for entry in found.entries] == [entry.id for entry in LINES.entries]
    assert not found.override_refused
    assert override_mistakes(tmp_path) == ""


def test_the_example_in_the_documents_can_be_used_as_it_stands(tmp_path: Path) -> None:
    """A centre copies it: its team is there, a number is other, and a line is gone."""
    text = (ROOT / "docs" / "centre_numbers.md").read_text(encoding="utf-8")
    example = text.split("~~~~json\n")[1].split("~~~~")[0]
    (tmp_path / OVERRIDE).write_text(example, encoding="utf-8")
    assert override_mistakes(tmp_path) == ""
    found = load_helplines(tmp_path)
    assert one(found, "mit-team").tel == "87654321"
    assert one(found, "sind").tel == "11223344"
    assert not one(found, "stopspillet").enabled


def test_a_centre_adds_its_own_team(tmp_path: Path) -> None:
    """A new id is a new line; it stands after the regional number."""
    team = {
        "id": "mit-team",
        "tier": "daytime",
        "name": "Psykiatrisk ambulatorium",
        "tel": "12345678",
        "display": "12 34 56 78",
        "hours": [{"days": "1-5", "from": "08:00", "to": "15:00"}],
        "holidays": "closed",
        "verified_on": "2026-12-01",
    }
    found = ladder(load_helplines(write(tmp_path, team)), "midtjylland", MONDAY)
    assert [line.entry.id for line in found.lines()][:3] == ["112", "laegevagt-midtjylland", "mit-team"]
    assert found.daytime[0].entry.verified_on == date(2026, 12, 1)


def test_a_centre_puts_a_line_away_and_adds_a_region(tmp_path: Path) -> None:
    """Lines can be put away and regions changed; the day of the next check can be moved."""
    write(
        tmp_path,
        {"id": "stopspillet", "enabled": False},
        {"id": "1813", "regions": ["hovedstaden", "oestdanmark", "bornholm"]},
        regions=[{"id": "bornholm", "name": "Bornholm"}, {"id": "oestdanmark", "name": "Østdanmark"}],
        valid_until="2027-06-30",
    )
    found = load_helplines(tmp_path)
    assert not one(found, "stopspillet").enabled
    assert [region.name for region in found.regions][2] == "Østdanmark"
    assert found.regions[-1].id == "bornholm"
    assert found.regions[2].follows == ("hovedstaden", "sjaelland")
    assert found.valid_until == date(2027, 6, 30)


@pytest.mark.parametrize(
    "attempt",
    [
        {"id": "112", "enabled": False},
        {"id": "112", "tel": "113", "display": "113"},
        {"id": "112", "tier": "topic"},
        {"id": "112", "hours": [{"days": "1", "from": "08:00", "to": "09:00"}]},
        {"id": "112"},
    ],
)
def test_112_cannot_be_changed_and_the_rest_of_the_file_still_counts(
    tmp_path: Path, attempt: dict[str, Any]
) -> None:
    """What a centre writes about 112 is left out; its other changes stand."""
    found = load_helplines(write(tmp_path, attempt, {"id": "sind", "enabled": False}))
    assert one(found, "112") == one(LINES, "112")
    assert not one(found, "sind").enabled
    assert not found.override_refused


def _file(*entries: dict[str, Any]) -> str:
    return json.dumps({"schema": 1, "verified_on": "2026-12-15", "entries": entries})


NEW = {"id": "ny", "name": "Ny", "tier": "talk", "tel": "12345678", "display": "12 34 56 78"}
BROKEN: dict[str, str | bytes] = {
    "empty": "",
    "not JSON": "{",
    "not an object": "[]",
    "not text": b"\xff\xfe\x00",
    "another schema": '{"schema": 2, "verified_on": "2026-12-15"}',
    "no date": '{"schema": 1}',
    "an unknown key": '{"schema": 1, "verified_on": "2026-12-15", "numbers": []}',
    "an entry without id": _file({"tel": "12345678"}),
    "an id twice": _file({"id": "sind", "sms": None}, {"id": "sind", "sms": None}),
    "a misspelt key": _file({"id": "sind", "tlf": "12345678"}),
    "half a new entry": _file({"id": "ny", "tel": "12345678"}),
    "number and display differ": _file({"id": "sind", "tel": "12345678"}),
    "no acute number left": _file({"id": "1813", "enabled": False}),
    "Livslinien as the regional number": _file({"id": "livslinien", "tier": "acute"}),
    "another 112": _file({**NEW, "tier": "danger", "tel": "112", "display": "112"}),
    "hours that cannot be read": _file({**NEW, "hours": [{"days": "mandag", "from": "8", "to": "16"}]}),
    "nested beyond reason": "[" * 100_000,
    "too large": b" " * 1_000_001,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_falls_back_to_the_apps_and_says_so(tmp_path: Path, content: str | bytes) -> None:
    """Nothing of a broken file is used, the screen can say so, and whoever wrote it can see why."""
    raw = content.encode() if isinstance(content, str) else content
    (tmp_path / OVERRIDE).write_bytes(raw)
    found = load_helplines(tmp_path)
    assert found.override_refused
    assert found.model_copy(update={"override_refused": False}) == LINES
    assert override_mistakes(tmp_path)


def test_a_file_that_cannot_be_opened_falls_back_too(tmp_path: Path) -> None:
    """A folder in the file's place, or a file without permission, is no reason for no help."""
    (tmp_path / OVERRIDE).mkdir()
    assert load_helplines(tmp_path).override_refused
    assert override_mistakes(tmp_path)


def test_a_file_from_a_windows_editor_is_read(tmp_path: Path) -> None:
    """A byte order mark is no mistake."""
    text = '{"schema": 1, "verified_on": "2026-12-15", "entries": [{"id": "sind", "enabled": false}]}'
    (tmp_path / OVERRIDE).write_text(text, encoding="utf-8-sig")
    assert not one(load_helplines(tmp_path), "sind").enabled


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=5,
)
keys = st.sampled_from([*Entry.model_fields, "tlf"])
parts = st.dictionaries(keys, json_values, max_size=3)
ids = st.sampled_from([*(entry.id for entry in LINES.entries), "ny"])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.tuples(ids, parts), max_size=3),
    st.lists(st.tuples(st.sampled_from(["hovedstaden", "ny"]), parts), max_size=2),
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)),
)
def test_whatever_a_centre_writes_112_and_a_regional_number_stand_first(
    tmp_path_factory: pytest.TempPathFactory,
    entries: list[tuple[str, dict[str, Any]]],
    regions: list[tuple[str, dict[str, Any]]],
    moment: datetime,
) -> None:
    """Any file at all: the ladder begins with 112, answered now, and a regional number follows."""
    folder = write(
        tmp_path_factory.mktemp("centre"),
        *({**part, "id": entry_id} for entry_id, part in entries),
        regions=[{**part, "id": region_id} for region_id, part in regions],
    )
    found = ladder(load_helplines(folder), "hovedstaden", moment)
    assert found.danger == ladder(LINES, None, moment).danger
    assert found.lines()[0] is found.danger
    assert found.acute
