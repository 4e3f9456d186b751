"""Claims about the security alliance between Cuba and Venezuela, each traced to its origins.

``load("figures")`` returns a released table as a typed polars frame; :class:`Dataset` holds the
records. Importing the package reads no data and imports no library: both happen on first use.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cubaven_data.about import __version__

if TYPE_CHECKING:
    import polars

    from cubaven_data.asking.comparing import Comparison, compare
    from cubaven_data.asking.dataset import Dataset
    from cubaven_data.findings import DataError
    from cubaven_data.reading.records import UnknownIdError

__all__ = [
    "Comparison",
    "DataError",
    "Dataset",
    "TableName",
    "UnknownIdError",
    "__version__",
    "compare",
    "load",
]

TableName = Literal[
    "actors",
    "places",
    "agencies",
    "agreements",
    "records",
    "events",
    "figures",
    "relations",
    "alternatives",
    "publishers",
    "sources",
    "redirects",
    "coverage",
    "unconfirmed",
    "exceptions",
    "searches",
    "agreement",
    "audits",
    "claims",
    "citations",
    "source_links",
    "aliases",
    "codes",
]
"""The released tables."""

_HOMES = {
    "Comparison": "cubaven_data.asking.comparing",
    "DataError": "cubaven_data.findings",
    "Dataset": "cubaven_data.asking.dataset",
    "compare": "cubaven_data.asking.comparing",
    "UnknownIdError": "cubaven_data.reading.records",
}


def load(table: TableName, root: Path | str | None = None) -> polars.DataFrame:
    """A released table as a typed polars frame.

    Each date is a text column followed by its ``_earliest``, ``_latest``, ``_precision`` and
    ``_edtf`` columns. Codes are enumerations and citations are lists of structs;
    ``cubaven_data.schemas`` has the pandera schema of each table. Without a root, the packaged data
    is read. For pandas: ``load("figures").to_pandas()``.

    Raises ``KeyError`` if there is no such table, and ``DataError`` with the findings if the data
    breaks a rule of gate 1 (files need not be in canonical form, and warnings do not count).
    """
    from cubaven_data.checking.records import check_records
    from cubaven_data.findings import DataError, errors
    from cubaven_data.model.derived import RELEASED
    from cubaven_data.reading.loading import bundled_root
    from cubaven_data.reading.loading import load as read
    from cubaven_data.reading.records import Records
    from cubaven_data.release.frames import to_frame
    from cubaven_data.release.tables import release

    if table not in RELEASED:
        raise KeyError(f'no table "{table}"; there are {", ".join(RELEASED)}')
    loaded = read(Path(root) if root is not None else bundled_root())
    if found := errors(check_records(loaded, canonical=False)):
        raise DataError(found)
    return to_frame(release(Records.of(loaded))[table])


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*__all__, "schemas"})
