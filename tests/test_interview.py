"""``cubaven new`` and ``cubaven withdraw`` at a real pseudo-terminal."""

from __future__ import annotations

import os
import select
import shlex
import termios
from datetime import date
from pathlib import Path

import pytest
from asking import contents_of, format_root, gate_1
from examples import set_cells
from terminal import END, INTERRUPT, Terminal
from test_cli import run_python

from cubaven_data.cli.interview.prompts import Prompts

READ_AT_7 = (
    ("(sources)", "advisers leave"),
    ("Which one is it", "1"),
    ("Which paragraph", "7"),
    ("Who says so", "1"),
    ("elsewhere?", "n"),
)
COUNTED = (
    ("(about_id)", "withdrawal-2020"),
    ("(measure)", "departed"),
    ("(population)", "Cuban advisers"),
)
NUMBER = (
    ("(as_reported)", "90"),
    ("(qualifier)", "exact"),
    ("(best)", "90"),
    ("(per,", ""),
)
REST = (
    ("(date)", "20 January 2020"),
    ("(accounting)", "flow"),
    ("(modality)", "asserted"),
    ("(under_id,", ""),
    ("(method,", ""),
)
NAMESAKE = "north-country,country,North,Norte,,,,CU,,,,not_mapped,daily-north-2020-02-01#p2\n"
FIGURE = (*COUNTED, *READ_AT_7, *NUMBER, *REST)


def lines(root: Path, table: str) -> list[str]:
    return (root / "data" / f"{table}.csv").read_text("utf-8").splitlines()


def test_a_figure_is_asked_for_and_written_as_a_rival(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers(FIGURE)
        terminal.wait_for("Something is there that answers the same question:")
        terminal.wait_for("fig-bbbb")
        terminal.answer("How does your row stand to it?", "1")
        terminal.wait_for("English: 90 Cuban advisers left")
        terminal.wait_for("Spanish: 90 asesores cubanos")
        terminal.answer("What now?", "1")
        assert terminal.ended() == 0
    (row,) = [line for line in lines(example, "figures") if ",90," in line]
    assert row.endswith(",90,,exact,,90,,2020-01-20,flow,,,,,daily-north-2020-02-01#p7,")
    assert gate_1(example) == []
    assert not format_root(example).changes


def test_only_what_was_not_given_is_asked_for(example: Path) -> None:
    given = ["about_id=withdrawal-2020", "measure=departed", "population=cuban_advisers"]
    given += ["best=91", "as_reported=91", "qualifier=exact", "date=2020-01-21", "accounting=flow"]
    with Terminal("new", "figures", *given, cwd=example) as terminal:
        terminal.answers([*READ_AT_7, ("(per,", ""), ("(modality)", "asserted"), *REST[-2:]])
        terminal.answer("What now?", "1")
        assert terminal.ended() == 0
        assert "(about_id)" not in terminal.shown
    assert any(",91," in line for line in lines(example, "figures"))


def test_best_alone_answers_for_all_bounds_of_an_approximate_number(example: Path) -> None:
    about = [
        ("(as_reported)", "about 90"),
        ("(qualifier)", "about"),
        ("(best,", "90"),
    ]
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7, *about])
        terminal.press("(per,", INTERRUPT)
        assert "(low" not in terminal.shown
        assert "(high" not in terminal.shown


def test_without_best_an_approximate_number_needs_its_ends(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7, ("(as_reported)", "some 90 to 100")])
        terminal.answers([("(qualifier)", "about"), ("(best,", ""), ("(low)", "90")])
        terminal.answers([("(high)", "100"), NUMBER[-1], *REST, ("stand to it?", "1")])
        terminal.answer("What now?", "1")
        assert terminal.ended() == 0
    assert any(",90,,100,about," in line for line in lines(example, "figures"))


def test_another_qualifier_asks_for_its_bounds(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*FIGURE, ("stand to it?", "1"), ("What now?", "2")])
        terminal.answers([("Which column?", "qualifier"), ("(qualifier)", "at_least")])
        terminal.answers([("(low)", "90"), ("stand to it?", "1"), ("What now?", "1")])
        assert terminal.ended() == 0
    assert any(",90,,,at_least," in line for line in lines(example, "figures"))


def test_an_answer_that_does_not_hold_is_asked_for_again(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7, ("(as_reported)", "90 or so")])
        terminal.answers([("(qualifier)", "exact"), ("(best)", "80")])
        terminal.wait_for('"90" is in as_reported, but not among')
        terminal.press("(as_reported)", INTERRUPT)
        assert terminal.ended() == 1
        assert "Enter takes ." not in terminal.shown, "nothing is proposed"


