"""A topic file: what is read from it, and what its author is told when something is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.content import forms
from imr_workbook.content.errors import ContentError
from imr_workbook.content.exercises import EXERCISE_TYPES, Choose, Item
from imr_workbook.content.parser import parse_topic, read_topic
from imr_workbook.content.topics import (
    Bullets,
    Paragraph,
    Picture,
    Practice,
    Questions,
    Story,
    Subheading,
    Topic,
)

BROKEN = Path(__file__).parent / "broken" / "topics"

NO_ID = "is not an id: only small letters a-z, digits, and dashes between them"
NO_AIR = "there is no empty line above this"
NO_DASH = "a line of the list is not ”- ” and a text"
TYPES = "checklist, choose, rating, text, ladder, steps, cards, goal"

MISTAKES: dict[str, tuple[int, str]] = {
    "no_front_matter": (1, "the file does not begin with +++"),
    "front_never_ends": (1, "what begins with +++ is never closed with +++"),
    "front_cannot_be_read": (3, "this cannot be read: invalid value"),
    "front_with_unknown_key": (4, "”versoin” is not known here"),
    "front_without_title": (1, "”title” is missing"),
    "front_with_bad_id": (3, f"”B t1” {NO_ID}"),
    "front_with_version_zero": (4, "”version” is 0, but at least 1 is needed"),
    "front_with_pages": (4, "”pages” is not known here"),
    "no_page": (6, "there is no page"),
    "text_before_the_first_page": (7, "there is text before the first page"),
    "page_without_id": (11, "the page has no title with an id after it"),
    "page_with_bad_id": (11, f"”Næste side” {NO_ID}"),
    "page_empty": (11, "the page ”Den næste side” is empty"),
    "text_right_under_the_title": (8, NO_AIR),
    "two_exercises": (17, "the page ”Kort sagt” has more than one exercise"),
    "fence_never_closed": (11, "```story is never closed with ```"),
    "fence_in_fence": (11, "```story is never closed with ```"),
    "fence_of_no_kind": (11, "”historie” is not a kind of block"),
    "picture_without_text": (11, "the picture lacks its text or its file"),
    "picture_with_text_under_it": (12, NO_AIR),
    "heading_too_deep": (11, "only # and ## are headings, each with a text"),
    "heading_with_text_under_it": (12, NO_AIR),
    "list_right_under_text": (12, NO_AIR),
    "list_with_a_line_without_dash": (12, NO_DASH),
    "list_with_an_empty_line": (12, NO_DASH),
    "story_empty": (11, "the ```story is empty"),
    "questions_empty": (11, "the ```questions is empty"),
    "questions_without_dash": (13, NO_DASH),
    "practice_without_id": (11, "”id” is missing"),
    "practice_cannot_be_read": (13, "this cannot be read: unterminated string"),
    "exercise_without_type": (13, "”type” is missing: it tells which kind of exercise this is"),
    "exercise_of_no_type": (13, f"”scale” is not a type of exercise; the types are {TYPES}"),
    "exercise_with_unknown_key": (16, "”promt” is not known here"),
    "exercise_without_prompt": (13, "”prompt” is missing"),
    "exercise_with_empty_prompt": (16, "”prompt” is empty"),
    "exercise_with_bad_id": (16, f"”b_én” {NO_ID}"),
    "exercise_with_too_many_lines": (17, "”lines” is 40, but at most 12 is possible"),
    "item_without_text": (19, "items, number 2: ”text” is missing"),
    "item_with_unknown_key": (19, "items, number 2: ”farve” is not known here"),
    "item_without_quotes": (18, "items, number 1: ”text” is not a text in quotation marks"),
    "items_missing": (17, "”items” has 0, but at least 1 are needed"),
    "choose_none": (17, "”most” is 0, but at least 1 is needed"),
    "four_steps": (17, "”steps” has 4, but at least 5 are needed"),
    "rating_without_items": (13, "give either items or items_from"),
    "rating_with_items_twice": (13, "give either items or items_from"),
    "one_card": (17, "”cards” has 1, but at least 2 are needed"),
    "own_is_no_yes_or_no": (17, "”own” is neither true nor false"),
}
"""Name of a file in `broken/topics` -> the line and the words that its author is told."""


def mistake_in(text: str, file: Path) -> ContentError:
    with pytest.raises(ContentError) as caught:
        parse_topic(text, file)
    return caught.value


def page_with(block: str) -> str:
    """A topic of one page with this on it."""
    return f"{forms.FRONT}\n\n# Kort sagt {{#m01-t1-kort}}\n\nTekst.\n\n{block}\n"


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_file_and_line_and_the_right_form(name: str) -> None:
    """Each kind of mistake has its own words, names the line it is on, and shows how it should look."""
    file = BROKEN / f"{name}.md"
    error = mistake_in(file.read_text(encoding="utf-8"), file)
    assert (error.line, error.problem) == MISTAKES[name]
    told = str(error)
    assert told.startswith(("tests/content/broken/topics/", "topics/"))
    assert f"{name}.md:{error.line}: {error.problem}\n  The right form:\n" in told
    assert all(f"    {line}" in told for line in error.right_form.splitlines())


def test_every_broken_file_is_tried() -> None:
    """A fixture that no test reads proves nothing."""
    assert {file.stem for file in BROKEN.glob("*.md")} == set(MISTAKES)


@pytest.mark.parametrize("kind", forms.EXERCISES)
def test_the_right_form_of_an_exercise_is_right(kind: str) -> None:
    """What a message shows can be copied and read."""
    block = parse_topic(page_with(forms.EXERCISES[kind]), Path("form.md")).pages[0].blocks[1]
    assert getattr(block, "type", None) == kind


def test_there_is_a_right_form_of_every_type_of_exercise() -> None:
    """A new type of exercise comes with its example."""
    types = [get_args(model.model_fields["type"].annotation)[0] for model in EXERCISE_TYPES]
    assert types == list(forms.EXERCISES)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        (forms.PICTURE, Picture),
        (forms.BULLETS, Bullets),
        (forms.SUBHEADING, Subheading),
        (forms.STORY, Story),
        (forms.QUESTIONS, Questions),
        (forms.PRACTICE, Practice),
        (forms.AIR, Paragraph),
    ],
)
def test_the_right_form_of_a_block_is_right(form: str, kind: type) -> None:
    """What a message shows can be copied and read."""
    assert isinstance(parse_topic(page_with(form), Path("form.md")).pages[0].blocks[1], kind)


@pytest.mark.parametrize("form", [forms.PAGE, forms.TWO_PAGES, forms.KORT_SAGT, forms.ITEMS_FROM])
def test_the_right_form_of_a_page_is_right(form: str) -> None:
    """What a message shows can be copied and read, under a front matter that is right too."""
    for front in (forms.FRONT, forms.TOGETHER):
        assert parse_topic(f"{front}\n\n{form}\n", Path("form.md")).pages


def test_a_topic_is_read_in_the_order_it_is_written() -> None:
    """Blocks stay in order; lines that belong together become one text."""
    topic = parse_topic(
        page_with(
            "Én linje\nog den næste.\n\n## En overskrift\n\n- den første\n- den anden,\n  der er lang\n\n"
            "```story\nDitte er 45.\n\nHun valgte\nsøvnen.\n```"
        ),
        Path("t.md"),
    )
    assert topic.pages[0].blocks == (
        Paragraph(text="Tekst."),
        Paragraph(text="Én linje og den næste."),
        Subheading(text="En overskrift"),
        Bullets(items=("den første", "den anden, der er lang")),
        Story(paragraphs=("Ditte er 45.", "Hun valgte søvnen.")),
    )
    assert (topic.id, topic.title, topic.version, topic.together) == ("m01-t1", "Hvad er recovery?", 1, False)
    assert topic.pages[0].short


def test_it_is_known_on_which_line_each_thing_stands() -> None:
    """Pages by their title, blocks by their first line, fences by their fence."""
    text = page_with("## Midt på\n\n```practice\nid = 'p'\ntext = 'Ring.'\n```\n\n# Næste {#n}\n\nSlut.")
    source = read_topic(text, Path("t.md"))
    assert [page.line for page in source.pages] == [7, 18]
    assert [(block.line, block.end) for block in source.blocks()] == [(9, 10), (11, 12), (13, 17), (20, 21)]
    assert source.line_with("Ring", 13, 17) == 15
    assert source.line_with("findes ikke", 13, 17) == 13


def test_line_ends_of_any_editor_are_read_alike() -> None:
    """A file from Windows, or with a mark at its start, is the same handout."""
    text = page_with(forms.EXERCISES["choose"])
    windows = "\ufeff" + text.replace("\n", "\r\n")
    assert parse_topic(windows, Path("t.md")) == parse_topic(text, Path("t.md"))


def test_spaces_around_a_text_are_no_part_of_it() -> None:
    """An item is compared and shown by its words alone."""
    form = '```exercise\ntype = "choose"\nid = "m01-x"\nprompt = " Vælg "\nitems = [{id = "ro", text = " Ro "}]\n```'
    exercise = parse_topic(page_with(form), Path("t.md")).pages[0].blocks[1]
    assert isinstance(exercise, Choose)
    assert (exercise.prompt, exercise.items) == ("Vælg", (Item(id="ro", text="Ro"),))


_PIECES = st.sampled_from(
    [
        "+++", "```", "```story", "```questions", "```exercise", "```practice", "# Side {#s}", "# ", "## x",
        "- a", "-", "![a](b)", "![](", "type = 'text'", "id = 'a'", "prompt = 'b'", "title = 'c'", "\ufeff", "",
        "text = '''", "items = [[[", "steps = 1", "version = 9" * 50, "together = true", "x", "\x00", "  - y",
    ]
)  # fmt: skip


@given(st.text() | st.lists(_PIECES, max_size=25).map("\n".join))
def test_any_text_is_a_topic_or_a_mistake_on_one_of_its_lines(text: str) -> None:
    """Whatever stands in a file, its author gets a topic or is told where the mistake is."""
    try:
        found: Topic | ContentError = parse_topic(text, Path("t.md"))
    except ContentError as error:
        found = error
    if isinstance(found, ContentError):
        assert 1 <= found.line <= text.count("\n") + text.count("\r") + 1
        assert found.problem
        assert found.right_form
    else:
        assert found.pages


@pytest.mark.parametrize("deep", ["[" * 5000, "{a=" * 5000, "9" * 5000])
def test_nesting_and_numbers_beyond_reason_are_mistakes_too(deep: str) -> None:
    """Nothing an author writes can stop the check with an error of Python's."""
    text = page_with(f"```exercise\ntype = {deep}\n```")
    assert mistake_in(text, Path("t.md")).problem.startswith("this cannot be read: ")
