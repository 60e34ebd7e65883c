"""Contacts that the person lets be seen before the workbook is unlocked: the copy of them outside the vault."""

from __future__ import annotations

from collections.abc import Iterable

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.plans import contacts
from imr_workbook.domain.records import Record, Value
from imr_workbook.domain.settings import SeenContact
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import WorkbookState

_NEVER = Stamp(0, 0, "locked")


def seen_contacts(state: WorkbookState) -> tuple[SeenContact, ...]:
    """Those with ”må ses uden kode”, oldest first."""
    return tuple(
        SeenContact(name=one.name, number=one.written) for one in contacts(state) if one.seen_without_code
    )


def records_of(seen: Iterable[SeenContact]) -> list[Record]:
    """The copies as records, for a workbook that is locked: it shows them as it shows contacts, and no more."""
    return [
        Record(
            Kind.CONTACT,
            f"seen-{number}",
            {
                "name": Value(one.name, _NEVER, None),
                "number": Value(one.number, _NEVER, None),
                "added": Value(f"{number:04}", _NEVER, None),
            },
        )
        for number, one in enumerate(seen)
    ]
