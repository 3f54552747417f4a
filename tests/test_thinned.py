"""Pages with lines of their frames left out, from which outlets are learned."""

from __future__ import annotations

from sanudo.article.types import Part, Span
from training.layout.thinned import thinned, without

ROWS = (
    ("boilerplate", "The Quay Gazette"),
    ("headline", "Ministers part"),
    ("paragraph", "PORT SABLE -- The talks ended on Tuesday."),
    ("boilerplate", "About us"),
    ("boilerplate", "© The Quay Gazette"),
)


def page() -> tuple[str, tuple[Part, ...]]:
    text, parts = "", []
    for kind, words in ROWS:
        parts.append(Part(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n"
    at = text.index("PORT")
    parts.insert(3, Part("dateline", Span(at, at + len("PORT SABLE --"))))
    return text, tuple(parts)


def test_what_is_left_of_a_page_is_verbatim() -> None:
    text, parts = page()
    kept, kept_parts = without(text, parts, {0, 4})
    left = [part.span.of(text) for n, part in enumerate(parts) if n not in (0, 4)]
    assert [part.span.of(kept) for part in kept_parts] == left


def test_a_dateline_goes_with_its_paragraph() -> None:
    text, parts = page()
    _, kept_parts = without(text, parts, {2})
    assert [part.kind for part in kept_parts] == ["boilerplate", "headline", "boilerplate", "boilerplate"]


def test_a_page_without_its_name_is_said_to_name_nobody() -> None:
    text, parts = page()
    tries = list(thinned("page", text, parts, "The Quay Gazette", 40))
    assert tries == list(thinned("page", text, parts, "The Quay Gazette", 40))
    frames = [" ".join(p.span.of(kept) for p in left if p.kind == "boilerplate") for kept, left, _ in tries]
    assert [gone for *_, gone in tries] == ["Quay" not in frame for frame in frames]
    assert any(gone for *_, gone in tries) and not all(gone for *_, gone in tries)
