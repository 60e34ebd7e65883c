"""Where a topic goes on, as paths."""

from __future__ import annotations

from imr_workbook.content.modules import Module
from imr_workbook.content.screens import Screen, screens
from imr_workbook.content.topics import Topic
from imr_workbook.domain.reading import Place, place
from imr_workbook.ui import routes
from imr_workbook.ui.state import App


def topic_path(app: App, module: Module, topic: Topic) -> str:
    """Where to go on in a topic: the page last shown; from the start when it is new or finished."""
    where = place(app.records, topic.id)
    shown = screens(topic)
    if where is None or where.finished:
        return screen_path(module, topic, shown[0])
    return screen_path(module, topic, shown[screen_index(shown, where.page_id, where.part)])


def screen_path(module: Module, topic: Topic, screen: Screen) -> str:
    """The path of one screen of a topic."""
    return routes.page(module.id, topic.id, screen.page.id, screen.part)


def screen_index(shown: tuple[Screen, ...], page_id: str, part: int) -> int:
    """Which screen a place means; the page's first when its parts have become fewer, else the first of all."""
    same_page = [index for index, screen in enumerate(shown) if screen.page.id == page_id]
    exact = [index for index in same_page if shown[index].part == part]
    return (exact or same_page or [0])[0]


def reading_on(app: App) -> tuple[Module, Topic, Place | None] | None:
    """What to read next: the topic last open, else the one after the last finished; None when all is read."""
    in_order = [(module, topic) for module in app.workbook.library.modules for topic in module.topics]
    places = {topic.id: place(app.records, topic.id) for _, topic in in_order}
    begun = [(where, *one) for one in in_order if (where := places[one[1].id]) and not where.finished]
    if begun:
        where, module, topic = max(begun, key=lambda one: one[0].visited)
        return module, topic, where
    finished = [index for index, (_, topic) in enumerate(in_order) if places[topic.id] is not None]
    following = max(finished, default=-1) + 1
    if following < len(in_order):
        module, topic = in_order[following]
        return module, topic, None
    return None
