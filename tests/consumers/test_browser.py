"""The site as its readers use it: by clicks in Chromium, on a phone and on a desk, by everyone."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from programs import program, run

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def seen(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("browser")
    for name in ("package.json", "package-lock.json", ".npmrc", "site.mjs"):
        shutil.copy(HERE / name, folder)
    run(program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
    build = HERE.parent.parent / "site" / "build.py"
    run(sys.executable, build, "--dist", released, "--out", folder / "site", cwd=folder)
    chromium = program("chromium")
    return json.loads(run(program("node"), "site.mjs", folder / "site", chromium, cwd=folder))


def test_no_page_breaks_its_policy_asks_another_host_or_fails_in_a_script(seen: Any) -> None:
    assert seen["complaints"] == []


def test_every_kind_of_page_satisfies_wcag_2_2_aa_as_far_as_axe_can_tell(seen: Any) -> None:
    assert seen["axe"] == []
    assert {*seen["schemes"]} == {"360 dark", "360 light", "1440 dark", "1440 light"}


def test_no_page_and_no_menu_is_wider_than_a_phone(seen: Any) -> None:
    assert seen["wide"] == []


def test_a_number_is_found_from_the_start_page_with_its_voices_and_its_citation(seen: Any) -> None:
    assert [(task["language"], task["width"]) for task in seen["tasks"]] == [
        ("en", 360), ("en", 1440), ("es", 360), ("es", 1440)
    ]  # fmt: skip
    for task in seen["tasks"]:
        assert task["record"] in task["found"]
        origins = {"en": "1 independent voice", "es": "1 voz independiente"}
        assert origins[task["language"]] in task["origins"]
        assert "fig-7z23, CC BY 4.0." in task["copied"]
        other = "es" if task["language"] == "en" else "en"
        assert task["other"] == [other, "fig-7z23.html"]


def test_search_minds_neither_accents_nor_capitals_nor_the_order_of_words(seen: Any) -> None:
    assert {task["folded"] for task in seen["tasks"]} == {"Hugo Chávez"}


def test_a_search_for_an_abbreviation_finds_its_body_first_in_either_language(seen: Any) -> None:
    for task in seen["tasks"]:
        assert task["abbreviated"] == "id/ve-dgcim.html"
        assert (task["carried"], task["carriedFound"]) == ("DGCIM", "id/ve-dgcim.html")


def test_search_finds_what_the_data_says_in_other_words_and_answers_a_question(seen: Any) -> None:
    for task in seen["tasks"]:
        assert len(task["otherWords"]) == 2
        for first_two in task["otherWords"]:
            assert "id/fig-7z23.html" in first_two


def test_search_finds_people_and_pages_first_and_names_like_one_that_is_misspelt(
    seen: Any,
) -> None:
    for task in seen["tasks"]:
        pages = ["agreements.html#y2008", "official.html#turns"]
        assert task["first"] == ["id/nicolas-maduro.html", *pages, "id/hugo-chavez.html"]
        none = {"en": "Nothing found.", "es": "No se encontró nada."}
        assert task["missed"].startswith(none[task["language"]])


def test_a_phone_shows_who_relays_whom_as_a_tree_and_a_desk_as_a_drawing(seen: Any) -> None:
    for task in seen["tasks"]:
        assert (task["tree"], task["drawing"]) == (task["width"] == 360, task["width"] == 1440)


def test_each_question_is_answered_one_click_from_the_start_and_cited_two_clicks_on(
    seen: Any,
) -> None:
    assert len(seen["answers"]) == 4
    for done in seen["answers"]:
        for question in ("agreements", "inside", "denied", "changed"):
            answer = done[question]
            assert answer["text"].strip() and answer["screens"] <= 2, (question, done)
            if question != "changed":
                assert "CC BY 4.0." in answer["citation"] and answer["cite"]


def test_filters_sorting_and_download_do_what_they_say(seen: Any) -> None:
    for task in seen["tasks"]:
        assert 0 < task["eventsOfKind"] < task["events"]
        assert task["ids"] == sorted(task["ids"], reverse=True)
        assert task["download"] == 2, "the head and one row"


def test_the_pages_are_valid_html(seen: Any) -> None:
    assert seen["html"] == []


def test_a_record_and_a_table_are_used_by_the_keyboard_alone(seen: Any) -> None:
    assert [task["language"] for task in seen["keyboard"]] == ["en", "es"]
    for task in seen["keyboard"]:
        assert task["skips"] == "skip"
        assert "fig-7z23, CC BY 4.0." in task["copied"]
        assert task["sorted"] == "ascending"
        assert task["rows"] > 0


def test_without_scripts_tables_are_whole_and_no_control_is_dead(seen: Any) -> None:
    assert seen["plain"]["rows"] > 10
    assert seen["plain"]["dead"] == 0
    assert seen["plain"]["way"] > 0
