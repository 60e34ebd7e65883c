"""Failing the n-th call of a child to the system, with strace."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.child import Child
from tests.faults.writing import Tell

SYNCS = "fdatasync,fsync"


def need_strace() -> None:
    """Skip where calls cannot be made to fail; in CI that is a failure."""
    if why := _missing():
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)


def _missing() -> str | None:
    if shutil.which("strace") is None:
        return "strace is not installed (Debian: apt-get install strace)"
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "strace may not trace here (ptrace is blocked)"


def traced(work: Callable[[Tell], None], *options: str, log: Path | None = None) -> Child:
    """A child that has run under strace, and has ended.

    Args:
        work: what it does.
        options: of strace, such as `-e inject=…`.
        log: where the calls are written down; nowhere when it is left out.
    """
    with Child(work) as child:
        command = ["strace", "-p", str(child.pid), "-o", str(log or os.devnull), *options]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
            assert strace.stderr is not None
            first = strace.stderr.readline()
            assert "attached" in first, first
            child.go().wait()
    return child