def test_only_codes_that_fit_are_offered_and_each_is_explained(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answer("(about_id)", "north-south-2008")
        terminal.wait_for("(measure)")
        terminal.wait_for("oil_value")
        terminal.answer("", "?")
        terminal.wait_for("Ctrl-C ends")
        assert "killed" not in terminal.shown
        terminal.press("", INTERRUPT)
        assert terminal.ended() == 1


def test_a_code_is_found_by_words_of_its_definition(example: Path) -> None:
    with Terminal("new", "relations", cwd=example) as terminal:
        terminal.answers([("(subject_id)", "minister-one"), ("(kind)", "holds a post")])
        terminal.wait_for("a new code: add it to the list")
        terminal.press("", INTERRUPT)
        assert terminal.ended() == 1


def test_the_question_before_can_be_answered_again(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, ("(sources)", "<"), ("(population)", "all_persons")])
        terminal.press("(sources)", INTERRUPT)
        assert terminal.ended() == 1


@pytest.mark.parametrize("key", [INTERRUPT, END])
@pytest.mark.parametrize(
    ("language", "told"), [("en", "Nothing was written."), ("es", "No se escribió nada.")]
)
def test_an_interrupt_writes_nothing_and_says_so(
    key: str, language: str, told: str, example: Path
) -> None:
    before = contents_of(example)
    with Terminal("new", "figures", "--lang", language, cwd=example) as terminal:
        terminal.answers(COUNTED[:2])
        terminal.press("(population)", key)
        terminal.wait_for(told)
        assert terminal.ended() == 1
        assert "Traceback" not in terminal.shown
    assert contents_of(example) == before


def test_in_spanish_a_person_is_described_before_the_relation_that_needs_him(
    example: Path,
) -> None:
    read = (
        ("¿Dónde lo leyó?", "advisers leave"),
        ("¿Cuál es?", "1"),
        ("¿Qué párrafo?", "8"),
        ("¿Quién lo dice", "1"),
        ("¿lo dice también", "n"),
    )
    with Terminal("new", "relaciones", "--lang", "es", cwd=example) as terminal:
        terminal.answers([("(subject_id)", "Ana Pérez"), ("No se encontró nada", "1")])
        # Of the tables, the first: actors.
        terminal.answer("¿Qué es?", "1")
        terminal.answers([("(kind)", "persona"), ("(name_es)", "Ana Pérez")])
        terminal.answers([("(name_en)", "Ana Pérez"), ("(country", "Cuba"), *read, ("(id)", "")])
        terminal.wait_for("ana-perez ya está descrito")
        terminal.answers([("(kind)", "leads"), ("(object_id)", "North Guard"), ("¿Cuál es?", "1")])
        terminal.answers([("(modality)", "asserted"), ("(under_id", ""), ("(role_es", "")])
        terminal.answers([("(role_en", ""), ("(began", "2015"), ("(ended", ""), *read])
        terminal.wait_for("español: Ana Pérez")
        terminal.answer("¿Y ahora?", "1")
        assert terminal.ended() == 0
    assert any(line.startswith("ana-perez,person,") for line in lines(example, "actors"))
    assert any(",ana-perez,leads," in line for line in lines(example, "relations"))
    assert gate_1(example) == []


def test_people_whom_a_text_does_not_name_become_a_source_and_a_chain(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7[:3], ("Who says so", "4"), ("Who is it", "2")])
        terminal.answer("no, or it leaves that open: describe them", "2")
        terminal.answers([("What are they?", "2"), ("(title)", "[Drivers (unnamed)]")])
        terminal.answers([("(label_en", "drivers"), ("(label_es", "conductores")])
        terminal.answers([("(published", ""), ("(note_en", "Drivers, not named.")])
        terminal.answers([("(note_es", "Conductores no identificados."), ("elsewhere?", "n")])
        terminal.answers([*NUMBER, *REST])
        terminal.answers([("How does your row stand", "1"), ("What now?", "1")])
        assert terminal.ended() == 0
    chain = "daily-north-unnamed-p7? via daily-north-2020-02-01#p7"
    assert any(chain in line for line in lines(example, "figures"))
    assert any(line.startswith("daily-north-unnamed-p7,") for line in lines(example, "sources"))
    assert gate_1(example) == []


def like_80(example: Path, way: str) -> str:
    """What is shown when the number that is there is given again, and stands to it this way."""
    answers = [(question, text.replace("90", "80")) for question, text in FIGURE]
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*answers, ("stand to it?", way), ("What now?", "1")])
        assert terminal.ended() == 0
        return terminal.shown


def test_the_same_claim_again_adds_its_citation_to_the_row_that_is_there(example: Path) -> None:
    before = len(lines(example, "figures"))
    assert "+ daily-north-2020-02-01#p7" in like_80(example, "1")
    (row,) = [line for line in lines(example, "figures") if line.startswith("fig-bbbb")]
    assert "; daily-north-2020-02-01#p7" in row
    assert len(lines(example, "figures")) == before
    assert gate_1(example) == []


