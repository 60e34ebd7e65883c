"""Hvordan gik det? The same question and the same four answers for steps and practices."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.outcomes import Outcome
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.outcomes import outcome_words
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import beginning, body, heading
from imr_workbook.ui.state import App, go


def outcome_screen(
    app: App,
    text: str,
    given: Outcome | None,
    tell: Callable[[Outcome, str], None],
    *more: ft.Control,
    line: str,
    back: str,
) -> ft.Control:
    """One question; tap is answer.

    Args:
        app: the app of this window.
        text: what it is about.
        given: what was told before, or none.
        tell: is given the outcome and its word.
        more: what else can be done, under the answers.
        line: what kind of thing it is about.
        back: the path back.
    """
    _ = app.language.gettext

    def teller(outcome: Outcome, word: str) -> Callable[[], None]:
        return lambda: tell(outcome, word)

    return frame(
        app,
        heading(app.look, _("How did it go?")),
        beginning(app.look, body(app.look, text)),
        choice.tiles(
            [
                choice.tile(app, word, given is outcome, teller(outcome, word), key=f"outcome.{outcome}")
                for outcome, word in outcome_words(app).items()
            ]
        ),
        *more,
        line=line,
        actions=buttons.outlined(app, _("Back"), go(back), key="outcome.back"),
    )
