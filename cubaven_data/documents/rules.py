"""The rules for readers: as a list, one at a time, and as a page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

from cubaven_data.checking.catalogue import Rule, catalogue
from cubaven_data.checking.examples import example_of, remedy_of, shown
from cubaven_data.documents.pages import page
from cubaven_data.texts.spelling import alike
from cubaven_data.texts.wording import Language, text, texts

# In columns: the width of the output, and of the left margin with the names of the parts.
_WIDTH = 80
_MARGIN = 9


def rule_list(language: Language) -> str:
    """All rules with the sentences that state them, by gate, in 80 columns."""
    width = max(map(len, catalogue())) + 4
    lines: list[str] = []
    for title, rules in _by_gate(language):
        lines += ["", title.replace("`", "")] if lines else [title]
        for rule in rules:
            head = f"  {rule.id}".ljust(width)
            sentence = head + rule.says(language)
            lines += textwrap.wrap(sentence, _WIDTH, subsequent_indent=" " * width)
    return "\n".join(lines) + "\n"


def explanation(rule: Rule, language: Language) -> str:
    """The rule with its reason, example and remedy, in 80 columns."""
    example = shown(example_of(rule), language)
    place = [] if example.prose else [f"{example.place}:"]
    parts = {
        "why": _wrapped(rule.why(language)),
        "given": [f"{example.taken}:", *example.given] if example.given else [],
        "wrong": _wrapped(*example.wrong) if example.prose else place + example.wrong,
        "right": _wrapped(*example.right) if example.prose else example.right,
        "remedy": _wrapped(remedy_of(rule, language)),
        "warns": _wrapped(rule.warns(language)),
        "repair": _wrapped(*_repair_of(rule, language)),
    }
    lines = [rule.id, *textwrap.wrap(rule.says(language), _WIDTH), ""]
    for name, content in parts.items():
        heads = [text("explain", name, language), *[""] * len(content)]
        lines += [f"{h:{_MARGIN}}{line}".rstrip() for h, line in zip(heads, content, strict=False)]
    return "\n".join(lines) + "\n"


def nearest_rules(word: str) -> list[str]:
    """Up to three ids to suggest for a word: similar ids, best first, else ids that contain it."""
    ids = list(catalogue())
    word = word.casefold().replace("_", "-").replace(" ", "-")[:80]
    return alike(word, ids, 60, most=3) or [id_ for id_ in ids if word and word in id_][:3]


def rules_page(language: Language, *, released: bool = False) -> str:
    """The page of all rules; in a release it does not say where to edit it."""
    gates = [
        (title, [_shown(rule, language) for rule in rules]) for title, rules in _by_gate(language)
    ]
    words = texts(language)["explain"]
    return page("rules", language, gates=gates, words=words, released=released)


def _shown(rule: Rule, language: Language) -> dict[str, object]:
    return {
        "id": rule.id,
        "says": rule.says(language),
        "why": rule.why(language),
        "example": shown(example_of(rule), language),
        "remedy": remedy_of(rule, language),
        "warns": rule.warns(language),
        "repair": next(_repair_of(rule, language), ""),
    }


def _repair_of(rule: Rule, language: Language) -> Iterator[str]:
    """The command that repairs findings of the rule, and when; empty if there is none."""
    if when := rule.repaired(language):
        yield f"`cubaven validate --fix`, {when}"


def _wrapped(*contents: str) -> list[str]:
    return [line for said in contents for line in textwrap.wrap(said, _WIDTH - _MARGIN)]


def _by_gate(language: Language) -> Iterator[tuple[str, Iterator[Rule]]]:
    for gate, rules in groupby(catalogue().values(), key=lambda rule: rule.gate):
        yield text("explain", f"gate-{gate}", language), rules
