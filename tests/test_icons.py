"""Icons and splash screens: drawn from one drawing, and whole under any mask."""

from __future__ import annotations

import json
import math
import tomllib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from tests.installing import ROOT
from tools.icons import ASSETS, DARK, LIGHT, SAFE_IN_A_BROWSER, SAFE_ON_ANDROID, drawing, pictures

DRAWING = drawing(ASSETS / "icon.svg")
PICTURES = dict(pictures(DRAWING))
ICONS: list[dict[str, str]] = json.loads((ASSETS / "manifest.json").read_text(encoding="utf-8"))["icons"]


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_committed_is_what_is_drawn(name: str) -> None:
    """`python -m tools.icons` draws them after a change of the drawing."""
    with Image.open(ASSETS / name) as kept:
        assert kept.size == PICTURES[name].size
        assert kept.mode == PICTURES[name].mode
        # Another version of Pillow may round a shade otherwise.
        worst = max(high for _low, high in _extrema(ImageChops.difference(kept, PICTURES[name])))
        assert worst <= 3, "run python -m tools.icons"


def _extrema(picture: Image.Image) -> list[tuple[int, int]]:
    return [channel.getextrema() for channel in picture.split()]  # type: ignore[misc]


def test_no_other_picture_lies_there() -> None:
    """Nothing that was drawn by hand, or that is left over."""
    assert {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*.png")} == set(PICTURES)


def reach(picture: Image.Image) -> float:
    """How far from the middle something is drawn; 1 is the middle of an edge."""
    if picture.mode == "RGBA":
        seen = picture.getchannel("A")
    else:
        ground = Image.new("RGB", picture.size, picture.getpixel((0, 0)))
        seen = ImageChops.difference(picture, ground).convert("L")
    side = picture.width
    middle = (side - 1) / 2
    marked = (divmod(at, side) for at, value in enumerate(seen.tobytes()) if value > 16)
    return max(2 * math.dist(at, (middle, middle)) / side for at in marked)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("icon_android.png", SAFE_ON_ANDROID),
        ("splash.png", SAFE_ON_ANDROID),
        ("splash_dark.png", SAFE_ON_ANDROID),
        ("icons/maskable-192.png", SAFE_IN_A_BROWSER),
        ("icons/maskable-512.png", SAFE_IN_A_BROWSER),
    ],
)
def test_no_mask_cuts_into_it(name: str, safe: float) -> None:
    """Each telephone has its own; a circle is the narrowest."""
    assert 0.4 < reach(PICTURES[name]) <= safe + 0.01


def test_every_browser_finds_one_that_fits() -> None:
    """Of each size one for a mask, which fills its square, and one without."""
    assert {(icon["purpose"], icon["sizes"]) for icon in ICONS} == {
        (purpose, size) for purpose in ("any", "maskable") for size in ("192x192", "512x512")
    }
    for icon in ICONS:
        picture = PICTURES[icon["src"]]
        assert icon["sizes"] == f"{picture.width}x{picture.height}"
        assert (picture.mode == "RGB") == (icon["purpose"] == "maskable"), icon["src"]


def test_what_apple_shows_has_no_holes() -> None:
    """iOS paints black where an icon can be seen through, and the App Store refuses it."""
    assert PICTURES["icon.png"].mode == PICTURES["icons/apple-touch-icon-192.png"].mode == "RGB"


def test_it_begins_in_the_colours_of_the_page() -> None:
    """Native and in a browser, light and dark."""
    flet: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "flet"
    ]
    assert (flet["splash"]["color"], flet["splash"]["dark_color"]) == (LIGHT, DARK)
    boot = flet["boot_screen"]["flet"]
    assert (boot["bgcolor_light"], boot["bgcolor_dark"]) == (LIGHT, DARK)
    assert flet["icon_background"] == DRAWING.ground
    style = (ROOT / "web" / "page.css").read_text(encoding="utf-8")
    assert LIGHT in style
    assert DARK in style


@pytest.mark.parametrize(
    "text",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="2"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/><g fill="#000"/></svg>',
    ],
)
def test_a_drawing_of_another_kind_is_refused(tmp_path: Path, text: str) -> None:
    """It would come out otherwise than it looks."""
    (tmp_path / "icon.svg").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="not a ground with lines"):
        drawing(tmp_path / "icon.svg")
