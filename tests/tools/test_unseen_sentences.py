"""Sentences that the catalogue would never hear of."""

from __future__ import annotations

from pathlib import Path

from tools.translations import unseen


def test_a_sentence_inside_an_f_string_is_pointed_out(tmp_path: Path) -> None:
    """The extraction passes over f-strings: such a sentence would stay English on a Danish screen."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "screen.py").write_text(
        "\nline = f\"{module} · {_('The text comes later')}\"\n", encoding="utf-8"
    )
    assert unseen(package) == ["package/screen.py:2: a sentence inside an f-string is not collected"]


def test_a_sentence_by_itself_is_fine(tmp_path: Path) -> None:
    """Only what stands inside an f-string is unseen."""
    (tmp_path / "screen.py").write_text('line = _("Saved") + f"{name}"\n', encoding="utf-8")
    assert unseen(tmp_path) == []
