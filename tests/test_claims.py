from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from examples import set_cells
from test_diff import copy

from cubaven_data import Dataset, load
from cubaven_data.model.all_claims import CLAIM_TABLES
from cubaven_data.origins import disagreement, rivals
from cubaven_data.origins.rivals import voices_of
from cubaven_data.reading.records import Records
from cubaven_data.release import printable
from cubaven_data.release.foundation import Foundation
from cubaven_data.release.printable import Printable


@pytest.fixture(scope="module")
def claims(root: Path) -> pl.DataFrame:
    return load("claims", root)


def has(column: str, item: str) -> pl.Expr:
    return pl.col(column).list.contains(item)


def says(words: str) -> pl.Expr:
    return pl.col("sentence_en").str.contains(words)


# Questions as a journalist puts them: the one filter that answers, and claims that must be found.
QUESTIONS: dict[str, tuple[pl.Expr, Callable[[pl.DataFrame], bool]]] = {
    "how many Cubans were killed in the raid": (
        (pl.col("kind") == "killed") & (pl.col("population") == "cuban_personnel"),
        lambda rows: 32.0 in rows["best"],
    ),
    "everything the Cuban government says": (
        has("voices", "cuba-government"),
        lambda rows: rows.height > 10,
    ),
    "everything that was said officially": (
        has("origin_kinds", "official_statement"),
        lambda rows: "cuba-government" in set(rows["voices"].explode()),
    ),
    "what rests on one person with a name": (
        has("flags", "one_person") & (pl.col("n_origins") == 1),
        lambda rows: set(rows["n_unnamed_origins"]) == {0},
    ),
    "what rests on one person": (
        has("flags", "one_person"),
        lambda rows: set(rows["support"]) <= {"single_source", "unnamed", "acknowledged"},
    ),
    "who was said to work inside the Venezuelan state": (
        pl.col("kind") == "embedded_in",
        lambda rows: any("ve-armed-forces" in about for about in rows["about"]),
    ),
    "what was denied": (pl.col("modality") == "denied", lambda rows: rows.height > 0),
    "denials and acknowledgements": (
        pl.col("kind").is_in(["denial", "acknowledgement"]),
        lambda rows: {*rows["kind"]} == {"denial", "acknowledgement"},
    ),
    "what the agreements of 2008 provide for": (
        has("about", "ve-cu-defence-agreements-2008") & (pl.col("modality") == "provided_for"),
        lambda rows: rows.height > 0,
    ),
    "what was acknowledged by the party concerned": (
        pl.col("support") == "acknowledged",
        lambda rows: rows.height > 0,
    ),
    "what two or more independent origins say": (
        pl.col("n_origins") > 1,
        lambda rows: "corroborated" in rows["support"],
    ),
    "what happened in 2014": (pl.col("sort_year") == 2014, lambda rows: rows.height > 0),
    "what can be about 2014": (
        (pl.col("first_day") < pl.date(2015, 1, 1))
        & (pl.col("last_day").is_null() | (pl.col("last_day") > pl.date(2013, 12, 31))),
        lambda rows: {*rows["sort_year"]} > {2014},
    ),
    "what the Cuban government denies": (
        has("denied_by", "cuba-government"),
        lambda rows: {*rows["modality"].cast(pl.String)} >= {"denied", "asserted"},
    ),
    "what is attributed to the article by Reuters": (
        has("origins", "reuters-2019-08-22"),
        lambda rows: all("reuters" in voices for voices in rows["voices"]),
    ),
    "what a reader must know besides": (
        pl.col("note_en").is_not_null(),
        lambda rows: {"figures", "relations"} <= {*rows["table_name"]},
    ),
    "what may be, and is not said to be": (
        pl.col("modality") == "possible",
        lambda rows: all("may" in said or "possib" in said for said in rows["sentence_en"]),
    ),
    "what goes back to Reuters": (has("voices", "reuters"), lambda rows: rows.height > 10),
    "which bounds stand for a vague word": (
        has("flags", "imputed"),
        lambda rows: {*rows["table_name"]} == {"figures"},
    ),
    "who led which body": (
        pl.col("kind") == "leads",
        lambda rows: "ve-defense-ministry" in set(rows["about"].explode()),
    ),
    "which numbers of Cubans there are": (
        pl.col("population").cast(pl.String).str.starts_with("cuban_"),
        lambda rows: rows["as_reported"].null_count() == 0,
    ),
    "what is contested": (
        pl.col("contested") == "yes",
        lambda rows: all(rows["n_rivals"] + (rows["standing"] == "disputed") > 0),
    ),
    "what the withdrawal of 2026 is said to be": (
        has("about", "cuban-withdrawal-2026"),
        lambda rows: rows.height > 5,
    ),
    "what the text leaves open": (has("flags", "open"), lambda rows: rows.height > 0),
    "payments": (pl.col("kind") == "paid", lambda rows: rows["n_rivals"].max() == 1),
}


