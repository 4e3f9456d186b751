"""Pages that the release has as Markdown: what it is, codebook, methodology, rules and more."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from marko import Markdown, block, inline
from marko.ext.gfm import elements as gfm
from marko.helpers import MarkoExtension
from markupsafe import Markup

if TYPE_CHECKING:
    from build import Site


LANGUAGE_OF = {"README.md": "en", "README.es.md": "es"}
"""The pages that lead to each other as files do."""


class _Safe:
    """Text stays text: HTML is shown, and only addresses on the web are links."""

    def render_html_block(self, element: block.HTMLBlock) -> str:
        return f"<p>{html.escape(element.body)}</p>"

    def render_inline_html(self, element: inline.InlineHTML) -> str:
        return html.escape(str(element.children))

    def render_link(self, element: inline.Link) -> str:
        text: str = self.render_children(element)  # type: ignore[attr-defined]
        if language := LANGUAGE_OF.get(element.dest):
            return f'<a href="../{language}/readme.html" hreflang="{language}">{text}</a>'
        if not element.dest.startswith("https://"):
            return text
        return f'<a href="{html.escape(element.dest)}">{text}</a>'

    def render_table(self, element: gfm.Table) -> str:
        # Whoever has no mouse scrolls a wide table by its focus.
        table: str = super().render_table(element)  # type: ignore[misc]
        return f'<div class="wide" tabindex="0">{table}</div>'

    def render_image(self, element: inline.Image) -> str:
        return str(self.render_children(element))  # type: ignore[attr-defined]


_MARKDOWN = Markdown(extensions=["gfm", MarkoExtension(renderer_mixins=[_Safe])])


def readme(site: Site) -> dict[str, Any]:
    """What the release is, which file to open, how to cite it, and what not to do with it."""
    return _page(site, at_top(site, "README"))


def codebook(site: Site) -> dict[str, Any]:
    """What every code means."""
    return _page(site, _in_docs(site, "codebook"))


def methodology(site: Site) -> dict[str, Any]:
    """What was read, how it was coded, how far it can be trusted."""
    return _page(site, _in_docs(site, "methodology"))


def coverage(site: Site) -> dict[str, Any]:
    """What was read whole, and which paragraphs gave which rows."""
    return _page(site, _in_docs(site, "coverage"))


def rules(site: Site) -> dict[str, Any]:
    """What the data is held to, each rule with an example."""
    return _page(site, _in_docs(site, "rules"))


DOCUMENTS = (readme, codebook, methodology, coverage, rules)


def _in_docs(site: Site, name: str) -> str:
    return f"docs/{name}.{site.words.language}.md"


def at_top(site: Site, name: str) -> str:
    """A file in the folder of the release, which is in English unless its name says otherwise."""
    ending = "" if site.words.language == "en" else f".{site.words.language}"
    return f"{name}{ending}.md"


def converted(site: Site, path: str, below: int = 0) -> Markup:
    """A page of the release as HTML, its headings so many levels lower; blank if it has none."""
    file = site.release.folder / path
    text = file.read_text("utf-8") if file.is_file() else ""
    return Markup(_MARKDOWN.convert(re.sub("^(?=#+ )", "#" * below, text, flags=re.M)))


def _page(site: Site, path: str) -> dict[str, Any]:
    return {"body": converted(site, path)}
