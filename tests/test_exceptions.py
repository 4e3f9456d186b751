"""Exceptions: what a record may be although a rule says otherwise, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import all_gates
from examples import set_cells, write

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.checking.exceptions import POSSIBLE
from cubaven_data.cli.app import app
from cubaven_data.findings import DataError
from cubaven_data.publishing.gates import validate
from cubaven_data.reading.records import Records


def exempt(root: Path, *rows: str) -> None:
    path = root / "data" / "coding" / "exceptions.csv"
    header, *others = path.read_text("utf-8").splitlines()
    written = sorted([*others, *(f"{row},It is so.,2020-03-02" for row in rows)])
    path.write_text("\n".join([header, *written]) + "\n", encoding="utf-8")


def rules(root: Path) -> list[str]:
    return [finding.rule for finding in validate(root).findings]


def test_a_name_that_looks_like_a_placeholder_is_one_if_an_exception_says_so(example: Path) -> None:
    set_cells(example, "agencies", "north-ministry", {"acronym": "N/D"})
    assert rules(example) == ["blank-word"]
    exempt(example, "blank-word,north-ministry,acronym")
    assert all_gates(example).findings == ()
    assert Records.read(example)["north-ministry"].acronym == "N/D", "and it is released"


def test_fix_leaves_such_a_name_as_it_is(example: Path) -> None:
    set_cells(example, "agencies", "north-ministry", {"acronym": "N/D"})
    exempt(example, "blank-word,north-ministry,acronym")
    before = (example / "data" / "agencies.csv").read_bytes()
    app(["validate", "--fix", str(example)], standalone_mode=False)
    assert (example / "data" / "agencies.csv").read_bytes() == before


def test_an_exception_holds_for_its_record_and_its_column_only(example: Path) -> None:
    set_cells(example, "agencies", "north-guard", {"acronym": "N/D"})
    exempt(example, "blank-word,north-ministry,acronym", "blank-word,north-guard,name_en")
    assert sorted(rules(example)) == ["blank-word", "exception-unused", "exception-unused"]


def test_a_row_may_break_a_rule_across_cells_if_an_exception_says_so(example: Path) -> None:
    write(example, "date-order", "wrong")
    exempt(example, "date-order,rel-aaaa,ended")
    assert rules(example) == []


def test_a_cell_that_cannot_be_read_is_never_exempt(example: Path) -> None:
    write(example, "date-syntax", "wrong")
    exempt(example, "date-syntax,withdrawal-first-step,date")
    assert sorted(rules(example)) == ["date-syntax", "exception-rule"]


def test_what_the_release_relies_on_has_no_exceptions(example: Path) -> None:
    write(example, "reference", "wrong")
    exempt(example, "reference,rel-aaaa,subject_id")
    assert sorted(rules(example)) == ["exception-rule", "reference"]
    assert {"id-unique", "source-exists", "formula", "required", "file-missing"}.isdisjoint(
        POSSIBLE
    )
    assert set(catalogue()) >= POSSIBLE


def test_an_exception_that_is_not_needed_stops_nothing(example: Path) -> None:
    exempt(example, "date-order,rel-aaaa,ended")
    (finding,) = validate(example).findings
    assert (finding.rule, finding.severity) == ("exception-unused", "warning")


@pytest.mark.parametrize("field", ["", "summary_en"])
@pytest.mark.parametrize(
    ("rule", "broken"), [("languages-alike", "summary_es"), ("plain-character", "summary_es")]
)
def test_an_exception_that_names_another_field_is_told_which_one_breaks_the_rule(
    rule: str, broken: str, field: str, example: Path
) -> None:
    if rule == "plain-character":
        set_cells(example, "actors", "north", {"summary_en": "One.", broken: "\ufb01n."})
    else:
        set_cells(example, "actors", "north", {"summary_en": "A lex.", broken: "A lex."})
    exempt(example, f"{rule},north,{field}")
    (unused,) = [f for f in validate(example).findings if f.rule == "exception-unused"]
    where = ("in summary_en", "en summary_en") if field else ("as a whole row", "como fila entera")
    assert f"north does not break {rule} {where[0]}; " in unused.text("en")
    assert unused.text("en").endswith(f"write the field in which it breaks the rule: {broken}")
    assert f"north no incumple {rule} {where[1]}; " in unused.text("es")
    assert unused.text("es").endswith(f"escriba el campo en el que incumple la regla: {broken}")


def test_an_exception_is_not_called_unused_where_its_rule_did_not_run(example: Path) -> None:
    exempt(example, "told-before,rel-aaaa,began")
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8") + "too,few,cells\n", encoding="utf-8")
    assert rules(example) == ["ragged-row"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("=1+1 \ufb01", "formula"),
        ("Two  spaces \ufb01", "white-space"),
        ("hid\u202eden \ufb01", "invisible-character"),
    ],
)
def test_who_is_exempt_from_one_rule_is_held_to_all_others(
    text: str, found: str, example: Path
) -> None:
    set_cells(example, "actors", "minister-one", {"summary_en": text, "aliases": text})
    exempt(example, *(f"plain-character,minister-one,{name}" for name in ("aliases", "summary_en")))
    told = [f.rule for f in validate(example).findings if f.rule != "exception-unused"]
    assert told == [found, found]


@pytest.mark.parametrize("rule", ["formula", "white-space", "html-entity", "invisible-character"])
def test_what_would_harm_a_reader_has_no_exceptions(rule: str, example: Path) -> None:
    set_cells(example, "actors", "minister-one", {"summary_en": "=1+1"})
    exempt(example, f"{rule},minister-one,summary_en")
    assert sorted(rules(example)) == ["exception-rule", "formula"]
    with pytest.raises(DataError):
        Records.read(example)


@pytest.mark.slow
@pytest.mark.parametrize("rule", sorted(POSSIBLE))
def test_what_an_exception_allows_can_be_released(rule: str, example: Path) -> None:
    write(example, rule, "wrong")
    found = [f for f in validate(example).findings if f.rule == rule]
    assert found
    exempt(example, *{f"{rule},{finding.id},{finding.column}" for finding in found})
    left = {finding.rule for finding in all_gates(example).findings if not finding.warns}
    assert not left & {"frame", "package"}
