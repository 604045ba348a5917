"""What Datasette is told of a database: facets and order of the views, and a search that folds its words.

Datasette's own search box gets the index too, but hands over the words as they are typed. The ready query
folds them in SQL, letter by letter, as everything else is folded.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from store.fold import fold

_LETTERS = range(0x600, 0x700)
_CONTROLS = (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_PUNCTUATION = '"،؛؟«»“”‘’…–—'
"""Signs that FTS5 would take for letters, and its own quotation mark."""

_SEARCH = """\
WITH RECURSIVE
  folding(rest, folded) AS (
    SELECT {words}, ''
    UNION ALL
    SELECT substr(rest, 2), folded || CASE
      WHEN {dropped} THEN ''
      WHEN instr('{written}', substr(rest, 1, 1))
      THEN substr('{folded}', instr('{written}', substr(rest, 1, 1)), 1)
      WHEN instr('{punctuation}', substr(rest, 1, 1)) THEN ' '
      ELSE lower(substr(rest, 1, 1)) END
    FROM folding WHERE rest <> ''),
  asked(query) AS (
    SELECT '"' || replace(trim(folded), ' ', '" "') || '"' FROM folding
    WHERE rest = '' AND trim(folded) <> '')
SELECT article_id, heading, source_en, day FROM articles_view, asked
WHERE number IN (SELECT rowid FROM article_search WHERE article_search MATCH query)
ORDER BY day DESC, article_id"""


def search_sql(words: str = ":words") -> str:
    """A query for the articles that have all words, however they are spelt.

    `words` is a parameter or a literal of SQL. Particles that are written joined to a word (و ب ل ك ف ال) are
    part of it.
    """
    dropped = [code for code in (*_LETTERS, *_CONTROLS) if not fold(chr(code))]
    written = [letter for letter in map(chr, _LETTERS) if fold(letter) != letter and len(fold(letter)) == 1]
    return _SEARCH.format(
        words=words,
        dropped="\n        OR ".join(
            f"unicode(rest) BETWEEN {first} AND {last}" for first, last in _runs(dropped)
        ),
        written="".join(written),
        folded=fold("".join(written)),
        punctuation=_PUNCTUATION,
    )


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each run of numbers that follow one another."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def datasette_metadata(path: Path) -> dict[str, object]:
    """What `datasette --metadata` takes for the database at `path`."""
    tables = {
        "articles_view": {
            "facets": ["source_en", "month", "main_meeting", "starred"],
            "sort_desc": "day",
            "label_column": "heading",
            "fts_table": "article_search",
            "fts_pk": "number",
        },
        "facts": {"facets": ["kind", "label_en", "rule", "certainty"], "sort": "number"},
        "claims": {"facets": ["meeting_id", "actor_id", "role", "state"], "sort": "claim"},
    }
    search = {"title": "All of these words, however they are spelt", "params": ["words"], "sql": search_sql()}
    return {"databases": {path.stem: {"tables": tables, "queries": {"search": search}}}}
