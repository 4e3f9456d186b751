"""What templates put on a page many thousand times: links to records, and badges of claims."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from release import Row
from wording import Words

LINK = Markup('<a href="{root}{language}/id/{id}.html{place}">{text}</a>')
BADGE = Markup('<span class="badge {code}">{label}</span>')


@pass_context
def link(context: Context, id_: str, text: str, place: str = "") -> Markup:
    """A link to the page of a record, at a place in it."""
    root, language = context["root"], context["lang"]
    return LINK.format(root=root, language=language, id=id_, place=place, text=text)


def badges(words: Words) -> Callable[[Row], Markup]:
    """The support of a claim, and its standing if there is something to say of that."""
    made: dict[tuple[Any, Any], Markup] = {}

    def made_once(claim: Row) -> Markup:
        support, standing = key = (claim["support"], claim["standing"])
        if key not in made:
            said = [BADGE.format(code=support, label=words.label("support", support))]
            if standing != "undisputed":
                label = words.of(words.standing(standing), "label")
                said.append(BADGE.format(code=standing, label=label))
            made[key] = Markup(" ").join(said)
        return made[key]

    return made_once
