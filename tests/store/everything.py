"""Everything a store says of itself, as one value to compare."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Value
from imr_workbook.store.store import Store


def everything(store: Store, records: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What stands in a store.

    Args:
        store: any store.
        records: (kind, id) of those whose versions are asked for.
    """
    return {
        "records": {
            (one.kind, one.id): (one.schema, {name: _value(value) for name, value in one.fields.items()})
            for one in store.records()
        },
        "outbox": [_change(change) for change in store.outbox()],
        "versions": {
            key: [(one.field, _value(one.value), one.concurrent) for one in store.versions(*key)]
            for key in records
        },
        "cursors": store.cursors(),
        "last": store.last_stamp,
        "device": store.device,
    }


def _value(value: Value) -> tuple[str, ...]:
    # As text, since true is not 1 and 1 is not 1.0.
    return json.dumps(value.content, sort_keys=True), str(value.stamp), str(value.base)


def _change(change: Change) -> tuple[str, ...]:
    value = Value(change.value, change.stamp, change.base)
    return change.kind, change.record_id, change.field, str(change.schema), *_value(value)
