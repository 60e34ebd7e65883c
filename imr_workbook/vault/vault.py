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
from typing import NamedTuple, Protocol

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
from imr_workbook.vault.ring import Ring, new_ring
from imr_workbook.vault.ring_file import RingFile
from imr_workbook.vault.seen import Seen
from imr_workbook.vault.slots import DeviceSlot, FaceSlot, KodeSlot, WordsSlot, plain_kode
from imr_workbook.vault.tags import tag
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


class SecretKeeper(Protocol):
    """Where the device secret is kept, and beside it, for a while, the one that takes its place."""

    @property
    def in_keystore(self) -> bool:
        """Whether the system guards it, and no file of ours has it."""

    @property
    def unreachable(self) -> bool:
        """Whether there may be one that cannot be had now: that is never taken for none."""

    def take_better(self) -> bytes | None:
        """One that is kept in a better place, for the ring to be put under now; usually none. Raises OSError."""

    def read(self) -> tuple[bytes, ...]:
        """Those that there are."""

    def prepare(self, beside: bytes | None) -> bytes:
        """A new one, kept durably beside the one that is needed still; raises OSError."""

    def settle(self, secret: bytes | None) -> None:
        """Destroy every one but this; raises OSError."""


class _Way(NamedTuple):
    """How the kode opened: all that another slot for the same kode is made of."""

    master: bytes
    secret: bytes
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
        self._keeper = keeper
        self._effort = effort
        self._carried_effort = carried_effort
        self._rebuild = rebuild
        self._file = RingFile(folder)
        self._attempts = Attempts(folder, clock)
        self._clock = clock
        self._master: bytes | None = None
        self._alike = self._file.alike()
        """Whether both copies of the ring are surely what it is."""
        self._opener: bytes | None = None
        """The device secret that a ring without a tag was opened with."""
        self.opened_with_words = False
        """Whether the reservenøgle opened it, so that a new kode may be chosen without the old one."""
        self._ring = self._file.read() or self._begun()
        self._store: Store = LockedStore()
        self.workbook = make(self._store)
        """The workbook; while locked, it shows only what may be seen, and takes nothing."""
        self.backups = Backups(self, None if contents is None else folder, contents or NoContents())
        """Those beside the workbook, and those that are taken out."""
        self.seen = Seen(self, folder)
        """What the person lets be seen without the kode."""
        self._stand_on(self._locked_store())
        self._settle_if_it_can_be()
        self._open_by_itself()

    def _begun(self) -> Ring:
        if (self._folder / SEALED).exists():
            raise NoKey
        # Where nothing is sealed, no secret is needed any more.
        secret = self._keeper.prepare(None)
        ring = new_ring()
        ring = ring.with_slot(DeviceSlot.around(new_key(), ring.vault, secret)).under(secret)
        # Before anything is sealed with it.
        self._file.write(ring)
        self._alike = True
        return ring

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
        return self._without_secret and not self._keeper.unreachable

    @property
    def in_keystore(self) -> bool:
        """Whether the system guards the device secret, so that a copy of the folder has not all that it takes."""
        return self._keeper.in_keystore

    @property
    def secret_unreachable(self) -> bool:
        """Whether the device secret cannot be had now; see `try_again`."""
        return self._without_secret and self._keeper.unreachable

    @property
    def _without_secret(self) -> bool:
        if self._ring.secret is not None:
            return self._secret() is None
        return self._keeper.unreachable and not self._keeper.read()

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
            self._settle_if_it_can_be()
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
                self._turn(lambda secret: self._ring.with_slot(self._device_slot(secret)))
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
                self._keep(self._ring.carrying(self._sealed_for_backups(kode)))

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
        keep_aside(self._folder, self._secret())
        self._master = None
        self.backups.forget()
        self._ring = self._begun()
        self._settle_if_it_can_be()
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

        self._turn(locked)
        self._note_the_kode()
        self._attempts.forget()
        self.opened_with_words = False
        self.seen.look()

    def remove_kode(self) -> None:
        """Open by itself again; raises OSError as `set_kode`."""
        self._turn(
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
        self._keep(self._ring.with_slot(slot))

    def let_no_face_open(self) -> None:
        """Let only the kode and the words open it, locked or not; raises OSError as `set_kode`."""
        if self.has_face:
            self._keep(self._ring.without(FaceSlot))

    def set_words(self, words: bytes) -> None:
        """Let these 16 random bytes open it, in place of others; raises OSError as `set_kode`."""
        self._keep(self._ring.with_slot(WordsSlot.around(self._held(), self._ring.vault, words)))

    def remove_words(self) -> None:
        """Let no words open it any more; raises OSError as `set_kode`."""
        self._keep(self._ring.without(WordsSlot))

    def lock_after_minutes(self, minutes: int) -> None:
        """Lock by itself after so many minutes; raises OSError."""
        self._keep(self._ring.locking_after(minutes))

    def key_for(self, purpose: str) -> bytes:
        """The key for one purpose, while the vault is open."""
        return derive(self._held(), purpose, self._ring.vault)

    def device_key(self, purpose: str) -> bytes | None:
        """The key for one purpose that this device has, locked or not; none where its secret is gone."""
        secret = self._secret()
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
        self._ring = self._begun()
        self._settle_if_it_can_be()
        self._open_by_itself()

    # inside ----------------------------------------------------------------------------------

    def _way_by_kode(self, kode: str) -> _Way:
        slot, secrets = self._ring.slot(KodeSlot), self._secrets()
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
            if slot is None or not secrets:
                raise WrongKode
            stretched = slot.stretched(kode)
            master, secret = _first(secrets, lambda secret: slot.opened(self._ring.vault, stretched, secret))
        except Refused:
            raise WrongKode from None
        except MemoryError:
            # The device had no room to look: that was no try.
            self._attempts.set_to(before)
            raise
        self._attempts.forget()
        self._opener = secret
        return _Way(master, secret, stretched)

    def _note_the_kode(self) -> None:
        """It was given now: from here on it is counted when it is asked for again."""
        slot, today = self._ring.slot(FaceSlot), self._clock().date()
        if slot is not None and slot.kode_on != today and not self.workbook.read_only:
            with contextlib.suppress(OSError):
                self._keep(self._ring.with_slot(slot.on(today)))

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
            master, self._opener = _first(
                self._secrets(), lambda secret: slot.opened(self._ring.vault, secret)
            )
            self._open(master)
            self._move(self._device_slot)

    def _device_slot(self, secret: bytes) -> DeviceSlot:
        return DeviceSlot.around(self._held(), self._ring.vault, secret)

    def _open(self, master: bytes) -> None:
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

    # the device secret ------------------------------------------------------------------------

    def _secret(self) -> bytes | None:
        """The one that the ring is under, if it is there."""
        kept = self._keeper.read()
        if self._ring.secret is not None:
            return next((secret for secret in kept if tag(secret) == self._ring.secret), None)
        return self._opener or next(iter(kept), None)

    def _secrets(self) -> tuple[bytes, ...]:
        """Those that may open it, the likeliest first: one that is told by its tag is not the only one tried."""
        now, kept = self._secret(), self._keeper.read()
        return kept if now is None else (now, *(secret for secret in kept if secret != now))

    def _turn(self, turned: Callable[[bytes], Ring]) -> None:
        """Put the ring under a new device secret, and destroy the old one: what that opened opens no more.

        The new one is durable before the ring is written, and the old one there until it is: ended anywhere
        in between, the ring that stands opens.

        Args:
            turned: the ring under the secret that it is given.

        Raises:
            OSError: it could not be made durable; what opened before still does.
        """
        self._settle()
        new = self._keeper.prepare(self._secret())
        self._keep(turned(new).under(new))
        self._settle_if_it_can_be()

    def _move(self, slot: Callable[[bytes], DeviceSlot | KodeSlot]) -> None:
        """Put the ring under a secret that is kept in a better place, if there is one. Otherwise, next time."""
        if self.workbook.read_only:
            return
        with contextlib.suppress(OSError):
            self._settle()
            better = self._keeper.take_better()
            if better is None:
                return
            self._keep(self._ring.with_slot(slot(better)).under(better))
            self._settle()
            self.seen.look()

    def _settle(self) -> None:
        """Destroy every device secret but the one that the ring is under; nothing where that is not known.

        Raises:
            OSError: it is tried again at the next opening. The one that is needed is there.
        """
        now = self._secret()
        if self._ring.secret is None or now is None:
            return
        if not self._alike:
            # A copy that is under another secret must not be the only one that is left one day.
            self._keep(self._ring.again())
        self._keeper.settle(now)

    def _settle_if_it_can_be(self) -> None:
        with contextlib.suppress(OSError):
            self._settle()

    def _keep(self, ring: Ring) -> None:
        try:
            self._file.write(ring)
        except OSError:
            # One copy may have it all the same: what is written from now on must be newer.
            self._ring = self._ring.model_copy(update={"serial": ring.serial + 1})
            self._alike = False
            with contextlib.suppress(OSError):
                self._file.write(self._ring)
                self._alike = True
            raise
        self._ring = ring
        self._alike = True


def _first(secrets: tuple[bytes, ...], opened: Callable[[bytes], bytes]) -> tuple[bytes, bytes]:
    """What the first secret that opens gives, and that secret; raises Refused where none does."""
    for secret in secrets:
        with contextlib.suppress(Refused):
            return opened(secret), secret
    raise Refused


class StandingOpen(Vault):
    """Around a workbook that is not kept on this device: never locked, and without keys of its own."""

    can_lock = False
    in_keystore = False
    damaged_kept: Path | None = None

    def __init__(self, workbook: Workbook) -> None:
        """Around any workbook."""
        self.workbook = workbook
        self.opened_with_words = False
        self._ring = new_ring()
        self._master = new_key()
        self.backups = Backups(self, None, NoContents())
        self.seen = Seen(self, None)
