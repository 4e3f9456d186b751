"""Who relays whom: one page a claim, from those who say so, at the left, to the texts read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cubaven_data.asking.dataset import Dataset
from cubaven_data.asking.lines import Line
from cubaven_data.model.shared import Record
from cubaven_data.publishing.charts.chart import Chart
from cubaven_data.publishing.charts.measuring import wrapped
from cubaven_data.publishing.charts.page import (
    BLUE,
    BODY,
    GREY,
    INK,
    LEADING,
    LEFT,
    PAPER,
    RIGHT,
    SMALL,
    Element,
    Page,
    Sample,
    Style,
    capital,
    group,
    mark,
    number,
    paragraph,
    write,
)
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.release.labels import Labels, contracted
from cubaven_data.texts.wording import Language, text, texts

STEPS, CITATIONS = 2, 3
"""A claim has a page if a text relays it over this many steps, or if it has this many citations,
one of them relayed."""
_GAP, _BETWEEN, _INSIDE = 34, 10, 7
_WIDEST = 300
_DASHES = {"stated": "", "carried_over": "6 3", "open": "2 3"}


def relays_charts(data: Dataset, language: Language) -> Iterator[Chart]:
    """A page for each claim that has enough to show; named after the claim."""
    pages = _Relays(data, language)
    for id_ in data.rows:
        if "standing" in data.rows[id_] and has_page(data[id_]):
            yield pages.chart(id_)


def has_page(claim: Record) -> bool:
    """Whether who relays whom is worth drawing for the claim."""
    cited = getattr(claim, "sources", None) or ()
    longest = max((len(citation.steps) for citation in cited), default=0)
    return longest >= STEPS or (longest > 0 and len(cited) >= CITATIONS)


@dataclass(frozen=True)
class _Node:
    """A source with what is written in its box, and those who relay the claim from it."""

    line: Line
    name: list[str]
    notes: list[str]
    relayed_by: list[_Node]

    @property
    def tall(self) -> float:
        """The height of the box."""
        lines = len(self.name) * BODY + len(self.notes) * SMALL
        return lines * LEADING + 2 * _INSIDE

    @property
    def taken(self) -> float:
        """The height that the box takes together with those to its right."""
        below = sum(node.taken for node in self.relayed_by)
        below += _BETWEEN * max(0, len(self.relayed_by) - 1)
        return max(self.tall, below)


class _Relays:
    """Draws claims of a dataset."""

    def __init__(self, data: Dataset, language: Language) -> None:
        self._data = data
        self._language: Language = language
        self._labels = Labels(data, language)
        self._texts = texts(language)["charts"]["relays"]
        self._shown = texts(language)["show"]
        self._wide = 0.0

    def chart(self, id_: str) -> Chart:
        """The page of the claim."""
        row, sentence = self._data.row(id_), self._data.sentence(id_, self._language)
        trees = {name: self._data.lines(id_, name) for name in ("sources", "disputed_by")}
        lines = [one for found in trees.values() for line in found for one in line.all]
        described = " ".join(self._alternatives(trees["sources"]))
        page = Page(sentence, [self._support(id_)], described, self._language)
        columns = max(_depth(line) for found in trees.values() for line in found)
        self._wide = min((RIGHT - LEFT - _GAP * (columns - 1)) / columns, _WIDEST)
        for column in range(columns):
            heading = self._texts["relayed-by"] if column else self._shown["who"]
            x = LEFT + column * (self._wide + _GAP)
            write(page.body, x, page.y + 4, heading, SMALL, bold=True, fill=GREY)
        page.y += 14
        for name, found in trees.items():
            if found:
                self._draw(page, name, found)
        page.legend([*self._legend(lines)])
        return Chart("relays", id_, sentence, (row["id"],), page.close([], id_, self._data.version))

    def _support(self, id_: str) -> str:
        row = self._data.row(id_)
        said = [capital(self._labels.code("support", row["support"]))]
        for name, n in (("origins", row["n_origins"]), ("unnamed", row["n_unnamed_origins"])):
            said += [text("show", name, self._language, n=n)] if n else []
        return f"{'; '.join(said)}."

    def _alternatives(self, lines: Iterable[Line]) -> Iterator[str]:
        """The steps in words, for those who do not see the page."""
        for line in lines:
            name = self._labels.text(line.source_id)
            if line.relayed_by:
                by = self._labels.listed(
                    self._labels.text(one.source_id) for one in line.relayed_by
                )
                yield self._texts["step"].format(origin=capital(name), by=by)
                yield from self._alternatives(line.relayed_by)
            elif line.read:
                yield self._texts["leaf"].format(text=capital(name), places=self._places(line))

    def _draw(self, page: Page, name: str, lines: Iterable[Line]) -> None:
        body = group(page.body, name)
        if name != "sources":
            page.y = paragraph(body, LEFT, page.y, self._shown[name], RIGHT - LEFT, bold=True) + 6
        for node in map(self._node, lines):
            self._tree(body, node, LEFT, page.y)
            page.y += node.taken + _BETWEEN

    def _node(self, line: Line) -> _Node:
        limit = self._wide - 2 * _INSIDE
        name = capital(self._labels.of(line.source_id))
        notes = [note for said in self._notes(line) for note in wrapped(said, SMALL, limit)]
        below = [*map(self._node, line.relayed_by)]
        return _Node(line, wrapped(name, BODY, limit, bold=bool(line.read)), notes, below)

    def _notes(self, line: Line) -> Iterator[str]:
        published = self._data[line.source_id].published
        said = [name_in_words(published, self._language)] if published else []
        said += [self._places(line)] if line.read else []
        if said:
            yield capital("; ".join(said))
        if line.reprints:
            said = self._texts["reprint"].format(original=self._labels.text(line.reprints))
            yield contracted(said) if self._language == "es" else said
        if line.follows:
            followed = self._labels.listed(map(self._labels.of, line.follows))
            said = self._texts["follows"].format(followed=followed)
            yield contracted(said) if self._language == "es" else said

    def _places(self, line: Line) -> str:
        return self._labels.places(place.locator for place in line.read)

    def _tree(self, parent: Element, node: _Node, x: float, top: float) -> float:
        """Draws the box with all to its right; returns the height of its middle."""
        made = group(parent, "tree")
        right = x + self._wide
        middle, y, ends = top + node.taken / 2, top, []
        below = sum(one.taken for one in node.relayed_by)
        below += _BETWEEN * max(0, len(node.relayed_by) - 1)
        y += (node.taken - below) / 2
        for one in node.relayed_by:
            ends.append((self._tree(made, one, right + _GAP, y), one.line.attribution))
            y += one.taken + _BETWEEN
        for end, attribution in ends:
            link(made, right, middle, right + _GAP, end, attribution)
        self._box(made, node, x, middle - node.tall / 2)
        return middle

    def _box(self, parent: Element, node: _Node, x: float, top: float) -> None:
        is_read = bool(node.line.read)
        made = group(parent, "source read" if is_read else "source", node.line.source_id)
        box(made, x, top, self._wide, node.tall, is_read=is_read)
        y = top + _INSIDE
        for line in node.name:
            y += BODY * LEADING
            write(made, x + _INSIDE, y - BODY * 0.3, line, bold=is_read, fill=INK)
        for line in node.notes:
            y += SMALL * LEADING
            write(made, x + _INSIDE, y - SMALL * 0.3, line, SMALL, fill=GREY)

    def _legend(self, lines: Iterable[Line]) -> Iterator[Sample]:
        """The boxes and links that the page has."""
        found = [*lines]
        for is_read in (True, False):
            if any(bool(line.read) is is_read for line in found):
                drawn = group(None, "sample")
                box(drawn, 2, -5, 30, 14, is_read=is_read)
                yield Sample(drawn, self._texts["read" if is_read else "not-read"])
        relayed = {one.attribution for line in found for one in line.relayed_by}
        for attribution in _DASHES:
            if attribution in relayed:
                drawn = group(None, "sample")
                link(drawn, 0, 3, 34, 3, attribution)
                yield Sample(drawn, self._texts[attribution])


def _depth(line: Line) -> int:
    return 1 + max(map(_depth, line.relayed_by), default=0)


def box(parent: Element, x: float, y: float, wide: float, tall: float, *, is_read: bool) -> None:
    """The box of a source: a bold one if it was read for the claim."""
    style: Style = {"stroke": GREY, "stroke_width": 1, "stroke_dasharray": "4 2"}
    if is_read:
        style = {"stroke": BLUE, "stroke_width": 1.8}
    mark(parent, "rect", x=x, y=y, width=wide, height=tall, rx=3, fill=PAPER, **style)


def link(parent: Element, x: float, y: float, to: float, end: float, attribution: str) -> None:
    """The step from a source to one that relays it, dashed or dotted if it is not certain."""
    half = (x + to) / 2
    steps = f"M{number(x)} {number(y)}H{number(half)}V{number(end)}H{number(to - 1)}"
    style: Style = {"fill": "none", "stroke": GREY, "stroke_width": 1.4}
    if _DASHES[attribution]:
        style["stroke_dasharray"] = _DASHES[attribution]
    mark(parent, "path", class_=f"link {attribution}", d=f"{steps}m-5 -3.5l5 3.5l-5 3.5", **style)
