"""Aya, who does not exist, and what she writes in nine months.

Days are counted from her first day, 0, to `TODAY`. Every name, number and sentence is made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from imr_workbook.domain.answers import CARD, DOES, ITEM, KNEW, NEW, NOT_ME, PART, STEP, TEXT, WILL_TRY
from imr_workbook.domain.changes import Json
from imr_workbook.domain.goal_sheets import GOAL, WHY, sheet_goal_id, sheet_step_id
from imr_workbook.domain.goal_sheets import STEP as FIRST_STEP
from imr_workbook.domain.goals import GoalStatus
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.plans import HelpfulList
from imr_workbook.domain.reviews import Told
from imr_workbook.domain.steps import Detail

NAME = "Aya (opdigtet)"
"""Said on I dag each time the workbook is opened, so that nobody takes it for a real one."""

REGION = "nordjylland"
TODAY = 273
"""Thirty-nine weeks: nine months of weekly meetings."""

AWAY = ((77, 98), (182, 210))
"""(first day away, first day back): three and four weeks in which nothing is written."""

SIGN = "Jeg lader telefonen ringe"
"""A sign of her own that she comes to follow."""
SIGN_ID = "tegn"
OWN = f"own_sign.{SIGN_ID}"


@dataclass(frozen=True, slots=True)
class Week:
    """One week's answers, as steps counted from 0; a question that is not here is skipped."""

    hope: int
    words: str = ""
    steps: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Period:
    """One period of weekly questions."""

    first_day: int
    items: tuple[str, ...]
    """What is followed besides hope."""
    weeks: tuple[Week | None, ...]
    """None where the week goes by unanswered. Weeks past the last are still to come."""


PERIODS = (
    Period(
        7,
        ("sleep", "mood"),
        (
            Week(1, "Min søster ringede, lige da jeg sad og så ud i luften."),
            Week(2, "Jeg fandt guitaren frem og spillede tre akkorder.", {"sleep": 1, "mood": 2}),
            Week(1, "", {"sleep": 1, "mood": 1}),
            Week(2, "Solen kom frem, og jeg drak kaffe på trappen.", {"sleep": 3, "mood": 2}),
            Week(
                3, "En i gruppen grinede af min vittighed. Det gjorde jeg også selv.", {"sleep": 3, "mood": 3}
            ),
            Week(2, "At jeg kom af sted, selv om jeg var træt.", {"sleep": 2}),
        ),
    ),
    Period(
        112,
        ("sleep", "mood", OWN),
        (
            Week(1, "Der var stadig en stol til mig i gruppen.", {"sleep": 0, "mood": 2, OWN: 3}),
            Week(1, "Min mor stillede suppe uden for døren.", {"sleep": 1, "mood": 1, OWN: 3}),
            Week(2, "Jeg tog telefonen, da Mai ringede.", {"sleep": 2, "mood": 1, OWN: 2}),
            None,
            Week(3, "Koret sang en sang, jeg kendte.", {"sleep": 3, "mood": 2, OWN: 1}),
            Week(2, "At jeg glæder mig til torsdag.", {"sleep": 2, "mood": 3, OWN: 2}),
        ),
    ),
    Period(
        238,
        ("sleep", "energy", OWN),
        (
            Week(2, "Naboens hund kunne kende mig.", {"sleep": 1, "energy": 1, OWN: 2}),
            Week(3, "Vi øvede fire sange, og jeg kunne de tre.", {"sleep": 2, "energy": 2, OWN: 1}),
            Week(2, "", {"sleep": 2, "energy": 1, OWN: 2}),
            Week(1, "Jeg ved det ikke helt. Måske at det blev fredag.", {"sleep": 1, "energy": 1, OWN: 3}),
            Week(3, "Jeg sagde til Mai, at det var en svær uge. Hun kom.", {"sleep": 3, "energy": 2, OWN: 1}),
        ),
    ),
)
"""The last week of the last period opens on `TODAY` and is still to be answered."""

