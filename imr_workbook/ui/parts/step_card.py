"""Card on I dag: this week's step."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.steps import Stage, Step, goal_of, stage
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.step_words import when_line
from imr_workbook.ui.parts.text import beginning, heading, is_long, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def StepCard(step: Step, quiet: bool = False) -> ft.Control:
    """Before its evening Ret and Gør det mindre; from then on Hvordan gik det?

    Args:
        step: the step.
        quiet: with a tonal button, where the screen's one filled button is another.
    """
    app = use_app()
    look, _ = app.look, app.language.gettext
    its_goal = goal_of(app.records, step)
    notes = [when_line(app, step)]
    if its_goal is not None:
        notes.append(_("My goal: %(text)s", text=its_goal.text.strip()))
    if stage(step, app.workbook.now()) is Stage.ASKING:
        button = buttons.tonal if quiet else buttons.primary
        path = routes.step_outcome(step.id, today=True)
        ways = button(app, _("How did it go?"), go(path), key="step.how")
    else:
        edit, smaller = (routes.step_writing(step.id, today=True), routes.step_smaller(step.id, today=True))
        ways = buttons.row(
            look,
            buttons.tonal(app, _("Edit"), go(edit), key="step.edit"),
            buttons.tonal(app, _("Make it smaller"), go(smaller), key="step.smaller"),
        )
    text = step.text.strip()
    whole = buttons.plain(app, _("Show all of it"), go(routes.step(step.id)), key="step.whole", in_line=True)
    return card(
        soft(look, _("My step this week")),
        heading(look, text, level=2, whole=False),
        *([whole] if is_long(text) else []),
        *(beginning(look, soft(look, note)) for note in notes if note),
        ways,
    )
