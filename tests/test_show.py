"""``cubaven show``: pages on records, proofs of claims, and the questions behind them.

The pages are files in ``golden_show``, to be read whole when they change (WRITE_GOLDEN=1).
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from test_cli import run

from cubaven_data import Dataset
from cubaven_data.asking.lines import Place
from cubaven_data.model.tables import TABLES
from cubaven_data.release.numbers_in_words import digits
from cubaven_data.showing import proof, ranges, records
from cubaven_data.showing.blocks import Facts, Heading, Item, Items, Paragraph, as_markdown, as_text
from cubaven_data.texts.wording import LANGUAGES, Language, texts

GOLDEN = Path(__file__).parent / "golden_show"
_ABOUT = "withdrawal-2020,departed,cuban_advisers,asserted,"
_OFFICIALS = "daily-north-unnamed-p4~ via daily-north-2020-02-01"
_DATE = "2020-01,flow,,,"
RIVALS = f"""\
fig-dddd,{_ABOUT},,160,,about,,160,,{_DATE},,daily-north-2020-02-01#p6,
fig-eeee,{_ABOUT},100,,,order_of_magnitude,,hundreds,,{_DATE},,south-wire-2020-01-16#p6,
fig-ffff,{_ABOUT},,,180,at_most,,180,,{_DATE},,{_OFFICIALS}#p7,
fig-gggg,{_ABOUT},,,,undetermined,,some,,{_DATE},,south-wire-2020-01-16#p8,
fig-hhhh,{_ABOUT},,900,,exact,,900,,{_DATE},refuted,east-paper-a#p1,daily-north-2020-02-01#p8
"""
ALTERNATIVE = "alt-bbbb,withdrawal-2020,date,2020-03,,,,south-wire-2020-01-16#p9,\n"


@pytest.fixture
def contested(example: Path) -> Path:
    """The made-up dataset, with rivals of a figure and another date of an event."""
    for name, rows in (("figures", RIVALS), ("alternatives", ALTERNATIVE)):
        with (example / "data" / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write(rows)
    return example


@pytest.fixture
def made_up(contested: Path) -> Dataset:
    return Dataset.read(contested)


@pytest.fixture(scope="session")
def articles(root: Path) -> Dataset:
    return Dataset.read(root)


def is_golden(page: str, language: Language, name: str) -> None:
    page = re.sub(r"\b\d+\.\d+\.\d+\+[0-9a-f]{8}", "VERSION", page)
    path = GOLDEN / language / name
    if os.environ.get("WRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.encode())
    assert page.encode() == path.read_bytes(), "if this is meant, run with WRITE_GOLDEN=1"


def one_of_each(data: Dataset) -> list[str]:
    first = {row["table"]: id_ for id_, row in reversed([*data.rows.items()])}
    assert [*first] == [name for name, table in reversed(TABLES.items()) if table.has_ids]
    return [*reversed(first.values())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_of_each_table_is_shown_in_words(language: Language, made_up: Dataset) -> None:
    ids = [*one_of_each(made_up), "fig-aaaa", "withdrawal-2020"]
    is_golden(records.as_text(made_up, ids, language, 80), language, "records.txt")
    is_golden(records.as_markdown(made_up, ids, language, 80), language, "records.md")


@pytest.mark.parametrize("language", LANGUAGES)
def test_chains_rivals_and_questions_of_the_articles_are_shown(
    language: Language, articles: Dataset
) -> None:
    ids = ["fig-7z23", "rel-3hq9", "rel-82hb", "ve-dgcim", "cubaheadlines-2026-02-21"]
    is_golden(records.as_text(articles, ids, language, 80), language, "articles.txt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proof_has_all_that_contradicts_a_claim_and_all_that_was_read(
    language: Language, made_up: Dataset, articles: Dataset
) -> None:
    ids = ["fig-aaaa", "withdrawal-2020"]
    is_golden(proof.as_text(made_up, ids, language, 80), language, "proof.txt")
    is_golden(proof.as_markdown(made_up, ids, language, 80), language, "proof.md")
    is_golden(proof.as_text(articles, ["rel-cvkj"], language, 80), language, "proof-article.txt")


def test_the_golden_files_are_those_of_the_tests() -> None:
    names = {"records.txt", "records.md", "articles.txt", "proof.txt", "proof.md"}
    for language in LANGUAGES:
        assert {path.name for path in (GOLDEN / language).iterdir()} == {
            *names,
            "proof-article.txt",
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_of_the_articles_fits_80_columns(
    language: Language, articles: Dataset
) -> None:
    for id_ in articles.rows:
        page = records.as_text(articles, [id_], language, 80)
        too_long = [line for line in page.splitlines() if len(line) > 80]
        assert all(re.fullmatch(r"[\s│-]*[^\s]+", line) for line in too_long), "a single word"


# Who relays whom.


def test_citations_with_one_origin_share_its_line_and_each_step_says_how_certain_it_is(
    articles: Dataset,
) -> None:
    first, second = articles.lines("fig-7z23")
    assert first.source_id == "cuban-government-2026-01"
    assert first.read == ()
    relaying = {line.source_id: line for line in first.relayed_by}
    assert [*relaying] == ["cubaheadlines-2026-02-21", "news-finale-2026"]
    assert relaying["cubaheadlines-2026-02-21"].attribution == "open"
    assert relaying["news-finale-2026"].attribution == "stated"
    assert relaying["news-finale-2026"].read == (Place("p3", ()),)
    assert relaying["news-finale-2026"].follows == ("fox-news-digital-2026-01-05",)
    assert second.read == (Place("p7", ("date",)),)
    assert [line.source_id for line in first.all] == [first.source_id, *relaying]


def test_a_line_names_the_original_of_a_reprint(articles: Dataset) -> None:
    (line,) = articles.lines("rel-82hb")
    assert (line.source_id, line.reprints) == ("military-com-2026-02-25", "miami-herald-2026-02-25")


def test_a_record_without_citations_has_no_lines_and_no_voices(made_up: Dataset) -> None:
    assert made_up.lines("daily-north") == ()
    assert made_up.voices("daily-north") == []
    page = records.as_text(made_up, ["daily-north"], "en", 80)
    assert "Who relays whom" not in page
    assert "Support" not in page


def test_what_disputes_a_claim_has_lines_of_its_own(made_up: Dataset) -> None:
    (line,) = made_up.lines("withdrawal-2020", "disputed_by")
    assert line.source_id == "south-wire-2020-01-16"
    assert made_up.lines("minister-one", "disputed_by") == ()


def test_a_source_is_asked_whom_it_relays_and_who_relays_it(made_up: Dataset) -> None:
    assert "south-wire-2020-01-15" in made_up.relays("daily-north-2020-02-01")
    assert made_up.relayed_by("south-wire-2020-01-15") == ["daily-north-2020-02-01"]
    assert made_up.relayed_by("daily-north-2020-02-01") == []


def test_voices_are_those_whom_a_claim_goes_back_to(made_up: Dataset) -> None:
    assert made_up.voices("rel-bbbb") == ["daily-north", "south-wire"]
    assert made_up.voices("fig-aaaa") == ["south-wire"]


# Rivals, answers, relations.


def test_origins_of_rivals_are_counted_together_without_what_was_refuted(made_up: Dataset) -> None:
    amount = made_up.rivalry("fig-aaaa")
    assert amount is not None
    # Four numbers, without 900, which was refuted, and without one that is not known; the South
    # Wire stands behind two of them.
    assert (amount.n_numbers, amount.n_origins, amount.n_unnamed_origins) == (4, 2, 1)
    assert amount.conflict == "relays"
    assert "fig-hhhh" not in amount.counted
    assert made_up.rivalry("fig-cccc") is None
    page = records.as_text(made_up, ["fig-aaaa"], "en", 80)
    assert "\n  fig-hhhh " not in page, "what was refuted is not drawn"
    assert "\n  - fig-hhhh: 900 " in page


def test_rival_relations_have_no_numbers(articles: Dataset) -> None:
    amount = articles.rivalry("rel-3hq9")
    assert amount is not None
    assert (amount.n_numbers, amount.n_origins, amount.n_unnamed_origins) == (0, 1, 2)


def test_possible_answers_to_one_question_belong_together(articles: Dataset) -> None:
    answers = {row["id"] for row in articles.answers("rel-82hb")}
    assert answers == {"rel-82hb", "rel-nd2q", "rel-skdg"}
    assert articles.answers("rel-3hq9") == []


def test_relations_are_in_the_order_of_their_dates_undated_ones_last(articles: Dataset) -> None:
    days = [
        row["began_earliest"] or row["ended_earliest"] or row["ended_latest"]
        for row in articles.links("ve-dgcim")
    ]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert 0 < len(dated) < len(days)
    assert days[: len(dated)] == dated


def test_alternatives_are_those_to_the_record_itself(made_up: Dataset) -> None:
    assert [row["id"] for row in made_up.alternatives_to("withdrawal-2020")] == ["alt-bbbb"]
    assert made_up.alternatives_to("south-wire-2020-01-16") == []


def test_of_those_who_refer_to_a_record_ten_of_a_sort_are_shown_and_the_rest_counted(
    articles: Dataset,
) -> None:
    page = records.as_text(articles, ["cubaheadlines-2026-02-21"], "en", 80)
    shown = page.split("What rests on it\n")[1].split("\n\n")[0]
    count = [c for _, c in articles.mentions("cubaheadlines-2026-02-21")].count("sources")
    assert shown.count("\n  - ") == 10
    assert f"  - and {count - 10} more: cubaven find --source cubaheadlines-2026-02-21" in shown


# Ranges.


def figure(id_: str, qualifier: str, *bounds: float | None) -> dict[str, object]:
    low, best, high = bounds
    return {"id": id_, "qualifier": qualifier, "low": low, "best": best, "high": high}


def test_figures_are_drawn_on_one_scale_the_lowest_first() -> None:
    rows = [
        figure("e", "undetermined", None, None, None),
        figure("d", "order_of_magnitude", 100, None, None),
        figure("c", "at_least", 50, None, None),
        figure("b", "at_most", None, None, 100),
        figure("a", "exact", None, 0, None),
        figure("f", "between", 20, 40, 60),
        figure("g", "about", None, 80, None),
        figure("h", "about", 20, None, 40),
    ]
    # Room for an end that is open is left on both sides; between them, 20 columns are 100.
    assert ranges.drawn(rows, "en", 28) == [
        "a    ●",
        "h        ├~~~┤",
        "f        ├───●───┤",
        "c              ├───────────►",
        "g                   ~●~",
        "b  ◄─────────────────────┤",
        "d                        ├~►",
        "e    ?",
        "     0                 100",
        "",
        texts("en")["ranges"]["signs"],
    ]


def test_numbers_far_apart_are_drawn_on_a_logarithmic_scale_that_says_so() -> None:
    rows = [
        figure(name, "exact", None, n, None) for name, n in zip("abc", (10, 100, 1e3), strict=True)
    ]
    drawn = ranges.drawn(rows, "es", 28)
    at = [line.index("●") for line in drawn[:3]]
    assert at[1] - at[0] == at[2] - at[1]
    assert drawn[-1] == texts("es")["ranges"]["logarithmic"]


@pytest.mark.parametrize("width", [1, 40, 80])
def test_a_drawing_keeps_within_its_width_unless_that_is_too_narrow(width: int) -> None:
    rows = [figure("fig-a", "about", 5, 5, 5), figure("fig-b", "exact", None, 5, None)]
    *lines, axis, _, _ = ranges.drawn(rows, "en", width)
    assert max(map(len, (*lines, axis))) <= max(width, 27)
    assert all("●" in line for line in lines)


def test_without_a_number_nothing_is_drawn() -> None:
    assert ranges.drawn([figure("a", "undetermined", None, None, None)], "en", 80) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_signs_mean_fits_a_terminal(language: Language) -> None:
    assert max(len(line) for line in texts(language)["ranges"].values()) <= 78


def test_an_axis_has_digits_as_the_language_separates_them() -> None:
    assert (digits(25_000, "en"), digits(3, "en")) == ("25,000", "3")


# Pages.


def test_markdown_takes_nothing_of_a_text_for_markup() -> None:
    page = [
        Heading("a <b> | c", 1),
        Paragraph("# 1 < 2 & *x* _y_ [z] `q` https://a.example/x_y*z."),
        Facts([("a|b", "<i>")]),
        Items([Item("a_b", (Item("- c"),))]),
    ]
    assert as_markdown(page) == (
        "# a &lt;b> \\| c\n\n"
        "\\# 1 &lt; 2 &amp; \\*x\\* \\_y\\_ \\[z\\] \\`q\\` <https://a.example/x_y*z>.\n\n"
        "- **a\\|b:** &lt;i>\n\n"
        "- a\\_b\n  - \\- c\n"
    )


def test_text_hangs_what_is_below_an_entry_on_branches() -> None:
    tree = Item("a", (Item("b b b", (Item("c"),)), Item("d")))
    assert as_text([Heading("H"), Items([tree])], 11) == (
        "H\n  - a\n    ├─ b b\n    │  b\n    │  └─ c\n    └─ d\n"
    )


def test_a_claim_with_marks_of_markup_stays_text(contested: Path) -> None:
    path = contested / "data" / "events.csv"
    text = path.read_text("utf-8").replace("First step", "First <step> | of two")
    path.write_text(text, encoding="utf-8")
    for options in ((), ("--proof",)):
        shown = run(
            *("show", "withdrawal-first-step", "--root", str(contested), "--format", "markdown"),
            *options,
        ).stdout
        assert "First &lt;step> \\| of two took place" in shown
        assert "<b>" not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_that_refers_to_records_has_a_name_for_readers(language: Language) -> None:
    columns = {
        column
        for table in TABLES.values()
        for column in (*table.references, *table.citation_lists)
        if table.has_ids
    }
    named = texts(language)["show"]["mentions"]
    assert columns - {"subject_id", "object_id", "record_id"} == {*named}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_named_column_exists(language: Language) -> None:
    columns = {column for table in TABLES.values() for column in table.header}
    assert {*texts(language)["show"]["columns"]} <= columns


# The command.


def test_an_old_id_is_followed_and_the_command_says_so(example: Path) -> None:
    done = run("show", "First_Minister", "--root", str(example))
    assert done.returncode == 0
    assert done.stdout.startswith("minister-one · actor")
    assert done.stderr == (
        '"first-minister" is now "minister-one" (2020-03-02): Named twice, once by rank.\n'
    )


@pytest.mark.parametrize("asked", ["north-guard", "NORTH_GUARD", "NG", "guardia del norte"])
def test_a_record_is_known_by_its_id_and_names(asked: str, example: Path) -> None:
    done = run("show", asked, "--root", str(example))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("north-guard · agency")


@pytest.mark.parametrize(
    "asked", [("south", "north", "SOUTH"), ("south,north",), ("south; north",)]
)
def test_several_records_are_shown_in_the_order_asked_each_once(
    asked: tuple[str, ...], example: Path
) -> None:
    done = run("show", *asked, "--root", str(example))
    assert re.findall(r"(?m)^(\S+) · actor", done.stdout) == ["south", "north"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("north-gard", 'no record is called "north-gard"; perhaps north-guard'),
        ("one", 'no record is called "one"; perhaps minister-one'),
        ("fig-aaa", 'no record is called "fig-aaa"; perhaps fig-aaaa'),
        ("terra", 'no record is called "terra"; `cubaven find` shows what there is'),
        ("", 'no record is called ""; `cubaven find` shows what there is'),
        ("gone", '"gone" was withdrawn: Not a public person.'),
        ("twins", '"twins" can be any of these: north | south; name one of them'),
    ],
)
def test_what_is_not_one_record_gives_2_and_one_line(asked: str, said: str, example: Path) -> None:
    path = example / "data" / "actors.csv"
    text = path.read_text("utf-8")
    text = re.sub(r"(?m)^((?:north|south),(?:[^,]*,){6})", r"\1Twins", text)
    path.write_text(text, encoding="utf-8")
    done = run("show", "north", asked, "--root", str(example))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"cubaven: {said}\n"


def test_an_unknown_record_is_told_in_spanish(example: Path) -> None:
    done = run("show", "gone", "--root", str(example), "--lang", "es")
    assert done.stderr == "cubaven: «gone» fue retirado: No es una persona pública.\n"


def test_only_claims_are_proven_and_only_for_readers(example: Path) -> None:
    done = run("show", "north", "--proof", "--root", str(example))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith('cubaven: --proof: "north" is not a claim')
    done = run("show", "fig-aaaa", "--proof", "--format", "json", "--root", str(example))
    assert (done.returncode, done.stdout) == (2, "")
    assert "choose --format text or markdown" in done.stderr


def test_json_has_the_row_with_its_lines_rivals_mentions_and_citation(contested: Path) -> None:
    done = run("show", "fig-aaaa", "withdrawal-2020", "--format", "json", "--root", str(contested))
    figure_, event = json.loads(done.stdout)
    assert (figure_["best"], figure_["support"]) == (150, "single_source")
    (line,) = figure_["citations"]["sources"]
    assert line["relayed_by"][0]["read"] == [{"locator": "p5", "columns": []}]
    assert figure_["rivalry"]["n_origins"] == 2
    assert figure_["rivals"][:2] == ["fig-aaaa", "fig-dddd"]
    assert "Daily North (1 February 2020), paragraph 5" in figure_["cite"]
    assert {"id": "fig-aaaa", "column": "about_id"} in event["mentions"]
    assert event["citations"]["disputed_by"][0]["source_id"] == "south-wire-2020-01-16"
    assert event["rivalry"] is None


def test_a_terminal_without_box_characters_gets_plain_ones_and_programs_utf_8(
    contested: Path,
) -> None:
    shown = ("show", "fig-aaaa", "--root", str(contested))
    plain = run(*shown, PYTHONIOENCODING="ascii").stdout
    assert "`- Daily North" in plain
    assert "fig-aaaa - figure - departed" in plain
    assert re.search(r"(?m)^  fig-aaaa +\|-+o-+\|$", plain)
    found = run("find", "--table", "figures", "--root", str(contested), PYTHONIOENCODING="ascii")
    assert "fig-aaaa - figure - " in found.stdout
    assert "\\u" not in plain + found.stdout
    assert "·" in run(*shown, "--format", "markdown", PYTHONIOENCODING="ascii").stdout
