"""The vault: the workbook of one data folder, locked or open.

A vault without a kode opens by itself with the device secret. One with a kode is locked until the kode,
or the reservenøgle, is given; while it is locked no key is held, and a workbook stands there that shows
nothing and takes nothing, so that Hjælp nu and the settings work.

Python cannot wipe what it has held: after locking, nothing refers to the keys any more, but their bytes
may lie in the process's memory until they are written over.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from imr_workbook.crypto.errors import Refused
from imr_workbook.crypto.keys import derive
from imr_workbook.crypto.passphrase import Effort, calibrated
from imr_workbook.crypto.sealing import new_key, seal, unseal
from imr_workbook.device.clock import Clock
from imr_workbook.domain.seen_contacts import records_of
from imr_workbook.domain.seen_helpful import records_of_lines
from imr_workbook.store.damaged import finish_rebuilding
from imr_workbook.store.files import SEALED
from imr_workbook.store.locked import LockedStore
from imr_workbook.store.seals import Seal, Sealed
from imr_workbook.store.store import Store, StoreDamaged
from imr_workbook.vault.aside import keep_aside
from imr_workbook.vault.attempts import FREE, KODE_ENDS_AT, Attempts
from imr_workbook.vault.backup import PURPOSE
from imr_workbook.vault.backups import Backups, Contents, NoContents
from imr_workbook.vault.carried_kode import HARDEST, CarriedKode
from imr_workbook.vault.destruction import destroy_everything, destroy_the_rest
from imr_workbook.vault.kept_ring import KeptRing, SecretKeeper
from imr_workbook.vault.ring import Ring, new_ring
from imr_workbook.vault.ring_file import RingFile
from imr_workbook.vault.seen import Seen
from imr_workbook.vault.slots import DeviceSlot, FaceSlot, KodeSlot, WordsSlot, plain_kode
from imr_workbook.workbook import Workbook
from imr_workbook.workbook.listeners import Listener

LOCK_AFTER = (1, 5, 15, 60)
"""Minutes to choose between."""
USUALLY = 5
"""Minutes, until another is chosen."""
FACE_DAYS = 14
"""So many days a face or a finger opens, until the kode is asked for again: it is not to be forgotten."""
_CARRIED = "carried kode"
SHORTEST = 6
"""Characters of a kode at least."""


Rebuild = Callable[[Seal, bool], Path]
"""As `store.rebuilding.rebuild`, of one folder: gives the folder in which the damaged file is kept."""


class NoKey(Exception):
    """There is a sealed workbook and nothing that opens it: its keys are gone."""


class KodeRefused(Exception):
    """A kode that did not open; why is told by its kind."""


class WrongKode(KodeRefused):
    """Not this kode, or not these words. The next try may have to wait: see `Vault.wait_s`."""


class SecretLost(WrongKode):
    """The device secret is not there: the kode, right or wrong, opens nothing without it. The reservenøgle does."""


class SecretUnreachable(KodeRefused):
    """The device secret cannot be had now. Nothing is tried and nothing changed: it is asked for again later."""


class NeedsKode(KodeRefused):
    """A face or a finger opens nothing now: it has been long since the kode was given, or there were wrong tries."""


class MustWait(KodeRefused):
    """Too many wrong tries; the number of seconds until the next is allowed."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class NeedsWords(KodeRefused):
    """Ten wrong tries: now only the reservenøgle opens."""


class KodeTooShort(ValueError):
    """Fewer than six characters."""


class _Way(NamedTuple):
    """How the kode opened: all that another slot for the same kode is made of."""

    master: bytes
    stretched: bytes