def test_the_same_number_given_less_exactly_can_be_the_same_claim(example: Path) -> None:
    before = len(lines(example, "figures"))
    figure = [(question, text.replace("90", "80")) for question, text in FIGURE]
    figure[figure.index(("(qualifier)", "exact"))] = ("(qualifier)", "about")
    figure[figure.index(("(best)", "80"))] = ("(best,", "80")
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*figure, ("1  it is the same claim", "1"), ("What now?", "1")])
        assert terminal.ended() == 0
    (row,) = [line for line in lines(example, "figures") if line.startswith("fig-bbbb")]
    assert "; daily-north-2020-02-01#p7" in row
    assert len(lines(example, "figures")) == before


@pytest.mark.parametrize(
    ("language", "question", "told"),
    [
        ("en", "stand to it?", "your row stands"),
        ("es", "¿Qué relación tiene", "su fila queda"),
    ],
)
def test_each_way_to_stand_to_a_claim_is_explained(
    language: str, question: str, told: str, example: Path
) -> None:
    given = ["about_id=withdrawal-2020", "measure=departed", "population=cuban_advisers"]
    given += ["sources=daily-north-2020-02-01#p7", "as_reported=90", "qualifier=exact", "best=90"]
    given += ["per=", "date=2020-01-20", "modality=asserted", "under_id=", "method="]
    with Terminal("new", "figures", *given, "--lang", language, cwd=example) as terminal:
        terminal.answers([("(accounting)", "flow"), (question, "?")])
        terminal.wait_for(told)
        terminal.press("", INTERRUPT)
        assert terminal.ended() == 1


def test_the_same_claim_with_the_same_citation_is_named_and_adds_nothing(example: Path) -> None:
    before = contents_of(example)
    figure = [(question, text.replace("90", "80")) for question, text in FIGURE[8:]]
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7[:2], ("Which paragraph", "4"), ("Who says", "2")])
        terminal.answers([("Who is it", "2"), ("are the same", "1"), ("elsewhere?", "n"), *figure])
        terminal.answer("stand to it?", "1")
        terminal.wait_for("fig-bbbb has this citation already")
        terminal.answer("What now?", "1")
        terminal.wait_for("This row is there already; nothing was written.")
        assert terminal.ended() == 1
    assert contents_of(example) == before


def test_a_claim_that_is_not_written_yet_gets_no_further_citation(example: Path) -> None:
    given = ["about_id=withdrawal-2020", "measure=departed", "population=cuban_advisers"]
    given += ["sources=daily-north-2020-02-01#p6", "as_reported=90", "qualifier=exact", "best=90"]
    given += ["per=", "date=2020-01-20", "accounting=flow", "modality=asserted", "under_id="]
    with Terminal("new", "figures", *given, "method=", "figures", cwd=example) as terminal:
        terminal.answers(FIGURE)
        terminal.wait_for("stand to it?\n  1  it is a rival")
        terminal.press("", INTERRUPT)


def test_a_dispute_is_marked_on_the_row_that_is_contradicted(example: Path) -> None:
    before = len(lines(example, "figures"))
    like_80(example, "3")
    (row,) = [line for line in lines(example, "figures") if line.startswith("fig-bbbb")]
    assert row.endswith(",daily-north-2020-02-01#p7")
    assert len(lines(example, "figures")) == before
    assert gate_1(example) == []


def test_another_value_for_one_cell_becomes_an_alternative(example: Path) -> None:
    with Terminal("new", "relations", cwd=example) as terminal:
        terminal.answers([("(subject_id)", "minister-one"), ("(kind)", "leads")])
        terminal.answers([("(object_id)", "north-ministry"), ("(modality)", "asserted")])
        terminal.answers([("(under_id", ""), ("(role_en", ""), ("(role_es", "")])
        terminal.answers([("(began", "2014"), ("(ended", "2019-03"), *READ_AT_7])
        terminal.answers([("stand to it?", "3"), ("Which cell", "1"), ("What now?", "1")])
        assert terminal.ended() == 0
    (row,) = [line for line in lines(example, "alternatives") if "rel-aaaa" in line]
    assert row.endswith(",rel-aaaa,began,2014,,,,daily-north-2020-02-01#p7,")
    assert gate_1(example) == []


def test_a_code_that_is_missing_is_added_to_its_list(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*FIGURE[:-1], ("(method,", "+"), ("(code)", "satellite")])
        terminal.answers([("(label_en)", "satellite"), ("(label_es)", "satélite")])
        terminal.answers([("(definition_en)", "Seen from above.")])
        terminal.answers([("(definition_es)", "Visto desde arriba.")])
        terminal.answers([("stand to it?", "1"), ("What now?", "1")])
        assert terminal.ended() == 0
    assert any(",satellite," in line for line in lines(example, "figures"))
    path = example / "schema" / "vocabularies" / "method.csv"
    assert path.read_text("utf-8").splitlines()[-1].startswith("satellite,satellite,satélite,")


