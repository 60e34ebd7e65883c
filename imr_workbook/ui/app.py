"""One window: its state, its theme, and the table of screens."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import cast

import flet as ft

from imr_workbook.content.helplines import load_helplines
from imr_workbook.device.web_page import WebPage
from imr_workbook.domain.helplines import Helplines
from imr_workbook.i18n import DANISH
from imr_workbook.ui.device_keys import DeviceKeys
from imr_workbook.ui.incoming import Incoming
from imr_workbook.ui.keeping import keep_what_is_written
from imr_workbook.ui.locking import Locking
from imr_workbook.ui.safety import all_saved, component, keep_calm, unheard
from imr_workbook.ui.screens.about import About
from imr_workbook.ui.screens.advanced import Advanced
from imr_workbook.ui.screens.backup import BackupFile
from imr_workbook.ui.screens.backup_by_itself import BackupByItself
from imr_workbook.ui.screens.backup_folder import BackupFolder, BackupFolderWritten
from imr_workbook.ui.screens.bring_in import BringIn
from imr_workbook.ui.screens.cannot_open import CannotOpen
from imr_workbook.ui.screens.confirm import Confirm
from imr_workbook.ui.screens.contact import ContactScreen
from imr_workbook.ui.screens.contacts import Contacts
from imr_workbook.ui.screens.copy_choice import CopyChoice
from imr_workbook.ui.screens.copy_handouts import CopyHandouts
from imr_workbook.ui.screens.copy_preview import CopyPreview
from imr_workbook.ui.screens.data import Data
from imr_workbook.ui.screens.delete import Delete
from imr_workbook.ui.screens.delete_all import DeleteAll
from imr_workbook.ui.screens.delete_answers import DeleteAnswers, DeleteAnswersIn
from imr_workbook.ui.screens.deleted_one import DeletedOne
from imr_workbook.ui.screens.earlier import Earlier
from imr_workbook.ui.screens.face import FaceScreen
from imr_workbook.ui.screens.goal import GoalScreen
from imr_workbook.ui.screens.goal_earlier import GoalEarlier
from imr_workbook.ui.screens.goal_more import GoalMore
from imr_workbook.ui.screens.goal_standing import GoalOnward, GoalStanding
from imr_workbook.ui.screens.goal_writing import GoalWriting
from imr_workbook.ui.screens.goals import Goals
from imr_workbook.ui.screens.handouts import AllModules, Bookmarks, Handouts, ModuleScreen
from imr_workbook.ui.screens.hard_day import HardDay
from imr_workbook.ui.screens.hard_day_helpful import HardDayHelpful
from imr_workbook.ui.screens.help import Help
from imr_workbook.ui.screens.help_more import HelpMore
from imr_workbook.ui.screens.help_own import HelpOwn
from imr_workbook.ui.screens.help_region import HelpRegion
from imr_workbook.ui.screens.help_talk import HelpTalk
from imr_workbook.ui.screens.help_topics import HelpTopics
from imr_workbook.ui.screens.helpful import Helpful
from imr_workbook.ui.screens.helpful_lines import WriteHelpsMe, WriteNotHelpful
from imr_workbook.ui.screens.kode import KodeScreen
from imr_workbook.ui.screens.lock_after import LockAfter
from imr_workbook.ui.screens.locked import Locked
from imr_workbook.ui.screens.new_kode import NewKode
from imr_workbook.ui.screens.no_kode import NoKode
from imr_workbook.ui.screens.not_found import NotFound
from imr_workbook.ui.screens.own_sign import OwnSignScreen
from imr_workbook.ui.screens.plans import Plans
from imr_workbook.ui.screens.practice import PracticeOutcome
from imr_workbook.ui.screens.reader import Reader
from imr_workbook.ui.screens.recently_deleted import RecentlyDeleted
from imr_workbook.ui.screens.region import RegionScreen
from imr_workbook.ui.screens.resting import Resting
from imr_workbook.ui.screens.restore import Restore
from imr_workbook.ui.screens.review import ReviewScreen
from imr_workbook.ui.screens.settings import Colours, LanguageScreen, Name, SettingsScreen, TextSize
from imr_workbook.ui.screens.short_goal import ShortGoalScreen
from imr_workbook.ui.screens.spare_key import SpareKey
from imr_workbook.ui.screens.step import StepScreen
from imr_workbook.ui.screens.step_outcome import StepOutcome
from imr_workbook.ui.screens.step_smaller import StepSmaller
from imr_workbook.ui.screens.step_writing import StepWriting
from imr_workbook.ui.screens.today import Today
from imr_workbook.ui.screens.week import Week
from imr_workbook.ui.screens.week_answers import WeekAnswers
from imr_workbook.ui.screens.week_correction import WeekCorrection
from imr_workbook.ui.screens.week_curve import WeekCurve
from imr_workbook.ui.screens.week_more import WeekChoice, WeekMore
from imr_workbook.ui.screens.week_question import WeekQuestion
from imr_workbook.ui.screens.week_saved import WeekSaved
from imr_workbook.ui.screens.week_table import WeekTable
from imr_workbook.ui.shell import Apart, Shell
from imr_workbook.ui.state import App, AppContext, AppState, Drafts, use_app
from imr_workbook.ui.tending import Tending
from imr_workbook.ui.theme import DARK, FONTS, LIGHT, theme
from imr_workbook.vault.vault import Vault

HELP = ft.Route(
    path="hjaelp",
    component=Apart,
    outlet=True,
    children=[
        ft.Route(index=True, component=Help),
        ft.Route(path="hvor-bor-du", component=HelpRegion),
        ft.Route(path="mere", component=HelpMore),
        ft.Route(path="tal-med-nogen", component=HelpTalk),
        ft.Route(path="andre-numre", component=HelpTopics),
        ft.Route(path="det-hjaelper-mig", component=HelpOwn),
    ],
)
"""Hjælp nu, which needs no workbook."""

ROUTES = [
    ft.Route(
        component=Shell,
        outlet=True,
        children=[
            ft.Route(index=True, component=Today),
            ft.Route(path="i-dag/velkommen", component=Today),
            ft.Route(path="haefter", component=Handouts),
            ft.Route(path="haefter/alle", component=AllModules),
            ft.Route(path="haefter/bogmaerker", component=Bookmarks),
            ft.Route(path="haefter/:module", component=ModuleScreen),
            ft.Route(path="haefter/:module/:topic/:page/:part(\\d+)", component=Reader),
            ft.Route(path="planer", component=Plans),
            ft.Route(path="planer/det-hjaelper-mig", component=Helpful),
            ft.Route(path="planer/det-hjaelper-mig/hjaelper", component=WriteHelpsMe),
            ft.Route(path="planer/det-hjaelper-mig/helst-ikke", component=WriteNotHelpful),
            ft.Route(path="planer/kontakter", component=Contacts),
            ft.Route(path="planer/kontakter/:contact", component=ContactScreen),
            ft.Route(path="svaer-dag", component=HardDay),
            ft.Route(path="svaer-dag/det-hjaelper-mig", component=HardDayHelpful),
            ft.Route(path="svaer-dag/gemt", component=Resting),
            ft.Route(path="min-uge", component=Week),
            ft.Route(path="min-uge/uge/:week(\\d+)/gemt", component=WeekSaved),
            ft.Route(path="min-uge/uge/:week(\\d+)/:question(\\d+)", component=WeekQuestion),
            ft.Route(path="min-uge/mere", component=WeekMore),
            ft.Route(path="min-uge/mere/tegn/:sign", component=OwnSignScreen),
            ft.Route(path="min-uge/spoergsmaal", component=WeekChoice),
            ft.Route(path="min-uge/spoergsmaal/tegn/:sign", component=OwnSignScreen),
            ft.Route(path="min-uge/svar", component=WeekAnswers),
            ft.Route(path="min-uge/ret/:answer", component=WeekCorrection),
            ft.Route(path="min-uge/kurve/:span?", component=WeekCurve),
            ft.Route(path="min-uge/tabel/:span?", component=WeekTable),
            ft.Route(path="maal", component=Goals),
            ft.Route(path="maal/tidligere", component=Earlier),
            ft.Route(path="maal/nyt/:step", component=StepWriting),
            ft.Route(path="maal/maal/:goal", component=GoalScreen),
            ft.Route(path="maal/maal/:goal/mere", component=GoalMore),
            ft.Route(path="maal/maal/:goal/skriv", component=GoalWriting),
            ft.Route(path="maal/maal/:goal/i-stedet/:new", component=GoalWriting),
            ft.Route(path="maal/maal/:goal/staar", component=GoalStanding),
            ft.Route(path="maal/maal/:goal/videre", component=GoalOnward),
            ft.Route(path="maal/maal/:goal/tidligere", component=GoalEarlier),
            ft.Route(path="maal/maal/:goal/nyt/:step", component=StepWriting),
            ft.Route(path="maal/maal/:goal/del/:part", component=ShortGoalScreen),
            ft.Route(path="maal/maal/:goal/del/:part/nyt/:step", component=StepWriting),
            ft.Route(path="maal/skridt/:step", component=StepScreen),
            *(
                ft.Route(path=f"{near}/{path}", component=screen)
                # The same screens from I dag and from Mål; each leads back to where it was reached.
                for near in ("i-dag", "maal")
                for path, screen in (
                    ("skridt/:step/ret", StepWriting),
                    ("skridt/:step/mindre", StepSmaller),
                    ("skridt/:step/gik", StepOutcome),
                    ("proev/:practice", PracticeOutcome),
                    ("gik/:review", ReviewScreen),
                )
            ),
            ft.Route(path="indstillinger", component=SettingsScreen),
            ft.Route(path="indstillinger/tekst", component=TextSize),
            ft.Route(path="indstillinger/farver", component=Colours),
            ft.Route(path="indstillinger/sprog", component=LanguageScreen),
            ft.Route(path="indstillinger/region", component=RegionScreen),
            ft.Route(path="indstillinger/navn", component=Name),
            ft.Route(path="indstillinger/kode", component=KodeScreen),
            ft.Route(path="indstillinger/kode/ny", component=NewKode),
            ft.Route(path="indstillinger/kode/fra", component=NoKode),
            ft.Route(path="indstillinger/kode/ansigt", component=FaceScreen),
            ft.Route(path="indstillinger/kode/tid", component=LockAfter),
            ft.Route(path="indstillinger/kode/reservenoegle", component=SpareKey),
            ft.Route(path="indstillinger/om", component=About),
            ft.Route(path="indstillinger/data", component=Data),
            ft.Route(path="indstillinger/data/kopi", component=CopyChoice),
            ft.Route(path="indstillinger/data/kopi/haefter", component=CopyHandouts),
            ft.Route(path="indstillinger/data/kopi/se", component=CopyPreview),
            ft.Route(path="indstillinger/data/kode", component=Confirm),
            ft.Route(path="indstillinger/data/sikkerhedskopi", component=BackupFile),
            ft.Route(path="indstillinger/data/sikkerhedskopi/hent", component=Restore),
            ft.Route(path="indstillinger/data/sikkerhedskopi/kode", component=NewKode),
            ft.Route(path="indstillinger/data/sikkerhedskopi/reservenoegle", component=SpareKey),
            ft.Route(path="indstillinger/data/sikkerhedskopi/automatisk", component=BackupByItself),
            ft.Route(
                path="indstillinger/data/sikkerhedskopi/automatisk/mappe/:every", component=BackupFolder
            ),
            ft.Route(
                path="indstillinger/data/sikkerhedskopi/automatisk/mappe/:every/skriv",
                component=BackupFolderWritten,
            ),
            ft.Route(path="indstillinger/data/avanceret", component=Advanced),
            ft.Route(path="indstillinger/data/avanceret/hent", component=BringIn),
            ft.Route(path="indstillinger/data/slettet", component=RecentlyDeleted),
            ft.Route(path="indstillinger/data/slettet/:deleted", component=DeletedOne),
            ft.Route(path="indstillinger/data/slet", component=Delete),
            ft.Route(path="indstillinger/data/slet/svar", component=DeleteAnswers),
            ft.Route(path="indstillinger/data/slet/svar/:module", component=DeleteAnswersIn),
            ft.Route(path="indstillinger/data/slet/alt", component=DeleteAll),
        ],
    ),
    HELP,
]

_MODES = {"system": ft.ThemeMode.SYSTEM, "light": ft.ThemeMode.LIGHT, "dark": ft.ThemeMode.DARK}


def window(
    vault: Vault,
    locales: Path,
    helplines: Helplines | None = None,
    drafts: Drafts | None = None,
    instead: str = "",
    keys: DeviceKeys | None = None,
    incoming: Incoming | None = None,
    web_page: WebPage | None = None,
) -> Callable[[ft.Page], None]:
    """The function that Flet calls for each new window of one workbook.

    Args:
        vault: shared by all its windows.
        locales: the catalogues of words.
        helplines: whom to call; the app's own numbers where no others are given.
        drafts: what is unsaved in any of them, for whoever ends the process to flush.
        instead: said in place of every screen but Hjælp nu, where the workbook cannot be opened.
        keys: what the device guards for the vault, where it guards something.
        incoming: takes files in that come from a page; where there is none, the client hands them over.
        web_page: the page of the web app, where it is one.
    """
    lines = helplines or load_helplines()
    unsaved = drafts or Drafts()
    locking, tending, guarded = Locking(vault, unsaved), Tending(vault, unsaved), keys or DeviceKeys(vault)
    around = web_page or WebPage()
    keep_what_is_written(vault, around)

    def main(page: ft.Page) -> None:
        tending.begin()
        state = AppState(
            records=vault.workbook.state,
            settings=vault.workbook.settings,
            width=page.width or 390.0,
            today=vault.workbook.today(),
            locked=vault.locked,
        )
        app = App(
            *(vault, locking, tending, guarded, state, lines, locales),
            drafts=unsaved,
            incoming=incoming,
            web_page=around,
        )
        keep_calm(page, app)
        _listen(page, app)
        page.title = "IMR-arbejdsbogen"
        page.padding = 0
        page.fonts = {} if page.web else FONTS
        dress(page, app)
        page.render(lambda: AppContext(app, lambda: Window(instead)))

    return main


def _listen(page: ft.Page, app: App) -> None:
    """Follow the workbook and the window for as long as the window lives."""

    async def show() -> None:
        app.state.saved_at = app.workbook.saved_at
        if app.state.advised is not app.workbook.state:
            app.end_advice()
        all_saved(app)
        app.state.records = app.workbook.state
        _lock_or_unlock(app)
        app.state.today = app.workbook.today()
        if app.state.settings != app.workbook.settings:
            app.state.settings = app.workbook.settings
            dress(page, app)
            page.update()

    def changed() -> None:
        if page.session.connection is not None:
            # run_task leaves this page behind in the context of its caller, which may be another window:
            # that window would then send what it draws here, and itself stand still.
            copy_context().run(page.run_task, unheard(show))

    async def back() -> None:
        app.locking.check()
        await show()

    async def out_of_sight_or_back() -> None:
        # A phone may end an app that is out of sight without asking.
        app.drafts.flush()
        app.locking.check()
        await app.keys.look_again()
        await show()
        # Back in sight it may be evening, or another day.
        _draw(app)

    def resized(event: ft.PageResizeEvent) -> None:
        app.state.width = event.width

    unsubscribe, leave_page = app.vault.subscribe(changed), app.web_page.subscribe(partial(_told, page, app))

    def gone() -> None:
        app.drafts.flush()
        unsubscribe()
        leave_page()

    page.on_connect = back
    page.on_disconnect = app.drafts.flush
    page.on_app_lifecycle_state_change = out_of_sight_or_back
    page.on_resize = resized
    page.on_close = gone


def _told(page: ft.Page, app: App) -> None:
    async def draw() -> None:
        _draw(app)

    if page.session.connection is not None:
        copy_context().run(page.run_task, unheard(draw))


def _draw(app: App) -> None:
    cast("ft.Observable", app.state).notify()  # type: ignore[no-untyped-call]


def _lock_or_unlock(app: App) -> None:
    """What was told about what is behind the lock goes with it."""
    if app.vault.locked and not app.state.locked:
        app.state.notice = app.state.unsaved = ""
        app.state.waiting = None
    app.state.locked = app.vault.locked


def dress(page: ft.Page, app: App) -> None:
    """Give the page the colours, sizes and language of the settings."""
    settings, look = app.state.settings, app.look
    page.theme, page.dark_theme = theme(LIGHT, look), theme(DARK, look)
    page.theme_mode = _MODES[settings.colours]
    app.web_page.wear(settings.colours)
    danish, english = ft.Locale("da", "DK"), ft.Locale("en", "GB")
    page.locale_configuration = ft.LocaleConfiguration(
        supported_locales=[danish, english],
        current_locale=danish if settings.language == DANISH else english,
    )


@component
def Window(instead: str) -> ft.Control:
    """Whatever screen the path names; or Hjælp nu, and a sentence instead of the others."""
    app = use_app()
    if app.state.locked:
        return ft.Router([HELP], not_found=Locked)
    if instead:
        return ft.Router([HELP], not_found=lambda: CannotOpen(instead))
    return ft.Router(ROUTES, not_found=NotFound)
