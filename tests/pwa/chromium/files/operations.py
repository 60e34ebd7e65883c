"""What the app does with files, one operation a line; the same on a disk and on the files of a browser.

It is run in both: by the tests natively, and as text by Python in a browser.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any


def do(root: Path, name: str, *given: Any) -> str:
    """Do one operation beneath a folder: `ok` with what it gave, or the name of the error."""
    try:
        return f"ok {_DOES[name](root, *given)}"
    except shutil.Error as error:
        return type(error).__name__
    except OSError as error:
        return errno.errorcode[error.errno] if error.errno else type(error).__name__


def tree(root: Path) -> dict[str, str | None]:
    """All that is there: the bytes of a file in hexadecimal, none for a folder."""
    return {
        path.relative_to(root).as_posix(): None if path.is_dir() else path.read_bytes().hex()
        for path in sorted(root.rglob("*"))
    }


def _write(root: Path, path: str, text: str) -> None:
    with (root / path).open("wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def _append(root: Path, path: str, text: str) -> None:
    with (root / path).open("ab", buffering=0) as file:
        file.write(text.encode())
        file.write(b"|")


def _truncate(root: Path, path: str, size: int) -> None:
    with (root / path).open("r+b") as file:
        file.truncate(size)


def _patch(root: Path, path: str, at: int, text: str) -> bytes:
    with (root / path).open("r+b") as file:
        file.seek(at)
        file.write(text.encode())
        file.seek(-1, os.SEEK_END)
        return file.read()


def _replace(root: Path, path: str, text: str) -> None:
    new = (root / path).with_suffix(".new")
    new.write_text(text)
    new.replace(root / path)


def _unlink_open(root: Path, path: str, text: str) -> bytes:
    """A file without a name is read and written on; so is one in whose place another was put."""
    with (root / path).open("r+b") as file:
        (root / path).unlink()
        file.write(text.encode())
        file.seek(0)
        return file.read()


def _replace_open(root: Path, path: str, other: str) -> bytes:
    with (root / path).open("r+b") as file:
        (root / other).replace(root / path)
        file.write(b"x")
        file.seek(0)
        return file.read()


def _make_once(root: Path, path: str) -> None:
    os.close(os.open(root / path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _copy(root: Path, path: str, to: str) -> bool:
    shutil.copy2(root / path, root / to)
    return int((root / to).stat().st_mtime) == int((root / path).stat().st_mtime)


def _dup(root: Path, path: str, text: str) -> bytes:
    with (root / path).open("r+b", buffering=0) as file:
        other = os.dup(file.fileno())
        (root / path).unlink()
    try:
        os.pwrite(other, text.encode(), 2)
        return os.pread(other, 100, 0)
    finally:
        os.close(other)


def _sync_folder(root: Path, path: str) -> None:
    folder = os.open(root / path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _chmod(root: Path, path: str, mode: int) -> int:
    (root / path).chmod(mode)
    return (root / path).stat().st_mode & 0o777


def _listed(root: Path, path: str) -> list[tuple[str, bool]]:
    return sorted((one.name, one.is_dir()) for one in (root / path).iterdir())


_DOES: dict[str, Callable[..., Any]] = {
    "write": _write,
    "append": _append,
    "truncate": _truncate,
    "patch": _patch,
    "replace": _replace,
    "unlink_open": _unlink_open,
    "replace_open": _replace_open,
    "dup": _dup,
    "make_once": _make_once,
    "copy": _copy,
    "sync_folder": _sync_folder,
    "chmod": _chmod,
    "listed": _listed,
    "globbed": lambda root, pattern: sorted(path.name for path in root.glob(pattern)),
    "mkdir": lambda root, path: (root / path).mkdir(),
    "makedirs": lambda root, path: (root / path).mkdir(parents=True, exist_ok=True),
    "unlink": lambda root, path: (root / path).unlink(),
    "rename": lambda root, path, to: (root / path).replace(root / to) and None,
    "rmdir": lambda root, path: (root / path).rmdir(),
    "rmtree": lambda root, path: shutil.rmtree(root / path),
    "copytree": lambda root, path, to: bool(shutil.copytree(root / path, root / to)),
    "read": lambda root, path: (root / path).read_bytes(),
    "size": lambda root, path: (root / path).stat().st_size,
}
NAMES = tuple(_DOES)
