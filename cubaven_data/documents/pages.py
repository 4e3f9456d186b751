"""Fills the templates ``templates/LANGUAGE/NAME.md``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cubaven_data.texts.wording import Language

if TYPE_CHECKING:
    from jinja2 import Environment


def page(name: str, language: Language, /, **context: object) -> str:
    """The page with that name in the language, with runs of blank lines reduced to one."""
    text = _environment().get_template(f"{language}/{name}.md").render(**context)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@cache
def _environment() -> Environment:
    # Imported here because most commands make no pages.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        keep_trailing_newline=True,
    )
