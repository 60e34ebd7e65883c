"""A process that ends at one of the calls that change the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest


class Killed(BaseException):
    """As `kill -9`: nothing that catches errors may catch it."""


def ends_at(call: int, patch: pytest.MonkeyPatch, changing: Iterable[tuple[object, str]]) -> None:
    """Have the process end at the call of this number, counted over all these functions of these owners."""
    calls = iter(range(1000))

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def run(*values: object, **options: object) -> object:
            if next(calls) == call:
                raise Killed
            return real(*values, **options)

        return run

    for owner, name in changing:
        patch.setattr(owner, name, counted(getattr(owner, name)))
