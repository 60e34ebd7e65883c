"""TOML as authors write it -> values and models; says which line a mistake stands on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from imr_workbook.content.errors import ContentError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WrittenToml:
    """Lines of TOML in a file."""

    file: Path
    line: int
    """Line of the file that the first of `lines` stands on."""
    lines: Sequence[str]
    opening: int
    """Line that a mistake in the whole is told on."""
    form: str
    """The right form of the whole."""

    def values(self) -> dict[str, Any]:
        """What is written.

        Raises:
            ContentError: it is not TOML.
        """
        try:
            return tomllib.loads("\n".join(self.lines))
        except (ValueError, RecursionError) as error:
            # tomllib's own error is a ValueError; numbers and nesting beyond reason raise others.
            raise ContentError(
                self.file, self._line_in(str(error)), f"this cannot be read: {_plain(error)}", self.form
            ) from error

    def read(self, model: TypeAdapter[T], values: dict[str, Any], form: str | None = None) -> T:
        """What is written, as `model`.

        Raises:
            ContentError: the first thing that is not as `model` wants it.
        """
        try:
            return model.validate_python(values)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise ContentError(self.file, self._line_of(first), problem(first), form or self.form) from error

    def line_with(self, *needles: str) -> int:
        """The first line that holds one of `needles`, the first needle first; else the opening."""
        for needle in needles:
            for offset, line in enumerate(self.lines):
                if needle and needle in line:
                    return self.line + offset
        return self.opening

    def _line_in(self, message: str) -> int:
        """Where tomllib saw that something is wrong: what is never closed, at the end."""
        inside = re.search(r"at line (\d+)", message)
        if inside is None:
            return self.line + len(self.lines) - 1 if "at end of document" in message else self.opening
        return self.line + int(inside[1]) - 1

    def _line_of(self, error: ErrorDetails) -> int:
        found, keys = error["input"], [part for part in error["loc"] if isinstance(part, str)]
        if error["type"] == "extra_forbidden":
            return self.line_with(keys[-1])
        if error["type"] == "missing":
            # The thing it is missing from: found by what that says, for example by its id.
            return self.line_with(*_strings(found)) if _in_list(error) else self.opening
        if isinstance(found, str):
            return self.line_with(f'"{found}"', f"{keys[-1]} =" if keys else "")
        return self.line_with(*(f"{key} =" for key in reversed(keys)))


def _strings(found: object) -> list[str]:
    return [one for one in found.values() if isinstance(one, str)] if isinstance(found, dict) else []


def _in_list(error: ErrorDetails) -> bool:
    return any(isinstance(part, int) for part in error["loc"])


_PROBLEMS = {
    "missing": "{where}”{key}” is missing",
    "extra_forbidden": "{where}”{key}” is not known here",
    "string_too_short": "{where}”{key}” is empty",
    "string_pattern_mismatch": "”{found}” is not an id: only small letters a-z, digits, and dashes between them",
    "too_short": "”{key}” has {actual_length}, but at least {min_length} are needed",
    "too_long": "”{key}” has {actual_length}, but at most {max_length} fit",
    "greater_than_equal": "”{key}” is {found}, but at least {ge} is needed",
    "less_than_equal": "”{key}” is {found}, but at most {le} is possible",
    "string_type": "{where}”{key}” is not a text in quotation marks",
    "bool_parsing": "”{key}” is neither true nor false",
    "bool_type": "”{key}” is neither true nor false",
    "int_parsing": "”{key}” is not a whole number",
    "int_type": "”{key}” is not a whole number",
    "tuple_type": "”{key}” is not a list in square brackets",
    "literal_error": "”{key}” is ”{found}”, but can be {expected}",
    "union_tag_invalid": "”{tag}” is not a type of exercise; the types are {expected_tags}",
    "union_tag_not_found": "”type” is missing: it tells which kind of exercise this is",
    "value_error": "{error}",
}
"""Kind of pydantic error -> a sentence for one who has never heard of pydantic."""


def problem(error: ErrorDetails) -> str:
    """What pydantic found, in one sentence."""
    sentence = _PROBLEMS.get(error["type"], "{where}”{key}”: {message}")
    return sentence.format_map(
        {
            **{name: str(value).replace("'", "") for name, value in error.get("ctx", {}).items()},
            "where": _where(error),
            "key": _key(error),
            "found": error["input"],
            "message": error["msg"].lower(),
        }
    )


def _key(error: ErrorDetails) -> str:
    last = error["loc"][-1] if error["loc"] else "this"
    return last if isinstance(last, str) else "this line"


def _where(error: ErrorDetails) -> str:
    """”items, number 4: ” for what stands in a list; empty for the rest."""
    loc = error["loc"]
    for index, part in enumerate(loc):
        if index and isinstance(part, int):
            return f"{loc[index - 1]}, number {part + 1}: "
    return ""


def _plain(error: Exception) -> str:
    """What tomllib found, without its own count of lines."""
    if isinstance(error, RecursionError):
        return "it is nested beyond reason"
    return re.sub(r" \(at .*\)$", "", str(error)).lower()
