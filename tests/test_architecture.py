from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cubaven_data"
FILES = sorted(PACKAGE.rglob("*.py"))


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {module_of(path): path for path in FILES}
ORDER = re.findall(
    r"^\| `([\w.]+)` \|", (ROOT / "docs" / "architecture.md").read_text("utf-8"), re.MULTILINE
)
ORDER = [name for name in ORDER if name in MODULES]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            if name.startswith("cubaven_data."):
                inner = name.removeprefix("cubaven_data.")
                while inner and inner not in MODULES:
                    inner = inner.rpartition(".")[0]
                yield inner


def test_the_architecture_page_lists_every_module_once() -> None:
    assert sorted(ORDER) == sorted(name for name in MODULES if name)


@pytest.mark.parametrize("name", ORDER)
def test_a_module_imports_only_from_modules_above_it(name: str) -> None:
    above = ORDER[: ORDER.index(name)]
    assert [other for other in imported(MODULES[name]) if other not in above] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_module_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


def public(tree: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield f"{prefix}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{node.name}.")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_public_name_says_what_holds(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "the module has a docstring"
    without = [name for name, node in public(tree) if not ast.get_docstring(node)]
    assert without == []


def test_only_the_command_line_prints_or_exits() -> None:
    for name, path in MODULES.items():
        if name == "cli":
            continue
        calls = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert calls.isdisjoint({"print", "exit", "quit"}), name
