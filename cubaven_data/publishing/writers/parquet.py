"""The release as Parquet: one typed file per table, with column descriptions in its metadata."""

from __future__ import annotations

import io
from typing import Final

from cubaven_data.about import LICENCE, NAME
from cubaven_data.publishing.writers.sealed import Files, Tables, seal, with_descriptor
from cubaven_data.reading.records import Records
from cubaven_data.release.descriptors import as_json, resource
from cubaven_data.release.frames import to_frame

# Readers in a browser know no other compression than snappy without an extra.
_COMPRESSION: Final = "snappy"
# Over HTTP, what filters rows reads the groups that may hold them; each costs a request per column.
_ROWS_PER_GROUP: Final = 1000


def parquet_files(dataset: Records, tables: Tables) -> Files:
    """One Parquet file per table, with statistics per group of rows; metadata describe columns."""
    files: Files = {}
    resources = []
    for name, released in tables.items():
        metadata = {
            "name": NAME,
            "version": dataset.version,
            "licence": LICENCE["path"],
            "fields": as_json({c.name: c.means._asdict() for c in released.columns}),
        }
        buffer = io.BytesIO()
        to_frame(released).write_parquet(
            buffer,
            compression=_COMPRESSION,
            statistics=True,
            row_group_size=_ROWS_PER_GROUP,
            metadata=metadata,
        )
        path = f"{name}.parquet"
        files[path] = buffer.getvalue()
        form = {"type": "file", "format": "parquet"}
        form["mediatype"] = "application/vnd.apache.parquet"
        resources.append(resource(released.table, path, **form) | seal(files[path]))
    return with_descriptor(dataset, files, resources)
