"""How many independent origins the citations of a row go back to, and who they are.

``docs/origins.md`` specifies the counting; the numbers of its rules stand in brackets here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cubaven_data.model.citations import Attribution, Citation
from cubaven_data.origins.lineage import Lineage


class Sayer(NamedTuple):
    """Whom a citation names as saying so: a source, the texts that it follows, and a source to
    which the text perhaps attributes the claim."""

    source_id: str
    follows: tuple[str, ...] = ()
    perhaps: str | None = None


@dataclass(frozen=True, slots=True)
class Origins:
    """What the citations of a row amount to.

    ``effective`` are the sources that make the claim, in the order of the citations; ``named`` and
    ``unnamed`` are the groups of them that count as one origin each, and ``n_origins`` and
    ``n_unnamed_origins`` the numbers of these in the reading that gives the lower ones. ``counted``
    are the citations that support the whole row.
    """

    n_citations: int
    n_origins: int
    n_unnamed_origins: int
    effective: tuple[str, ...]
    sayers: tuple[Sayer, ...]
    read_in: tuple[str, ...]
    counted: tuple[Citation, ...]
    attribution: Attribution


def count(lineage: Lineage, citations: Sequence[Citation]) -> Origins:
    """Counts the origins of a row's ``sources``."""
    return _count(lineage, tuple(citations))


# Tables, sentences and printed citations of a row ask it anew.
@lru_cache(maxsize=1 << 14)
def _count(lineage: Lineage, citations: tuple[Citation, ...]) -> Origins:
    counted = tuple(citation for citation in citations if not citation.columns)  # [1]
    certain = tuple(citation.without_what_is_open for citation in counted)
    readings = [_effective(lineage, counted), _effective(lineage, certain)]
    numbers = [_numbers(lineage, effective) for effective in readings]
    lower = min(range(len(numbers)), key=numbers.__getitem__)  # [10]
    return Origins(
        len(citations),
        *numbers[lower],
        effective=readings[lower],
        sayers=tuple(dict.fromkeys(_sayer(lineage, citation) for citation in counted)),
        read_in=tuple(dict.fromkeys(citation.source_id for citation in counted)),
        counted=counted,
        attribution=min((c.attribution for c in counted), default="stated", key=_CERTAINTY.index),
    )


_CERTAINTY: tuple[Attribution, ...] = ("stated", "carried_over", "open")


def _effective(lineage: Lineage, citations: Iterable[Citation]) -> tuple[str, ...]:
    """The sources that make the claim, reprints resolved [2, 3]."""
    return tuple(dict.fromkeys(lineage.original(citation.origin) for citation in citations))


def _numbers(lineage: Lineage, effective: Sequence[str]) -> tuple[int, int]:
    """The number of named origins that share no voice, and of unnamed ones apart from them [9]."""
    if len(effective) == 1:
        return (1, 0) if lineage.is_named(effective[0]) else (0, 1)
    named = [*filter(lineage.is_named, effective)]
    groups = lineage.grouped(effective)
    with_a_name = {groups[one] for one in named}
    return len({*lineage.grouped(named).values()}), len({*groups.values()} - with_a_name)


def _sayer(lineage: Lineage, citation: Citation) -> Sayer:
    """Who says so: the origin if the text names it for certain, else the text itself [13]."""
    certain = citation.without_what_is_open
    perhaps = citation.origin if certain.origin != citation.origin else None
    if certain.steps:
        return Sayer(certain.origin, (), perhaps)
    text = lineage.named_original(certain.origin)
    return Sayer(text, lineage.followed(text), perhaps)
