"""The packages of the app in a browser are those of the lock file, each with its hashes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tools.pwa.wheels import LOCK, PACKAGES, requirements

_NOT_IN_A_BROWSER = {"flet-secure-storage", "flet-local-auth", "pynacl"}
"""The keystore and the face belong to a packed app, and libsodium is there as WebAssembly."""


def test_each_is_there_once_with_a_version_and_hashes() -> None:
    found = requirements(LOCK.read_text(encoding="utf-8"))
    named = [line.partition("==")[0] for line in found.splitlines() if "==" in line]
    assert sorted(named) == sorted(PACKAGES)
    assert " ;" not in found
    assert all("--hash=sha256:" in part for part in found.split("==")[1:])


def test_one_that_is_missing_is_named() -> None:
    with pytest.raises(LookupError, match="tinydb"):
        requirements("flet==1.0.5 \\\n    --hash=sha256:00\n")


def test_whatever_the_app_depends_on_is_among_them() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {dependency.partition(">=")[0] for dependency in project["dependencies"]}
    assert wanted - _NOT_IN_A_BROWSER <= set(PACKAGES)
