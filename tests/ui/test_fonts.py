"""The fonts of a browser: all of the app's own are there before anything is drawn, and emoji are no boxes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flet_web
import pytest
from PIL import ImageFont

from imr_workbook.device.resources import assets_dir
from imr_workbook.ui.theme import EMOJI, FONT, FONT_SEMIBOLD, FONTS, Look
from tests.ui.windows import a_window, a_workbook

STOCK = Path(flet_web.get_package_web_dir()) / "assets"
"""The files of Flet's own client."""

MUCH_USED = """
😀😃😄😁😆😅😂🤣😊😇🙂🙃😉😌😍🥰😘😗😙😚😋😛😝😜🤪🤨🧐🤓😎🥳😏😒😞😔😟😕🙁☹😣😖😫😩🥺😢😭😤😠😡🤯😳🥵🥶😱😨😰😥😓🤗🤔
🤭🤫😶😐😑😬🙄😯😦😧😮😲🥱😴🤤😪😵🤐🥴🤢🤮🤧😷🤒🤕🤑😈👻💀🤖😺😸😹😻😼😽🙀😿😾👋👌✌🤞👈👉👆👇☝👍👎✊👊👏🙌👐🤝🙏
💪👀👂🧠👶👧👦👩👨👵👴🏃🚶💃🕺👫👬👭👪❤🧡💛💚💙💜🖤💔❣💕💞💓💗💖💘💯💢💥💤🐶🐱🐭🐰🦊🐻🐼🐸🐵🐔🐧🐦🦆🐝🦋🐌🐞🐟🐬🐳
🌵🎄🌲🌳🌴🌱🌿☘🍀🍁🍂🌾💐🌷🌹🌸🌼🌻🌞🌝🌙🌍⭐🌟✨⚡🔥🌈☀🌤⛅☁🌧⛈❄☃⛄💨💧☔🌊🍏🍎🍐🍊🍋🍌🍉🍇🍓🍒🍑🥑🥕🌽🍞🧀🥚🍕🍔🍟
🍝🍰🎂🍫🍬🍪☕🍵🍺🍷⚽🏀🎾🏊🚴🎨🎬🎤🎧🎼🎹🥁🎸🎮🎲🧩🚗🚌🚲✈🚀⛵🏠🏡🏥🏫⛪⌚📱💻📷📺⏰💡🔑🛏🚿🎁🎈🎉📚📖✏📝📅✅❌❓❗🔔🎵🎶
"""
"""What people write in messages, each a drawing of its own."""


def face(file: str) -> ImageFont.FreeTypeFont:
    """A font of ours."""
    return ImageFont.truetype(str(assets_dir() / "fonts" / file), 40)


def drawn(font: ImageFont.FreeTypeFont, character: str) -> bool:
    """Whether a font has a drawing for a character, and not just its box."""
    return bytes(font.getmask(character)) != bytes(font.getmask("\U0010fffd"))


def fonts_of(manifest: Path) -> Iterator[tuple[str, str]]:
    """Family and file of each font that is fetched before anything is drawn."""
    families: list[Any] = json.loads(manifest.read_text(encoding="utf-8"))
    yield from ((one["family"], font["asset"]) for one in families for font in one["fonts"])


def test_much_used_emoji_are_no_boxes() -> None:
    """Some stand in the font of the text already."""
    emoji, text = face("NotoEmoji-Regular.woff2"), face("SourceSans3-Regular.ttf")
    characters = "".join(MUCH_USED.split())
    assert len(set(characters)) > 200
    assert [one for one in characters if not drawn(emoji, one) and not drawn(text, one)] == []
    assert not drawn(emoji, "\u4f60")


def test_every_font_of_the_theme_comes_before_the_first_word() -> None:
    """Or the first screen would be drawn in another font, and signs that it lacks be asked for in vain."""
    found = dict(fonts_of(assets_dir() / "assets" / "FontManifest.json"))
    assert {FONT, FONT_SEMIBOLD, EMOJI} <= set(found)
    assert {family: f"../{file}" for family, file in FONTS.items()}.items() <= found.items()


def test_every_font_that_is_asked_for_is_there() -> None:
    """Ours, or one of Flet's own client under the name that it has there; none that no screen uses."""
    stock = dict(fonts_of(STOCK / "FontManifest.json"))
    for family, file in fonts_of(assets_dir() / "assets" / "FontManifest.json"):
        if family in stock:
            assert file == stock[family]
        else:
            assert (assets_dir() / "assets" / file).resolve().is_file(), file
    assert set(stock) - {"MaterialIcons"} == {family for family in stock if family.startswith("packages/")}


def test_every_text_may_hold_emoji() -> None:
    """Whatever its size and weight."""
    assert Look().style().font_family_fallback == [EMOJI]
    assert Look().heading("Hej 🌻", 1).font_family_fallback == [EMOJI]


@pytest.mark.parametrize(("web", "fonts"), [(True, {}), (False, FONTS)])
async def test_no_font_is_fetched_twice(web: bool, fonts: dict[str, str]) -> None:
    """A browser has them already; a window of its own is told which they are."""
    screen = a_window(a_workbook())
    screen.client(web=web)
    async with screen:
        assert screen.page.fonts == fonts
