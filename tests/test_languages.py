"""The language of a text, by its commonest words."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from asking import gate_1
from examples import set_cells

from cubaven_data.findings import Finding
from cubaven_data.model.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The officials who were with him.", "en"),
        ("Los funcionarios que estaban con él.", "es"),
        ("Minister of the north.", "en"),
        (
            "La Joint Interagency Task Force, con sede en Florida, se lo dijo a los periodistas.",
            "es",
        ),
        ("La Office of the Director of National Intelligence.", None),
        ("Los asesores «who were with the minister» se fueron con él.", "es"),
        ("Según «the Office of the minister».", None),
        ("The bases by the coast at Los Teques and La Guaira were closed.", "en"),
        ("Fuerte Tiuna, La Guaira, Los Teques y El Valle", None),
        ("families: private life", None),
    ],
)
def test_a_language_is_told_by_words_that_no_name_or_quotation_explains(
    text: str, language: str | None
) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("column", "text", "found"),
    [
        ("summary_es", "The minister who was with the advisers.", "English"),
        ("summary_en", "El ministro que estuvo con los asesores.", "Spanish"),
    ],
)
def test_a_text_in_the_other_language_is_a_warning(
    column: str, text: str, found: str, example: Path
) -> None:
    cells = {"summary_en": "The minister of the north.", "summary_es": "El ministro del norte."}
    set_cells(example, "actors", "minister-one", cells)
    assert gate_1(example) == []
    set_cells(example, "actors", "minister-one", {column: text})
    (finding,) = gate_1(example)
    assert (finding.rule, finding.column, finding.warns) == ("language-of-column", column, True)
    assert finding.message() == f'"{text}" seems to be in {found}'


def texts_swapped(example: Path, rows: int, right: int) -> list[Finding]:
    """What is found where so many more rows have their texts in the other's column."""
    path = example / "data" / "actors.csv"
    with path.open(newline="", encoding="utf-8") as file:
        actors = [*csv.DictReader(file)]
    english, spanish = "The minister who was with them.", "El ministro que estuvo con ellos."
    for n in range(rows + right):
        one, other = (english, spanish) if n < right else (spanish, english)
        names = {"id": f"zz-{n:02}", "name_en": f"One {n}", "name_es": f"Uno {n}"}
        actors.append({**actors[0], **names, "summary_en": one, "summary_es": other})
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [*actors[0]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(actors)
    return [f for f in gate_1(example) if f.rule == "language-of-column"]


def test_columns_that_were_swapped_are_one_error_each(example: Path) -> None:
    found = texts_swapped(example, 12, 3)
    assert [(f.line, f.column, f.warns) for f in found] == [
        (1, "summary_en", False),
        (1, "summary_es", False),
    ]
    assert found[1].message("en") == '"summary_es" has texts (12) that are in English'
    assert found[1].message("es") == "«summary_es» tiene textos (12) que están en inglés"
    assert "this column and summary_en were swapped" in found[1].remedy("en")


@pytest.mark.parametrize(("rows", "right"), [(9, 0), (12, 12)])
def test_texts_in_the_other_language_are_told_one_by_one_where_they_are_few_or_no_majority(
    rows: int, right: int, example: Path
) -> None:
    found = texts_swapped(example, rows, right)
    assert len(found) == 2 * rows
    assert all(f.line > 1 and f.warns for f in found)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("name_es", "the Guardia"),
        ("name_en", "el North Guard"),
        ("label_en", "el North Guard"),
        ("label_en", "del Guard"),
        ("label_es", "of the Guardia"),
        ("label_en", "misión de los asesores"),
    ],
)
def test_an_article_of_the_other_language_at_the_beginning_of_a_name_is_a_warning(
    column: str, text: str, example: Path
) -> None:
    set_cells(example, "actors", "minister-one", {"label_en": "one", "label_es": "uno"})
    set_cells(example, "actors", "minister-one", {column: text})
    (finding,) = gate_1(example)
    assert (finding.rule, finding.column, finding.warns) == ("language-of-column", column, True)


@pytest.mark.parametrize("text", ["La Tercera", "Los Roques", "The New York Times", "Lasa", "a.C."])
def test_an_article_in_a_name_is_no_language(text: str, example: Path) -> None:
    cells = {"name_en": text, "name_es": text, "label_en": text, "label_es": text}
    set_cells(example, "actors", "minister-one", cells)
    assert gate_1(example) == []


def test_short_texts_that_were_swapped_are_warnings(example: Path) -> None:
    cells = {"role_en": "jefe de escolta", "role_es": "chief of guard"}
    set_cells(example, "relations", "rel-aaaa", cells)
    found = [(one.rule, one.column, one.warns) for one in gate_1(example)]
    both = [("language-of-column", column, True) for column in ("role_en", "role_es")]
    assert found == both
    set_cells(example, "relations", "rel-aaaa", {"role_en": "de facto chief of guard"})
    assert [one.column for one in gate_1(example)] == []


def test_a_name_may_be_in_either_language(example: Path) -> None:
    set_cells(example, "actors", "minister-one", {"name_es": "Minister of all that is"})
    assert "language-of-column" not in {finding.rule for finding in gate_1(example)}
