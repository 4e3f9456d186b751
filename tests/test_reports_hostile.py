"""Values that a format could stumble over, whatever they are, give well-formed reports."""

from __future__ import annotations

import csv
import io
import json
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from asking import contents_of
from hypothesis import given, settings
from hypothesis import strategies as st
from sarif import SCHEMA

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.findings import Finding
from cubaven_data.reports import WRITERS
from cubaven_data.reports.document import findings_schema
from cubaven_data.reports.excerpts import Excerpts
from cubaven_data.reports.junit import xml_text
from cubaven_data.reports.page import Page, Selection, page_of
from cubaven_data.reports.terminal import as_terminal
from cubaven_data.texts.wording import LANGUAGES, texts

NASTY = [
    *('"', "'", "\n", "\r", "\r\n", "%", "%0A", "::", ",", ":", "]]>", "<![CDATA[", "&lt;", "</a>"),
    *("\u200b", "\u202e", "\ufeff", "\0", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufffe", "\ud800"),
    *("{0}", "{value}", "](http://x)", "\\", "\\u0000", "😀", "e\u0301", "漢", "א", "=1+1"),
]
VALUES = st.lists(st.sampled_from(NASTY) | st.text(max_size=5), max_size=8).map("".join)
# What a CSV file can hold: text, and line ends that are one character.
CELLS = VALUES.map(lambda value: value.replace("\r", "\n").encode("utf-8", "replace").decode())


def names(rule: str) -> set[str]:
    both = [
        texts(language)["rules"][rule][part]
        for part in ("message", "remedy")
        for language in LANGUAGES
    ]
    return {name for text in both for name in re.findall(r"\{(\w+)[:}]", text)}


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    rule = draw(st.sampled_from(list(catalogue())))
    values = {name: draw(VALUES) for name in sorted(names(rule))}
    file = draw(st.sampled_from(("data/places.csv", "data/actors.csv", "datapackage.json")))
    line, column = draw(st.integers(0, 4)), draw(st.sampled_from(("", "b")))
    warns, id_ = draw(st.booleans()), draw(CELLS)
    return Finding(file, line, column, rule, values, warns=warns, id=id_)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    (root / "data").mkdir()
    return root


@st.composite
def pages(draw: st.DrawFn, root: Path) -> Page:
    rows = draw(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=3))
    write(root, rows)
    found = draw(st.lists(findings(), max_size=4))
    language = draw(st.sampled_from(("en", "es")))
    return page_of(found, contents_of(root), language, Selection(limit=draw(st.integers(1, 4))))


def write(root: Path, rows: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([["a", "b", "c"], *rows])
    (root / "data" / "places.csv").write_bytes(text.getvalue().encode())
    return text.getvalue()


def commands(text: str) -> Iterator[tuple[dict[str, str], str]]:
    """The workflow commands as the runner reads them: line by line, then undoing the escapes."""
    for line in text.split("\n")[:-1]:
        if line.startswith("::notice ::"):
            continue  # how many there are
        match = re.fullmatch(r"::(?:error|warning) ([^\r]*?)::([^\r]*)", line)
        assert match
        pairs = (pair.split("=", 1) for pair in match[1].split(","))
        yield {name: unescaped(value) for name, value in pairs}, unescaped(match[2])


def errors_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.severity)


def unescaped(text: str) -> str:
    for escape, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n")):
        text = text.replace(escape, character)
    return text.replace("%25", "%")


@settings(max_examples=150)
@given(data=st.data())
def test_every_format_of_hostile_findings_is_well_formed(data: st.DataObject, folder: Path) -> None:
    page = data.draw(pages(folder))
    shown, language = page.findings, page.language

    lines = WRITERS["text"](page).split("\n")[:-1]
    assert lines == [finding.text(language) for finding in shown]
    assert all(line.isprintable() for line in lines)

    document = json.loads(WRITERS["json"](page))
    jsonschema.Draft202012Validator(findings_schema()).validate(document)
    assert [f["message"] for f in document["findings"]] == [f.message(language) for f in shown]

    told = list(commands(WRITERS["github"](page)))
    assert [said for _, said in told] == [finding.text(language) for finding in shown]
    assert [properties["file"] for properties, _ in told] == [finding.file for finding in shown]

    log = json.loads(WRITERS["sarif"](page))
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    results = log["runs"][0]["results"]
    texts = [result["message"]["text"] for result in results]
    for text, finding in zip(texts, errors_first(shown), strict=True):
        said = text.replace("{{", "{").replace("}}", "}").replace("] (", "](")
        assert said.endswith(finding.advice(language).replace("] (", "]("))
        assert not re.search(r"(?<!\{)(\{\{)*\{\d", text), "no placeholder"

    root = ET.fromstring(WRITERS["junit"](page).encode())
    told_of = [one.text for kind in ("failure", "system-out") for one in root.iter(kind)]
    assert sorted(map(str, told_of)) == sorted(lines)

    for width in (10, 60, 200):
        plain = as_terminal(page, width, colour=False)
        assert all(line.isprintable() for line in plain.split("\n"))
        coloured = as_terminal(page, width, colour=True)
        assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@settings(max_examples=200)
