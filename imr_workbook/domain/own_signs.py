"""OwnSign: something the person has noticed about themselves, in their own words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.records import Record
from imr_workbook.domain.state import WorkbookState


class Pole(StrEnum):
    """When the sign is there, as the person sees it. Changes nothing in how it is asked or shown."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class OwnSign:
    """One sign of the person's own."""

    id: str
    text: str
    pole: Pole | None = None
    """None until it has been said."""


def own_sign(state: WorkbookState, sign_id: str) -> OwnSign | None:
    """One sign; none where it is not there or nothing is written in it."""
    record = state.record(Kind.OWN_SIGN, sign_id)
    return None if record is None else _own_sign(record)


def sign_in_writing(state: WorkbookState, sign_id: str) -> OwnSign | None:
    """A sign as its field holds it, spaces and all, also when empty; none where there is no such sign."""
    record = state.record(Kind.OWN_SIGN, sign_id)
    return None if record is None or record.deleted else OwnSign(record.id, _text(record), _pole(record))


def own_signs(state: WorkbookState) -> list[OwnSign]:
    """Every sign with words in it, oldest first."""
    found = (_own_sign(record) for record in state.living(Kind.OWN_SIGN))
    return [sign for sign in found if sign is not None]


def _own_sign(record: Record) -> OwnSign | None:
    text = _text(record).strip()
    return OwnSign(record.id, text, _pole(record)) if text and not record.deleted else None


def _text(record: Record) -> str:
    text = record.get("text")
    return text if isinstance(text, str) else ""


def _pole(record: Record) -> Pole | None:
    pole = record.get("pole")
    return next((found for found in Pole if found.value == pole), None)
