"""The limit: what gate 1 checks in cells and rows, as plain SQL in DuckDB, made from the models.

    python benchmarks/limit.py FOLDER          how often each rule is broken there
    python benchmarks/limit.py --sql FOLDER    the script that counts it

Every cell is read as text and held against every rule of its column; then ids, references, cited
sources and the rules within one row. Left out is what follows links from row to row (circles,
wholes and parts, claims told twice, the evidence behind a status, what was told before it began),
the canonical form, and where a finding is and how it is told. Rules have their names in the
catalogue; ``characters`` stands for those about characters beyond ASCII. A cell that breaks two
rules counts twice.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
from rowtests import RowTests, name, text, texts

from cubaven_data.reading.dataset import Dataset
from cubaven_data.model.columns import CitationList, DateCell, Identifier, Reference
from cubaven_data.model.tables import TABLES, Table

ROOT = Path(__file__).parent.parent

_ID = Identifier.form.replace("(", "(?:")
# Whatever is a date in some column.
_DATE = DateCell(extent=True, ongoing=True).pattern

# The first and the last day of a year, month, day or decade; of nothing, nothing.
_MACROS = """
CREATE MACRO begins(point) AS
    TRY_CAST(rpad(replace(rtrim(point, '?~%'), 'X', '0'), 10, '-01') AS DATE);
CREATE MACRO ends(point) AS CASE
    WHEN length(rtrim(point, '?~%')) = 7 THEN last_day(begins(point))
    ELSE TRY_CAST(rpad(replace(rtrim(point, '?~%'), 'X', '9'), 10, '-12-31') AS DATE) END;
