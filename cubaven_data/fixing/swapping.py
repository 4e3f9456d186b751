"""Replaces one file or folder in a way that keeps the old one, to be looked at or put back."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

ASIDE = ".old"
"""What the name of an old one ends with where the system cannot exchange two at once."""


def swap(new: Path, target: Path) -> Path | None:
    """Moves the new file or folder to the target.

    Returns where the old one is now: with the new one's name, or beside that; ``None`` if there was
    none. Where the system can exchange the two at once, whatever was saved until then is in it.
    """
    if not target.exists():
        new.replace(target)
        return None
    if exchanged(new, target):
        return new
    aside = new.with_name(f"{new.name}{ASIDE}")
    try:
        # Of a file, so that it has its name throughout.
        aside.hardlink_to(target)
    except OSError:
        target.replace(aside)
    new.replace(target)
    return aside


def exchanged(one: Path, other: Path) -> bool:
    """Whether it exchanged the two at once, with ``renameat2``, which Linux has."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)
