"""Text wrapped to the columns of a terminal."""

from __future__ import annotations

from textwrap import fill


def wrapped(text: str, width: int, first: str = "", others: str = "") -> str:
    """The text in lines of at most this many columns, but for words that are longer.

    ``first`` begins the first line, ``others`` those below it. Words with hyphens stay whole, since
    many are ids.
    """
    return fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
