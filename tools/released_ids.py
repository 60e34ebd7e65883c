"""Adds new ids of the handouts to `tests/content/released_ids.txt`; takes none away and changes none.

People's answers hang on these ids. Once a version with an id has been given to somebody, it stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from imr_workbook.content.exercises import Exercise, pieces
from imr_workbook.content.library import Library, load_library, topics_of
from imr_workbook.content.topics import Practice, Topic
from imr_workbook.device.resources import assets_dir

FILE = Path(__file__).parent.parent / "tests" / "content" / "released_ids.txt"

HEADING = """\
# Ids that people's answers hang on: an id, and what it is. Lines are added, and never taken away or changed.
# New ones are added by: python -m tools.released_ids
"""


def current(library: Library) -> dict[str, str]:
    """Every id in the handouts -> what it is; items, parts and cards as `exercise/item`."""
    found = {module.id: "module" for module in library.modules}
    for topic in topics_of(library.modules):
        found |= _of_topic(topic)
    return found


def released(text: str) -> dict[str, str]:
    """Every id in the list -> what it was released as."""
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {line[0]: line[1] for line in lines}


def problems(released_ids: dict[str, str], now: dict[str, str]) -> list[str]:
    """What stands against the promise, and what is to be added."""
    found = []
    for name, kind in released_ids.items():
        if name not in now:
            found.append(f"{name} ({kind}) is gone: people may have answered it, so put it back")
        elif now[name] != kind:
            found.append(f"{name} was released as {kind} and is now {now[name]}: give it a new id")
    new = [name for name in now if name not in released_ids]
    if new:
        found.append(f"new: {', '.join(new)}. Add them with: python -m tools.released_ids")
    return found


def _of_topic(topic: Topic) -> dict[str, str]:
    found = {topic.id: "topic"}
    for page in topic.pages:
        found[page.id] = "page"
        for block in page.blocks:
            if isinstance(block, Practice):
                found[block.id] = "practice"
            elif isinstance(block, Exercise):
                found[block.id] = block.type
                found |= {f"{block.id}/{one.id}": type(one).__name__.lower() for one in pieces(block)}
    return found


def _lines(ids: dict[str, str]) -> Iterator[str]:
    return (f"{name} {kind}" for name, kind in ids.items())


def main() -> None:
    """Add what is new."""
    old = FILE.read_text(encoding="utf-8") if FILE.is_file() else HEADING
    known = released(old)
    new = {name: kind for name, kind in current(load_library(assets_dir())).items() if name not in known}
    FILE.write_text(old + "".join(f"{line}\n" for line in _lines(new)), encoding="utf-8")
    print(f"released ids: {len(known)} before, {len(new)} added")


if __name__ == "__main__":
    main()
