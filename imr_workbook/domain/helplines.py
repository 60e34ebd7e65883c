"""Helplines: whom to call in a bad hour, in which order, and who answers now.

The same for everyone: nothing here knows what a person has written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from imr_workbook.domain.opening_hours import Coming, OpeningHours, closes_next, open_at, opens_next

ALARM = "112"
"""Id and number of the entry that always comes first and that nobody can take away."""

NEVER_ALONE = "livslinien"
"""Id of the line that must not be anybody's only step: most calls to it do not get through."""

EVERYWHERE = "*"
"""In place of region ids: the line is for the whole country."""

_OLD_AFTER = timedelta(days=180)
"""Source: danish facts, section 1.4: a number older than this says when it was last checked."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Tier(StrEnum):
    """Where on the ladder a line stands."""

    DANGER = "danger"
    """Danger to life, now: 112 alone."""
    ACUTE = "acute"
    """Very bad, but not in danger: the region's number."""
    DAYTIME = "daytime"
    """The person's own team; a centre fills it in."""
    TALK = "talk"
    """Someone to talk to."""
    TOPIC = "topic"
    """Someone who knows one thing, such as poison or violence."""


class Words(BaseModel):
    """One short sentence in the languages of the interface."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    da: str
    en: str = ""

    def in_language(self, code: str) -> str:
        """The sentence in a language; Danish where it is missing."""
        return self.en if code == "en" and self.en else self.da


class Region(BaseModel):
    """A region, and when there is one."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True)

    id: Id
    name: str = Field(min_length=1)
    """Its name as people know it."""
    valid_from: date | None = None
    """First day on which it exists; none: always did."""
    valid_to: date | None = None
    """Last day on which it exists; none: no end known."""
    follows: tuple[Id, ...] = ()
    """Ids of the regions that it takes over from: whoever had chosen one of them has this one."""

    def valid_on(self, day: date) -> bool:
        """Whether the region exists on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class Entry(OpeningHours):
    """One number to call, with everything that is known about it."""

    id: Id
    """Permanent; a centre's file changes the entry of the same id."""
    tier: Tier
    """Where on the ladder it stands."""
    name: str = Field(min_length=1)
    """Who answers; for a regional number the part of the country."""
    about: Words | None = None
    """Whom it is for, in one line."""
    tel: str = Field(pattern=r"^(\d{3,8}|\+45\d{8})$")
    """What is dialled."""
    display: str
    """What is shown: the same number, with spaces."""
    sms: str | None = Field(default=None, pattern=r"^(\d{4,8}|\+45\d{8})$")
    """Number for text messages, where they are read."""
    url: str | None = Field(default=None, pattern=r"^https://")
    """Where the number can be checked; never opened by the app."""
    audience: tuple[Literal["self", "relative"], ...] = ("self",)
    """For the person, for those close to them, or both."""
    topic: tuple[str, ...] = ()
    """What the line knows about, such as "suicide" or "poison"."""
    regions: tuple[str, ...] = Field(default=(EVERYWHERE,), min_length=1)
    """Ids of the regions it serves, or "*" alone."""
    hours_text: str = ""
    """The hours in the words of the source, for whoever checks them; never shown."""
    anonymous: bool | None = None
    """Whether one can be anonymous; none where it is not known. Never shown: nothing is promised."""
    cost: Literal["free", "normal"] | None = None
    """What a call costs; none where it is not known. Never shown."""
    source: str = ""
    """Where the number and the hours are from, with the date of the source."""
    status: str = ""
    """What still has to be checked, and how sure the rest is."""
    verified_on: date
    """When number and hours were last checked."""
    verified_by: str = ""
    """Who checked them, or against what."""
    enabled: bool = True
    """Whether it is shown; a centre can put a line away, never 112."""

    @model_validator(mode="after")
    def _shows_what_it_dials(self) -> Self:
        if "".join(self.display.split()) != self.tel:
            raise ValueError(f"{self.id}: display {self.display!r} is not the number {self.tel!r}")
        return self

    @model_validator(mode="after")
    def _only_112_is_for_danger(self) -> Self:
        if (self.tier is Tier.DANGER) != (self.id == ALARM):
            raise ValueError(f"{self.id}: the tier 'danger' is for 112 alone")
        if self.id == ALARM and not (
            self.tel == ALARM and self.enabled and self.hours is None and self.regions == (EVERYWHERE,)
        ):
            raise ValueError("112 must be the number 112, enabled, everywhere and at all hours")
        return self

    @model_validator(mode="after")
    def _livslinien_is_no_region_number(self) -> Self:
        if self.id == NEVER_ALONE and self.tier is not Tier.TALK:
            raise ValueError("livslinien must be in the tier 'talk', so that it never stands alone")
        return self

    def serves(self, region_id: str) -> bool:
        """Whether the line is for a region."""
        return EVERYWHERE in self.regions or region_id in self.regions

    def old_on(self, day: date) -> bool:
        """Whether the last check is so long ago that it has to be said beside the number."""
        return day - self.verified_on > _OLD_AFTER


