"""Hæfter: the modules, the topics of one, and the pages with a bookmark."""

from __future__ import annotations

import flet as ft

from imr_workbook.content.errors import UnknownContent
from imr_workbook.content.modules import Module
from imr_workbook.content.topics import Topic
from imr_workbook.domain.reading import bookmarked, place
from imr_workbook.i18n import DANISH
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.reading_card import ReadingCard
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.reading import topic_path
from imr_workbook.ui.safety import component
from imr_workbook.ui.screens.not_found import NotFound
from imr_workbook.ui.state import App, go, use_app


@component
def Handouts() -> ft.Control:
    """What one can read now, and the way to the rest."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    written = [module for module in app.workbook.library.modules if module.topics]
    ways = [
        row(app, module.title, module.official_title, go(routes.module(module.id)), key=module.id)
        for module in written
    ]
    if bookmarked(app.records):
        ways.append(row(app, _("My bookmarks"), "", go(routes.BOOKMARKS), key="bookmarks"))
    ways.append(row(app, _("See all eleven topics"), "", go(routes.ALL_TOPICS), key="all_topics"))
    danish_only = [soft(look, _("The handouts are in Danish."))] if app.language.code != DANISH else []
    return frame(app, heading(look, _("Handouts")), ReadingCard(), rows(*ways), *danish_only)


@component
def AllModules() -> ft.Control:
    """The whole course in its order; those without text yet stand together."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    modules = app.workbook.library.modules
    written = [
        row(app, _numbered(one), one.official_title, go(routes.module(one.id)), key=one.id)
        for one in modules
        if one.topics
    ]
    coming = [_coming(app, one) for one in modules if not one.topics]
    later = [heading(look, _("The text will come later"), level=2), card(*coming)] if coming else []
    return frame(
        app,
        heading(look, _("All eleven topics")),
        rows(*written),
        *later,
        line=_("Handouts"),
        actions=buttons.outlined(app, _("Back"), go(routes.HANDOUTS)),
    )


@component
def ModuleScreen() -> ft.Control:
    """One module: what it gives, and its topics."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    try:
        module = app.workbook.library.module(ft.use_route_params()["module"])
    except UnknownContent:
        return NotFound()
    topics = [*module.topics, *([module.together] if module.together else [])]
    return frame(
        app,
        heading(look, module.title),
        soft(look, module.official_title),
        rows(*(_topic_row(app, module, topic) for topic in topics))
        if topics
        else body(look, _("The text will come later")),
        ft.Column([soft(look, aim) for aim in module.aims], spacing=4, tight=True),
        line=_("Handouts"),
        actions=buttons.outlined(app, _("Back"), go(routes.HANDOUTS)),
    )


@component
def Bookmarks() -> ft.Control:
    """The pages with a bookmark, in the order of the course."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    marked = bookmarked(app.records)
    found = [
        row(app, page.title, topic.title, go(routes.page(module.id, topic.id, page.id)), key=page.id)
        for module in app.workbook.library.modules
        for topic in [*module.topics, *([module.together] if module.together else [])]
        for page in topic.pages
        if page.id in marked
    ]
    shown = rows(*found) if found else body(look, _("You have no bookmarks."))
    return frame(
        app,
        heading(look, _("My bookmarks")),
        shown,
        line=_("Handouts"),
        actions=buttons.outlined(app, _("Back"), go(routes.HANDOUTS)),
    )


def _numbered(module: Module) -> str:
    return f"{module.number}. {module.title}"


def _coming(app: App, module: Module) -> ft.Control:
    """A module that cannot be opened yet."""
    return ft.Column(
        [body(app.look, _numbered(module)), soft(app.look, module.official_title)], spacing=2, tight=True
    )


def _topic_row(app: App, module: Module, topic: Topic) -> ft.Control:
    _ = app.language.gettext
    where = place(app.records, topic.id)
    note = "" if where is None else app.language.pgettext("state", "Read") if where.finished else _("Begun")
    return row(app, topic.title, note, go(topic_path(app, module, topic)), key=topic.id)
