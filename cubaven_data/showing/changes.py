"""Changes in words: each cell, what follows from it and why, and the version of a release."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from cubaven_data.asking.causes import Cause
from cubaven_data.asking.comparing import WHAT, Change, Comparison, Pair
from cubaven_data.asking.dataset import Dataset, Row
from cubaven_data.asking.derived import CODES, SAID
from cubaven_data.asking.versions import Version, version_of
from cubaven_data.model.tables import FILES, TABLES, VOCABULARIES
from cubaven_data.release.labels import name_of
from cubaven_data.showing.lists import few_of, grades, label
from cubaven_data.showing.values import Values, written
from cubaven_data.texts.wording import LANGUAGES, Language, text, texts

# Of the items of a list, such as rivals, so many are shown.
_SHOWN = 10
_LEFT_OUT = 100
_ENDINGS = tuple(f"_{language}" for language in LANGUAGES)


@dataclass(frozen=True)
class Line:
    """A value that changed: what is gone and what has come, and why if that can be told.

    Of a list these are only its items that differ.
    """

    name: str
    gone: tuple[str, ...]
    come: tuple[str, ...]
    because: str = ""


@dataclass(frozen=True)
class Entry:
    """What became of a record: what it is, what it says, and what changed in it.

    Of several that changed alike, the first words are how many they are.
    """

    ids: Sequence[str]
    marks: Sequence[str]
    said: Sequence[str]
    lines: Sequence[Line]


class Worded:
    """A comparison in the words of a language."""

    def __init__(self, comparison: Comparison, language: Language) -> None:
        self.comparison = comparison
        self.language: Language = language
        self.texts = texts(language)["diff"]
        self._before = Values(comparison.before, language)
        self._after = Values(comparison.after, language)

    @cached_property
    def version(self) -> Version | None:
        """The version that a release with the change has to be."""
        return version_of(self.comparison)

    @property
    def version_said(self) -> str:
        """The same as a sentence with its reasons; that nothing changed if nothing did."""
        if self.version is None:
            return str(self.texts["same-else" if self.comparison.left_out else "same"])
        reasons = [self._reason(name, names) for name, names in self.version.reasons.items()]
        level = self.texts["levels"][self.version.level]
        return self._filled("version", level=level, reasons="; ".join(reasons))

    @property
    def left_out_said(self) -> str:
        """How many rows were not compared, and which; blank if none."""
        left = self.comparison.left_out
        # What is not told below is named here or nowhere.
        ids = few_of(left, _LEFT_OUT)
        return text("diff", "left-out", self.language, n=len(left), ids=ids) if left else ""

    def _reason(self, name: str, names: Sequence[str]) -> str:
        shown = few_of(names)
        said = text("reasons-of-versions", name, self.language, n=len(names))
        return f"{said} ({shown})"

    def table(self, name: str) -> str:
        """What a table is called, with its name; a code list, as one."""
        if name in VOCABULARIES:
            return self._filled("code-list", name=name)
        said = TABLES[name].title.within(self.language).lower()
        return said if said == name else f"{said} ({name})"

    def few(self, values: Sequence[str]) -> Sequence[str]:
        """As many of the values as a reader takes in, and how many more there are."""
        left = len(values) - _SHOWN
        return (
            [*values[:_SHOWN], text("show", "more", self.language, n=left)] if left > 0 else values
        )

    def counts(self, name: str) -> str:
        """How many rows of a table, or codes of a list, became what."""
        counted = self.comparison.counts[name]
        said = (f"{self.texts['counts'][what]}: {counted[what]}" for what in WHAT if counted[what])
        return " · ".join(said)

    def supports(self) -> Iterator[tuple[list[str], Line]]:
        """How and why support changed, each with the ids of the records of which that is true."""
        alike: dict[Line, list[str]] = {}
        for change in self.comparison.support:
            alike.setdefault(self._derived(change, "support"), []).append(change.id)
        for line, ids in alike.items():
            yield ids, line

    def own(self) -> Iterator[tuple[str, list[Entry]]]:
        """What became of records, rows and codes in themselves, by table or code list."""
        own = (change for change in self.comparison.changes if change.what != "derived")
        for name, changes in groupby(own, key=lambda change: change.table):
            yield name, [*map(self._entry, changes)]

    def through_others(self) -> Iterator[Entry]:
        """What became of records through others; those of which the same is told are together."""
        alike: dict[object, list[Change]] = {}
        for change in self.comparison.changes:
            if change.what == "derived":
                alike.setdefault(tuple(self._lines(change)), []).append(change)
        for changes in alike.values():
            entry = self._entry(changes[0])
            if len(changes) > 1:
                marks = [text("diff", "alike", self.language, n=len(changes))]
                entry = Entry([change.id for change in changes], marks, [], entry.lines)
            yield entry

    def _entry(self, change: Change) -> Entry:
        marks, said = [*self._marks(change)], [*filter(None, self._said(change))]
        return Entry([change.id], marks, said, [*self._lines(change)])

    def _marks(self, change: Change) -> Iterator[str]:
        if change.table in TABLES and TABLES[change.table].has_ids:
            yield texts(self.language)["one"][change.table]
        if change.was:
            yield self._filled("was", id=change.was)
        elif change.what == "removed" and change.table in texts(self.language)["one"]:
            yield self._went(change)
        elif change.what != "derived":
            yield self.texts["what"][change.what]
        row = self.comparison.after.rows.get(change.id, {}) if change.what != "removed" else {}
        yield from grades(self.comparison.after, row, self.language, change.derived)

    def _went(self, change: Change) -> str:
        if change.successor:
            return self._filled("redirected", id=change.successor)
        return str(self.texts["withdrawn" if change.redirect else "vanished"])

    def _said(self, change: Change) -> Iterator[str | None]:
        """What the record says, if that is not told as a change, and who says so or why it is gone.

        Only of what is new need it be told who says so.
        """
        if change.table in VOCABULARIES:
            data = self.comparison.before if change.what == "removed" else self.comparison.after
            yield getattr(data.vocabularies[change.table][change.id], f"label_{self.language}")
        elif TABLES[change.table].has_ids and f"sentence_{self.language}" not in change.derived:
            yield self._sentence(change.id)
        if change.what == "added" and (row := self.comparison.after.rows.get(change.id)):
            who = row.get(f"who_says_so_{self.language}")
            yield f"— {who}" if who else self._cells(row)
        if change.redirect:
            reason = getattr(change.redirect, f"reason_{self.language}")
            yield self._filled("reason", reason=reason)
        if change.successor and change.cells:
            yield self._filled("lost", id=change.successor)

    def _cells(self, row: Row) -> str:
        """The cells of a record that is no claim, which has no sentence to say them."""
        record = self.comparison.after[row["id"]]
        said_already = (record.id, name_of(record, self.language))
        cells = (
            (column, value)
            for column in TABLES[row["table"]].columns
            if (value := getattr(record, column.name)) not in said_already
        )
        said = ((column.name, self._after.in_words(column, value)) for column, value in cells)
        return " · ".join(f"{name}: {'; '.join(items)}" for name, items in said if items)

    def _sentence(self, id_: str) -> str:
        after = self.comparison.after
        return (after if id_ in after.ids else self.comparison.before).sentence(id_, self.language)

    def _lines(self, change: Change) -> Iterator[Line]:
        # The sentence says best what its cells amount to, so it comes first.
        for name in sorted(self._told(change), key=lambda name: not name.startswith("sentence")):
            yield (
                self._derived(change, name) if name in change.derived else self._cell(change, name)
            )

    def _told(self, change: Change) -> Iterator[str]:
        yield from change.cells
        for name in change.derived:
            stem, _, language = name.rpartition("_")
            # In the other language only if nothing changed in this one.
            mine = f"{stem}_{self.language}"
            if stem not in SAID or language == self.language or mine not in change.derived:
                yield name

    def _cell(self, change: Change, name: str) -> Line:
        column = FILES[change.table].column(name)
        before, after = change.cells[name]
        words = self._before.in_words(column, before), self._after.in_words(column, after)
        if words[0] == words[1]:
            words = self._before.written(before), self._after.written(after)
        blank = [self.texts["blank"]]
        # A list that is blank differs only in its items, as does what is not carried over.
        if max(map(len, words)) == 1 and change.what != "removed":
            words = words[0] or blank, words[1] or blank
        return _line(name, *words)

    def _derived(self, change: Change, name: str) -> Line:
        pair = change.derived[name]
        because = self._because(change, change.causes.get(name, ()))
        # The same was said of the support.
        if name != "support" and change.causes.get(name) == change.causes.get("support"):
            because = ""
        stem, _, language = name.rpartition("_") if name.endswith(_ENDINGS) else (name, "", "")
        said = self.texts["derived"][stem]
        other = f" ({language})" if language not in ("", self.language) else ""
        return _line(f"{said}{other}", *self._derived_words(stem, pair), because)

    def _derived_words(self, name: str, pair: Pair) -> tuple[Sequence[str], Sequence[str]]:
        said: list[list[str]] = []
        for data, value in zip((self.comparison.before, self.comparison.after), pair, strict=True):
            if value is None:
                said.append([])
            elif name in (*CODES, "flags"):
                codes = (value,) if isinstance(value, str) else value
                said.append([self._label(data, code) for code in codes])
            elif name == "spread":
                low, high = map(written, value)
                said.append([self._filled("spread", low=low, high=high)])
            elif isinstance(value, tuple):
                said.append([*value])
            else:
                said.append([str(value)])
        return said[0], said[1]

    def _label(self, data: Dataset, code: str) -> str:
        return label(data, code, self.language, *CODES, "outcome", "flag")

    def _because(self, change: Change, causes: Sequence[Cause]) -> str:
        if not causes:
            return ""
        own = [name for cause in causes if cause.id == change.id for name in cause.columns]
        said = [self._filled("own", columns=", ".join(own))] if own else []
        said += [self._cause(cause) for cause in causes if cause.id != change.id]
        return self._filled("because", causes="; ".join(said))

    def _cause(self, cause: Cause) -> str:
        if cause.table in VOCABULARIES:
            return self._filled("codes-changed", name=cause.id)
        if cause.into:
            return self._filled("is-now", id=cause.id, into=cause.into)
        is_there = [
            cause.id in data.ids for data in (self.comparison.before, self.comparison.after)
        ]
        form = "changed" if cause.columns else "gone" if not is_there[1] else "new"
        said = self._sentence(cause.id).removesuffix(".")
        return self._filled(form, id=cause.id, said=said, columns=", ".join(cause.columns))

    def _filled(self, template: str, /, **values: str) -> str:
        return str(self.texts[template].format(**values))


def _line(name: str, before: Sequence[str], after: Sequence[str], because: str = "") -> Line:
    """What differs between two values, as the items in which they differ."""
    there, here = {*before}, {*after}
    gone = tuple(one for one in before if one not in here)
    come = tuple(one for one in after if one not in there)
    return Line(name, gone, come, because)
