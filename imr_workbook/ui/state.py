"""AppState: what one window shows. The only observable; the workbook's own values are frozen."""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import flet as ft

from imr_workbook.device.web_page import WebPage
from imr_workbook.domain.helplines import Helplines
from imr_workbook.domain.settings import Settings
from imr_workbook.domain.state import WorkbookState
from imr_workbook.i18n import DANISH, Language, language
from imr_workbook.ui.autosave import Autosave
from imr_workbook.ui.incoming import Incoming
from imr_workbook.ui.navigation import show
from imr_workbook.ui.theme import Look
from imr_workbook.vault.vault import Vault
from imr_workbook.workbook import Workbook

if TYPE_CHECKING:
    from imr_workbook.ui.device_keys import DeviceKeys
    from imr_workbook.ui.locking import Locking
    from imr_workbook.ui.tending import Tending

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the kode to be given once more."""

    action: Callable[[], Any]
    """What is done then; may be async."""
    back: str
    """Path of the screen that it was asked for on."""


@ft.observable
@dataclass
class AppState:
    """One window's view: replaced field by field, and what reads it draws again."""

    records: WorkbookState
    """Everything in the workbook, as this window last heard."""
    settings: Settings
    """How the app looks on this device."""
    width: float = 390.0
    """Width of the window in pixels."""
    saved_at: datetime | None = None
    """When something was last made durable."""
    today: date = field(default_factory=date.today)
    """The date that the screens go by."""
    notice: str = ""
    """One calm line for a person, in their language, or empty."""
    advised: WorkbookState | None = None
    """The records that `notice` gives advice about; none where it tells of something else."""
    unsaved: str = ""
    """The msgid of what was told of words that cannot be saved yet; empty once all are."""
    help_from: str = "/"
    """Path of the screen that Hjælp nu was opened from."""
    locked: bool = False
    """Whether the kode is asked for."""
    begin_at: str = "/"
    """Path of the screen that comes after the first two pages."""
    waiting: Waiting | None = None
    """What is done when the kode has been given once more; none where nothing waits for it."""
    patience: bool = False
    """Whether something that takes a moment is under way."""
    left_out: frozenset[str] = frozenset()
    """Ids of the sections that are not to be in the copy that is being taken."""


class Drafts:
    """The autosaves of the fields of all windows, forgotten when the fields are and nothing in them is unsaved."""

    def __init__(self) -> None:
        self._names: weakref.WeakKeyDictionary[Autosave, str] = weakref.WeakKeyDictionary()
        self.failing: set[str] = set()
        """Names of the fields whose words could not be saved when it was last tried."""
        self._put_away: list[Autosave] = []

    def follow(self, name: str, autosave: Autosave) -> None:
        """Follow one more field; fields of one name write the same."""
        self._names[autosave] = name

    def taken_over(self, name: str) -> str | None:
        """What a field of this name could not save before it was left, for a new one to save; none where nothing."""
        same = [autosave for autosave, its in self._names.items() if its == name and autosave.pending]
        return same[-1].hand_over() if same else None

    def forget(self) -> None:
        """Save nothing of what is unsaved: everything is to be deleted."""
        for autosave in list(self._names):
            autosave.hand_over()
        self.failing.clear()
        self._put_away = []

    @property
    def pending(self) -> bool:
        """Whether anything that was written is not durable, in a field or sealed behind the lock."""
        return bool(self._put_away) or any(autosave.pending for autosave in self._names)

    def flush(self) -> None:
        """Save all that is unsaved, now; one that cannot be saved, or told of, keeps no other from it."""
        for autosave in list(self._names):
            try:
                autosave.flush()
            except Exception as error:
                log.error("draft: %s", type(error).__name__)

    def put_away(self, seal: Callable[[bytes], bytes]) -> None:
        """Save what is unsaved, and keep sealed what cannot be."""
        self.flush()
        self._put_away = [autosave for autosave in self._names if autosave.pending]
        for autosave in self._put_away:
            autosave.put_away(seal)

    def bring_back(self, unseal: Callable[[bytes], bytes]) -> None:
        """Try again to save what was put away."""
        for autosave in self._put_away:
            autosave.bring_back(unseal)
        self._put_away = []


