"""What a cryptographic operation can refuse."""

from __future__ import annotations


class Refused(Exception):
    """Wrong key, changed bytes, or bytes that are no such thing. Never says which, and carries nothing."""
