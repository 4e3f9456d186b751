"""What a report shows: the findings asked for, in which language, of which files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.findings import Finding
from cubaven_data.model.tables import FILES, TABLES
from cubaven_data.reports.excerpts import Excerpts
from cubaven_data.texts.spelling import alike
from cubaven_data.texts.wording import Language, UserError


class UnknownNameError(UserError):
    """A rule or table was asked for that does not exist; the message names the nearest."""


@dataclass(frozen=True)
class Selection:
    """Which findings to show: of these rules, of these tables, no more than a limit.

    Without rules all rules are meant, likewise for tables; a code list counts as a table. Raises
    :class:`UnknownNameError` for a name that does not exist.
    """

    rules: Collection[str] = ()
    tables: Collection[str] = ()
    limit: int | None = None

    def __post_init__(self) -> None:
        _known("rule", self.rules, catalogue())
        _known("table", self.tables, FILES)

    def wants(self, finding: Finding) -> bool:
        """Whether the finding is of one of the rules and about one of the tables."""
        return (not self.rules or finding.rule in self.rules) and self.wants_file(finding.file)

    def wants_file(self, file: str) -> bool:
        """Whether the file is one of the tables, or was made from one: it bears the name."""
        return not self.tables or PurePosixPath(file).stem in self.tables


@dataclass(frozen=True)
class Page:
    """The findings that a report shows, in order, and what it needs to show them.

    ``total`` counts those asked for, before the limit, and ``repairable`` those of them that have a
    fix; ``hidden`` counts those that were not asked for.
    ``files`` are all that was asked about: the tables in their order, then any other file with
    findings. ``cut`` are those of them whose findings are all beyond the limit.
    """

    findings: tuple[Finding, ...]
    total: int
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
    """The page of these findings about files with these contents, by path."""
    found = list(findings)
    asked = [finding for finding in found if selection.wants(finding)]
    shown = asked[: selection.limit]
    tables = [table.path for table in TABLES.values() if selection.wants_file(table.path)]
    faulty = [finding.file for finding in asked]
    return Page(
        findings=tuple(shown),
        total=len(asked),
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
            (nearest,) = alike(name, known, 0)
            raise UnknownNameError("no-such-name", what=what, name=name, nearest=nearest)
