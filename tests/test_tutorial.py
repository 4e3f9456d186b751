"""The tutorial in each language: its commands, run in order on the frozen dataset, print what it
says. ``WRITE_GOLDEN=1`` writes what they print into it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from documents import BLOCK, blocks, commands_of, names_of_commands
from roots import REPOSITORY, copied
from test_cli import ENGLISH

from cubaven_data.texts.wording import LANGUAGES, Language

PAGES: dict[Language, Path] = {
    "en": REPOSITORY / "docs" / "tutorial.md",
    "es": REPOSITORY / "docs" / "tutorial.es.md",
}
LOCALE: dict[Language, str] = {"en": "C.UTF-8", "es": "es_ES.UTF-8"}
_GIT = ("-c", "user.name=A. Reader", "-c", "user.email=reader@example.org")


def executed(command: str, root: Path, language: Language) -> str:
    """What the command prints, both streams in the order in which they were written."""
    program, *arguments = shlex.split(command.replace("\\\n", ""))
    programs = {"cubaven": [sys.executable, "-m", "cubaven_data.cli"], "git": ["git", *_GIT]}
    done = subprocess.run(
        [*programs[program], *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=root,
        env=ENGLISH | {"LC_ALL": LOCALE[language], "PYTHONUNBUFFERED": "1"},
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_prints_what_the_page_says(language: Language, tmp_path: Path) -> None:
    root = copied(REPOSITORY / "tests" / "frozen" / "data", tmp_path / "root")
    for command in (
        "git init --quiet --initial-branch main",
        "git add .",
        "git commit --quiet --message frozen",
    ):
        assert executed(command, root, language) == ""
    page = PAGES[language].read_text("utf-8")
    printed = []
    for block in blocks(page):
        # A command that is not there yet is tried once it is.
        if "$ cubaven diff" in block and "diff" not in names_of_commands():
            printed.append(block)
            continue
        shown = [
            f"$ {command}\n{executed(command, root, language)}" for command in commands_of(block)
        ]
        printed.append("".join(shown))
    if os.environ.get("WRITE_GOLDEN"):
        new = iter(printed)
        page = re.sub(BLOCK, lambda _: f"```console\n{next(new)}```", page)
        PAGES[language].write_text(page, "utf-8")
    assert blocks(page) == printed, "if this is meant, run with WRITE_GOLDEN=1"
