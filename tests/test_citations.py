from __future__ import annotations

import pytest
from fuzz.parts import citations
from hypothesis import given

from cubaven_data.model.citations import (
    Citation,
    CitationError,
    join,
    parse_citation,
    parse_citations,
)


@given(citations)
def test_a_citation_reads_as_it_was_written(citation: Citation) -> None:
    assert parse_citation(str(citation)) == citation


def test_paragraphs_are_sorted_as_numbers() -> None:
    assert join(parse_citations("a#p10; a#p9; b via a#p9")) == "a#p9; b via a#p9; a#p10"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "citation-syntax"),
        ("a", "citation-syntax"),
        ("a #p1", "citation-syntax"),
        ("A#p1", "citation-syntax"),
        ("a via b via c#p1", "citation-syntax"),
        ("a via a#p1", "citation-of-itself"),
        ("a#12", "locator-form"),
        ("a#p0", "locator-form"),
        ("a#p3-3", "locator-form"),
        ("a#p3-2", "locator-form"),
        ("a#t01:99", "locator-form"),
        ("a#t1:20", "locator-form"),
        ("a#p1; a#p1", "citation-repeated"),
        ("a#p1;b#p1", "locator-form"),
        ("a#p1; ", "citation-syntax"),
    ],
)
def test_what_is_no_citation_breaks_one_rule(text: str, rule: str) -> None:
    with pytest.raises(CitationError) as caught:
        parse_citations(text)
    assert caught.value.rule == rule
