"""Parquet as readers over a network take it: in ranges, a few columns of the rows that fit."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import duckdb
import pyarrow.parquet as pq
import pytest
from fsspec import AbstractFileSystem
from fsspec.spec import AbstractBufferedFile

from cubaven_data.publishing.writers.parquet import parquet_files
from cubaven_data.reading.records import Records
from cubaven_data.release.tables import release

TIMES = 20


class Server(BaseHTTPRequestHandler):
    """Serves the files of a release by range, and counts what it sends."""

    protocol_version = "HTTP/1.1"
    files: ClassVar[dict[str, bytes]] = {}
    sent: ClassVar[list[int]] = []

    def do_GET(self) -> None:
        content = self.files[self.path.removeprefix("/")]
        if asked := re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", "")):
            content = content[int(asked[1]) : int(asked[2]) + 1]
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)
            self.sent.append(len(content))

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


class Ranges(AbstractFileSystem):  # type: ignore[misc]
    """Asks for ranges over HTTP, as DuckDB's own extension for that does.

    The extension is not in any package index. The name of the protocol is not that of HTTP, of
    which DuckDB would read small files whole.
    """

    protocol = "ranges"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return path

    def ask(self, method: str, url: str, **headers: str) -> tuple[int, bytes]:
        connection = HTTPConnection(urlsplit(url).netloc)
        connection.request(method, urlsplit(url).path, headers=headers)
        answer = connection.getresponse()
        content = int(answer.headers["Content-Length"]), answer.read()
        connection.close()
        return content

    def info(self, path: str, **_: Any) -> dict[str, object]:
        return {"name": path, "type": "file", "size": self.ask("HEAD", path)[0]}

    def modified(self, path: str) -> datetime:
        return datetime(2026, 1, 1)

    def _open(self, path: str, mode: str = "rb", **_: Any) -> AbstractBufferedFile:
        return Range(self, path, mode, cache_type="none")


class Range(AbstractBufferedFile):  # type: ignore[misc]
    def _fetch_range(self, start: int, end: int) -> bytes:
        content: bytes = self.fs.ask("GET", self.path, Range=f"bytes={start}-{end - 1}")[1]
        return content


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, bytes]:
    """The release of data that are many times as many, in the same order."""
    dataset = Records.read(root)
    tables = {
        name: replace(
            table,
            values={
                column: [value for value in values for _ in range(TIMES)]
                for column, values in table.values.items()
            },
        )
        for name, table in release(dataset).items()
    }
    return parquet_files(dataset, tables)


@pytest.fixture
def address(files: dict[str, bytes]) -> Iterator[str]:
    Server.files, Server.sent = files, []
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"ranges://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("table", "query", "rows", "share"),
    [
        ("citations", "in_words_en from {} where record_id = 'fig-7z23'", 3 * TIMES, 0.25),
        ("relations", "sentence_en from {} where subject_id = 've-dim'", 2 * TIMES, 0.05),
        ("relations", "kind, count(*) from {} group by kind", None, 0.05),
    ],
)
def test_duckdb_over_http_reads_only_what_a_filter_needs(
    table: str, query: str, rows: int | None, share: float, address: str, files: dict[str, bytes]
) -> None:
    with duckdb.connect() as base:
        base.register_filesystem(Ranges())
        file = f"'{address}/{table}.parquet'"
        found = base.execute(f"select {query.format(file)}").fetchall()
    assert rows in (None, len(found))
    content = files[f"{table}.parquet"]
    # The end of the file says where everything is; DuckDB looks for it, then reads it whole.
    first, end, *data = Server.sent
    assert end == pq.read_metadata(BytesIO(content)).serialized_size
    assert 0 < sum(data) < share * (len(content) - end), f"{sum(data)} of {len(content)} bytes"
    assert first + end + sum(data) < len(content) / 2


def test_every_group_of_rows_has_statistics_and_a_compression_that_all_readers_have(
    files: dict[str, bytes],
) -> None:
    metadata = pq.read_metadata(BytesIO(files["citations.parquet"]))
    assert metadata.num_row_groups > 1
    for group in range(metadata.num_row_groups):
        assert metadata.row_group(group).num_rows <= 1000
        for number in range(metadata.num_columns):
            column = metadata.row_group(group).column(number)
            assert column.compression == "SNAPPY"
            assert column.is_stats_set
