"""Taking a copy out and bringing one in, in a real browser: the files are whole, and none is left behind."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Download

from imr_workbook.vault.backup import Backup
from tests.export.pdf_text import words
from tests.journeys.conftest import OpenPage
from tests.journeys.driver import Driver
from tests.journeys.running_app import RunningApp

KODE = "hest 4711"
OWN = "Se min søster på Ærø 🌱"


def downloaded(phone: Driver, name: str) -> Download:
    """What a tap on a button downloads."""
    with phone.page.expect_download() as waiting:
        phone.tap(phone.button(re.compile(name)))
    return waiting.value


def content(download: Download) -> bytes:
    """The bytes of a file that was downloaded."""
    return Path(download.path()).read_bytes()


def files_in(running: RunningApp) -> set[str]:
    """Names of the files of the workbook; its own backups come when they are due."""
    names = {path.name for path in running.data.rglob("*")}
    return {name for name in names if not name.startswith("backup-")}


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def write_goal(phone: Driver) -> None:
    phone.begin().visit("/maal/maal/g1/skriv").sees("Mit mål").write("Mit mål", OWN)
    phone.visit("/maal").sees(OWN)


def test_a_copy_is_read_and_saved_as_pdf(phone: Driver, running: RunningApp) -> None:
    """What was seen is what is in the file; its name says nothing, and the data folder holds no file of it."""
    write_goal(phone)
    see_the_copy(phone)
    before = files_in(running)
    save_as_pdf(phone)
    assert files_in(running) == before


def see_the_copy(phone: Driver) -> None:
    """From the settings to what the paper will show."""
    phone.visit("/indstillinger").tap(phone.button(re.compile("^Dine data"))).sees(
        "Det, du har skrevet, er dit."
    )
    phone.tap(phone.button(re.compile("^Tag en kopi"))).sees("Vælg, hvad der skal med.").tap("Se kopien")
    phone.sees("Sådan ser kopien ud").sees(OWN)


def save_as_pdf(phone: Driver) -> None:
    """What was seen, as a file."""
    file = downloaded(phone, "^Gem som PDF$")
    assert re.fullmatch(r"arbejdsbog-\d{4}-\d\d-\d\d\.pdf", file.suggested_filename)
    data = content(file)
    assert data.startswith(b"%PDF-")
    assert bare(OWN) in bare(words(data))
    phone.sees("Den er ikke låst.")


def test_everything_moves_to_a_new_workbook_by_a_file(
    phone: Driver, open_page: OpenPage, tmp_path: Path
) -> None:
    """Saved as JSON here, brought in there; a second time changes nothing, and another file is refused."""
    write_goal(phone)
    saved = save_as_json(phone, tmp_path)
    with RunningApp(tmp_path / "new") as app:
        other = open_page(app.link).start().begin()
        bring_json_in(other, saved)
        other.visit("/maal").sees(OWN)
        assert other.reached == []


def save_as_json(phone: Driver, folder: Path) -> Path:
    """Everything, for a program."""
    phone.visit("/indstillinger/data/avanceret").sees("Filer til andre programmer.")
    file = downloaded(phone, "^Gem det hele som JSON")
    assert re.fullmatch(r"arbejdsbog-\d{4}-\d\d-\d\d\.json", file.suggested_filename)
    saved = folder / file.suggested_filename
    saved.write_bytes(content(file))
    assert OWN in saved.read_text(encoding="utf-8")
    assert json.loads(saved.read_bytes())["format"] == "arbejdsbog"
    return saved


def bring_json_in(other: Driver, saved: Path) -> None:
    """It comes once, and another file not at all."""
    other.visit("/indstillinger/data/avanceret/hent").sees("Vælg en fil, som du har gemt")
    bring_in(other, saved).sees("Det er hentet ind.")
    bring_in(other, saved).sees("Alt fra filen er her allerede.")
    wrong = saved.with_name("andet.json")
    wrong.write_text("{}", encoding="utf-8")
    bring_in(other, wrong).sees("Filen er ikke en kopi af en arbejdsbog.")


def test_a_backup_opens_on_another_device(phone: Driver, open_page: OpenPage, tmp_path: Path) -> None:
    """With the kode it was made with; what was written there stays."""
    write_goal(phone)
    phone.visit("/indstillinger/kode/ny").sees("Din nye kode").write("Din nye kode", KODE).tap("Gem koden")
    phone.sees("Vis mine 12 ord")
    saved = save_a_backup(phone, tmp_path)
    with RunningApp(tmp_path / "new") as app:
        other = open_page(app.link).start().begin()
        restore(other, saved)
        assert other.reached == []


def save_a_backup(phone: Driver, folder: Path) -> Path:
    """Everything, locked with the kode; it is asked for again now and then."""
    phone.visit("/indstillinger/data/sikkerhedskopi").sees("Din kode åbner den")
    phone.tap("Gem en sikkerhedskopi").sees("Din kode en gang til").write("Din kode", KODE)
    file = downloaded(phone, "^Fortsæt$")
    assert re.fullmatch(r"arbejdsbog-\d{4}-\d\d-\d\d\.arbejdsbog", file.suggested_filename)
    saved = folder / file.suggested_filename
    saved.write_bytes(content(file))
    assert OWN.encode() not in saved.read_bytes()
    phone.sees("Den er låst.")
    return saved


def restore(other: Driver, saved: Path) -> None:
    """Into a workbook in which something stands already; a film is refused first, and a wrong kode."""
    other.visit("/maal/maal/g2/skriv").sees("Mit mål").write("Mit mål", "Gå en tur")
    other.visit("/indstillinger/data/sikkerhedskopi/hent").sees("Vælg filen med din sikkerhedskopi.")
    film = saved.with_name("film.mp4")
    with film.open("wb") as file_of_a_film:
        file_of_a_film.truncate(3 << 30)
    # Told at once, without reading it; and the window goes on.
    bring_in(other, film).sees("Filen er for stor til at være en sikkerhedskopi.")
    bring_in(other, saved).sees("Åbn din sikkerhedskopi")
    other.write("Koden til kopien", "hest 4712").tap("Åbn").sees("Det var ikke koden")
    other.write("Koden til kopien", KODE).tap("Åbn").sees("Det er hentet ind.")
    other.visit("/maal").sees(OWN).sees("Gå en tur")


def test_a_backup_saves_itself_in_a_folder(phone: Driver, tmp_path: Path) -> None:
    """One that is written, tried at once, and chosen with the kode; what lies there opens with it."""
    folder = tmp_path / "Kopier æøå"
    folder.mkdir()
    write_goal(phone)
    phone.visit("/indstillinger/data/sikkerhedskopi").sees("Ellers kan filen ikke åbnes andre steder.")
    phone.tap(phone.button(re.compile("^Vælg en kode"))).sees("Din nye kode").write("Din nye kode", KODE)
    phone.tap("Gem koden").sees("Din kode åbner den")
    phone.tap(phone.button(re.compile("^Gem den automatisk"))).sees("De tre nyeste bliver liggende.")
    phone.choose("Hver uge").sees("Hvilken mappe?").tap("En anden mappe").sees("Hvor er mappen?")
    phone.write("Mappens sti", f"{folder}/mangler").tap("Brug mappen").sees("Mappen findes ikke.")
    phone.write("Mappens sti", str(folder)).tap("Brug mappen").sees("Din kode en gang til")
    phone.write("Din kode", KODE).tap("Fortsæt").sees("Gemt kl.").sees(str(folder))
    (path,) = folder.iterdir()
    assert OWN in Backup(path.read_bytes()).opened_with_kode(KODE).decode()
    assert phone.reached == []


def bring_in(phone: Driver, file: Path) -> Driver:
    with phone.page.expect_file_chooser() as waiting:
        phone.tap("Vælg en fil")
    waiting.value.set_files(file)
    return phone
