"""Helplines on a screen: the number, who answers, and whether somebody does now."""

from __future__ import annotations

import datetime as dt

import flet as ft

from imr_workbook.domain.helplines import Ladder, Line
from imr_workbook.domain.opening_hours import Coming, When
from imr_workbook.i18n import Language, phone_groups
from imr_workbook.ui.parts.call import call_button, callee, name_text, number_text
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.hairlines import with_hairlines
from imr_workbook.ui.parts.text import body, soft
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import CARD_RADIUS, HELP, ON_HELP, SURFACE_2

_MIDNIGHT = dt.time()


def alarm_card(app: App, ladder: Ladder, sentence: str) -> ft.Control:
    """112, in colours that nothing else has but the way to it."""
    _, entry = app.language.gettext, ladder.danger.entry
    return ft.Container(
        bgcolor=HELP,
        border_radius=CARD_RADIUS,
        padding=ft.Padding.symmetric(vertical=16, horizontal=20),
        content=ft.Column(
            [
                body(app.look, sentence, color=ON_HELP),
                callee(
                    app,
                    number_text(app, entry.display, color=ON_HELP),
                    [_("Call even if you are not sure.")],
                    [call_button(app, entry.tel, phone_groups(entry.tel), alarm=True)],
                    color=ON_HELP,
                ),
            ],
            spacing=6,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )


def region_lines(app: App, ladder: Ladder) -> list[ft.Control]:
    """The number of the chosen region, or those of every region with a hairline between."""
    if ladder.region is not None and len(ladder.acute) == 1:
        return [_region_line(app, ladder.acute[0], ladder.region.name, first=True)]
    return with_hairlines([_line_of_many(app, line) for line in ladder.acute])


def _region_line(app: App, line: Line, name: str, *, first: bool = False) -> ft.Control:
    """The number first, then whose it is; with ”Ring” where somebody answers now."""
    return callee(
        app,
        number_text(app, line.entry.display),
        _notes(app, line, name),
        _buttons(app, line, name, first=first),
    )


def _line_of_many(app: App, line: Line) -> ft.Control:
    """Whose it is first, which is what one looks for."""
    entry = line.entry
    first = ft.Row([name_text(app, entry.name), number_text(app, entry.display)], wrap=True, run_spacing=0)
    return callee(app, first, _notes(app, line), _buttons(app, line, entry.name))


def never_alone_card(app: App, ladder: Ladder) -> ft.Control:
    """112 and the region's number, to stand beside lines that many calls do not get through to."""
    look, _ = app.look, app.language.gettext
    alarm = ladder.danger.entry
    ring = call_button(app, alarm.tel, phone_groups(alarm.tel), alarm=True)
    lines = [callee(app, number_text(app, alarm.display), [_("If it is dangerous")], [ring])]
    if ladder.region is not None:
        lines += [_region_line(app, line, ladder.region.name) for line in ladder.acute]
        notes = []
    else:
        notes = [soft(look, _("You will find the number of your region when you go back."))]
    words = (
        _("Is nobody answering?")
        if any(line.open for line in ladder.talk)
        else _("They are closed right now. You can call:")
    )
    return card(body(look, words), *with_hairlines(lines), *notes, bgcolor=SURFACE_2)


def line_card(app: App, line: Line) -> ft.Control:
    """Someone to talk to: who, for whom, the number and the hours."""
    entry, look = line.entry, app.look
    about = [] if entry.about is None else [body(look, entry.about.in_language(app.language.code))]
    return card(
        name_text(app, entry.name),
        *about,
        callee(app, number_text(app, entry.display), _notes(app, line), _buttons(app, line, entry.name)),
        key=f"line.{entry.id}",
    )


def foot_notes(app: App, ladder: Ladder) -> list[ft.Control]:
    """What to do when nobody answers, how old the numbers are, and whether a centre's own are missing."""
    look, _ = app.look, app.language.gettext
    nobody = _("If nobody answers: Call the next number. If it is dangerous, call 112.")
    checked = _("The numbers were last checked on %(date)s.", date=app.language.date(ladder.checked))
    notes: list[ft.Control] = [soft(look, f"{nobody} {checked}")]
    if app.helplines.override_refused:
        refused = _("The numbers from your centre could not be read. These are the app's own.")
        notes.append(soft(look, refused))
    return notes


def hours_words(language: Language, line: Line) -> str:
    """Whether somebody answers now: a sentence where nobody does, else a word or two, or nothing."""
    _ = language.gettext
    if line.open:
        return "" if line.entry.hours is None else _until(language, line.closes)
    if line.opens is None:
        return _("Closed now.")
    day, time = line.opens.day, language.hour(line.opens.time)
    match line.opens.when:
        case When.TODAY:
            return _("Closed now. Opens at %(time)s.", time=time)
        case When.TOMORROW:
            return _("Closed now. Opens tomorrow at %(time)s.", time=time)
        case When.WEEKDAY:
            return _(
                "Closed now. Opens on %(weekday)s at %(time)s.", weekday=language.weekday(day), time=time
            )
        case When.DATE:
            return _("Closed now. Opens on %(date)s at %(time)s.", date=language.short_date(day), time=time)


def _until(language: Language, closes: Coming | None) -> str:
    _ = language.gettext
    if closes is None:
        return _("all day and night")
    if closes.soon and closes.time == _MIDNIGHT:
        return _("open until midnight")
    time = language.hour(closes.time)
    if closes.soon:
        return _("open until %(time)s", time=time)
    return _("open until %(weekday)s at %(time)s", weekday=language.weekday(closes.day), time=time)


def _notes(app: App, line: Line, name: str = "") -> list[str]:
    _ = app.language.gettext
    words = hours_words(app.language, line)
    checked = [
        _("The number was last checked on %(date)s.", date=app.language.date(line.entry.verified_on))
    ] * line.old
    return [name, words[:1].upper() + words[1:], *checked]


def _buttons(app: App, line: Line, name: str, *, first: bool = False) -> list[ft.Control]:
    """None for a line that is closed: a tap must not end at an answering machine."""
    return [call_button(app, line.entry.tel, name, first=first)] if line.open else []
