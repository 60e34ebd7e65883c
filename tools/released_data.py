"""Makes the data folder of this version, which every later version must be able to open: `tests/data/version_…`.

Run once before a release, and whenever a form of a file is raised: `python -m tools.released_data`. What is there
for another version is never made anew: it is what people have on their devices.

In the folder of a version lie:

- `folder.tar.gz`: a whole data folder, locked with a kode, after two wrong ones;
- `backup.arbejdsbog`: a backup that the kode and the words open, and `copy.json`, the machine-readable copy;
- `expected.json`: what all of them hold, what opens them, and the form of each file.

Everything in it is made up, and the kode costs little to look at, so that tests do not take long.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import tarfile
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from imr_workbook import __version__
from imr_workbook.content.library import Library, load_library
from imr_workbook.content.topics import Practice
from imr_workbook.crypto.passphrase import FLOOR
from imr_workbook.demo.diary import Calendar, Diary
from imr_workbook.device.resources import assets_dir
from imr_workbook.device.secret_file import SecretFile
from imr_workbook.device.settings_file import SettingsFile
from imr_workbook.domain.changes import Change
from imr_workbook.domain.goals import goals
from imr_workbook.domain.instruments import HOPE
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.own_signs import Pole
from imr_workbook.domain.plans import HelpfulList
from imr_workbook.domain.reviews import Told
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.steps import Detail
from imr_workbook.export.contents import CopyContents
from imr_workbook.export.machine_form import FORM as COPY_FORM
from imr_workbook.store.seals import Seal
from imr_workbook.store.sqlite_file import FORMAT as STORE_FORMAT
from imr_workbook.store.store import Store
from imr_workbook.store.tinydb_store import TinyDBStore
from imr_workbook.vault.backup import FORM as BACKUP_FORM
from imr_workbook.vault.folder_choice import FORM as FOLDER_FORM
from imr_workbook.vault.folder_choice import Every
from imr_workbook.vault.ring import FORMAT as RING_FORMAT
from imr_workbook.vault.vault import Vault, WrongKode
from imr_workbook.vault.words import secret_of, words_of
from imr_workbook.workbook import Workbook

DATA = Path(__file__).parent.parent / "tests" / "data"
PREFIX = "version_"
FORMS = {
    "store": STORE_FORMAT,
    "ring": RING_FORMAT,
    "backup": BACKUP_FORM,
    "backup-folder": FOLDER_FORM,
    "copy": COPY_FORM,
}
"""The form of each file as this version writes it."""

KODE = "hest 4711"
WORDS = " ".join(words_of(bytes(range(100, 116))))
BEGUN = datetime(2026, 9, 1, tzinfo=UTC)
ENDED = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
WRONG = 2
FOLDER = Path("/media/usb/Kopier")
"""Where backups are to go by themselves; it is on no device that opens this."""
THERE = "otherdevice"
LATER = 7
"""A version of kinds and fields that nobody has written yet."""


FIRST = (0, 1)
"""From this version on there is data of each; the forms of the trial versions before it are there once each."""


def there(data: Path = DATA) -> dict[str, dict[str, int]]:
    """Version -> the form of each file in its folder."""
    found = (json.loads(path.read_text(encoding="utf-8")) for path in data.glob(f"{PREFIX}*/expected.json"))
    return {one["version"]: one["forms"] for one in found}


def problems(version: str, forms: dict[str, int], made_before: dict[str, dict[str, int]]) -> list[str]:
    """What no later version could be tested with."""
    remedy = "make it with: python -m tools.released_data"
    found = [
        f"no data with form {form} of {name}: {remedy}"
        for name, form in forms.items()
        if all(one.get(name) != form for one in made_before.values())
    ]
    if tuple(map(int, version.split(".")[:2])) >= FIRST and version not in made_before:
        found.append(f"no data of version {version}: {remedy}")
    return found


def made(folder: Path, data: Path) -> dict[str, Any]:
    """Write everything into `folder`, the data folder itself into `data`; gives what they hold."""
    calendar, settings = Calendar(BEGUN), SettingsFile(data)
    library, stores = load_library(assets_dir()), list[TinyDBStore]()

    def opened(seal: Seal) -> Store:
        stores.append(TinyDBStore(data, seal))
        return stores[-1]

    def workbook(store: Store) -> Workbook:
        return Workbook(store, library, calendar, settings.read(), settings.write)

    keeper = SecretFile(data)
    vault = Vault(data, opened, workbook, calendar, keeper, lambda: FLOOR, CopyContents(), FLOOR)
    _live(vault.workbook, library, calendar)
    _hear_of(stores[0])
    vault.workbook.stand_on(stores[0])
    vault.set_words(secret_of(WORDS))
    vault.set_kode(KODE)
    vault.lock_after_minutes(15)
    calendar.moment = ENDED
    vault.workbook.change_settings(text_size=150, region="nordjylland")
    vault.backups.tend()
    vault.backups.in_folder.choose(FOLDER, Every.WEEK)
    (folder / "backup.arbejdsbog").write_bytes(vault.backups.file())
    (folder / "copy.json").write_bytes(CopyContents().written(vault.workbook))
    found = _expected(vault.workbook, stores[0])
    vault.lock()
    for _time in range(WRONG):
        with contextlib.suppress(WrongKode):
            vault.unlock("forkert")
    found["seen"] = [line.text for line in vault.seen.lines()]
    found["backup_folder"] = [FOLDER.as_posix(), Every.WEEK]
    vault.close()
    return found


def _live(workbook: Workbook, library: Library, calendar: Calendar) -> None:
    diary, exercise = Diary(), next(one for one in library.exercises() if one.type == "text")
    topic = library.modules[0].topics[0]
    practice = next(block for page in topic.pages for block in page.blocks if isinstance(block, Practice))
    diary.on(
        0,
        9,
        lambda book: book.call_me("Aya (opdigtet)"),
        Workbook.finish_welcome,
        lambda book: book.open_page(topic.id, topic.pages[1].id),
        lambda book: book.bookmark(topic.pages[0].id),
        lambda book: book.answer(exercise.id, "text", "Nøgler til min egen dør. Æ, ø, å og 🌱."),
        lambda book: book.try_practice(practice.id),
        lambda book: book.set_goal("Se min søster oftere", "Hun griner af det samme", goal_id="goal"),
        lambda book: book.write_short_goal("part", "Ringe hver uge", parent="goal"),
        lambda book: book.set_short_goal_day("part", datetime(2026, 12, 1, tzinfo=UTC).date(), parent="goal"),
        lambda book: book.take_step("Ringe til min søster", goal_id="goal", step_id="step"),
        lambda book: book.detail_step("step", Detail.WHERE, "I parken \ud83d"),
        lambda book: book.add_own_sign("Jeg lader telefonen ringe", Pole.DOWN, sign_id="sign"),
        lambda book: book.write_helpful("line", HelpfulList.HELPS_ME, "En tur langs vandet"),
        lambda book: book.name_contact("contact", "Mai"),
        lambda book: book.number_contact("contact", "12 34 56 78"),
        lambda book: book.let_contact_be_seen("contact", without_code=True),
        lambda book: book.let_helpful_be_seen(without_code=True),
        Workbook.start_questions,
        lambda book: book.follow(["sleep", "own_sign.sign"]),
        lambda book: book.answer_question(HOPE, 3, question="Hvor meget håb har du?", word="meget"),
        lambda book: book.note_hope("Suppen stod uden for døren."),
    )
    diary.on(
        1,
        18,
        lambda book: book.tell_step("step", Outcome.SOME_OF_IT, "Noget af det"),
        lambda book: book.write_review(_last_review(book), Told.HELPED, "At jeg tog jakken på"),
        lambda book: book.write_goal("goal", "Se min søster hver måned"),
        lambda book: book.answer(exercise.id, "text", "Nøgler til min egen dør, og en lampe."),
        lambda book: book.answer_question(HOPE, 2, question="Hvor meget håb har du?", word="noget"),
    )
    diary.on(
        2,
        10,
        lambda book: book.write_goal("gone", "Skal væk for altid, først og sidst"),
        lambda book: book.remove_goal("gone"),
        lambda book: book.delete_now("long_goal", "gone"),
        lambda book: book.write_helpful("gone", HelpfulList.NOT_HELPFUL, "Sige, at jeg skal tage mig sammen"),
        lambda book: book.remove_helpful("gone"),
    )
    diary.live(workbook, calendar, BEGUN)
    assert goals(workbook.state)


def _last_review(workbook: Workbook) -> str:
    return workbook.state.living("review")[-1].id


def _hear_of(store: TinyDBStore) -> None:
    """Another device, and a later version on it; the first half of what is written here has been sent."""
    store.acknowledge(store.outbox()[: len(store.outbox()) // 2])
    began = int((BEGUN + timedelta(hours=9)).timestamp() * 1000)
    stamp, later = Stamp(began + 30_000, 0, THERE), Stamp(began + 40_000, 1, THERE)
    store.append(
        [
            Change("goal", "long_goal", "why", "Hun savner mig", stamp),
            Change("goal", "long_goal", "colour", {"of": ["grøn", 1.5, True, None]}, stamp, None, LATER),
            Change("r1", "kind_of_2031", "felt.9", [{"x": 1.5}], later, stamp, LATER),
        ],
        {"private": 7},
    )


def _expected(workbook: Workbook, store: Store) -> dict[str, Any]:
    records, versions = workbook.everything()
    return {
        "device": store.device,
        "last_stamp": str(store.last_stamp),
        "cursors": store.cursors(),
        "settings": workbook.settings.model_dump(mode="json"),
        "records": {
            f"{one.kind} {one.id}": {
                "v": one.schema,
                "fields": {name: _value(value) for name, value in sorted(one.fields.items())},
            }
            for one in records
        },
        "versions": [
            [one.kind, one.record_id, one.field, *_value(one.value), one.concurrent] for one in versions
        ],
        "outbox": [
            [one.kind, one.record_id, one.field, one.value, str(one.stamp), _text(one.base), one.schema]
            for one in store.outbox()
        ],
    }


def _value(value: tuple[Any, Stamp, Stamp | None]) -> list[Any]:
    content, stamp, base = value
    return [content, str(stamp), _text(base)]


def _text(stamp: Stamp | None) -> str | None:
    return None if stamp is None else str(stamp)


def packed(data: Path) -> bytes:
    """The files of a folder, compressed; nobody's, and of no time."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as archive:
        for path in sorted(data.iterdir()):
            entry = tarfile.TarInfo(path.name)
            entry.size, entry.mode = path.stat().st_size, 0o600
            archive.addfile(entry, io.BytesIO(path.read_bytes()))
    return whole.getvalue()


def main() -> None:
    """Make what this version writes, in place of what was made for it before."""
    folder = DATA / f"{PREFIX}{__version__}"
    with tempfile.TemporaryDirectory() as place:
        new, data = Path(place) / "new", Path(place) / "data"
        new.mkdir()
        data.mkdir()
        held = made(new, data)
        (new / "folder.tar.gz").write_bytes(packed(data))
        opens = {"kode": KODE, "words": WORDS, "wrong_kodes": WRONG, "at": ENDED.isoformat()}
        told = {"version": __version__, "forms": FORMS, **opens, **held}
        (new / "expected.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(new, folder)
    print(f"{folder.name}: {len(held['records'])} records, {len(held['versions'])} earlier texts")


if __name__ == "__main__":
    main()
