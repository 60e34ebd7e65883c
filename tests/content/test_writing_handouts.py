"""`docs/writing_handouts.md`: what it shows can be copied, and nothing is missing in it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from imr_workbook.content import forms
from imr_workbook.content.exercises import EXERCISE_TYPES, Exercise
from imr_workbook.content.modules import ModuleFile, Review, Source
from imr_workbook.content.parser import FENCE, parse_topic, read_topic
from imr_workbook.content.proofreading.structure import topic_problems
from imr_workbook.content.topics import Block, Front, Topic

TEXT = (Path(__file__).parents[2] / "docs" / "writing_handouts.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^~~~~(\w+)\n(.*?)^~~~~$", TEXT, re.MULTILINE | re.DOTALL)
HANDOUTS = [text for kind, text in EXAMPLES if kind == "markdown"]
EXERCISE_KINDS = {get_args(model.model_fields["type"].annotation)[0]: model for model in EXERCISE_TYPES}
COMMON = {"type", "id", "prompt", "help"}


def read(example: str) -> Topic:
    """An example as a topic: whole, or its pages, or what stands on a page."""
    if example.startswith("+++"):
        return parse_topic(example, Path("example.md"))
    pages = example if example.startswith("# ") else f"{forms.PAGE}\n\n{example}"
    return parse_topic(f"{forms.FRONT}\n\n{pages}", Path("example.md"))


def blocks(example: str) -> list[Block]:
    return [block for page in read(example).pages for block in page.blocks]


def section(kind: str) -> str:
    """What is written about one type of exercise."""
    return TEXT.split(f"### `{kind}`\n", 1)[1].split("\n## ", 1)[0].split("\n### ", 1)[0]


@pytest.mark.parametrize("example", HANDOUTS, ids=lambda text: text.splitlines()[0])
def test_every_example_can_be_copied_and_read(example: str) -> None:
    """As it stands, with nothing added."""
    assert blocks(example)


def test_the_whole_topic_is_in_the_right_form() -> None:
    """Whoever begins from it begins without a problem."""
    (whole,) = (text for text in HANDOUTS if text.startswith("+++"))
    assert [str(problem) for problem in topic_problems(read_topic(whole, Path("example.md")))] == []


def test_every_kind_of_block_has_an_example() -> None:
    """A new kind of block comes with one."""
    shown = {type(block) for example in HANDOUTS for block in blocks(example)}
    assert shown == set(get_args(Block))


@pytest.mark.parametrize("kind", EXERCISE_KINDS)
def test_every_type_of_exercise_is_described_with_an_example_and_all_its_keys(kind: str) -> None:
    """In the very words that stand in the code, so that the two cannot say different things."""
    model, text = EXERCISE_KINDS[kind], section(kind)
    (example,) = re.findall(r"^~~~~markdown\n(.*?)^~~~~$", text, re.MULTILINE | re.DOTALL)
    assert kind in [block.type for block in blocks(example) if isinstance(block, Exercise)]
    assert " ".join((model.__doc__ or "").split()) in " ".join(text.split())
    assert rows(model, without=COMMON) <= set(text.splitlines())


def rows(model: type[BaseModel], without: set[str] | None = None) -> set[str]:
    """The line of the table that each key has."""
    return {
        f"| `{name}` | {field.description} |"
        for name, field in model.model_fields.items()
        if name not in (without or set())
    }


@pytest.mark.parametrize("model", [ModuleFile, Review, Source])
def test_every_key_of_the_module_file_is_described(model: type[BaseModel]) -> None:
    """Each with its line in a table."""
    assert rows(model) <= set(TEXT.splitlines())


def test_every_key_at_the_top_of_a_topic_is_described() -> None:
    """Each with its line in a table."""
    assert all(f"| `{name}` |" in TEXT for name in Front.model_fields)


def test_the_module_file_shown_is_right() -> None:
    """As it stands."""
    (example,) = (text for kind, text in EXAMPLES if kind == "toml")
    assert ModuleFile.model_validate(tomllib.loads(example)).topics[0] == "010_hvad_er_recovery"


def test_every_fence_of_the_parser_is_described() -> None:
    """The message that lists them and this page name the same."""
    for fence in re.findall(rf"{FENCE}\w+", forms.FENCES):
        assert fence in TEXT
