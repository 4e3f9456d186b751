"""What a chart is: a page in one language, with what the index says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["contested", "timeline", "relays", "agencies"]


@dataclass(frozen=True)
class Chart:
    """A page with its title; ``name`` is unique within its kind, and the same in all languages.

    ``ids`` are the records that it shows.
    """

    kind: Kind
    name: str
    title: str
    ids: tuple[str, ...]
    svg: bytes