DAYS = ("first_day", "last_day", "sort_date")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_by_one_filter_and_printed_without_a_join(
    question: str, claims: pl.DataFrame
) -> None:
    asked, right = QUESTIONS[question]
    rows = claims.filter(asked)
    assert rows.height
    assert right(rows)
    for language in ("en", "es"):
        for id_, said, cited in rows.select(
            "id", f"sentence_{language}", f"citation_{language}"
        ).rows():
            assert cited.startswith(said.removesuffix("."))
            assert id_ in cited


def test_a_link_that_is_part_of_an_event_is_dated_with_it(example: Path) -> None:
    def dated(**cells: str) -> list[str | None]:
        link = {"subject_id": "minister-one", "object_id": "withdrawal-first-step", "ended": ""}
        set_cells(example, "relations", "rel-cccc", link | cells)
        rows = {row["id"]: row for row in Dataset.read(example).released["claims"].rows}
        row = rows["rel-cccc"]
        assert row["first_day"] == row["last_day"] == row["sort_date"]
        return [row["when_en"], row["when_es"], row["sort_date"] and str(row["sort_date"])]

    assert dated(kind="took_part_in") == [
        "on 20 January 2020, the date of the event",
        "el 20 de enero de 2020, fecha del suceso",
        "2020-01-20",
    ]
    # Whoever speaks of an event may do so at any later time.
    assert dated(kind="criticised") == [None, None, None]
    own = {"began": "2020-01-19", "ended": "2020-01-19"}
    assert dated(kind="took_part_in", **own)[0] == "on 19 January 2020"


def test_another_date_of_a_record_is_dated_as_that_date(example: Path) -> None:
    def dated(field: str, value: str, record_id: str = "north-guard") -> list[str | None]:
        cells = {"record_id": record_id, "field": field, "value": value}
        set_cells(example, "alternatives", "alt-aaaa", cells)
        rows = {row["id"]: row for row in Dataset.read(example).released["claims"].rows}
        row = rows["alt-aaaa"]
        return [row["when_en"], *(row[name] and str(row[name]) for name in DAYS)]

    assert dated("founded", "2002") == ["in 2002", "2002-01-01", "2002-12-31", "2002-12-31"]
    open_end = ["until 2020", None, "2020-12-31", "2020-12-31"]
    assert dated("ended", "2020", "rel-aaaa") == open_end
    assert dated("name_en", "2002") == [None, None, None, None], "which is a name"


def test_a_statement_is_cited_with_its_title_where_only_that_names_the_speaker(
    example: Path,
) -> None:
    def cited(label: str) -> str:
        titles = {"title_en": "Speech of Minister One", "title_es": "Discurso del ministro Uno"}
        cells = {"kind": "statement", "label_en": label, "label_es": label, **titles}
        set_cells(example, "events", "withdrawal-first-step", cells)
        return Dataset.read(example).cite("withdrawal-first-step")

    assert ". Listed as: Speech of Minister One. Source: " in cited("the speech")
    assert "Listed" not in cited("the speech of Minister One")
    sources = "daily-north-2020-02-01#p4; south-wire-2020-01-16#p1 for title_en, title_es"
    set_cells(example, "events", "withdrawal-first-step", {"sources": sources})
    assert " For “Title” only: South Wire " in cited("the speech")
    assert "South Wire" not in cited("the speech of Minister One"), "which is not said"


def test_claims_hold_every_row_of_every_table_of_claims_once(
    root: Path, claims: pl.DataFrame
) -> None:
    data = Dataset.read(root)
    ids = [record.id for name in CLAIM_TABLES for record in data.tables[name]]
    assert claims["id"].to_list() == ids


