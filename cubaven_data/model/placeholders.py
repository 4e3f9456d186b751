"""Placeholders: what people and programs write in cells that should be blank."""

from __future__ import annotations

import re

NOTHING = frozenset(
    (
        *("n/a", "na", "n.a.", "null", "nan", "?", "-", "--", "..."),
        *("tbd", "tba", "tbc", "TODO", "xxx", "n/d", "n.d.", "nd", "s/d", "s.d.", "s/f", "s.f."),
        *("#n/a", "#n/d", "s/n", "n/c", "s. d.", "s. f.", "—", "–", "<na>", "undefined"),
        *("[object object]", "lorem ipsum", "(blank)", "(blanks)", "(en blanco)", "(vacías)"),
        *("{}", "[]", "set()", r"\n", "(empty)", "[empty]", "<empty>", "<unset>", "(vacío)"),
        *("vacío", "en blanco", "etc", "etc.", "asdf"),
        "click here to enter text.",
        *("not available", "not applicable", "to be determined", "no data"),
        *("no disponible", "no aplica", "por determinar", "sin datos"),
    )
)
"""Words that can only stand for a blank cell, case-folded, with three points for an ellipsis."""
WORDS_FOR_ZERO = frozenset(("none", "nil", "ninguno", "ninguna"))
"""Placeholders that a text may print where it counts none."""
_TOTALS = frozenset(
    (
        *("total", "totals", "grand total", "sum", "subtotal", "sub-total"),
        *("totales", "gran total", "total general", "suma", "suma total"),
    )
)
NOT_KNOWN = frozenset(
    (
        *("unknown", "not known", "unspecified", "not specified", "not stated", "no date"),
        *("desconocido", "desconocida", "desconocidos", "desconocidas", "se desconoce"),
        *("no se sabe", "no consta", "no especificado", "no especificada", "sin especificar"),
        *("sin fecha", "??", "???", "¿?", "nat", "n/r", "ns/nc", "not found", "no encontrado"),
        *("no information", "no info", "sin información", "no hay información", "no hay datos"),
    )
)
"""Words for what nobody knows. The code unknown may be meant where there is one."""
_TO_COME = frozenset(
    (
        *("to be confirmed", "to be defined", "to be verified", "to be announced", "pending"),
        "pendiente",
        *("por confirmar", "por definir", "por verificar", "a confirmar", "a definir"),
        *("to be completed", "por completar", "a completar", "por hacer"),
        *("loading...", "cargando...", "error: loading data...", "error: cargando datos..."),
        *("#getting_data", "#obteniendo_datos"),
        *("pending translation", "translation pending", "to be translated", "needs translation"),
        *("pendiente de traducción", "pendiente de traducir", "por traducir", "sin traducir"),
        *("traducción pendiente", "falta traducir", "falta la traducción", "falta traducción"),
    )
)
_AS_ABOVE = frozenset(
    (
        *("ditto", "idem", "ídem", "ibid", "ibid.", "ibíd.", "ibidem", "ibídem", '"', "''", "〃"),
        *("same as above", "as above", "see above", "lo mismo", "igual que arriba", "ver arriba"),
        *("véase arriba", "véase más arriba", "ver más arriba", "lo mismo de arriba"),
        *("lo mismo que arriba", "see english", "see the english", "see spanish"),
        *("ver inglés", "ver en inglés", "ver el inglés", "ver español", "ver en español"),
    )
)
ERROR = (
    r"#(?:REF|VALUE|NAME|NUM|NULL|DIV/0|SPILL|CALC|ERROR|WERT|BEZUG|VALEUR|NOME?|NOMBRE)[!?]"
    r"|#[¡¿][A-ZÁÉÍÓÚÑ]+(?:/0)?[!?]|#(?:N/[ADV]|Н/Д)\b|#(?:GETTING_DATA|OBTENIENDO_DATOS)\b|Err:\d{3}\b"
)
"""What spreadsheets show for an error, and nobody writes, also within a text."""
# Alone in a cell, as they write them in any language, such as #¡DESBORDAMIENTO! in Spanish.
_ERROR = re.compile(
    rf"#{{3,}}|#[¡¿]?[A-ZÀ-ÞŁŚŻŐŰŞİА-Я]+(?:/[0A])?[!?]|(?i:{ERROR})"
    r"|(?i:#(?:null|nv|nb|na|i/t|yok|hiányzik|[¡¿]?(?:valor|nulo)[!?]))"
)
# Two points are a date that goes on.
_SIGNS = re.compile(r"(?!\.\.(?:/\.\.)?$)[-–—.:·•*_|/\\~ ]+|[Xx]{3,}")
_AROUND = "()[]{}<>\"'“”«»"
PLACEHOLDERS = NOTHING | WORDS_FOR_ZERO | NOT_KNOWN | _TO_COME | _AS_ABOVE
"""All placeholders that are words or signs, case-folded."""
_LONGEST = max(map(len, PLACEHOLDERS))


def is_placeholder(text: str) -> bool:
    """Whether the text is a placeholder, in upper or lower case, perhaps in brackets or quotes,
    an error of a spreadsheet, or nothing but signs, such as brackets around nothing."""
    if _SIGNS.fullmatch(text):
        return True
    if text[:1] in "#Ee" and _ERROR.fullmatch(text):
        return True
    return 0 < len(text) <= _LONGEST + 2 and bare(text) in PLACEHOLDERS | {""}


def bare(text: str) -> str:
    """The text as the lists write it, without brackets and quotes if they have none."""
    word = folded(text)
    return word if word in PLACEHOLDERS else word.strip(_AROUND)


def folded(text: str) -> str:
    """The text as the lists of placeholders write it."""
    # In other letters it is Spanish for all.
    is_todo = text.strip(_AROUND) == "TODO"
    return (text if is_todo else text.casefold()).replace("…", "...")


def is_total(text: str) -> bool:
    """Whether the text is what spreadsheets call the sum of the rows above."""
    return text.strip(" .:").casefold() in _TOTALS
