"""The pandera schemas of the released tables, for frames from ``load()`` or the Parquet files.

``schemas.figures.validate(frame, lazy=True)`` raises ``pandera.errors.SchemaErrors`` if the frame
does not match its schema. Each schema is built on first use, with the code lists of the packaged
data.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cubaven_data.model.derived import RELEASED
from cubaven_data.reading.records import Records
from cubaven_data.release.frames import schema_of

if TYPE_CHECKING:
    import pandera.polars as pa

__all__ = [*RELEASED]


@cache
def __getattr__(name: str) -> pa.DataFrameSchema:
    if name not in RELEASED:
        raise AttributeError(f"module {__name__!r} has no schema {name!r}")
    return schema_of(RELEASED[name], Records.read().vocabularies)


def __dir__() -> list[str]:
    return sorted(__all__)
