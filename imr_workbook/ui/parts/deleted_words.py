"""What something that was deleted is called, and how long it can be put back, in the person's language."""

from __future__ import annotations

from imr_workbook.content.errors import UnknownContent
from imr_workbook.domain.deleted import Deleted
from imr_workbook.domain.kinds import Kind
from imr_workbook.ui.state import App


def kind_name(app: App, one: Deleted) -> str:
    """”Mål”, ”Kontakt”, or ”3 svar” where answers were deleted in one stroke."""
    _ = app.language.gettext
    if one.kind == Kind.ANSWER:
        return app.language.ngettext("%(count)d answer", "%(count)d answers", len(one.records))
    names: dict[str, str] = {
        Kind.LONG_GOAL: _("Goal"),
        Kind.SHORT_GOAL: _("Part of a goal"),
        Kind.STEP: _("Step"),
        Kind.PRACTICE: _("Something to try"),
        Kind.HELPFUL: _("A line in your plan"),
        Kind.CONTACT: _("Contact"),
        Kind.CHECK_IN: _("Answer in My week"),
        Kind.REVIEW: _("How it went"),
        Kind.OWN_SIGN: _("A sign of your own"),
    }
    return names.get(one.kind) or _("Something from a newer version")


def its_words(app: App, one: Deleted) -> str:
    """The person's own words; of several answers the handout they were given in; never empty."""
    if one.kind == Kind.ANSWER and len(one.records) > 1:
        return _module_title(app, one) or kind_name(app, one)
    return one.text.strip() or kind_name(app, one)


def until(app: App, one: Deleted) -> str:
    """The day on which it goes for good."""
    return app.language.gettext("Gone for good on %(day)s", day=app.language.short_date(one.until))


def _module_title(app: App, one: Deleted) -> str:
    library = app.workbook.library
    try:
        topic = library.topic_of_exercise(one.id)
    except UnknownContent:
        return ""
    return next(
        (module.title for module in library.modules if topic in (*module.topics, module.together)), ""
    )
