"""Checking again after each save: what changes under a root, and going on until interrupted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from cubaven_data.cli.console import say, told
from cubaven_data.reading.loading import is_root
from cubaven_data.texts.wording import Language

# In milliseconds: a turn comes once nothing more has changed for so long, and no later than that.
_QUIET, _LATEST = 50, 1600


def check_on_and_on(root: Path, check: Callable[[], int], language: Language) -> int | None:
    """Checks at once and after each save; tells what changed, and that it waits.

    Gives, once interrupted, what the last check gave, and ``None`` where the root is gone.
    """
    last = None
    try:
        for changed in turns(root):
            if changed:
                say("\n" + told("changed", language, names=", ".join(changed)))
            before = _state(root)
            try:
                last = check()
            except Exception:
                # Files that change while they are read can be anything; their turn comes next.
                if _state(root) == before:
                    raise
            else:
                say(told("watching", language))
    except KeyboardInterrupt:
        if last is None:
            raise
        return last
    return None


def turns(root: Path) -> Iterator[list[str]]:
    """One turn at once, then one after each save, with the paths under the root that changed.

    What changes while a turn is taken gets the next one. Ends when the root is gone.
    """
    changed: set[str] = set()
    while is_root(root):
        folders = _folders(root)
        # Whatever happened before it listened: the first turn is taken in any case.
        due = True
        with suppress(FileNotFoundError):
            for places in _changes(folders):
                changed |= {place.relative_to(root).as_posix() for place in places}
                if not is_root(root) or any(_is_folder(place, folders) for place in places):
                    break
                if changed or due:
                    due = False
                    yield sorted(changed)
                    changed.clear()


def _folders(root: Path) -> list[Path]:
    """The root and the folders below it that validation reads, ``schema`` second.

    Each is watched for itself: a root holds much else that changes, and is not to be searched.
    """
    schema, data = root / "schema", root / "data"
    below = [path for folder in (data, schema) for path in sorted(folder.glob("*"))]
    return [root, schema, data, *(path for path in below if path.is_dir())]


def _changes(folders: list[Path]) -> Iterator[set[Path]]:
    """What of it changed, as it does; nothing, at once and whenever nothing did for a while."""
    # Only who watches is to wait for this import.
    from watchfiles import watch

    for changes in watch(
        *folders,
        recursive=False,
        watch_filter=None,
        debounce=_LATEST,
        step=_QUIET,
        rust_timeout=_QUIET,
        yield_on_timeout=True,
    ):
        places = {Path(path) for _, path in changes}
        yield {p for p in places if _is_folder(p, folders) or _is_file(p, folders)}


def _is_folder(place: Path, folders: list[Path]) -> bool:
    """Whether it is one of the folders, or new among them."""
    return place in folders or (place.parent in folders[1:3] and place.is_dir())


def _is_file(place: Path, folders: list[Path]) -> bool:
    """Whether it can be a file that validation reads: not what an editor keeps beside it."""
    if place.parent == folders[0]:
        return place.name == "datapackage.json"
    return place.suffix in (".csv", ".json") and not place.name.startswith(".")


def _state(root: Path) -> dict[Path, tuple[int, int]]:
    """When each of the files was last written, and its size."""
    state = {}
    for folder in _folders(root):
        for place in folder.glob("*.*"):
            with suppress(FileNotFoundError):
                found = place.stat()
                state[place] = found.st_mtime_ns, found.st_size
    return state