READING = (
    (0, "m01-t1", 3),
    (1, "m01-t1", 4),
    (9, "m01-t2", 7),
    (16, "m01-t3", 6),
    (23, "m01-t4", 7),
    (32, "m01-t5", 4),
    (34, "m01-t5", 3),
    (40, "m01-sammen", 2),
    (161, "m01-t1", 3),
)
"""(day, topic, how many of its pages are read on from where she left it)."""

BOOKMARKS = ((1, "m01-t1-haab"), (34, "m01-t5-tilbage"))

ANSWERS: tuple[tuple[int, str, Mapping[str, Json]], ...] = (
    (
        1,
        "m01-myter",
        {
            f"{CARD}symptomer-vaek": NEW,
            f"{CARD}tilbage-til-start": NEW,
            f"{CARD}rask-foer-droemme": NEW,
            f"{CARD}alene": KNEW,
            f"{CARD}fagfolk": KNEW,
        },
    ),
    (
        2,
        "m01-a-hjaelper",
        {
            f"{ITEM}noget-jeg-kan-lide": WILL_TRY,
            f"{ITEM}trygge-mennesker": DOES,
            f"{ITEM}krop": WILL_TRY,
            f"{ITEM}ro": DOES,
            f"{ITEM}skabe": WILL_TRY,
            f"{ITEM}natur": DOES,
            f"{ITEM}tro": NOT_ME,
            f"{ITEM}dyr": WILL_TRY,
            f"{ITEM}humor": DOES,
            f"{ITEM}skrive": NOT_ME,
            f"{ITEM}samme-erfaring": DOES,
            f"{ITEM}graenser": WILL_TRY,
        },
    ),
    (4, "m01-c-definition", {TEXT: "At kunne glæde mig til noget igen."}),
    (
        10,
        "m01-d-styrker",
        {f"{ITEM}lytter": True, f"{ITEM}humor": True, f"{ITEM}haender": True, f"{ITEM}omsorg": True},
    ),
    (
        10,
        "m01-d-hvem-siger",
        {
            TEXT: "Mai siger, at jeg lytter uden at afbryde. "
            "Min nabo siger tak, hver gang jeg går tur med hans hund."
        },
    ),
    (11, "m01-c-vaerdier", {f"{ITEM}naerhed": True, f"{ITEM}ro": True, f"{ITEM}humor": True}),
    (16, "m01-b-omraader", {f"{ITEM}fritid": True, f"{ITEM}soevn": True}),
    (17, "m01-b-tilfreds", {f"{ITEM}fritid": 1, f"{ITEM}soevn": 1}),
    (18, "m01-b-lidt-bedre", {TEXT: "jeg spillede musik sammen med nogen en gang om måneden."}),
    (
        24,
        "m01-e-maal",
        {
            GOAL: "Spille musik sammen med andre igen",
            WHY: "Når jeg spiller, glemmer jeg tiden.",
            FIRST_STEP: "Finde guitaren frem",
        },
    ),
    (24, "m01-f-vigtigt", {STEP: 3, TEXT: "Hvis jeg vidste, hvem jeg skulle spille med."}),
    (34, "m01-f-tro", {STEP: 1, TEXT: "Hvis jeg kun skulle finde guitaren frem."}),
    (
        37,
        "m01-g-trin",
        {
            f"{PART}problem": "Jeg bliver så træt, at jeg ikke kommer af sted om aftenen.",
            f"{PART}ideer": "Sove til middag. Spise først. Spørge, om vi kan øve om eftermiddagen.",
            f"{PART}for-og-imod": "Søvn hjælper, men så kan jeg ikke sove om natten. "
            "Mad er let. At spørge er svært, men det ville hjælpe mest.",
            f"{PART}valg": "Jeg spiser først, og jeg spørger.",
        },
    ),
    (
        44,
        "m01-g-trin",
        {
            f"{PART}plan": "Tirsdag efter gruppen. Bliver jeg nervøs, skriver jeg en sms i stedet.",
            f"{PART}se-paa-det": "På søndag.",
        },
    ),
    (60, "m01-d-styrker", {f"{ITEM}bliver-ved": True}),
    (136, "m01-f-tro", {STEP: 3}),
    (140, "m01-a-hjaelper", {f"{ITEM}skabe": DOES, f"{ITEM}dyr": DOES}),
    (170, "m01-c-definition", {TEXT: "At kunne glæde mig til noget igen. Og at turde sige det højt."}),
    (216, "m01-b-tilfreds", {f"{ITEM}fritid": 3, f"{ITEM}soevn": 2}),
)
"""(day, exercise, fields and values); a later answer to the same field replaces the earlier."""

