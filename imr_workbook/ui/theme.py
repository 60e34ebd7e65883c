"""The look: colours, type and shape. Every colour and size on a screen comes from here."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import flet as ft

from imr_workbook.ui.measure import fitting

FONT = "Source Sans 3"
FONT_SEMIBOLD = "Source Sans 3 Semibold"
FONTS = {
    FONT: "fonts/SourceSans3-Regular.ttf",
    FONT_SEMIBOLD: "fonts/SourceSans3-Semibold.ttf",
}
"""Family -> file in the assets; the zero has no slash, which in Danish would read as Ø.

In a browser they come before anything is drawn, by `assets/assets/FontManifest.json`.
"""
EMOJI = "Noto Emoji"
"""Draws the emoji that a person writes, in a browser; phones and computers bring their own."""


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours, as hex."""

    paper: str
    surface: str
    surface_2: str
    ink: str
    soft_ink: str
    line: str
    primary: str
    on_primary: str
    container: str
    help: str
    on_help: str


LIGHT = Palette(
    paper="#FAF7F2",
    surface="#FFFFFF",
    surface_2="#F2EDE4",
    ink="#1F2A2E",
    soft_ink="#4B595D",
    line="#DDD6CA",
    primary="#1E5B57",
    on_primary="#FFFFFF",
    container="#DDECE9",
    help="#FFE8D3",
    on_help="#74320A",
)
DARK = Palette(
    paper="#14191B",
    surface="#1D2527",
    surface_2="#263033",
    ink="#EEF1EF",
    soft_ink="#B9C4C4",
    line="#374447",
    primary="#93CFC7",
    on_primary="#0F2321",
    container="#23413E",
    help="#4A2E1B",
    on_help="#FFDCBE",
)

# The names under which screens use the palette: Flet's roles, so that light and dark follow by themselves.
PAPER = ft.Colors.SURFACE
SURFACE = ft.Colors.SURFACE_CONTAINER_LOWEST
SURFACE_2 = ft.Colors.SURFACE_CONTAINER
INK = ft.Colors.ON_SURFACE
SOFT_INK = ft.Colors.ON_SURFACE_VARIANT
LINE = ft.Colors.OUTLINE_VARIANT
EDGE = ft.Colors.OUTLINE
"""A border that carries meaning: at least 3:1 on paper and surface."""
PRIMARY = ft.Colors.PRIMARY
ON_PRIMARY = ft.Colors.ON_PRIMARY
CONTAINER = ft.Colors.PRIMARY_CONTAINER
HELP = ft.Colors.TERTIARY_CONTAINER
ON_HELP = ft.Colors.ON_TERTIARY_CONTAINER

TEXT_PAIRS = (
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "surface_2"),
    ("ink", "container"),
    ("soft_ink", "paper"),
    ("soft_ink", "surface"),
    ("soft_ink", "surface_2"),
    ("primary", "paper"),
    ("primary", "surface"),
    ("primary", "container"),
    ("on_primary", "primary"),
    ("on_help", "help"),
    ("help", "on_help"),
)
"""Every text colour on every ground that it may stand on: at least 4.5:1."""

EDGE_PAIRS = (("soft_ink", "paper"), ("soft_ink", "surface"), ("primary", "paper"), ("primary", "surface"))
"""Borders and shapes that carry meaning: at least 3:1."""

PAGE_MARGIN = 20
GAP = 16
CARD_RADIUS = 20
CARD_PADDING = 20
"""At the sides of a card."""
BUTTON_RADIUS = 16
CHIP_RADIUS = 14
BUTTON_HEIGHT = 52
CHIP_HEIGHT = 48
TEXT_WIDTH = 640
"""Widest text column, in pixels."""
RAIL_FROM = 720
"""Width from which the rail replaces the bar."""

BODY = 18
SECONDARY = 16
HEADING_1 = 28
HEADING_2 = 20
BUTTON = 17
NAVIGATION = 14
LONG = 120
"""Characters. Of a longer text of one's own only its beginning is shown, but for the screen that is about it."""
LEAST_GROWS = 1.7
"""The least size of words made to fit grows no further, or ours would break on the narrowest screen."""

_LINE_HEIGHT = {BODY: 1.5, SECONDARY: 1.44, HEADING_1: 1.22, HEADING_2: 1.35, BUTTON: 1.25, NAVIGATION: 1.3}


