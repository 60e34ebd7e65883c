"""The machine-readable copy: all of the workbook comes back, and a file that is not one is told apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.changes import Change, Json
from imr_workbook.domain.records import Record, Value
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import WorkbookState, fold
from imr_workbook.domain.versions import Version
from imr_workbook.export.machine_json import (
    MOST_BYTES,
    MOST_DEEP,
    Altered,
    Copy,
    CutShort,
    FromNewerVersion,
    NotACopy,
    TooLarge,
    read_copy,
    schema,
    written_copy,
)
from tests.changes import changes, contents, stamps, texts

MADE = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
STAMP = Stamp(1_795_420_800_000, 3, "a1b2c3d4")
SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "export.schema.json"


def finite(content: Json) -> bool:
    """Whether JSON can tell of it: there is no infinity in it."""
    return "Infinity" not in json.dumps(content)


def records_of(state: WorkbookState) -> list[Record]:
    return [record for kind in state.kinds.values() for record in kind.values()]


a_workbook = st.lists(changes().filter(lambda one: finite(one.value))).map(
    lambda some: records_of(fold(WorkbookState(), some))
)
some_versions = st.lists(
    st.builds(
        Version,
        st.just("step"),
        st.just("r1"),
        st.just("text"),
        st.builds(Value, texts, stamps, st.none() | stamps),
        st.booleans(),
    )
)


def a_file(value: Json = "Se min søster") -> dict[str, Any]:
    """A small right file, as JSON."""
    record = Record("step", "r1", {"text": Value(value, STAMP)})
    found: dict[str, Any] = json.loads(written_copy([record], [], MADE))
    return found


def bytes_of(found: object) -> bytes:
    return json.dumps(found).encode()


@given(a_workbook, some_versions)
def test_everything_comes_back_as_it_was(records: list[Record], versions: list[Version]) -> None:
    """Removed records, kinds and fields of a later version, stamps, bases and earlier texts: all of it."""
    assert read_copy(written_copy(records, versions, MADE)) == Copy(records, versions)


@given(contents.filter(finite))
def test_a_value_keeps_its_type(content: Json) -> None:
    """True is not 1, and 1 is not 1.0."""
    back = read_copy(written_copy([Record("step", "r1", {"text": Value(content, STAMP)})], [], MADE))
    assert json.dumps(back.records[0].get("text")) == json.dumps(content)


def test_half_a_character_comes_back() -> None:
    """Which UTF-8 has no way to write."""
    assert read_copy(bytes_of(a_file("\ud83d sol"))).records[0].get("text") == "\ud83d sol"
    written = written_copy([Record("step", "r1", {"text": Value("\ud83d sol", STAMP)})], [], MADE)
    assert read_copy(written).records[0].get("text") == "\ud83d sol"


def test_the_same_workbook_and_time_give_the_same_file() -> None:
    """In whatever order its fields came."""
    fields = {"text": Value("a", STAMP), "why": Value("b", STAMP)}
    turned = dict(reversed(fields.items()))
    assert written_copy([Record("step", "r1", fields)], [], MADE) == written_copy(
        [Record("step", "r1", turned)], [], MADE
    )


def test_a_file_that_another_program_has_laid_out_anew_is_read() -> None:
    """Its keys in another order, with a mark in front, on one line or many."""
    found = dict(reversed(a_file().items()))
    for data in (bytes_of(found), b"\xef\xbb\xbf" + bytes_of(found), json.dumps(found, indent=4).encode()):
        assert read_copy(data).records[0].get("text") == "Se min søster"


# files that are none ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hej",
        b"\xff\xd8\xff\xe0",
        b"%PDF-1.3",
        b"[]",
        b"{}",
        b'{"format": "noget andet"}',
        b'{"form": 1',
    ],
)
def test_something_else_is_told_apart(data: bytes) -> None:
    """A picture, a letter, another program's file."""
    with pytest.raises(NotACopy):
        read_copy(data)


def test_a_file_cut_anywhere_is_told_apart() -> None:
    """From the first byte that tells it is ours to the last but the line's end."""
    record = Record("step", "r1", {"text": Value("Æ {søster} 🌱", STAMP)})
    data = written_copy([record, record], [], MADE)
    for length in range(24, len(data.rstrip()) - 1):
        with pytest.raises(CutShort):
            read_copy(data[:length])


