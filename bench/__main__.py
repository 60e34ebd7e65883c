"""`python -m bench`: measure everything in one run, beside the peers, and write bench/results.md.

Words to limit it to: `store`, `workbook`, `opening`, `vault`, `crypto`, `pyodide`, `start`, `pwa`. What was not
measured keeps no place in the file. With `small` it measures little, to see that it runs, and writes nothing.
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

from bench import crypto, opening, pwa, pyodide, start, store, vault, workbook
from bench.scale import FULL, SMALL, Scale

RESULTS = Path(__file__).with_name("results.md")


def main(arguments: list[str]) -> int:
    """Measure, print and write."""
    scale = SMALL if "small" in arguments else FULL
    chosen = [name for name in SECTIONS if name in arguments] or list(SECTIONS)
    lines = [_heading(), *(line for name in chosen for line in SECTIONS[name](scale))]
    text = "\n".join(lines).rstrip() + "\n"
    print(text)
    if scale is FULL:
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


def _store(scale: Scale) -> list[str]:
    found = store.measure(scale)
    first = found[0]
    lines = [
        "## One change made durable (`Store.append`), sealed\n",
        (
            "| records | ours, ms | × at the first (bar 1.3) | without the seal, ms | sealed / unsealed | SQLite, ms "
            "| ours / SQLite (bar 2) | JSONStorage, ms | JSONStorage / ours (bar 100 at 10,000) "
            "| CachingMiddleware, ms |"
        ),
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in found:
        against = "–" if one.json is None else f"{one.json / one.ours:.0f}"
        lines.append(
            f"| {one.records:,} | {one.ours:.3f} | {one.ours / first.ours:.2f} | {one.unsealed:.3f} | "
            f"{one.ours / one.unsealed:.2f} | {one.sqlite:.3f} | {one.ours / one.sqlite:.2f} | {_ms(one.json)} | "
            f"{against} | {_ms(one.caching)} |"
        )
    lines.append(
        "\nWithout the seal: the same store, its rows and names as they are. SQLite: one row replaced, with the same "
        "durability. TinyDB's JSONStorage rewrites the whole file each "
        "time, and a stop in the middle leaves it unreadable; beyond 10,000 records one change takes it a second, "
        "and it is left out. Its CachingMiddleware keeps a thousand changes in memory alone: quick, and lost when "
        "the power goes.\n"
    )
    return lines


def _workbook(scale: Scale) -> list[str]:
    meant = workbook.measure(scale)
    return [
        "## The whole intention (`Workbook.answer`: store, fold, publish), sealed\n",
        "| records | whole, ms | × at the first (bar flat) | the store's part, ms | whole / store (bar 2) |",
        "| ---: | ---: | ---: | ---: | ---: |",
        *(
            f"| {one.records:,} | {one.whole:.3f} | {one.whole / meant[0].whole:.2f} | {one.store:.3f} | "
            f"{one.whole / one.store:.2f} |"
            for one in meant
        ),
        "",
    ]


def _opening(scale: Scale) -> list[str]:
    found = opening.measure(scale)
    return [
        "## Opening a workbook once its key is there\n",
        (
            "| what | records | ours, ms (bar 100 at 3,000) | without the seal, ms | sealed / unsealed "
            "| SQLite, ms | ours / SQLite |"
        ),
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(
            f"| {one.what} | {one.records:,} | {one.sealed_ms:.0f} | {_ms(one.unsealed_ms, 0)} | "
            f"{_ratio(one.sealed_ms, one.unsealed_ms)} | {one.sqlite_ms:.1f} | {_ratio(one.sealed_ms, one.sqlite_ms)} |"
            for one in found
        ),
        (
            "\nOurs: the file checked, every record opened, and the state that screens are drawn from. SQLite: the "
            "same documents read and parsed, nothing checked.\n"
        ),
        "## On the disk\n",
        (
            "| what | ours, kB | a record, bytes | without the seal, kB | sealed / unsealed | plain SQLite, kB "
            "| ours / plain |"
        ),
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(
            f"| {one.what} | {one.sealed_bytes / 1000:,.0f} | {one.sealed_bytes / one.records:,.0f} | "
            f"{_kb(one.unsealed_bytes)} | {_ratio(one.sealed_bytes, one.unsealed_bytes)} | "
            f"{one.sqlite_bytes / 1000:,.0f} | {_ratio(one.sealed_bytes, one.sqlite_bytes)} |"
            for one in found
        ),
        (
            "\nA record has three texts of 300 letters, the demo's are shorter; each still waits to be sent, and "
            "so is there twice. A sealed row is longer by its nonce, its tag, and what fills it up to a whole "
            "number of 64 bytes.\n"
        ),
    ]


def _vault(scale: Scale) -> list[str]:
    one = vault.measure(scale)
    rows = (
        ("the kode looked at, at the floor of Argon2id", one.kode, None),
        ("the workbook opened", one.opened, None),
        ("what I dag shows, worked out", one.shown, None),
        ("after the screen: the backup of the day", one.due, one.copied),
        ("after the screen, where there is one of the day", one.not_due, one.copied),
        ("each minute", one.again, one.copied),
    )
    return [
        f"## From the kode to I dag, and the backup of the day: {one.records:,} records\n",
        f"| what | ms | a plain copy of {one.backup_bytes / 1000:,.0f} kB, ms | ratio |",
        "| --- | ---: | ---: | ---: |",
        *(f"| {what} | {took:.1f} | {_ms(plain, 1)} | {_ratio(took, plain)} |" for what, took, plain in rows),
        "",
    ]


def _crypto(scale: Scale) -> list[str]:
    unlockings, rows = crypto.measure_unlockings(scale), crypto.measure_rows(scale)
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


def _pyodide(scale: Scale) -> list[str]:
    return [
        "## Seals in the Python of the browser, under Node\n",
        "| what | there, µs | natively, µs | ratio | bar |",
        "| --- | ---: | ---: | ---: | --- |",
        *(
            f"| {one.what} | {one.browser:,.1f} | {one.native:,.1f} | {one.browser / one.native:.1f} | "
            f"{one.bar or '–'} |"
            for one in pyodide.measure(scale)
        ),
        "",
    ]


def _start(scale: Scale) -> list[str]:  # noqa: ARG001
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


def _pwa(scale: Scale) -> list[str]:  # noqa: ARG001
    return [
        "## In the browser without a server\n",
        "| what | the app | bar |",
        "| --- | ---: | --- |",
        *(f"| {what} | {found:,.0f} | {bar} |" for what, found, bar in pwa.rows()),
        "\nFrom the navigation until the first screen can be used, in a browser that was just started.\n",
    ]


def _ms(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _kb(value: int | None) -> str:
    return "–" if value is None else f"{value / 1000:,.0f}"


def _ratio(ours: float, other: float | None) -> str:
    return "–" if other is None else f"{ours / other:.2f}"


SECTIONS: dict[str, Callable[[Scale], list[str]]] = {
    "store": _store,
    "workbook": _workbook,
    "opening": _opening,
    "vault": _vault,
    "crypto": _crypto,
    "pyodide": _pyodide,
    "start": _start,
    "pwa": _pwa,
}
"""What can be measured, in the order of the report."""

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
