from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from examples import write
from test_cli import run

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.texts.wording import reader_language, texts

PACKAGE = Path(__file__).parent.parent / "cubaven_data"
COMMANDS = [(), *((name,) for name in texts()["help"] if name != "app")]


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "es"}, "es"),
        ({"LANG": "es_CU.UTF-8"}, "es"),
        ({"LANG": "es-419"}, "es"),
        ({"LANG": "ES_VE"}, "es"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "est_EE"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_ES.UTF-8"}, "es"),
        ({"LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "es_ES.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "es_ES.UTF-8"}, "es"),
        ({"LC_TIME": "es_ES.UTF-8"}, "en"),
    ],
)
def test_the_locale_decides_in_the_order_of_its_variables(
    variables: dict[str, str], language: str
) -> None:
    assert reader_language([], variables) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["validate", "--lang", "en"], "en"),
        (["--lang=en", "--help"], "en"),
        (["validate", "--lang", "fr"], "es"),
        (["validate", "--language", "en"], "es"),
        (["validate", "en"], "es"),
    ],
)
def test_an_option_decides_before_the_locale(arguments: list[str], language: str) -> None:
    assert reader_language(arguments, {"LANG": "es_ES.UTF-8"}) == language


def test_a_spanish_locale_gives_spanish_findings_and_an_option_english(example: Path) -> None:
    write(example, "number-too-high", "wrong")
    spanish = run("validate", str(example), LC_ALL="es_VE.UTF-8")
    assert spanish.stdout == (
        "data/places.csv:2:lat [number-too-high] 105 es demasiado alto; "
        "escriba un número que sea 90 como máximo\n"
    )
    assert spanish.stderr == "problemas: 1 · filas: 26\n"
    assert run("validate", str(example), "--lang", "es").stdout == spanish.stdout
    english = run("validate", str(example), "--lang", "en", LC_ALL="es_VE.UTF-8")
    assert "is too high" in english.stdout
    assert english.stderr == "findings: 1 · rows: 26\n"


def test_every_command_speaks_spanish(example: Path, tmp_path: Path) -> None:
    def said(*arguments: str) -> str:
        return run(*arguments, LC_ALL="es_VE.UTF-8", cwd=tmp_path).stderr

    root, nowhere = str(example), str(tmp_path / "nowhere")
    assert said("validate", root) == "26 filas en 10 tablas: todo correcto.\n"
    assert "no contiene data/" in said("validate", nowhere)
    assert "lo más parecido es «number»" in said("validate", root, "--rule", "numbr")
    write(example, "byte-order-mark", "wrong")
    assert said("fmt", root, "--check") == "se escribiría data/places.csv\n"
    assert "No se escribió nada" in said("export", root)
    assert said("fmt", root) == "se escribió data/places.csv\n"
    (example / "datapackage.json").unlink()
    assert said("schema", root) == "se escribió datapackage.json\n"
    assert "no es un formato" in said("export", root, "--to", "xlsx")
    assert "no es una carpeta" in said("evidence", root, "--texts", nowhere)
    (tmp_path / "dist" / "csv").mkdir(parents=True)
    (tmp_path / "dist" / "csv" / "mine").touch()
    assert "elija otra carpeta" in said("export", root, "--to", "csv")


def test_what_is_written_does_not_depend_on_the_language(example: Path) -> None:
    for command in ("schema", "fmt"):
        done = run(command, "--check", str(example), LC_ALL="es_VE.UTF-8")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("locale", ["C.UTF-8", "es_ES.UTF-8"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_terminal_80_columns_wide_and_is_in_one_language(
    command: tuple[str, ...], locale: str
) -> None:
    done = run(*command, "--help", LC_ALL=locale)
    assert done.returncode == 0
    assert max(len(line) for line in done.stdout.splitlines()) <= 80
    assert not re.search(r"\.\.\.(?<!]\.\.\.)", done.stdout), "nothing is cut"
    other = "en" if locale.startswith("es") else "es"
    for words in texts()["frame"].values():
        assert words[other].strip() not in done.stdout


def test_the_option_decides_the_language_of_help() -> None:
    assert run("fmt", "--lang", "es", "--help").stdout == run("fmt", "--help", LC_ALL="es").stdout


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def pairs(value: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    if isinstance(value, Mapping):
        if {"en", "es"} & value.keys():
            yield path, value
        else:
            for key, inner in value.items():
                yield from pairs(inner, f"{path}/{key}")


RULE_TEXTS = {
    id_: {name: getattr(rule, name) for name in ("says", "why", "message", "remedy", "example")}
    for id_, rule in catalogue().items()
}


def test_every_text_is_there_in_both_languages_with_the_same_placeholders() -> None:
    found = [*pairs(texts(), "commands"), *pairs(RULE_TEXTS, "rules")]
    assert len(found) > 300
    for path, both in found:
        assert both.keys() == {"en", "es"}, path
        assert all(text.strip() for text in both.values()), path
        assert placeholders(both["en"]) == placeholders(both["es"]), path


def test_every_text_of_the_commands_is_used_and_every_text_used_is_there() -> None:
    used: dict[str, set[str]] = {"option": set(), "says": set()}
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                section = {
                    "option": "option",
                    "says": "says",
                    "ExportError": "says",
                    "UnknownNameError": "says",
                }.get(called)
                if section:
                    used[section] |= {
                        part.value
                        for part in ast.walk(node.args[0])
                        if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    }
    for section, names in used.items():
        assert names == set(texts()[section]), section
