from __future__ import annotations

import unicodedata

import pytest
from test_cli import run

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.checking.examples import InWords, example_of, shown
from cubaven_data.documents.rules import explanation, rule_list, rules_page
from cubaven_data.texts.wording import LANGUAGES, Language


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_every_rule_with_its_sentence_in_80_columns(language: Language) -> None:
    listed = rule_list(language)
    assert max(map(len, listed.splitlines())) <= 80
    for rule in catalogue().values():
        assert f"{rule.id} {words(rule.says(language))}" in words(listed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.id)
def test_an_explanation_has_every_part_and_nothing_that_cannot_be_seen(rule, language) -> None:
    text = explanation(rule, language)
    example = shown(example_of(rule), language)
    parts = [rule.id, rule.says(language), rule.why(language), *example.wrong, *example.right]
    assert [part for part in parts if words(part) not in words(text)] == []
    unseen = [c for c in text if c != "\n" and (not c.isprintable() or unicodedata.combining(c))]
    assert unseen == []
    data = {*example.wrong, *example.right}  # shown as it stands, however long
    prose = [line for line in text.splitlines() if line[9:] not in data]
    assert max(map(len, prose)) <= 80
    assert example.wrong != example.right


def test_the_explanation_of_a_rule_reads_well() -> None:
    done = run("explain", "date-order")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
date-order
Nothing ends before it begins.

Why      Two dates in the wrong order are usually swapped, or one of them has
         the wrong year.
Wrong    relations, rel-aaaa:
         began  2020-01
         ended  2019-03
Right    began  2019-03
         ended  2020-01
Remedy   swap them, or leave ended blank if unknown
Warning  if one of the dates is an alternative: texts may contradict each other
"""
    )
    spanish = run("explain", "date-order", LC_ALL="es_CU.UTF-8").stdout
    assert "Por qué  Dos fechas" in spanish
    assert "Solución intercámbielas, o deje ended en blanco si no se sabe" in spanish


def test_without_a_rule_all_are_listed() -> None:
    assert run("explain").stdout == rule_list("en")
    assert run("explain", "--lang", "es").stdout == rule_list("es")


def test_an_unknown_rule_gives_2_and_one_line_with_the_nearest() -> None:
    done = run("explain", "dateorder")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith('cubaven: "dateorder" is not a rule; did you mean date-order')
    assert done.stderr.count("\n") == 1
    assert "did you mean date-order" in run("explain", "Date Order").stderr
    assert run("explain", "a\nb").stderr.count("\n") == 1
    done = run("explain", "xyz")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'cubaven: "xyz" is not a rule; run `cubaven explain` for a list\n'


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_every_rule_once_under_its_gate(language: Language) -> None:
    page = rules_page(language)
    heads = [line[4:] for line in page.splitlines() if line.startswith("### ")]
    assert heads == list(catalogue())
    assert page.count("\n## ") == len({rule.gate for rule in catalogue().values()})


def test_only_what_no_data_shows_has_its_example_in_words() -> None:
    in_words = {id_ for id_, rule in catalogue().items() if isinstance(example_of(rule), InWords)}
    files = {"file-missing", "file-unreadable", "unknown-file"}
    evidence = {id_ for id_, rule in catalogue().items() if rule.gate == 0}
    assert in_words == {"frame", "package"} | files | evidence


def test_a_letter_that_looks_like_another_is_shown_as_its_code() -> None:
    assert "Minist\\u0435r of the north." in explanation(catalogue()["look-alike-letter"], "en")
