"""The colours: enough contrast wherever they meet, in light and in dark, and none but those of the theme."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flet as ft
import pytest
from flet.components.component import Component
from flet.controls.base_control import BaseControl

from imr_workbook import ui
from imr_workbook.ui import theme as looks
from imr_workbook.ui.theme import DARK, EDGE_PAIRS, LIGHT, TEXT_PAIRS, Look, Palette, theme
from tests.ui.windows import a_window
from tools.screens import screens
from tools.workbooks import STATES

TEXT_AT_LEAST, EDGE_AT_LEAST = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""

PALETTES = {"light": LIGHT, "dark": DARK}
NAMES = {
    value: name
    for name, value in vars(looks).items()
    if name.isupper() and isinstance(value, ft.Colors) and name != "EDGE"
}
"""Flet's role -> the name it has in the theme. EDGE is the soft ink under its name for borders."""


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB", as WCAG defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_is_that_of_wcag() -> None:
    """Against pairs whose ratio is known."""
    assert contrast("#000000", "#FFFFFF") == 21
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("pair", TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(palette: Palette, pair: tuple[str, str]) -> None:
    """At least 4.5:1, whatever the size."""
    assert contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) >= TEXT_AT_LEAST


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("pair", EDGE_PAIRS)
def test_borders_that_carry_meaning_can_be_seen(palette: Palette, pair: tuple[str, str]) -> None:
    """At least 3:1."""
    assert contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) >= EDGE_AT_LEAST


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_role_that_flet_may_fall_back_to_is_one_of_ours(palette: Palette) -> None:
    """Nothing of Flet's own seed colour comes through, and there is no red for errors."""
    scheme = theme(palette, Look()).color_scheme
    assert scheme is not None
    ours = set(dataclasses.asdict(palette).values())
    given = {
        one.name: value
        for one in dataclasses.fields(scheme)
        if isinstance(value := getattr(scheme, one.name), str)
    }
    assert {"error", "surface", "primary", "outline"} <= set(given)
    assert set(given.values()) <= ours
    assert scheme.error == palette.ink


# the screens --------------------------------------------------------------------------------


def sources() -> list[Path]:
    """Every file of the interface but the theme."""
    folder = Path(ui.__path__[0])
    return [path for path in sorted(folder.rglob("*.py")) if path.name != "theme.py"]


def colours_in(path: Path) -> Iterator[str]:
    """Colours that a file names by itself."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in {"ft.Colors", "ft.CupertinoColors"}:
            if node.attr != "TRANSPARENT":
                yield f"{path.name}: {ast.unparse(node)}"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.fullmatch(r"#(\w{3,4}|\w{6}|\w{8})", node.value):
                yield f"{path.name}: {node.value}"
        elif (
            isinstance(node, ast.keyword)
            and node.arg is not None
            and re.search("colou?r", node.arg)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield f"{path.name}: {node.arg}={node.value.value}"


def test_no_screen_names_a_colour_of_its_own() -> None:
    """All come from the theme by name; transparent is none."""
    assert [found for path in sources() for found in colours_in(path)] == []


def test_a_colour_of_its_own_is_found(tmp_path: Path) -> None:
    """The three ways to name one."""
    own = tmp_path / "own.py"
    own.write_text('ft.Text("#fff")\nft.Icon(color=ft.Colors.RED)\nft.Text(color="red")\n', encoding="utf-8")
    assert set(colours_in(own)) == {"own.py: #fff", "own.py: ft.Colors.RED", "own.py: color=red"}


def children(control: BaseControl) -> Iterator[Any]:
    if isinstance(control, Component):
        yield control._b
        return
    for field in dataclasses.fields(control):
        if not field.metadata.get("skip") and field.name != "_parent":
            yield getattr(control, field.name, None)


def met(control: Any, ground: str, seen: set[int]) -> Iterator[tuple[str, str]]:
    """Every (text colour, ground) that stands on the screen, as names of the theme."""
    if isinstance(control, (list, tuple)):
        for one in control:
            yield from met(one, ground, seen)
    if not isinstance(control, BaseControl) or id(control) in seen:
        return
    seen.add(id(control))
    style = getattr(control, "style", None)
    own: Any = style.bgcolor if isinstance(style, ft.ButtonStyle) else getattr(control, "bgcolor", None)
    if own is not None and own != ft.Colors.TRANSPARENT:
        ground = NAMES[own]
    for colour in inks(control):
        yield NAMES[colour].lower(), ground.lower()
    for child in children(control):
        yield from met(child, ground, seen)


def inks(control: BaseControl) -> Iterator[Any]:
    """Colours of the words and pictures that a control draws itself."""
    if isinstance(control, ft.Text):
        assert control.style is not None, f"{control.value!r} is left to Flet's own font and colour"
        spans = [span.style for span in control.spans or []]
        yield from (style.color for style in [control.style, *spans] if style is not None)
    elif isinstance(control, ft.Icon):
        yield control.color
    elif isinstance(control, ft.TextField):
        for style in (control.text_style, control.hint_style, control.error_style):
            if style is not None:
                yield style.color


async def on_all_screens(state: str) -> set[tuple[str, str]]:
    workbook = STATES[state]()
    found: set[tuple[str, str]] = set()
    async with a_window(workbook) as window:
        for screen in screens(workbook):
            await window.go(screen.path)
            found |= set(met(window.page.views, "PAPER", set()))
    return found


@pytest.mark.parametrize("state", STATES)
async def test_every_pair_on_a_screen_is_one_whose_contrast_is_reckoned(state: str) -> None:
    """Text with the theme's colours alone, and only on grounds that the list above names."""
    found = await on_all_screens(state)
    assert {("ink", "paper"), ("soft_ink", "surface"), ("on_help", "help")} <= found
    assert found <= set(TEXT_PAIRS)
