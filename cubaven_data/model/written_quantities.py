"""Numbers with words or signs that have a column of their own: bounds, currencies, directions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from cubaven_data.model.number_words import UNITS, joined
from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.model.written_numbers import LONGEST, plain, written
from cubaven_data.texts.spelling import alike
from cubaven_data.texts.wording import LANGUAGES, Words, words

# What stands before or after a number, and where the number and its qualifier go.
_QUALIFIED = (
    (
        r"at least|no (?:fewer|less) than|≥|>=|al menos|por lo menos|como m[íi]nimo|no menos de",
        "low",
        "at_least",
    ),
    (r"more than|over|above|>|m[áa]s de|por encima de", "low", "more_than"),
    (
        r"up to|at most|as many as|no more than|≤|<=|hasta|como m[áa]ximo|como mucho|a lo sumo"
        r"|no m[áa]s de",
        "high",
        "at_most",
    ),
    (r"less than|fewer than|under|below|<|menos de", "high", "less_than"),
    (
        r"about|around|approximately|approx\.?|some|circa|ca?\.|~|≈|±|un[oa]s|alrededor de"
        r"|cerca de|aproximadamente|aprox\.?",
        "best",
        "about",
    ),
    (r"nearly|almost|close to|casi", "best", "nearly"),
)
_QUALIFIED_AFTER = (
    (
        r"\+|plus|or more|o m[áa]s|at (?:the )?least|(?:at )?minimum|al menos|por lo menos"
        r"|(?:como )?m[íi]nimo",
        "low",
        "at_least",
    ),
    (
        r"or (?:fewer|less)|o menos|at (?:the )?most|(?:at )?maximum|m[áa]x\.?|a lo sumo"
        r"|(?:como )?m[áa]ximo|como mucho",
        "high",
        "at_most",
    ),
    (r"approx\.?|approximately|aprox\.?|aproximadamente", "best", "about"),
)
# What words and short words count, by the text that tells it; mm may be millimetres, tn tonnes, and
# what ends in the name of money says the currency too.
_SHORT = {
    word: (by, told)
    for by, told, listed in (
        (10**3, "number-thousands", "thou grand"),
        (10**5, "number-full", "lakh lakhs lac lacs"),
        (10**6, "number-millions", "mm mn mln mio mill"),
        (10**6, "number-currency", "mdd mdp mde musd meur"),
        (10**7, "number-full", "crore crores"),
        (10**9, "number-billions", "mmm mrd mlrd mld bln"),
        (10**9, "number-currency", "mmd mmdd mmdp mmde"),
        (10**12, "number-trillions", "tn trn tln"),
    )
    for word in listed.split()
}
_WORDS = "|".join(sorted(_SHORT, key=len, reverse=True))
_IN_SHORT = re.compile(
    rf"(?P<number>\S.*?) ?(?<![^\W\d_])(?P<word>{_WORDS})\.?(?: [^\W\d_]+\.?)*", re.IGNORECASE
)
# Of the codes of ISO 4217, those of the countries that sources report about and of their partners.
_CURRENCY = (
    "USD|EUR|CUP|CUC|MLC|VEB|VEF|VES|VED|GBP|CAD|CHF|JPY|CNY|RUB|SUR|MXN|COP|BRL|ARS|CLP|PEN|NIO"
    "|BOB|DOP|AOA|IRR|TRY|INR|XDR"
)
_SIGN = rf"(?:[A-Z]{{1,3}}\$|[$€£]|(?:{_CURRENCY})(?![A-Za-z]))"
_MONEY = re.compile(
    rf"{_SIGN} ?(?P<before>\S.*)|(?P<after>.*?\S)(?: de)?"
    rf" ?(?:{_SIGN}|(?i:dollars|d[óo]lares|euros|pesos))"
)
_BETWEEN = re.compile(
    r"(?:between |from |entre |de )?# ?(?:[-–—]|to|and|or|al?|y|[oóu]) ?#"
    r"(?P<words>(?: [^\W\d_]+)*)",
    re.IGNORECASE,
)
_AND_LESS = re.compile(r"(\d[\d.,]*) ?(?:±|\+/?-) ?(\d[\d.,]*)")
_NUMBER = r"\d{1,3}(?:[.,]\d{1,20})?"
_SIDES = "north|norte|south|sur|west|oeste|east|este|[nswoe]"
# What people and programs write otherwise: the direction or the name of the angle in front, letters
# for signs, and marks between degrees, minutes and seconds.
_OTHERWISE = (
    (rf"^(?P<side>{_SIDES})[ :.]*(?P<angle>[\d+-].*)", r"\g<angle> \g<side>"),
    (r"(\d) ?(?:o(?=\d)|(?:d|deg(?:rees?)?|grados?)(?=[\d ,.]|$))", r"\1° "),
    (r"(?<=[° ])(\d+) ?m(?:in(?:ut[eo]s)?)?\.?(?=[\d ]|$)", r"\1' "),
    (r"(?<=' )(\d+(?:[.,]\d+)?) ?s(?:e[cg](?:onds|undos)?)?\.?(?=\s|$)", r'\1"'),
    (
        rf"^(-?\d{{1,3}})(?P<mark>[ :-])({_NUMBER})(?P=mark)({_NUMBER})(?= ?[a-z]*$)",
        r"\1° \g<3>' \g<4>" + '"',
    ),
    # After a minus, the second of two numbers may be the other angle.
    (rf"^(\d{{1,3}})[ :-]({_NUMBER})(?= ?[a-z]*$)", r"\1° \2'"),
    (rf"[°º] ?({_NUMBER})(?= ?[a-z]*$)", r"° \1'"),
)
_NAMED = {True: r"lat(?:itude?|itud)?", False: r"(?:lon|long|lng)(?:itude?|itud)?"}
_DEGREES = re.compile(
    rf"(?P<sign>-?)(?P<degrees>{_NUMBER}) ?[°º]?(?:(?<=[ °º]) ?(?P<minutes>{_NUMBER}) ?['′’])?"
    rf"(?: ?(?P<seconds>{_NUMBER}) ?(?:[\"″”]|''))? ?"
    rf"(?P<side>{_SIDES})?\.?",
    re.IGNORECASE,
)
# Words that change the number: eighteen months are no eighteen years.
_OF_TIME_OR_MANY = re.compile(
    r"\b(?:days?|d[ií]as?|weeks?|semanas?|months?|mes(?:es)?|hours?|horas?"
    rf"|k+|{_WORDS}|trillon(?:es)?|trillón|[cq]u\w{{2,4}}illi?[oó]n\w*|gross|gruesas?)\b|\d{{16}}"
    # A word without vowels is short for one that may count too, unless it is a measure or money.
    r"|\b(?!\d|(?:bbl|bls|bs|cm|ft|kgs?|kms?|lbs?|mts)\b)[^\W_aeiouyáéíóú]+\b",
    re.IGNORECASE,
)
# The words that count thousands, millions and so on; a slip of one is no name of what is counted.
_COUNTING = [*joined(UNITS, LANGUAGES), *(word for word in _SHORT if len(word) > 4)]
_LATITUDE, _NEGATIVE = "ns", "swo"
_POLE = 90

Holds = Callable[[str], bool]


def says_none(text: str) -> bool:
    """Whether the text says that there is none, and nothing else."""
    said = [*numbers_said(text)] if len(text) <= LONGEST else []
    return [(one.text, one.kind) for one in said] == [(text, "none")]


def split_up(text: str, holds: Holds) -> Words | None:
    """What to write, and where, for a number of which a part belongs in another column.

    Only numbers that ``holds`` accepts are offered.
    """
    if len(text) > LONGEST:
        return None
    # Short words may have a point after each letter: m.d.d.
    text = re.sub(r"\b[a-z]\.(?: ?[a-z]\.)+", lambda m: re.sub(r"\W", "", m[0]), text, flags=re.I)
    if money := _MONEY.fullmatch(text):
        bare = re.sub(f" ?{_SIGN} ?", "", money["before"] or money["after"])
        if number := _offered(bare, holds) or _range(bare, holds):
            return words("says", "number-currency", number=number)
    if many := _IN_SHORT.fullmatch(text):
        _, name = _SHORT[many["word"].casefold()]
        if number := _offered(text, holds) or _range(text, holds):
            return words("says", name, number=number, word=many["word"])
    bounds = next(_bounds(text, holds), None) or _around(text, holds) or _range(text, holds)
    if bounds or not (number := beside_words(text, holds)):
        return bounds
    return words("says", "number-alone", number=number)


def _offered(text: str, holds: Holds) -> str:
    """The numbers that the text can mean."""
    number, by = _counted(text)
    return _joined(map(Decimal, written(number)), holds, by)


def _counted(text: str) -> tuple[str, int]:
    """What a short word counts, and what it counts in: *25* millions, of *25 MM*."""
    many = _IN_SHORT.fullmatch(text)
    if many is None:
        return text, 1
    # Of two numbers, each may have the word.
    number = re.sub(rf" ?{many['word']}\b", "", many["number"], flags=re.IGNORECASE)
    return number, _SHORT[many["word"].casefold()][0]


def _joined(numbers: Iterable[Decimal], holds: Holds, by: int = 1) -> str:
    return " | ".join(filter(holds, (plain(number * by) for number in numbers)))


def _bounds(text: str, holds: Holds) -> Iterator[Words]:
    forms = [(rf"(?:{before}) ?(.+)", *to) for before, *to in _QUALIFIED]
    forms += [(rf"(.+?) ?(?:{after}|\((?:{after})\))", *to) for after, *to in _QUALIFIED_AFTER]
    for form, column, qualifier in forms:
        match = re.fullmatch(form, text, re.IGNORECASE)
        if match and (number := _offered(match[1], holds)):
            yield words("says", "number-bound", number=number, column=column, qualifier=qualifier)


def _around(text: str, holds: Holds) -> Words | None:
    """The bounds of a number with a margin: *80±5*."""
    match = _AND_LESS.fullmatch(text)
    best, margin = (written(one) for one in match.groups()) if match else ((), ())
    if len(best) != 1 or len(margin) != 1:
        return None
    number, by = Decimal(best[0]), Decimal(margin[0])
    low, high = plain(number - by), plain(number + by)
    if not all(map(holds, (low, *best, high))):
        return None
    return words("says", "number-margin", low=low, best=best[0], high=high)


def _range(text: str, holds: Holds) -> Words | None:
    text, by = _counted(text)
    said = [one for one in numbers_said(text) if one.kind == "number" and one.values]
    if len(said) != 2 or min(said[0].values) >= max(said[1].values):
        return None
    rest = text.replace(said[0].text, "#", 1)
    match = _BETWEEN.fullmatch("#".join(rest.rsplit(said[1].text, 1)))
    if not match or _count(match["words"]):
        return None
    low, high = (_joined(one.values, holds, by) for one in said)
    return words("says", "number-range", low=low, high=high) if low and high else None


def beside_words(text: str, holds: Holds) -> str:
    """The number of a text that has only one, and words: *80 soldados*."""
    match = (
        re.fullmatch(r"([\d., ]*\d)(?: [^\W\d_¼-¾⅐-⅞]+)+", text) if len(text) <= LONGEST else None
    )
    said = [*numbers_said(text)] if match else []
    if len(said) != 1 or said[0].kind != "number" or _count(text):
        return ""
    return _joined(said[0].values, holds)


def _count(text: str) -> bool:
    """Whether words of the text may change its number."""
    slips = filter(_is_slip, text.casefold().split())
    return bool(_OF_TIME_OR_MANY.search(text)) or any(alike(word, _COUNTING, 87) for word in slips)


def _is_slip(word: str) -> bool:
    """Whether a word can be a slip of one that counts, and is none that does."""
    return len(word) > 4 and word.isalpha() and word not in _COUNTING


def degrees(text: str, *, latitude: bool) -> tuple[str, ...]:
    """The decimal degrees of an angle with a direction, or with minutes and seconds."""
    match = _DEGREES.fullmatch(_as_signs(text, latitude))
    if match is None:
        return ()
    side = (match["side"] or "").casefold()[:1]
    if side and (side in _LATITUDE) is not latitude:
        return ()
    parts = (match["degrees"], match["minutes"] or "0", match["seconds"] or "0")
    whole, minutes, seconds = (Decimal(part.replace(",", ".")) for part in parts)
    last = max(at for at, name in enumerate(("degrees", "minutes", "seconds")) if match[name])
    if max(minutes, seconds) >= 60 or any(re.search("[.,]", part) for part in parts[:last]):
        return ()
    value = whole + minutes / 60 + seconds / 3600
    if value > (_POLE if latitude else 2 * _POLE):
        return ()
    # The fifth decimal is about a metre on the ground, a second thirty, the seventh a centimetre.
    value = round(value, 7 if whole == value else 5)
    if not (side or match["sign"]) and last and value != whole:
        # Minutes without a direction can be of either side.
        return plain(value), plain(-value)
    if match["sign"] and side:
        # The sign may say the same as the direction, or count against it.
        return plain(-value), plain(value)
    return (plain(-value if match["sign"] or (side and side in _NEGATIVE) else value),)


def _as_signs(text: str, latitude: bool) -> str:
    """The angle with the signs for degrees, minutes and seconds, and the direction after them."""
    if len(text) > LONGEST:
        return text
    said = re.sub(rf"^{_NAMED[latitude]}\.?[ :=]*(?=[-\d])", "", " ".join(text.casefold().split()))
    for form, signs in _OTHERWISE:
        said = re.sub(form, signs, said)
    return " ".join(said.split())


def elsewhere(text: str, *, latitude: bool) -> Words | None:
    """What to write for the other angle, or for a latitude and a longitude in one cell."""
    if other := degrees(text, latitude=not latitude):
        number, column = " | ".join(other), "lon" if latitude else "lat"
        return words("says", "angle-in", number=number, column=column)
    both = both_angles(text)
    return words("says", "two-angles", lat=both[0], lon=both[1]) if both else None


def both_angles(text: str) -> tuple[str, str] | None:
    """The latitude and the longitude that stand in one cell."""
    # Else degrees and minutes of one angle.
    is_one = re.fullmatch(r"\d+[°º]? \d+ ?[nswoe]?", text, re.IGNORECASE) or len(text) > LONGEST
    text = re.sub(r"^geo:|[()\[\]]", "", text)
    for mark in () if is_one else re.finditer(r"\s*[,;/]\s+|[,;]|\s+", text):
        ends = text[: mark.start()], text[mark.end() :]
        for first, second in (ends, ends[::-1]):
            lat, lon = degrees(first, latitude=True), degrees(second, latitude=False)
            if lat and lon:
                return lat[0], lon[0]
    return None
