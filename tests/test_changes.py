"""What changed inside a line is visible in a patch, and beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from examples import set_cells
from test_cli import at_a_terminal, run

from cubaven_data.fixing.fixes import patch
from cubaven_data.fixing.formatting import Formatted, Mended, formatted
from cubaven_data.reading.loading import load
from cubaven_data.reports.changes import as_changes, as_coloured_patch


def change(root: Path, **cells: str) -> Formatted:
    set_cells(root, "actors", "minister-one", cells)
    return formatted(load(root))


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        (
            "Minister of\u00a0the north.",
            '"Minister of<U+00A0>the north." → "Minister of the n',
        ),
        ("Ministro norten\u0303o.", '"Ministro norten<U+0303>o." → "Ministro norteño."'),
        ("Minister\u200b of the north.", '"Minister<U+200B> of the north." → "Minister of the n'),
        ("From 1990\u20101995 on.", '"From 1990<U+2010>1995 on." → "From 1990-1995 on."'),
        ("Minister — of  it\ufe0e.", '"Minister — of  it<U+FE0E>." → "Minister — of it<U+FE0E>."'),
    ],
)
def test_a_changed_cell_is_told_with_what_does_not_show(
    before: str, shown: str, example: Path
) -> None:
    told = as_changes(change(example, summary_en=before), "en")
    assert told.startswith(f"data/actors.csv:2:summary_en minister-one: {shown}")


def test_of_a_long_cell_only_the_change_and_a_little_around_it_is_told(example: Path) -> None:
    told = as_changes(change(example, summary_en=f"{'Long ' * 50} x{' long' * 50}."), "en")
    before, after = (f"…Long Long Long Long{gap}x long long long lon…" for gap in ("  ", " "))
    assert told.endswith(f': "{before}" → "{after}"\n')


@pytest.mark.parametrize(("cells", "more"), [(20, ""), (21, "1 more cell"), (30, "10 more cells")])
def test_of_many_changed_cells_twenty_are_told_and_the_others_counted(
    cells: int, more: str
) -> None:
    result = Formatted(cells={("f.csv", n, "c"): Mended("i", "a", "b") for n in range(cells)})
    lines = as_changes(result, "en").splitlines()
    assert lines[:20] == [f'f.csv:{n}:c i: "a" → "b"' for n in range(20)]
    assert lines[20:] == ([f"and {more}"] if more else [])


def test_the_coloured_patch_is_the_patch_with_what_changed_reversed(example: Path) -> None:
    result = change(example, summary_en="Minister of\u00a0the  north.", summary_es="Ministro  del.")
    coloured = as_coloured_patch(result)
    old, new = (re.findall("\x1b\\[7m(.*?)\x1b\\[27m", line) for line in coloured.splitlines()[4:6])
    assert (old, new) == (["<U+00A0>the ", " "], [" the"])
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert plain.replace("<U+00A0>", "\u00a0") == patch(result)


def test_a_coloured_patch_tells_of_marks_line_ends_and_a_missing_last_one(example: Path) -> None:
    path = example / "data" / "places.csv"
    text = path.read_text("utf-8").removesuffix("\n").replace("\n", "\r\n")
    path.write_bytes(f"\ufeff{text}".encode())
    coloured = as_coloured_patch(formatted(load(example)))
    assert "-\x1b[7m<U+FEFF>\x1b[27mid,kind" in coloured
    assert "sources\x1b[7m<U+000D>\x1b[27m\x1b[0m\n" in coloured
    assert "\n\\ No newline at end of file\n" in coloured


def test_colour_is_for_terminals_and_a_patch_for_programs(example: Path) -> None:
    result = change(example, summary_en="Minister of\u00a0the north.")
    for command in (["fmt"], ["validate", "--fix"]):
        arguments = (*command, "--dry-run", str(example))
        assert at_a_terminal(*arguments) == as_coloured_patch(result)
        assert at_a_terminal(*arguments, NO_COLOR="1") == patch(result)
        # `git apply` reads what a forced colour would spoil.
        piped = run(*arguments, FORCE_COLOR="1")
        assert piped.stdout == patch(result)
        assert piped.stderr.startswith(as_changes(result, "en") + "would write data/actors.csv\n")
    asked = run("validate", "--fix", "--dry-run", "--color", str(example))
    assert asked.stdout == as_coloured_patch(result)
    assert "→" not in asked.stderr