@dataclass(frozen=True)
class App:
    """What every screen is given: the workbook to act on, the state to draw, the words and the sizes."""

    vault: Vault
    locking: Locking
    """Locks it, by itself or at once."""
    tending: Tending
    """Does what comes to be due."""
    keys: DeviceKeys
    """What the device guards for the vault."""
    state: AppState
    helplines: Helplines
    """Whom to call; the same for everyone."""
    locales: Path
    announcer: ft.SemanticsService = field(default_factory=ft.SemanticsService)
    """Says things aloud through assistive technology."""
    picker: ft.FilePicker = field(default_factory=ft.FilePicker)
    """Hands files to the browser or the phone, and takes them from it; nothing of ours is written to a disk."""
    drafts: Drafts = field(default_factory=Drafts)
    """Fields with something unsaved; flushed when a window goes and when the app ends."""
    incoming: Incoming | None = None
    """Takes in files that come from a page."""
    web_page: WebPage = field(default_factory=WebPage)
    """The page of the web app, where it is one."""

    @property
    def workbook(self) -> Workbook:
        """The workbook to act on; while it is locked, one that shows nothing and takes nothing."""
        return self.vault.workbook

    @property
    def records(self) -> WorkbookState:
        """The state of the workbook to draw."""
        return self.state.records

    @property
    def language(self) -> Language:
        """Words and dates in the chosen language."""
        return language(self.state.settings.language, self.locales)

    @property
    def danish(self) -> Language:
        """Words that stand in the handouts, which are Danish in every interface."""
        return language(DANISH, self.locales)

    @property
    def look(self) -> Look:
        """Sizes for this window."""
        settings = self.state.settings
        return Look(settings.text_size / 100, self.state.width, settings.calm)

    def saved_line(self, saved_ms: int | None) -> str:
        """”Gemt kl. 14.05”; with the day when it was another; empty when nothing was saved."""
        if saved_ms is None:
            return ""
        moment = self._moment(saved_ms)
        time = self.language.time(moment)
        if moment.date() == self.state.today:
            return self.language.gettext("Saved at %(time)s", time=time)
        day = self.language.short_date(moment.date())
        return self.language.gettext("Saved on %(day)s at %(time)s", day=day, time=time)

    def saved_today(self, saved_ms: int | None) -> str:
        """”Gemt kl. 14.05” on the day itself; empty on any other."""
        if saved_ms is None or self._moment(saved_ms).date() != self.state.today:
            return ""
        return self.saved_line(saved_ms)

    def _moment(self, saved_ms: int) -> datetime:
        now = self.workbook.now()
        # Where a clock was ahead, "now" is the nearest that can be said.
        return datetime.fromtimestamp(min(saved_ms / 1000, now.timestamp()), now.tzinfo)

    def tell(self, msgid: str, **values: object) -> None:
        """Show one calm line until the next is shown or it is put away."""
        self.state.advised = None
        self.state.notice = self.language.gettext(msgid, **values)

    def advise(self, msgid: str, **values: object) -> None:
        """Show one calm line about what is on this screen: gone with the next change, and with the screen."""
        self.tell(msgid, **values)
        self.state.advised = self.workbook.state

    def end_advice(self) -> None:
        """Put the line away where it is advice; what else was told stays."""
        if self.state.advised is not None:
            self.state.notice, self.state.advised = "", None


AppContext: ft.ContextProvider[App | None] = ft.create_context(None)


def use_app() -> App:
    """The app of this window; the calling component draws again when its state changes."""
    app = ft.use_context(AppContext)
    if app is None:
        raise LookupError("no App in context")
    ft.use_state(cast("Callable[[], Any]", lambda: app.state))
    return app


T = TypeVar("T")


def made(make: Callable[[], T], of: str = "") -> T:
    """A value made once for the life of the calling component, and anew where it comes to be `of` something else."""
    kept: Any = ft.use_ref(lambda: (of, make()))
    if kept.current[0] != of:
        kept.current = (of, make())
    return cast("T", kept.current[1])


def go(path: str) -> Callable[[], None]:
    """A handler that shows another screen."""

    def navigate() -> None:
        show(path)

    return navigate
