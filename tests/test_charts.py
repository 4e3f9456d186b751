"""The charts of the release: what stands on a page, read as XML, and that all of it fits."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from test_cli import run

from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.dates import parse
from cubaven_data.publishing.charts import times
from cubaven_data.publishing.charts.contested import contested_charts
from cubaven_data.publishing.charts.measuring import width, wrapped
from cubaven_data.publishing.charts.page import WIDTH, group
from cubaven_data.publishing.charts.relays import has_page
from cubaven_data.publishing.charts.rendering import png
from cubaven_data.publishing.charts.scales import Scale, of_days, of_numbers
from cubaven_data.publishing.writers.charts import AS_PICTURES, CHARTS
from cubaven_data.reading.records import Records
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.release.numbers_in_words import bare_number, digits
from cubaven_data.texts.wording import LANGUAGES, Language

SVG = "{http://www.w3.org/2000/svg}"
# Figures of one group: two of one origin, one of each of two others, one that was taken back.
RIVALS: dict[str, dict[str, Any]] = {
    "fig-aaa1": {"from": "fig-s2f3", "qualifier": "exact", "best": 20.0},
    "fig-aaa2": {"from": "fig-s2f3", "qualifier": "between", "low": 20.0, "high": 35.0},
    "fig-aaa3": {"from": "fig-vg2h", "qualifier": "at_least", "low": 1500.0},
    "fig-aaa4": {
        "from": "fig-2pzn",
        "qualifier": "order_of_magnitude",
        "low": 100.0,
        "as_reported": "hundreds",
    },
    "fig-aaa5": {"from": "fig-2pzn", "qualifier": "exact", "best": 12.0, "outcome": "withdrawn"},
    "fig-aaa6": {"from": "fig-pm8r", "qualifier": "undetermined"},
}


@pytest.fixture(scope="module")
def data(root: Path) -> Dataset:
    return Dataset.read(root)


@pytest.fixture(scope="module")
def contested(data: Dataset) -> Dataset:
    """The five articles with a group of rival figures."""
    blank = {"low": None, "best": None, "high": None, "population": "cuban_personnel"}
    base: Any = data["fig-s2f3"]
    figures = [
        base.model_copy(
            update={**blank, **cells, "id": id_, "sources": getattr(data[cells["from"]], "sources")}  # noqa: B009
        )
        for id_, cells in RIVALS.items()
    ]
    tables = {**data.tables, "figures": (*data.figures, *figures)}
    return Dataset(tables, data.vocabularies, data.root)


@pytest.fixture(scope="module")
def page(contested: Dataset) -> ET.Element:
    (chart,) = contested_charts(contested, "en")
    return ET.fromstring(chart.svg)


def marked(element: ET.Element, kind: str) -> list[ET.Element]:
    """The elements whose class has the word."""
    return [one for one in element.iter() if kind in (one.get("class") or "").split()]


def said(element: ET.Element) -> str:
    return " ".join(one.text or "" for one in element.iter(f"{SVG}text"))


def figure(page: ET.Element, id_: str) -> ET.Element:
    (found,) = (one for one in marked(page, "figure") if f"[{id_}]" in said(one))
    return found


def test_a_page_has_a_title_a_description_and_the_source_with_the_licence(page: ET.Element) -> None:
    title, described = page.findtext(f"{SVG}title"), page.findtext(f"{SVG}desc")
    assert title and title in said(marked(page, "head")[0])
    assert described and "Miami Herald" in described, "who does not see the page is told who claims"
    (source,) = marked(page, "source")
    assert "cubaven-data" in said(source) and "fig-aaa1" in said(source)
    assert "CC BY 4.0" in said(source)
    assert page.get("role") == "img"


def test_each_rival_is_drawn_with_who_claims_it_and_since_when(
    page: ET.Element, contested: Dataset
) -> None:
    assert len(marked(page, "figure")) == len(RIVALS)
    for id_ in RIVALS:
        row, words = contested.row(id_), said(figure(page, id_))
        assert row["who_says_so_en"].split()[-1] in words
        assert name_in_words(parse(row["claimed_on"]), "en").lower() in words.lower()


def test_a_bound_from_a_vague_word_is_drawn_otherwise_than_a_given_one(page: ET.Element) -> None:
    given, vague = figure(page, "fig-aaa3"), figure(page, "fig-aaa4")
    assert marked(given, "given") and not marked(given, "imputed")
    assert marked(vague, "imputed") and not marked(vague, "given")
    (line,) = (one for one in marked(vague, "imputed") if one.tag == f"{SVG}path")
    assert line.get("stroke-dasharray")
    assert all(one.get("stroke-dasharray") is None for one in given.iter(f"{SVG}path"))
    assert "“hundreds”" in said(vague), "the word stands there, not the number put for it"


def test_open_ends_have_arrows_and_closed_ones_bounds(page: ET.Element) -> None:
    drawn = {id_: figure(page, id_) for id_ in RIVALS}
    ends = {
        id_: (len(marked(one, "bound")), len(marked(one, "open"))) for id_, one in drawn.items()
    }
    assert ends["fig-aaa1"] == (0, 0) and len(marked(drawn["fig-aaa1"], "best")) == 1
    assert ends["fig-aaa2"] == (2, 0)
    assert ends["fig-aaa3"] == (1, 1)
    assert ends["fig-aaa6"] == (0, 0) and "unknown" in said(drawn["fig-aaa6"])
    assert marked(drawn["fig-aaa5"], "taken-back") and "withdrawn" in said(drawn["fig-aaa5"])


def test_claims_that_share_an_origin_are_joined(page: ET.Element) -> None:
    assert len(marked(page, "joined")) == 2, "the two newspapers' and the two governments'"


def test_a_number_without_a_named_origin_is_hollow(page: ET.Element, contested: Dataset) -> None:
    assert contested.row("fig-aaa1")["n_origins"] == 1
    (dot,) = marked(figure(page, "fig-aaa1"), "best")
    (struck,) = marked(figure(page, "fig-aaa5"), "best")
    assert dot.get("fill") == dot.get("stroke")
    assert struck.get("fill") != struck.get("stroke")


def test_the_scale_is_logarithmic_if_numbers_are_far_apart_and_begins_at_0_if_not() -> None:
    far = of_numbers([12, 1500], 0, 100)
    assert far.is_logarithmic and far.ticks[0] == 10 and far.ticks[-1] == 2000
    near = of_numbers([20, 21], 0, 100)
    assert not near.is_logarithmic and near.ticks[0] == 0
    assert near.at(21) - near.at(20) < 10
    assert of_numbers([0, 25_000], 0, 100).at(0) == 0


def test_days_are_labelled_by_month_within_a_year_and_by_year_beyond() -> None:
    day = parse("2026-01-03").earliest
    later, earlier = parse("2026-02-21").latest, parse("1999-05-02").earliest
    assert day and later and earlier
    months, years = of_days(day, later, 0, 300), of_days(earlier, later, 0, 300)
    labels = [
        [times.tick(_day(tick), scale, "es") for tick in scale.ticks] for scale in (months, years)
    ]
    assert labels[0] == ["ene 2026", "feb 2026", "mar 2026"]
    assert labels[1] == ["1995", "2000", "2005", "2010", "2015", "2020", "2025"]


def _day(ordinal: float) -> Any:
    from datetime import date

    return date.fromordinal(int(ordinal))


@pytest.mark.parametrize(
    ("text", "kind", "tag"),
    [
        ("2026-01-03", "day", "circle"),
        ("2026-01-03?", "day inferred", "circle"),
        ("2026", "year", "rect"),
        ("2026-01", "month", "rect"),
        ("[2026-01..2026-03]", "between", "rect"),
        ("2026-01/2026-03", "lasting", "rect"),
        ("[..2026-03-01]", "between open", "rect"),
        ("2026-01/..", "lasting open", "rect"),
        ("2026-02~", "month approximate", "rect"),
    ],
)
def test_an_imprecise_date_looks_imprecise(text: str, kind: str, tag: str) -> None:
    scale = Scale(0, 365, _ordinal("2026-01-01"), _ordinal("2027-01-01"), ())
    made = group(None, "row")
    assert times.draw_date(made, parse(text), scale, 10) == kind
    shape = next(one for one in made.iter() if one.tag in ("circle", "rect"))
    assert shape.tag == tag
    fills = [one.get("fill") or "" for one in made.iter()]
    assert any(fill.startswith("url(#fade") for fill in fills) is ("open" in kind)
    is_hollow = shape.get("fill") == "#ffffff"
    assert is_hollow is ("inferred" in kind)
    assert any(one.get("stroke-dasharray") for one in made.iter()) is ("approximate" in kind)


def _ordinal(day: str) -> int:
    earliest = parse(day).earliest
    assert earliest
    return earliest.toordinal()


def test_a_year_is_as_long_as_the_year_and_what_lasted_is_dark() -> None:
    scale = Scale(0, 730, _ordinal("2025-01-01"), _ordinal("2027-01-01"), ())
    year, lasted = group(None, "row"), group(None, "row")
    times.draw_date(year, parse("2026"), scale, 10)
    times.draw_date(lasted, parse("2025-01-01/2026-12-31"), scale, 10)
    (pale,) = year.iter("rect")
    (dark,) = lasted.iter("rect")
    assert pale.get("x") == "365" and pale.get("width") == "365"
    assert dark.get("width") == "730" and dark.get("fill") != pale.get("fill")


def test_every_event_with_a_day_stands_on_one_page_of_its_decade(data: Dataset) -> None:
    dated = {
        row["id"] for row in data.find(table="events") if row["date_earliest"] or row["date_latest"]
    }
    for language in LANGUAGES:
        pages = [one for one in CHARTS["timeline"](data, language) if one.name != "all"]
        shown = [id_ for one in pages for id_ in one.ids]
        assert len(shown) == len(set(shown)) and set(shown) == dated
        for one in pages:
            drawn = ET.fromstring(one.svg)
            assert len(marked(drawn, "event")) == len(one.ids)
            assert float(drawn.get("height") or 0) < 1100, "a page of A4 at the width of its text"


def test_both_languages_have_the_same_charts_of_the_same_records(contested: Dataset) -> None:
    for drawn in CHARTS.values():
        found = [[(one.name, one.ids) for one in drawn(contested, lang)] for lang in LANGUAGES]
        assert found[0] == found[1] != []


def test_relays_are_drawn_step_by_step_down_to_the_texts_that_were_read(data: Dataset) -> None:
    charts = {one.name: one for one in CHARTS["relays"](data, "en")}
    claims = [id_ for id_ in data.rows if "standing" in data.rows[id_]]
    assert [*charts] == [id_ for id_ in claims if has_page(data[id_])]
    for id_, chart in charts.items():
        drawn = ET.fromstring(chart.svg)
        both = [*data.lines(id_), *data.lines(id_, "disputed_by")]
        lines = [one for line in both for one in line.all]
        steps = [one.attribution for line in lines for one in line.relayed_by]
        (body,) = marked(drawn, "body")
        assert len(marked(body, "source")) == len(lines)
        assert len(marked(body, "read")) == sum(bool(line.read) for line in lines)
        assert sorted(
            (one.get("class") or "").split()[1] for one in marked(body, "link")
        ) == sorted(steps)


def test_agencies_are_drawn_with_foundation_and_heads(data: Dataset) -> None:
    (chart,) = CHARTS["agencies"](data, "en")
    drawn = ET.fromstring(chart.svg)
    assert chart.name == "VE"
    heads = [row for row in data.rows.values() if row.get("kind") == "leads" and row["began"]]
    agencies = {one["id"] for one in data.find(table="agencies") if one["country"] == "VE"}
    for head in heads:
        if head["object_id"] in agencies:
            assert head["id"] in chart.ids and data.sentence(head["id"])[:20] in said(drawn)
    assert len(marked(drawn, "entry")) >= len(marked(drawn, "agency")) > 0


def pages(data: Dataset) -> Iterator[tuple[str, ET.Element]]:
    for language in LANGUAGES:
        for drawn in CHARTS.values():
            for chart in drawn(data, language):
                yield f"{chart.kind}/{chart.name}.{language}", ET.fromstring(chart.svg)


def test_nothing_is_cut_or_stands_beyond_the_edge(contested: Dataset) -> None:
    for name, drawn in pages(contested):
        for one in drawn.iter(f"{SVG}text"):
            long, x = float(one.get("textLength") or 0), float(one.get("x") or 0)
            begin = x - long * {"middle": 0.5, "end": 1}.get(one.get("text-anchor") or "", 0)
            assert "…" not in (one.text or ""), name
            if "transform" not in one.attrib:
                assert begin >= 0 and begin + long <= WIDTH + 0.5, (name, one.text)


def test_lines_of_text_do_not_overlap(contested: Dataset) -> None:
    for name, drawn in pages(contested):
        boxes = []
        for one in drawn.iter(f"{SVG}text"):
            long, size = float(one.get("textLength") or 0), float(one.get("font-size") or 0)
            x, y = float(one.get("x") or 0), float(one.get("y") or 0)
            x -= long * {"middle": 0.5}.get(one.get("text-anchor") or "", 0)
            boxes.append((y, y - size * 0.7, x, x + long, one.text))
        boxes.sort(key=lambda box: box[0])
        for place, (bottom, _, begin, end, text) in enumerate(boxes):
            for _, top, other_begin, other_end, other in boxes[place + 1 : place + 12]:
                if top < bottom:
                    is_apart = other_end <= begin + 0.5 or end <= other_begin + 0.5
                    assert is_apart, (name, text, other)


def test_text_is_wrapped_at_spaces_and_long_words_are_broken_but_never_cut() -> None:
    words = "Dirección General de Contrainteligencia Militar"
    lines = wrapped(words, 12, 120)
    assert " ".join(lines) == words and all(width(line, 12) <= 120 for line in lines)
    address = "https://example.org/" + "a" * 80
    broken = wrapped(address, 12, 120)
    assert "".join(broken) == address and all(width(line, 12) <= 120 for line in broken)
    assert wrapped("25\N{NO-BREAK SPACE}000", 12, 5)[0] != "25", (
        "a number stays whole as long as it fits"
    )


@pytest.mark.parametrize(
    ("language", "cells", "words"),
    [
        ("en", {"qualifier": "at_least", "low": 1500.0}, "at least 1,500"),
        ("es", {"qualifier": "at_least", "low": 1500.0}, "al menos 1500"),
        (
            "es",
            {"qualifier": "between", "low": 1.0, "high": 25000.0},
            "entre 1 y 25\N{NO-BREAK SPACE}000",
        ),
        ("en", {"qualifier": "exact", "best": 0.0}, "0"),
        ("en", {"qualifier": "undetermined"}, ""),
        (
            "es",
            {"qualifier": "order_of_magnitude", "low": 24.0, "as_reported": '"dozens"'},
            "«dozens»",
        ),
        ("es", {"qualifier": "about", "low": 5.0, "high": 9.0}, "entre 5 y 9, aproximadamente"),
    ],
)
def test_numbers_on_marks_are_in_digits_of_the_language(
    language: Language, cells: dict[str, Any], words: str, data: Dataset
) -> None:
    figure: Any = data["fig-s2f3"]
    blank = {"low": None, "best": None, "high": None}
    assert (
        bare_number(figure.model_copy(update=blank | cells), data.vocabularies, language) == words
    )


def test_ticks_are_in_digits_of_the_language(page: ET.Element) -> None:
    assert digits(2000, "en") in said(marked(page, "scale")[0])


def test_the_index_lists_every_file_with_its_title(dist: Path) -> None:
    folder = dist / "charts"
    index = json.loads((folder / "index.json").read_text("utf-8"))
    files = [
        path
        for one in index["charts"]
        for forms in one["files"].values()
        for path in forms.values()
    ]
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*g")}
    assert len(files) == len(set(files)) and set(files) == written
    for one in index["charts"]:
        assert one["title_en"] and one["title_es"] and one["ids"]
        for language, forms in one["files"].items():
            drawn = ET.parse(folder / forms["svg"]).getroot()
            assert drawn.findtext(f"{SVG}title") == one[f"title_{language}"]
            assert ("png" in forms) is (one["kind"] in AS_PICTURES)


def test_a_picture_is_twice_as_large_as_its_page_and_has_its_text(page: ET.Element) -> None:
    whole = png(ET.tostring(page))
    assert whole.startswith(b"\x89PNG")
    assert int.from_bytes(whole[16:20]) == 2 * WIDTH
    for one in page.iter(f"{SVG}text"):
        one.text = ""
    assert png(ET.tostring(page)) != whole, "the bundled font was found"


def test_the_same_charts_are_drawn_anywhere(root: Path, tmp_path: Path) -> None:
    code = (
        "import sys, hashlib\n"
        "from pathlib import Path\n"
        "from cubaven_data.asking.dataset import Dataset\n"
        "from cubaven_data.publishing.writers.charts import CHARTS\n"
        "from cubaven_data.publishing.charts.rendering import png\n"
        "data = Dataset.read(Path(sys.argv[1]))\n"
        "found = [one for drawn in CHARTS.values() for lang in ('en', 'es')"
        " for one in drawn(data, lang)]\n"
        "whole = b''.join(one.svg for one in found) + png(found[0].svg)\n"
        "print(hashlib.sha256(whole).hexdigest())\n"
    )
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "America/Havana", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "es_VE.UTF-8"},
    ]
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code, str(root)],
            env={"PYTHONPATH": str(Path(__file__).parent.parent), **variables},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for variables in surroundings
    }
    assert len(hashes) == 1


def test_without_the_extra_one_line_says_what_to_install(example: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "sys.modules['uharfbuzz'] = sys.modules['resvg_py'] = None\n"
        "from cubaven_data.cli.app import main\n"
        "sys.argv[1:] = ['export', sys.argv[1], '--to', 'charts', '--out', 'dist']\n"
        "sys.argv += ['--lang', 'en']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(example)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and not (tmp_path / "dist").exists()
    assert done.stderr.count("\n") == 1
    assert 'pip install "cubaven-data[publish]"' in done.stderr


def test_charts_are_written_only_if_asked_for(example: Path, tmp_path: Path) -> None:
    assert run("export", str(example), "--out", str(tmp_path / "dist")).returncode == 0
    assert not (tmp_path / "dist" / "charts").exists()


def test_data_without_contested_numbers_has_charts_all_the_same(example: Path) -> None:
    data = Dataset.read(example)
    assert isinstance(data, Records)
    kinds = {one.kind for drawn in CHARTS.values() for one in drawn(data, "es")}
    assert kinds == {"timeline", "agencies"}
