"""The page of contested numbers: each group of rivals as ranges by claimant and date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from groups import Group, numbers_in
from release import Row, imputed, what_is_counted
from voices import LEFT_OUT, Voices, voices_of

if TYPE_CHECKING:
    from build import Site


def contested(site: Site) -> dict[str, Any]:
    """Every group of rival numbers, those most often printed first, with its pictures."""
    entries: list[dict[str, Any]] = []
    for group in site.groups:
        entries.append(
            {
                "group": group,
                "heading": heading(site, group),
                "total": total(site, group),
                "spread": spread(site, group),
                "numbers": numbers(site, group),
                "picture": site.pictures.showing("contested", group.figures[0]["id"]),
            }
        )
    contents = sorted(entries, key=lambda entry: entry["heading"].casefold())
    return {"entries": entries, "contents": contents}


def numbers(site: Site, group: Group) -> list[dict[str, Any]]:
    """Each number of a group with its figures, with who gives it in any of them, with what became
    of it if they all share that, and with whether a source disputes one of them."""
    found: list[dict[str, Any]] = []
    told: set[float] = set()
    for figures in group.numbers():
        given = {*numbers_in(figures)}
        outcomes = {figure["outcome"] for figure in figures}
        found.append(
            {
                "figures": figures,
                "voices": voices_of(site.release, figures),
                "elsewhere": [] if given <= told else elsewhere(site, figures[0]),
                "outcome": outcomes.pop() if len(outcomes) == 1 else None,
                "is_disputed": any(figure["standing"] == "disputed" for figure in figures),
            }
        )
        told |= given
    return found


def elsewhere(site: Site, figure: Row) -> list[Row]:
    """The figures that give the same number of others, or of the same more vaguely, but stand in no
    group with it: of each kind the one read most often."""
    found: dict[tuple[str, str], Row] = {}
    given = {*numbers_in([figure])}
    for row in site.release.counting[what_is_counted(figure)]:
        together = row["rival_group"] and row["rival_group"] == figure["rival_group"]
        if given & {*numbers_in([row])} and not together and row["id"] != figure["id"]:
            found.setdefault((row["population"], site.words.amount(row)), row)
    return [*found.values()]


def heading(site: Site, group: Group) -> str:
    """What the figures of a group are numbers of, as "Killed · Cuban personnel · the raid"."""
    words, first = site.words, group.figures[0]
    parts = (
        words.label("measure", first["measure"]),
        words.label("population", first["population"]),
        words.of(first, "about"),
        words.label("period", first["per"]),
    )
    said = " · ".join(part for part in parts if part)
    if len({words.date(other["date"]) for other in _alike(site, first)}) > 1:
        said += f" · {words.date(first['date'])}".rstrip(" ·")
    return said[0].upper() + said[1:]


def _alike(site: Site, figure: Row) -> list[Row]:
    """The first figures of groups that only the date tells apart from that of this one."""
    columns = ("measure", "population", "about_id", "per")
    firsts = [group.figures[0] for group in site.groups]
    return [one for one in firsts if all(one[name] == figure[name] for name in columns)]


def total(site: Site, group: Group) -> Voices:
    """The voices of all figures of a group that count, as many as the release finds in them."""
    counted = [row for row in group.figures if row["outcome"] not in LEFT_OUT]
    found = voices_of(site.release, counted)
    return replace(found, n=group.figures[0]["n_origins_of_group"], at_most=False)


def spread(site: Site, group: Group) -> str:
    """From the lowest to the highest number of a group that a text gives, and the words that texts
    have in place of one, as "25–100 people, “dozens”"."""
    words = site.words
    counted = [row for row in group.figures if row["outcome"] not in LEFT_OUT]
    known = numbers_in(counted)
    ends = [words.number(end(known)) for end in (min, max) if known]
    said = f"{'–'.join(dict.fromkeys(ends))} {words.unit(group.figures[0])}" if ends else ""
    vague = [words.amount(row) for row in counted if imputed(row)]
    return ", ".join(dict.fromkeys(filter(None, [said, *vague])))