@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4),
    number=st.integers(0, 2),
)
def test_an_excerpt_is_the_row_and_its_region_the_cell(
    rows: list[list[str]], number: int, folder: Path
) -> None:
    text = write(folder, rows)
    line = 2
    excerpts = Excerpts(contents_of(folder))
    for row in rows:
        excerpt = excerpts.of(Finding("data/places.csv", line, "abc"[number], "code"))
        assert excerpt and excerpt.marked
        whole = excerpt.before + excerpt.cell + excerpt.after
        assert next(csv.reader(io.StringIO(whole, newline=""))) == row
        assert next(csv.reader(io.StringIO(excerpt.cell + ",x", newline="")))[0] == row[number]
        region = excerpt.region
        assert region
        starts = [0, *(at + 1 for at, c in enumerate(text) if c == "\n")]
        start = starts[region.line - 1] + region.column - 1
        end = starts[region.end_line - 1] + region.end_column - 1
        assert text[start:end] == excerpt.cell
        line += whole.count("\n") + 1


@settings(max_examples=200)
@given(row=st.lists(CELLS, min_size=3, max_size=3), width=st.integers(0, 120))
def test_a_row_at_a_terminal_fits_it_and_is_marked_under_the_cell(
    row: list[str], width: int, folder: Path
) -> None:
    write(folder, [row])
    finding = Finding("data/places.csv", 2, "b", "required", {"means": "b"})
    page = page_of([finding], contents_of(folder), "en", Selection())
    shown, mark = as_terminal(page, width, colour=False).split("\n")[2:4]
    assert wide(shown) <= max(width, 40)
    assert set(mark.strip()) == {"^"}
    assert len(mark) <= max(width, 40)


def wide(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


@given(st.text() | VALUES)
def test_no_text_is_too_much_for_xml(text: str) -> None:
    element = ET.Element("a", b=xml_text(text))
    element.text = xml_text(text)
    parsed = ET.fromstring(ET.tostring(element))
    assert parsed.get("b") == xml_text(text)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"a,b,c", b'a,b,c\n"', b'a,b,c\n"x"y,z,w', b"a,b,c\n,", b"a,b\n1\n", b"\r"],
)
def test_a_row_that_cannot_be_found_again_is_shown_as_far_as_it_goes(
    content: bytes, folder: Path
) -> None:
    (folder / "data" / "places.csv").write_bytes(content)
    for line in range(4):
        for column in ("", "b", "c", "nothing"):
            finding = Finding("data/places.csv", line, column, "required", {"means": "b"})
            page = page_of([finding], contents_of(folder), "en", Selection())
            for write_it in WRITERS.values():
                assert write_it(page)
            assert as_terminal(page, 80, colour=True)


def test_a_cell_of_ten_megabytes_is_shown_without_delay(folder: Path) -> None:
    write(folder, [["x" * 10_000_000, "y", "z" * 10_000_000]])
    finding = Finding("data/places.csv", 2, "b", "required", {"means": "b"})
    page = page_of([finding], contents_of(folder), "en", Selection())
    before = time.process_time()
    text = as_terminal(page, 80, colour=False)
    assert time.process_time() - before < 3, "it takes ten times as long to look at all of it"
    assert len(text) < 500
    assert "x,y,z" in text


def test_a_name_of_a_file_that_is_no_text_is_written_in_every_format(folder: Path) -> None:
    file = "data/b\udcff\x1b[31m\n.csv"
    page = page_of([Finding(file, 0, "", "unknown-file")], contents_of(folder), "en", Selection())
    for write_it in WRITERS.values():
        assert write_it(page)
    for shown in (WRITERS["text"](page), as_terminal(page, 80, colour=False)):
        assert r"data/b\udcff\x1b[31m\n.csv" in shown


def test_a_name_of_a_file_or_column_can_be_anything(folder: Path) -> None:
    file, column = "data/a,b:c%3A\n\x0b<é>.csv", "x::y,z=%0A\n\x01"
    page = page_of([Finding(file, 2, column, "id-blank")], contents_of(folder), "en", Selection())
    ((properties, _),) = commands(WRITERS["github"](page))
    assert properties == {"file": file, "line": "2", "title": f"{column} [id-blank]"}
    log = json.loads(WRITERS["sarif"](page))
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    (location,) = log["runs"][0]["results"][0]["locations"]
    assert unquote(location["physicalLocation"]["artifactLocation"]["uri"]) == file
    assert json.loads(WRITERS["json"](page))["findings"][0]["column"] == column
    root = ET.fromstring(WRITERS["junit"](page))
    assert root[-1].get("name") == "data/a,b:c%3A\n\\x0b<é>.csv"
