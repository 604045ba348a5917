"""Substitutes for what must not reach a terminal."""

from __future__ import annotations

import unicodedata

import pytest

from tui.text.classes import cells
from tui.text.sanitize import DIRECTION_MARKERS, sanitize_article, sanitize_name

EVERY_CHARACTER = [chr(code_point) for code_point in range(0x110000)]
OVERRIDES = "\u202d\u202e"
EMBEDDINGS = "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("sanitize", [sanitize_article, sanitize_name])
def test_every_control_gets_a_substitute_of_one_cell(sanitize: object) -> None:
    assert callable(sanitize)
    dangerous = [char for char in EVERY_CHARACTER if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert len(dangerous) == 65 + 2048 + 2
    for char in [*dangerous, *OVERRIDES]:
        substitute = sanitize(char)
        assert len(substitute) == 1
        assert cells(substitute) == 1
        assert unicodedata.category(substitute) not in ("Cc", "Cs", "Cf", "Zl", "Zp")


@pytest.mark.parametrize("sanitize", [sanitize_article, sanitize_name])
def test_other_characters_stay(sanitize: object) -> None:
    assert callable(sanitize)
    dangerous = ("Cc", "Cs", "Zl", "Zp")
    kept = [
        char
        for char in EVERY_CHARACTER
        if unicodedata.category(char) not in dangerous and char not in OVERRIDES + EMBEDDINGS
    ]
    assert sanitize("".join(kept)) == "".join(kept)


def test_offsets_stay_where_they_were() -> None:
    text = "".join(EVERY_CHARACTER)
    assert len(sanitize_article(text)) == len(sanitize_name(text)) == len(text)


def test_embeddings_and_isolates_keep_their_effect_in_articles_only() -> None:
    assert sanitize_article(EMBEDDINGS) == EMBEDDINGS
    assert sanitize_name(EMBEDDINGS) == "".join(DIRECTION_MARKERS[char] for char in EMBEDDINGS)


def test_text_without_suspects_is_not_copied() -> None:
    text = "السلام عليكم"
    assert sanitize_article(text) is text
