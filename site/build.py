"""Builds the site from a release: `python site/build.py --dist dist --out dist/site`.

It reads the folder of the release alone, and writes pages that work from a folder and from any
server: no page asks another host for anything.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import overviews
from contested import elsewhere, numbers, total
from data_tables import downloads
from groups import Group, groups
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from marks import badges, link
from markupsafe import Markup
from pictures import Pictures
from record_pages import SHOWN, RecordPages
from release import Release
from search_index import search_index
from voices import texts_of, voices_of
from wording import LANGUAGES, Words

HERE = Path(__file__).parent


class Templates(Environment):
    """Templates in which ``texts.copy`` is the text of that key, never the method of a ``dict``."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 (as Jinja has it)
        """A key of a mapping, else what Jinja finds."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class Site:
    """The pages of a release in one language, each with its path in the site."""

    def __init__(self, release: Release, every: dict[str, Words], language: str, home: str) -> None:
        self.release = release
        self.words = every[language]
        self.home = home
        self.pictures = Pictures(release, language)
        self.groups = groups(release)
        self.by_figure = {row["id"]: group for group in self.groups for row in group.figures}
        self.environment = Templates(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            trim_blocks=True,
            undefined=StrictUndefined,
            auto_reload=False,
        )
        self.environment.globals |= {
            "t": self.words.texts,
            "words": self.words,
            "every": every,
            "lang": language,
            "other": next(other for other in LANGUAGES if other != language),
            "package": release.package,
            "menu": self._menu,
            "link": link,
            "badges": badges(self.words),
            "menus": overviews.MENUS,
            "texts_of": lambda row: texts_of(release, row),
            "called": lambda id_: self.words.called(release.by_id[id_]),
            "shown": SHOWN,
            "dates": {
                row["id"]: self.words.date(row["published"]) for row in release.tables["sources"]
            },
        }

    def pages(self) -> Iterator[tuple[str, str]]:
        """Every page of the language: its path in the site, and its text."""
        for name, template, filled in overviews.pages(self):
            yield self._render(template, f"{name}.html", "../", filled)
        yield f"{self.words.language}/search-index.js", search_index(self)
        yield self._render("feed.xml", "changes.xml", "../", overviews.feed(self))
        records = RecordPages(self.words, self.release)
        for entry in self.release.records():
            if "record" not in entry:
                moved = {"page": records.moved(entry)}
                yield self._render("moved.html", f"id/{entry['id']}.html", "../../", moved)
                continue
            id_ = entry["record"]["id"]
            page = records.page(entry)
            filled = {
                "page": page,
                "group": (group := self.by_figure.get(id_)),
                "same": self._same(group, id_) if group else None,
                "total": total(self, group) if group else None,
                "elsewhere": elsewhere(self, entry["record"])
                if "measure" in entry["record"]
                else [],
                "report": self.report(id_),
                "picture": self.pictures.showing("relays", id_),
                "voices": voices_of(self.release, [entry["record"]]) if page["claim"] else None,
            }
            yield self._render("record.html", f"id/{id_}.html", "../../", filled)
            if any(len(section["items"]) > SHOWN for section in page["sections"]):
                yield self._render("everything.html", f"id/{id_}.all.html", "../../", filled)

    def _same(self, group: Group, id_: str) -> dict[str, Any] | None:
        """The number of a figure, if other figures of its group give the same one."""
        for number in numbers(self, group):
            if len(number["figures"]) > 1 and any(row["id"] == id_ for row in number["figures"]):
                return number
        return None

    def report(self, id_: str) -> str:
        """Where an error in a record is reported: the form of the repository, with the id in it."""
        if not self.home:
            return f"../about.html?{urlencode({'id': id_})}#report"
        return f"{self.home}/issues/new?{urlencode({'template': '1-error.yml', 'record': id_})}"

    @cache  # noqa: B019 (a site lives as long as the program, and has few menus for many pages)
    def _menu(self, name: str, here: str, root: str, said: str = "") -> Markup:
        """A menu of the pages, on a page that may be in it."""
        template = self.environment.get_template("menu.html")
        return Markup(template.render(name=name, here=here, root=root, said=said or name))

    def _render(
        self, template: str, path: str, root: str, filled: dict[str, Any]
    ) -> tuple[str, str]:
        here = path.removesuffix(".html") if path.count("/") == 0 else ""
        text = self.environment.get_template(template).render(
            path=path, root=root, here=here, **filled
        )
        return f"{self.words.language}/{path}", text


def build(dist: Path, out: Path, home: str) -> None:
    """Writes the site; the folder appears whole, in place of the one before."""
    release = Release(dist)
    every = {language: Words(language, release) for language in LANGUAGES}
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=out.parent) as temporary:
        made = Path(temporary) / "site"
        for part in ("by-id", "schema"):
            shutil.copytree(release.json / part, made / "json" / part)
        shutil.copytree(HERE / "static", made / "static")
        (made / "files").mkdir()
        for file in downloads(dist):
            shutil.copy(file, made / "files")
        if (dist / "charts").is_dir():
            shutil.copytree(dist / "charts", made / "charts")
        for language in LANGUAGES:
            (made / language / "id").mkdir(parents=True)
            site = Site(release, every, language, home)
            for path, text in site.pages():
                (made / path).write_text(text, encoding="utf-8", newline="\n")
        doorway = site.environment.get_template("doorway.html").render()
        (made / "index.html").write_text(doorway, encoding="utf-8", newline="\n")
        if out.exists():
            out.rename(Path(temporary) / "before")
        made.rename(out)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--dist", type=Path, default=Path("dist"), help="the release")
    parser.add_argument("--out", type=Path, default=Path("dist/site"), help="the site")
    parser.add_argument("--home", default="", help="address of the repository, for reports")
    given = parser.parse_args()
    build(given.dist, given.out, given.home.rstrip("/"))


if __name__ == "__main__":
    main()
