"""Replaces one file or folder in a way that keeps the old one, to be looked at or put back."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

ASIDE = ".old"
"""What the name of an old one ends with where the system cannot exchange two at once."""
# The flags of ``renameat2``: only where there is none yet, or both at once.
_NEW, _EXCHANGE = 1, 2


def swap(new: Path, target: Path) -> Path | None:
    """Moves the new file or folder to the target.

    Returns where the old one is now: with the new one's name, or beside that; ``None`` if there was
    none. Where the system can do it at once, whatever was saved until then is in it.
    """
    if renamed(new, target, _NEW):
        return None
    if renamed(new, target, _EXCHANGE):
        return new
    if not target.exists():
        new.replace(target)
        return None
    aside = new.with_name(f"{new.name}{ASIDE}")
    try:
        # Of a file, so that it has its name throughout.
        aside.hardlink_to(target)
    except OSError:
        target.replace(aside)
    try:
        new.replace(target)
    except OSError:
        if target.exists():
            aside.unlink()
        else:
            aside.replace(target)
        raise
    return aside


def renamed(one: Path, other: Path, flag: int) -> bool:
    """Whether it renamed the one so, with ``renameat2``, which Linux has."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here = -100  # AT_FDCWD
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), flag) == 0)
