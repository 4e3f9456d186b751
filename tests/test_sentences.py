"""The sentence that a claim makes, by its modality, dates and what it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from examples import set_cells

from cubaven_data.reading.records import Records
from cubaven_data.release.labels import Labels
from cubaven_data.release.numbers_in_words import printed
from cubaven_data.release.printable import Printable
from cubaven_data.release.sentences import Sentences
from cubaven_data.texts.wording import LANGUAGES

GUARD = ("relations", "rel-cccc")
STEP = ("events", "withdrawal-first-step")
COUNT = ("figures", "fig-aaaa")


def sentences(root: Path, where: tuple[str, str], **cells: str) -> list[str]:
    """The sentence of the row with these cells, in English and in Spanish."""
    table, id_ = where
    set_cells(root, table, id_, cells)
    dataset = Records.read(root)
    return [Sentences(dataset, language).of(dataset[id_]) for language in ("en", "es")]


@pytest.mark.parametrize(
    ("modality", "english", "spanish"),
    [
        (
            "asserted",
            "North Guard guarded Minister One.",
            "Guardia del Norte protegía a Ministro Uno.",
        ),
        (
            "provided_for",
            "Provision was made for North Guard to guard Minister One.",
            "Estaba previsto que Guardia del Norte protegiera a Ministro Uno.",
        ),
        (
            "intended",
            "The aim was for North Guard to guard Minister One.",
            "El propósito era que Guardia del Norte protegiera a Ministro Uno.",
        ),
        (
            "possible",
            "North Guard may have guarded Minister One.",
            "Es posible que Guardia del Norte protegiera a Ministro Uno.",
        ),
        (
            "expected",
            "North Guard was expected to guard Minister One.",
            "Se esperaba que Guardia del Norte protegiera a Ministro Uno.",
        ),
        (
            "denied",
            "North Guard did not guard Minister One.",
            "Guardia del Norte no protegía a Ministro Uno.",
        ),
    ],
)
def test_the_verb_says_no_more_than_the_modality(
    example: Path, modality: str, english: str, spanish: str
) -> None:
    assert sentences(example, GUARD, modality=modality, ended="") == [english, spanish]


@pytest.mark.parametrize(
    ("began", "ended", "english", "spanish"),
    [
        (
            "",
            "..",
            "North Guard may guard Minister One.",
            "Guardia del Norte podría proteger a Ministro Uno.",
        ),
        (
            "[2020-02-01..]",
            "",
            "North Guard may guard Minister One from 1 February 2020 or later.",
            "Guardia del Norte podría proteger a Ministro Uno desde el 1 de febrero de 2020 "
            "o después.",
        ),
        (
            "2019",
            "2020",
            "North Guard may have guarded Minister One from 2019 to 2020.",
            "Es posible que Guardia del Norte protegiera a Ministro Uno desde 2019 hasta 2020.",
        ),
    ],
)
def test_what_is_possible_and_open_towards_the_future_may_be(
    example: Path, began: str, ended: str, english: str, spanish: str
) -> None:
    cells = {"modality": "possible", "began": began, "ended": ended}
    assert sentences(example, GUARD, **cells) == [english, spanish]


def test_what_had_ended_by_a_day_is_told_after_a_comma(example: Path) -> None:
    assert sentences(example, GUARD, ended="[..2020-02-01]") == [
        "North Guard guarded Minister One, no longer so on 1 February 2020.",
        "Guardia del Norte protegía a Ministro Uno, lo que ya no era así el 1 de febrero de 2020.",
    ]


def test_a_denied_state_is_not(example: Path) -> None:
    cells = {"kind": "active_in", "object_id": "north-base", "modality": "denied", "ended": ""}
    english, spanish = sentences(example, GUARD, **cells)
    assert english == "North Guard was not active in North Base."
    assert spanish == "Guardia del Norte no actuaba en Base Norte."


def test_the_role_follows_the_object(example: Path) -> None:
    english, spanish = sentences(example, GUARD, role_en="at night", role_es="de noche", ended="")
    assert english == "North Guard guarded Minister One (at night)."
    assert spanish == "Guardia del Norte protegía a Ministro Uno (de noche)."


def test_what_a_claim_stands_under_comes_last(example: Path) -> None:
    assert sentences(example, GUARD, under_id="north-south-2008", ended="2018") == [
        "North Guard guarded Minister One until 2018 under Agreement of North and South.",
        "Guardia del Norte protegía a Ministro Uno hasta 2018, en virtud de Acuerdo del "
        "Norte y el Sur.",
    ]
    statement = {"kind": "statement", "date": "2020-01-20", "place_id": ""}
    set_cells(example, *STEP, statement)
    assert sentences(example, GUARD, under_id="withdrawal-first-step", ended="") == [
        "North Guard guarded Minister One, according to First step.",
        "Guardia del Norte protegía a Ministro Uno, según Primer paso.",
    ]


def test_an_event_says_when_and_where(example: Path) -> None:
    assert sentences(example, STEP) == [
        "First step took place on 20 January 2020 at North Base.",
        "Primer paso tuvo lugar el 20 de enero de 2020 en Base Norte.",
    ]
    set_cells(example, "places", "north-base", {"precision": "region"})
    assert sentences(example, STEP)[0] == "First step took place on 20 January 2020 in North Base."


def test_a_place_that_the_label_names_is_not_said_again(example: Path) -> None:
    assert sentences(example, STEP, title_en="North Basement", title_es="Sótano norte") == [
        "North Basement took place on 20 January 2020 at North Base.",
        "Sótano norte tuvo lugar el 20 de enero de 2020 en Base Norte.",
    ]
    cells = {"title_en": "Work at North Base", "title_es": "Obras en Base Norte"}
    assert sentences(example, STEP, **cells) == [
        "Work at North Base took place on 20 January 2020.",
        "Obras en Base Norte tuvo lugar el 20 de enero de 2020.",
    ]


def test_an_event_that_goes_on_while_it_is_told_continued(example: Path) -> None:
    assert sentences(example, STEP, date="../..", part_of="") == [
        "First step continued at North Base when reported.",
        "Primer paso continuaba en Base Norte al publicarse el texto.",
    ]
    assert sentences(example, STEP, date="2020-01/..", part_of="") == [
        "First step was going on at North Base from January 2020 on.",
        "Primer paso estaba en curso en Base Norte desde enero de 2020.",
    ]


def test_an_event_without_a_date_is_reported_without_one(example: Path) -> None:
    assert sentences(example, STEP, date="") == [
        "First step at North Base is reported without a date.",
        "Se tiene noticia de Primer paso en Base Norte, sin fecha.",
    ]


def test_a_text_is_called_a_text_of_its_publisher(example: Path) -> None:
    cells = {"kind": "reprints", "subject_id": "south-wire-2020-01-16", "ended": ""}
    english, spanish = sentences(example, GUARD, **cells, object_id="daily-north-2020-02-01")
    assert english == "A text by South Wire reprinted a text by Daily North."
    assert spanish == "Un texto de South Wire reprodujo un texto de Daily North."


def test_a_label_stands_in_place_of_the_title_and_decides_the_number_of_the_verb(
    example: Path,
) -> None:
    cells = {"label_en": "the first steps", "label_es": "el primer paso", "plural": "en"}
    assert sentences(example, STEP, **cells, place_id="", kind="statement") == [
        "The first steps were made on 20 January 2020.",
        "El primer paso se hizo el 20 de enero de 2020.",
    ]


@pytest.mark.parametrize(
    ("cells", "english", "spanish"),
    [
        (
            {"field": "parent_id", "value": "north"},
            "Another value is given for the parent body of North Guard: North.",
            "Se da otro valor para el organismo superior de Guardia del Norte: Norte.",
        ),
        (
            {"field": "founded", "value": "2002"},
            "Another value is given for the founding of North Guard: 2002.",
            "Se da otro valor para la fundación de Guardia del Norte: 2002.",
        ),
        (
            {"field": "kind", "value": "ministry"},
            "Another value is given for the kind of North Guard: ministry.",
            "Se da otro valor para la clase de Guardia del Norte: ministerio.",
        ),
    ],
)
def test_another_value_is_said_in_words(
    example: Path, cells: dict[str, str], english: str, spanish: str
) -> None:
    assert sentences(example, ("alternatives", "alt-aaaa"), **cells) == [english, spanish]


def test_small_numbers_are_words(example: Path) -> None:
    cells = {"low": "", "best": "2", "high": "", "qualifier": "exact", "as_reported": "two"}
    english, spanish = sentences(example, COUNT, **cells)
    assert english.startswith("Two Cuban advisers left as part of ")
    assert spanish.startswith("Dos asesores cubanos se marcharon en el marco de ")


def test_exactly_none_is_a_word(example: Path) -> None:
    cells = {"low": "", "best": "0", "high": "", "qualifier": "exact", "as_reported": "none"}
    english, spanish = sentences(example, COUNT, **cells)
    assert english.startswith("No Cuban advisers left as part of ")
    assert spanish.startswith("Ningún asesor cubano se marchó en el marco de ")
    persons = {"population": "all_persons", "modality": "expected"}
    english, spanish = sentences(example, COUNT, **cells, **persons)
    assert english.startswith("No people were expected to leave as part of ")
    assert spanish.startswith("Se esperaba que ninguna persona se marchara en el marco de ")


def test_none_after_the_verb_is_a_number_in_spanish(example: Path) -> None:
    cells = {"low": "", "best": "0", "high": "", "qualifier": "exact", "as_reported": "none"}
    cells |= {"measure": "mourning_days", "population": "", "accounting": "stock"}
    english, spanish = sentences(example, COUNT, **cells)
    assert " lasted no days" in english
    assert " duró cero días" in spanish


def test_parentheses_within_parentheses_are_brackets(example: Path) -> None:
    set_cells(example, "sources", "daily-north-2020-02-01", {"published": "2020-02?"})
    dataset = Records.read(example)
    said = [Labels(dataset, one).text("daily-north-2020-02-01") for one in LANGUAGES]
    assert said == [
        "Daily North (February 2020 [inferred])",
        "Daily North (febrero de 2020 [fecha deducida])",
    ]


def test_figures_and_relations_that_are_compared_are_told_as_claims(example: Path) -> None:
    cells = {"kind": "possibly_same_as", "subject_id": "fig-aaaa", "object_id": "fig-bbbb"}
    english, spanish = sentences(example, GUARD, **cells, ended="")
    assert english.startswith("The claim that between 100 and 200 Cuban advisers")
    assert "[fig-aaaa] may be the same as the claim that 80 Cuban advisers" in english
    assert "[fig-aaaa] quizá sea la afirmación de que 80" in spanish
    comparison = {"kind": "contradicts", "subject_id": "rel-cccc", "object_id": "rel-aaaa"}
    english, _ = sentences(example, ("relations", "rel-bbbb"), **comparison)
    assert english.startswith("Rel-cccc contradicted the claim that Minister One led ")


@pytest.mark.parametrize(
    ("cells", "english", "spanish"),
    [
        (
            {"signed": "2008-05", "ended": ""},
            "Agreement of North and South was signed in May 2008.",
            "Acuerdo del Norte y el Sur se firmó en mayo de 2008.",
        ),
        (
            {"signed": "", "ended": ""},
            "Agreement of North and South is reported without a date.",
            "Se tiene noticia de Acuerdo del Norte y el Sur, sin fecha.",
        ),
    ],
)
def test_an_agreement_is_told_with_its_signing(
    example: Path, cells: dict[str, str], english: str, spanish: str
) -> None:
    assert sentences(example, ("agreements", "north-south-2008"), **cells) == [english, spanish]


def test_a_very_small_number_is_printed_in_digits() -> None:
    assert printed(0.00001, "en") == "0.00001"
    assert printed(0.00001, "es") == "0,00001"


@pytest.mark.parametrize(
    ("bounds", "english"),
    [
        ({"best": "90"}, "Roughly 90 Cuban advisers left"),
        ({"low": "90", "high": "100"}, "Roughly between 90 and 100 Cuban advisers left"),
        ({"low": "90", "best": "95"}, "Roughly between 90 and 95 Cuban advisers left"),
        ({}, "Roughly an unknown number of Cuban advisers left"),
    ],
)
def test_a_qualifier_that_was_added_is_said_by_its_label(
    bounds: dict[str, str], english: str, example: Path
) -> None:
    path = example / "schema" / "vocabularies" / "qualifier.csv"
    path.write_text(path.read_text("utf-8") + "roughly,roughly,cerca de,R.,C.,,best\n", "utf-8")
    cells = {"low": "", "best": "", "high": "", "qualifier": "roughly", **bounds}
    assert sentences(example, ("figures", "fig-bbbb"), **cells)[0].startswith(english)


def test_of_many_citations_one_of_each_origin_is_printed_the_most_cited_first(
    example: Path,
) -> None:
    read = [f"daily-north-2020-02-01#p{n}" for n in (4, 6, 8)]
    relayed = [f"south-wire-2020-01-15 via {place}" for place in read]
    cited = [*relayed[:1], read[1], relayed[2], "south-wire-2020-01-16#p3"]

    def sources_of(sources: list[str]) -> list[str]:
        set_cells(example, *COUNT, {"sources": "; ".join(sources)})
        dataset = Records.read(example)
        said = Printable(dataset, "en").cited(dataset[COUNT[1]])
        return re.findall("Sources: (.*)[.] cubaven", said)[0].split("; ")

    assert len(sources_of(cited)) == len(cited)
    assert sources_of([*cited, "south-wire-2020-01-16#p4"]) == [
        "South Wire, according to Daily North (1 February 2020), paragraph 4",
        "Daily North (1 February 2020), paragraph 6",
        "3 more citations",
    ]
