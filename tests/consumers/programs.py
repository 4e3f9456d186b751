"""The programs that read the release: found, run, and their tables compared with the files."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from pathlib import Path
from typing import IO

import pytest

LIST = "tests/consumers/packages.txt"

Rows = list[tuple[str, ...]]


def program(name: str, *folders: Path) -> str:
    """Where a program is; looked for in the folders first, as not all are on the path."""
    places = os.pathsep.join([*map(str, folders), os.environ.get("PATH", os.defpath)])
    found = shutil.which(name, path=places)
    if found is None:
        # A consumer that is not there says nothing about the release: never a pass, nor a skip.
        pytest.fail(
            f"{name} is not installed; it comes with the Debian packages listed in {LIST}.",
            pytrace=False,
        )
    return found


def run(
    *command: str | Path,
    cwd: Path,
    stdin: str | IO[str] | None = None,
    user: str | None = None,
    refuses: bool = False,
) -> str:
    """What a program prints; it must succeed or, where it ``refuses``, fail and say why."""
    given = {"input": stdin} if isinstance(stdin, str) else {"stdin": stdin or subprocess.DEVNULL}
    who = {"user": user, "group": user, "extra_groups": ()} if user else {}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        encoding="utf-8",
        capture_output=True,
        timeout=300,
        **given,
        **who,
    )
    if refuses != bool(done.returncode):
        pytest.fail(f"{command[0]} ended with {done.returncode}:\n{done.stderr}{done.stdout}")
    return done.stderr if refuses else done.stdout


def rows(text: str) -> Rows:
    """The rows of CSV that a program printed."""
    return [tuple(row) for row in csv.reader(text.splitlines(keepends=True))]


def rows_of(path: Path) -> Rows:
    """The rows of a CSV file, the header first."""
    with path.open(newline="", encoding="utf-8") as file:
        return [tuple(row) for row in csv.reader(file)]