OWN_LINES = ((2, "m01-a-hjaelper", "Fodre ænderne nede ved søen"),)

PRACTICES: tuple[tuple[int, str, int | None, Outcome | None], ...] = (
    (1, "m01-t1-p", 3, Outcome.DID_IT),
    (9, "m01-t2-p", 14, Outcome.SOME_OF_IT),
    (17, "m01-t3-p", 21, Outcome.NOT_THIS_TIME),
    (25, "m01-t4-p", 28, Outcome.DID_IT),
    (33, "m01-t5-p-liste", 39, Outcome.SOMETHING_ELSE),
    (120, "m01-t5-p-haab", 127, Outcome.DID_IT),
    (160, "m01-t5-p-vis", 163, Outcome.DID_IT),
    (271, "m01-t5-p-sammen", None, None),
)
"""(day chosen, practice, day told, how it went); the last is still to be tried."""

SHEET = (24, "m01-e-maal")
"""(day, goal sheet that becomes her first goal and step)."""
MUSIC, FIRST = sheet_goal_id(SHEET[1]), sheet_step_id(SHEET[1])


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, or a part of one."""

    id: str
    day: int
    text: str
    why: str = ""
    parent: str | None = None
    """Goal that it is a part of."""
    instead_of: str | None = None
    """Goal that it grew out of."""
    turned: tuple[int, GoalStatus] | None = None
    """(day, how it stands from then on); none where it is still gone after."""


GOALS = (
    Goal("med-en-anden", 45, "Spille sammen med én anden", parent=MUSIC, turned=(72, GoalStatus.REACHED)),
    Goal(
        "praktik", 48, "Komme i praktik", "Så er der noget at stå op til.", turned=(130, GoalStatus.CHANGED)
    ),
    Goal("koret", 104, "Være med i koret tre gange", parent=MUSIC, turned=(155, GoalStatus.REACHED)),
    Goal(
        "butikken",
        130,
        "Hjælpe til i genbrugsbutikken",
        "Der er ro, og jeg kan gå hjem, når jeg er træt.",
        instead_of="praktik",
    ),
    Goal("staa-op", 219, "Stå op på nogenlunde samme tid", "Formiddagen er min bedste tid."),
    Goal("en-formiddag", 242, "Være i butikken én hel formiddag", parent="butikken"),
)
MUSIC_REACHED = 168
"""The day that the first goal is reached."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step, and how it went."""

    id: str
    taken: int
    """The day it is taken on."""
    text: str
    on: int | None = None
    """The day it is for."""
    goal: str | None = None
    details: Mapping[Detail, str] = field(default_factory=dict)
    told: tuple[tuple[int, Outcome], ...] = ()
    """(day, how it went), each time it was tried."""
    words: Mapping[Told, str] = field(default_factory=dict)
    """What is written when it is told about last."""
    smaller: str = ""
    """What it is made into before it is tried again."""


