from __future__ import annotations

import json
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

import pytest
from programs import Rows, program, rows, rows_of, run
from questions import QUESTIONS, Question, in_sql

Json = dict[str, Any]

RESERVED = "select word from pg_get_keywords() where catcode in ('R', 'T')"
# What a Table Schema calls the types of its columns, and PostgreSQL its own.
TYPES = {"string": "text", "integer": "bigint", "number": "numeric", "date": "date"}


def names(resources: list[Json]) -> set[str]:
    """The names of all tables and columns."""
    fields = (field["name"] for resource in resources for field in resource["schema"]["fields"])
    return {resource["name"] for resource in resources} | set(fields)


def literals(values: list[str]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)


def column(field: Json) -> str:
    """A column as its field tells; a constraint that this does not know must not go unheard."""
    name, constraints = field["name"], dict(field.get("constraints", {}))
    required = " not null" if constraints.pop("required", False) else ""
    codes = constraints.pop("enum", None)
    check = f" check ({name} in ({literals(codes)}))" if codes else ""
    assert constraints == {}, f"{name} has constraints that no column is given"
    return f"{name} {TYPES[field['type']]}{required}{check}"


def create(resource: Json) -> str:
    """A table with its keys; one of a resource without a name refers to its own table."""
    schema, name = resource["schema"], resource["name"]
    columns = [*map(column, schema["fields"]), f"primary key ({', '.join(schema['primaryKey'])})"]
    keys = [
        f"foreign key ({', '.join(key['fields'])}) references"
        f" {key['reference'].get('resource') or name} ({', '.join(key['reference']['fields'])})"
        for key in schema.get("foreignKeys", [])
    ]
    return f"create table {name} ({', '.join([*columns, *keys])});"


def promised(resources: list[Json]) -> int:
    """The number of foreign keys."""
    return sum(len(resource["schema"].get("foreignKeys", [])) for resource in resources)


@dataclass(frozen=True)
class Base:
    """A server of our own, reached by a socket in its folder alone."""

    folder: Path

    name: str = "postgres"

    def psql(self, sql: str, stdin: IO[str] | None = None, refuses: bool = False) -> str:
        settings = ["--no-psqlrc", "--quiet", "--csv", "--tuples-only", "-v", "ON_ERROR_STOP=1"]
        where = ["--host", self.folder, "--username", "postgres", "--dbname", self.name]
        given = ["--command", sql] if stdin else []
        psql = [program("psql"), *settings, *where, *given]
        return run(*psql, cwd=self.folder, stdin=stdin or sql, refuses=refuses)

    def ask(self, query: str) -> Rows:
        return rows(self.psql(query))

    def copy(self, resource: Json, path: Path) -> None:
        """Loads a file; its header must have the columns of the table, in their order."""
        names = ", ".join(field["name"] for field in resource["schema"]["fields"])
        how = f"format csv, header match, force_null ({names})"
        with path.open(encoding="utf-8") as file:
            self.psql(f"copy {resource['name']} from stdin ({how})", stdin=file)


@pytest.fixture(scope="module")
def server() -> Iterator[Base]:
    """A cluster that is thrown away: it keeps nothing and no network reaches it."""
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name)
    )
    initdb, control = program("initdb", *versions), program("pg_ctl", *versions)
    # PostgreSQL does not run as root, and who runs it must get into the folder.
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="cubaven-"))
    data = folder / "data"
    if user:
        shutil.chown(folder, user, user)
    form = ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust", "--username=postgres"]
    reach = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    try:
        run(initdb, "--no-sync", *form, "-D", data, cwd=folder, user=user)
        start = ["-D", data, "-l", folder / "log", "-o", reach, "-w", "start"]
        run(control, *start, cwd=folder, user=user)
        try:
            yield Base(folder)
        finally:
            run(control, "-D", data, "-m", "immediate", "stop", cwd=folder, user=user)
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def resources(released: Path) -> list[Json]:
    package = json.loads((released / "csv" / "datapackage.json").read_text("utf-8"))
    found: list[Json] = package["resources"]
    return found


@pytest.fixture(scope="module")
def base(server: Base, resources: list[Json], released: Path) -> Base:
    """The released tables with all that their schemas promise, loaded in the order of the package.

    Names are not quoted, and keys are there before the rows: each row refers only to what is there.
    """
    for resource in resources:
        server.psql(create(resource))
        server.copy(resource, released / "csv" / resource["path"])
    return server


@pytest.fixture(scope="module")
def published(server: Base, released: Path) -> Base:
    """The package as frictionless publishes it into a database of its own."""
    from frictionless import Package
    from sqlalchemy.exc import SAWarning

    server.psql("create database published")
    package = Package(str(released / "csv" / "datapackage.json"))
    with warnings.catch_warnings(category=SAWarning, action="ignore"):
        done = package.publish(f"postgresql+psycopg://postgres@/published?host={server.folder}")
        done.context["engine"].dispose()
    return replace(server, name="published")


def test_no_name_is_a_reserved_word_of_postgresql(server: Base, resources: list[Json]) -> None:
    reserved = {word for (word,) in server.ask(RESERVED)}
    assert "table" in reserved
    assert reserved.isdisjoint(names(resources))


def test_frictionless_publishes_every_row_with_its_keys(
    published: Base, resources: list[Json], released: Path
) -> None:
    for resource in resources:
        _, *cells = rows_of(released / "csv" / resource["path"])
        assert published.ask(f"select count(*) from {resource['name']}") == [(str(len(cells)),)]
    held = published.ask("select count(*) from pg_constraint where contype = 'f' and convalidated")
    assert held == [(str(promised(resources)),)]
    for question in QUESTIONS:
        assert {id_ for (id_,) in published.ask(in_sql(question))} == question.answer, question


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_postgresql_answers_over_tables_made_from_the_released_schemas(
    question: Question, base: Base
) -> None:
    assert {id_ for (id_,) in base.ask(in_sql(question))} == question.answer


def test_every_key_that_the_schemas_promise_holds(base: Base, resources: list[Json]) -> None:
    held = base.ask(
        "select contype, count(*) from pg_constraint where contype in ('p', 'f')"
        " and connamespace = 'public'::regnamespace and convalidated group by 1"
    )
    assert dict(held) == {"p": str(len(resources)), "f": str(promised(resources))}
    assert promised(resources) > len(resources)


def test_postgresql_holds_every_cell_as_released(
    base: Base, resources: list[Json], released: Path
) -> None:
    for resource in resources:
        held = base.ask(f"copy {resource['name']} to stdout (format csv)")
        _, *cells = rows_of(released / "csv" / resource["path"])
        assert sorted(held) == sorted(cells), resource["name"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("delete from records where id = 'unit-105-bombing-2026'", "foreign key"),
        ("update figures set about_id = 'nowhere'", "foreign key"),
        ("update figures set id = 'fig-7z23'", "unique"),
        ("update relations set support = null", "not-null"),
        ("update citations set column_name = 'elsewhere'", "check"),
        ("update figures set date_earliest = '2026-02-30'", "date/time field value out of range"),
    ],
)
def test_postgresql_refuses_a_change_that_breaks_what_the_schemas_promise(
    change: str, why: str, base: Base
) -> None:
    assert why in base.psql(f"begin; {change}; rollback;", refuses=True)
