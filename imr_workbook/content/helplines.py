"""Reads the helplines: the file of the app, with a centre's own file in the data folder merged into it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from imr_workbook.domain.helplines import ALARM, Helplines
from imr_workbook.domain.nesting import refuse_nested

SHIPPED = Path(__file__).with_name("helplines.json")
"""The file that comes with the app."""

OVERRIDE = "helplines.override.json"
"""Name of a centre's file in the data folder."""

_LARGEST_BYTES = 1_000_000

Part = Annotated[dict[str, Any], Field(min_length=1)]


class _Override(BaseModel):
    """A centre's file: only what differs. What it leaves out stands as in the app's file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    schema_version: Literal[1] = Field(alias="schema")
    verified_on: date
    valid_until: date | None = None
    regions: tuple[Part, ...] = ()
    entries: tuple[Part, ...] = ()


def load_helplines(data_folder: Path | None = None) -> Helplines:
    """The helplines to show.

    Args:
        data_folder: where a centre's `helplines.override.json` may lie; none: the app's file alone.

    Returns:
        The app's file with the centre's in it. A centre's file that cannot be used is left out as a
        whole, and `override_refused` says so: help must not depend on it.
    """
    shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
    if data_folder is None:
        return Helplines.model_validate(shipped)
    try:
        override = _read_override(data_folder / OVERRIDE)
        if override is not None:
            return Helplines.model_validate(_merged(shipped, override))
    except (OSError, ValueError, RecursionError):
        return Helplines.model_validate(shipped).model_copy(update={"override_refused": True})
    return Helplines.model_validate(shipped)


def override_mistakes(data_folder: Path) -> str:
    """What is wrong with a centre's file, for whoever writes it; empty where nothing is."""
    try:
        override = _read_override(data_folder / OVERRIDE)
        if override is not None:
            shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
            Helplines.model_validate(_merged(shipped, override))
    except (OSError, ValueError, RecursionError) as error:
        return str(error) or type(error).__name__
    return ""


def _read_override(path: Path) -> _Override | None:
    """A centre's file as it stands; none where there is no such file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is too large, not JSON, or not of this form.
        RecursionError: it is nested beyond reason.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_BYTES + 1)
    except FileNotFoundError:
        return None
    if len(raw) > _LARGEST_BYTES:
        raise ValueError(f"{OVERRIDE} is larger than {_LARGEST_BYTES} bytes")
    text = raw.decode("utf-8-sig")
    refuse_nested(text)
    return _Override.model_validate(json.loads(text))


def _merged(shipped: dict[str, Any], override: _Override) -> dict[str, Any]:
    """The app's file with a centre's parts in it, by id and key by key."""
    checked = override.verified_on.isoformat()
    # 112 stands as it is: whatever a centre writes under that id is left out.
    entries = [{"verified_on": checked, **part} for part in override.entries if part.get("id") != ALARM]
    merged = {
        **shipped,
        "regions": _by_id(shipped["regions"], override.regions),
        "entries": _by_id(shipped["entries"], entries),
    }
    if override.valid_until is not None:
        merged["valid_until"] = override.valid_until.isoformat()
    return merged


def _by_id(shipped: Iterable[dict[str, Any]], parts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The shipped parts in their order, changed; then the new ones.

    Raises:
        ValueError: a part has no id, or one that another part has.
    """
    changes: dict[str, dict[str, Any]] = {}
    for part in parts:
        part_id = part.get("id")
        if not isinstance(part_id, str):
            raise ValueError('every region and entry needs an "id"')
        if part_id in changes:
            raise ValueError(f"{part_id} stands twice")
        changes[part_id] = part
    changed = [{**part, **changes.pop(part["id"], {})} for part in shipped]
    return [*changed, *changes.values()]
