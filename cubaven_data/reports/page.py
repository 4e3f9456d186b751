"""The content of a report: the selected findings, their files and the language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.findings import Finding, errors
from cubaven_data.model.tables import FILES, TABLES
from cubaven_data.reports.excerpts import Excerpts
from cubaven_data.texts.spelling import alike
from cubaven_data.texts.wording import Language, UserError


class UnknownNameError(UserError):
    """A selected rule or table does not exist; the message suggests the most similar name."""


@dataclass(frozen=True)
class Selection:
    """The findings to show: those of the given rules and tables, up to a limit.

    Empty ``rules`` or ``tables`` select all; a code list counts as a table. Raises
    :class:`UnknownNameError` for a name that does not exist.
    """

    rules: Collection[str] = ()
    tables: Collection[str] = ()
    limit: int | None = None

    def __post_init__(self) -> None:
        _known("rule", self.rules, catalogue())
        _known("table", self.tables, FILES)

    def wants(self, finding: Finding) -> bool:
        """Whether the finding belongs to the selected rules and tables."""
        return (not self.rules or finding.rule in self.rules) and self.wants_file(finding.file)

    def wants_file(self, file: str) -> bool:
        """Whether the file belongs to a selected table, as its name without extension says."""
        return not self.tables or PurePosixPath(file).stem in self.tables


@dataclass(frozen=True)
class Page:
    """The findings that a report shows, in order, and what it needs to show them.

    ``total`` counts the selected findings before the limit, ``errors`` those of them that are not
    mere warnings, ``older`` those that the base has too, ``repairable`` those that have a fix, and
    ``hidden`` the findings that were not selected. ``files`` are the selected tables in their
    order, then any other file with selected findings; ``cut`` are those whose findings are all
    beyond the limit.
    """

    findings: tuple[Finding, ...]
    total: int
    errors: int
    older: int
    repairable: int
    hidden: int
    files: tuple[str, ...]
    cut: frozenset[str]
    excerpts: Excerpts
    language: Language = "en"


def page_of(
    findings: Iterable[Finding],
    contents: Mapping[str, bytes],
    language: Language,
    selection: Selection,
) -> Page:
    """The page for a selection of findings; ``contents`` are the bytes of the files by path."""
    found = list(findings)
    asked = [finding for finding in found if selection.wants(finding)]
    shown = asked[: selection.limit]
    tables = [table.path for table in TABLES.values() if selection.wants_file(table.path)]
    faulty = [finding.file for finding in asked]
    return Page(
        findings=tuple(shown),
        total=len(asked),
        errors=len(errors(asked)),
        older=sum(finding.old for finding in asked),
        repairable=sum(finding.fix is not None for finding in asked),
        hidden=len(found) - len(asked),
        files=tuple(dict.fromkeys(tables + faulty)),
        cut=frozenset(faulty).difference(finding.file for finding in shown),
        excerpts=Excerpts(contents),
        language=language,
    )


def _known(what: str, names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            near = alike(name, known, 60)
            sentence = "no-such-name" if near else f"no-{what}-named"
            raise UnknownNameError(sentence, what=what, name=name, nearest="".join(near))