STEPS = (
    Step(
        FIRST,
        24,
        "",
        told=((26, Outcome.DID_IT),),
        words={Told.HELPED: "Mai spurgte, om den stadig var her.", Told.NEXT: "Købe en ny streng"},
    ),
    Step(
        "streng", 27, "Købe en ny streng", 29, MUSIC, told=((30, Outcome.NOT_THIS_TIME), (36, Outcome.DID_IT))
    ),
    Step(
        "spoerge-malik",
        46,
        "Spørge Malik fra gruppen, om han vil spille med",
        49,
        MUSIC,
        {Detail.WHEN: "efter mødet", Detail.OBSTACLE: "Jeg bliver genert. Så skriver jeg en sms."},
        told=((50, Outcome.SOME_OF_IT),),
        words={Told.HELPED: "Jeg skrev det på en seddel først."},
    ),
    Step(
        "ringe-om-praktik",
        51,
        "Ringe til kommunen om praktik",
        57,
        "praktik",
        told=((58, Outcome.SOMETHING_ELSE),),
        words={Told.OBSTACLE: "Tanken om en hel uge på arbejde gjorde mig træt."},
    ),
    Step(
        "til-koret",
        106,
        "Gå med til kor og sidde bagerst",
        110,
        MUSIC,
        {Detail.WITH_WHOM: "Mai", Detail.CUE: "Noderne ligger ved døren"},
        told=((111, Outcome.DID_IT),),
        words={Told.HELPED: "Mai gik med derhen."},
    ),
    Step(
        "forbi-butikken",
        131,
        "Gå ind i butikken og spørge",
        133,
        "butikken",
        told=((134, Outcome.NOT_THIS_TIME), (141, Outcome.DID_IT)),
        words={Told.HELPED: "Jeg behøvede ikke sige noget."},
        smaller="Gå forbi butikken og se på åbningstiden",
    ),
    Step("vaekkeur", 220, "Stille vækkeuret til ni", 221, "staa-op", told=((222, Outcome.SOME_OF_IT),)),
    Step(
        "sortere-boeger",
        243,
        "Sortere bøger en time",
        248,
        "butikken",
        {Detail.WHERE: "bagest i butikken"},
        told=((249, Outcome.DID_IT),),
        words={Told.HELPED: "De lod mig arbejde i fred."},
    ),
    Step(
        "gardin",
        250,
        "Trække gardinet fra, før jeg lægger mig",
        251,
        "staa-op",
        told=((256, Outcome.NOT_THIS_TIME),),
    ),
    Step("kort-til-mor", 265, "Skrive et kort til mor"),
    Step("morgenkaffe", 272, "Drikke kaffe på trappen, før telefonen er tændt", TODAY + 1, "staa-op"),
)
"""The last but one is for no day and stands alone, with no goal; the last is for tomorrow."""

HELPFUL: tuple[tuple[int, str, HelpfulList, str], ...] = (
    (5, "vandet", HelpfulList.HELPS_ME, "Gå ned til vandet og hjem igen"),
    (12, "mai", HelpfulList.HELPS_ME, "Ringe til Mai"),
    (12, "tage-sig-sammen", HelpfulList.NOT_HELPFUL, "Sige, at jeg skal tage mig sammen"),
    (41, "guitar", HelpfulList.HELPS_ME, "Spille guitar i ti minutter"),
    (101, "bad", HelpfulList.HELPS_ME, "Et varmt bad"),
    (101, "ringe", HelpfulList.NOT_HELPFUL, "Ringe mange gange. Skriv hellere en sms"),
    (160, "sige-det", HelpfulList.HELPS_ME, "Sige til nogen, at det er en svær dag"),
    (215, "vandet", HelpfulList.HELPS_ME, "Gå ned til vandet. Halvvejs er også fint"),
)
"""(day, line, list, text)."""


@dataclass(frozen=True, slots=True)
class MadeUpContact:
    """Someone she can call."""

    day: int
    id: str
    name: str
    number: str
    """Danish numbers that begin with 0 are given to nobody: no real person is rung up from a demo.

    Source: the Danish numbering plan, which reserves 01 to 09.
    """
    seen_without_code: bool = False


CONTACTS = (
    MadeUpContact(5, "mai", "Mai, min søster (opdigtet)", "01 02 03 04", seen_without_code=True),
    MadeUpContact(12, "karim", "Karim, kontaktperson (opdigtet)", "01 02 03 05"),
    MadeUpContact(130, "signe", "Signe fra koret (opdigtet)", "01 02 03 06"),
)
