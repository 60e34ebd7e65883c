"""A vault on a disk whose device's clock is set back goes on keeping what is written."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import profile
from imr_workbook.domain.stamps import Stamp
from imr_workbook.vault.vault import Vault
from tests.vault.places import Clock, opened

BEFORE_1970 = datetime(1969, 7, 20, 20, 17, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
SET_BACK = [
    NOW - timedelta(seconds=1),
    NOW - timedelta(days=2),
    NOW - timedelta(days=3000),
    datetime(1970, 1, 1, tzinfo=UTC),
    BEFORE_1970,
]


@pytest.mark.parametrize("then", SET_BACK, ids=str)
@pytest.mark.parametrize("first", [NOW, BEFORE_1970], ids=str)
def test_the_last_thing_written_is_there(tmp_path: Path, first: datetime, then: datetime) -> None:
    """Set back while it is open and while it is closed: each change stands, and no stamp comes twice."""
    clock, wrote = Clock(), 0
    stamps: list[Stamp] = []
    for moments in ([first, then], [then, first], [then]):
        clock.now = moments[0]
        with closing(opened(tmp_path, clock)) as vault:
            if wrote:
                assert profile(vault.workbook.state).name == f"Navn {wrote}"
            for clock.now in moments:
                for _change in range(2):
                    wrote += 1
                    vault.workbook.call_me(f"Navn {wrote}")
                    assert profile(vault.workbook.state).name == f"Navn {wrote}"
                    stamps.append(_stamp(vault))
    with closing(opened(tmp_path, clock)) as vault:
        assert profile(vault.workbook.state).name == f"Navn {wrote}"
    assert len(set(stamps)) == len(stamps) == wrote
    assert stamps == sorted(stamps)


def _stamp(vault: Vault) -> Stamp:
    (record,) = vault.workbook.state.kinds[Kind.PROFILE].values()
    return record.fields["name"].stamp