def test_rivals_are_mutual_and_count_their_origins_together(claims: pl.DataFrame) -> None:
    rivals = dict(claims.select("id", "rivals").iter_rows())
    assert all(id_ in rivals[other] for id_, others in rivals.items() for other in others)
    rows = claims.filter(pl.col("n_rivals") > 0)
    assert (rows["n_origins_of_all"] >= rows["n_origins"]).all()


def test_what_is_known_to_the_month_stands_after_the_days_of_the_month(example: Path) -> None:
    def sorted_by(date: str) -> list[str]:
        set_cells(example, "events", "withdrawal-first-step", {"date": date})
        rows = {row["id"]: row for row in Dataset.read(example).released["claims"].rows}
        row = rows["withdrawal-first-step"]
        assert row["first_day"] <= row["sort_date"]
        return [str(row["sort_date"]), str(row["sort_year"])]

    assert sorted_by("2020-01-03") == ["2020-01-03", "2020"]
    assert sorted_by("2020-01") == ["2020-01-31", "2020"]
    assert sorted_by("[2019-12-30..2020-01-03]") == ["2020-01-03", "2020"]
    assert sorted_by("2019-12/2020-01") == ["2019-12-31", "2019"]
    assert sorted_by("[2019-12..]") == ["2019-12-31", "2019"]


def test_what_a_dated_text_relays_was_claimed_by_its_day(example: Path) -> None:
    set_cells(example, "sources", "south-wire-2020-01-15", {"published": "2020"})
    cited = "south-wire-2020-01-15 via daily-north-2020-02-01#p4"
    set_cells(example, "figures", "fig-aaaa", {"sources": cited})
    rows = {row["id"]: row for row in Dataset.read(example).released["claims"].rows}
    assert str(rows["fig-aaaa"]["claimed_sort_date"]) == "2020-02-01"


def test_the_note_of_an_event_is_its_summary(example: Path) -> None:
    said = {"summary_en": "Over trade.", "summary_es": "Por el comercio."}
    set_cells(example, "events", "withdrawal-first-step", said)
    rows = {row["id"]: row for row in Dataset.read(example).released["claims"].rows}
    row = rows["withdrawal-first-step"]
    assert [row["note_en"], row["note_es"]] == [*said.values()]


def test_a_printed_claim_names_what_bears_out_its_date_and_note_alone(example: Path) -> None:
    sources = (
        "daily-north-2020-02-01#p4; south-wire-2020-01-16#p1 for date, title_en; "
        "south-wire-2020-01-16#p2 for summary_en, summary_es"
    )
    said = {"summary_en": "Over trade.", "summary_es": "Por el comercio.", "sources": sources}
    set_cells(example, "events", "withdrawal-first-step", said)
    (row,) = (
        row
        for row in Dataset.read(example).released["claims"].rows
        if row["id"] == "withdrawal-first-step"
    )
    day = "South Wire (16 January 2020), paragraph"
    assert f" For “Date” only: {day} 1. For “Summary” only: {day} 2. " in row["citation_en"]
    day = "South Wire (16 de enero de 2020), párrafo"
    assert f" Solo para «Fecha»: {day} 1. Solo para «Resumen»: {day} 2. " in row["citation_es"]
    assert "South Wire" not in row["who_says_so_en"], "which counts for no more than its column"


def test_a_voice_without_a_name_is_told_in_spanish(example: Path) -> None:
    label = {"label_es": "funcionarios que el Daily North no identifica"}
    set_cells(example, "sources", "daily-north-unnamed-p4", label)
    rows = {row["id"]: row for row in Dataset.read(example).released["claims"].rows}
    assert rows["rel-cccc"]["voices_es"] == label["label_es"]
    assert rows["rel-cccc"]["voices_en"] == "[Officials]"


def test_another_value_is_a_rival_of_the_record_and_of_further_values(example: Path) -> None:
    data = Dataset.read(example)
    rows = {row["id"]: row for row in data.released["claims"].rows}
    for one in data.alternatives:
        if one.record_id in rows:
            assert one.record_id in rows[one.id]["rivals"]
            assert one.id in rows[one.record_id]["rivals"]


