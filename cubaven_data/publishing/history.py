"""What a release changes since the last one, and what it may not be without a reason.

The tag makes a release. So at the tag an export is refused for these objections, and before it they
are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cubaven_data.about import __version__
from cubaven_data.asking.comparing import Comparison, compare_sides
from cubaven_data.asking.losses import Loss, losses
from cubaven_data.asking.versions import lowest, version_of
from cubaven_data.checking.base import check_base
from cubaven_data.findings import errors
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.revisions import refuse_shallow
from cubaven_data.reading.sides import side, working_files
from cubaven_data.reading.versions import last_release, numbers_of
from cubaven_data.texts.wording import LANGUAGES, Words, texts, words

CHANGELOG = "CHANGELOG.md"
"""The file of the repository that says what a version brings, and why something is lost in it."""
# A reason has words.
_REASON = re.compile(r"(?m)^- Lost `([\w.]+)`: *(.*\w{3}.*?) *$")


@dataclass(frozen=True)
class History:
    """The comparison with the last release, whose version is ``since``.

    ``losses`` are what the data lost, each with the reason that the changelog gives or ``None``;
    ``vanished`` are messages on ids that are gone, were used again or lead elsewhere.
    """

    since: str
    comparison: Comparison
    losses: Mapping[Loss, str | None]
    vanished: Sequence[Words]

    @property
    def objections(self) -> list[Words]:
        """Why this may not be the release of the version that the package has."""
        return [*self._too_small(), *self.vanished, *self._unexplained()]

    def _too_small(self) -> Iterator[Words]:
        if found := version_of(self.comparison):
            needed = lowest(numbers_of(self.since), found.level)
            if numbers_of(__version__) < needed:
                yield words(
                    "history",
                    "too-small",
                    version=__version__,
                    last=self.since,
                    level=Words(*(texts(one)["diff"]["levels"][found.level] for one in LANGUAGES)),
                    needed=".".join(map(str, needed)),
                )
        elif numbers_of(self.since) > numbers_of(__version__):
            yield words("history", "behind", version=__version__, last=self.since)

    def _unexplained(self) -> Iterator[Words]:
        for loss, reason in self.losses.items():
            if reason is None:
                kind = "values-lost" if "." in loss.name else "rows-lost"
                values = {"version": __version__, "last": self.since, "file": CHANGELOG}
                yield words("history", kind, **values, **loss._asdict())


def history(now: Loaded, version: str) -> History | None:
    """How data of that version differ from the last release; ``None`` if none is known.

    Raises :class:`.DataError` if the data of the last release cannot be read, and
    :class:`.RevisionError` if the repository has only a part of them or of its own past, or cannot
    be read.
    """
    tag = last_release(now.root, version)
    if tag is None:
        refuse_shallow(now.root, words("history", "any-release"))
        return None
    before = side(now, f"refs/tags/{tag}")
    return History(
        tag.removeprefix("v"),
        compare_sides(before, working_files(now), explained=False),
        dict(_explained(losses(before.loaded, now), _reasons(now))),
        [
            Words(finding.advice("en"), finding.advice("es"))
            for finding in errors([*check_base(now, before.loaded)])
        ],
    )


def _explained(
    lost: Iterator[Loss], reasons: Mapping[str, str]
) -> Iterator[tuple[Loss, str | None]]:
    for loss in lost:
        yield loss, reasons.get(loss.name)


def _reasons(now: Loaded) -> Mapping[str, str]:
    """Why something is lost, by table or column, as the changelog says of the version."""
    try:
        text = (now.root / CHANGELOG).read_text("utf-8")
    except (OSError, ValueError):
        return {}
    sections = re.split(r"(?m)^## ", re.sub(r"(?s)<!--.*?-->", "", text))
    mine = (section for section in sections if section.partition("\n")[0] == __version__)
    return dict(_REASON.findall(next(mine, "")))
