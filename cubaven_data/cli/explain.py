"""``cubaven explain``: explains a rule."""

from __future__ import annotations

from typing import Annotated

import typer

from cubaven_data.cli.console import fail, put, told
from cubaven_data.cli.options import READER, Lang, option


def explain(
    rule: Annotated[
        str | None, typer.Argument(help=option("rule"), show_default=option("all-rules"))
    ] = None,
    lang: Lang = READER,
) -> None:
    """Prints a rule with its reason, example and remedy; without an argument, lists all rules."""
    from cubaven_data.checking.catalogue import catalogue
    from cubaven_data.documents.rules import explanation, nearest_rules, rule_list
    from cubaven_data.texts.wording import quote

    if rule is None:
        put(rule_list(lang))
    elif rule in catalogue():
        put(explanation(catalogue()[rule], lang))
    else:
        near = ", ".join(nearest_rules(rule))
        fail(told("no-such-rule" if near else "no-rule", lang, name=quote(rule), nearest=near))