def deniers(root: Path, id_: str) -> str | None:
    rows = {row["id"]: row for row in Dataset.read(root).released["claims"].rows}
    named: str | None = rows[id_]["denied_by_en"]
    return named


def test_who_denies_a_link_in_one_role_denies_it_in_no_other(example: Path) -> None:
    said = {"id": "rel-dddd", "modality": "denied", "sources": "south-wire-2020-01-16#p1"}
    copy(example, "relations", "rel-cccc", **said)
    assert deniers(example, "rel-cccc") == "South Wire"
    set_cells(example, "relations", "rel-dddd", {"role_en": "abroad", "role_es": "en el exterior"})
    assert deniers(example, "rel-cccc") is None


def test_who_speaks_for_a_government_is_named_with_it_as_denying(root: Path) -> None:
    rows = Dataset.read(root).released["claims"].rows
    denying = [{*(row["denied_by"] or ())} for row in rows]
    speakers = {one for source in Dataset.read(root).sources for one in source.speaker_id or ()}
    assert any("cuba-government" in who and who & speakers for who in denying)


def test_who_says_otherwise_than_a_misquotation_denies_nothing(example: Path) -> None:
    disputed = {"disputed_by": "south-wire-2020-01-16#p1"}
    set_cells(example, "relations", "rel-cccc", disputed)
    assert deniers(example, "rel-cccc") == "South Wire"
    set_cells(example, "relations", "rel-cccc", {"outcome": "misquoted"})
    assert deniers(example, "rel-cccc") is None


def test_what_the_data_rests_on_counts_texts_and_claims(root: Path, claims: pl.DataFrame) -> None:
    data = Dataset.read(root)
    found = Foundation.of(data, data.released["claims"])
    assert sum(found.texts.values()) == 12
    assert sum(found.support.values()) == found.claims == claims.height
    first, *others = found.sentences("en")
    assert first == "12 texts were read: 11 in English and 1 in a language that is not recorded."
    assert any(f"{found.one_text} were read in a single text" in said for said in others)
    assert found.sentences("es")[0] == (
        "Se leyeron 12 textos: 11 en inglés y 1 en un idioma que no consta."
    )


@pytest.mark.parametrize(
    ("whole", "parts", "english", "spanish"),
    [
        (3, 0, "", ""),
        (0, 1, "Only a part of it was read.", "Solo se leyó una parte de él."),
        (0, 3, "Only a part of each was read.", "Solo se leyó una parte de cada uno."),
        (
            2,
            1,
            "1 was read only in part and 2 whole.",
            "1 se leyó solo en parte y 2 por completo.",
        ),
        (
            5,
            1486,
            "1,486 were read only in part and 5 whole.",
            "1486 se leyeron solo en parte y 5 por completo.",
        ),
    ],
)
def test_how_much_of_the_texts_was_read_is_said_of_none_one_many_and_all(
    whole: int, parts: int, english: str, spanish: str, root: Path
) -> None:
    data = Dataset.read(root)
    found = Foundation.of(data, data.released["claims"])
    read = replace(found, texts={"en": whole + parts}, excerpts=parts)
    for language, said in (("en", english), ("es", spanish)):
        assert read.sentences(language)[1] == said or not said
        if not said:
            assert len(read.sentences(language)) == len(found.sentences(language)) - 1


def test_a_citation_of_a_reprint_names_its_original(claims: pl.DataFrame) -> None:
    (cited,) = claims.filter(pl.col("id") == "rel-82hb").to_dicts()
    assert " Source: the Miami Herald, reprinted by Military.com (" in cited["citation_en"]
    assert " Fuente: el Miami Herald, según lo reproduce Military.com (" in cited["citation_es"]


def test_a_comparison_is_cited_as_that_of_the_dataset(claims: pl.DataFrame) -> None:
    compared = pl.col("citation_en").str.contains("Comparison by this dataset")
    assert {*claims.filter(compared)["support"]} == {"editorial"}
    assert claims.filter((pl.col("support") == "editorial") & ~compared).is_empty()


def test_a_claim_that_was_taken_back_is_cited_with_that(root: Path) -> None:
    data = Dataset.read(root)
    claim = data["fig-7z23"].model_copy(update={"outcome": "withdrawn"})
    assert " Standing: " not in Printable(data, "en").cited(data["fig-7z23"])
    assert " Standing: withdrawn. cubaven-data " in Printable(data, "en").cited(claim)
    assert " Situación: retirada. cubaven-data " in Printable(data, "es").cited(claim)


