"""Mistakes made on purpose: seeded mutations of the real data, each with where it must be found."""

from mutations import cells, dates, evidence, files, plausible, rows, unseen
from mutations.base import Kind, kinds_of

KINDS: dict[str, Kind] = {
    kind.name: kind
    for module in (cells, dates, evidence, rows, plausible, files, unseen)
    for kind in kinds_of(module)
}
"""Every kind of mistake by its name."""
