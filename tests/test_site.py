"""The site, built from the release of the five articles: links, languages, escaping, sizes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from roots import REPOSITORY

from cubaven_data.asking.dataset import Dataset
from cubaven_data.publishing.export import export

SITE = REPOSITORY / "site"
VOID = {"meta", "link", "input", "br", "img", "hr"}
COLUMNS = {
    path.stem: {field["name"] for field in json.loads(path.read_text("utf-8"))["fields"]}
    for path in (REPOSITORY / "schema" / "tables").glob("*.json")
}
HOSTILE = "<script>alert('x')</script>\"'&{{ 7 * 7 }}"


def build(dist: Path, out: Path, *more: str, seed: str = "0") -> Path:
    done = subprocess.run(
        [sys.executable, SITE / "build.py", "--dist", dist, "--out", out, *more],
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def release(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("release")
    export(Dataset.read(root), ("json", "csv", "docs"), out)
    return out


@pytest.fixture(scope="module")
def site(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(release, tmp_path_factory.mktemp("made") / "site")


class Page(HTMLParser):
    """A page: its elements with their attributes, its text, and what does not nest."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.text = ""
        self.running = ""
        """The text without code, which is quoted as it is, and without addresses."""
        self.feed(path.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"an attribute twice in {tag}")
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data
        if not {"code", "script", "pre"} & {*self.open} and "://" not in data:
            self.running += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def pages(site: Path) -> Iterator[tuple[Path, Page]]:
    for path in sorted(site.rglob("*.html")):
        yield path, Page(path)


def keys(texts: dict[str, Any], prefix: str = "") -> set[tuple[str, str]]:
    found = set()
    for key, value in texts.items():
        if isinstance(value, dict):
            found |= keys(value, f"{prefix}{key}.")
        else:
            found.add((f"{prefix}{key}", f"{type(value).__name__}"))
    return found


def test_both_languages_have_the_same_texts() -> None:
    english, spanish = (
        tomllib.loads((SITE / f"{language}.toml").read_text("utf-8")) for language in ("en", "es")
    )
    assert keys(english) == keys(spanish)


def test_both_languages_have_the_same_pages_one_per_record_and_per_id_that_moved(
    site: Path, release: Path
) -> None:
    english, spanish = (
        {path.relative_to(site / language) for path in (site / language).rglob("*.html")}
        for language in ("en", "es")
    )
    assert english == spanish
    ids = {path.stem for path in (release / "json" / "by-id").glob("*.json")}
    assert ids == {path.stem for path in (site / "en" / "id").glob("*.html")} - {
        path.stem for path in (site / "en" / "id").glob("*.all.html")
    }


def test_every_page_nests_and_every_id_in_it_is_its_own(site: Path) -> None:
    for path, page in pages(site):
        assert (page.wrong, page.open) == ([], []), path
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), path
        assert len(page.all("h1")) == 1, path


def test_every_link_resolves_within_the_site(site: Path) -> None:
    anchors = dict(pages(site))
    for path, page in anchors.items():
        for tag, attributes in page.elements:
            address = attributes.get("href") or attributes.get("src") or ""
            parts = urlsplit(address)
            if tag not in ("a", "link", "script", "img") or parts.scheme or not address:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), (path, address)
            if parts.fragment and target.suffix == ".html":
                assert any(
                    other.get("id") == parts.fragment for _, other in anchors[target].elements
                ), (path, address)


