"""What changed since the last release: as JSON, and in each language in words and as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cubaven_data.asking.dataset import Dataset
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
    """A row for each column that changed of a record, and one for each that is new or gone."""
    comparison = past.comparison
    worded, before, after = Worded(comparison, language), comparison.before, comparison.after
    printable = Printable(dataset, language)
    own = [(worded.table(name), entry) for name, found in worded.own() for entry in found]
    reasons = {one.old_id: getattr(one, f"reason_{language}") for one in dataset.redirects}
    through = [worded.texts["through-others"]]
    through_others = (
        (worded.table(str(after.rows[id_]["table"])), replace(entry, ids=[id_], marks=through))
        for entry in worded.through_others()
        for id_ in entry.ids
    )
    for table, entry in (*own, *through_others):
        (id_,) = entry.ids
        known = next((one for one in (dataset, before) if id_ in one.ids), None)
        became = (SEPARATOR.join(entry.marks), known.sentence(id_, language) if known else "")
        # What is gone was printed with the version of that release.
        cited = known.cite(id_, language).replace(before.version, past.since) if known else ""
        lines = [line for line in entry.lines if not _is_in_other(line, entry, language)]
        for line in lines or (_NOTHING_ELSE,):
            values = (SEPARATOR.join(line.gone), SEPARATOR.join(line.come))
            column = _column(line.name, language)
            because = line.because.lstrip(", ") or reasons.get(id_)
            row = (
                table,
                *became,
                column,
                *values,
                because,
                cited or f"{printable.mine(id_)}.",
                id_,
            )
            yield [cell or None for cell in row]


def _column(name: str, language: Language) -> str:
    """What a column is called; of a text in the other language, with that language."""
    others = [one for one in LANGUAGES if one != language and name.endswith(f"_{one}")]
    return " ".join([heading(name, language), *(f"({one})" for one in others)])


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
