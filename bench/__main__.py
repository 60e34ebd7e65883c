"""`python -m bench`: measure everything in one run, beside the peers, and write bench/results.md.

Words to limit it to: `store`, `workbook`, `crypto`, `start`. What was not measured keeps no place in the file.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import flet
from tinydb.version import __version__ as tinydb_version

from bench import crypto, start, store, workbook

RESULTS = Path(__file__).with_name("results.md")


def main(arguments: list[str]) -> int:
    """Measure, print and write."""
    chosen = [name for name in SECTIONS if name in arguments] or list(SECTIONS)
    lines = [_heading(), *(line for name in chosen for line in SECTIONS[name]())]
    text = "\n".join(lines).rstrip() + "\n"
    print(text)
    RESULTS.write_text(text, encoding="utf-8")
    return 0


def _heading() -> str:
    cores, system, today = os.cpu_count(), platform.system(), dt.datetime.now().astimezone().date()
    return (
        "# How fast it is\n\n"
        f"Measured {today.isoformat()} on {cores} cores, {platform.machine()}, {system}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, Flet {flet.__version__}, "
        f"TinyDB {tinydb_version}. Made by `make bench`; only the ratios travel to another machine. "
        "Of each measure the lower quartile of many rounds, since whatever else the machine does only ever adds; "
        "the bars are those of the design.\n"
    )


def _store() -> list[str]:
    found = store.measure()
    first = found[0]
    lines = [
        "## One change made durable (`Store.append`)\n",
        (
            "| records | ours, ms | × at 100 (bar 1.3) | SQLite, ms | ours / SQLite (bar 2) | JSONStorage, ms "
            "| JSONStorage / ours (bar 100 at 10,000) | CachingMiddleware, ms |"
        ),
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in found:
        against = "–" if one.json is None else f"{one.json / one.ours:.0f}"
        lines.append(
            f"| {one.records:,} | {one.ours:.3f} | {one.ours / first.ours:.2f} | {one.sqlite:.3f} | "
            f"{one.ours / one.sqlite:.2f} | {_ms(one.json)} | {against} | {_ms(one.caching)} |"
        )
    lines.append(
        "\nSQLite: one row replaced, with the same durability. TinyDB's JSONStorage rewrites the whole file each "
        "time, and a stop in the middle leaves it unreadable; beyond 10,000 records one change takes it a second, "
        "and it is left out. Its CachingMiddleware keeps a thousand changes in memory alone: quick, and lost when "
        "the power goes.\n"
    )
    return lines


def _workbook() -> list[str]:
    meant, opened = workbook.measure_intentions(), workbook.measure_openings()
    return [
        "## The whole intention (`Workbook.answer`: store, fold, publish)\n",
        "| records | whole, ms | × at 100 (bar flat) | the store's part, ms | whole / store (bar 2) |",
        "| ---: | ---: | ---: | ---: | ---: |",
        *(
            f"| {one.records:,} | {one.whole:.3f} | {one.whole / meant[0].whole:.2f} | {one.store:.3f} | "
            f"{one.whole / one.store:.2f} |"
            for one in meant
        ),
        "\n## Opening a workbook of nine months\n",
        "| what | records | ms (bar 100) |",
        "| --- | ---: | ---: |",
        *(f"| {one.what} | {one.records:,} | {one.ms:.0f} |" for one in opened),
        "",
    ]


def _crypto() -> list[str]:
    unlockings, rows = crypto.measure_unlockings(), crypto.measure_rows()
    return [
        "## Unlocking, at each level of Argon2id\n",
        "| passes | memory, MiB | ours, ms | `cryptography`, ms | ours / other | taken here (at most 500 ms) |",
        "| ---: | ---: | ---: | ---: | ---: | --- |",
        *(
            f"| {one.effort.passes} | {one.memory_mib} | {one.ours:.0f} | {one.other:.0f} | "
            f"{one.ours / one.other:.2f} | {'yes' if one.within else 'no'} |"
            for one in unlockings
        ),
        (
            "\nThe first level is the floor, whatever it takes. A new kode gets the highest level that the device does "
            "in time; every guess at it costs the same.\n"
        ),
        "## One row sealed and unsealed\n",
        "| bytes | seal, µs | unseal, µs | `cryptography` seal, µs | unseal, µs |",
        "| ---: | ---: | ---: | ---: | ---: |",
        *(
            f"| {one.size:,} | {one.seal:.1f} | {one.unseal:.1f} | {one.other_seal:.1f} | {one.other_unseal:.1f} |"
            for one in rows
        ),
        (
            "\nOurs with a nonce of 24 bytes, which can be drawn at random for ever; `cryptography` has "
            "ChaCha20-Poly1305 with the short one alone.\n"
        ),
    ]


def _start() -> list[str]:
    return [
        "## In the browser, beside a bare Flet page\n",
        "| what | the app | bare page | ratio | bar |",
        "| --- | ---: | ---: | ---: | --- |",
        *(
            f"| {what} | {ours:,.0f} | {bare:,.0f} | {ours / bare:.2f} | {bar or '–'} |"
            for what, ours, bare, bar in start.rows()
        ),
        "",
    ]


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


SECTIONS: dict[str, Callable[[], list[str]]] = {
    "store": _store,
    "workbook": _workbook,
    "crypto": _crypto,
    "start": _start,
}
"""What can be measured, in the order of the report."""

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
