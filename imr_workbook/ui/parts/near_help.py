"""One's own people, what one has written down, and the way to someone to talk to."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.plans import HelpfulList, contacts, helpful
from imr_workbook.ui import routes
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.contact_line import contact_line
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.text import soft
from imr_workbook.ui.state import App, go


def has_own(app: App) -> bool:
    """Whether the person has written down anybody or anything that helps."""
    return bool(contacts(app.records)) or _has_lines(app)


def near_help(app: App) -> list[ft.Control]:
    """The contact written first, and rows to the rest; the same rows for everyone but for what they wrote."""
    look, _ = app.look, app.language.gettext
    people = contacts(app.records)
    nearest = next((one for one in people if one.number), None)
    ways = [talk_row(app)]
    if _has_lines(app) or len(people) > (1 if nearest else 0):
        own = _("What you have written yourself")
        ways.append(row(app, _("This helps me"), own, go(routes.HELP_OWN), key="help.own"))
    if nearest is None:
        return [rows(*ways)]
    return [card(soft(look, _("Someone I trust")), contact_line(app, nearest)), rows(*ways)]


def talk_row(app: App) -> ft.Control:
    """To the lines where someone listens."""
    _ = app.language.gettext
    return row(app, _("Talk to someone"), _("Numbers you can call"), go(routes.HELP_TALK), key="help.talk")


def _has_lines(app: App) -> bool:
    return any(helpful(app.records, which) for which in HelpfulList)
