"""Kode, copies and deleting in the app without a server: the same stories, and the browser ends as browsers do."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys.driver import Driver
from tests.journeys.test_copies import (
    OWN,
    bring_in,
    bring_json_in,
    content,
    downloaded,
    restore,
    save_a_backup,
    save_as_json,
    save_as_pdf,
    see_the_copy,
    write_goal,
)
from tests.journeys.test_deleting import (
    ALL,
    DELETED,
    everything_now,
    new_again,
    one_put_back_one_deleted_now,
    only_one_is_left,
    some_things_deleted,
    undone,
)
from tests.journeys.test_first_week import answer_the_questions
from tests.journeys.test_kode import (
    CANARY,
    KODE,
    NEW_KODE,
    SEEN,
    SENTENCE,
    choose_a_kode,
    only_the_kode_opens_it_again,
)
from tests.pwa.chromium.conftest import AS_A_PHONE, NewPhone
from tests.pwa.chromium.files.profile import Profile
from tests.pwa.driver import PwaDriver
from tests.pwa.host import Host


def test_only_the_kode_opens_it_again(browser: Browser, built: Path, tmp_path: Path) -> None:
    """The host is gone after the first load, and each time the whole browser is killed; its files tell nothing."""
    folder = tmp_path / "profile"
    with Profile(browser.browser_type, folder, **AS_A_PHONE) as profile:
        with Host.ours(built) as host:
            first = PwaDriver(profile.context.new_page(), host.link)
            first.start()
            first.kept()

        def again(path: str) -> Driver:
            profile.kill()
            return PwaDriver(profile.context.new_page(), host.link).start(path)

        words = only_the_kode_opens_it_again(first, again)
        profile.kill()
        assert any("File System" in str(path) for path in found_in(folder, SEEN))
        assert found_in(folder, CANARY, SENTENCE, KODE, NEW_KODE, " ".join(words)) == []


def found_in(folder: Path, *words: str) -> list[Path]:
    """Files of a browser in which any of these stands as it was written."""
    forms = [word.encode(form) for word in words for form in ("utf-8", "utf-16-le")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(form in path.read_bytes() for form in forms)]


def test_what_is_taken_out_here_comes_in_on_another_phone(
    new_phone: NewPhone, built: Path, tmp_path: Path
) -> None:
    """Paper, table, a file for programs and a locked one: each is whole, and the two last open in another browser."""
    with Host.ours(built) as host:
        phone = PwaDriver(new_phone().new_page(), host.link)
        write_goal(phone.start())
        answer_the_questions(phone)
        see_the_copy(phone)
        save_as_pdf(phone)
        copy = save_as_json(phone, tmp_path)
        table = content(downloaded(phone, "^Gem ugens svar som CSV")).decode("utf-8-sig")
        assert "Noget" in table
        assert "Mikkel ringede" in table
        phone.visit("/maal/maal/g3/skriv").sees("Mit mål").write("Mit mål", "Bage boller").sees("Gemt kl.")
        words = choose_a_kode(phone)
        backup = save_a_backup(phone, tmp_path)

        other = PwaDriver(new_phone().new_page(), host.link)
        other.start().begin()
        bring_json_in(other, copy)
        other.visit("/maal").sees(OWN).sees_not("Bage boller")
        restore(other, backup)
        other.sees("Bage boller")
        other.visit("/indstillinger/data/sikkerhedskopi/hent").sees("Vælg filen med din sikkerhedskopi.")
        short_film = tmp_path / "kat.mp4"
        with short_film.open("wb") as film:
            film.truncate(20 << 20)
        bring_in(other, short_film).sees("Filen er for stor til at være en sikkerhedskopi.")
        bring_in(other, backup).sees("Åbn din sikkerhedskopi").tap("Brug reservenøglen i stedet")
        other.write("12 ord", " ".join(words).capitalize()).tap("Åbn").sees("Alt fra filen er her allerede.")
        other.tap("Min uge").sees("Mikkel ringede")
        assert phone.reached + other.reached == []


def test_what_is_deleted_is_gone_and_what_is_put_back_is_there(new_phone: NewPhone, built: Path) -> None:
    """The page is closed and opened in between; with everything go the keys, and so whatever a disk still holds."""
    context = new_phone()
    with Host.ours(built) as host:

        def again(path: str) -> PwaDriver:
            context.pages[-1].close()
            return PwaDriver(context.new_page(), host.link).start(path)

        phone = PwaDriver(context.new_page(), host.link)
        one_put_back_one_deleted_now(some_things_deleted(phone.start().begin()))
        phone.visit(ALL).tap("Slet om 3 dage").sees("Alt bliver slettet")
        phone = again("/")
        undone(phone).visit(DELETED)
        only_one_is_left(phone)
        before = kept(phone)
        assert any(re.fullmatch("[0-9a-f]{64}", text) for text in before), "no key of the device"
        everything_now(phone)
        assert before.isdisjoint(kept(phone))
        new_again(again("/planer/kontakter"))
        assert phone.reached == []


def kept(phone: PwaDriver) -> set[str]:
    """What stands in the files of the app, each as text; not of those that are empty."""
    found: list[str] = phone.page.evaluate(
        """async () => {
          const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("imr-arbejdsbogen");
          const found = [];
          for await (const file of folder.values()) found.push(await (await file.getFile()).text());
          return found.filter((text) => /[^\\0]/.test(text));
        }"""
    )
    return set(found)