@pytest.fixture
def denied(example: Path) -> Dataset:
    """A number of one claimant, and another claimant who says that there were none."""
    cells = {"best": "0", "as_reported": "none", "date": "2020-01"}
    cells["sources"] = "south-wire-2020-01-15 via daily-north-2020-02-01#p3"
    set_cells(example, "figures", "fig-aaaa", {"sources": "daily-north-2020-02-01#p4"})
    set_cells(example, "figures", "fig-bbbb", cells)
    return Dataset.read(example)


def test_whoever_says_that_there_were_none_denies_the_number(denied: Dataset) -> None:
    rows = {row["id"]: row for row in denied.released["claims"].rows}
    assert rows["fig-bbbb"]["voices"]
    assert rows["fig-aaaa"]["denied_by"] == rows["fig-bbbb"]["voices"]
    assert rows["fig-bbbb"]["denied_by"] == rows["fig-bbbb"]["voices"]
    told = rows["fig-bbbb"]["who_says_so_en"]
    assert rows["fig-aaaa"]["contested_by_en"] == told
    assert f"Others say otherwise: {told}." in rows["fig-aaaa"]["citation_en"]


def test_who_is_possibly_the_same_as_another_is_not_named_as_the_other(example: Path) -> None:
    """They count as one, and whether they are is not known."""
    cells = {"subject_id": "south-wire", "kind": "possibly_same_as", "object_id": "daily-north"}
    set_cells(example, "relations", "rel-bbbb", cells)
    cited = "south-wire-2020-01-15 via daily-north-2020-02-01#p3; daily-north-2020-02-01#p4"
    set_cells(example, "figures", "fig-aaaa", {"sources": cited})
    data = Dataset.read(example)
    (row,) = (row for row in data.released["claims"].rows if row["id"] == "fig-aaaa")
    assert (row["voices"], row["n_origins"]) == (["daily-north", "south-wire"], 1)


def test_of_many_who_contradict_a_claim_its_citation_names_some_and_counts_the_others(
    denied: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printable, "PRINTED", 0)
    for language, said in (("en", "otherwise: 1 more voice."), ("es", "otra cosa: 1 voz más.")):
        assert said in Printable(denied, language).cited(denied["fig-aaaa"])


def test_a_disputed_claim_is_cited_with_whoever_else_says_otherwise(
    denied: Dataset, example: Path
) -> None:
    disputing = "minister-statement-2020 via daily-north-2020-02-01#p5"
    set_cells(example, "figures", "fig-aaaa", {"disputed_by": disputing})
    minister = denied["minister-statement-2020"].title
    told = f" Standing: disputed by {minister}. Others say otherwise: South Wire. cubaven-data "
    assert told in Dataset.read(example).cite("fig-aaaa")


def test_of_a_denial_in_another_role_the_release_says_that_it_is_of_another_role(
    example: Path,
) -> None:
    path = example / "data" / "relations.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    denial = (
        "rel-dddd,north-guard,guarded,denied,minister-one,,{},{},,,,,,south-wire-2020-01-16#p1,"
    )

    def told(role_en: str, role_es: str, *links: str) -> tuple[str, str, str]:
        more = [denial.format(role_en, role_es), *links]
        path.write_text("\n".join([header, *rows, *more]) + "\n", encoding="utf-8")
        set_cells(example, "relations", "rel-cccc", {"role_en": "at home", "role_es": "en casa"})
        claims = {row["id"]: row for row in Dataset.read(example).released["claims"].rows}
        said = claims["rel-cccc"]
        assert said["contested"] == claims["rel-dddd"]["contested"] == "yes"
        citation = said["citation_en"].split(" cubaven-data ")[0].split("paragraph 4. ")[1]
        return said["contested_by_en"], citation, claims["rel-dddd"]["citation_es"]

    abroad = told("abroad", "en el exterior")
    assert abroad[:2] == (
        "South Wire, in another role (abroad)",
        "In another role, denied by: South Wire (abroad).",
    )
    assert " En otra función, afirmada por: Daily North (en casa)." in abroad[2]
    link = "rel-eeee,rel-dddd,contradicts,asserted,rel-cccc,,,,,,,,,daily-north-2020-02-01#p4,"
    for answer in (
        told("at home", "en casa"),
        told("", ""),
        told("abroad", "en el exterior", link),
    ):
        assert answer[:2] == ("South Wire", "Others say otherwise: South Wire.")