def test_a_column_can_be_added_before_writing_and_stopping_writes_nothing(example: Path) -> None:
    before = contents_of(example)
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*FIGURE, ("stand to it?", "1"), ("What now?", "2")])
        terminal.answers([("Which column?", "note_en"), ("(note_en", "About.")])
        terminal.wait_for("note_es: warning: the cell is blank")
        terminal.answers([("What now?", "2"), ("Which column?", "note_es")])
        terminal.answers([("(note_es", "Acerca."), ("What now?", "3")])
        terminal.wait_for("Nothing was written.")
        assert terminal.ended() == 1
        assert "note_es      Acerca." in terminal.shown
        terminal.wait_for("To continue from these answers:")
    assert contents_of(example) == before


def test_a_search_without_hits_says_so_and_can_be_repeated(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answer("(about_id)", "withdrwal of nobody")
        terminal.wait_for('Nothing was found for "withdrwal of nobody"')
        terminal.wait_for("1  a new record: describe it first")
        terminal.answers([("2  search again", "90"), ('to search for digits, choose "', "2")])
        terminal.answers([("Write a name", "90"), ('found for "90"', "Withdrawal of")])
        terminal.wait_for(
            "withdrawal-2020 · event/withdrawal · Withdrawal of the advisers · here in 2\n"
        )
        terminal.answer("", "1")
        terminal.press("(measure)", INTERRUPT)
        assert terminal.ended() == 1


def test_a_code_without_hits_can_be_searched_again_or_added(example: Path) -> None:
    with Terminal("new", "figures", "about_id=withdrawal-2020", cwd=example) as terminal:
        terminal.answer("(measure)", "zeppelins")
        terminal.wait_for('Nothing was found for "zeppelins"')
        terminal.wait_for("a new code: add it to the list")
        terminal.answers([("search again", "2"), ("", "departed")])
        terminal.press("(population)", INTERRUPT)
        assert terminal.ended() == 1


def test_words_in_place_of_a_number_are_a_further_search(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([("(about_id)", "nobody"), ("search again", "advisers")])
        terminal.answer("1  withdrawal-2020", "4")
        terminal.answers([("Write a number from 1 to 3", "withdrawal-2020"), *COUNTED[1:]])
        terminal.answers([*READ_AT_7, *NUMBER, *REST[:2], ("(modality)", "certainly")])
        terminal.answer("1  search again", "denied")
        terminal.press("(under_id,", INTERRUPT)
        assert terminal.ended() == 1


def test_no_code_can_be_added_to_a_list_that_is_fixed(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*FIGURE[:-3], ("(modality)", "certainly")])
        terminal.wait_for('Nothing was found for "certainly"')
        terminal.answer("1  search again", "1")
        terminal.answer("", "?")
        terminal.wait_for("Ctrl-C ends")
        assert "+ adds" not in terminal.shown
        assert "add it to the list" not in terminal.shown


@pytest.mark.parametrize("word", ["dead", "deaths", "muertes", "muertos"])
def test_a_code_is_found_by_another_name_in_either_language(word: str, example: Path) -> None:
    with Terminal("new", "figures", "about_id=withdrawal-2020", cwd=example) as terminal:
        terminal.answer("(measure)", word)
        if word != "muertos":
            terminal.wait_for("  1  killed")
            terminal.answer("", "1")
        terminal.wait_for("(population)")
        assert "[population" not in terminal.shown, "what is not asked yet is not reproached"


def test_going_back_leaves_a_record_that_is_described_and_a_citation(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([("(about_id)", "Unheard of"), ("Nothing was found", "1")])
        terminal.answers([("What is it?", "1"), ("(kind)", "person"), ("(name_en)", "<")])
        terminal.answers([("(kind)", "<"), *COUNTED])
        terminal.answers([*READ_AT_7[:2], ("Which paragraph", "<"), *READ_AT_7, *NUMBER, *REST])
        terminal.answers([("stand to it?", "2"), ("What now?", "1")])
        assert terminal.ended() == 0
    assert not any("Unheard" in line for line in lines(example, "actors"))
    assert gate_1(example) == []


def test_the_answers_of_an_interview_that_is_interrupted_continue_it(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7, *NUMBER])
        terminal.press("(date)", INTERRUPT)
        terminal.wait_for("To continue from these answers:")
        assert terminal.ended() == 1
        command = "".join(terminal.shown.rpartition("cubaven new ")[2].split("\n"))
    with Terminal("new", *shlex.split(command), cwd=example) as terminal:
        terminal.answers([*REST, ("stand to it?", "1"), ("What now?", "1")])
        assert terminal.ended() == 0
        assert "(measure)" not in terminal.shown
        assert "(per," not in terminal.shown, "what was left blank is not asked for again"
    assert any(",90," in line for line in lines(example, "figures"))


EIGHTY = tuple((question, text.replace("90", "80")) for question, text in FIGURE)


@pytest.mark.parametrize("way", ["1", "3"])
def test_a_save_meanwhile_loses_no_answer_of_a_claim_that_was_there(
    way: str, example: Path
) -> None:
    path = example / "data" / "figures.csv"
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*EIGHTY, ("stand to it?", way)])
        terminal.wait_for("What now?")
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")
        terminal.answer("", "1")
        terminal.wait_for("data/figures.csv was saved while this ran")
        terminal.wait_for("cubaven new figures about_id=withdrawal-2020 measure=departed")
        assert terminal.ended() == 2
    assert path.read_text("utf-8").endswith("\n\n")


