from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubaven_data.citations import (
    Citation,
    CitationError,
    join,
    parse_citation,
    parse_citations,
)
from cubaven_data.fields import CitationList

ids = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True)
numbers = st.integers(1, 9999)
locators = st.one_of(
    numbers.map("p{}".format),
    numbers.map("pg{}".format),
    st.tuples(numbers, st.integers(1, 9)).map(lambda n: f"p{n[0]}-{n[0] + n[1]}"),
    st.just("t01:20"),
)
citations = st.builds(Citation, ids, locators, st.none() | ids).filter(
    lambda c: c.source_id != c.origin_id
)


@given(citations)
def test_a_citation_reads_as_it_was_written(citation: Citation) -> None:
    assert parse_citation(str(citation)) == citation
    assert re.fullmatch(CitationList.pattern, str(citation))


@given(st.lists(citations, min_size=1, max_size=5, unique=True))
def test_sorting_keeps_every_citation_and_is_stable(found: list[Citation]) -> None:
    cell = join(tuple(found))
    assert set(parse_citations(cell)) == set(found)
    assert join(parse_citations(cell)) == cell


def test_paragraphs_are_sorted_as_numbers() -> None:
    assert join(parse_citations("a#p10; a#p9; b via a#p9")) == "a#p9; b via a#p9; a#p10"


@given(st.text(max_size=40))
def test_any_text_gives_a_citation_or_a_citation_error(text: str) -> None:
    try:
        assert str(parse_citation(text)) == text
    except CitationError as error:
        assert error.part in text


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
        ("a#t1:99", "locator-form"),
        ("a#p1; a#p1", "citation-repeated"),
        ("a#p1;b#p1", "locator-form"),
        ("a#p1; ", "citation-syntax"),
    ],
)
def test_what_is_no_citation_breaks_one_rule(text: str, rule: str) -> None:
    with pytest.raises(CitationError) as caught:
        parse_citations(text)
    assert caught.value.rule == rule
