"""The check of the translations finds each kind of mistake; the update keeps what people have written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.translations import danish, problems, update

CODE = """
_ = gettext = ngettext = pgettext = str
_("Saved")
_("Saved at %(time)s", time="14.05")
ngettext("%(count)d page", "%(count)d pages", 2)
pgettext("a thing", "Step")
"""
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
WHOLE = {
    'msgid "Saved"': 'msgstr "Gemt"',
    'msgid "Saved at %(time)s"': 'msgstr "Gemt kl. %(time)s"',
    'msgid "%(count)d page"\nmsgid_plural "%(count)d pages"': 'msgstr[0] "%(count)d side"\nmsgstr[1] "%(count)d sider"',
    'msgctxt "a thing"\nmsgid "Step"': 'msgstr "Skridt"',
}
SAVED, AT, PAGES, STEP = WHOLE


class Checkout:
    """A small package with its catalogues."""

    def __init__(self, folder: Path) -> None:
        self.package = folder / "package"
        self.package.mkdir()
        self.catalogue, self.template = folder / "messages.po", folder / "messages.pot"
        self.code(CODE)
        self.write(WHOLE)
        update(self.package, self.catalogue, self.template)

    def code(self, text: str) -> None:
        """Put this in the package, and nothing else."""
        (self.package / "screen.py").write_text(text, encoding="utf-8")

    def write(self, messages: dict[str, str], comment: str = "") -> None:
        """Put these in the Danish catalogue."""
        entries = [f"{comment}{msgid}\n{text}\n" for msgid, text in messages.items()]
        self.catalogue.write_text("\n".join([HEADER, *entries]), encoding="utf-8")

    def problems(self) -> list[str]:
        """What the check says."""
        return problems(self.package, self.catalogue, self.template)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """One in which all is well."""
    return Checkout(tmp_path)


def test_nothing_is_said_where_all_is_well(checkout: Checkout) -> None:
    """Sentences, places, plurals and contexts."""
    assert checkout.problems() == []


@pytest.mark.parametrize(
    ("msgid", "text"),
    [(SAVED, 'msgstr ""'), (PAGES, 'msgstr[0] "%(count)d side"\nmsgstr[1] ""'), (STEP, 'msgstr ""')],
)
def test_a_missing_sentence(checkout: Checkout, msgid: str, text: str) -> None:
    """Left out, empty, or in only one of two forms."""
    for messages in ({**WHOLE, msgid: text}, {key: WHOLE[key] for key in WHOLE if key != msgid}):
        checkout.write(messages)
        (found,) = checkout.problems()
        assert found.startswith("no Danish for")
        assert "package/screen.py" in found


def test_another_context_is_another_sentence(checkout: Checkout) -> None:
    """A word that means two things needs two translations."""
    checkout.write({**{key: WHOLE[key] for key in WHOLE if key != STEP}, 'msgid "Step"': 'msgstr "Trin"'})
    assert [found.split("'")[0] for found in checkout.problems()] == ["no Danish for ", ""]


def test_a_guess(checkout: Checkout) -> None:
    """What a tool has guessed is not shown, so it counts as not done."""
    checkout.write(WHOLE, comment="#, fuzzy\n")
    assert len(checkout.problems()) == len(WHOLE)
    assert all("fuzzy" in found for found in checkout.problems())


@pytest.mark.parametrize("text", ["Gemt", "Gemt kl. %(tid)s", "Gemt kl. %(time)d", "%(time)s %(time)s"])
def test_other_places_to_fill_in(checkout: Checkout, text: str) -> None:
    """Left out, misspelt, of another kind, twice."""
    checkout.write({**WHOLE, AT: f'msgstr "{text}"'})
    assert checkout.problems() == ["the Danish for 'Saved at %(time)s' has other places to fill in"]


def test_places_in_both_forms(checkout: Checkout) -> None:
    """A form without the number would say it wrong."""
    checkout.write({**WHOLE, PAGES: 'msgstr[0] "én side"\nmsgstr[1] "%(count)d sider"'})
    (found,) = checkout.problems()
    assert found.endswith("has other places to fill in")


@pytest.mark.parametrize("text", ["Gemt 100 % kl. %(time)s", "%(time)s%", "% %(time)s", "%%% %(time)s"])
def test_a_lone_sign(checkout: Checkout, text: str) -> None:
    """A sentence with places must write it twice, or it could not be filled in."""
    checkout.write({**WHOLE, AT: f'msgstr "{text}"'})
    assert len(checkout.problems()) == 1
    with pytest.raises((ValueError, TypeError)):
        _ = text % {"time": "14.05"}


def test_what_is_no_longer_said(checkout: Checkout) -> None:
    """It would stay for ever, and be translated again for nothing."""
    checkout.write({**WHOLE, 'msgid "Gone"': 'msgstr "Væk"'})
    assert checkout.problems() == ["'Gone' is no longer used: run make translations"]


def test_a_template_out_of_step(checkout: Checkout) -> None:
    """The code says something new."""
    checkout.code(f'{CODE}\n_("New")\n')
    assert sorted(found.split("(")[0].strip() for found in checkout.problems()) == [
        "locales/messages.pot is out of step with the code: run make translations",
        "no Danish for 'New'",
    ]


def test_the_update_keeps_what_is_still_said(checkout: Checkout) -> None:
    """New sentences come in empty, unused ones go, and the rest stays letter for letter."""
    checkout.code(CODE.replace('_("Saved")', '_("New")'))
    update(checkout.package, checkout.catalogue, checkout.template)
    catalog = danish(checkout.catalogue)
    assert catalog.get("Saved") is None
    new, kept = catalog.get("New"), catalog.get("Step", "a thing")
    assert new is not None
    assert not new.string
    assert kept is not None
    assert kept.string == "Skridt"
    assert [found.split(" (")[0] for found in checkout.problems()] == ["no Danish for 'New'"]


def test_the_update_says_the_same_twice(checkout: Checkout) -> None:
    """No date, no name of who ran it: a catalogue differs only where a sentence does."""
    before = checkout.catalogue.read_bytes(), checkout.template.read_bytes()
    update(checkout.package, checkout.catalogue, checkout.template)
    assert (checkout.catalogue.read_bytes(), checkout.template.read_bytes()) == before


def test_our_own_catalogue_is_whole() -> None:
    """Danish and English are complete."""
    assert problems() == []
