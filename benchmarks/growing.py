"""A valid dataset of any size: the five frozen articles, copied again and again under new ids.

    python benchmarks/growing.py FOLDER ROWS

The same size gives the same bytes. Prints how many rows there are.
"""

from __future__ import annotations

import shutil
import sys
from hashlib import sha256
from math import ceil
from pathlib import Path

from cubaven_data.documents.generated import schema_files
from cubaven_data.fixing.replacing import replace_file
from cubaven_data.model.cells import Form, Identifier
from cubaven_data.model.citations import Citation, join, parse_citations
from cubaven_data.model.columns import Column
from cubaven_data.model.lists import CitationCell, CitationList, NameList, ReferenceList
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.canonical import canonical_text
from cubaven_data.reading.sheets import read_sheet

FROZEN = Path(__file__).parent.parent / "tests" / "frozen"


def grow(folder: Path, size: int) -> int:
    """Writes a dataset into the folder, which must not exist; returns how many rows it has.

    It has as many whole copies of the five articles as make at least so many rows: one for 0.
    """
    shutil.copytree(FROZEN, folder)
    frozen = {name: read_sheet(FROZEN, table).rows for name, table in TABLES.items()}
    once = sum(map(len, frozen.values()))
    copies = max(1, ceil(size / once))
    for name, table in TABLES.items():
        rows = [
            [renamed(column, text, number) for column, text in zip(table.columns, row, strict=True)]
            for number in range(copies)
            for row in frozen[name]
        ]
        replace_file(folder / table.path, canonical_text(table, rows))
    for path, text in schema_files().items():
        replace_file(folder / path, text)
    return copies * once


def renamed(column: Column, text: str, number: int) -> str:
    """The cell as the copy of that number has it: the ids in it end in the number, and what must be
    unique is unique."""
    cell = column.cell
    if not text or not number:
        return text
    if column.name.startswith(("name", "title")):
        return f"{text} {number}"
    if isinstance(cell, NameList):
        return "; ".join(f"{name} {number}" for name in text.split("; "))
    if isinstance(cell, ReferenceList):
        return "; ".join(f"{id_}-{number}" for id_ in text.split("; "))
    if isinstance(cell, Identifier):
        return f"{text}-{number}"
    if isinstance(cell, Form):
        return _unlike(cell.rule, text, number)
    if isinstance(cell, CitationList | CitationCell):
        return join(tuple(_renamed(citation, number) for citation in parse_citations(text)))
    return text


def _unlike(rule: str, text: str, number: int) -> str:
    """Two sources do not have the same address or fingerprint, nor two records the same item."""
    if rule == "url":
        return f"{text}{'&' if '?' in text else '?'}copy={number}"
    if rule == "fingerprint-form":
        return sha256(f"{text}{number}".encode()).hexdigest()
    return f"{text}{number:05}" if rule == "wikidata-id" else text


def _renamed(cited: Citation, number: int) -> Citation:
    steps = tuple(step._replace(source_id=f"{step.source_id}-{number}") for step in cited.steps)
    return cited._replace(source_id=f"{cited.source_id}-{number}", steps=steps)


if __name__ == "__main__":
    print(grow(Path(sys.argv[1]), int(sys.argv[2])))
