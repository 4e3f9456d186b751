"""Agreements by year: what each provided for, and what was reported as done under it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from release import Row

if TYPE_CHECKING:
    from build import Site

PROVIDED = ("provided_for", "intended", "possible", "expected")
"""What an instrument may say of it; anything else is what became of it."""


# The start page leads to the years of the page.
@cache
def agreements(site: Site) -> dict[str, Any]:
    """The agreements in the order of their dates, those without one last."""
    release, words = site.release, site.words
    under: dict[str | None, list[Row]] = defaultdict(list)
    parts: dict[str | None, list[Row]] = defaultdict(list)
    rows = sorted(release.tables["agreements"], key=lambda row: (_first_day(row), row["id"]))
    for row in rows:
        parts[row["part_of"]].append(row)
    for claim in release.tables["claims"]:
        under[release.by_id[claim["id"]].get("under_id")].append(claim)
    years: dict[str, dict[str, Any]] = {}
    for row in rows:
        said = sorted(under[row["id"]], key=lambda claim: (-claim["n_citations"], claim["id"]))
        name, anchor = _year(site, row)
        year = years.setdefault(name, {"anchor": anchor, "entries": [], "provisions": 0})
        entry: dict[str, Any] = {
            "row": row,
            "date": words.date(row["signed"]),
            "text": words.label("text_status", row["text_status"]),
            "provided": [claim for claim in said if claim["modality"] in PROVIDED],
            "done": [claim for claim in said if claim["modality"] not in PROVIDED],
            "parts": parts[row["id"]],
            "whole": release.by_id[row["part_of"]] if row["part_of"] else None,
        }
        year["entries"].append(entry)
        year["provisions"] += len(entry["provided"])
    return {"years": years}


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