class Vault:
    """Opens, locks and re-keys one workbook. Everything is synchronous."""

    can_lock = True
    """Whether a kode can be chosen."""

    def __init__(
        self,
        folder: Path,
        open_store: Callable[[Seal], Store],
        make: Callable[[Store], Workbook],
        clock: Clock,
        keeper: SecretKeeper,
        effort: Callable[[], Effort] = calibrated,
        contents: Contents | None = None,
        carried_effort: Effort = HARDEST,
        rebuild: Rebuild | None = None,
    ) -> None:
        """Open the vault in `folder`, or make one; with a kode it stays locked.

        Args:
            folder: held by this process.
            open_store: opens the store of that folder.
            make: a workbook around a store.
            clock: the device's time.
            keeper: of the device secret.
            effort: how much work one guess at a new kode shall cost.
            contents: what stands in backups; where there is none, none are kept.
            carried_effort: how much work one guess at the kode of a backup shall cost.
            rebuild: puts a store that can be opened in the place of a damaged one.

        Raises:
            NoKey: a sealed workbook without its ring.
            RingDamaged, RingFromNewerVersion: see `RingFile.read`.
            StoreError: the store cannot be opened.
            OSError: the folder cannot be written.
        """
        destroy_the_rest(folder)
        finish_rebuilding(folder)
        self._folder = folder
        self._open_store = open_store
        self._effort = effort
        self._carried_effort = carried_effort
        self._rebuild = rebuild
        self._attempts = Attempts(folder, clock)
        self._clock = clock
        self._master: bytes | None = None
        self.opened_with_words = False
        """Whether the reservenøgle opened it, so that a new kode may be chosen without the old one."""
        if not RingFile(folder).there:
            self._nothing_sealed()
        self._kept = KeptRing(folder, keeper, self._begun)
        self._store: Store = LockedStore()
        self.workbook = make(self._store)
        """The workbook; while locked, it shows only what may be seen, and takes nothing."""
        self.backups = Backups(self, None if contents is None else folder, contents or NoContents())
        """Those beside the workbook, and those that are taken out."""
        self.seen = Seen(self, folder)
        """What the person lets be seen without the kode."""
        self._stand_on(self._locked_store())
        self._kept.settle_if_it_can_be()
        self._open_by_itself()

    def _nothing_sealed(self) -> None:
        """A new ring, and with it a new secret, is made only where nothing needs another."""
        if (self._folder / SEALED).exists():
            raise NoKey

    def _begun(self, secret: bytes) -> Ring:
        """Under a device secret, and written before anything is sealed with it."""
        ring = new_ring()
        return ring.with_slot(DeviceSlot.around(new_key(), ring.vault, secret))

    # the state -------------------------------------------------------------------------------

    @property
    def locked(self) -> bool:
        """Whether a kode or the reservenøgle is asked for."""
        return self._master is None

    @property
    def has_kode(self) -> bool:
        """Whether a kode was chosen."""
        return self._ring.slot(KodeSlot) is not None

    @property
    def has_words(self) -> bool:
        """Whether there is a reservenøgle."""
        return self._ring.slot(WordsSlot) is not None

    @property
    def has_face(self) -> bool:
        """Whether a face or a finger was let open it too."""
        return self._ring.slot(FaceSlot) is not None

    @property
    def face_tag(self) -> bytes | None:
        """Tag of the secret that the system gives out for a face or a finger; none where it is not let open it."""
        slot = self._ring.slot(FaceSlot)
        return None if slot is None else slot.secret

    @property
    def face_may_open(self) -> bool:
        """Whether a face or a finger opens it now; sometimes the kode is asked for all the same."""
        slot = self._ring.slot(FaceSlot)
        if slot is None or self._attempts.wrong >= FREE:
            return False
        # A clock that was set back must not put it off for ever.
        return abs((self._clock().date() - slot.kode_on).days) < FACE_DAYS

    @property
    def secret_lost(self) -> bool:
        """Whether the device secret is not there: then only the reservenøgle opens."""
        return self._kept.lost

    @property
    def in_keystore(self) -> bool:
        """Whether the system guards the device secret, so that a copy of the folder has not all that it takes."""
        return self._kept.keeper.in_keystore

    @property
    def secret_unreachable(self) -> bool:
        """Whether the device secret cannot be had now; see `try_again`."""
        return self._kept.unreachable

    @property
    def id(self) -> bytes:
        """16 random bytes that every key of this vault is bound to."""
        return self._ring.vault

    @property
    def words_slot(self) -> WordsSlot | None:
        """What the reservenøgle opens, for a backup to carry; it tells nothing of the words."""
        return self._ring.slot(WordsSlot)

    @property
    def carried_kode(self) -> CarriedKode | None:
        """What the kode opens in a backup, while the vault is open; none where there is no kode."""
        kept = self._ring.carried
        if kept is None or self._master is None:
            return None
        with contextlib.suppress(Refused):
            return CarriedKode.model_validate_json(unseal(self.key_for(_CARRIED), kept, self.id))
        return None

    @property
    def lock_after(self) -> int:
        """Minutes without a touch after which a vault with a kode locks."""
        return USUALLY if self._ring.lock_after is None else self._ring.lock_after

    @property
    def wait_s(self) -> int:
        """Seconds until the next try is allowed."""
        return self._attempts.wait_s()

    @property
    def only_words(self) -> bool:
        """Whether there were so many wrong tries that only the reservenøgle opens."""
        return self.has_words and self._attempts.wrong >= KODE_ENDS_AT

    @property
    def damaged_kept(self) -> Path | None:
        """The folder in which a damaged file is kept that the workbook was rebuilt from; none once it is destroyed."""
        lost = self.workbook.lost
        found = None if lost is None or not lost.kept else self._folder / lost.kept
        return found if found is not None and found.exists() else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change, locking and unlocking until the returned function is called."""
        return self.workbook.subscribe(listener)

    # opening and locking ---------------------------------------------------------------------

    def unlock(self, kode: str) -> None:
        """Open with the kode.

        Raises:
            WrongKode: not this one.
            SecretLost: no kode opens any more.
            SecretUnreachable: no kode can be tried now.
            MustWait: too soon after wrong tries.
            NeedsWords: after ten wrong tries, where there is a reservenøgle.
            OSError: the try could not be counted, and was not made.
            StoreError: the kode was right, and the store cannot be opened.
        """
        way = self._way_by_kode(kode)
        self._open(way.master)
        slot = self._ring.slot(KodeSlot)
        assert slot is not None
        self._move(lambda secret: slot.moved(way.master, self._ring.vault, way.stretched, secret))
        self._note_the_kode()

    def unlock_with_face(self, secret: bytes) -> None:
        """Open with the secret that the system gave out for a face or a finger.

        Raises:
            NeedsKode: it may not open now.
            WrongKode: not this one.
            StoreError: it was right, and the store cannot be opened.
        """
        slot = self._ring.slot(FaceSlot)
        if slot is None or not self.face_may_open:
            raise NeedsKode
        try:
            master = slot.opened(self._ring.vault, secret)
        except Refused:
            raise WrongKode from None
        self._open(master)

    def try_again(self) -> None:
        """Look again for what could not be had: the keeper has asked once more."""
        if self.locked:
            self._kept.settle_if_it_can_be()
            self._stand_on(self._locked_store())
            self._open_by_itself()

    def unlock_with_words(self, words: bytes) -> None:
        """Open with the 16 bytes that the reservenøgle stands for. It may be tried at any time.

        Raises:
            WrongKode: not these words.
            StoreError: they were right, and the store cannot be opened.
        """
        slot = self._ring.slot(WordsSlot)
        try:
            if slot is None:
                raise WrongKode
            master = slot.opened(self._ring.vault, words)
        except Refused:
            raise WrongKode from None
        self._attempts.forget()
        self._open(master)
        self.opened_with_words = True
        if not self.has_kode and self.secret_lost:
            # From now on it opens by itself again. Where that cannot be kept now, the words are asked for again.
            with contextlib.suppress(OSError):
                self._kept.turn(lambda secret: self._ring.with_slot(self._device_slot(secret)))
                self.seen.look()

    def confirms(self, kode: str) -> None:
        """That the kode is the right one, asked again before something that cannot be undone.

        Raises:
            WrongKode, SecretLost, MustWait, NeedsWords, OSError: as `unlock`.
        """
        self._way_by_kode(kode)
        if not self.locked and self.carried_kode is None:
            # One that was chosen before backups carried it, or on a day without the memory for it.
            with contextlib.suppress(MemoryError, OSError):
                self._kept.keep(self._ring.carrying(self._sealed_for_backups(kode)))

    def lock(self) -> None:
        """Close the workbook and let go of its keys; nothing where there is no kode to open it again."""
        if self.locked or not self.has_kode:
            return
        was_open, self._master, self.opened_with_words = self._store, None, False
        self._stand_on(self._locked_store())
        was_open.close()

    def close(self) -> None:
        """Let go of the store."""
        self._master = None
        self._store.close()

    def start_again(self) -> None:
        """Begin a new workbook beside the sealed one, which is kept with all that can open it.

        Raises:
            OSError, StoreError: it could not be done; what was there is there.
        """
        keep_aside(self._folder, self._kept.secret)
        self._master = None
        self.backups.forget()
        self._nothing_sealed()
        self._kept.begin(self._begun)
        self._open_by_itself()
        # Those that could be seen without the kode are the old workbook's.
        self.workbook.change_settings(contacts=())

    # the keys --------------------------------------------------------------------------------

    def set_kode(self, kode: str) -> None:
        """Lock with a kode from now on, in place of another or of none.

        With it comes another device secret: a ring of before, found in the remnants of the disk, opens nothing.

        Raises:
            KodeTooShort: fewer than six characters.
            OSError: it could not be made durable; what opened before still does.
        """
        if len(plain_kode(kode)) < SHORTEST:
            raise KodeTooShort
        master, effort = self._held(), self._effort()
        carried: bytes | None = None
        with contextlib.suppress(MemoryError):
            carried = self._sealed_for_backups(kode)

        def locked(secret: bytes) -> Ring:
            slot = KodeSlot.around(master, self._ring.vault, kode, secret, effort)
            return self._ring.with_slot(slot).without(DeviceSlot).carrying(carried)

        self._attempts.begin()
        self._kept.turn(locked)
        self._note_the_kode()
        self.opened_with_words = False
        self.seen.look()

    def remove_kode(self) -> None:
        """Open by itself again; raises OSError as `set_kode`."""
        self._kept.turn(
            lambda secret: (
                self._ring.with_slot(self._device_slot(secret))
                .without(KodeSlot)
                .without(FaceSlot)
                .carrying(None)
            )
        )
        self.seen.look()

    def let_face_open(self, secret: bytes) -> None:
        """Let a face or a finger open it beside the kode, which was given just now.

        Args:
            secret: 32 random bytes that the system gives out after its check.

        Raises:
            NeedsKode: there is no kode beside which it could open.
            OSError: as `set_kode`.
        """
        if not self.has_kode:
            raise NeedsKode
        slot = FaceSlot.around(self._held(), self._ring.vault, secret, self._clock().date())
        self._kept.keep(self._ring.with_slot(slot))

    def let_no_face_open(self) -> None:
        """Let only the kode and the words open it, locked or not; raises OSError as `set_kode`."""
        if self.has_face:
            self._kept.keep(self._ring.without(FaceSlot))

    def set_words(self, words: bytes) -> None:
        """Let these 16 random bytes open it, in place of others; raises OSError as `set_kode`."""
        self._kept.keep(self._ring.with_slot(WordsSlot.around(self._held(), self._ring.vault, words)))

    def remove_words(self) -> None:
        """Let no words open it any more; raises OSError as `set_kode`."""
        self._kept.keep(self._ring.without(WordsSlot))

    def lock_after_minutes(self, minutes: int) -> None:
        """Lock by itself after so many minutes; raises OSError."""
        self._kept.keep(self._ring.locking_after(minutes))

    def key_for(self, purpose: str) -> bytes:
        """The key for one purpose, while the vault is open."""
        return derive(self._held(), purpose, self._ring.vault)

    def device_key(self, purpose: str) -> bytes | None:
        """The key for one purpose that this device has, locked or not; none where its secret is gone."""
        secret = self._kept.secret
        return None if secret is None else derive(secret, purpose, self._ring.vault)

    def destroy(self) -> None:
        """Destroy the keys and then every file of ours, locked or not, and begin again as new.

        Raises:
            OSError, StoreError: it was not done to its end. Nothing can be read any more, and the rest is
                destroyed when the folder is opened next.
        """
        was_open, self._master = self._store, None
        self.workbook.forget_settings()
        self._stand_on(LockedStore())
        was_open.close()
        destroy_everything(self._folder)
        self.backups.forget()
        self._nothing_sealed()
        self._kept.begin(self._begun)
        self._open_by_itself()

    # inside ----------------------------------------------------------------------------------

    def _way_by_kode(self, kode: str) -> _Way:
        slot = self._ring.slot(KodeSlot)
        if self.secret_lost:
            raise SecretLost
        if self.secret_unreachable:
            raise SecretUnreachable
        if self.only_words:
            raise NeedsWords
        if wait := self.wait_s:
            raise MustWait(wait)
        before = self._attempts.wrong
        self._attempts.count()
        try:
            if slot is None:
                raise WrongKode
            stretched = slot.stretched(kode)
            master, _ = self._kept.opened(lambda secret: slot.opened(self._ring.vault, stretched, secret))
        except Refused:
            raise WrongKode from None
        except MemoryError:
            # The device had no room to look: that was no try.
            self._attempts.set_to(before)
            raise
        self._attempts.forget()
        return _Way(master, stretched)

    def _note_the_kode(self) -> None:
        """It was given now: from here on it is counted when it is asked for again."""
        slot, today = self._ring.slot(FaceSlot), self._clock().date()
        if slot is not None and slot.kode_on != today and not self.workbook.read_only:
            with contextlib.suppress(OSError):
                self._kept.keep(self._ring.with_slot(slot.on(today)))

    def _sealed_for_backups(self, kode: str) -> bytes:
        """The kode as backups carry it, sealed for the ring; raises MemoryError where the device has no room."""
        made = CarriedKode.around(self.key_for(PURPOSE), self.id, kode, self._carried_effort)
        return seal(self.key_for(_CARRIED), made.model_dump_json().encode(), self.id)

    def _open_by_itself(self) -> None:
        """With the device secret, where there is no kode."""
        slot = self._ring.slot(DeviceSlot)
        if slot is None:
            return
        with contextlib.suppress(Refused):
            master, _ = self._kept.opened(lambda secret: slot.opened(self._ring.vault, secret))
            self._open(master)
            self._move(self._device_slot)

    def _device_slot(self, secret: bytes) -> DeviceSlot:
        return DeviceSlot.around(self._held(), self._ring.vault, secret)

    def _open(self, master: bytes) -> None:
        if not self.locked:
            # Another window was quicker, or the same tap came twice.
            return
        store = self._opened_store(master)
        before, self._master = self._master, master
        try:
            self._stand_on(store)
        except BaseException:
            self._master = before
            store.close()
            raise

    def _opened_store(self, master: bytes) -> Store:
        """The store, rebuilt first where its file is damaged beyond its rows."""
        seal = Sealed(derive(master, "rows", self._ring.vault))
        try:
            return self._open_store(seal)
        except StoreDamaged:
            if self._rebuild is None:
                raise
            self._rebuild(seal, self.backups.there(master))
            return self._open_store(seal)

    def _locked_store(self) -> Store:
        return LockedStore(
            [*records_of(self.workbook.settings.contacts), *records_of_lines(self.seen.lines())]
        )

    def _stand_on(self, store: Store) -> None:
        self.workbook.stand_on(store)
        self._store = store

    def _held(self) -> bytes:
        if self._master is None:
            raise NoKey
        return self._master

    def _move(self, slot: Callable[[bytes], DeviceSlot | KodeSlot]) -> None:
        """Put the ring under a device secret that is kept in a better place, if there is one."""
        if not self.workbook.read_only:
            self._kept.move(lambda secret: self._ring.with_slot(slot(secret)))
            self.seen.look()

    @property
    def _ring(self) -> Ring:
        return self._kept.ring


class StandingOpen(Vault):
    """Around a workbook that is not kept on this device: never locked, and without keys of its own."""

    can_lock = False
    in_keystore = False
    secret_lost = False
    secret_unreachable = False
    damaged_kept: Path | None = None

    def __init__(self, workbook: Workbook) -> None:
        """Around any workbook."""
        self.workbook = workbook
        self.opened_with_words = False
        self._none = new_ring()
        self._master = new_key()
        self.backups = Backups(self, None, NoContents())
        self.seen = Seen(self, None)

    @property
    def _ring(self) -> Ring:
        return self._none
