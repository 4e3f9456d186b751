"""The dataset as another revision of its git repository has it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cubaven_data.model.tables import FILES, VOCABULARIES
from cubaven_data.reading.loading import Loaded, loaded_from
from cubaven_data.reading.sheets import sheet_of
from cubaven_data.texts.wording import UserError

# Where a default branch is found, the likeliest first: of the remote repository, else of this one.
_DEFAULTS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


class RevisionError(UserError):
    """There is no such revision, or the repository has not all that is needed to read it."""


class NoRevisionError(RevisionError):
    """No revision of the repository has that name."""


@dataclass(frozen=True)
class Revision:
    """The bytes of the dataset's files in a revision, by path; ``commit`` is its hash."""

    commit: str
    contents: Mapping[str, bytes]

    def loaded(self, now: Loaded) -> Loaded:
        """The dataset of this revision; files that are the same ``now`` are not read again."""
        contents = {name: self.contents.get(table.path) for name, table in FILES.items()}
        same = {name for name in FILES if contents[name] == now.sheets[name].content}
        # What a row means depends on the code lists, and whether it breaks a rule on exceptions.
        if not same.issuperset((*VOCABULARIES, "exceptions")):
            same = set()
        sheets = {
            name: now.sheets[name] if name in same else sheet_of(table, contents[name])
            for name, table in FILES.items()
        }
        return loaded_from(now.root, sheets, {name: now.rows[name] for name in same})


def revision(root: Path, name: str) -> Revision:
    """The dataset in the root folder as the named revision has it.

    Raises :class:`RevisionError` if the folder lies in no repository, or if there is no such
    revision or its files cannot be read.
    """
    commit = _told(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    if not commit:
        if _is_shallow(root):
            raise RevisionError("shallow", name=name)
        raise NoRevisionError("no-revision", name=name)
    return Revision(commit, _contents(root, commit))


def merge_base(root: Path) -> Revision | None:
    """The dataset where this branch left the default branch; ``None`` if there is no such place.

    Raises :class:`RevisionError` if a shallow clone does not reach back so far, or if the files
    cannot be read.
    """
    folder = root.resolve()
    if not any((one / ".git").exists() for one in (folder, *folder.parents)):
        return None
    for branch in _DEFAULTS:
        if commit := _told(root, "merge-base", "HEAD", branch):
            return Revision(commit, _contents(root, commit))
    if _is_shallow(root):
        raise RevisionError("shallow", name=_DEFAULTS[0])
    return None


def tags_within(root: Path) -> list[str]:
    """The tags of the commits that the current one builds on, and its own; none without git."""
    return _told(root, "tag", "--merged", "HEAD").split()


def _is_shallow(root: Path) -> bool:
    return _told(root, "rev-parse", "--is-shallow-repository") == "true"


def _told(root: Path, *arguments: str) -> str:
    """What git prints; blank if it fails or is not there."""
    try:
        return _git(root, *arguments).decode("utf-8", "replace").strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(root: Path, *arguments: str, given: str = "") -> bytes:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.check_output(command, input=given.encode(), stderr=subprocess.DEVNULL)


def contents_under(root: Path, commit: str, folder: str) -> dict[str, bytes]:
    """The bytes of the files that the commit has in a folder below the root, by path."""
    listed = _told(root, "ls-tree", "-r", "-z", "--name-only", commit, f"{folder}/")
    return _read(root, commit, [path for path in listed.split("\0") if path])


def _contents(root: Path, commit: str) -> dict[str, bytes]:
    """The bytes of the dataset's files by path, without those that the commit has not."""
    return _read(root, commit, [table.path for table in FILES.values()])


def _read(root: Path, commit: str, paths: Sequence[str]) -> dict[str, bytes]:
    asked = "".join(f"{commit}:./{path}\n" for path in paths)
    try:
        told, at = _git(root, "cat-file", "--batch", given=asked), 0
    except (OSError, subprocess.CalledProcessError) as error:
        raise RevisionError("unreadable-revision", name=commit[:10]) from error
    found = {}
    for path in paths:
        # `HASH blob SIZE`, a line feed, the bytes, a line feed; or `NAME missing`.
        end = told.index(b"\n", at)
        *_, kind, size = told[at:end].split()
        at = end + 1
        if kind == b"blob":
            found[path] = told[at : at + int(size)]
            at += int(size) + 1
    return found