def test_a_newer_version_is_told_apart() -> None:
    """Also where everything else in it is unknown."""
    with pytest.raises(FromNewerVersion):
        read_copy(bytes_of({"format": "arbejdsbog", "form": 2, "alt": "andet"}))


def test_a_file_too_large_is_not_read() -> None:
    """It would stop the app for everybody."""
    with pytest.raises(TooLarge):
        read_copy(b" " * (MOST_BYTES + 1))


def deep(levels: int) -> Json:
    """Lists in lists."""
    found: Json = "inderst"
    for _ in range(levels):
        found = [found]
    return found


ALTERED: dict[str, Callable[[dict[str, Any]], object]] = {
    "no records": lambda found: found.pop("records"),
    "records that are none": lambda found: found.update(records={}),
    "a record without fields": lambda found: found["records"][0].update(fields={}),
    "a kind that is a number": lambda found: found["records"][0].update(kind=5),
    "an empty id": lambda found: found["records"][0].update(id=""),
    "a version as text": lambda found: found["records"][0].update(v="1"),
    "a stamp of another form": lambda found: found["records"][0]["fields"]["text"].update(stamp="i går"),
    "a stamp before time": lambda found: found["records"][0]["fields"]["text"].update(
        stamp="-000000000001-0000-a"
    ),
    "a stamp in other digits": lambda found: found["records"][0]["fields"]["text"].update(
        stamp="１７９５４２０８０００００-0000-a"
    ),
    "no base": lambda found: found["records"][0]["fields"]["text"].pop("base"),
    "something more": lambda found: found.update(mere=1),
    "a form that is none": lambda found: found.update(form="1"),
    "too deep": lambda found: found["records"][0]["fields"]["text"].update(value=deep(MOST_DEEP)),
}


@pytest.mark.parametrize("how", ALTERED)
def test_bad_values_are_told_apart(how: str) -> None:
    """Whoever or whatever put them there; nothing of the file is taken in then."""
    found = a_file()
    ALTERED[how](found)
    with pytest.raises(Altered):
        read_copy(bytes_of(found))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "9" * 5000])
def test_numbers_that_are_none_are_told_apart(number: str) -> None:
    """Python's own reader would take most of them."""
    data = bytes_of(a_file("HER")).replace(b'"HER"', number.encode())
    with pytest.raises(Altered):
        read_copy(data)


def test_a_file_of_nothing_but_brackets_is_told_apart() -> None:
    """It must not bring the reader down."""
    data = bytes_of(a_file("HER")).replace(b'"HER"', b"[" * 100_000 + b"]" * 100_000)
    with pytest.raises(Altered):
        read_copy(data)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_no_bytes_bring_the_reader_down(noise: bytes, place: int) -> None:
    """Every file is read or told apart."""
    data = written_copy([Record("step", "r1", {"text": Value("Æ", STAMP)})], [], MADE)
    for broken in (noise, data[:place] + noise + data[place:], data[:place] + noise):
        try:
            read_copy(broken)
        except (NotACopy, CutShort, Altered, FromNewerVersion):
            continue


# the published form -----------------------------------------------------------------------------


def test_the_published_schema_is_the_one_that_is_used() -> None:
    """Made anew by `python -m tools.export_schema`."""
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == schema()


def test_the_schema_says_what_each_part_is() -> None:
    """Somebody reads it who has never seen the app."""
    found = schema()
    for form in (found, *found["$defs"].values()):
        assert form["description"]
        assert all("description" in one or "const" in one for one in form["properties"].values()), form[
            "title"
        ]


def test_changes_are_not_what_is_exported() -> None:
    """One value a field: the one that stands."""
    state = fold(
        WorkbookState(),
        [Change("r1", "step", "text", word, Stamp(ms, 0, "a1")) for ms, word in ((1, "før"), (2, "nu"))],
    )
    (record,) = read_copy(written_copy(records_of(state), [], MADE)).records
    assert record.fields["text"].content == "nu"
