"""Rules about names and titles, within a single row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from cubaven_data.findings import Finding
from cubaven_data.model import citations
from cubaven_data.model.tables import TABLES
from cubaven_data.model.written_dates import is_date, written
from cubaven_data.reading.loading import Loaded
from cubaven_data.texts.wording import Words, words

_OF_NAMES = ("name", "title", "label", "author", "acronym", "aliases")
_ALSO = (
    r"(?:a\.?k\.?a\.?|also known as|(?<!\w)alias|(?:también )?conocid[oa] (?:también )?como)(?!\w)"
)
_BETWEEN_NAMES = re.compile(rf" [/·•] |(?:^|,? )\(?{_ALSO}:? ", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d[?~%]?")
# What stands in place of a title where a page did not open, perhaps before the name of its site.
_NOTICE = re.compile(
    r"(?:error\W*)?(?:[45]\d\d\W*)?(?:(?:page|file )?not found|forbidden|access denied|bad gateway"
    r"|(?:internal )?server error|service (?:temporarily )?unavailable|just a moment"
    r"|attention required|page not found|are you (?:a robot|human)\??|robot check"
    r"|redirecting|(?:sign|log) ?in|subscribe to (?:read|continue)\b.*|javascript is disabled"
    r"|(?:internet archive )?wayback machine"
    r"|página no encontrada|no se encontró la página|(?:¿es usted|¿eres) (?:un robot|humano)\?"
    r"|verifi(?:ca|que) que (?:eres|es|usted es) humano|redireccionando|redirigiendo"
    r"|inici(?:ar|a|e) sesión|suscríbe(?:te|se) para (?:leer|seguir leyendo|continuar)\b.*"
    r"|acceso denegado|un momento)[.!…]*(?: [|–—-] .*)?|error\W*[45]\d\d",
    re.IGNORECASE,
)
_UNTITLED = re.compile(
    r"(?:untitled|no title|sin título)(?: ?(?:document|page|documento)? ?\d*)(?:\.\w{3,4})?"
    r"|(?:document|documento) ?\d+|index\.html?"
    r"|microsoft (?:word|powerpoint|excel) - .*|(?:inbox|recibidos|bandeja de entrada)(?: \(\d+\))?"
    r"|.* [-–] (?:google search|buscar con google|duckduckgo|bing)",
    re.IGNORECASE,
)
# A book may be called like a year.
_NUMBER = re.compile(r"(?!(?:1\d|20)\d\d$)\d+")
_BYLINE = re.compile(r"(?:By|BY|Por|POR):? ([^\W\d_a-zà-ÿ]\S* .*)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BESIDE_NAMES = re.compile(
    r"\d+ min(?:ute|uto)?s?\.? (?:read|de lectura)"
    r"|(?:(?:last )?updated|published|posted|actualizado|publicado)\b.*\d.*"
    r"|\d+ \w+ ago|hace \d+ \w+",
    re.IGNORECASE,
)


def not_a_name(data: Loaded) -> Iterator[Finding]:
    """A name, a title or an author is no address, date or notice of a page that did not open."""
    for name, table in TABLES.items():
        for column in (column for column in table.header if column.startswith(_OF_NAMES)):
            for row in data.rows_of(name, column):
                value = getattr(row.record, column)
                for text in value if isinstance(value, tuple) else filter(None, (value,)):
                    if what := _instead_of_a_name(text, column):
                        yield row.fault(column, "not-a-name", value=text, what=what)


def _instead_of_a_name(text: str, column: str) -> Words | None:
    if _ADDRESS.fullmatch(text):
        return words("not-a-name", "address")
    if column == "author" and (byline := _BYLINE.fullmatch(text)):
        return words("not-a-name", "byline", name=byline[1])
    # An event or a person may be called like a date or a notice.
    forms = _NO_NAMES.get(column, {})
    return next((words("not-a-name", what) for what, is_it in forms.items() if is_it(text)), None)


def _is_day(text: str) -> bool:
    readings = (text,) if is_date(text) else written(text).readings
    return any(map(_DAY.fullmatch, readings))


_NO_NAMES: Mapping[str, Mapping[str, Callable[[str], object]]] = {
    "author": {"date": _is_day, "email": _EMAIL.fullmatch, "beside": _BESIDE_NAMES.fullmatch},
    "title": {
        "date": _DAY.fullmatch,
        "number": _NUMBER.fullmatch,
        "notice": _NOTICE.fullmatch,
        "untitled": _UNTITLED.fullmatch,
    },
}


def alias_is_name(data: Loaded) -> Iterator[Finding]:
    """A name, an acronym or an alias is none that the record has already, nor its id."""
    for row in data.rows_with("aliases", "name_en", "name_es"):
        names = {row.record.name_en, row.record.name_es}
        acronym = getattr(row.record, "acronym", None)
        if acronym and acronym in names:
            yield row.fault("acronym", "alias-is-name", value=acronym)
        for alias in row.record.aliases or ():
            if alias in {*names, acronym, row.id}:
                yield row.fault("aliases", "alias-is-name", value=alias)


def alias_single(data: Loaded) -> Iterator[Finding]:
    """An alias is one name, not several with another mark between them than a list has."""
    for row in data.rows_with("aliases"):
        for alias in row.record.aliases or ():
            if len(names := _BETWEEN_NAMES.split(alias)) > 1:
                alone = (name if "(" in name else name.removesuffix(")") for name in names)
                such = citations.SEPARATOR.join(filter(None, alone))
                yield row.doubt("aliases", "alias-single", value=alias, such=such)