def test_the_answers_after_a_claim_that_was_there_are_not_lost(example: Path) -> None:
    given = ["kind=statement", "modality=asserted", "title_en=Advisers"]
    given += ["date=2020-01-20", "place_id=", "under_id=", "id=advisers-2020"]
    given += ["sources=daily-north-2020-02-01#p7"]
    eighty = [one for one in EIGHTY if one not in READ_AT_7 and one[0] != "(under_id,"]
    with Terminal("new", "events", *given, cwd=example) as terminal:
        terminal.answers([("(title_es)", "Asesores"), ("does not say yet who", "n")])
        terminal.answers([("What is said in", "3"), *eighty])
        terminal.answers([("stand to it?", "1"), ("What is said in", "3"), *COUNTED])
        terminal.answers([("(as_reported)", "7"), ("(qualifier)", "exact"), ("(best)", "7")])
        terminal.press("(per,", INTERRUPT)
        terminal.wait_for("To continue from these answers:")
        assert terminal.ended() == 1
        command = "".join(terminal.shown.rpartition("cubaven new ")[2].split("\n"))
    assert "best=80" in command
    assert "best=7" in command


def test_a_record_that_is_being_described_is_not_lost_either(example: Path) -> None:
    with Terminal("new", "relations", cwd=example) as terminal:
        terminal.answers([("(subject_id)", "Ana Pérez"), ("Nothing was found", "1")])
        terminal.answers([("What is it?", "1"), ("(kind)", "person")])
        terminal.press("(name_en)", INTERRUPT)
        terminal.wait_for("cubaven new actors kind=person relations")
        assert terminal.ended() == 1


def test_without_a_table_the_table_is_asked_for(example: Path) -> None:
    with Terminal("new", cwd=example) as terminal:
        terminal.wait_for("5  figures  Figures")
        terminal.answer("", "5")
        terminal.press("(about_id)", INTERRUPT)
        assert terminal.ended() == 1


def test_what_a_rule_requires_in_a_row_may_not_be_left_blank(example: Path) -> None:
    given = ["kind=statement", "access=relayed", "publisher_id=daily-north"]
    with Terminal("new", "sources", *given, cwd=example) as terminal:
        terminal.wait_for("(speaker_id)")
        terminal.answer("Needed in this row: A statement has a speaker", "")
        terminal.wait_for("This column cannot be blank in this row")
        terminal.answers(
            [("", "minister-one"), ("(speaks_for,", ""), ("(title)", "[To the press]")]
        )
        terminal.answer("(label_en,", "")
        terminal.answers([("(label_es,", ""), ("(published", "2020-01-20")])
        terminal.answer("(note_en)", "")
        terminal.wait_for("This column cannot be blank in this row")
        terminal.answers([("", "Told."), ("(note_es,", "Contado."), ("(id)", "")])
        terminal.wait_for("label_en      Minister One")
        terminal.wait_for("label_es      Ministro Uno")
        terminal.answer("What now?", "1")
        assert terminal.ended() == 0
    assert gate_1(example) == []


def test_a_note_in_the_language_of_the_reader_is_enough(example: Path) -> None:
    given = ["kind=statement", "access=relayed", "publisher_id=daily-north", "speaks_for="]
    given += ["speaker_id=minister-one", "title=[To the press]", "label_en=", "label_es="]
    given += ["published=2020-01-20"]
    with Terminal("new", "sources", *given, "--lang", "es", cwd=example) as terminal:
        terminal.answer("Nota en español", "?")
        terminal.wait_for("por ejemplo: Lo cuenta")
        terminal.answer("", "")
        terminal.wait_for("no puede quedar en blanco")
        terminal.answers([("", "Contado."), ("(note_en,", ""), ("(id)", ""), ("¿Y ahora?", "1")])
        assert terminal.ended() == 0
    assert [(finding.rule, finding.warns) for finding in gate_1(example)] == [
        ("both-languages", True)
    ]


