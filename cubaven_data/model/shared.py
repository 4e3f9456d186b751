"""What tables have in common: the base of all rows, and columns that several tables share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from cubaven_data.model.columns import column

# Columns that several tables share.
ID = column(
    "Stable identifier, unique across all tables: words of the name joined by hyphens, such as "
    "ve-dgcim, or a prefix and four characters, such as fig-7z23.",
    "Identificador estable, único en todas las tablas: palabras del nombre unidas por guiones, "
    "como ve-dgcim, o un prefijo y cuatro caracteres, como fig-7z23.",
)
KIND = column("Kind of record.", "Clase de registro.")
NAME_EN = column("Name in English.", "Nombre en inglés.")
NAME_ES = column("Name in Spanish.", "Nombre en español.")
TITLE_EN = column("Short title in English.", "Título breve en inglés.")
TITLE_ES = column("Short title in Spanish.", "Título breve en español.")
ALIASES = column(
    "Other names that the sources use, separated by semicolon and space.",
    "Otros nombres que usan las fuentes, separados por punto y coma y espacio.",
)
COUNTRY = column("Country it belongs to.", "País al que pertenece.")
SUMMARY_EN = column("Neutral summary in English.", "Resumen neutral en inglés.")
SUMMARY_ES = column("Neutral summary in Spanish.", "Resumen neutral en español.")
NOTE_EN = column(
    "Note in English: what is claimed, and what to know before publishing it.",
    "Nota en inglés: qué se afirma y qué hay que saber antes de publicarlo.",
)
NOTE_ES = column(
    "Note in Spanish: what is claimed, and what to know before publishing it.",
    "Nota en español: qué se afirma y qué hay que saber antes de publicarlo.",
)
WIKIDATA_ID = column("Identifier in Wikidata.", "Identificador en Wikidata.")
PLACE_ID = column(
    "Place, as precisely as the sources give it.",
    "Lugar, con la precisión que dan las fuentes.",
    tellable=True,
)
LABEL_EN = column(
    'How a sentence in English names it, with "the" or "a" if it needs one; blank if the name '
    "serves.",
    "Cómo lo nombra una frase en inglés, con «the» o «a» si hace falta; en blanco si basta el "
    "nombre.",
)
LABEL_ES = column(
    'What a sentence in Spanish calls it, with "el", "la", "un" or "una" if it needs one; blank if '
    "the name will do.",
    "Cómo lo nombra una frase en español, con «el», «la», «un» o «una» si hace falta; en blanco si "
    "basta el nombre.",
)
PLURAL = column(
    "Languages in which its verb is in the plural; blank if in none.",
    "Idiomas en los que su verbo va en plural; en blanco si en ninguno.",
)
MODALITY = column(
    "What the origin says of it: that it is or was so, is provided for, intended, possible or "
    "expected, or is not so.",
    "Qué dice de ello el origen: que es o fue así, que está previsto, que se pretende, que es "
    "posible, que se espera o que no es así.",
)
UNDER_ID = column(
    "Instrument of which it is a term, or statement of which it is the content.",
    "Instrumento del que es una cláusula, o declaración de la que es el contenido.",
    blank_counts=True,
)
OUTCOME = column(
    "What became of the claim later; blank if nothing is known to have.",
    "Qué fue después de la afirmación; en blanco si no consta nada.",
)
SOURCES = column(
    "Citations that support the row: where it was read, and whom it goes back to.",
    "Citas que respaldan la fila: dónde se leyó y a quién se remonta.",
)
DISPUTED_BY = column(
    "Citations that contradict the row.",
    "Citas que contradicen la fila.",
    blank_counts=True,
)


class Record(BaseModel):
    """A validated row of any table: frozen, with its fields in the order of the columns."""

    model_config = ConfigDict(frozen=True, extra="forbid")
