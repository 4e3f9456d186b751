from __future__ import annotations

import ast
import errno
import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from asking import gate_1
from examples import write
from test_cli import run

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.texts.wording import (
    LANGUAGES,
    Language,
    Words,
    filled,
    reader_language,
    reason_of,
    texts,
)

PACKAGE = Path(__file__).parent.parent / "cubaven_data"
COMMANDS = [(), *((name,) for name in texts("en")["help"] if name != "app")]


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
        "data/places.csv:2:lat north-base [number-too-high] 105 es demasiado alto; "
        "escriba un número igual o menor que 90; si lat y lon están cambiadas, 105 va en lon, "
        "y lo que hay allí, en lat\n"
    )
    assert spanish.stderr == "problemas: 1 · filas: 34\n"
    assert run("validate", str(example), "--lang", "es").stdout == spanish.stdout
    english = run("validate", str(example), "--lang", "en", LC_ALL="es_VE.UTF-8")
    assert "is too high" in english.stdout
    assert english.stderr == "findings: 1 · rows: 34\n"


def test_every_command_speaks_spanish(example: Path, tmp_path: Path) -> None:
    def said(*arguments: str) -> str:
        return run(*arguments, LC_ALL="es_VE.UTF-8", cwd=tmp_path).stderr

    root, nowhere = str(example), str(tmp_path / "nowhere")
    assert said("validate", root) == "34 filas en 17 tablas: todo correcto.\n"
    assert "no contiene data/" in said("validate", nowhere)
    assert "lo más parecido es «number»" in said("validate", root, "--rule", "numbr")
    write(example, "byte-order-mark", "wrong")
    assert said("fmt", root, "--check") == "se escribiría data/places.csv\n"
    assert "No se escribió nada" in said("export", root)
    assert said("fmt", root) == "se escribió data/places.csv\n"
    (example / "datapackage.json").unlink()
    assert said("schema", root) == "se escribió datapackage.json\n"
    assert "no es un formato" in said("export", root, "--to", "docx")
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
    assert not re.search(r"\.\.\.(?<![]}]\.\.\.)", done.stdout), "nothing is cut"
    other = "en" if locale.startswith("es") else "es"
    for words in texts(other)["frame"].values():
        assert words.strip() not in done.stdout


def test_the_option_decides_the_language_of_help() -> None:
    assert run("fmt", "--lang", "es", "--help").stdout == run("fmt", "--help", LC_ALL="es").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--nonsense", "No existe la opción --nonsense"),
        ("explai", "No existe el comando 'explai'. ¿Quiso decir 'explain'?"),
        ("explain a b", "Sobran argumentos: (b)"),
        ("evidence", "Falta la opción '--texts'."),
        ("validate --fix=1", "La opción '--fix' no admite ningún valor."),
        ("validate --base", "La opción '--base' necesita un valor."),
        ("validate --limit 0", "Valor no válido de '--limit': Debe ser al menos 1"),
        ("validate --limit x", "Valor no válido de '--limit': Debe ser un número entero"),
        (
            "explain --lang xx",
            "Valor no válido de '--lang': El valor 'xx' no es uno de 'en', 'es'.",
        ),
    ],
)
def test_how_a_command_was_misused_is_told_in_the_language_of_the_reader(
    arguments: str, message: str
) -> None:
    done = run(*arguments.split(), LC_ALL="es_ES.UTF-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f"Error: {message}\n")
    assert not re.search(r"\b(the|is|for|Try|option)\b", done.stderr)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}/{key}".lstrip("/"))
    else:
        yield path, value


TEXTS = {language: dict(leaves(texts(language))) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_are_those_of_the_file_whichever_section_is_asked_for(language: Language) -> None:
    path = PACKAGE / "texts" / f"{language}.toml"
    assert {**texts(language)} == tomllib.loads(path.read_text("utf-8"))


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def plurals(template: str) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for _, name, spec, _ in string.Formatter().parse(template):
        if name and spec:
            found.setdefault(name, []).append(spec.split("|"))
    return found


def test_every_text_is_there_in_both_languages_with_the_same_placeholders() -> None:
    assert TEXTS["en"].keys() == TEXTS["es"].keys()
    assert len(TEXTS["en"]) > 400
    for path, english in TEXTS["en"].items():
        spanish = TEXTS["es"][path]
        assert english.strip() and spanish.strip(), path
        # Each language has verb forms of its own.
        if not path.startswith("sentences/verbs/"):
            assert placeholders(english) == placeholders(spanish), path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1, 2, 21])
def test_every_message_renders_with_every_plural(number: int, language: Language) -> None:
    for path, template in TEXTS[language].items():
        names = placeholders(template)
        shown = filled(template, dict.fromkeys(names, number), language)
        assert not re.search(r"[{}|]", shown) or path.endswith("code/remedy"), path
        for name, choices in plurals(template).items():
            assert name in names
            for one, other in choices:
                assert (one if number == 1 else other) in shown, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_stands_before_no_plural_that_cannot_be_one(language: Language) -> None:
    plural = re.compile(r"\{(\w+)\} (?:[a-záéíóúñ]+ )?[a-záéíóúñ]+s\b")
    counts = {"count", "rows", "tables", "findings", "found", "n", "texts", "origins", "unnamed"}
    for path, template in TEXTS[language].items():
        for match in plural.finditer(template):
            assert match[1] not in counts, (path, match[0])


def test_a_value_in_two_languages_is_shown_in_that_of_the_text() -> None:
    both = Words("north", "norte")
    assert filled("to the {way}", {"way": both}, "en") == "to the north"
    assert filled("hacia el {way}", {"way": both}, "es") == "hacia el norte"


@pytest.mark.parametrize(
    ("error", "spanish"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "permiso denegado"),
        (OSError(errno.ENOSPC, "No space left on device"), "no queda espacio"),
        (OSError(errno.EBADF, "whatever the system says"), "whatever the system says"),
    ],
)
def test_why_a_file_cannot_be_used_is_said_in_the_reader_s_language(
    error: OSError, spanish: str
) -> None:
    assert spanish in reason_of(error).es


def test_a_link_out_of_the_folder_is_told_in_spanish_without_a_word_of_english(
    example: Path,
) -> None:
    path = example / "data" / "places.csv"
    outside = example.parent / "outside.csv"
    path.rename(outside)
    path.symlink_to(outside)
    (finding,) = gate_1(example)
    assert "(es un enlace" in finding.message("es")


def used_texts(section: str) -> set[str]:
    """The names of the texts of a section that the package names."""
    callers = {
        "option": {"option"},
        "help": {"help_of"},
        "says": {"told", "ExportError", "UnknownNameError", "UserError"},
    }
    found: set[str] = set()
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            constants = [
                part.value
                for part in ast.walk(node.args[0])
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            ]
            if called in callers.get(section, ()):
                found |= {*constants}
            elif called in ("text", "words") and constants == [section]:
                second = ast.walk(node.args[1]) if len(node.args) > 1 else ()
                found |= {p.value for p in second if isinstance(p, ast.Constant)}
    return found


def test_every_option_and_reason_that_is_used_is_there_and_every_one_there_is_used() -> None:
    assert used_texts("option") == set(texts("en")["option"])
    reasons = {name for name in texts("en")["reasons"] if not hasattr(errno, name)}
    assert used_texts("reasons") == reasons


def test_every_rule_of_the_catalogue_has_its_texts_and_every_text_its_rule() -> None:
    assert set(texts("en")["rules"]) == set(catalogue())
