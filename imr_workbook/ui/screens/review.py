"""A few words on how it went: three fields, all of them free to stay empty, the same after every answer."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.reviews import Review, Told, review
from imr_workbook.domain.steps import goal_of, step
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.gone import never_was
from imr_workbook.ui.parts.review_words import told_words
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, use_app


@component
def ReviewScreen() -> ft.Control:
    """What helped, what came in the way, a next step."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    review_id, here = ft.use_route_params()["review"], ft.use_route_location()
    told = review(app.records, review_id)
    if told is None:
        return never_was(app)

    def write(which: Told) -> Callable[[str], None]:
        return lambda text: app.workbook.write_review(review_id, which, text)

    def done() -> None:
        app.drafts.flush()
        app.workbook.take_next_step(review_id)
        show(routes.TODAY if routes.from_today(here) else _back(app, told))

    return frame(
        app,
        heading(look, _("Would you like to write a little about it?")),
        body(look, _("The fields may be empty.")),
        *(
            SavedField(label, told.told(which), write(which), lines=2, key=f"{review_id}.{which}")
            for which, label in told_words(app).items()
        ),
        soft(look, _("You will find your next step under Goals.")),
        line=app.saved_line(app.records.saved_ms(Kind.REVIEW, review_id)),
        actions=buttons.primary(app, _("Done"), done, key="review.done"),
    )


def _back(app: App, told: Review) -> str:
    """To the goal that the step belongs to, or to Mål."""
    one = step(app.records, told.about) if told.kind == Kind.STEP else None
    its_goal = None if one is None else goal_of(app.records, one)
    return routes.GOALS if its_goal is None else routes.goal(its_goal.id)
