"""Card: go on reading where one was."""

from __future__ import annotations

import flet as ft

from imr_workbook.content.screens import screens
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.reading import reading_on, screen_index, topic_path
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def ReadingCard(quiet: bool = False) -> ft.Control:
    """What to read next; nothing when everything is read.

    Args:
        quiet: with a tonal button, where the screen's one filled button is another.
    """
    app = use_app()
    look, _ = app.look, app.language.gettext
    following = reading_on(app)
    if following is None:
        return ft.Container()
    module, topic, where = following
    shown = screens(topic)
    if where is None:
        line, word = module.title, _("Read")
    else:
        number = screen_index(shown, where.page_id, where.part) + 1
        line = _(
            "%(module)s\u00a0· Page\u00a0%(number)d\u00a0of\u00a0%(count)d",
            module=module.title,
            number=number,
            count=len(shown),
        )
        word = _("Read on")
    first = where is None and module.number == 1 and topic is module.topics[0]
    button = buttons.tonal if quiet else buttons.primary
    return card(
        soft(look, _("Start here") if first else line),
        heading(look, topic.title, level=2),
        button(app, word, go(topic_path(app, module, topic)), key="read_on"),
    )