def test_a_claim_has_the_kind_of_count_and_the_conflict_of_its_figure(denied: Dataset) -> None:
    claims = {row["id"]: row for row in denied.released["claims"].rows}
    for name in ("accounting", "conflict"):
        given = {row["id"]: row[name] for row in denied.released["figures"].rows}
        assert {*given.values()} - {None}
        assert {id_: claims[id_][name] for id_ in given} == given


def test_a_claim_that_others_contradict_is_cited_with_that(root: Path) -> None:
    for language, said in (
        ("en", ("Others say otherwise: ", "In another role, ")),
        ("es", ("Otros dicen otra cosa: ", "En otra función, ")),
    ):
        for row in Dataset.read(root).released["claims"].rows:
            is_told = any(one in row[f"citation_{language}"] for one in said)
            assert bool(row[f"contested_by_{language}"]) == (row["contested"] == "yes"), row["id"]
            if row["standing"] != "disputed":
                assert is_told == (row["contested"] == "yes"), row["id"]


def test_a_statement_without_a_date_is_cited_with_its_title(example: Path) -> None:
    source = {"speaks_for": "", "published": "", "title": "[Speech on the report]"}
    data = Dataset.read(example)
    source["speaks_for"] = data.actors[0].id
    set_cells(example, "sources", "south-wire-2020-01-16", source)
    rows = Dataset.read(example).released["claims"].rows
    assert any("(Speech on the report), paragraph" in row["citation_en"] for row in rows)


def test_what_was_withdrawn_adds_no_origin_to_its_rivals(example: Path) -> None:
    own = {"date": "2020-01", "sources": "minister-statement-2020 via daily-north-2020-02-01#p4"}

    def of_all(**cells: str) -> list[int]:
        set_cells(example, "figures", "fig-bbbb", own | cells)
        rows = {row["id"]: row for row in Dataset.read(example).released["claims"].rows}
        assert rows["fig-aaaa"]["rivals"] == ["fig-bbbb"]
        return [rows[id_]["n_origins_of_all"] for id_ in ("fig-aaaa", "fig-bbbb")]

    assert of_all() == [2, 2]
    shown = "daily-north-2020-02-01#p5"
    assert of_all(outcome="withdrawn", disputed_by=shown) == [1, 1]


def test_of_many_rivals_each_is_asked_once_whom_it_goes_back_to(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = example / "data" / "figures.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    (one,) = (row for row in rows if row.startswith("fig-bbbb,"))
    number = one.replace(",,,80,,exact,,80,", ",,,{0},,exact,,{0},")
    more = [number.format(100 + n).replace("fig-bbbb", f"fig-{n:04}") for n in range(60)]
    path.write_text("\n".join([header, *rows, *more]) + "\n", encoding="utf-8")
    data, asked = Records.read(example), list[str]()
    monkeypatch.setattr(
        disagreement, "voices_of", lambda of, claim: asked.append(claim.id) or voices_of(of, claim)
    )
    for figure in data.figures * 2:
        data.disagreement.contest(figure)
    assert len(asked) == len({*asked}) == len(data.figures)


def test_rivals_of_the_same_voices_are_not_held_against_each_other_one_by_one(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = example / "data" / "figures.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    (one,) = (row for row in rows if row.startswith("fig-bbbb,"))
    more = [one.replace("80", f"{100 + n}").replace("fig-bbbb", f"fig-{n:04}") for n in range(60)]
    path.write_text("\n".join([header, *rows, *more]) + "\n", encoding="utf-8")
    data, seen = Records.read(example), list[str]()
    given = rivals._given
    monkeypatch.setattr(rivals, "_given", lambda one: seen.append(one.id) or given(one))
    found = rivals.spread(data.lineage, data.rival_figures.groups["fig-bbbb"])
    assert (found.conflict, found.low, found.high) == ("relays", 80, 159)
    assert len(seen) < 5 * 61
