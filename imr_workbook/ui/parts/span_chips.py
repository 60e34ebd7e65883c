"""How far back to look, where that makes a difference."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.look_back import Span, spans
from imr_workbook.ui.parts import choice
from imr_workbook.ui.state import App, go


def shown_span(app: App, name: str = "") -> Span:
    """The span of this name; where it shows nothing of its own, the longest below it, or the shortest."""
    order, different = list(Span), spans(app.records)
    asked = next((order.index(span) for span in Span if span.value == name), 0)
    below = [span for span in different if order.index(span) <= asked]
    return (below[-1:] or list(different[:1]) or [Span.PERIOD])[0]


def span_chips(app: App, shown: Span, path: Callable[[str], str]) -> list[ft.Control]:
    """A chip for each span that shows other answers; nothing where all show the same.

    Args:
        app: the app of this window.
        shown: the span on the screen.
        path: the screen's path for the name of a span.
    """
    _ = app.language.gettext
    words = {Span.PERIOD: _("The latest weeks"), Span.YEAR: _("One year"), Span.ALL: _("All")}
    different = spans(app.records)
    if len(different) < 2:
        return []
    chips = [
        choice.chip(app, words[span], span is shown, go(path(span.value)), key=f"span.{span}")
        for span in different
    ]
    return [choice.chips(_("How far back?"), chips)]
