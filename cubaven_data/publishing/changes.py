"""What changed since the last release: as JSON, and in words in each language."""

from __future__ import annotations

from collections.abc import Iterator

from cubaven_data.documents.front import ending
from cubaven_data.publishing.history import History
from cubaven_data.publishing.writers.sealed import Files, envelope
from cubaven_data.reading.records import Records
from cubaven_data.release.descriptors import as_json
from cubaven_data.showing.comparisons import as_changelog, as_object
from cubaven_data.texts.wording import LANGUAGES, Language, text, texts


def changes_files(dataset: Records, past: History | None) -> Files:
    """``changes.json``, and ``CHANGES.md`` in each language, made from the same comparison.

    If no earlier release is known, they say so: ``since`` is null.
    """
    found = envelope(dataset) | {"since": past and past.since}
    if past:
        lost = [{**loss._asdict(), "reason": reason} for loss, reason in past.losses.items()]
        compared = dict(as_object(past.comparison))
        # In a released file, `version` is that of the data.
        brought = compared.pop("version") or {"level": None, "reasons": {}}
        found |= {**brought, "lost": lost, **compared}
    files = {"changes.json": as_json(found).encode()}
    for language in LANGUAGES:
        files[f"CHANGES{ending(language)}.md"] = "\n".join(_page(past, language)).encode()
    return files


def _page(past: History | None, language: Language) -> Iterator[str]:
    if past is None:
        yield f"# {text('history', 'title-unknown', language)}\n"
        yield f"{text('history', 'unknown', language)}\n"
        return
    yield f"# {text('history', 'title', language, last=past.since)}\n"
    yield as_changelog(past.comparison, language)
    if past.losses:
        yield f"## {text('history', 'lost', language)}\n"
        for loss, reason in past.losses.items():
            said = reason or text("history", "no-reason", language)
            template = texts(language)["history"]["lost-for"]
            yield f"- {template.format(**loss._asdict(), reason=said)}"
        yield ""
