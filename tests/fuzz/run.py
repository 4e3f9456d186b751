"""The coverage-guided run of one target: see README.md beside this file."""

from __future__ import annotations

import argparse
import csv
import io
import random
import re
import sys
import tomllib
from pathlib import Path

import atheris

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

# Coverage is of the package alone. The tokens stand for what atheris could learn from regular
# expressions: its hook for them does not get along with the edtf library's parser.
with atheris.instrument_imports(include=["cubaven_data"]):
    from cubaven_data.model.date_cells import DateCell
    from cubaven_data.model.lists import CitationList
    from cubaven_data.model.tables import TABLES
    from fuzz.properties import TARGETS

TOKENS = tomllib.loads((HERE / "tokens.toml").read_text("utf-8"))


def seeds(target: str) -> set[bytes]:
    """Inputs of the target as the real data has them."""
    files = {table: (ROOT / table.path).read_text("utf-8") for table in TABLES.values()}
    if target == "csv":
        return {"\n".join(text.split("\n")[:3]).encode() for text in files.values()}
    kinds = {"dates": DateCell, "citations": CitationList}
    found = set()
    for table, text in files.items():
        for row in list(csv.reader(io.StringIO(text, newline="")))[1:]:
            pairs = zip(table.columns, row, strict=True)
            found |= {cell for c, cell in pairs if isinstance(c.cell, kinds.get(target, object))}
    return {cell.encode() for cell in sorted(found)[:: len(found) // 300 + 1]}


def mutator(target: str):
    """Changes an input by its tokens, or else by its bytes."""
    spare = [token.encode() for token in TOKENS[target] + TOKENS["anywhere"]]
    pieces = re.compile(rb"([0-9]+|[a-z]+|\s|[^0-9a-z\s])")

    def mutate(data: bytes, max_size: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.4:
            return atheris.Mutate(data, max_size)
        tokens = [token for token in pieces.split(data) if token] or [b""]
        for _ in range(chance.randint(1, 4)):
            at, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
            one = chance.choice([chance.choice(spare), tokens[other]])
            match chance.randrange(5):
                case 0:
                    tokens[at] = one
                case 1:
                    tokens.insert(at, one)
                case 2:
                    tokens[at], tokens[other] = tokens[other], tokens[at]
                case 3:
                    tokens[at] = (tokens[at] * chance.choice([2, 3, 2000]))[:max_size]
                case 4 if len(tokens) > 1:
                    del tokens[at]
        return b"".join(tokens)[:max_size]

    return mutate


def main() -> None:
    """Runs until something breaks or the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("seconds", type=int, nargs="?", default=300)
    told = parser.parse_args()
    corpus = HERE / "corpus" / told.target
    found = ROOT / "build" / "fuzz" / told.target
    found.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(sorted(seeds(told.target))):
        (found / f"seed-{number}").write_bytes(seed)
    flags = [f"-max_total_time={told.seconds}", "-timeout=5", f"-artifact_prefix={corpus}/"]
    flags += [f"-max_len={1500 if told.target == 'csv' else 400}"]
    arguments = [sys.argv[0], *flags, str(found), str(corpus)]
    atheris.Setup(arguments, TARGETS[told.target], custom_mutator=mutator(told.target))
    atheris.Fuzz()


main()
