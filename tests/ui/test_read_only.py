"""A workbook of a later version: it is said calmly, everything can be read and taken out, and no field is offered."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from imr_workbook import cli
from imr_workbook.content.screens import screens as pages
from imr_workbook.demo import fill
from imr_workbook.device.resources import locales_dir
from imr_workbook.device.settings_file import NAME as SETTINGS
from imr_workbook.domain.goals import goals
from imr_workbook.export.machine_json import read_copy
from imr_workbook.store.seals import Sealed
from imr_workbook.ui import routes
from imr_workbook.ui.app import window
from imr_workbook.ui.reading import screen_path
from imr_workbook.vault.vault import Vault
from tests.export.pdf_text import words
from tests.store.later import make_later
from tests.ui.harness import Headless
from tests.ui.windows import keys, shipped
from tools.screens import screens

SENTENCE = "Arbejdsbogen er gemt med en nyere version af appen. Du kan læse den, men ikke skrive i den. Opdatér appen."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine months, as a later version leaves them; with one thing that only that can show."""
    folder = tmp_path_factory.mktemp("later")
    fill(folder)
    with cli.opened(folder) as vault:
        seal = Sealed(vault.key_for("rows"))
    make_later(folder, seal, "INSERT INTO row (tbl, id, body) VALUES (zeroblob(16), zeroblob(16), x'02')")
    return folder


@pytest.fixture
def later(made: Path) -> Iterator[Vault]:
    """Opened by the parts of the command; the folder is as it was afterwards."""
    before = seen(made)
    with cli.opened(made) as vault:
        yield vault
    assert seen(made) == before


def seen(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file but the settings and the mark of who holds the folder."""
    return {
        path.name: (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.iterdir()
        if path.name not in {"lock", SETTINGS}
    }


def a_window(vault: Vault, route: str = "/") -> Headless:
    return Headless(window(vault, locales_dir(), shipped()), route=route)


# it is said -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [routes.TODAY, routes.GOALS])
async def test_it_is_said_where_one_would_write(later: Vault, path: str) -> None:
    """Once, with what to do, and how much of it cannot be shown; nothing is called damaged."""
    async with a_window(later, path) as screen:
        assert screen.texts().count(SENTENCE) == 1
        assert screen.sees("1 ting i den kan kun ses med den nyere version.")
        assert not screen.sees("kan ikke læses")
        assert not screen.sees("gået i stykker")


async def test_in_english_too(later: Vault) -> None:
    """The same."""
    later.workbook.change_settings(language="en")
    try:
        async with a_window(later) as screen:
            assert screen.sees("You can read it, but not write in it. Update the app.")
    finally:
        later.workbook.change_settings(language="da")


async def test_i_dag_asks_for_nothing(later: Vault) -> None:
    """Only reading is offered: a question could not be answered."""
    async with a_window(later) as screen:
        assert "read_on" in keys(screen)
        assert not [key for key in keys(screen) if key.startswith(("offer", "decline", "step", "questions"))]


async def test_maal_shows_all_and_offers_nothing_new(later: Vault) -> None:
    """The goals stand there."""
    async with a_window(later, routes.GOALS) as screen:
        found = next(one for one in goals(later.workbook.state) if one.active)
        assert screen.sees(found.text)
        assert not {"goals.new_goal", "goals.new_step"} & set(keys(screen))


async def test_one_that_nobody_began_shows_no_first_pages(tmp_path: Path) -> None:
    """They could not be left behind."""
    with cli.opened(tmp_path) as vault:
        seal = Sealed(vault.key_for("rows"))
    make_later(tmp_path, seal)
    with cli.opened(tmp_path) as vault:
        async with a_window(vault) as screen:
            assert screen.sees(SENTENCE)
            await screen.go(routes.GOALS)
            assert screen.sees(SENTENCE)


# nothing can be written -----------------------------------------------------------------------------------


async def test_every_screen_is_whole_and_offers_no_field(
    later: Vault, caplog: pytest.LogCaptureFixture
) -> None:
    """Kodes, words and a folder's path can be typed; all else is read, and nothing complains."""
    caplog.set_level(logging.ERROR)
    async with a_window(later) as screen:
        for one in screens(later.workbook):
            if one.path == routes.WELCOME:
                continue
            await screen.go(one.path)
            assert [record.getMessage() for record in caplog.records] == [], one.path
            assert not [field for field in screen.fields() if not of_keys(field)], one.path
            assert not screen.sees("gik galt"), one.path


def of_keys(label: str) -> bool:
    return "kode" in label.lower() or "ord" in label.lower() or label == "Mappens sti"


async def test_the_words_stand_where_the_fields_were(later: Vault) -> None:
    """Under their labels; where there are none, that is said."""
    found = next(one for one in goals(later.workbook.state) if one.active)
    async with a_window(later, routes.goal_writing(found.id)) as screen:
        assert screen.fields() == {}
        texts = screen.texts()
        assert texts[texts.index("Mit mål", 1) + 1] == found.text
        await screen.go(routes.new_step("new"))
        assert screen.sees("Her er ikke skrevet noget.")


async def test_a_tap_that_would_write_is_answered_by_the_same_sentence(later: Vault) -> None:
    """Whatever is tapped; what is shown stays as it is."""
    topic = later.workbook.library.topic("m01-t1")
    state = later.workbook.state
    async with a_window(later, f"{routes.HANDOUTS}/m01/{topic.id}/{topic.pages[0].id}/1") as screen:
        await screen.tap("Bogmærke")
        assert screen.sees(SENTENCE)
        assert later.workbook.state is state


# everything else can be done ----------------------------------------------------------------------------------


async def test_handouts_are_read_to_their_end(later: Vault) -> None:
    """Page by page, and out again; only the place is not remembered, and nobody is told so at every page."""
    (module, *_rest) = later.workbook.library.modules
    topic = module.topics[1]
    async with a_window(later, screen_path(module, topic, pages(topic)[0])) as screen:
        for _page in pages(topic)[1:]:
            await screen.tap("Læs mere" if "Læs mere" in screen.texts() else "Næste")
            assert not screen.sees(SENTENCE)
        await screen.tap("Færdig")
        assert screen.page.route == routes.module(module.id)


async def test_help_is_as_it_always_is(later: Vault) -> None:
    """A region can be put off, and be chosen."""
    async with a_window(later) as screen:
        await screen.tap("Hjælp nu")
        assert screen.sees("112")
        await screen.go(routes.HELP_REGION)
        await screen.tap("Ikke nu")
        assert screen.page.route == routes.HELP
        await screen.go(routes.HELP_REGION)
        await screen.tap("Region Hovedstaden")
        assert later.workbook.settings.region == "hovedstaden"


async def test_everything_can_be_taken_out(later: Vault) -> None:
    """To read, and for programs: nobody is locked in."""
    found = next(one for one in goals(later.workbook.state) if one.active)
    async with a_window(later, routes.COPY_PREVIEW) as screen:
        await screen.tap("Gem som PDF")
        ((_name, pdf),) = screen.connection.saved
        assert found.text in words(pdf)
        screen.connection.saved.clear()
        await screen.go(routes.ADVANCED)
        await screen.tap("Gem det hele som JSON")
        ((_name, data),) = screen.connection.saved
        assert found.id in {record.id for record in read_copy(data).records}
