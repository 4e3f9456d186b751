"""Who says what about the security alliance between Cuba and Venezuela, and who they have it from.

``load("figures")`` gives a table as a typed polars frame, :class:`Dataset` the records. Nothing is
read before it is asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cubaven_data.about import __version__

if TYPE_CHECKING:
    import polars

    from cubaven_data.findings import DataError
    from cubaven_data.reading.dataset import Dataset

__all__ = ["DataError", "Dataset", "__version__", "load"]


def load(table: str, root: Path | str | None = None) -> polars.DataFrame:
    """A table of the release as a typed polars frame, one row a record.

    ``table`` is one of the ten tables or of the derived ones (``citations``, ``source_links``,
    ``records``, ``aliases``, ``codes``). Dates come as text with ``_earliest``, ``_latest`` and
    ``_precision`` beside it, codes as enumerations, citations as lists of structs. Without a root
    the data that the package carries is read. For pandas: ``load("figures").to_pandas()``.

    Raises ``KeyError`` for a table that does not exist, ``DataError`` for data that cannot be read.
    """
    from cubaven_data.reading.dataset import Dataset
    from cubaven_data.release.frames import to_frame
    from cubaven_data.release.tables import release

    tables = release(Dataset.read(root))
    if table not in tables:
        raise KeyError(f'no table "{table}"; there are {", ".join(tables)}')
    return to_frame(tables[table])


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name == "Dataset":
        from cubaven_data.reading.dataset import Dataset

        return Dataset
    if name == "DataError":
        from cubaven_data.findings import DataError

        return DataError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
