"""What helps, and whom to call: summaries that read whatever stands in the workbook."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.changes import Change, Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.plans import (
    Contact,
    HelpfulLine,
    HelpfulList,
    contact,
    contacts,
    helpful,
    helpful_text,
)
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import WorkbookState, fold


def state(*records: tuple[Kind, str, Mapping[str, Json]]) -> WorkbookState:
    """Records written one after the other."""
    changes: list[Change] = []
    for number, (kind, record_id, fields) in enumerate(records):
        stamp = Stamp(number, 0, "a")
        changes.extend(Change(record_id, kind, name, value, stamp) for name, value in fields.items())
    return fold(WorkbookState(), changes)


def test_each_list_has_its_own_lines_oldest_first() -> None:
    """Lines stand in the order in which they were written."""
    found = state(
        (Kind.HELPFUL, "b", {"list": "helps_me", "text": "Musik"}),
        (Kind.HELPFUL, "c", {"list": "not_helpful", "text": "Råbe"}),
        (Kind.HELPFUL, "a", {"list": "helps_me", "text": "Gå en tur"}),
    )
    assert helpful(found, HelpfulList.HELPS_ME) == [
        HelpfulLine("b", HelpfulList.HELPS_ME, "Musik"),
        HelpfulLine("a", HelpfulList.HELPS_ME, "Gå en tur"),
    ]
    assert [line.text for line in helpful(found, HelpfulList.NOT_HELPFUL)] == ["Råbe"]


def test_empty_removed_and_unknown_lines_are_shown_nowhere() -> None:
    """An empty line is no line; a list of a later version is carried and not shown."""
    found = state(
        (Kind.HELPFUL, "tom", {"list": "helps_me", "text": "  "}),
        (Kind.HELPFUL, "væk", {"list": "helps_me", "text": "Musik", "deleted": True}),
        (Kind.HELPFUL, "ny", {"list": "a_later_list", "text": "Noget"}),
        (Kind.HELPFUL, "sær", {"list": ["helps_me"], "text": 7}),
    )
    assert helpful(found, HelpfulList.HELPS_ME) == []
    assert helpful(found, HelpfulList.NOT_HELPFUL) == []
    assert helpful_text(found, "væk") == "Musik"
    assert helpful_text(found, "sær") == ""
    assert helpful_text(found, "findes ikke") == ""


def test_a_contact_keeps_its_number_as_it_was_written() -> None:
    """What is written stays; what is dialled is derived."""
    found = state((Kind.CONTACT, "a", {"name": "Mor", "number": "+45 12 34 56 78"}))
    assert contacts(found) == [Contact("a", "Mor", "+45 12 34 56 78")]
    assert contacts(found)[0].number == "12345678"
    assert contacts(found)[0].takes_messages


def test_a_half_number_is_shown_and_not_called() -> None:
    """A contact with half a number is still there, without a number to dial."""
    found = contacts(state((Kind.CONTACT, "a", {"name": "Mor", "number": "12 34"})))
    assert found[0].written == "12 34"
    assert found[0].number is None
    assert not found[0].takes_messages


def test_a_short_number_takes_no_messages() -> None:
    """1813 can be called and not written to."""
    found = Contact("a", "Akut", "1813")
    assert found.number == "1813"
    assert not found.takes_messages


def test_contacts_without_anything_or_removed_are_left_out() -> None:
    """A contact needs a name or a number to be one; on its own screen it is there from the start."""
    found = state(
        (Kind.CONTACT, "tom", {"name": " ", "number": ""}),
        (Kind.CONTACT, "væk", {"name": "Ida", "deleted": True}),
        (Kind.CONTACT, "nummer", {"number": "12345678"}),
    )
    assert [one.id for one in contacts(found)] == ["nummer"]
    assert contact(found, "tom") == Contact("tom", " ", "")
    assert contact(found, "væk") is None
    assert contact(found, "findes ikke") is None


def test_only_a_true_tick_lets_a_contact_be_seen_without_the_code() -> None:
    """Anything but a plain yes is no."""
    for value, seen in ((True, True), (False, False), ("ja", False), (1, False), (None, False)):
        found = state((Kind.CONTACT, "a", {"name": "Mor", "seen_without_code": value}))
        assert contacts(found)[0].seen_without_code is seen


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(
    st.dictionaries(
        st.sampled_from(["list", "text", "name", "number", "seen_without_code", "deleted"]),
        values,
        min_size=1,
    )
)
def test_odd_values_of_a_later_version_never_break_a_summary(fields: dict[str, Json]) -> None:
    """Whatever a later version has written, help can be read."""
    found = state((Kind.HELPFUL, "a", fields), (Kind.CONTACT, "a", fields))
    for which in HelpfulList:
        assert all(line.text.strip() for line in helpful(found, which))
    for one in contacts(found):
        assert one.number is None or one.number
