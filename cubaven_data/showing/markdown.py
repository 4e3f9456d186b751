"""Texts of the data within Markdown, where they must mean nothing."""

from __future__ import annotations

import re

_MEANS = re.compile(r"[\\`*_\[\]|~$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# On GitHub, these begin the name of a person, who would be told, or the number of an issue.
_CALLS = re.compile(r"@(?=\w)|#(?=\d)|\bGH-(?=\d)", re.IGNORECASE)


def escaped(text: str) -> str:
    """The text on one line, with everything that Markdown or GitHub would take for more than it."""
    said = " ".join(text.split())
    said = "".join(_ENTITIES.get(c, c) for c in _MEANS.sub(r"\\\g<0>", said))
    return _CALLS.sub(r"\g<0><!-- -->", said)