def test_today_is_a_date(example: Path) -> None:
    given = ["kind=news_article", "access=full", "publisher_id=daily-north", "title=Ninety"]
    given += ["published=2020-02-03", "author=", "language=en", "url=https://daily-north.example/3"]
    with Terminal("new", "sources", *given, cwd=example) as terminal:
        terminal.answers([("(accessed)", "today"), ("(coded)", "part"), ("(id)", "")])
        terminal.wait_for(f"accessed      {date.today().isoformat()[:8]}")
        terminal.press("What now?", INTERRUPT)


def test_what_is_typed_or_pasted_replaces_a_refused_answer(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7, *NUMBER, ("(date)", "soon")])
        terminal.wait_for('"soon" is not a valid date')
        terminal.answer("(date)", "someday")
        terminal.wait_for('"someday" is not a valid date')
        terminal.answer("(date)", "\x1b[200~20 January 2020\x1b[201~")
        terminal.press("(accounting)", INTERRUPT)
        assert terminal.ended() == 1


def test_a_search_says_what_can_be_typed(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answer("(about_id)", "?")
        terminal.wait_for("Write an id, or words of a name, title, alias or sentence")
        terminal.press("", INTERRUPT)


def test_countries_are_listed_by_name(example: Path) -> None:
    with Terminal("new", "actors", "kind=state", "name_en=East", "name_es=Este", cwd=example) as t:
        t.wait_for("(country")
        t.wait_for("IR  Iran\n")
        t.press("", INTERRUPT)


def test_only_what_the_measure_is_about_is_offered(example: Path) -> None:
    with Terminal("new", "figures", "measure=oil_value", cwd=example) as terminal:
        terminal.answer("(about_id)", "advisers")
        terminal.wait_for("Nothing was found")
        assert "withdrawal-2020" not in terminal.shown


def test_another_question_is_asked_for_its_column_and_is_no_rival(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers(FIGURE)
        terminal.answer("neither of these: it answers another question", "3")
        terminal.answers([("3  population", "3"), ("(population)", "cuban_bodyguards")])
        terminal.wait_for("English: 90 Cuban bodyguards left")
        terminal.answer("What now?", "1")
        assert terminal.ended() == 0
        assert terminal.shown.count("Something is there") == 1


def test_the_columns_that_can_be_changed_are_listed(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*FIGURE, ("stand to it?", "1"), ("What now?", "2")])
        terminal.wait_for("Which column?")
        terminal.wait_for("id, about_id, measure, population")
        terminal.press("", INTERRUPT)


def test_a_claim_to_be_changed_is_named_by_its_sentence(example: Path) -> None:
    given = ["about_id=withdrawal-2020", "measure=departed", "population=cuban_bodyguards"]
    given += ["sources=daily-north-2020-02-01#p6", "as_reported=90", "qualifier=exact", "best=90"]
    given += ["per=", "date=2020-01-20", "accounting=flow", "modality=asserted", "under_id="]
    with Terminal("new", "figures", *given, "method=", "figures", cwd=example) as terminal:
        terminal.answers([*FIGURE, ("stand to it?", "1"), ("What now?", "2")])
        terminal.wait_for("Which row?\n  1  figures  90 Cuban bodyguards left")
        terminal.wait_for("  2  figures  90 Cuban advisers left")
        terminal.press("", INTERRUPT)


def test_rivals_are_looked_for_again_after_a_change(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED[:2], ("(population)", "cuban_bodyguards"), *FIGURE[3:]])
        terminal.answers([("What now?", "2"), ("Which column?", "population"), COUNTED[2]])
        terminal.wait_for("Something is there that answers the same question:")
        terminal.answers([("stand to it?", "1"), ("What now?", "2"), ("Which column?", "method")])
        terminal.answers([("(method)", "count"), ("What now?", "1")])
        assert terminal.ended() == 0
        assert terminal.shown.count("Something is there") == 1, "a method makes no other claim"


def test_people_without_a_name_are_offered_again_and_have_a_fitting_kind(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7[:3], ("Who says so", "2"), ("Who is it", "2")])
        terminal.wait_for("1  daily-north-unnamed-p4 · source/unnamed people · [Officials]")
        terminal.answer("describe them", "2")
        terminal.wait_for("3  unattributed document")
        terminal.answers([("", "2"), ("(title)", "<"), ("What are they?", "<")])
        terminal.answers([("are the same", "1"), READ_AT_7[-1], *NUMBER, *REST])
        terminal.answers([("stand to it?", "1"), ("What now?", "1")])
        assert terminal.ended() == 0
        assert "4  " not in terminal.shown.partition("What are they?")[2].partition(">")[0]
    chain = "daily-north-unnamed-p4 via daily-north-2020-02-01#p7"
    assert any(chain in line for line in lines(example, "figures"))


def test_a_source_is_offered_with_what_sentences_call_it(example: Path) -> None:
    called = {"label_en": "the count of the minister", "label_es": "el recuento del ministro"}
    set_cells(example, "sources", "minister-statement-2020", called)
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7[:3], ("Who says so", "2"), ("Who is it", "1")])
        terminal.answers([("Which text, document or statement", "count minister")])
        terminal.wait_for("(the count of")
        terminal.press("", INTERRUPT)


