"""What changed since the last release: as JSON, and in each language in words and as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cubaven_data.asking.dataset import Dataset
from cubaven_data.asking.versions import columns_of
from cubaven_data.documents.front import ending
from cubaven_data.model.citations import SEPARATOR
from cubaven_data.publishing.history import History
from cubaven_data.publishing.writers.flat import as_csv
from cubaven_data.publishing.writers.sealed import Files, envelope
from cubaven_data.release.descriptors import as_json
from cubaven_data.release.headings import bare, heading
from cubaven_data.release.printable import Printable
from cubaven_data.showing.changes import Entry, Line, Worded
from cubaven_data.showing.comparisons import as_changelog, as_object
from cubaven_data.texts.wording import LANGUAGES, Language, text, texts

_NOTHING_ELSE = Line("", (), ())


def changes_files(dataset: Dataset, past: History | None) -> Files:
    """``changes.json``, and ``CHANGES.md`` and ``CHANGES.csv`` in each language, made from the same
    comparison.

    If no earlier release is known, they say so: ``since`` is null, and the sheet has no rows.
    """
    found = envelope(dataset) | {"since": past and past.since}
    if past:
        lost = [{**loss._asdict(), "reason": reason} for loss, reason in past.losses.items()]
        compared = dict(as_object(past.comparison))
        # In a released file, `version` is that of the data.
        brought = compared.pop("version") or {"level": None, "reasons": {}}
        found |= {**brought, "lost": lost, **compared}
    files = {"changes.json": as_json(found).encode()}
    for language in LANGUAGES:
        name = f"CHANGES{ending(language)}"
        files[f"{name}.md"] = "\n".join(_page(past, language)).encode()
        rows = _rows(dataset, past, language) if past else ()
        headings = texts(language)["history"]["columns"].values()
        files[f"{name}.csv"] = as_csv([*headings], rows, language)
    return files


def _rows(dataset: Dataset, past: History, language: Language) -> Iterator[Sequence[str | None]]:
    """A row for each table or column that is new or gone, for each column that changed of a record,
    for each record that is new or gone, and for each that was not compared."""
    comparison = past.comparison
    worded = Worded(comparison, language)
    told = _Told(worded, dataset, past.since)
    for reason, name in columns_of(comparison):
        became = text("reasons-of-versions", reason, language, n=1)
        table, _, column = name.partition(".")
        said = _column(column, language) if column else table
        yield _row(table, became, said, "", "", "", "", told.mine(name), name)
    own = [(worded.table(name), entry) for name, found in worded.own() for entry in found]
    through = [worded.texts["through-others"]]
    through_others = (
        (told.table(id_), replace(entry, ids=[id_], marks=through))
        for entry in worded.through_others()
        for id_ in entry.ids
    )
    reasons = {one.old_id: getattr(one, f"reason_{language}") for one in dataset.redirects}
    for table, entry in (*own, *through_others):
        (id_,) = entry.ids
        marks = SEPARATOR.join(entry.marks)
        is_gone = worded.texts["what"]["removed"] in entry.marks
        said = told.said(id_, is_gone=is_gone) or "".join(entry.said[:1])
        cited = told.cited(id_, is_gone=is_gone)
        lines = [line for line in entry.lines if not _is_in_other(line, entry, language)]
        for line in lines or (_NOTHING_ELSE,):
            values = (SEPARATOR.join(line.gone), SEPARATOR.join(line.come))
            column = _column(line.name, language)
            because = line.because.lstrip(", ") or reasons.get(id_, "")
            yield _row(table, marks, said, column, *values, because, cited, id_)
    became = text("history", "not-compared", language)
    for id_ in comparison.left_out:
        cells = (told.said(id_), "", "", "", "", told.cited(id_), id_)
        yield _row(told.table(id_), became, *cells)


def _row(*cells: str) -> Sequence[str | None]:
    return [cell or None for cell in cells]


class _Told:
    """What is said of the rows of a release and of the one before, with what to cite."""

    def __init__(self, worded: Worded, now: Dataset, since: str) -> None:
        self._worded, self._language = worded, worded.language
        self._now, self._before, self._since = now, worded.comparison.before, since
        self._printable = Printable(now, worded.language)

    def _found(self, id_: str, *, is_gone: bool = False) -> tuple[Dataset, str] | None:
        """The dataset that has the record, or that has the first record named by the key of a row.

        Of what is gone, it is that before if it had the record.
        """
        # The key of a row about the coding joins its parts with blanks.
        both = (self._before, self._now) if is_gone else (self._now, self._before)
        found = ((data, one) for one in id_.split() for data in both if one in data.ids)
        return next(found, None)

    def table(self, id_: str) -> str:
        found = self._found(id_)
        return self._worded.table(found[0].rows[found[1]]["table"]) if found else ""

    def said(self, id_: str, *, is_gone: bool = False) -> str:
        found = self._found(id_, is_gone=is_gone)
        return found[0].sentence(found[1], self._language) if found else ""

    def cited(self, id_: str, *, is_gone: bool = False) -> str:
        """The citation of the record; of what is gone, with the version that had it."""
        found = self._found(id_, is_gone=is_gone)
        data = found[0] if found else self._now
        cited = data.cite(found[1], self._language) if found else self.mine(id_)
        had = is_gone or data is self._before
        return cited.replace(data.version, self._since) if had else cited

    def mine(self, name: str) -> str:
        return f"{self._printable.mine(name)}."


def _column(name: str, language: Language) -> str:
    """What a column is called; of a text in the other language, with that language."""
    name, *marked = name.split(" (")
    others = [f"{one})" for one in LANGUAGES if one != language and name.endswith(f"_{one}")]
    return " (".join([heading(name, language), *marked, *others])


def _is_in_other(line: Line, entry: Entry, language: Language) -> bool:
    """Whether the line tells of a text what another line tells in this language."""
    mine = f"{bare(line.name)}_{language}"
    return line.name != mine and mine in {one.name for one in entry.lines}


def _page(past: History | None, language: Language) -> Iterator[str]:
    if past is None:
        yield f"# {text('history', 'title-unknown', language)}\n"
        yield f"{text('history', 'unknown', language)}\n"
        return
    yield f"# {text('history', 'title', language, last=past.since)}\n"
    yield as_changelog(past.comparison, language)
    if past.losses:
        yield f"## {text('history', 'lost', language)}\n"
        for loss, reason in past.losses.items():
            said = reason or text("history", "no-reason", language)
            template = texts(language)["history"]["lost-for"]
            yield f"- {template.format(**loss._asdict(), reason=said)}"
        yield ""