@dataclass(frozen=True, slots=True)
class Look:
    """How large things are on this screen now."""

    scale: float = 1.0
    """1.0 to 2.0, from the setting of text size."""
    width: float = 390.0
    """Width of the window in pixels."""
    calm: bool = False
    """No movement, fewer drawings."""

    @property
    def wide(self) -> bool:
        """Whether there is room for the rail."""
        return self.width >= RAIL_FROM

    @property
    def rail(self) -> float:
        """Width of the rail in pixels, where there is one."""
        return max(132.0, 100 * self.scale)

    @property
    def column(self) -> float:
        """Width of the text column in pixels."""
        if not self.wide:
            return self.width - 2 * PAGE_MARGIN
        return min(TEXT_WIDTH * max(1.0, self.scale * 0.8), self.width - self.rail - 2 * PAGE_MARGIN)

    @property
    def large(self) -> bool:
        """Whether rows of buttons had better stand under each other."""
        return self.scale * 390 > self.width * 1.2

    def heading(self, text: str, level: int) -> ft.TextStyle:
        """A heading's text; smaller where it is long, or a word of it would otherwise be cut."""
        if level == 1 and len(text) <= LONG:
            return self.fitted(text, HEADING_1, self.column)
        return self.fitted(text, HEADING_2, self.column - 2 * CARD_PADDING - 2)

    def fitted(self, text: str, size: int, room: float, color: ft.ColorValue = INK) -> ft.TextStyle:
        """Strong text, as much smaller than `size` as its longest word needs to stand in `room` pixels.

        Never too small to read: a word of one's own that is longer still goes on in the next line.
        """
        style = self.style(size, strong=True, color=color)
        least = NAVIGATION * min(self.scale, LEAST_GROWS)
        return dataclasses.replace(style, size=max(fitting(text, size * self.scale, room), least))

    def style(
        self, size: int = BODY, *, strong: bool = False, color: ft.ColorValue = INK, underline: bool = False
    ) -> ft.TextStyle:
        """Text of one of the sizes above; always with colour and font, or Flet falls back to its own."""
        return ft.TextStyle(
            size=size * self.scale,
            height=_LINE_HEIGHT.get(size, 1.4),
            # Material's own styles spread the letters.
            letter_spacing=0,
            color=color,
            font_family=FONT_SEMIBOLD if strong else FONT,
            font_family_fallback=[EMOJI],
            decoration=ft.TextDecoration.UNDERLINE if underline else None,
        )


def theme(palette: Palette, look: Look) -> ft.Theme:
    """Flet's theme for one palette."""
    return ft.Theme(
        font_family=FONT,
        color_scheme=ft.ColorScheme(
            primary=palette.primary,
            on_primary=palette.on_primary,
            primary_container=palette.container,
            on_primary_container=palette.ink,
            secondary=palette.primary,
            on_secondary=palette.on_primary,
            secondary_container=palette.container,
            on_secondary_container=palette.ink,
            tertiary=palette.on_help,
            on_tertiary=palette.help,
            tertiary_container=palette.help,
            on_tertiary_container=palette.on_help,
            error=palette.ink,
            on_error=palette.surface,
            surface=palette.paper,
            on_surface=palette.ink,
            on_surface_variant=palette.soft_ink,
            surface_container_lowest=palette.surface,
            surface_container_low=palette.surface,
            surface_container=palette.surface_2,
            surface_container_high=palette.surface_2,
            surface_container_highest=palette.surface_2,
            outline=palette.soft_ink,
            outline_variant=palette.line,
            surface_tint=palette.surface,
        ),
        scaffold_bgcolor=palette.paper,
        page_transitions=_no_transitions(),
        visual_density=ft.VisualDensity.STANDARD,
        text_theme=ft.TextTheme(
            body_medium=look.style(SECONDARY, color=palette.ink),
            body_large=look.style(BODY, color=palette.ink),
            label_large=look.style(BUTTON, color=palette.ink),
        ),
    )


def _no_transitions() -> ft.PageTransitionsTheme:
    still = ft.PageTransitionTheme.NONE
    return ft.PageTransitionsTheme(android=still, ios=still, linux=still, macos=still, windows=still)
