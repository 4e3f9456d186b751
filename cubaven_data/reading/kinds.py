"""What a file is that only has the name of a CSV file."""

from __future__ import annotations

import re

from cubaven_data.texts.wording import Words, words

# How files of other kinds begin.
_BEGINS = {
    b"PK\x03\x04": "zip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "workbook",
    b"%PDF-": "pdf",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "rtf",
    b"PAR1": "parquet",
    b"SQLite format 3\x00": "sqlite",
    b"version https://git-lfs.github.com/": "pointer",
}
# What an archive contains that is a spreadsheet.
_WITHIN = {b"xl/workbook": "workbook", b"application/vnd.oasis.opendocument": "opendocument"}
# How texts of other kinds begin.
_TEXTS = {
    "page": rb"<(?:!doctype html|html|\?xml|head|meta|body|div|p|table|tr)\b|<!--",
    "zeros": rb"\0+\s*\Z",
    "json": rb"[\[{]\s*[\"\[{]",
    "patch": rb"diff --git |--- \S[^\n]*\n\+\+\+ |@@ -\d|From [0-9a-f]{40} ",
    "markdown": rb"[^\n|]*+\|[^\n]*+\n(?=[^\n]*--)[ \t\r|:+-]++(?:\n|$)",
}


def other_kind(content: bytes) -> Words | None:
    """What the file is, if it begins as files of another kind do."""
    kind = next((kind for begin, kind in _BEGINS.items() if content.startswith(begin)), "")
    if kind == "zip":
        kind = next((what for part, what in _WITHIN.items() if part in content), kind)
    for what, begins in _TEXTS.items():
        if re.match(rb"(?:\xef\xbb\xbf)?\s*+(?:" + begins + rb")", content, re.IGNORECASE):
            kind = what
    return words("kinds", kind) if kind else None
