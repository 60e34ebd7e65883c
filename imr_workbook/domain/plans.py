"""Plans: what helps the person, whom they can call, and what others had better not do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.phone_numbers import phone_number
from imr_workbook.domain.records import Record
from imr_workbook.domain.state import WorkbookState


class HelpfulList(StrEnum):
    """Which list a line stands on: names as they are stored, never renamed."""

    HELPS_ME = "helps_me"
    """What helps me."""
    NOT_HELPFUL = "not_helpful"
    """What others had better not do."""


@dataclass(frozen=True, slots=True)
class HelpfulLine:
    """One line of *Det hjælper mig*."""

    id: str
    list: HelpfulList
    text: str
    """In the person's own words; never empty in `helpful`."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone the person can call."""

    id: str
    name: str
    """As the person calls them; may be empty."""
    written: str
    """The number as it was written, whole or not."""
    seen_without_code: bool = False
    """Whether it may be seen before the workbook is unlocked: ”må ses uden kode”."""

    @property
    def number(self) -> str | None:
        """The number as it is dialled; none where what is written is not a whole number."""
        return phone_number(self.written)

    @property
    def takes_messages(self) -> bool:
        """Whether a text message may be written to it: short numbers take none."""
        number = self.number
        return number is not None and len(number) >= 8


def helpful(state: WorkbookState, which: HelpfulList, writing: str | None = None) -> list[HelpfulLine]:
    """The lines of one list, oldest first.

    Empty ones are left out, but for the one with the id `writing`: it keeps its place while its words are
    being written anew.
    """
    lines = (_line(record) for record in state.living(Kind.HELPFUL))
    found = [line for line in lines if line is not None and line.list is which]
    return [line for line in found if line.text.strip() or line.id == writing]


def helpful_text(state: WorkbookState, line_id: str) -> str:
    """What stands in one line, removed or not; empty where nothing was ever written."""
    record = state.record(Kind.HELPFUL, line_id)
    return "" if record is None else _text(record, "text")


def contacts(state: WorkbookState) -> list[Contact]:
    """Everyone the person has written down, oldest first; those without name and number are left out."""
    found = (_contact(record) for record in state.living(Kind.CONTACT))
    return [contact for contact in found if contact.name.strip() or contact.written.strip()]


def contact(state: WorkbookState, contact_id: str) -> Contact | None:
    """One contact, also where nothing is written yet; none where it was removed or never was."""
    record = state.record(Kind.CONTACT, contact_id)
    return None if record is None or record.deleted else _contact(record)


def removed_contact(state: WorkbookState, contact_id: str) -> Contact | None:
    """A contact that was taken away, as it was; none where it stands, never was, or is gone for good."""
    record = state.record(Kind.CONTACT, contact_id)
    return _contact(record) if record is not None and record.deleted and not record.bare else None


def _line(record: Record) -> HelpfulLine | None:
    which = next((known for known in HelpfulList if known.value == record.get("list")), None)
    if which is None:
        return None  # a list of a later version
    return HelpfulLine(record.id, which, _text(record, "text"))


def _contact(record: Record) -> Contact:
    return Contact(
        id=record.id,
        name=_text(record, "name"),
        written=_text(record, "number"),
        seen_without_code=record.get("seen_without_code") is True,
    )


def _text(record: Record, name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""
