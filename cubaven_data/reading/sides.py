"""The two sides of a comparison: a dataset in a folder, or in a revision of its repository."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.tables import FILES, VOCABULARIES
from cubaven_data.reading.loading import Loaded, is_root, load, loaded_from
from cubaven_data.reading.revisions import (
    NoRevisionError,
    Revision,
    RevisionError,
    contents_under,
    merge_base,
    revision,
)
from cubaven_data.reading.sheets import Sheet, own_columns, refitted
from cubaven_data.texts.wording import Words, words

Columns = Mapping[str, tuple[str, ...]]
"""The names of the columns by table and code list."""

_SCHEMAS = "schema/tables"
_RELEASED = "schema/json"


@dataclass(frozen=True)
class Side:
    """A dataset to compare.

    ``columns`` are those of its own generated schemas, and ``released`` those that its releases
    have, computed ones included; each is empty if it has no such schemas.
    """

    name: Words
    loaded: Loaded
    columns: Columns
    released: Columns


def working_files(now: Loaded) -> Side:
    """The files of the dataset as they are now."""
    return _folder(now, words("diff", "working-files"))


def departure(now: Loaded) -> Side:
    """The revision in which the branch left the default branch.

    Raises :class:`RevisionError` if there is none, or if it cannot be read.
    """
    base = merge_base(now.root)
    if base is None:
        raise RevisionError("no-departure")
    name = words("diff", "departure", commit=base.commit[:10])
    return _revision(name, base, now)


def side(now: Loaded, name: str) -> Side:
    """The dataset in the folder with that name; else in that revision of the dataset's repository.

    Raises :class:`RevisionError` if the name is neither, or if the revision cannot be read.
    """
    # A blank name, as of an unset variable, is not the current folder.
    if name.strip() and is_root(Path(name)):
        return _folder(load(Path(name)), Words(name, name))
    try:
        found = revision(now.root, name)
    except NoRevisionError:
        raise RevisionError("no-side", name=name) from None
    return _revision(Words(name, name), found, now)


def _revision(name: Words, found: Revision, now: Loaded) -> Side:
    folders = (contents_under(now.root, found.commit, one) for one in (_SCHEMAS, _RELEASED))
    return _side(name, found.loaded(now), *folders)


def _folder(loaded: Loaded, name: Words) -> Side:
    found = (sorted((loaded.root / one).rglob("*.json")) for one in (_SCHEMAS, _RELEASED))
    paths = (filter(Path.is_file, one) for one in found)
    return _side(name, loaded, *({path.name: path.read_bytes() for path in one} for one in paths))


def _side(
    name: Words, loaded: Loaded, schemas: Mapping[str, bytes], released: Mapping[str, bytes]
) -> Side:
    columns = dict(_columns(schemas))
    return Side(
        name, _with_columns_of_now(loaded, columns), columns, dict(_released_columns(released))
    )


def _columns(schemas: Mapping[str, bytes]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path, content in schemas.items():
        try:
            fields = json.loads(content)["fields"]
            yield Path(path).stem, tuple(field["name"] for field in fields)
        except (ValueError, KeyError, TypeError):
            continue


def _released_columns(schemas: Mapping[str, bytes]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns of released tables; a schema of anything else is passed over."""
    for path, content in schemas.items():
        try:
            schema = json.loads(content)
            row = schema["properties"]["rows"]["items"]["$ref"].rpartition("/")[2]
            yield Path(path).stem, tuple(schema["$defs"][row]["properties"])
        except (ValueError, KeyError, TypeError):
            continue


def _with_columns_of_now(loaded: Loaded, columns: Columns) -> Loaded:
    """The data with the tables and columns of today, if its own schemas have others.

    Columns that tables no longer have are left out, and those that they did not have are blank, as
    are tables and code lists that were not there.
    """
    other = {
        name: refitted(sheet)
        for name, sheet in loaded.sheets.items()
        if columns.get(name) and own_columns(sheet) == [*columns[name]]
    }
    sheets = {**loaded.sheets, **other}
    if other:
        loaded = loaded_from(loaded.root, sheets)
    new = [n for n, sheet in sheets.items() if columns and n not in columns and not sheet.content]
    codes: dict[str, Vocabulary[Any]] = {
        name: Vocabulary.of(name, ()) for name in new if name in VOCABULARIES
    }
    blank = {name: Sheet(FILES[name]) for name in new}
    return replace(loaded, sheets={**sheets, **blank}, codes={**loaded.codes, **codes})
