"""Rows one below the other: as text, Markdown, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from cubaven_data.asking.dataset import Dataset, Row
from cubaven_data.model.values import plain
from cubaven_data.showing.markdown import escaped
from cubaven_data.showing.wrapping import wrapped
from cubaven_data.texts.wording import Language, texts

_INDENT = "    "
# Of ids, codes and columns, so many are named where there are more.
_NAMED = 5
# The columns of a list in CSV and Markdown; each language adds its own.
_COLUMNS = ("id", "table", "kind", "measure", "date", "support", "standing")


def few_of(names: Sequence[str], most: int = _NAMED) -> str:
    """The first of the ids or names, and a sign for the others."""
    return ", ".join([*names[:most], *["…"] * (len(names) > most)])


def as_text(data: Dataset, rows: Sequence[Row], language: Language, width: int) -> str:
    """A paragraph a row: its id, table and support, what it says, and who says so."""
    return "\n".join(_paragraph(data, row, language, width) for row in rows)


def _paragraph(data: Dataset, row: Row, language: Language, width: int) -> str:
    marks = [texts(language)["one"][row["table"]], *grades(data, row, language)]
    lines = [data.sentence(row["id"], language)]
    if who := row.get(f"who_says_so_{language}"):
        lines.append(f"— {who}")
    said = "".join(f"{wrapped(line, width, _INDENT, _INDENT)}\n" for line in lines)
    return f"{' · '.join([row['id'], *marks])}\n{said}"


def grades(
    data: Dataset, row: Row, language: Language, without: Container[str] = ()
) -> Iterator[str]:
    """How well the row is supported, and where it stands unless that is undisputed, in words.

    Neither of the columns ``without``.
    """
    for column in ("support", "standing"):
        code = row.get(column)
        if code and code != "undisputed" and column not in without:
            yield label(data, code, language, "support", "standing", "outcome")


def label(data: Dataset, code: str, language: Language, *vocabularies: str) -> str:
    """The label of a code, which is in one of the code lists."""
    terms = (data.vocabularies[name].terms.get(code) for name in vocabularies)
    return str(next(getattr(term, f"label_{language}") for term in terms if term))


def as_json(data: Dataset, rows: Sequence[Row], language: Language, width: int) -> str:
    """The rows as a JSON array, each with all released columns."""
    plainly = [{name: plain(value) for name, value in row.items()} for row in rows]
    return json.dumps(plainly, ensure_ascii=False, indent=2) + "\n"


def _table(data: Dataset, rows: Sequence[Row], language: Language) -> Iterator[list[str]]:
    yield [*_COLUMNS, f"sentence_{language}", f"who_says_so_{language}"]
    for row in rows:
        cells = [row.get(column) for column in _COLUMNS]
        said = (data.sentence(row["id"], language), row.get(f"who_says_so_{language}"))
        yield ["" if cell is None else str(plain(cell)) for cell in (*cells, *said)]


def as_csv(data: Dataset, rows: Sequence[Row], language: Language, width: int) -> str:
    """The rows as CSV, with what identifies them and what they say."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(_table(data, rows, language))
    return text.getvalue()


def as_markdown(data: Dataset, rows: Sequence[Row], language: Language, width: int) -> str:
    """The rows as a Markdown table."""
    header, *lines = _table(data, rows, language)
    shown = [["---"] * len(header), *([*map(escaped, cells)] for cells in lines)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (header, *shown))


Shown = Callable[[Dataset, Sequence[Row], Language, int], str]
WRITERS: Mapping[str, Shown] = {
    "text": as_text,
    "markdown": as_markdown,
    "csv": as_csv,
    "json": as_json,
}
"""What writes a list of rows in each format, in a language and, as text, a width in columns."""
