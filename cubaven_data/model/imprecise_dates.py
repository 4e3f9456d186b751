"""Dates in words that name no single day, month or year: from, until, before, early, between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

from cubaven_data.model.exact_dates import (
    AGAIN,
    DAY,
    LETTERS,
    MARK,
    SHORT_YEAR,
    WORD,
    exactly,
    matched,
    short_decades,
    two_years,
)
from cubaven_data.model.parts_of_dates import date_or_none, extents, in_part

_SHORTENED = (
    # Six digits may be a month or a day.
    r"(?P<year>\d{4})(?P<month>\d\d)",
    rf"{SHORT_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
    rf"(?P<day>\d\d)(?P<month>\d\d){SHORT_YEAR}",
    # A month of a year, or what a spreadsheet makes of a day of some year.
    rf"{WORD}[ /-][’']?{SHORT_YEAR}",
    rf"(?P<day>\d{{1,2}}){MARK}(?P<month>x){AGAIN}(?P<year>\d{{4}})",
    rf"{WORD} (?P<year>\d{{4}})[ ,]*\(?{DAY}\)?",
    # The day before the month is likelier to be an error than a date.
    rf"(?P<year>\d{{4}}){MARK}(?P<day>\d\d){AGAIN}(?P<month>\d\d)",
)
# What stands before a date, and the EDTF for it.
_ON = r"(?:el |en |on |in |the )?"
_DAYS = r"(?P<first>\d{1,2})[-\u2010-\u2015\u2212](?P<last>\d{1,2})"
# Two days of a month in digits: 3-5/1/2026, 1/3-5/2026.
_OF_A_MONTH = (
    rf"{_DAYS}(?P<mark>[/.])(?P<month>\d{{1,2}})(?P=mark)(?P<year>\d{{4}})",
    rf"(?P<month>\d{{1,2}})(?P<mark>[/.]){_DAYS}(?P=mark)(?P<year>\d{{4}})",
)
_ABOUT = (
    rf"(?:(?:around|about|circa|ca?|approx(?:imately)?|aprox(?:imadamente)?|hacia|alrededor del?"
    rf"|cerca del?) {_ON}|(?:ca?|approx|aprox)\. ?{_ON}|[~≈] ?)"
)
_BEFORE = rf"(?:(?:before|prior to|antes del?) {_ON}|< ?)"
_AFTER = rf"(?:(?:after|later than|después del?|despues del?) {_ON}|> ?)"
# What stands after a date, and what says the same before it.
_AFTER_IT = (
    (
        r"\(?(?:aprox(?:imad[oa]|imadamente)?|approx(?:imate(?:ly)?)?|circa|ca?|more or less|or so"
        r"|o así|más o menos)\.?\)?",
        "about",
    ),
    (r"(?:onwards?|on|en adelante)|\+", "since"),
    (r"(?:or|and) (?:later|after)|(?:o|y) (?:después|más tarde)", "no earlier than"),
    (r"or (?:earlier|before)|o antes|at the latest|a más tardar|como muy tarde", "by"),
    (r"at the earliest|como (?:muy )?pronto", "no earlier than"),
)
_TILL = r"until|till?|through|thru|up to|hasta"
_AT_LEAST = "at least|al menos|por lo menos|como mínimo"
_BY = (
    rf"(?:(?:by|{_TILL}|no later than|not later than|at the latest|(?:on|in) or before"
    rf"|(?:el|en) o antes del?|a más tardar|a mas tardar|como muy tarde) {_ON}|(?:≤|<=) ?)"
)
_UNTIL = rf"(?:{_TILL}) {_ON}"
_UNTIL_AT_LEAST = rf"(?:(?:{_TILL}) (?:{_AT_LEAST})|(?:{_AT_LEAST}) (?:{_TILL})) {_ON}"
_FROM_THEN = (
    r"(?:ever )?since|from|starting|beginning|as (?:of|from)|desde|a (?:partir|contar) del?"
)
_SINCE = rf"(?:{_FROM_THEN}) {_ON}"
_SINCE_AT_LEAST = rf"(?:(?:{_FROM_THEN}) (?:{_AT_LEAST})|(?:{_AT_LEAST}) (?:{_FROM_THEN})) {_ON}"
_NOT_BEFORE = (
    rf"(?:(?:no earlier than|not before|(?:on|in) or after|no antes del?|(?:el|en) o después del?)"
    rf" {_ON}|(?:≥|>=) ?)"
)
_FORMS = (
    (_ABOUT, "{0}~", 0),
    # What was so since a time at least may have been so before.
    (_SINCE_AT_LEAST, "[..{0}]", 0),
    (_UNTIL_AT_LEAST, "[{0}..]", 0),
    (_BY, "[..{0}]", 0),
    # What was so until a time may have been so for long.
    (_UNTIL, "../{0}", 0),
    (_SINCE, "[{0}..]", 0),
    # What is so since a time goes on.
    (_SINCE, "{0}/..", 0),
    (_NOT_BEFORE, "[{0}..]", 0),
    (_BEFORE, "[..{0}]", -1),
    (_AFTER, "[{0}..]", 1),
)
_FROM = re.compile(r"(?:from |between |del? |desde |entre )(?:el |los )?|el ")
_GOING_ON = re.compile(
    r"(?:the |el |la )?(?:present|presente|actualidad)|now|today|hoy|ongoing|open|en curso"
    r"|abiert[oa]|continues|continúa|to date|(?:a )?la fecha"
    r"|still|current|vigente|actual|aún|todavía"
)
_BETWEEN = (
    r" ?(?:\.{2,}|…|-{2}|[-\u2010-\u2015\u2212/]) ?"
    r"| (?:to|through|thru|till|until|al?|hasta)(?: el| the)? "
)
# A month that is said to be one, or its year in brackets.
_MONTH_OF = re.compile(
    rf"(?:(?:in |en )?(?:the |el )?(?:month of|mes de) )?(?P<month>{LETTERS})(?: of| del?)?,? "
    r"\(?(?P<year>\d{4})\)?"
)
_TO = re.compile(rf"{_BETWEEN}| (?P<also>and|or|y|o|u)(?: el| the)? ")


def imprecisely(said: str) -> Iterator[str]:
    """What an imprecise date can mean, in small letters; not all of it need be a date."""
    yield from matched(said, _SHORTENED)
    yield from short_decades(said)
    yield from in_part(said)
    if match := re.fullmatch(r"(\d{4}(?:-\d\d){0,2}) ?(?:\.{2,}|…)", said):
        yield from (f"[{match[1]}..]", match[1])
    if match := re.fullmatch(r"(\d{4}(?:-\d\d){0,2}) ?[-\u2010-\u2015\u2212/]", said):
        yield from (f"{match[1]}/..", f"[{match[1]}..]")
    if match := re.fullmatch(r"(?:[-/\u2010-\u2015\u2212]|\.{2,}|…) ?(\d{4}(?:-\d\d){0,2})", said):
        yield from (f"[..{match[1]}]", f"../{match[1]}")
    if match := re.fullmatch(r"\{?(\d{4}(?:-\d\d){0,2}), ?(\d{4}(?:-\d\d){0,2})\}?", said):
        yield from (f"[{match[1]},{match[2]}]", f"{match[1]}/{match[2]}")
    # A dash that is longer than a hyphen may stand for it.
    if match := re.fullmatch(r"(\d{4}) ?[\u2010-\u2015\u2212] ?(\d\d?)", said):
        yield f"{match[1]}-{int(match[2]):02}"
    # Two marks: from one month to another, once between them, or a day in either order.
    if match := re.fullmatch(r"(\d{4})([-/.])(\d{1,2})(?!\2)[-/.](\d{1,2})", said):
        year, one, other = match[1], f"{int(match[3]):02}", f"{int(match[4]):02}"
        yield from extents(f"{year}-{one}", f"{year}-{other}")
        yield from (f"{year}-{one}-{other}", f"{year}-{other}-{one}")
    # A date with spaces beside some of its marks.
    if re.fullmatch(r"\d+(?: ?[-/._] ?\d+){1,2}", said):
        yield from exactly(re.sub(" ?([-/._]) ?", r"\1", said))
    for days in filter(None, (re.fullmatch(form, said) for form in _OF_A_MONTH)):
        month = f"{days['year']}-{int(days['month']):02}"
        yield from extents(f"{month}-{int(days['first']):02}", f"{month}-{int(days['last']):02}")
    # The zone of a day, and a month or the day of one that nobody knows.
    yield from re.findall(r"^(\d{4}-\d\d-\d\d)(?:z|[-+]\d\d:\d\d)$", said)
    yield from re.findall(r"^(\d{4})(?:-xx){1,2}$", said)
    if alone := _MONTH_OF.fullmatch(said):
        yield from exactly(f"{alone['month']} {alone['year']}")
    # Databases fill what is not known with zeros.
    yield from re.findall(r"^(\d{4}(?:-(?!00)\d\d)?)(?:-00){1,2}$", said)
    # The last date without what it shares with the first.
    if match := re.fullmatch(rf"(\d{{4}}-)(\d\d-)(\d\d)(?:{_BETWEEN})(\d\d-)?(\d\d)", said):
        year, month, first, later, end = match.groups()
        yield from extents(f"{year}{month}{first}", f"{year}{later or month}{end}")
    if _GOING_ON.fullmatch(re.sub(rf"^(?:{_TILL}|to) ", "", said)):
        yield ".."
    yield from two_years(said)
    yield from _ranges(said)
    for after, before in _AFTER_IT:
        if match := re.fullmatch(rf"(?:from |desde |de |in |en )?(.+?),? ?(?:{after})", said):
            yield from imprecisely(f"{before} {match[1]}")
    for before, form, step in _FORMS:
        if match := re.fullmatch(rf"{before}(.+)", said):
            whole = match[1]
            if before == _ABOUT:
                yield from _ranges(whole)
            about = re.fullmatch(rf"{_ABOUT}(.+)", whole)
            near = (f"{reading}~" for reading in exactly(about[1])) if about else ()
            for reading in (whole, *exactly(whole), *short_decades(whole), *near):
                yield form.format(_moved(reading, step) if step else reading)
            # Since late 2019 is since its beginning, and until then is until its end.
            at_first = form.startswith(("[{0}", "{0}/")) is not bool(step)
            for part in (re.fullmatch(r"\[(.+)\.\.(.+)\]", one) for one in in_part(whole)):
                if part and before != _ABOUT:
                    end = part[1 if at_first else 2]
                    yield form.format(_moved(end, step) if step else end)


def _ranges(said: str) -> Iterator[str]:
    """From one date to another, once between them, or one of both: *3-5 January 2026*."""
    start = _FROM.match(said)
    bare = said[start.end() :] if start else said
    between = said.startswith(("between", "entre"))
    for mark in _TO.finditer(bare):
        first, last = bare[: mark.start()], bare[mark.end() :]
        if not mark["also"] and any(map(_GOING_ON.fullmatch, (last, mark[0].lstrip() + last))):
            yield from (f"{begin}/.." for begin in _only(first))
        for end in _only(last, _shared_month(first, last)):
            for begin in _only(first, *_shared_rest(first, last)):
                if mark["also"] and not between:
                    yield f"[{begin},{end}]"
                    # Two dates that are named together may be one of them, or both.
                    if mark["also"] in ("and", "y"):
                        yield f"{begin}/{end}"
                else:
                    yield from extents(begin, end)


def _shared_month(first: str, last: str) -> str:
    """The second date with the month of the first: *January 3-5, 2026*."""
    match = re.match(rf"{LETTERS}\.? (?=\d)", first)
    return f"{match[0]}{last}" if match else ""


def _shared_rest(first: str, last: str) -> Iterator[str]:
    """The first date with what it shares with the second: *3 al 5 de enero de 2026*."""
    words = last.split()
    yield from (" ".join((first, *words[n:])) for n in range(1, len(words)))


def _only(*forms: str) -> tuple[str, ...]:
    """The one reading of the first of the forms that has any."""
    readings = next(filter(None, ({*filter(date_or_none, exactly(form))} for form in forms)), set())
    return tuple(readings) if len(readings) == 1 else ()


def _moved(reading: str, step: int) -> str:
    """The day, month or year before or after."""
    point = date_or_none(reading)
    if point is None or point.earliest is None or point.latest is None:
        return ""
    with suppress(OverflowError):
        day = (point.earliest if step < 0 else point.latest) + timedelta(days=step)
        return day.isoformat()[: len(reading)]
    return ""