CREATE TABLE found (rule VARCHAR, n BIGINT);
"""


class Script:
    """The statements that count what is wrong in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vocabularies = Dataset.read(ROOT).vocabularies
        self.rows = RowTests(self.vocabularies)

    def __str__(self) -> str:
        """The whole script; its result are the rules broken, and how often."""
        parts = [_MACROS, *(self._read(table) for table in TABLES.values())]
        parts += [self._scan(table) for table in TABLES.values()]
        parts += [*self._dates(), *self._ids(), *self._citations()]
        parts.append("SELECT rule, sum(n)::BIGINT FROM found WHERE n > 0 GROUP BY rule ORDER BY 1;")
        return "\n".join(parts)

    def _read(self, table: Table) -> str:
        columns = ", ".join(f"{text(column)}: 'VARCHAR'" for column in table.header)
        path = text((self.folder / table.path).as_posix())
        # A blank cell is a text like others: NULL is what no cell can hold.
        return (
            f"CREATE TABLE {table.name} AS FROM read_csv({path}, columns = {{{columns}}}, "
            "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', "
            "nullstr = chr(1));"
        )

    def _scan(self, table: Table) -> str:
        """Everything that one row alone tells, in one pass over the table."""
        tests: dict[str, list[str]] = {}
        for rule, test in self.rows.of(table):
            tests.setdefault(rule, []).append(test)
        counts = ",\n    ".join(
            " + ".join(f"count(*) FILTER (WHERE {test})" for test in each) + f" AS {name(rule)}"
            for rule, each in tests.items()
        )
        return (
            "INSERT INTO found SELECT rule, n FROM (UNPIVOT (SELECT\n    "
            f"{counts}\nFROM {table.name}) ON COLUMNS(*) INTO NAME rule VALUE n);"
        )

    def _dates(self) -> Iterator[str]:
        """Dates repeat: each distinct one is held against the calendar once."""
        columns = [
            (table.name, name(column.name), column.cell.pattern)
            for table in TABLES.values()
            for column in table.columns
            if isinstance(column.cell, DateCell)
        ]
        each = " UNION ALL ".join(f"SELECT {c} AS written FROM {t}" for t, c, _ in columns)
        yield f"""CREATE TABLE dates AS
WITH parts AS (
    SELECT DISTINCT written, CASE
        WHEN written[1] = '[' THEN string_split(written[2:-2], '..')
        WHEN contains(written, '/') THEN string_split(replace(written, '..', ''), '/')
        WHEN written = '..' THEN ['', '']
        ELSE [written, written] END AS ends
    FROM ({each}) WHERE written <> ''
), days AS (
    SELECT written, ends[1] AS first, ends[2] AS last,
        begins(first) AS earliest, ends(last) AS latest
    FROM parts
)
SELECT written, earliest, latest, CASE
    WHEN NOT regexp_full_match(written, {text(_DATE)})
        OR first <> '' AND (begins(first) IS NULL OR ends(first) IS NULL)
        OR last <> '' AND (begins(last) IS NULL OR ends(last) IS NULL) THEN 'date-syntax'
    WHEN latest < earliest THEN 'date-interval-order' END AS wrong
FROM days;"""
        # What is no date breaks one rule; a date that the column does not take, another.
        for t, c, pattern in columns:
            yield (
                "INSERT INTO found SELECT coalesce(wrong, 'date-form'), count(*) "
                f"FROM {t} JOIN dates ON written = {c} WHERE wrong IS NOT NULL "
                f"OR NOT regexp_full_match(written, {text(pattern)}) GROUP BY ALL;"
            )
        ordered = (
            ("date-order", "agencies", "founded", "dissolved"),
            ("date-order", "agreements", "signed", "ended"),
            ("date-order", "relations", "start", "end"),
            ("read-before-published", "sources", "published", "accessed"),
        )
        for rule, t, first, last in ordered:
            yield (
                f"INSERT INTO found SELECT '{rule}', count(*) FROM {t} "
                f"JOIN dates a ON a.written = {name(first)} "
                f"JOIN dates b ON b.written = {name(last)} "
                "WHERE b.latest < a.earliest AND a.wrong IS NULL AND b.wrong IS NULL;"
            )

    def _ids(self) -> Iterator[str]:
        each = [f"SELECT {t.key} AS id, {text(n)} AS tbl FROM {n}" for n, t in TABLES.items()]
        yield (
            "CREATE TABLE taken AS SELECT id, count(*) AS n, "
            # An id that only a redirect has is of no table.
            "min(tbl) FILTER (WHERE tbl <> 'redirects') AS tbl "
            f"FROM ({' UNION ALL '.join(each)}) GROUP BY id;"
        )
        yield "INSERT INTO found SELECT 'id-unique', sum(n - 1) FROM taken;"
        for table in TABLES.values():
            for column, cell in table.references.items():
                yield from self._reference(table.name, column, cell)
        kinds = self.vocabularies["relation_kind"]
        tables = ("actors", "agencies", "events")
        known = " UNION ALL ".join(f"SELECT id, kind FROM {t}" for t in tables)
        yield f"CREATE TABLE kinds AS {known};"
        for side in ("subject", "object"):
            allowed = ", ".join(
                f"({text(code)}, {text(end)})"
                for code in kinds.codes
                for end in getattr(kinds[code], side).split("; ")
            )
            yield f"""INSERT INTO found SELECT 'relation-ends', count(*) FROM relations r
JOIN taken t ON t.id = r.{side}_id LEFT JOIN kinds k ON k.id = r.{side}_id
WHERE (r.kind, t.tbl) NOT IN (VALUES {allowed})
    AND (r.kind, t.tbl || '.' || coalesce(k.kind, '')) NOT IN (VALUES {allowed});"""

    def _reference(self, table: str, column: str, cell: Reference) -> Iterator[str]:
        joined = f"FROM {table} r LEFT JOIN taken t ON t.id = r.{column} WHERE r.{column} <> ''"
        tests = {"reference": "t.id IS NULL", "redirected-id": "t.id IS NOT NULL AND tbl IS NULL"}
        if cell.tables:
            tests["reference-kind"] = f"tbl NOT IN {texts(cell.tables)}"
        for rule, test in tests.items():
            yield f"INSERT INTO found SELECT '{rule}', count(*) {joined} AND {test};"

    def _citations(self) -> Iterator[str]:
        each = [
            f"SELECT unnest(string_split({column.name}, '; ')) AS citation "
            f"FROM {table.name} WHERE {column.name} <> ''"
            for table in TABLES.values()
            for column in table.columns
            if isinstance(column.cell, CitationList)
        ]
        parts = f"'^(?:({_ID}) via )?({_ID})#(\\S+)$', ['origin', 'read', 'locator']"
        yield f"""CREATE TABLE cited AS
SELECT unnest(regexp_extract(citation, {parts})) FROM ({" UNION ALL ".join(each)});"""
        numbers = [f"TRY_CAST(string_split(ltrim(locator, 'pg'), '-')[{n}] AS INT)" for n in (1, 2)]
        # A locator is what makes an id a citation.
        form = f"regexp_full_match('x#' || locator, {text(CitationList.pattern)})"
        tests = {
            "citation-syntax": "read = ''",
            "locator-form": f"read <> '' AND NOT {form}",
            "citation-of-itself": "origin = read AND read <> ''",
        }
        for rule, test in tests.items():
            yield f"INSERT INTO found SELECT '{rule}', count(*) FROM cited WHERE {test};"
        yield (
            "INSERT INTO found SELECT 'locator-form', count(*) FROM cited "
            f"WHERE contains(locator, '-') AND {numbers[1]} <= {numbers[0]};"
        )
        for column in ("origin", "read"):
            yield (
                "INSERT INTO found SELECT 'source-exists', count(*) FROM cited "
                f"ANTI JOIN sources ON sources.id = {column} WHERE {column} <> '';"
            )
        yield (
            "INSERT INTO found SELECT 'relayed-read', count(*) FROM cited "
            "JOIN sources ON sources.id = read WHERE access = 'relayed';"
        )


def broken(folder: Path) -> dict[str, int]:
    """The rules that the dataset in the folder breaks, and how often."""
    with duckdb.connect() as connection:
        return dict(connection.execute(str(Script(folder))).fetchall())


if __name__ == "__main__":
    if sys.argv[1] == "--sql":
        print(Script(Path(sys.argv[2])))
    else:
        for rule, times in broken(Path(sys.argv[1])).items():
            print(f"{times:9} {rule}")
