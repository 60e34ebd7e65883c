"""What the tests and the content check need is found, fetched without asking anybody, or asked for in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from imr_workbook.content.proofreading import dictionary as place
from tests.installing import ROOT
from tools import browser, debian, dictionary

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


class Machine:
    """A machine with only the programs that are put there; each notes how it was called."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.noted = folder / "noted"
        self.noted.touch()

    def has(self, name: str, then: str = "") -> None:
        """Put a program there, and say what it does besides."""
        program = self.programs / name
        note = f'echo "{name} $* [$DEBIAN_FRONTEND]" >> {self.noted}'
        program.write_text(f"#!/bin/sh\n{note}\n{then}\n", encoding="utf-8")
        program.chmod(0o755)

    def making(self, *names: str) -> str:
        """Shell words that make other programs, as installing them does."""
        return "\n".join(f"/bin/cp {self.programs}/apt-get {self.programs}/{name}" for name in names)

    @property
    def calls(self) -> list[str]:
        """What was called, in order."""
        return self.noted.read_text(encoding="utf-8").splitlines()

    def look_for_browser(self, *, ci: bool) -> subprocess.CompletedProcess[str]:
        """`python -m tools.browser` on it."""
        environment = {
            "PATH": str(self.programs),
            "HOME": str(self.programs.parent),
            "PLAYWRIGHT_BROWSERS_PATH": str(self.programs.parent / "playwright"),
            # Nothing listens there: what would be fetched is not to be had.
            "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
            **({"CI": "true"} if ci else {}),
        }
        return subprocess.run(
            [sys.executable, "-m", "tools.browser"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """An empty one."""
    return Machine(tmp_path)


root_alone = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root may install packages"
)


def test_a_browser_that_is_there_is_used(machine: Machine) -> None:
    """Nothing is installed."""
    machine.has("chromium")
    machine.has("strace")
    machine.has("apt-get")
    assert machine.look_for_browser(ci=True).returncode == 0
    assert machine.calls == []


@root_alone
@pytest.mark.parametrize("there", [[], ["chromium"]])
def test_browser_and_strace_are_installed(machine: Machine, there: list[str]) -> None:
    """As root on Debian: the lists first, then both, and no question is asked. Also where one is missing."""
    for name in there:
        machine.has(name)
    machine.has("apt-get", machine.making("chromium", "strace"))
    assert machine.look_for_browser(ci=True).returncode == 0
    wait = "-o DPkg::Lock::Timeout=300"
    assert machine.calls == [
        f"apt-get {wait} update -q [noninteractive]",
        f"apt-get {wait} install -q -y --no-install-recommends chromium strace [noninteractive]",
    ]


@pytest.mark.parametrize("ci", [True, False])
def test_without_a_browser(machine: Machine, ci: bool) -> None:
    """One sentence says what to do; in CI that is a failure."""
    done = machine.look_for_browser(ci=ci)
    assert done.returncode == (1 if ci else 0)
    assert done.stderr.rstrip().endswith(browser.ADVICE)


@pytest.fixture
def words(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a dictionary would lie, on the empty machine."""
    words = tmp_path / "words"
    monkeypatch.setattr(place, "PLACES", (words,))
    monkeypatch.setenv("PATH", str(machine.programs))
    monkeypatch.setattr(debian, "can_install", (machine.programs / "apt-get").exists)
    return words


def test_a_dictionary_that_is_there_is_used(machine: Machine, words: Path) -> None:
    """Nothing is fetched."""
    machine.has("npm")
    for ending in (".dic", ".aff"):
        words.with_suffix(ending).touch()
    assert dictionary.main() == 0
    assert machine.calls == []


def test_a_dictionary_by_npm(machine: Machine, words: Path) -> None:
    """Just what the lock says, and no script of the package is run."""
    machine.has("npm", f": > {words}.dic; : > {words}.aff")
    machine.has("apt-get")
    assert dictionary.main() == 0
    (call,) = machine.calls
    assert call.startswith("npm ci ")
    assert "--ignore-scripts" in call


def test_a_dictionary_by_debian(machine: Machine, words: Path) -> None:
    """Where npm is not there, or could not."""
    machine.has("npm", "exit 1")
    machine.has("apt-get", f": > {words}.dic; : > {words}.aff")
    assert dictionary.main() == 0
    assert [call.split(" [")[0].split()[-1] for call in machine.calls[1:]] == ["-q", "hunspell-da"]


@pytest.mark.parametrize("ci", [True, False])
def test_without_a_dictionary(
    words: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: bool
) -> None:
    """One sentence says what to do; in CI that is a failure."""
    monkeypatch.setenv("CI", "true" if ci else "")
    assert dictionary.main() == (1 if ci else 0)
    assert capsys.readouterr().err.strip() == place.ADVICE
