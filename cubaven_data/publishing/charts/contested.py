"""Contested numbers: one page a group of rival figures, each drawn as a range by who claims it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cubaven_data.asking.dataset import Dataset, Row
from cubaven_data.asking.rivalry import Rivalry, rivalry
from cubaven_data.model.dates import parse
from cubaven_data.origins.rivals import LEFT_OUT
from cubaven_data.publishing.charts import ranges
from cubaven_data.publishing.charts.chart import Chart
from cubaven_data.publishing.charts.measuring import width
from cubaven_data.publishing.charts.page import (
    BODY,
    GREY,
    LEFT,
    RIGHT,
    RULE,
    SMALL,
    Page,
    Sample,
    capital,
    group,
    mark,
    number,
    paragraph,
    write,
)
from cubaven_data.publishing.charts.scales import Scale, of_numbers
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.release.labels import Labels
from cubaven_data.release.numbers_in_words import bare_number, digits
from cubaven_data.showing.ranges import by_size
from cubaven_data.texts.wording import Language, filled, text, texts

# The columns of a page: who claims it, and how much.
_WHO, _PLOT = LEFT + 14, 336
_BETWEEN = 9


def contested_charts(data: Dataset, language: Language) -> Iterator[Chart]:
    """A page for each group in which independent claimants differ, in the order of the figures;
    named after the group."""
    for id_, row in data.rows.items():
        if row.get("rival_group") == id_ and row["table"] == "figures":
            rows = data.group(id_)
            if row["conflict"] == "claimants":
                yield _Contested(data, language, rows, rivalry(data, rows)).chart()


class _Contested:
    """A group of rival figures on a page."""

    def __init__(
        self, data: Dataset, language: Language, rows: Sequence[Row], amount: Rivalry
    ) -> None:
        self._data, self._rows, self._amount = data, rows, amount
        self._language: Language = language
        self._labels = Labels(data, language)
        self._texts = texts(language)["charts"]["contested"]

    def chart(self) -> Chart:
        """The page."""
        group_id = self._rows[0]["rival_group"]
        title, described = self._title(), self._described()
        rows = [*map(self._alternative, self._ordered())]
        page = Page(
            title, [*self._below(), described], " ".join([described, *rows]), self._language
        )
        scale = self._scale()
        self._draw(page, scale)
        page.legend([*self._legend()])
        notes = [self._texts["beside"]]
        notes += [self._texts["logarithmic"]] if scale.is_logarithmic else []
        ids = tuple(row["id"] for row in self._rows)
        return Chart(
            "contested", group_id, title, ids, page.close(notes, group_id, self._data.version)
        )

    def _title(self) -> str:
        one, codes = self._rows[0], self._data.vocabularies
        counted = self._labels.code("unit", one["unit"])
        if one["population"]:
            counted = self._labels.code("population", one["population"])
        if one["currency"]:
            counted = getattr(codes["currency"][one["currency"]], f"many_{self._language}")
        measure = self._labels.code("measure", one["measure"])
        return str(self._texts["title"]).format(measure=capital(measure), counted=counted)

    def _below(self) -> Iterator[str]:
        """What the claims of the group are about, and in which sense they count."""
        one, codes = self._rows[0], self._data.vocabularies
        about = self._labels.title(one["about_id"])
        accounting = codes["accounting"][one["accounting"]]
        defined = getattr(accounting, f"definition_{self._language}")
        said = [self._texts["about"].format(about=about, accounting=defined)]
        if one["modality"] != "asserted":
            modality = self._labels.code("modality", one["modality"])
            said.append(self._texts["modality"].format(modality=modality))
        if len(self._dates) == 1:
            said.append(self._texts["when"].format(date=self._date(one["date"])))
        yield " ".join(said)

    def _described(self) -> str:
        amount = self._amount
        counts = [
            text("show", "claims", self._language, n=len(self._rows)),
            text("show", "numbers", self._language, n=amount.n_numbers),
            text("show", "origins", self._language, n=amount.n_origins),
        ]
        if amount.n_unnamed_origins:
            counts.append(text("show", "unnamed", self._language, n=amount.n_unnamed_origins))
        return f"{self._labels.listed(counts)}."

    @property
    def _dates(self) -> set[tuple[object, object]]:
        return {(row["date_earliest"], row["date_latest"]) for row in self._rows}

    def _date(self, date: str) -> str:
        return name_in_words(parse(date), self._language)

    def _alternative(self, row: Row) -> str:
        """The claim in words, for those who do not see the page."""
        who, said = row[f"who_says_so_{self._language}"], row[f"sentence_{self._language}"]
        return f"{capital(who)}: {said}"

    def _ordered(self) -> list[Row]:
        """The figures, the lowest first, those that share an origin next to each other."""
        return [row for rows in self._joined() for row in rows]

    def _joined(self) -> list[list[Row]]:
        """The figures that go back to the same origins, directly or through one another."""
        groups: list[tuple[set[str], list[Row]]] = []
        for row in sorted(self._rows, key=by_size):
            voices = set(self._data.voices(row["id"]))
            sharing = [one for one in groups if not one[0].isdisjoint(voices)]
            groups = [one for one in groups if one not in sharing]
            rows = [other for _, others in sharing for other in others]
            groups.append((voices.union(*(v for v, _ in sharing)), [*rows, row]))
        return sorted(
            (sorted(rows, key=by_size) for _, rows in groups), key=lambda rows: by_size(rows[0])
        )

    def _scale(self) -> Scale:
        bounds = [row[name] for row in self._rows for name in ("low", "best", "high")]
        numbers = [bound for bound in bounds if bound is not None]
        return of_numbers(numbers, _PLOT + ranges.OPEN, RIGHT - ranges.OPEN)

    def _draw(self, page: Page, scale: Scale) -> None:
        lines = group(page.body, "scale")
        top = page.y
        for rows in self._joined():
            first = page.y
            for row in rows:
                self._figure(page, row, scale)
            if len(rows) > 1:
                d = f"M{LEFT + 5} {number(first + 4)}H{LEFT}V{number(page.y - 6)}h5"
                mark(page.body, "path", class_="joined", d=d, fill="none", stroke=GREY)
        scale.draw(lines, top, page.y, lambda value: digits(value, self._language))
        page.y += 18

    def _figure(self, page: Page, row: Row, scale: Scale) -> None:
        """A figure: who claims it at the left, its mark with the number above it at the right."""
        made = group(page.body, "figure", self._alternative(row))
        who = capital(row[f"who_says_so_{self._language}"])
        top = page.y
        limit = _PLOT - _WHO - 14
        page.y = paragraph(made, _WHO, top, who, limit, bold=True)
        page.y = paragraph(made, _WHO, page.y, self._origin(row), limit, SMALL, fill=GREY)
        said = bare_number(self._data[row["id"]], self._data.vocabularies, self._language)
        said = said or self._texts["not-given"]
        if row["outcome"]:
            said = f"{said} ({self._labels.code('outcome', row['outcome'])})"
        known = [scale.at(row[name]) for name in ("low", "best", "high") if row[name] is not None]
        middle = (min(known) + max(known)) / 2 if known else _PLOT
        half = width(said, BODY) / 2
        x = min(max(middle, _PLOT + half), RIGHT - half)
        write(made, x, top + BODY * 1.05, said, anchor="middle", is_over_lines=True)
        ranges.draw_range(made, row, scale, top + 23)
        page.y = max(page.y, top + 32) + _BETWEEN
        mark(made, "path", d=f"M{_WHO} {number(page.y - 4)}H{RIGHT}", stroke=RULE, stroke_width=0.6)

    def _origin(self, row: Row) -> str:
        """When the figure was first claimed, for when, and on what it rests."""
        said = [self._date(row["claimed_on"])] if row["claimed_on"] else []
        if len(self._dates) > 1:
            said.append(self._texts["dated"].format(date=self._date(row["date"])))
        for name in ("origins", "unnamed"):
            if n := row[{"origins": "n_origins", "unnamed": "n_unnamed_origins"}[name]]:
                said.append(text("show", name, self._language, n=n))
        texts_read = len({citation.source_id for citation in self._data[row["id"]].sources})
        said.append(filled(self._texts["texts"], {"n": texts_read}, self._language))
        return f"{capital('; '.join(said))} [{row['id']}]"

    def _legend(self) -> Iterator[Sample]:
        """The marks that the page has."""
        rows, said = self._rows, self._texts
        if any(row["best"] is not None for row in rows):
            yield Sample(ranges.sample(None, 17, None), said["number"])
        if any(row["low"] is not None and row["high"] is not None for row in rows):
            yield Sample(ranges.sample(2, None, 32), said["range"])
        if any((row["low"] is None) is not (row["high"] is None) for row in rows):
            yield Sample(ranges.sample(2, None, None), said["at-least"])
        if any(row["qualifier"] in ranges.APPROXIMATE for row in rows):
            yield Sample(ranges.sample(None, 17, None, qualifier="about"), said["approximate"])
        if any(map(ranges.is_imputed, rows)):
            imputed = ranges.sample(4, None, None, flags=["imputed"])
            yield Sample(imputed, said["imputed"])
        if any(map(ranges.is_unnamed, rows)):
            yield Sample(ranges.sample(None, 17, None, n_origins=0), said["unnamed"])
        if any(row["outcome"] in LEFT_OUT for row in rows):
            taken_back = ranges.sample(None, 17, None, outcome=LEFT_OUT[0])
            yield Sample(taken_back, said["taken-back"])
        if any(len(joined) > 1 for joined in self._joined()):
            bracket = group(None, "sample")
            mark(bracket, "path", d="M14 -4H9V10h5", fill="none", stroke=GREY)
            yield Sample(bracket, said["joined"])