def test_no_page_asks_another_host_or_carries_a_script_or_a_style_of_its_own(site: Path) -> None:
    for path, page in pages(site):
        for attributes in page.all("script"):
            assert "src" in attributes or attributes["type"] == "application/ld+json", path
        for tag, attributes in page.elements:
            assert tag != "style" and "style" not in attributes, path
            assert not [name for name in attributes if name.startswith("on")], path
            if tag in ("script", "img") or attributes.get("rel") in ("stylesheet", "icon"):
                address = attributes.get("src") or attributes.get("href") or ""
                assert not urlsplit(address).netloc, path
        policies = [a for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
        assert "default-src 'none'" in str(policies[0]["content"]), path
        assert "unsafe" not in str(policies[0]["content"]), path


def test_a_page_on_a_claim_says_who_it_goes_back_to_and_how_to_cite_it(site: Path) -> None:
    english = (site / "en" / "id" / "fig-7z23.html").read_text("utf-8")
    page = Page(site / "en" / "id" / "fig-7z23.html")
    assert "32 Cubans on mission were killed" in page.text
    assert "1 independent voice: the Cuban government (2 texts)." in page.text
    assert "2 texts, only relaying another. How voices are counted" in page.text
    assert "the Cuban government" in page.text and "attribution open" in page.text
    assert re.search(r"cubaven-data [\d.]+(\+\w{8})?, fig-7z23, CC BY 4\.0\.", page.text)
    assert english.index('id="citation"') < english.index('class="tree"')
    spanish = Page(site / "es" / "id" / "fig-7z23.html").text
    assert "1 voz independiente: el gobierno cubano (2 textos)." in spanish


def test_a_day_has_its_article_within_a_spanish_phrase(site: Path) -> None:
    texts = [Page(path).text for path in sorted((site / "es").rglob("*.html"))]
    dated = [text for text in texts if re.search(r"(hasta|entre|desde|hacia) el \d+ de", text)]
    assert dated
    assert not [found for text in texts if (found := re.search(r"(hasta|entre) \d\d? de", text))]


def test_the_start_leads_straight_to_a_year_a_body_and_what_was_denied(site: Path) -> None:
    for language in ("en", "es"):
        start = Page(site / language / "index.html")
        targets = [str(a.get("href")) for a in start.all("a")]
        assert {"agreements.html#y2008", "presence.html#ve-dgcim"} <= {*targets}
        assert {"official.html#turns", "changes.html", "about.html#cite"} <= {*targets}


def rows_of(release: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((release / "json" / f"{name}.json").read_text("utf-8"))[
        "rows"
    ]
    return rows


def test_each_agreement_stands_in_its_year_with_all_that_is_said_to_be_under_it(
    site: Path, release: Path
) -> None:
    page = (site / "en" / "agreements.html").read_text("utf-8")
    agreements = {row["id"]: row for row in rows_of(release, "agreements")}
    assert {f'<section id="{id_}">' in page for id_ in agreements} == {True}
    under = [
        (row["under_id"], row["id"])
        for name in ("events", "figures", "relations")
        for row in rows_of(release, name)
        if row["under_id"] in agreements
    ]
    assert len(under) > 5
    for agreement, id_ in under:
        section = page[page.index(f'<section id="{agreement}">') :]
        assert f"id/{id_}.html" in section[: section.index("</section>")]
    assert page.index('id="y2008"') < page.index('id="ve-cu-defence-agreements-2008"')
    assert page.index('id="ve-cu-defence-agreements-2008"') < page.index('id="undated"')


def section(page: str, id_: str) -> str:
    """The innermost section of an id, to the end of it."""
    found = page[page.index(f'<section id="{id_}">') :]
    return found[: found.index("</section>")]


def provided_for(release: Path) -> set[str]:
    """The agreements of which some claim says what they provide for."""
    claims = [row for name in ("events", "figures", "relations") for row in rows_of(release, name)]
    return {row["under_id"] for row in claims if row["modality"] in ("provided_for", "intended")}


def test_an_agreement_has_its_provisions_in_short_without_its_name_in_each(
    site: Path, release: Path
) -> None:
    agreements = {row["id"] for row in rows_of(release, "agreements")} & provided_for(release)
    assert "ve-cu-defence-agreements-2008" in agreements
    for language, under in (("en", " under the "), ("es", "en virtud de")):
        page = (site / language / "agreements.html").read_text("utf-8")
        for id_ in agreements:
            (short,) = re.findall('<ul class="list terms">(.*?)</ul>', section(page, id_))
            assert 0 < short.count("<li>") <= 8 and under not in short


def test_an_agreement_of_which_only_its_whole_speaks_leads_to_that(altered: Path) -> None:
    page = (altered / "en" / "agreements.html").read_text("utf-8")
    part = section(page, "ve-cu-cooperation-agreement")
    assert "only together with the agreement named here" in part
    assert "do not say what it provides for" not in part
    assert 'href="#ve-cu-defence-agreements-2008"' in part


def test_a_number_has_as_many_voices_and_texts_on_every_page(altered: Path) -> None:
    start, contested, figure = (
        " ".join(Page(altered / "en" / f"{name}.html").text.replace(HOSTILE, "").split())
        for name in ("index", "contested", "id/fig-2pzn")
    )
    assert "given in 2 texts, but by only 2 independent voices in all" in start
    assert "2 texts, 2 independent voices in all" in contested
    assert "All rival numbers together: 2 independent voices, 2 texts." in figure


def test_what_was_denied_or_intended_is_shown_as_such_and_counts_as_no_presence(
    site: Path, release: Path
) -> None:
    page = (site / "en" / "presence.html").read_text("utf-8")
    labels = {row["code"]: row["label_en"] for row in rows_of(release, "codes")}
    found = 0
    for row in rows_of(release, "relations"):
        about = f'<section id="{row["object_id"]}">'
        if row["modality"] != "asserted" and about in page:
            text = section(page, row["object_id"])
            if f"id/{row['id']}.html" in text:
                badge = f'<span class="badge">{labels[row["modality"]]}</span>'
                assert re.search(rf"<li>{badge} <a href=\"[^\"]*id/{row['id']}\.html", text)
                found += 1
    assert found > 3
    for id_, claims in re.findall(r'<th scope="row"><a href="#([^"]+)">.*?<td>(\d+)</td>', page):
        counted = re.split("<h3>|<details>", section(page, id_))[0]
        assert counted.count("<li>") == int(claims)


def test_the_page_of_cubans_in_the_state_has_institutions_that_are_no_security_bodies(
    site: Path, release: Path
) -> None:
    agencies = {row["id"] for row in rows_of(release, "agencies")}
    page = (site / "en" / "presence.html").read_text("utf-8")
    shown = set(re.findall(r'<section id="([^"]+)">', page))
    assert shown & agencies and "ve-notary-offices" in shown - agencies
    assert shown.isdisjoint({"nicolas-maduro", "venezuela", "venezuela-country"})
    for row in rows_of(release, "relations"):
        if row["object_id"] in shown and row["kind"] == "embedded_in":
            assert f"id/{row['id']}.html" in page


def test_a_number_that_several_rows_give_has_its_voices_counted_once(altered: Path) -> None:
    for name in ("index", "contested"):
        text = " ".join(Page(altered / "en" / f"{name}.html").text.split())
        text = text.replace(" ".join(HOSTILE.split()), "")
        assert "2 independent voices: Reuters (2 texts); the Cuban government (1 text)." in text


def test_a_number_that_was_taken_back_says_so_where_numbers_are_compared(altered: Path) -> None:
    for language, word in (("en", "withdrawn"), ("es", "retirada")):
        start = (altered / language / "index.html").read_text("utf-8")
        (number,) = re.findall(r'<th scope="row">(?:(?!</th>).)*\b40\b(?:(?!</th>).)*</th>', start)
        assert '<span class="badge withdrawn">' in number and f"{word}</span>" in number


def test_a_person_and_a_place_make_no_claim_and_have_no_grade_of_support(
    site: Path, release: Path
) -> None:
    for name in ("actors", "agencies", "places"):
        for row in rows_of(release, name):
            page = (site / "en" / "id" / f"{row['id']}.html").read_text("utf-8")
            assert 'class="verdict"' not in page
    claim = (site / "en" / "id" / "fig-7z23.html").read_text("utf-8")
    assert 'class="verdict"' in claim


def test_no_page_names_a_column_as_the_files_do_but_those_that_explain_the_files(
    site: Path,
) -> None:
    names = {name for columns in COLUMNS.values() for name in columns if "_" in name}
    columns = re.compile(rf"\b({'|'.join(sorted(names))})\b")
    named = {
        (path.name, found[0])
        for path, page in pages(site)
        if path.stem not in ("codebook", "rules") and (found := columns.search(page.running))
    }
    assert named == set()


def test_every_column_that_a_citation_can_support_has_a_name_for_readers() -> None:
    for language in ("en", "es"):
        named = tomllib.loads((SITE / f"{language}.toml").read_text("utf-8"))["columns"]
        for columns in COLUMNS.values():
            if {"id", "sources"} <= columns:
                supported = columns - {"id", "sources", "disputed_by"}
                assert {re.sub("_(en|es)$", "", name) for name in supported} <= {*named}


def test_the_timeline_says_how_many_lie_before_its_axis_and_stand_without_a_bar(
    site: Path, altered: Path
) -> None:
    def drawn(page: str) -> list[bool]:
        items = re.findall(r"<li data-kind=.*?</li>", page, flags=re.S)
        return ["<rect" in item for item in items]

    pages = [(one / "en" / "timeline.html").read_text("utf-8") for one in (site, altered)]
    assert all(drawn(pages[0])) and "before 1999" not in pages[0]
    assert drawn(pages[1]).count(False) == 1
    assert "1 record from before 1999 stands without one." in pages[1]


def test_without_an_earlier_release_the_page_of_changes_says_so_and_has_the_changelog(
    site: Path, release: Path, altered: Path
) -> None:
    for language, said in (("en", "no earlier one is known"), ("es", "no se conoce ninguna")):
        page = Page(site / language / "changes.html")
        assert said in page.text and not page.all("table")
        assert f"{len(rows_of(release, 'redirects'))} ids" in page.text
        assert "corrections.html" in [a.get("href") for a in page.all("a")]
    assert "What was coded." in Page(altered / "en" / "changes.html").text
    assert "One more row" in Page(altered / "en" / "changes.html").text


def test_the_list_of_all_that_refers_to_a_record_has_it_as_a_sentence_does(site: Path) -> None:
    named = [Page(path).text for path in sorted((site / "es" / "id").glob("*.all.html"))]
    assert named
    assert not [text for text in named if re.search(r"Todo sobre (El|La|Los|Las) ", text)]


def test_the_tree_of_who_relays_whom_has_the_pairs_of_the_drawing(site: Path) -> None:
    page = (site / "en" / "network.html").read_text("utf-8")
    narrow = page[page.index('class="narrow"') : page.index('class="wide broad"')]
    origins, drawn = narrow.count('class="source"'), page.count("<path d=")
    assert narrow.count("<li>") == origins + drawn
    assert 'href="#pairs"' in narrow


def test_where_to_report_is_an_address_or_how_to_get_one(site: Path, altered: Path) -> None:
    given = Page(altered / "en" / "about.html")
    assert "https://example.org/data" in given.text
    assert "https://example.org/data" in [a.get("href") for a in given.all("a")]
    for language in ("en", "es"):
        assert "HOME_PAGE" in Page(site / language / "about.html").text


def test_the_date_of_a_claim_is_one_that_its_tree_shows(site: Path, release: Path) -> None:
    for row in rows_of(release, "figures"):
        page = (site / "en" / "id" / f"{row['id']}.html").read_text("utf-8")
        found = re.search(r"<dt>Earliest date given for it</dt><dd>(.*?)</dd>", page)
        assert found is None or found[1] in page[page.index('class="tree"') :]


def test_the_markup_of_a_claim_is_json_that_names_the_texts_it_appears_in(site: Path) -> None:
    text = (site / "en" / "id" / "fig-7z23.html").read_text("utf-8")
    start = text.index('ld+json">') + len('ld+json">')
    markup = json.loads(text[start : text.index("</script>", start)])
    assert markup["@type"] == "Claim"
    assert markup["text"].startswith("32 Cubans on mission")
    assert all(one["name"] for one in markup["appearance"])


def hostile(value: Any, key: str = "") -> Any:
    """A document with markup in each of its texts."""
    if isinstance(value, dict):
        return {name: hostile(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [hostile(inner, key) for inner in value]
    written = key.endswith(("_en", "_es")) or key in ("name", "title", "author", "alias", "aliases")
    written |= key in ("as_reported", "admin1", "value", "acronym", "words")
    return f"{HOSTILE}{value}" if written and isinstance(value, str) else value


def of_the_part(relations: list[dict[str, Any]]) -> dict[str, Any]:
    """A provision of several agreements that is made to speak of one of them."""
    of_all = ("ve-cu-defence-agreements-2008", "provided_for")
    return next(row for row in relations if (row["under_id"], row["modality"]) == of_all)


@pytest.fixture(scope="module")
def altered(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a release with markup in each text, three rivals, two words that are rivals, an
    id moved, one withdrawn, agreements that are part of another, an act that was not made."""
    folder = tmp_path_factory.mktemp("altered")
    dist = Path(shutil.copytree(release, folder / "dist"))
    for path in (dist / "json").rglob("*.json"):
        if "schema" not in path.parts:
            path.write_text(json.dumps(hostile(json.loads(path.read_text("utf-8")))), "utf-8")
    path = dist / "json" / "figures.json"
    figures = json.loads(path.read_text("utf-8"))
    rivals = [row for row in figures["rows"] if row["id"] in ("fig-7z23", "fig-2pzn", "fig-vg2h")]
    for row in rivals:
        row |= {"rival_group": "fig-2pzn", "conflict": "claimants", "n_origins_of_group": 2}
        row |= {"spread_low": 2, "spread_high": 7000}
    rivals[0] |= {"best": 40, "outcome": "withdrawn"}
    rivals[1] |= {"standing": "disputed"}
    for row in figures["rows"]:
        if row["id"] in ("fig-wxpd", "fig-bdz8"):
            row |= {"rival_group": "fig-bdz8", "conflict": "claimants", "n_origins_of_group": 2}
            row |= {"low": 777, "spread_low": 777}
    path.write_text(json.dumps(figures), "utf-8")
    book = dist / "docs" / "codebook.en.md"
    added = f"\n{HOSTILE}\n\n[press](javascript:alert(1))\n\n<div onclick='x'>\n"
    book.write_text(book.read_text("utf-8") + added, "utf-8")
    (dist / "CHANGES.md").write_text("# Changes\n\n- One more row & <b>more</b>.\n", "utf-8")
    (dist / "CHANGELOG.md").write_text("# Changelog\n\n## 0.1.0\n\n- What was coded.\n", "utf-8")
    changes = json.loads((dist / "changes.json").read_text("utf-8"))
    (dist / "changes.json").write_text(json.dumps(changes | {"since": "0.0.9"}), "utf-8")
    path = dist / "json" / "agreements.json"
    agreements = json.loads(path.read_text("utf-8"))
    part = next(row for row in agreements["rows"] if row["id"] == "ve-cu-cooperation-agreement")
    spoken = next(row for row in agreements["rows"] if row["id"] == "ve-cu-clandestine-agreements")
    part["part_of"] = spoken["part_of"] = "ve-cu-defence-agreements-2008"
    path.write_text(json.dumps(agreements), "utf-8")
    path = dist / "json" / "relations.json"
    relations = json.loads(path.read_text("utf-8"))
    of_the_part(relations["rows"])["subject_id"] = spoken["id"]
    path.write_text(json.dumps(relations), "utf-8")
    path = dist / "json" / "events.json"
    events = json.loads(path.read_text("utf-8"))
    early = next(row for row in events["rows"] if row["date_precision"] == "day")
    early |= dict.fromkeys(("date", "date_earliest", "date_latest"), "1977-05-16")
    made = {row["id"]: row for row in events["rows"]}
    made["acknowledgement-combatants-2026"]["modality"] = "denied"
    path.write_text(json.dumps(events), "utf-8")
    for old, new in (("old-id", "fig-7z23"), ("gone-id", None)):
        moved = {"id": old, "redirect_to": new, "since": "2026-11-29"}
        moved |= {"reason_en": "Told twice.", "reason_es": "Contado dos veces."}
        (dist / "json" / "by-id" / f"{old}.json").write_text(json.dumps(moved), "utf-8")
    return build(dist, folder / "site", "--home", "https://example.org/data/")


def test_markup_in_every_text_of_every_row_is_shown_and_never_run(altered: Path) -> None:
    for path, page in pages(altered):
        for attributes in page.all("script"):
            assert "src" in attributes or attributes["type"] == "application/ld+json", path
        assert (page.wrong, page.open) == ([], []), path
    assert HOSTILE in Page(altered / "en" / "id" / "fig-7z23.html").text


def test_an_id_that_moved_leads_to_its_record_and_a_withdrawn_one_says_why(altered: Path) -> None:
    old = Page(altered / "es" / "id" / "old-id.html")
    assert any("fig-7z23.html" in str(a.get("content")) for a in old.all("meta"))
    assert "Contado dos veces. Desde el 29 de noviembre de 2026." in old.text
    gone = Page(altered / "en" / "id" / "gone-id.html")
    assert "gone-id was withdrawn" in gone.text and "Told twice." in gone.text


def test_a_report_of_an_error_opens_the_form_of_the_repository_with_the_id(altered: Path) -> None:
    addresses = [a.get("href") for a in Page(altered / "en" / "id" / "fig-7z23.html").all("a")]
    assert "https://example.org/data/issues/new?template=1-error.yml&record=fig-7z23" in addresses


def test_contested_numbers_stand_side_by_side_with_their_voices_and_copies(altered: Path) -> None:
    page = Page(altered / "en" / "contested.html")
    assert "3 figures, 2 texts, 2 independent voices in all" in page.text
    middles = {str(point["cx"]) for point in page.all("circle")}
    assert len(middles) == 2
    html = (altered / "en" / "index.html").read_text("utf-8")
    numbers = re.findall('<th scope="row">(.*?)</th>', html)
    assert sum("badge disputed" in number for number in numbers) == 1
    assert "circle" in (altered / "en" / "index.html").read_text("utf-8")


def test_the_timeline_draws_a_day_solid_and_a_span_of_possible_dates_hollow(site: Path) -> None:
    page = Page(site / "en" / "timeline.html")
    marks = {str(mark["class"]) for mark in page.all("rect")}
    assert marks == {"exact", "vague"}
    wide = [float(str(m["width"])) for m in page.all("rect") if m["class"] == "vague"]
    assert max(wide) > 3
    assert all(float(str(m["width"])) == 3 for m in page.all("rect") if m["class"] == "exact")


def test_the_page_of_official_words_sets_a_denial_against_its_acknowledgement(site: Path) -> None:
    text = Page(site / "en" / "official.html").text
    later = text[text.index("Denied, and later acknowledged") :]
    assert later.index("denials") < later.index("acknowledgement of Cuban losses")


def test_an_acknowledgement_stands_once_with_every_denial_that_it_or_a_claim_in_it_contradicts(
    site: Path, release: Path
) -> None:
    page = (site / "en" / "official.html").read_text("utf-8")
    turns = re.findall('<ol class="turn">(.*?)</ol>', section(page, "turns"), flags=re.S)
    last = [
        re.findall("<li><span class", turn) and turn.rpartition("Acknowledged") for turn in turns
    ]
    heads = [re.findall(r'id/([^"]+)\.html', tail)[0] for _, _, tail in last]
    assert len(heads) == len(set(heads)) > 0
    events = {row["id"]: row for row in rows_of(release, "events")}
    under = {row["id"]: row["under_id"] for row in rows_of(release, "relations")}
    pairs = [
        (claim["id"], under[rival])
        for claim in rows_of(release, "claims")
        if claim["modality"] == "denied" and under.get(claim["id"]) in events
        for rival in claim["rivals"] or []
        if events.get(under.get(rival, ""), {}).get("kind") == "acknowledgement"
    ]
    assert ("rel-k43p", "acknowledgement-combatants-2026") in pairs
    for denial, acknowledgement in pairs:
        assert f"id/{denial}.html" in turns[heads.index(acknowledgement)]


def test_agencies_stand_in_the_order_in_which_their_list_shows_them(site: Path) -> None:
    page = (site / "en" / "agencies.html").read_text("utf-8")
    lists = re.findall(r"<p>Go to: (.*?)</p>", page)
    assert lists
    for one in lists:
        shown = [name.casefold() for name in re.findall(r">([^<]+)</a>", one)]
        assert shown == sorted(shown)


def test_the_timeline_says_how_many_it_shows_and_how_many_have_no_date(
    site: Path, release: Path
) -> None:
    page = Page(site / "en" / "timeline.html")
    total = len(rows_of(release, "events")) + len(rows_of(release, "agreements"))
    shown = sum("data-kind" in item for item in page.all("li"))
    said = f"Of {total} events and agreements, {shown} stand here; {total - shown} have no date"
    assert said in page.text


def test_a_text_is_listed_with_whoever_it_is_of(site: Path, release: Path) -> None:
    page = Page(site / "en" / "table-sources.html").text
    publishers = {row["id"]: row for row in rows_of(release, "publishers")}
    texts = [row for row in rows_of(release, "sources") if row["publisher_id"]]
    assert texts
    for row in texts:
        name = publishers[row["publisher_id"]]
        whose = row["label_en"] or name.get("label_en") or name["name"]
        assert f"{whose[0].upper()}{whose[1:]}: {row['title']}" in page


def test_only_a_claim_goes_back_to_somebody(site: Path) -> None:
    claim, person = (
        Page(site / "en" / "id" / f"{id_}.html").text for id_ in ("fig-7z23", "nicolas-maduro")
    )
    assert "Who it goes back to" in claim and "Who it goes back to" not in person
    assert "Where it was read" in person


def test_contested_numbers_are_listed_with_their_range_and_unit(altered: Path) -> None:
    page = (altered / "es" / "contested.html").read_text("utf-8")
    assert re.search(r"</a>: 2 [^<]*acuerdos <span", page)


def test_the_changelog_is_said_to_be_in_english_where_it_is_not_the_language_of_the_page(
    altered: Path,
) -> None:
    page = (altered / "es" / "changes.html").read_text("utf-8")
    assert re.search(r'\(solo en inglés\)</summary><div class="document" lang="en">', page)


def test_the_page_of_agencies_leads_to_where_cubans_were_said_to_be(site: Path) -> None:
    page = Page(site / "en" / "agencies.html")
    assert "Names and forms" in page.text
    assert "presence.html#ve-dgcim" in [a.get("href") for a in page.all("a")]


def test_a_relay_error_is_shown_with_what_speaks_against_it(site: Path, release: Path) -> None:
    text = Page(site / "en" / "relays.html").text
    claims = json.loads((release / "json" / "claims.json").read_text("utf-8"))["rows"]
    wrong = [claim for claim in claims if claim["standing"] == "misquoted"]
    assert text.count("Against it") == len(wrong)
    for claim in wrong:
        assert claim["sentence_en"] in text


def test_the_same_release_gives_the_same_bytes_under_another_hash_seed(
    release: Path, site: Path, tmp_path: Path
) -> None:
    again = build(release, tmp_path / "site", seed="1")
    files = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    assert [f for f in files if (site / f).read_bytes() != (again / f).read_bytes()] == []


def test_the_first_page_stays_under_100_kb_and_a_record_under_50(site: Path) -> None:
    for language in ("en", "es"):
        assert (site / language / "index.html").stat().st_size < 100_000
        for path in (site / language / "id").glob("*.html"):
            assert path.name.endswith(".all.html") or path.stat().st_size < 50_000, path


def test_search_finds_every_record_by_its_id_and_by_its_other_names(site: Path) -> None:
    for language in ("en", "es"):
        script = (site / language / "search-index.js").read_text("utf-8")
        entries = json.loads(script.removeprefix("self.searchIndex = ").removesuffix(";\n"))
        ids = {path.stem for path in (site / language / "id").glob("*.html")}
        found = {entry[0] for entry in entries}
        # An id that moved is found as well as the record that it became.
        assert {one for one in found if ".html" not in one} == {i for i in ids if ".all" not in i}
        pages = {"agreements.html#y2008", "official.html#turns", "contested.html"}
        assert pages <= found
        assert all(entry[2] for entry in entries)
    assert any("DGCIM" in entry[3] for entry in entries)


def test_the_tables_list_every_record(site: Path, release: Path) -> None:
    for name in ("figures", "relations", "sources"):
        rows = json.loads((release / "json" / f"{name}.json").read_text("utf-8"))["rows"]
        page = Page(site / "es" / f"table-{name}.html")
        assert len(page.all("tr")) == len(rows) + 1


def test_the_map_draws_the_places_that_have_coordinates(site: Path, release: Path) -> None:
    rows = json.loads((release / "json" / "places.json").read_text("utf-8"))["rows"]
    mapped = [row for row in rows if row["lat"] is not None and row["precision"] != "not_mapped"]
    page = Page(site / "en" / "map.html")
    assert len(page.all("circle")) == len(mapped) > 0
    for point in page.all("circle"):
        assert 0 < float(str(point["cx"])) < 560 and 0 < float(str(point["cy"])) < 500


def test_markup_in_the_pages_of_the_release_is_shown_and_its_tables_are_tables(
    altered: Path,
) -> None:
    page = Page(altered / "en" / "codebook.html")
    assert HOSTILE in page.text
    assert len(page.all("table")) > 10
    assert not [a for a in page.all("a") if "javascript" in str(a.get("href"))]


def test_the_feed_of_changes_is_well_formed_and_names_the_version(altered: Path) -> None:
    feed = ElementTree.parse(altered / "en" / "changes.xml").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    version = json.loads((altered.parent / "dist/json/datapackage.json").read_text("utf-8"))[
        "version"
    ]
    assert str(feed.findtext(f"{atom}entry/{atom}title")).endswith(f"cubaven-data {version}")
    assert "One more row" in str(feed.findtext(f"{atom}entry/{atom}content"))


def test_who_relays_whom_counts_each_step_of_the_chains(site: Path, release: Path) -> None:
    page = Page(site / "en" / "network.html")
    assert len(page.all("path")) == min(45, len(page.all("tr")) - 1)
    tables = {
        name: json.loads((release / "json" / f"{name}.json").read_text("utf-8"))["rows"]
        for name in ("sources", "citations")
    }
    herald, military = (
        {
            row["id"]
            for row in tables["sources"]
            if row["publisher_id"] == publisher and not row["speaker_id"]
        }
        for publisher in ("miami-herald", "military-com")
    )
    relayed = {
        citation["record_id"]
        for citation in tables["citations"]
        if citation["column_name"] == "sources"
        and citation["source_id"] in military
        and herald & {one.rstrip("~?") for one in citation["citation"].split(" via ")[-2:-1]}
    }
    assert len(relayed) > 1
    text = (site / "en" / "network.html").read_text("utf-8")
    pair = next(line for line in text.split("\n") if "miami-herald.html" in line and "<tr>" in line)
    assert f'military-com.html">Military.com</a></td><td>{len(relayed)}</td>' in pair


def test_corrections_lead_from_an_id_that_moved_to_its_record(site: Path, release: Path) -> None:
    page = Page(site / "es" / "corrections.html")
    redirects = json.loads((release / "json" / "redirects.json").read_text("utf-8"))["rows"]
    assert redirects
    for row in redirects:
        assert row["old_id"] in page.text and row["reason_es"] in page.text


def test_the_tables_are_offered_as_files(site: Path, release: Path) -> None:
    files = {path.name for path in (site / "files").iterdir()}
    assert {path.name for path in (release / "csv").glob("*.csv")} <= files
    offered = [str(a.get("href")) for a in Page(site / "en" / "tables.html").all("a")]
    assert {f"../files/{name}" for name in files} <= set(offered)


def test_a_word_stands_as_the_text_has_it_and_not_as_the_bound_reckoned_for_it(
    altered: Path,
) -> None:
    page = Page(altered / "en" / "contested.html")
    assert "Thousands of Cuban advisors”" in page.text and "777" not in page.text
    spanish = Page(altered / "es" / "contested.html").text
    assert "Thousands of Cuban advisors»" in spanish and "777" not in spanish


def test_the_start_counts_as_many_claims_with_several_origins_as_there_are(
    site: Path, release: Path
) -> None:
    several = sum(row["n_origins"] >= 2 for row in rows_of(release, "claims"))
    text = Page(site / "en" / "index.html").text
    assert several and f"{several} have at least two independent named origins" in text


def test_statements_that_may_be_one_are_counted_once_and_said_to_be_so(
    release: Path, tmp_path: Path
) -> None:
    dist = Path(shutil.copytree(release, tmp_path / "dist"))
    named: dict[str, list[str]] = {}
    for row in rows_of(release, "citations"):
        if row["column_name"] == "sources" and row["origin_type"] == "named":
            named.setdefault(row["record_id"], []).append(row["origin_id"] or row["source_id"])
    claims = [row for row in rows_of(release, "claims") if row["n_origins"] == 2]
    id_ = next(row["id"] for row in claims if len({*named[row["id"]]}) == 2)
    path = dist / "json" / "relations.json"
    relations = json.loads(path.read_text("utf-8"))
    link = next(row for row in relations["rows"] if row["kind"] == "possibly_same_as")
    link["subject_id"], link["object_id"] = sorted({*named[id_]})
    path.write_text(json.dumps(relations), "utf-8")
    path = dist / "json" / "by-id" / f"{id_}.json"
    entry = json.loads(path.read_text("utf-8"))
    entry["record"]["n_origins"] = 1
    path.write_text(json.dumps(entry), "utf-8")
    text = Page(build(dist, tmp_path / "site") / "en" / "id" / f"{id_}.html").text
    assert "1 independent voice:" in text and "may be one and the same" in text
    assert "leaves that open" not in text


def test_an_act_that_was_not_made_stands_apart_and_in_no_pair(altered: Path, site: Path) -> None:
    said = (site / "en" / "official.html").read_text("utf-8")
    denied = (altered / "en" / "official.html").read_text("utf-8")
    target = "id/acknowledgement-combatants-2026.html"
    assert target in section(said, "turns") and target not in section(denied, "turns")
    for page, where in ((said, False), (denied, True)):
        apart = page[page.index('id="not-made"') :]
        assert (target in apart) == where
    assert target not in denied[: denied.index('id="not-made"')]


def test_a_pair_says_who_denied_and_who_acknowledged_and_has_no_claim_twice(site: Path) -> None:
    page = section((site / "en" / "official.html").read_text("utf-8"), "turns")
    assert re.search(r">Denied by the Cuban government[^<]* · [^<]+<", page)
    assert re.search(r">Acknowledged by the Cuban government · by 25 February 2026<", page)
    contents = re.findall('<ul class="content">(.*?)</ul>', page, flags=re.S)
    claims = re.findall(r"id/([^\"]+)\.html", " ".join(contents))
    assert len(claims) == len(set(claims)) > 3
    # What the denial denies and the acknowledgement says come first.
    assert claims[:2] == ["rel-k43p", "rel-dcx6"]


def test_a_number_leads_to_the_same_number_of_others(site: Path) -> None:
    page = (site / "en" / "id" / "fig-7z23.html").read_text("utf-8")
    assert re.search(
        r'The same number of others: <a href="[^"]*id/fig-4f9v\.html">32 · Cuban security', page
    )
    assert "The same number of others" not in Page(site / "en" / "id" / "fig-bjpd.html").text


def test_a_year_shows_two_agreements_open_and_explains_an_acronym_once(site: Path) -> None:
    page = (site / "en" / "agreements.html").read_text("utf-8")
    for year in re.split(r'<section id="(?:y\d[^"]*|undated)"><h2>', page)[1:]:
        entries = re.findall(
            r'<section id="[^"]+">(<h3>|<details class="entry"><summary><h3>)', year
        )
        assert [one == "<h3>" for one in entries] == [place < 2 for place in range(len(entries))]
    assert len(re.findall(r"\bDIM: [A-Z]", Page(site / "en" / "agreements.html").text)) == 1


def test_a_provision_that_speaks_of_one_of_several_agreements_stands_under_that_one(
    altered: Path, release: Path
) -> None:
    page = (altered / "en" / "agreements.html").read_text("utf-8")
    target = f"id/{of_the_part(rows_of(release, 'relations'))['id']}.html"
    assert target in section(page, "ve-cu-clandestine-agreements")
    assert target not in section(page, "ve-cu-defence-agreements-2008")


def test_the_page_of_whoever_speaks_leads_to_what_goes_back_to_them(
    site: Path, release: Path
) -> None:
    page = (site / "en" / "id" / "cuba-government.all.html").read_text("utf-8")
    spoken = {row["id"] for row in rows_of(release, "claims") if "cuba-government" in row["voices"]}
    assert spoken and all(f"id/{id_}.html" in page for id_ in spoken)
    assert "What goes back to it" in Page(site / "en" / "id" / "cuba-government.html").text
