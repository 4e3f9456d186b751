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
        ("a via b via a#p1", "citation-of-itself"),
        ("a? ~ via b#p1", "citation-syntax"),
        ("a#p1 for", "citation-syntax"),
        ("a#p1 for A", "citation-syntax"),
        ("a#p1 for lat lon", "citation-syntax"),
        ("a#tbl2-3", "locator-form"),
        ("a#row9-7", "locator-form"),
        ("a via a#p1", "citation-of-itself"),
        ("a#12", "locator-form"),
        ("a#p0", "locator-form"),
        ("a#p3-3", "locator-form"),
        ("a#p3-2", "locator-form"),
        ("a#t01:99", "locator-form"),
        ("a#t1:20", "locator-form"),
        ("a#p1; a#p1", "citation-repeated"),
        ("a#p1;b#p1", "citation-syntax"),
        ("a#p1; ", "citation-syntax"),
    ],
)
def test_what_is_no_citation_breaks_one_rule(text: str, rule: str) -> None:
    with pytest.raises(CitationError) as caught:
        parse_citations(text)
    assert caught.value.rule == rule


CHAIN = "officials? via axios via relay~ via read#p2 for signed, ended"


def test_a_chain_leads_step_by_step_from_the_origin_to_the_text_that_was_read() -> None:
    citation = parse_citation(CHAIN)
    assert citation.origin == citation.origin_id == "officials"
    assert citation.ids == ("officials", "axios", "relay", "read")
    assert list(citation.links) == [("officials", "axios"), ("axios", "relay"), ("relay", "read")]
    assert citation.columns == ("signed", "ended")
    assert citation.supports == "signed, ended"
    assert str(citation) == CHAIN


@pytest.mark.parametrize(
    ("text", "attribution", "certain"),
    [
        ("a#p1", "stated", "a"),
        ("o via a#p1", "stated", "o"),
        ("o~ via a#p1", "carried_over", "o"),
        ("o? via a#p1", "open", "a"),
        ("o via b? via a#p1", "open", "a"),
        ("o? via b via a#p1", "open", "b"),
        ("o? via b~ via a#p1", "open", "b"),
    ],
)
def test_what_is_open_cuts_off_all_that_depends_on_it(
    text: str, attribution: str, certain: str
) -> None:
    citation = parse_citation(text)
    assert citation.attribution == attribution
    assert citation.without_what_is_open.origin == certain