def test_an_origin_with_a_name_is_sought_among_sources_with_a_name(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7[:3], ("Who says so", "2"), ("Who is it", "1")])
        terminal.answers([("Which text, document or statement", "officials")])
        # Of the two sources with this word only the official statement.
        terminal.wait_for("2  a new record")
        terminal.answers([("3  search again", "3"), ("Write a name", "minister")])
        terminal.wait_for("1  minister-statement-2020")
        terminal.press("", INTERRUPT)


def test_a_second_origin_is_added_from_the_place_of_the_first(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7[:-1], ("elsewhere?", "y"), ("Where did you", "")])
        terminal.answers([("Which paragraph", ""), ("Who says so", "2"), ("Who is it", "2")])
        terminal.answers([("are the same", "1"), READ_AT_7[-1], *NUMBER, *REST])
        terminal.answers([("stand to it?", "1"), ("What now?", "1")])
        assert terminal.ended() == 0
    both = "daily-north-2020-02-01#p7; daily-north-unnamed-p4 via daily-north-2020-02-01#p7"
    assert any(both in line for line in lines(example, "figures"))


def test_a_blank_search_returns_to_what_was_found_or_leaves_the_column_blank(
    example: Path,
) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([("(about_id)", "advisers"), ("search again", "3"), ("Write a name", "")])
        terminal.wait_for("1  withdrawal-2020")
        terminal.answers([("search again", ""), *FIGURE[1:-2], ("(under_id,", "nobody")])
        terminal.answers([("search again", "2"), ("Write a name", "")])
        terminal.press("(method,", INTERRUPT)
        assert terminal.ended() == 1


def test_an_id_says_how_often_it_is_used_and_what_shares_its_name(example: Path) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8") + NAMESAKE, "utf-8")
    with Terminal("new", "relations", cwd=example) as terminal:
        terminal.answer("(subject_id)", "north")
        terminal.wait_for("This is north · actor/state · North · here in 1 row")
        terminal.wait_for("and not north-country · place/country · North")
        terminal.press("(kind)", INTERRUPT)


def test_a_code_that_was_added_on_the_way_can_be_corrected(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*FIGURE[:-1], ("(method,", "+"), ("(code)", "satelite")])
        terminal.answers([("(label_en)", "satellite"), ("(label_es)", "satélite")])
        terminal.answers([("(definition_en)", "Seen from above.")])
        terminal.answers([("(definition_es)", "Visto desde arriba."), ("stand to it?", "1")])
        terminal.answers([("What now?", "2"), ("1  method  satelite", "1")])
        terminal.answers([("Which column?", "code"), ("(code)", "satellite"), ("What now?", "1")])
        assert terminal.ended() == 0
    assert any(",satellite," in line for line in lines(example, "figures"))
    codes = (example / "schema" / "vocabularies" / "method.csv").read_text("utf-8")
    assert "satelite," not in codes


def test_a_question_is_explained_by_what_similar_rows_hold(example: Path) -> None:
    given = ["kind=anonymous_sources", "access=relayed", "publisher_id=daily-north"]
    with Terminal("new", "sources", *given, cwd=example) as terminal:
        terminal.answer("(title)", "?")
        terminal.wait_for("such as: [Officials]")
        terminal.press("", INTERRUPT)


def test_a_reading_that_is_offered_is_taken_with_enter(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*FIGURE[:-5], ("(date)", "by 20 January 2020")])
        terminal.answer("Enter takes [..2020-01-20].", "")
        terminal.press("(accounting)", INTERRUPT)
        assert terminal.ended() == 1
        assert "date=[..2020-01-20]" in "".join(terminal.shown.split())


def test_the_language_is_kept_in_the_command_to_continue_with(example: Path) -> None:
    with Terminal("new", "cifras", "--lang", "es", cwd=example) as terminal:
        terminal.answers(COUNTED[:1])
        terminal.press("(measure)", INTERRUPT)
        terminal.wait_for("about_id=withdrawal-2020 --lang es")
        assert terminal.ended() == 1


def test_the_words_of_the_text_are_asked_for_in_its_language(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7])
        terminal.wait_for("The text is in English: keep its words.")
        terminal.press("", INTERRUPT)


def test_a_statement_has_several_speakers(example: Path) -> None:
    given = ["kind=statement", "access=relayed", "publisher_id=daily-north"]
    with Terminal("new", "sources", *given, cwd=example) as terminal:
        terminal.wait_for("(speaker_id)")
        terminal.answers([("separate them by semicolons", "minister-one; north")])
        terminal.press("(speaks_for,", INTERRUPT)
        terminal.wait_for("speaker_id=minister-one; north")


