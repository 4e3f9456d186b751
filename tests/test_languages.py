"""The language of a text, by its commonest words."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import gate_1
from examples import set_cells

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


def test_a_name_may_be_in_either_language(example: Path) -> None:
    set_cells(example, "actors", "minister-one", {"name_es": "the minister of all that is"})
    assert "language-of-column" not in {finding.rule for finding in gate_1(example)}
