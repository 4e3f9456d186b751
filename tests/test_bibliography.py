"""Sources and the dataset as a bibliography, read by programs that others wrote."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from examples import set_cells
from pybtex.database import BibliographyData, parse_string

from cubaven_data.model.bibliography import Source
from cubaven_data.publishing.writers.bibliography import bibliography_files
from cubaven_data.reading.records import Records
from cubaven_data.release.bibliography import archived, as_bibtex, dataset_as_csl, sources_as_csl

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

# What TeX, BibTeX and JSON could take for something else.
HOSTILE = r"""100% {of} \the "men" & #1_$2 ~ ^ }{ "Señor" """.strip()


def printed(items: list[Any]) -> list[str]:
    """The items as citeproc prints them in the Harvard style that it comes with."""
    with warnings.catch_warnings():
        # It tells of fields that it does not know; CSL 1.0.2 has them.
        warnings.simplefilter("ignore")
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        source = CiteProcJSON(items)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        return [str(one) for one in bibliography.bibliography()]


def parsed(text: str) -> BibliographyData:
    """The entries of a BibTeX file, of which pybtex accepts every character."""
    return parse_string(text, "bibtex")


@pytest.fixture(scope="module")
def frozen(root: Path) -> Records:
    return Records.read(root)


def test_citeproc_prints_every_source_and_the_dataset(frozen: Records) -> None:
    items = json.loads(json.dumps([*sources_as_csl(frozen), dataset_as_csl(frozen)]))
    assert len(printed(items)) == len(frozen.sources) + 1
    (article,) = (one for one in items if one["id"] == "cubaheadlines-2026-02-21")
    (line,) = printed([article])
    assert "CubaHeadlines" in line
    assert article["title"][:20] in line
    assert "2026" in line
    (line,) = printed([dataset_as_csl(frozen)])
    assert line.startswith("cubaven-data contributors (2026)")


def test_a_strict_parser_reads_every_entry_of_bibtex(frozen: Records) -> None:
    entries = parsed(as_bibtex(sources_as_csl(frozen))).entries
    assert [*entries] == [source.id for source in frozen.sources]
    article = entries["cubaheadlines-2026-02-21"]
    assert article.type == "article"
    assert article.fields["journal"] == "{CubaHeadlines}"
    assert (article.fields["year"], article.fields["month"]) == ("2026", "2")
    (dataset,) = parsed(as_bibtex([dataset_as_csl(frozen)])).entries.values()
    assert frozen.version in dataset.fields["note"]


def test_signs_that_mean_something_to_tex_stay_what_they_are(frozen: Records) -> None:
    (item, other) = sources_as_csl(frozen)[:2]
    hostile = item | {
        "URL": "https://a.example/}{",
        "title": HOSTILE,
        "author": [{"literal": "A and B {"}],
    }
    entries = parsed(as_bibtex([hostile, other])).entries
    assert [*entries] == [item["id"], other["id"]]
    title = entries[item["id"]].fields["title"]
    assert r"100\% \textbraceleft{}of\textbraceright{} \textbackslash{}the" in title
    assert len(entries[item["id"]].persons["author"]) == 1, "and does not part a name as printed"


def test_the_author_is_who_is_named_else_the_speaker(example: Path) -> None:
    set_cells(example, "sources", "daily-north-2020-02-01", {"author": "Ana Uno"})
    items = {item["id"]: item for item in sources_as_csl(Records.read(example))}
    assert items["daily-north-2020-02-01"]["author"] == [{"literal": "Ana Uno"}]
    assert items["minister-statement-2020"]["author"] == [{"literal": "Minister One"}]


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        ("2020-02-01", {"date-parts": [[2020, 2, 1]]}),
        ("2020-02?", {"date-parts": [[2020, 2]], "circa": True}),
        ("[2020..2021]", {"literal": "at some time between 2020 and 2021"}),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    published: str, issued: dict[str, object], example: Path
) -> None:
    set_cells(example, "sources", "south-wire-2020-01-15", {"published": published})
    items = {item["id"]: item for item in sources_as_csl(Records.read(example))}
    assert items["south-wire-2020-01-15"]["issued"] == issued


@pytest.mark.parametrize(
    ("cells", "address"),
    [
        ({}, "https://web.archive.org/web/20200301/https://daily-north.example/a?b=1"),
        (
            {"accessed": None},
            "https://web.archive.org/web/20200201/https://daily-north.example/a?b=1",
        ),
        (
            {"accessed": None, "published": None},
            "https://web.archive.org/web/*/https://daily-north.example/a?b=1",
        ),
        ({"archive_url": "https://archive.example/x"}, "https://archive.example/x"),
        ({"url": None}, None),
    ],
)
def test_the_web_archive_is_asked_for_the_page_of_the_day_it_was_read(
    cells: dict[str, str | None], address: str | None, example: Path
) -> None:
    given = {"url": "https://daily-north.example/a?b=1", "published": "2020-02-01"}
    blank = dict.fromkeys(Source.model_fields)
    row = {"id": "a-b", "kind": "news_article", "title": "A", "access": "full"}
    source = Source.model_validate({**blank, **row, **given, "accessed": "2020-03-01", **cells})
    assert archived(source) == address


def test_the_files_hold_the_same_entries_in_both_forms(frozen: Records) -> None:
    files = bibliography_files(frozen, {})
    for name in ("sources", "dataset"):
        items = json.loads(files[f"{name}.json"])
        assert [*parsed(files[f"{name}.bib"].decode()).entries] == [item["id"] for item in items]
