"""Hvordan gik det? for something tried in everyday life. The same four answers, none of them better."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.practices import practice
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.outcomes import outcome_words
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def PracticeOutcome() -> ft.Control:
    """One question; tap is answer, and back to I dag."""
    app = use_app()
    _ = app.language.gettext
    practice_id = ft.use_route_params()["practice"]
    chosen = practice(app.records, practice_id)

    def tell(outcome: Outcome) -> Callable[[], None]:
        def told() -> None:
            app.workbook.tell_practice(practice_id, outcome)
            app.tell("Saved. You can always change your mind.")
            ft.context.page.navigate(routes.TODAY)

        return told

    return frame(
        app,
        heading(app.look, _("How did it go?")),
        body(app.look, chosen.text if chosen else ""),
        choice.tiles(
            [
                choice.tile(
                    app, word, chosen is not None and chosen.outcome is outcome, tell(outcome), key=outcome
                )
                for outcome, word in outcome_words(app).items()
            ]
        ),
        line=_("Try it in everyday life"),
        actions=buttons.outlined(app, _("Back"), go(routes.TODAY)),
    )
