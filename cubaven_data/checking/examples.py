"""The examples of the catalogue: what breaks a rule, what satisfies it, and how both are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from cubaven_data.checking.catalogue import Rule
from cubaven_data.findings import Finding
from cubaven_data.texts.wording import Language, Words, quote, text

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Given:
    """Cells of another row that both the right and the wrong example assume."""

    table: str
    id: str
    cells: Cells


@dataclass(frozen=True, slots=True)
class OfRow:
    """An example in cells, by column, of the row ``id`` of ``tests/example``."""

    table: str
    id: str
    right: Cells
    wrong: Cells
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class OfFile:
    """An example in a file of ``tests/example``: ``wrong`` replaces ``right``, which occurs once.

    ``encoding`` is the encoding in which the wrong file is saved.
    """

    file: str
    right: str
    wrong: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class InWords:
    """An example in words, for rules that no cell or text can illustrate; ``file`` may be blank."""

    rule: Rule
    file: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An example for display: the wrong lines, the right lines, and their place.

    ``given`` are the lines that both assume, and ``taken`` is the place of those. Invisible and
    look-alike characters are escaped. ``prose`` is whether the lines are sentences.
    """

    place: str
    wrong: list[str]
    right: list[str]
    taken: str = ""
    given: list[str] = field(default_factory=list)
    prose: bool = False


Example = OfRow | OfFile | InWords


def example_of(rule: Rule) -> Example:
    """The example of the rule."""
    entry = {key: value for key, value in rule.example.items() if key != "values"}
    if "table" in entry:
        given = entry.pop("given", None)
        return OfRow(**entry, given=Given(**given) if given else None)
    return OfFile(**entry) if "right" in entry else InWords(rule, **entry)


def shown(example: Example, language: Language) -> Shown:
    """The example as lines for display, with its words in the given language."""
    if isinstance(example, InWords):
        wrong, right = ([example.rule.in_words(form, language)] for form in ("wrong", "right"))
        return Shown(example.file, wrong, right, prose=True)
    if isinstance(example, OfFile):
        wrong_text = example.wrong.encode(example.encoding).decode("utf-8", "backslashreplace")
        return Shown(example.file, _lines(wrong_text), _lines(example.right))
    wrong, right = (_cells(cells, language) for cells in (example.wrong, example.right))
    place = f"{example.table}, {example.id}"
    if given := example.given:
        taken = f"{given.table}, {given.id}"
        return Shown(place, wrong, right, taken, _cells(given.cells, language))
    return Shown(place, wrong, right)


def _lines(content: str) -> list[str]:
    return [_visible(line) for line in content.removesuffix("\n").split("\n")]


def _cells(cells: Cells, language: Language) -> list[str]:
    width = max(len(name) for name in cells)
    blank = text("explain", "blank", language)
    return [f"{name:{width}}  {_visible(cell) or blank}" for name, cell in cells.items()]


def _visible(content: str) -> str:
    return "".join(f"\\u{ord(c):04x}" if _deceives(c) else quote(c) for c in content)


def _deceives(c: str) -> bool:
    # A combining accent looks like part of its letter, a Cyrillic letter like a Latin one.
    foreign = c.isalpha() and not unicodedata.name(c).startswith("LATIN")
    return foreign or bool(unicodedata.combining(c))


def remedy_of(rule: Rule, language: Language) -> str:
    """The remedy of the rule, filled in for the wrong example."""
    values = {
        name: Words(**value) if isinstance(value, Mapping) else value
        for name, value in rule.example.get("values", {}).items()
    }
    return Finding("", 0, "", rule.id, values).remedy(language)