def test_who_denied_something_and_what_is_asked_for(example: Path) -> None:
    with Terminal("new", "events", cwd=example) as terminal:
        terminal.answers([("(kind)", "denial"), ("(modality)", "asserted")])
        terminal.answers([("(title_en)", "Denial of the guard"), ("(title_es)", "Desmentido")])
        terminal.answers([("(date,", "2020-01-20"), ("(place_id,", ""), ("(under_id,", "")])
        terminal.answers([*READ_AT_7, ("(id)", ""), ("does not say yet who", "y")])
        terminal.answers([("(subject_id)", "minister-one"), ("What is said in", "2")])
        terminal.answers([("(subject_id)", "north-guard"), ("(kind)", "guarded")])
        terminal.answers([("(object_id)", "minister-one"), ("(role_en,", ""), ("(role_es,", "")])
        terminal.answers([("(began,", ""), ("(ended,", ""), ("stand to it?", "1")])
        terminal.answers([("What is said in", ""), ("What now?", "1")])
        assert terminal.ended() == 0
    made = ",minister-one,said_in,asserted,denial-guard-2020,"
    denied = ",north-guard,guarded,denied,minister-one,denial-guard-2020,"
    for relation in (made, denied):
        assert any(relation in line for line in lines(example, "relations"))
    assert gate_1(example) == []


def test_a_kind_of_event_that_is_said_asks_for_what_was_said(example: Path) -> None:
    path = example / "schema" / "vocabularies" / "event_kind.csv"
    forms = "was made,were made,be made,been made,se hizo,se hicieron,hacerse,se hiciera"
    promise = f"promise,promise,promesa,A promise.,Una promesa.,,{forms},said\n"
    path.write_text(path.read_text("utf-8") + promise, "utf-8")
    given = ["title_en=Promise", "title_es=Promesa", "date=", "place_id="]
    given += ["under_id=", "sources=daily-north-2020-02-01#p7", "id=promise-2020"]
    with Terminal("new", "events", "kind=promise", *given, cwd=example) as terminal:
        terminal.answers([("(modality)", "asserted"), ("does not say yet who", "n")])
        terminal.press("What is said in", INTERRUPT)
    with Terminal("new", "events", "kind=protest", *given, cwd=example) as terminal:
        terminal.answer("(modality)", "asserted")
        terminal.press("What now?", INTERRUPT)
        assert "What is said" not in terminal.shown


def test_the_reason_of_a_withdrawal_is_asked_for(example: Path) -> None:
    with Terminal("withdraw", "rel-cccc", "--since", "2020-04-01", cwd=example) as terminal:
        terminal.answers([("in English", "Not in the text."), ("in Spanish", "No consta.")])
        assert terminal.ended() == 0
    assert "rel-cccc,,Not in the text.,No consta.,2020-04-01" in lines(example, "redirects")


def test_a_reason_in_one_language_is_asked_for_in_the_other(example: Path) -> None:
    arguments = ("--as", "rel-bbcc", "--reason-en", "Easier to read.", "--since", "2020-04-01")
    with Terminal("withdraw", "rel-cccc", *arguments, cwd=example) as terminal:
        terminal.answer("in Spanish", "Más legible.")
        assert terminal.ended() == 0
        assert "in English" not in terminal.shown
    row = "rel-cccc,rel-bbcc,Easier to read.,Más legible.,2020-04-01"
    assert row in lines(example, "redirects")


def test_keys_pressed_while_an_answer_is_checked_are_dropped(example: Path) -> None:
    with Terminal("new", "figures", cwd=example) as terminal:
        terminal.answers([*COUNTED, *READ_AT_7, *NUMBER[:2], ("(best)", "90\rtoo early")])
        terminal.answers([("checking…", ""), REST[0]])
        terminal.press("(accounting)", INTERRUPT)
        assert terminal.ended() == 1
        assert "too early" not in terminal.shown


def test_what_is_typed_during_a_check_is_neither_shown_nor_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs) as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        before = termios.tcgetattr(theirs)
        with Prompts("en").checking():
            os.write(ours, b"typed\n")
            assert not select.select([ours], [], [], 0.1)[0], "nothing is echoed"
        assert not select.select([theirs], [], [], 0.1)[0]
        assert termios.tcgetattr(theirs) == before
    os.close(ours)


# The command where the library that asks is not installed.
WITHOUT = """
import sys
sys.modules["prompt_toolkit"] = None
from cubaven_data.cli.interview import prompts
prompts.at_terminal = lambda: True
from cubaven_data.cli.app import main
main()
"""


def test_without_the_library_new_says_how_to_get_it_and_what_is_missing(example: Path) -> None:
    arguments = ("new", "figures", "about_id=withdrawal-2020")
    done = run_python("-c", WITHOUT, *arguments, cwd=example)
    assert done.returncode == 1
    assert 'pip install "cubaven-data[edit]"' in done.stderr
    assert "measure: the required cell is blank" in done.stdout
