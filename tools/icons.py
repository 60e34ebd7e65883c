"""python -m tools.icons: draws every icon and splash screen of the app, from the one drawing assets/icon.svg.

Flet makes the sizes of each platform out of what lies in `assets`; the browser takes its own as they are.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageDraw

ASSETS = Path(__file__).parent.parent / "assets"

_SVG = "{http://www.w3.org/2000/svg}"
_FINER = 4
"""How many times larger it is drawn than it is kept, so that edges are smooth."""
_PIECES = 32
"""Straight pieces to a curve: at the largest size each is shorter than the line is thick."""
_ROUNDED = 0.22
"""Radius of the corners of a tile, of its side."""

# The page's own colours, as in imr_workbook/ui/theme.py and web/page.css.
LIGHT, DARK = "#FAF7F2", "#14191B"
_LINES_ON_LIGHT, _LINES_ON_DARK = "#1E5B57", "#8CCDC5"

Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """One line of the drawing: its points, in parts of the drawing's side (0-1), its colour and thickness."""

    points: tuple[Point, ...]
    colour: str
    thickness: float


@dataclass(frozen=True)
class Drawing:
    """What `icon.svg` is: lines on a ground."""

    ground: str
    lines: str
    """The colour of most of its lines."""
    strokes: tuple[Stroke, ...]

    def reach(self) -> float:
        """How far from the middle it comes; 1 is the middle of an edge. Masks of phones are circles."""
        return max(
            2 * (math.dist(point, (0.5, 0.5)) + stroke.thickness / 2)
            for stroke in self.strokes
            for point in stroke.points
        )


def _points(path: str) -> Iterator[Point]:
    """A path of any kind, as points."""
    pen: Any = RecordingPen()
    parse_path(path, pen)
    first = last = (0.0, 0.0)
    for step, points in pen.value:
        if step == "moveTo":
            first = points[0]
        if step == "curveTo":
            yield from (_along((last, *points), piece / _PIECES) for piece in range(1, _PIECES + 1))
        elif step in {"moveTo", "lineTo", "closePath"}:
            yield (*points, first)[0]
        elif step != "endPath":
            raise ValueError(f"a path with {step} is not drawn")
        last = (first, *points)[-1]


def _along(curve: tuple[Point, ...], part: float) -> Point:
    back = 1 - part
    weights = (back**3, 3 * back**2 * part, 3 * back * part**2, part**3)
    x, y = (sum(w * p[axis] for w, p in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x, y


def drawing(path: Path) -> Drawing:
    """The drawing: one `rect` for the ground, and a `g` of `path`s that are lines of one thickness.

    Raises:
        ValueError: it is drawn in another way, so that it would not come out as it looks.
    """
    root = ET.parse(path).getroot()
    ground, group = root.find(f"{_SVG}rect"), root.find(f"{_SVG}g")
    if ground is None or group is None or len(root) != 2 or group.get("fill") != "none":
        raise ValueError(f"{path.name} is not a ground with lines on it")
    side = float(root.attrib["width"])
    thickness = float(group.attrib["stroke-width"]) / side
    lines = group.attrib["stroke"]
    strokes = []
    for line in group:
        points = tuple((x / side, y / side) for x, y in _points(line.attrib["d"]))
        strokes.append(Stroke(points, line.get("stroke", lines), thickness))
    return Drawing(ground.attrib["fill"], lines, tuple(strokes))


def drawn(
    what: Drawing,
    size: int,
    *,
    share: float = 1.0,
    ground: str | None = None,
    lines: str | None = None,
    rounded: bool = False,
) -> Image.Image:
    """A square picture.

    Args:
        what: the drawing.
        size: of its side, in pixels.
        share: how large the drawing is in it; 1 as it stands in the file.
        ground: colour behind it; without, it can be seen through.
        lines: another colour for most of its lines.
        rounded: the ground has round corners, and outside them it can be seen through.
    """
    fine = size * _FINER
    bare = lines or what.lines
    picture = Image.new("RGBA", (fine, fine), f"{ground if ground and not rounded else bare}00")
    pencil = ImageDraw.Draw(picture)
    if ground:
        pencil.rounded_rectangle((0, 0, fine - 1, fine - 1), fine * _ROUNDED if rounded else 0, fill=ground)
    for stroke in what.strokes:
        colour = bare if stroke.colour == what.lines else stroke.colour
        points = [tuple(fine * (0.5 + share * (part - 0.5)) for part in point) for point in stroke.points]
        half = fine * share * stroke.thickness / 2
        pencil.line(points, colour, round(2 * half))
        for x, y in points:
            pencil.ellipse((x - half, y - half, x + half, y + half), colour)
    smaller = picture.convert("RGBa").resize((size, size), Image.Resampling.BOX).convert("RGBA")
    return smaller.convert("RGB") if ground and not rounded else smaller


SAFE_ON_ANDROID = 0.56
"""Reach that every launcher shows; a little less than Flet asks for."""
SAFE_IN_A_BROWSER = 0.78
"""The same for a `maskable` icon: a circle of 80 % is always shown."""


def pictures(what: Drawing) -> Iterator[tuple[str, Image.Image]]:
    """(name in `assets`, picture) of everything that is committed."""
    reach = what.reach()
    # iOS and macOS cut the corners themselves, and Windows and Linux show it as it is.
    yield "icon.png", drawn(what, 1024, ground=what.ground)
    yield "icon_android.png", drawn(what, 1024, ground=what.ground, share=SAFE_ON_ANDROID / reach)
    yield "splash.png", drawn(what, 1024, lines=_LINES_ON_LIGHT, share=SAFE_ON_ANDROID / reach)
    yield "splash_dark.png", drawn(what, 1024, lines=_LINES_ON_DARK, share=SAFE_ON_ANDROID / reach)
    yield "favicon.png", drawn(what, 64, ground=what.ground, rounded=True)
    yield "icons/apple-touch-icon-192.png", drawn(what, 192, ground=what.ground)
    for size in (192, 512):
        yield f"icons/icon-{size}.png", drawn(what, size, ground=what.ground, rounded=True)
        maskable = drawn(what, size, ground=what.ground, share=min(1, SAFE_IN_A_BROWSER / reach))
        yield f"icons/maskable-{size}.png", maskable


def main() -> None:
    for name, picture in pictures(drawing(ASSETS / "icon.svg")):
        picture.save(ASSETS / name, optimize=True)


if __name__ == "__main__":
    main()
