"""Dates in words that name no single day, month or year: from, until, before, early, between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

from cubaven_data.model.dates import Date, DateError, parse
from cubaven_data.model.exact_dates import (
    AGAIN,
    LETTERS,
    MARK,
    SHORT_YEAR,
    WORD,
    exactly,
    matched,
    short_decades,
    two_years,
)

_SHORTENED = (
    # Six digits may be a month or a day.
    r"(?P<year>\d{4})(?P<month>\d\d)",
    rf"{SHORT_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
    rf"(?P<day>\d\d)(?P<month>\d\d){SHORT_YEAR}",
    # A month of a year, or what a spreadsheet makes of a day of some year.
    rf"{WORD}[ /-][’']?{SHORT_YEAR}",
    rf"(?P<day>\d{{1,2}}){MARK}(?P<month>x){AGAIN}(?P<year>\d{{4}})",
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
    rf"(?:(?:around|about|circa|ca?|approximately|hacia|alrededor del?|cerca del?) {_ON}"
    rf"|ca?\. ?{_ON}|[~≈] ?)"
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
# A part of a year: its first letter and how many months it has.
_MONTHS = {"q": 3, "t": 3, "c": 4, "h": 6, "s": 6, "m": 6}
_PART = r"(?P<part>quarter|trimestre|cuatrimestre|half|semester|semestre|mitad)"
_NTH = (
    r"(?P<nth>[1-4]|first|second|third|fourth|last|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]"
    r"|[úu]ltim[oa])(?:st|nd|rd|th|er|ro|do|to|ra|da|ta|\.?[ºª°])?"
)
_NUMBERED = {"fi": 1, "pr": 1, "se": 2, "th": 3, "te": 3, "fo": 4, "cu": 4}
_IN_SHORT, _COUNTED = "(?P<part>[qths])", "(?P<nth>[1-4])"
_YEAR, _OF_YEAR = r"(?P<year>\d{4})", r"(?:[ /-]|,? (?:del?|of) (?:año )?)"
_PARTS = (
    rf"(?:(?:in|during|en|durante|the|el|la) )*{_NTH} ?{_PART}{_OF_YEAR}{_YEAR}",
    *(
        form
        for short in (rf"{_IN_SHORT}{_COUNTED}", rf"{_COUNTED}{_IN_SHORT}")
        for form in (rf"{short}{_OF_YEAR}?{_YEAR}", rf"{_YEAR}[ /-]?{short}")
    ),
)
# A part of a year, month or decade, of three.
_OF = r"(?: de los| del?| of the| of)?(?: año)?[ -]"
_THIRDS = (
    rf"(?:(?:in |at |the )*(?:early|beginning|start)|(?:a )?(?:principio|comienzo|inicio)s){_OF}",
    rf"(?:(?:in |the )*(?:mid|middle)|(?:a )?mediados){_OF}",
    rf"(?:(?:in |at |the )*(?:late|end)|(?:a )?(?:finales|fines)){_OF}",
)
# The first month of each season.
_SEASONS = {
    3: "spring|primavera",
    6: "summer|verano",
    9: "autumn|fall|otoño",
    12: "winter|invierno",
}
_IN_SEASON = r"(?:(?:in|during|the|en|durante|el|la) )*"
_FROM = re.compile(r"(?:from |between |del? |desde |entre )(?:el |los )?|el ")
_GOING_ON = re.compile(
    r"(?:the |el |la )?(?:present|presente|actualidad)|now|today|hoy|ongoing|open|en curso"
    r"|abiert[oa]|continues|continúa|to date|(?:a )?la fecha"
)
_BETWEEN = (
    r" ?(?:\.{2,}|…|-{2}|[-\u2010-\u2015\u2212/]) ?"
    r"| (?:to|through|thru|till|until|al?|hasta)(?: el| the)? "
)
_TO = re.compile(rf"{_BETWEEN}| (?P<also>and|or|y|o|u)(?: el| the)? ")


def imprecisely(said: str) -> Iterator[str]:
    """What an imprecise date can mean, in small letters; not all of it need be a date."""
    yield from matched(said, _SHORTENED)
    yield from short_decades(said)
    if match := re.fullmatch(r"(\d{4}(?:-\d\d){0,2}) ?(?:\.{2,}|…)", said):
        yield from (f"[{match[1]}..]", match[1])
    if match := re.fullmatch(r"(\d{4}(?:-\d\d){0,2}) ?[-\u2010-\u2015\u2212]", said):
        yield from (f"{match[1]}/..", f"[{match[1]}..]")
    if match := re.fullmatch(r"(?:[-\u2010-\u2015\u2212]|\.{2,}|…) ?(\d{4}(?:-\d\d){0,2})", said):
        yield from (f"[..{match[1]}]", f"../{match[1]}")
    # A dash that is longer than a hyphen may stand for it.
    if match := re.fullmatch(r"(\d{4}) ?[\u2010-\u2015\u2212] ?(\d\d?)", said):
        yield f"{match[1]}-{int(match[2]):02}"
    yield from _seasons(said)
    # Two marks: from one month to another, once between them, or a day in either order.
    if match := re.fullmatch(r"(\d{4})([-/.])(\d{1,2})(?!\2)[-/.](\d{1,2})", said):
        year, one, other = match[1], f"{int(match[3]):02}", f"{int(match[4]):02}"
        yield from _extents(f"{year}-{one}", f"{year}-{other}")
        yield from (f"{year}-{one}-{other}", f"{year}-{other}-{one}")
    # A date with spaces beside some of its marks.
    if re.fullmatch(r"\d+(?: ?[-/._] ?\d+){1,2}", said):
        yield from exactly(re.sub(" ?([-/._]) ?", r"\1", said))
    for days in filter(None, (re.fullmatch(form, said) for form in _OF_A_MONTH)):
        month = f"{days['year']}-{int(days['month']):02}"
        yield from _extents(f"{month}-{int(days['first']):02}", f"{month}-{int(days['last']):02}")
    # Databases fill what is not known with zeros.
    yield from re.findall(r"^(\d{4}(?:-(?!00)\d\d)?)(?:-00){1,2}$", said)
    for part in filter(None, (re.fullmatch(form, said) for form in _PARTS)):
        length, nth = _MONTHS[part["part"][0]], part["nth"]
        last = length * (int(nth) if nth.isdecimal() else _NUMBERED.get(nth[:2], 12 // length))
        yield from _extents(f"{part['year']}-{last - length + 1:02}", f"{part['year']}-{last:02}")
    # The last date without what it shares with the first.
    if match := re.fullmatch(rf"(\d{{4}}-)(\d\d-)(\d\d)(?:{_BETWEEN})(\d\d-)?(\d\d)", said):
        year, month, first, later, end = match.groups()
        yield from _extents(f"{year}{month}{first}", f"{year}{later or month}{end}")
    if _GOING_ON.fullmatch(re.sub(rf"^(?:{_TILL}|to) ", "", said)):
        yield ".."
    yield from two_years(said)
    yield from _ranges(said)
    yield from _thirds(said)
    for after, before in _AFTER_IT:
        if match := re.fullmatch(rf"(?:from |desde |de |in |en )?(.+?),? ?(?:{after})", said):
            yield from imprecisely(f"{before} {match[1]}")
    for before, form, step in _FORMS:
        if match := re.fullmatch(rf"{before}(.+)", said):
            whole = match[1]
            about = re.fullmatch(rf"{_ABOUT}(.+)", whole)
            near = (f"{reading}~" for reading in exactly(about[1])) if about else ()
            for reading in (whole, *exactly(whole), *short_decades(whole), *near):
                yield form.format(_moved(reading, step) if step else reading)


def _extents(first: str, last: str) -> tuple[str, str]:
    """From one date to another, and once between them."""
    return f"{first}/{last}", f"[{first}..{last}]"


def _seasons(said: str) -> Iterator[str]:
    """The season of the north, by months or by the sun, and the whole year: *winter 2020*."""
    for first, name in _SEASONS.items():
        match = re.fullmatch(rf"{_IN_SEASON}(?:{name})(?: of| del?)? (\d{{4}})(\W\d+)?", said)
        if match is None:
            continue
        year, further = int(match[1]), match[2]
        if further is None:
            # Winter begins in the year before, or ends in the next.
            begun = (year - 1, year) if first == 12 else (year,)
            yield from (_season(one, first) for one in begun)
            yield str(year)
        elif first == 12 and str(year + 1).endswith(further[1:].zfill(2)):
            yield _season(year, first)


def _season(year: int, first: int) -> str:
    return f"[{year}-{first:02}..{year + first // 12}-{first % 12 + 3:02}]"


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
                    yield from _extents(begin, end)


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
    readings = next(filter(None, ({*filter(_date, exactly(form))} for form in forms)), set())
    return tuple(readings) if len(readings) == 1 else ()


def _thirds(said: str) -> Iterator[str]:
    """The third of a year, month or decade, and the whole of it: *early 2019*."""
    for third, before in enumerate(_THIRDS):
        if match := re.fullmatch(rf"{before}(.+)", said):
            whole = match[1]
            shown = (*exactly(whole), *short_decades(whole), *short_decades(f"the {whole}"))
            for reading in shown:
                if within := _third(reading, third):
                    yield from (within, reading)


def _third(reading: str, third: int) -> str:
    date = _date(reading)
    if date is None or date.latest is None:
        return ""
    if date.precision == "month":
        ends = [f"{reading}-{day}" for day in ("01", "10", "11", "20", "21")]
        ends.append(date.latest.isoformat())
    elif date.precision == "year":
        ends = [f"{reading}-{month:02}" for month in (1, 4, 5, 8, 9, 12)]
    elif date.precision == "decade":
        ends = [f"{reading[:3]}{year}" for year in (0, 3, 4, 6, 7, 9)]
    else:
        return ""
    return f"[{ends[2 * third]}..{ends[2 * third + 1]}]"


def _moved(reading: str, step: int) -> str:
    """The day, month or year before or after."""
    point = _date(reading)
    if point is None or point.earliest is None or point.latest is None:
        return ""
    with suppress(OverflowError):
        day = (point.earliest if step < 0 else point.latest) + timedelta(days=step)
        return day.isoformat()[: len(reading)]
    return ""


def _date(reading: str) -> Date | None:
    try:
        return parse(reading)
    except DateError:
        return None
