"""The form of a topic and of a module."""

from __future__ import annotations

from pathlib import Path

import pytest

from imr_workbook.content.folders import read_module
from imr_workbook.content.proofreading.structure import module_problems, page_words, topic_problems
from imr_workbook.content.screens import screens
from imr_workbook.content.sources import ModuleSource, TopicSource
from tests.content.programme import FOLDERS, module_toml, write_programme
from tests.content.proofreading.handout import GOOD, changed, topic

PRACTICE = '```practice\nid = "m01-t1-p"\ntext = "Gå en tur i dag."\n```\n\n'
PICTURE = "![En dør står åben.](t1.svg)\n\n"
LIST = "- En tur er nok.\n- En ven er nok.\n- Du er nok.\n"


def told(source: TopicSource) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in topic_problems(source)]


def test_a_topic_in_the_right_form_has_no_problems() -> None:
    """What the other tests change is right to begin with."""
    assert told(topic()) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (PICTURE, "", 6, "”Kort sagt” has no single picture"),
        (PICTURE, PICTURE * 2, 6, "”Kort sagt” has no single picture"),
        (PRACTICE, "", 6, "”Kort sagt” has no single ```practice"),
        ("Du kan gå en tur.\n\n", "", 6, "”Kort sagt” has 1 paragraphs: 2 or 3 short ones"),
        (PRACTICE, PRACTICE + "- og en ting til\n\n", 6, "”Kort sagt” has a bullets: it stands alone"),
        (
            "# Den første side {#m01-t1-en}\n\nHer står en tekst.\n\n",
            "",
            1,
            "3 pages stand between the first and the last: 4 to 6 do",
        ),
        ("```story\nDitte er 45 og går en tur.\n```", "Ditte går.", 1, "the topic has no ```story"),
        ("```questions\n- Hvad giver dig håb?\n```", "Håb.", 1, "the topic has no ```questions"),
        ("type =", "lines = 2\ntype =", 0, ""),
        ("# Det kan du tage med", "# Farvel", 43, "the last page is not ”Det kan du tage med”"),
        (LIST, "Farvel.\n", 43, "”Det kan du tage med” has no list of 3 lines"),
        ("- Du er nok.\n", "", 43, "”Det kan du tage med” has no list of 3 lines"),
        ("En dør står åben.", "En dør", 8, "the text of the picture does not end with a full stop"),
        (
            "En dør står åben.",
            "Tegning af en dør.",
            8,
            "the text of the picture says that it is one: say what it shows",
        ),
        (
            "En dør står åben.",
            "En dør. En sti. En sol.",
            8,
            "the text of the picture is long: at most 25 words in two sentences",
        ),
        (
            "Her står en tekst.",
            "Ordet er godt. " * 33,
            19,
            "the page ”Den første side” shows 102 words at once: at most 100",
        ),
    ],
)
def test_what_is_missing_or_too_much_is_told_with_its_line(
    old: str, new: str, line: int, message: str
) -> None:
    """One thing at a time, with the page it is on."""
    found = told(changed(old, new))
    assert ((line, message) in found) if message else (found == [])


def test_a_topic_without_exercise_is_told() -> None:
    """There is something to do in every topic."""
    begin, end = GOOD.index("```exercise"), GOOD.index("# Den fjerde side")
    assert (1, "the topic has no ```exercise") in told(topic(GOOD[:begin] + "Tekst.\n\n" + GOOD[end:]))


def test_what_is_read_together_has_a_form_of_its_own() -> None:
    """No ”Kort sagt”, no last page; the number of words holds there too."""
    source = topic(
        '+++\nid = "m01-s"\ntitle = "Læs den sammen"\ntogether = true\n+++\n\n# Til dig {#m01-s-dig}\n\n'
        + "Ordet er godt. " * 34
    )
    assert told(source) == [(7, "the page ”Til dig” shows 104 words at once: at most 100")]


def test_words_are_counted_as_they_are_shown_at_once() -> None:
    """A long list is cut into screens; of the cards one is up at a time; steps are words too."""
    items = "".join(f'  {{id = "i{number}", text = "en to tre fire"}},\n' for number in range(12))
    page = (
        "# Vælg nu {#p}\n\nEt ord.\n\n"
        f'```exercise\ntype = "choose"\nid = "e"\nprompt = "Hvad vil du?"\nhelp = "Tag to."\nitems = [\n{items}]\n```\n'
    )
    source = topic(f'+++\nid = "t"\ntitle = "T"\n+++\n\n{page}')
    assert len(screens(source.topic)) == 2
    # Vælg nu · Et ord. · Hvad vil du? · Tag to. · six times four words
    assert page_words(source, source.pages[0].page) == 2 + 2 + 3 + 2 + 24
    cards = (
        '# Kort {#p}\n\n```exercise\ntype = "cards"\nid = "e"\nprompt = "Vend dem"\ncards = [\n'
        '  {id = "a", front = "en to", back = "en to tre"},\n  {id = "b", front = "en", back = "en"},\n]\n```\n'
    )
    source = topic(f'+++\nid = "t"\ntitle = "T"\n+++\n\n{cards}')
    assert page_words(source, source.pages[0].page) == 1 + 2 + 5
    ladder = (
        '# Hvor meget {#p}\n\n```exercise\ntype = "ladder"\nid = "e"\nprompt = "Hvor meget nu?"\n'
        'steps = ["slet ikke", "lidt", "noget", "meget", "helt"]\nfollow_up = "Hvad kunne hjælpe?"\n```\n'
    )
    source = topic(f'+++\nid = "t"\ntitle = "T"\n+++\n\n{ladder}')
    assert page_words(source, source.pages[0].page) == 2 + 3 + 6 + 3


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The folder of a first module."""
    return write_programme(tmp_path) / FOLDERS[0]


def read(folder: Path, text: str) -> ModuleSource:
    (folder / "module.toml").write_text(text, encoding="utf-8")
    return read_module(folder, 1)


TOPICS = '["010_emne", "900_sammen"]'
SOURCE = '[[sources]]\ntitle = "En kilde"\ndate = "2019"\n'
CLAIM = 'status = "draft"\nclinical = ["m01-t1-vaelg: the wording"]'


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (SOURCE, "", 1, "there is no [[sources]]: name where the facts come from"),
        (TOPICS, '["010_emne"]', 8, "there is no ”Læs den sammen”"),
        (
            CLAIM,
            'status = "draft"',
            10,
            "[review] lists nothing under clinical: name what a clinician must check",
        ),
        ("Du læser et emne.", "At læse et emne", 5, "”At læse et emne” does not end with a full stop"),
        ("m01-t1-vaelg", "m01-t9", 12, "clinical: m01-t9 is no page or exercise of this module"),
        ("m01-t1-vaelg: the", "All: the", 0, ""),
        (CLAIM, 'status = "clinician-approved"', 0, ""),
    ],
)
def test_what_is_missing_in_a_module_is_told(
    first: Path, old: str, new: str, line: int, message: str
) -> None:
    """Sources, review, aims, and the page for someone close."""
    good = module_toml(1, TOPICS).replace('status = "draft"', CLAIM)
    assert not list(module_problems(read(first, good)))
    assert old in good
    if "sammen" not in new and old == TOPICS:
        (first / "900_sammen.md").unlink()
    found = [
        (problem.line, problem.message) for problem in module_problems(read(first, good.replace(old, new)))
    ]
    assert found == ([(line, message)] if message else [])
