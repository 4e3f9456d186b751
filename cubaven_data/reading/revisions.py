"""The dataset as another revision of its git repository has it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cubaven_data.model.tables import FILES, TABLES, VOCABULARIES
from cubaven_data.reading.loading import FOLDERS, Loaded, loaded_from, unknown_files
from cubaven_data.reading.sheets import sheet_of
from cubaven_data.texts.wording import UserError, Value, words

# Where a default branch is found, the likeliest first: of the remote repository, else of this one.
_DEFAULTS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_USUAL = "origin/main"
# What git sets for its hooks, in which it would read the repository of the hook in any folder.
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")


class RevisionError(UserError):
    """There is no such revision, or the repository has not all that is needed to read it."""


class NoRevisionError(RevisionError):
    """No revision of the repository has that name."""


class NoGitError(RevisionError):
    """There is a repository, but no git, or one that refuses to read it."""


@dataclass(frozen=True)
class Revision:
    """The bytes of the dataset's files in a revision, by path; ``commit`` is its hash.

    ``paths`` are those of all files in the dataset's folders.
    """

    commit: str
    contents: Mapping[str, bytes]
    paths: Sequence[str]

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
        loaded = loaded_from(now.root, sheets, {name: now.rows[name] for name in same})
        loaded.findings.extend(unknown_files(self.paths))
        return loaded


def revision(root: Path, name: str) -> Revision:
    """The dataset in the root folder as the named revision has it.

    Raises :class:`RevisionError` if the folder lies in no repository, or if there is no such
    revision or its files cannot be read.
    """
    commit = _told(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    if not commit:
        _check_git(root)
        refuse_shallow(root, name, name)
        raise NoRevisionError("no-revision", name=name)
    return _revision(root, commit)


def merge_base(root: Path) -> Revision | None:
    """The dataset where this branch left the default branch.

    ``None`` without a repository, and in one that has neither a default branch nor a remote.
    Raises :class:`RevisionError` if a clone lacks the default branch or does not reach back so far,
    or if the files cannot be read.
    """
    if not _has_repository(root):
        return None
    for branch in _DEFAULTS:
        if commit := _told(root, "merge-base", "HEAD", branch):
            return _revision(root, commit)
    branch = next((one for one in _DEFAULTS if _is_known(root, one)), "")
    refuse_shallow(root, words("says", "where-left", branch=branch or _USUAL), branch or _USUAL)
    if branch:
        raise RevisionError("no-common", branch=branch)
    _check_git(root)
    if _told(root, "remote"):
        raise RevisionError("no-default", command=_fetching(root, branch or _USUAL))
    return None


def tags_within(root: Path) -> list[str]:
    """The tags of the commits that the current one builds on, and its own.

    There are none without a repository. Raises :class:`NoGitError` if git cannot read it.
    """
    _check_git(root)
    return _told(root, "tag", "--merged", "HEAD").split()


def _has_repository(root: Path) -> bool:
    folder = root.resolve()
    return any((one / ".git").exists() for one in (folder, *folder.parents))


def _check_git(root: Path) -> None:
    """Raises :class:`NoGitError` if git is not there, or refuses to read the repository."""
    if not _has_repository(root):
        return
    try:
        _git(root, "rev-parse", "--git-dir", errors=subprocess.STDOUT)
    except OSError:
        raise NoGitError("no-git", why=words("says", "git-missing")) from None
    except subprocess.CalledProcessError as error:
        said = error.output.decode("utf-8", "replace").strip().partition("\n")[0]
        raise NoGitError("no-git", why=words("says", "git-refuses", said=said)) from None


def refuse_shallow(root: Path, lacking: Value, branch: str = "") -> None:
    """Raises :class:`RevisionError` if the clone has only part of the history; it says what may be
    ``lacking``, and how to fetch it: with a branch, or else with all tags."""
    if _is_shallow(root):
        command = _fetching(root, branch) if branch else "git fetch --unshallow --tags"
        raise RevisionError("shallow", name=lacking, command=command)


def _is_shallow(root: Path) -> bool:
    return _told(root, "rev-parse", "--is-shallow-repository") == "true"


def _is_known(root: Path, name: str) -> bool:
    return bool(_told(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name))


def _fetching(root: Path, name: str) -> str:
    """The command that fetches what a clone lacks, a branch that it does not know included."""
    remote, _, branch = name.partition("/")
    all_of_it = " --unshallow" * _is_shallow(root)
    lacking = remote == "origin" and branch and not _is_known(root, name)
    return f"git fetch{all_of_it}" + f" origin {branch}:refs/remotes/{name}" * bool(lacking)


def _told(root: Path, *arguments: str) -> str:
    """What git prints; blank if it fails or is not there."""
    try:
        return _git(root, *arguments).decode("utf-8", "replace").strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(root: Path, *arguments: str, given: str = "", errors: int = subprocess.DEVNULL) -> bytes:
    command = ["git", "-C", str(root), *arguments]
    own = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return subprocess.check_output(command, input=given.encode(), stderr=errors, env=own)


def contents_under(root: Path, commit: str, folder: str) -> dict[str, bytes]:
    """The bytes of the files that the commit has in a folder below the root, by path."""
    return _read(root, commit, _listed(root, commit, folder))


def content_of(root: Path, revision: str, path: str) -> bytes:
    """The bytes of a file below the root in the revision; none if it is not there."""
    try:
        return _git(root, "cat-file", "blob", f"{revision}:./{path}")
    except (OSError, subprocess.CalledProcessError):
        return b""


def _revision(root: Path, commit: str) -> Revision:
    listed = _listed(root, commit, *FOLDERS)
    known = {table.path for table in FILES.values()}
    contents = _read(root, commit, [path for path in listed if path in known])
    # Code lists alone are no dataset: the folder of the tables may have been a link.
    if not any(table.path in contents for table in TABLES.values()):
        raise RevisionError("unreadable-revision", name=commit[:10])
    return Revision(commit, contents, listed)


def _listed(root: Path, commit: str, *folders: str) -> list[str]:
    """The paths of the files that the commit has in folders below the root."""
    options = ("-r", "-z", "--name-only", "--full-tree", f"{commit}:./")
    told = _of(root, commit, "ls-tree", *options, *(f"{folder}/" for folder in folders))
    return [path for path in told.decode("utf-8", "replace").split("\0") if path]


def _read(root: Path, commit: str, paths: Sequence[str]) -> dict[str, bytes]:
    asked = "".join(f"{commit}:./{path}\n" for path in paths)
    told, at = _of(root, commit, "cat-file", "--batch", given=asked), 0
    found = {}
    for path in paths:
        # `HASH blob SIZE`, a line feed, the bytes, a line feed; or `NAME missing`.
        end = told.index(b"\n", at)
        *_, kind, size = told[at:end].split()
        at = end + 1
        if kind != b"blob":
            raise RevisionError("unreadable-revision", name=commit[:10])
        found[path] = told[at : at + int(size)]
        at += int(size) + 1
    return found


def _of(root: Path, commit: str, *arguments: str, given: str = "") -> bytes:
    """What git prints about the commit; raises :class:`RevisionError` if it cannot."""
    try:
        return _git(root, *arguments, given=given)
    except (OSError, subprocess.CalledProcessError) as error:
        raise RevisionError("unreadable-revision", name=commit[:10]) from error
