"""What hypothesis makes inputs of: the parts that the data has, put together at random."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import strategies as st

from cubaven_data.model.citations import SEPARATOR, Citation, Step
from cubaven_data.model.tables import TABLES

ids = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True)
numbers = st.integers(1, 9999)
locators = st.one_of(
    numbers.map("p{}".format),
    numbers.map("pg{}".format),
    st.tuples(numbers, st.integers(1, 9)).map(lambda n: f"p{n[0]}-{n[0] + n[1]}"),
    st.sampled_from(["t01:20", "tbl2", "row7", "row7-9", "fn4"]),
)
steps = st.lists(st.builds(Step, ids, st.sampled_from(["", "~", "?"])), max_size=3).map(tuple)
columns = st.lists(st.sampled_from(["signed", "lat", "lon"]), max_size=2, unique=True).map(tuple)
citations = st.builds(Citation, ids, locators, steps, columns).filter(
    lambda c: len({*c.ids}) == len(c.ids)
)
lists = st.lists(citations, min_size=1, max_size=5).map(lambda c: SEPARATOR.join(map(str, c)))


@st.composite
def points(draw: st.DrawFn) -> str:
    day = draw(st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 12, 31)))
    form = draw(st.sampled_from(["day", "some day", "month", "year", "decade"]))
    text = {
        "day": f"{day.year:04}-{day.month:02}-{day.day:02}",
        "some day": f"{day.year:04}-{day.month:02}-XX",
        "month": f"{day.year:04}-{day.month:02}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10}X",
    }[form]
    return text + draw(st.sampled_from(["", "", "?", "~", "%"]))


intervals = st.builds(
    str.format,
    st.sampled_from(["[{}..{}]", "{}/{}", "[..{}]", "[{}..]", "{}/..", "../{}"]),
    points(),
    points(),
)

choices = st.lists(points(), min_size=2, max_size=4).map(lambda p: f"[{','.join(sorted(p))}]")


# What a cell can hold: no control characters but line ends, no lone surrogates.
_cells = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\r\n"), max_size=20
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table with any cells, some of them citations, as one spreadsheet or another saves it."""
    table = TABLES[draw(st.sampled_from(["publishers", "places"]))]
    header = draw(st.permutations(table.header))
    row = st.tuples(*(lists if name == "sources" else _cells for name in header))
    buffer = io.StringIO()
    writer = csv.writer(
        buffer,
        delimiter=draw(st.sampled_from(",;")),
        lineterminator=draw(st.sampled_from(["\n", "\r\n", "\r"])),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
    )
    writer.writerows([header, *draw(st.lists(row, max_size=4))])
    return draw(st.sampled_from(["", "\ufeff"])) + buffer.getvalue()


# By target, as in properties.py.
MADE: dict[str, st.SearchStrategy[str]] = {
    "csv": tables(),
    "dates": points() | intervals | choices,
    "citations": lists,
    "cells": st.text(max_size=40),
}
