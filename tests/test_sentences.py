"""The sentence that a claim makes, by its modality, dates and what it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from examples import set_cells

from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.citations import parse_citation
from cubaven_data.reading.records import Records
from cubaven_data.release import printable
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
            "According to Daily North, North Guard did not guard Minister One.",
            "Según Daily North, Guardia del Norte no protegía a Ministro Uno.",
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
    assert english == "According to Daily North, North Guard was not active in North Base."
    assert spanish == "Según Daily North, Guardia del Norte no actuaba en Base Norte."


def test_what_a_denial_is_about_is_told_as_denied_by_who_denies_it(example: Path) -> None:
    set_cells(example, *STEP, {"kind": "denial", "date": "2020-01-20", "place_id": ""})
    denied = {"modality": "denied", "under_id": STEP[1]}
    assert sentences(example, GUARD, **denied, ended="") == [
        "Daily North denied that North Guard guarded Minister One.",
        "Según Daily North, no es cierto que Guardia del Norte protegiera a Ministro Uno.",
    ]
    open_ = "south-wire-2020-01-15? via daily-north-2020-02-01#p4"
    assert sentences(example, GUARD, **denied, ended="", sources=open_) == [
        "According to Daily North, perhaps relaying South Wire, North Guard did not guard "
        "Minister One.",
        "Según Daily North, que quizá lo tomó de South Wire, Guardia del Norte no protegía a "
        "Ministro Uno.",
    ]
    set_cells(example, *STEP, {"kind": "statement"})
    assert sentences(example, GUARD, **denied, sources="daily-north-2020-02-01#p4")[0] == (
        "According to Daily North, North Guard did not guard Minister One."
    )


def test_a_number_that_is_denied_is_not_turned_round(example: Path) -> None:
    cells = {"low": "", "best": "24000", "high": "", "qualifier": "exact", "modality": "denied"}
    english, spanish = sentences(example, COUNT, **cells, as_reported="24,000")
    assert english.startswith("South Wire denied that 24,000 Cuban advisers left as part of ")
    assert spanish.startswith(
        "Según South Wire, no es cierto que 24\u00a0000 asesores cubanos se marcharan en "
    )


def test_the_comma_that_ends_a_label_stands_only_where_words_follow(example: Path) -> None:
    label = {"label_en": "an official, not named,", "label_es": "un funcionario no identificado"}
    set_cells(example, "actors", "minister-one", label)
    relation = {"kind": "precedes", "ended": ""}
    assert sentences(example, GUARD, **relation)[0] == (
        "North Guard preceded an official, not named."
    )
    relation |= {"role_en": "at night", "role_es": "de noche"}
    assert "an official, not named (at night)." in sentences(example, GUARD, **relation)[0]
    relation |= {"subject_id": "minister-one", "object_id": "north-guard"}
    assert sentences(example, GUARD, **relation)[0].startswith("An official, not named, preceded ")
    dataset = Records.read(example)
    assert Labels(dataset, "en").of("minister-one") == "an official, not named"


def test_a_person_is_a_member_of_what_a_body_is_part_of(example: Path) -> None:
    cells = {"kind": "part_of", "ended": ""}
    body = sentences(example, GUARD, **cells, object_id="north")
    assert body == [
        "North Guard was part of North.",
        "Guardia del Norte formaba parte de Norte.",
    ]
    person = sentences(example, GUARD, **cells, subject_id="minister-one", object_id="north-guard")
    assert person == [
        "Minister One was a member of North Guard.",
        "Ministro Uno era miembro de Guardia del Norte.",
    ]


def test_whoever_makes_a_statement_is_not_named_again_by_it(example: Path) -> None:
    statement = {"kind": "denial", "place_id": ""}
    labels = {
        "label_en": "Minister One’s denial of guards",
        "label_es": "el desmentido de Ministro Uno de que hubiera guardias",
    }
    set_cells(example, *STEP, statement | labels)
    said = {"kind": "said_in", "object_id": "withdrawal-first-step", "ended": ""}
    assert sentences(example, GUARD, **said, subject_id="minister-one") == [
        "Minister One made the denial of guards.",
        "Ministro Uno hizo el desmentido de que hubiera guardias.",
    ]
    other = sentences(example, GUARD, **said, subject_id="north-guard")
    assert other[0] == "North Guard made Minister One’s denial of guards."


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


def test_an_event_without_a_date_is_told_without_one(example: Path) -> None:
    assert sentences(example, STEP, date="") == [
        "First step took place at North Base.",
        "Primer paso tuvo lugar en Base Norte.",
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
            "Another value is given for the parent body of North Guard: North; in the record, "
            "Ministry of the North.",
            "Se da otro valor para el organismo superior de Guardia del Norte: Norte; en el "
            "registro, Ministerio del Norte.",
        ),
        (
            {"field": "founded", "value": "2002"},
            "Another value is given for the founding of North Guard: 2002; in the record, 2001.",
            "Se da otro valor para la fundación de Guardia del Norte: 2002; en el registro, 2001.",
        ),
        (
            {"field": "wikidata_id", "value": "Q42"},
            "A value is given for the Wikidata id of North Guard, where the record has none: Q42.",
            "Se da un valor para el identificador de Wikidata de Guardia del Norte, que el "
            "registro deja en blanco: Q42.",
        ),
        (
            {"field": "kind", "value": "ministry"},
            "Another value is given for the kind of North Guard: ministry; in the record, "
            "protection unit.",
            "Se da otro valor para la clase de Guardia del Norte: ministerio; en el registro, "
            "unidad de protección.",
        ),
    ],
)
def test_another_value_is_said_in_words(
    example: Path, cells: dict[str, str], english: str, spanish: str
) -> None:
    assert sentences(example, ("alternatives", "alt-aaaa"), **cells) == [english, spanish]


def test_a_unit_of_time_stands_after_what_is_counted_where_the_frame_has_a_place_for_it(
    example: Path,
) -> None:
    frames = {
        "frame_en": "{number} of oil {per} {verb} {about}",
        "frame_es": "{number} de petróleo {per} {verb} {about}",
    }
    set_cells(example, "measure", "oil_value", frames)
    english, spanish = sentences(example, ("figures", "fig-cccc"))
    assert "dollars of oil a year " in english
    assert "dólares estadounidenses de petróleo al año " in spanish


def test_a_peak_and_the_average_of_a_rate_are_said(example: Path) -> None:
    english, spanish = sentences(example, COUNT, accounting="peak")
    assert " at the peak in January 2020" in english
    assert " en el punto máximo en enero de 2020" in spanish
    assert sentences(example, ("figures", "fig-cccc"))[0].endswith(" a year on average in 2019.")
    english, spanish = sentences(example, COUNT, accounting="average")
    assert "on average" not in english and "en promedio" not in spanish


def test_a_total_had_been_reached_by_a_day_and_an_average_held_until_then(example: Path) -> None:
    where = ("figures", "fig-cccc")
    english, spanish = sentences(example, where, date="../2019")
    assert english.endswith(" a year on average until 2019.")
    assert " had been " not in english
    assert spanish.endswith(" hasta 2019.")
    english, _ = sentences(example, where, date="../2019", accounting="cumulative", per="")
    assert " had been " in english
    assert english.endswith(" by 2019.")


def test_an_event_that_had_begun_nobody_knows_when_had_happened_by_its_last_day(
    example: Path,
) -> None:
    english, spanish = sentences(example, STEP, date="../2020-02", part_of="")
    assert " had " in english and "by the end of February 2020" in english
    assert "a más tardar en febrero de 2020" in spanish
    english, spanish = sentences(example, STEP, date="[..2020-02]", part_of="", modality="denied")
    assert english.endswith(" at any time up to February 2020 at North Base.")
    assert spanish.endswith(" en ningún momento hasta febrero de 2020 en Base Norte.")


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
            "Agreement of North and South is reported to exist.",
            "Se tiene noticia de Acuerdo del Norte y el Sur.",
        ),
    ],
)
def test_an_agreement_is_told_with_its_signing(
    example: Path, cells: dict[str, str], english: str, spanish: str
) -> None:
    assert sentences(example, ("agreements", "north-south-2008"), **cells) == [english, spanish]


def test_the_founding_of_an_agency_is_cited_with_the_text_that_gives_its_date(
    example: Path,
) -> None:
    sources = "daily-north-2020-02-01#p2; south-wire-2020-01-16#p1 for founded"
    guard = ("agencies", "north-guard")
    assert sentences(example, guard, sources=sources) == [
        "North Guard was founded in 2001 and dissolved or renamed in 2019.",
        "Guardia del Norte se creó en 2001 y se disolvió o cambió de nombre en 2019.",
    ]
    agency = Dataset.read(example).row("north-guard")
    assert agency["when_en"] == "from 2001 to 2019"
    cited = str(agency["dates_citation_en"])
    assert cited.startswith(f"{agency['dates_en']} Source: South Wire")
    assert "Daily North" not in cited and "north-guard, CC BY 4.0." in cited
    assert agency["dates_who_says_so_en"] == "South Wire" != agency["who_says_so_en"]
    assert agency["dates_support"] == "single_source"
    assert "one_text" in agency["dates_flags"]
    sentences(example, guard, founded="", dissolved="", sources="daily-north-2020-02-01#p2")
    undated = Dataset.read(example).row("north-guard")
    assert undated["when_en"] is undated["dates_en"] is undated["dates_citation_en"] is None
    assert undated["dates_who_says_so_en"] is undated["dates_support"] is None
    assert undated["dates_flags"] == []


@pytest.mark.parametrize(
    ("number", "english", "spanish"),
    [
        (1_000_000, "1 million", "un millón"),
        (1_272_000_000, "1.272 billion", "1272 millones"),
        (26_500_000_000, "26.5 billion", "26\u00a0500 millones"),
        (1_234_567, "1,234,567", "1\u00a0234\u00a0567"),
        (3_000_000_000_000, "3 trillion", "3 billones"),
    ],
)
def test_large_numbers_are_told_in_millions_where_three_decimals_serve(
    number: float, english: str, spanish: str
) -> None:
    assert (printed(number, "en"), printed(number, "es")) == (english, spanish)


@pytest.mark.parametrize(
    ("bounds", "english", "spanish"),
    [
        (
            {"best": "9000000000", "qualifier": "nearly"},
            " was worth nearly 9 billion US dollars",
            " valía casi 9000 millones de dólares estadounidenses",
        ),
        (
            {"low": "5000000", "high": "7000000", "qualifier": "between"},
            " was worth between 5 million and 7 million US dollars",
            " valía entre 5 millones y 7 millones de dólares estadounidenses",
        ),
    ],
)
def test_what_is_counted_in_millions_follows_the_last_number(
    bounds: dict[str, str], english: str, spanish: str, example: Path
) -> None:
    cells = {"low": "", "best": "", "high": "", "population": "", "currency": "USD", **bounds}
    cells |= {"measure": "oil_value", "about_id": "north-south-2008"}
    said = sentences(example, COUNT, **cells)
    assert english in said[0] and spanish in said[1]


def test_the_spanish_article_of_a_share_stands_between_hedge_and_number(example: Path) -> None:
    lists = example / "schema" / "vocabularies"
    unit = "percent,per cent,por ciento,S.,P.,,per cent,per cent,por ciento,por ciento,\n"
    share = (
        "share,share,parte,S.,P.,,handled,handled,handle,handled,intervino en,intervinieron en,"
        "intervenir en,interviniera en,percent,agencies,{about} {verb} {number} of the cases,"
        "{about} {verb} el {number} de los casos\n"
    )
    for name, row in (("unit", unit), ("measure", share)):
        path = lists / f"{name}.csv"
        path.write_text(path.read_text("utf-8") + row, "utf-8")
    cells = {"measure": "share", "about_id": "north-guard", "population": ""}
    bounds = {"low": "10", "best": "", "high": "20", "qualifier": "between"}
    _, spanish = sentences(example, COUNT, **cells, **bounds)
    assert " intervino en entre el 10 y el 20 por ciento de los casos" in spanish
    bounds = {"low": "", "best": "80", "high": "", "qualifier": "about"}
    _, spanish = sentences(example, COUNT, **cells, **bounds)
    assert " intervino en alrededor del 80 por ciento de los casos" in spanish


def test_the_day_of_an_agreement_or_of_an_event_is_not_said_again(example: Path) -> None:
    set_cells(example, "agreements", "north-south-2008", {"signed": "2008-05"})
    cells = {"modality": "provided_for", "under_id": "north-south-2008", "date": "2008-05"}
    english, _ = sentences(example, COUNT, **cells)
    assert english.endswith(" Withdrawal of the advisers under Agreement of North and South.")
    assert " in June 2008 under " in sentences(example, COUNT, **cells | {"date": "2008-06"})[0]


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


def sources_of(example: Path, sources: list[str]) -> list[str]:
    set_cells(example, *COUNT, {"sources": "; ".join(sources)})
    dataset = Records.read(example)
    said = Printable(dataset, "en").cited(dataset[COUNT[1]])
    return re.findall("Sources?: (.*?)[.] (?:Others say otherwise: [^.]*[.] )?cubaven", said)[
        0
    ].split("; ")


def test_of_many_citations_the_nearest_to_each_origin_is_printed_the_most_cited_first(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printable, "PRINTED", 4)
    cited = [
        "south-wire-2020-01-15 via daily-north-2020-02-01#p4",
        "daily-north-2020-02-01#p6",
        "south-wire-2020-01-15~ via daily-north-2020-02-01#p8",
        "south-wire-2020-01-16#p3",
    ]
    assert len(sources_of(example, cited)) == len(cited)
    assert sources_of(
        example, [*cited, "south-wire-2020-01-15? via daily-north-2020-02-01#p9"]
    ) == [
        "South Wire (16 January 2020), paragraph 3",
        "Daily North (1 February 2020), paragraph 6",
        "3 more citations",
    ]


def test_a_text_is_cited_once_with_all_its_places(example: Path) -> None:
    read = [f"daily-north-2020-02-01#{place}" for place in ("p4-5", "p8", "pg2")]
    relayed = ["south-wire-2020-01-15 via daily-north-2020-02-01#p9"]
    assert sources_of(example, [*read, *relayed]) == [
        "Daily North (1 February 2020), paragraphs 4–5 and 8 and page 2",
        "South Wire, according to Daily North (1 February 2020), paragraph 9",
    ]


def test_the_verb_after_several_sources_is_in_the_plural_in_spanish(example: Path) -> None:
    unnamed, wire = "daily-north-unnamed-p4", "south-wire-2020-01-16"
    cells = {"subject_id": unnamed, "kind": "possibly_same_as", "object_id": wire}
    cells |= {"role_en": "", "began": "", "ended": ""}
    for label, verb in (
        ("fuentes que no nombra", "sean"),
        ("los informes", "sean"),
        ("un informe", "sea"),
        ("Luis, oficial", "sea"),
    ):
        set_cells(example, "sources", unnamed, {"label_es": label})
        assert f"{label} quizá {verb} " in sentences(example, GUARD, **cells)[1].replace(
            f"{label[0].upper()}{label[1:]}", label
        )


def test_the_citation_of_a_text_that_follows_another_says_so_unless_its_chain_does(
    root: Path,
) -> None:
    dataset = Records.read(root)
    label = Labels(dataset, "en")
    read = "cubaheadlines-2026-02-21#p3"
    place = "CubaHeadlines (21 February 2026), paragraph 3"
    drawing = f"{place}, drawing on CiberCuba"
    relayed = label.cited(parse_citation(f"cuban-government-2026-01 via {read}"))
    assert label.cited(parse_citation(read)) == drawing
    assert relayed.endswith(f", according to {drawing}")
    assert label.cited(parse_citation(f"cibercuba-2026-02-21 via {read}")).endswith(place)


def test_a_reprint_of_a_text_that_follows_another_is_cited_with_both(example: Path) -> None:
    original, other = "south-wire-2020-01-15", "south-wire-2020-01-16"
    reprint = {"subject_id": "daily-north-2020-02-01", "kind": "reprints", "object_id": original}
    reprint["sources"] = "daily-north-2020-02-01#p3"
    follow = {"subject_id": original, "kind": "follows", "object_id": other}
    for id_, cells in (("rel-cccc", reprint), ("rel-aaaa", follow)):
        set_cells(example, "relations", id_, cells)
    set_cells(example, "sources", other, {"label_en": "the East Wire"})
    said = Labels(Records.read(example), "en").cited(parse_citation("daily-north-2020-02-01#p3"))
    place = "Daily North (1 February 2020), paragraph 3"
    assert said == f"South Wire, drawing on the East Wire, reprinted by {place}"


def test_of_two_texts_that_are_called_alike_the_one_that_the_other_follows_has_its_date(
    example: Path,
) -> None:
    follow = {"subject_id": "south-wire-2020-01-16", "kind": "follows"}
    follow |= {"object_id": "south-wire-2020-01-15", "sources": "south-wire-2020-01-16#p3"}
    set_cells(example, "relations", "rel-aaaa", follow)
    assert sources_of(example, ["south-wire-2020-01-16#p3"]) == [
        "South Wire (16 January 2020), paragraph 3, drawing on South Wire (15 January 2020)"
    ]


def test_texts_that_are_printed_alike_are_printed_once(example: Path) -> None:
    alike = {
        "publisher_id": "daily-north",
        "published": "2020-02-01",
        "label_en": "",
        "label_es": "",
    }
    set_cells(example, "sources", "east-paper-a", alike)
    cited = ["daily-north-2020-02-01#p4", "east-paper-a#p4", "south-wire-2020-01-16#p3"]
    assert sources_of(example, cited) == [
        "Daily North (1 February 2020), paragraph 4",
        "South Wire (16 January 2020), paragraph 3",
    ]
