"""Dates as phrases that can follow a verb, such as "on 3 January 2026".

The words are texts of the sections ``dates`` and ``months``. A date that is inferred says so at the
end of the phrase; if that holds only for some of its points, each of these says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cubaven_data.model.dates import Date
from cubaven_data.texts.wording import Language, texts

Points = Sequence[Date]


def in_words(date: Date, language: Language) -> str:
    """The date as a phrase, such as "in May 2008" or "at some time between 2004 and 2006"."""
    points = date.points
    if len(points) == 2 and points[0] == points[1]:
        return in_words(points[0], language)
    if not points:
        return _filled("ongoing", language)
    if date.is_extent:
        return _noted(_extent(date, points, language), points, language)
    if date.precision == "between":
        return _noted(_one_time(date, points, language), points, language)
    return _noted(_on(date, language), points, language)


def event_in_words(date: Date, language: Language, *, denied: bool = False) -> str:
    """The same of an event: of one that had begun nobody knows when, by when it had happened.

    What is ``denied`` had not happened at any time until then.
    """
    if not date.is_open_at_start:
        return in_words(date, language)
    points = date.points
    if denied:
        phrase = _filled("never-by", language, date=_bounds(points, language)[0])
    else:
        phrase = _one_time(date, points, language)
    return _noted(phrase, points, language)


@lru_cache(20_000)
def name_in_words(date: Date, language: Language) -> str:
    """The date without a preposition, such as "3 January 2026", if it is a single point."""
    if not _is_point(date) or date.is_approximate:
        # What only goes on follows a comma in a sentence.
        return in_words(date, language).removeprefix(", ")
    name = _name(date, "day-alone" if _sort(date) == "day" else "", language)
    return _noted(name, [date], language)


def span_in_words(began: Date | None, ended: Date | None, language: Language) -> str:
    """What lasted from one date to another, as a phrase; blank if neither is known.

    Neither date is an extent; ``ended`` may be ``..``.
    """
    if began and ended and _is_point(began) and _is_point(ended):
        if began == ended:
            return in_words(began, language)
        points = (began, ended)
        return _noted(_pair("from-to", points, language), points, language)
    around = began and ended and began.is_open_at_start and ended.is_open_at_end
    if began and ended and around and began.points == ended.points:
        return in_words(began.points[0], language)
    first = _limit(began, "from", "beginning", language)
    last = _gone(ended, language) or _limit(ended, "until", "ending", language)
    if first and last:
        return _filled("span", language, began=first, ended=last)
    return first or last


def _limit(date: Date | None, at_point: str, otherwise: str, language: Language) -> str:
    """The beginning or end of a span; blank if it is not known."""
    if date is None:
        return ""
    if date.is_ongoing:
        return _filled("still", language)
    form = at_point
    if date.is_open_at_start:
        form = f"{at_point}-or-earlier"
    elif date.is_open_at_end:
        form = f"{at_point}-or-later"
    elif not _is_point(date):
        if "," in date.text:
            return _filled(otherwise, language, date=in_words(date, language))
        first, last = _between(date.points, language)
        phrase = _filled(f"{at_point}-between", language, first=first, last=last)
        return _noted(phrase, date.points, language)
    points = date.points
    (bound,) = _bounds(points, language)
    return _noted(_filled(form, language, date=bound), points, language)


def _gone(ended: Date | None, language: Language) -> str:
    """What had ended by a day; blank if that is not how the end is given."""
    if not (ended and ended.is_open_at_start):
        return ""
    points = ended.points
    sort = "day" if _sort(points[0]) == "day" else "other"
    phrase = _filled(f"gone.{sort}", language, date=_named(points, language)[0])
    return _noted(phrase, points, language)


def _extent(date: Date, points: Points, language: Language) -> str:
    if date.earliest is None:
        return _filled("up-to", language, date=_bounds(points, language)[0])
    if date.latest is None:
        return _filled("from-on", language, date=_bounds(points, language)[0])
    return _pair("from-to", points, language)


def _one_time(date: Date, points: Points, language: Language) -> str:
    """A time within a range, or one of several."""
    if "," in date.text:
        return _one_of(points, language)
    if date.earliest is None:
        return _filled(f"by.{_sort(points[0])}", language, date=_named(points, language)[0])
    if date.latest is None:
        return _filled("later", language, date=_on(points[0], language))
    first, last = _between(points, language)
    return _filled("between", language, first=first, last=last)


def _between(points: Points, language: Language) -> list[str]:
    first, last = _bounds(points, language)
    if _sort(points[0]) == "day" and _sort(points[1]) in ("month", "year"):
        last = _filled("end-of", language, date=last)
    return [first, last]


def _one_of(points: Points, language: Language) -> str:
    """Several points as alternatives; a preposition stands once for those of the same sort."""
    phrases, before = [], ""
    for point, name in zip(points, _named(points, language), strict=True):
        sort = _sort(point)
        phrase = _filled(f"or.{sort}" if sort == before else f"on.{sort}", language, date=name)
        phrases.append(_marked(phrase, point, points, language))
        before = sort
    return _filled("one-of", language, dates=", ".join(phrases[:-1]), last=phrases[-1])


def _pair(template: str, points: Points, language: Language) -> str:
    first, last = _bounds(points, language)
    return _filled(template, language, first=first, last=last)


def _on(point: Date, language: Language) -> str:
    (name,) = _named([point], language)
    return _filled(f"on.{_sort(point)}", language, date=name)


def _bounds(points: Points, language: Language) -> list[str]:
    """The points as words that can follow "from" or "between"."""
    return [
        _marked(
            _filled("about", language, date=name) if point.is_approximate else name,
            point,
            points,
            language,
        )
        for point, name in zip(points, _named(points, language), strict=True)
    ]


def _named(points: Points, language: Language) -> list[str]:
    """The names of the points; a month or year that all have in common stands only in the last."""
    *others, last = points
    short = _short(points)
    return [*(_name(point, short, language) for point in others), _name(last, "", language)]


def _short(points: Points) -> str:
    """The form of those points that leave their month or year to the last one; blank if none do."""
    sorts = {(point.precision, point.is_inferred) for point in points}
    if len(sorts) > 1:
        return ""
    precision = points[0].precision
    if precision == "day" and len({point.text[: len("2026-01")] for point in points}) == 1:
        return "day-of-month"
    if precision in ("day", "month") and len({point.text[: len("2026")] for point in points}) == 1:
        return f"{precision}-of-year"
    return ""


def _name(point: Date, form: str, language: Language) -> str:
    first = point.earliest
    assert first, "a point has a first day"
    month = texts(language)["months"][str(first.month)]
    template = f"point.{form or point.precision}"
    return _filled(template, language, day=first.day, month=month, year=first.year)


def _noted(phrase: str, points: Points, language: Language) -> str:
    """The phrase, marked as inferred if all points are."""
    if not all(point.is_inferred for point in points):
        return phrase
    return _filled("inferred" if len(points) == 1 else "all-inferred", language, date=phrase)


def _marked(phrase: str, point: Date, points: Points, language: Language) -> str:
    """The phrase for one of the points, marked as inferred if that one is and others are not."""
    if not point.is_inferred or all(other.is_inferred for other in points):
        return phrase
    return _filled("inferred", language, date=phrase)


def _sort(point: Date) -> str:
    """The name of the template for the point in the sections ``on``, ``or`` and ``by``."""
    if point.is_approximate:
        return "about"
    return "some-day" if "XX" in point.text else point.precision


def _is_point(date: Date) -> bool:
    return [*date.points] == [date]


def _filled(name: str, language: Language, **values: str | int) -> str:
    """A template of the section ``dates``; unlike elsewhere, values are never cut."""
    template = texts(language)["dates"]
    for part in name.split("."):
        template = template[part]
    return str(template.format(**values))
