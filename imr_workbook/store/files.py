"""Names of the store's files in a data folder."""

from __future__ import annotations

SEALED = "vault.db"
"""The store; beside it, while it is open, SQLite's log."""
UNFINISHED = "vault.new"
"""A store that is being made from an unsealed one."""
REBUILDING = "vault.rebuilding"
"""A store that is being made from a damaged one."""
REBUILT = "vault.rebuilt"
"""The same, whole and durable: it is to take the damaged one's place."""
CONFIRMED = "confirmed"
"""What the store has confirmed since the newest backup: names and stamps, sealed."""
UNSEALED = "workbook.db"
"""What the first trial versions wrote."""
TAKEN_OVER = "workbook.old"
"""The same, once all of it is in the store: only to be destroyed."""
BESIDE = ("", "-wal", "-journal", "-shm")
"""What SQLite puts after the name for the files that belong to one."""