class Helplines(BaseModel):
    """Every region and every line, of the app or with a centre's changes in them."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True)

    schema_version: Literal[1] = Field(alias="schema")
    """Form of the file."""
    verified_on: date
    """When the file as a whole was last checked."""
    valid_until: date | None = None
    """Day by which the whole file has to be checked again."""
    regions: tuple[Region, ...] = Field(min_length=1)
    """In the order in which they are shown."""
    entries: tuple[Entry, ...] = Field(min_length=1)
    """In the order in which they are shown within a tier."""
    override_refused: bool = False
    """Whether a centre's file is there and could not be used."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        _unique("region", [region.id for region in self.regions])
        _unique("entry", [entry.id for entry in self.entries])
        known = {region.id for region in self.regions}
        for region in self.regions:
            _known(f"region {region.id} follows", region.follows, known)
        for entry in self.entries:
            _known(f"entry {entry.id} serves", entry.regions, known | {EVERYWHERE})
        return self

    @model_validator(mode="after")
    def _someone_answers_everywhere(self) -> Self:
        if ALARM not in {entry.id for entry in self.entries}:
            raise ValueError("112 is missing")
        acute = [entry for entry in self.entries if entry.enabled and entry.tier is Tier.ACUTE]
        for region in self.regions:
            if not any(entry.serves(region.id) for entry in acute):
                raise ValueError(f"region {region.id} has no acute entry")
        return self


@dataclass(frozen=True, slots=True)
class Line:
    """One entry at one moment."""

    entry: Entry
    open: bool
    """Whether it is answered now; one that is not has no button to call it."""
    opens: Coming | None = None
    """When a closed line opens."""
    closes: Coming | None = None
    """When an open line closes; none where it does not."""
    old: bool = False
    """Whether the date of the last check belongs beside the number."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Whom to call now, the first step first. On every step, those who answer now come first."""

    danger: Line
    """112."""
    acute: tuple[Line, ...]
    """The region's number; those of every region where none is chosen. Never empty."""
    daytime: tuple[Line, ...]
    """The person's team, where a centre has filled it in."""
    talk: tuple[Line, ...]
    """Someone to talk to."""
    topic: tuple[Line, ...]
    """Someone who knows one thing."""
    region: Region | None
    """The region that the numbers are for, or none."""
    checked: date
    """The longest time ago that any of the numbers was checked."""

    def lines(self) -> tuple[Line, ...]:
        """All of them, from the top."""
        return (self.danger, *self.acute, *self.daytime, *self.talk, *self.topic)

    def about(self, topic: str) -> tuple[Line, ...]:
        """The lines that know about one thing."""
        return tuple(line for line in self.lines() if topic in line.entry.topic)


def regions_on(helplines: Helplines, day: date) -> list[Region]:
    """The regions that exist on a day, in the order of the file."""
    return [region for region in helplines.regions if region.valid_on(day)]


def region_on(helplines: Helplines, region_id: str | None, day: date) -> Region | None:
    """The region that a choice means on a day.

    Whoever chose a region that has been taken over has the new one without doing anything. None where
    nothing is chosen or the choice means nothing on that day.
    """
    seen: set[str] = set()
    while region_id is not None and region_id not in seen:
        seen.add(region_id)
        found = next((region for region in helplines.regions if region.id == region_id), None)
        if found is not None and found.valid_on(day):
            return found
        region_id = next(
            (
                heir.id
                for heir in helplines.regions
                if region_id in heir.follows and (heir.valid_from is None or heir.valid_from <= day)
            ),
            None,
        )
    return None


def ladder(helplines: Helplines, region_id: str | None, moment: datetime) -> Ladder:
    """Whom to call at a moment.

    Args:
        helplines: every line there is.
        region_id: id of the region the person has chosen, or none.
        moment: now, in the wall time of Denmark.
    """
    day = moment.date()
    region = region_on(helplines, region_id, day)
    places = [region] if region is not None else regions_on(helplines, day) or list(helplines.regions)
    enabled = [entry for entry in helplines.entries if entry.enabled]

    def step(tier: Tier) -> tuple[Line, ...]:
        entries = [entry for entry in enabled if entry.tier is tier and _serves_any(entry, places)]
        lines = [_line(entry, moment) for entry in entries]
        return tuple(sorted(lines, key=lambda line: not line.open))

    return Ladder(
        danger=step(Tier.DANGER)[0],
        acute=step(Tier.ACUTE),
        daytime=step(Tier.DAYTIME),
        talk=step(Tier.TALK),
        topic=step(Tier.TOPIC),
        region=region,
        checked=min(entry.verified_on for entry in enabled),
    )


def _line(entry: Entry, moment: datetime) -> Line:
    is_open = open_at(entry, moment)
    return Line(
        entry,
        is_open,
        opens=opens_next(entry, moment),
        closes=closes_next(entry, moment),
        old=entry.old_on(moment.date()),
    )


def _serves_any(entry: Entry, regions: Iterable[Region]) -> bool:
    return any(entry.serves(region.id) for region in regions)


def _unique(what: str, ids: list[str]) -> None:
    twice = {one for one in ids if ids.count(one) > 1}
    if twice:
        raise ValueError(f"{what} ids must be unique: {', '.join(sorted(twice))}")


def _known(what: str, ids: Iterable[str], known: set[str]) -> None:
    unknown = set(ids) - known
    if unknown:
        raise ValueError(f"{what} {', '.join(sorted(unknown))}, which is not a region")
