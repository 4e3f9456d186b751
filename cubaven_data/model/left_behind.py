"""What pages, programs and writers leave in a text: tags, errors, unfilled fields, notes."""

from __future__ import annotations

import re

from cubaven_data.model.languages import words_of
from cubaven_data.model.placeholders import ERROR

# The elements of HTML, of its older versions and of wikis.
_ELEMENTS = (
    "abbr|acronym|address|area|article|aside|audio|base|bdi|bdo|big|blink|blockquote|body|br|button"
    "|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|dir|div"
    "|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|gallery|h[1-6]|head"
    "|header|hgroup|hr|html|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|marquee"
    "|math|menu|meta|meter|nav|nobr|noscript|nowiki|object|ol|optgroup|option|output|p|param"
    "|picture|pre|progress|ref|references|rp|rt|ruby|samp|script|search|section|select|slot|small"
    "|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th"
    "|thead|time|title|tr|track|tt|ul|var|video|wbr"
)
# Of other words, only what has a slash, an attribute or the prefix of a program is a tag: writers
# may use the brackets otherwise, as in <name>.
_TAGS = (
    rf"</?(?:(?i:{_ELEMENTS})|[abiqsu])(?:[\s/][^<>]*)?>"
    r"|</[A-Za-z][\w:.-]*\s*>|<[A-Za-z][\w:.-]*(?:\s+[\w:.-]+=[^<>]*|\s*/)>"
    r"|<[A-Za-z]\w{0,2}:[A-Za-z][^<>]*>"
    r"|<!--(?:.*?-->)?|<!(?:DOCTYPE\b|\[)[^<>]*>|<\?\w[^<>]*>|<%[^<>]*%>"
)
# Codes that are made no letters: those of spaces, ends of lines and ASCII, and words of mail.
_CODES = (
    r"_x00[0-7][0-9a-fA-F]_|\\(?:[nrt]|u[0-9a-fA-F]{4}|xa0)|<U\+[0-9a-fA-F]{4,8}>"
    r"|=\?[\w-]+\?[QqBb]\?[^?\s]*\?="
)
_LISTS = r"""[\[({](?<!..)(?:'(?=[^']+'(?:[,:].*)?[\])}]$)|"(?=[^"]+"[,:].*[\])}]$))"""
# Code lists have templates for sentences.
_FIELDS = (
    r"\{\{[^{}]*\}\}|\{(?!number|verb|about|per|role)[A-Za-z]\w*\}|\{%[^{}]*%\}"
    r"|%\(\w+\)[sd]|%s\b(?<![\w%]%s)|<[\w. ]+ at 0x[0-9a-fA-F]+>|\[object \w+\]|[Ll]orem ipsum"
)
# Before an equals sign, brackets are those of a parameter.
_NOTES = (
    r"\[(?:\d{1,3}|not[ea] \d{1,3}|edit|editar|(?:citation|clarification|page|source) needed"
    r"|cita requerida)\](?!(?:\[\w*\])*=)"
    r"|\[(?:TODO|TBD|TBC)\b[^\]]*\]|\((?:TODO|TBD|TBC)\b[^)]*\)"
    # After the word, since a pattern whose branches all begin with a character is found faster.
    r"|TODO:(?<!\wTODO:)|XXX:(?<!\wXXX:)|FIXME\b(?<!\wFIXME):?"
)
# Emphasis, headings and links of Markdown, wikis and forums. An id of Wikidata is told as one.
_MARKS = (
    r"\*\*(?<![*\w]\*\*)[\w«“¿¡][^*\n]*\*\*(?![*\w])|__(?<![\w/]__)[^\W_][^_\n]*__(?!\w)|'''|^#{2,}(?!\S)|#{3,}(?!\S)"
    r"|\[(?!https?:)[^\[\]]+\]\(https?:[^()\s]*\)|\[\[(?!Q\d+\]\])[^\[\]]+\]\]|\[/[A-Za-z]+\]"
)
_OF_CHATS = (
    r":contentReference\[[^\]]*\](?:\{[^}]*\})?|turn\d+(?:search|view|news)\d\w*|【[^【】]*†[^【】]*】"
    r"|As an AI (?:language )?model\b|Como modelo de lenguaje\b"
)
_LEFT_BEHIND = re.compile(
    "|".join((_TAGS, _CODES, ERROR, _LISTS, _FIELDS, _NOTES, _MARKS, _OF_CHATS))
)
# A template that ends in a value that was not there.
_UNFILLED = re.compile(r"\b(?:by|of|from|for|de|por|para|:) (?:undefined|null|NaN)\.?$")
# Between words in capitals, and in Spanish, it is a word.
_TODO = re.compile(r"(?<![A-ZÁÉÍÓÚÑ] )\bTODO\b(?! [A-ZÁÉÍÓÚÑ]{2})")


def left_behind(text: str) -> str:
    """The first thing in the text that a page or program left there; blank if there is none."""
    found = _LEFT_BEHIND.search(text) or _UNFILLED.search(text)
    if not found and "TODO" in text:
        of = words_of(_TODO.sub("todo", text))
        found = _TODO.search(text) if of["en"] > of["es"] else None
    return found[0] if found else ""
