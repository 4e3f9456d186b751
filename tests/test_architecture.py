"""The order of the folders, held against every kind of import; who may print; docstrings; sizes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cubaven_data"
FILES = sorted(PACKAGE.rglob("*.py"))
# The table of docs/architecture.md: its rows are in the order in which folders use each other.
ORDER = re.findall(
    r"^\| `(\w+)(?:/|\.py)` \|",
    (ROOT / "docs" / "architecture.md").read_text("utf-8"),
    re.MULTILINE,
)
# The name of a module as a text, which can be handed to importlib.
NAME = r"cubaven_data(\.\w+)+\.?"
# The public face of the package: it hands on what lies below, and is imported by nobody here.
FACES = ("__init__", "schemas")


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {module_of(path): path for path in FILES}


def group_of(module: str) -> str:
    return module.split(".")[0] or "__init__"


def mentioned(node: ast.AST) -> Iterator[str]:
    """The modules that a node imports, whatever the way."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = "." * node.level + (node.module or "")
        yield from (f"{base}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Constant) and re.fullmatch(NAME, str(node.value)):
        yield str(node.value)


def imported(source: str) -> Iterator[str]:
    """The modules of this package that a source imports, the longest name that is one."""
    for node in ast.walk(ast.parse(source)):
        for name in mentioned(node):
            assert not name.startswith("."), "imports are absolute"
            if name.split(".")[0] == "cubaven_data":
                inner = name.removeprefix("cubaven_data").strip(".")
                while inner not in MODULES:
                    inner = inner.rpartition(".")[0]
                yield inner


def upwards(module: str, source: str) -> list[str]:
    """The imports of a module that the order does not allow."""
    rank = ORDER.index(group_of(module))
    return [
        other
        for other in imported(source)
        if group_of(other) in FACES or ORDER.index(group_of(other)) > rank
    ]


def test_the_architecture_page_lists_every_folder_and_module_of_the_package_once() -> None:
    groups = {group_of(module) for module in MODULES} - set(FACES)
    assert sorted(ORDER) == sorted(groups)


@pytest.mark.parametrize("module", [m for m in MODULES if group_of(m) not in FACES])
def test_a_module_imports_only_from_its_own_folder_and_from_those_above_it(module: str) -> None:
    assert upwards(module, MODULES[module].read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from cubaven_data.cli.console import say",
        "import cubaven_data.cli.console",
        "import cubaven_data.cli.console as console",
        "from cubaven_data.cli import console",
        "from cubaven_data import cli",
        "from cubaven_data import load",
        "import cubaven_data",
        "def later():\n    from cubaven_data.cli import console",
        "if TYPE_CHECKING:\n    from cubaven_data.cli import console",
        "import_module('cubaven_data.cli.console')",
        "import_module(f'cubaven_data.cli.{name}')",
        "__import__('cubaven_data.cli')",
        "HOMES = {'say': 'cubaven_data.cli.console'}",
    ],
)
def test_every_kind_of_import_is_seen(source: str) -> None:
    assert upwards("model.dates", source) != []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {m: {*imported(path.read_text("utf-8"))} - {m} for m, path in MODULES.items() if m}
    TopologicalSorter(graph).prepare()


def outputs(source: str) -> list[str]:
    """Where a source prints, reads the terminal, or ends the process."""
    named = {"print", "input", "exit", "quit", "SystemExit", "breakpoint"}
    attributes = {"stdout", "stderr", "stdin", "exit", "_exit", "abort", "echo", "secho"}
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and node.id in named:
            found.append(node.id)
        elif isinstance(node, ast.Attribute) and node.attr in attributes:
            found.append(node.attr)
        elif isinstance(node, ast.ImportFrom) and node.module in ("sys", "os", "typer"):
            found += [alias.name for alias in node.names if alias.name in named | attributes]
    return found


@pytest.mark.parametrize("module", [m for m in MODULES if group_of(m) != "cli"])
def test_only_the_command_line_prints_or_exits(module: str) -> None:
    assert outputs(MODULES[module].read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "print('x')",
        "sys.stdout.write('x')",
        "sys.stderr.buffer.write(b'x')",
        "from sys import stdout",
        "sys.exit(1)",
        "raise SystemExit",
        "os._exit(1)",
        "typer.echo('x')",
        "say = print",
    ],
)
def test_every_way_to_print_or_exit_is_seen(source: str) -> None:
    assert outputs(source) != []


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_module_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=lambda f: f.name)
def test_every_folder_says_in_three_lines_what_lives_there_and_may_not(folder: Path) -> None:
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    first, _, rest = docstring.partition("\n\n")
    assert first and rest
    assert folder == PACKAGE or len([line for line in docstring.splitlines() if line]) <= 6


def public(tree: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield f"{prefix}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{node.name}.")


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_every_public_name_says_what_holds(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "the module has a docstring"
    without = [name for name, node in public(tree) if not ast.get_docstring(node)]
    assert without == []


def test_no_test_imports_a_conftest_so_that_all_of_them_run_in_one_call() -> None:
    found = [
        path.name
        for path in Path(__file__).parent.rglob("*.py")
        if re.search(r"^\s*(from|import) conftest\b", path.read_text("utf-8"), flags=re.M)
    ]
    assert found == []
