"""Texts of the data within Markdown, where they must mean nothing."""

from __future__ import annotations

import re

_MEANS = re.compile(r"[\\`*_\[\]|~$]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# What makes a list or a heading where it stands first.
_BEGINS = re.compile(r"^(\d+(?=[.)])|(?=[-+#=]))")
# On GitHub, these begin the name of a person, who would be told, or the number of an issue.
_CALLS = re.compile(r"@(?=\w)|#(?=\d)|\bGH-(?=\d)", re.IGNORECASE)


def escaped(text: str) -> str:
    """The text on one line, as it is to be read: nothing in it is Markdown, or calls somebody."""
    said = _MEANS.sub(r"\\\g<0>", " ".join(text.split())).translate(_ENTITIES)
    return _CALLS.sub(r"\g<0><!-- -->", _BEGINS.sub(r"\g<1>\\", said))
