"""``cubaven schema``: writes the files generated from the models, the rules and the texts."""

from __future__ import annotations

import typer

from cubaven_data.cli.console import FINDINGS, HERE, dataset_root, fail, say, told
from cubaven_data.cli.options import READER, Checking, Lang, Root
from cubaven_data.texts.wording import text


def schema(root: Root = HERE, check: Checking = False, lang: Lang = READER) -> None:
    """Writes the files generated from the models, the rules and the texts."""
    from cubaven_data.cli.writing import replace
    from cubaven_data.documents.generated import drifted, page_files, schema_files
    from cubaven_data.fixing.replacing import target_of

    folder = dataset_root(root, lang)
    files = {**schema_files(), **page_files()}
    changed = drifted(folder, files)
    for path in changed:
        # What a link leads to was written by somebody else, inside the folder as well.
        if target_of(folder / path) != folder.resolve() / path:
            reason = text("reasons", "link", lang)
            fail(told("not-written", lang, place=path, reason=reason))
    if not check:
        replace(folder, {path: files[path] for path in changed}, lang)
    for path in changed:
        say(told("would-write" if check else "wrote", lang, name=path))
    if check and changed:
        raise typer.Exit(FINDINGS)
