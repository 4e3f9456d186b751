"""Agreements by year: what each provided for, and what was reported as done under it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from release import Row
from voices import voices_of

if TYPE_CHECKING:
    from build import Site

PROVIDED = ("provided_for", "intended", "possible", "expected")
"""What an instrument may say of it; anything else is what became of it."""
SHORT = 8
"""How many provisions of an agreement stand in its summary."""
OPEN = 2
"""How many agreements of a year stand open; the others open from their headings."""


# The start page leads to the years of the page.
@cache
def agreements(site: Site) -> dict[str, Any]:
    """The agreements by year, those without one last; in a year those first of which most is said.

    What an agreement provides for stands in it whether its own claims say so or those on it
    together with others.
    """
    release, words = site.release, site.words
    under: dict[str | None, list[Row]] = defaultdict(list)
    parts: dict[str | None, list[Row]] = defaultdict(list)
    rows = sorted(release.tables["agreements"], key=lambda row: (_first_day(row), row["id"]))
    for row in rows:
        parts[row["part_of"]].append(row)
    for claim in release.tables["claims"]:
        under[_its_agreement(release.by_id, claim)].append(claim)
    years: dict[str, dict[str, Any]] = {}
    alike = _possibly_the_same(site)
    for row in rows:
        said = sorted(under[row["id"]], key=lambda claim: (-claim["n_citations"], claim["id"]))
        name, anchor = _year(site, row)
        year = years.setdefault(name, {"anchor": anchor, "entries": [], "provisions": 0})
        provided = [claim for claim in said if claim["modality"] in PROVIDED]
        short = _short(site, provided)
        entry: dict[str, Any] = {
            "row": row,
            "short": [{"claim": claim, "said": _said(site, claim)} for claim in short],
            "voices": voices_of(release, provided),
            "date": words.date(row["signed"]),
            "text": words.label("text_status", row["text_status"]),
            "provided": provided,
            "elsewhere": not provided and _any_provision(under, _relatives(row, parts)),
            "done": [claim for claim in said if claim["modality"] not in PROVIDED],
            "parts": parts[row["id"]],
            "whole": release.by_id[row["part_of"]] if row["part_of"] else None,
            "alike": alike[row["id"]],
        }
        year["entries"].append(entry)
        year["provisions"] += len(provided)
    explained: set[str] = set()
    for year in years.values():
        year["entries"].sort(key=lambda entry: -len(entry["provided"]))
        year["acronyms"] = _acronyms(site, year["entries"], explained)
    return {"years": years, "open": OPEN}


def _its_agreement(by_id: Mapping[str, Row], claim: Row) -> str | None:
    """The agreement under which a claim stands: of several, the part of them that it speaks of."""
    row = by_id[claim["id"]]
    under: str | None = row.get("under_id")
    subject: str | None = row.get("subject_id")
    return subject if subject and under and by_id[subject].get("part_of") == under else under


def _acronyms(site: Site, entries: Iterable[Row], explained: set[str]) -> list[tuple[str, str]]:
    """The acronyms of agencies in what is said of agreements, each with its name the first time."""
    words = site.words
    claims = [claim for entry in entries for claim in (*entry["provided"], *entry["done"])]
    said = {*re.findall(r"\w+", " ".join(words.of(claim, "sentence") for claim in claims))}
    found = []
    for row in site.release.tables["agencies"]:
        acronym = row["acronym"]
        if acronym in said - explained:
            explained.add(acronym)
            found.append((acronym, words.of(row, "name").replace(f" ({acronym})", "")))
    return sorted(found)


def _relatives(row: Row, parts: Mapping[str | None, list[Row]]) -> list[str]:
    """What an agreement is part of, and its parts."""
    return [id_ for id_ in (row["part_of"], *(part["id"] for part in parts[row["id"]])) if id_]


def _any_provision(under: Mapping[str | None, list[Row]], ids: Iterable[str]) -> bool:
    return any(claim["modality"] in PROVIDED for id_ in ids for claim in under[id_])


def _short(site: Site, provided: Iterable[Row]) -> list[Row]:
    """Of claims that say one thing of one body, the one read most often."""
    found: dict[tuple[Any, ...], Row] = {}
    for claim in provided:
        row = site.release.by_id[claim["id"]]
        names = ("kind", "measure", "object_id", "about_id")
        what = tuple(row.get(name) for name in names)
        found.setdefault(what if any(what[2:]) else (row["id"],), claim)
    return [*found.values()][:SHORT]


def _said(site: Site, claim: Row) -> str:
    """The sentence of a claim without the name of the agreement under which it stands."""
    words, by_id = site.words, site.release.by_id
    agreement = by_id[by_id[claim["id"]]["under_id"]]
    under = words.texts["agreements"]["under"].format(name=words.called(agreement))
    return words.of(claim, "sentence").replace(re.sub(r"\bde el ", "del ", under), "")


def _possibly_the_same(site: Site) -> dict[str, list[Row]]:
    """Of each agreement the others that may be the same one."""
    release = site.release
    agreements = {row["id"] for row in release.tables["agreements"]}
    found: dict[str, list[Row]] = defaultdict(list)
    for row in release.tables["relations"]:
        one, other = row["subject_id"], row["object_id"]
        if row["kind"] == "possibly_same_as" and {one, other} <= agreements:
            found[one].append(release.by_id[other])
            found[other].append(release.by_id[one])
    return found


def _first_day(row: Row) -> str:
    day: str = row["signed_earliest"] or row["signed_latest"] or "9999"
    return day


def _year(site: Site, row: Row) -> tuple[str, str]:
    """The year of an agreement and its place in the page; where it may be of several years, its
    date in words."""
    signed: str | None = row["signed"]
    if signed is None:
        return str(site.words.texts["official"]["undated"]), "undated"
    years = {(row[f"signed_{end}"] or "")[:4] for end in ("earliest", "latest")}
    if len(years) == 1:
        (year,) = years
        return year, f"y{year}"
    return site.words.date(signed), "y" + "-".join(re.findall(r"\w+", signed))
