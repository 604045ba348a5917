"""The facts and claims that count, written where the machine's own lay; those are kept to be corrected again.

An article without corrections costs nothing: its rows are the machine's. One with corrections has its machine
reading in `machine_readings`, and in the tables of facts and claims what counts; so every list, count, search
and export sees the same.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from functools import partial

from store.anchoring import anchored
from store.coding import Correction, FactValue, from_row
from store.effective import Decision, Effective, Item, Surroundings, effective
from store.record import Claim, Mention
from store.revising import Reading, load_reading
from store.rows import COLUMNS, claim_columns, stub_meeting

BLIND_TASK = "(SELECT value FROM settings WHERE name = 'blind_task')"
"""The task that this database is a blind copy of, else NULL: decisions of another do not count."""


def machine_reading(connection: sqlite3.Connection, article_id: int) -> Reading:
    """All that the machine found in a stored article, whatever coders said of it since."""
    return kept_reading(connection, article_id) or load_reading(connection, article_id)


def forget_machine_reading(connection: sqlite3.Connection, article_id: int) -> None:
    """Say that the rows of an article are the machine's again."""
    connection.execute("DELETE FROM machine_readings WHERE article_id = ?", [article_id])


def correct_article(connection: sqlite3.Connection, article_id: int) -> None:
    """Make the rows of an article what counts, by the corrections that stand now. Within a transaction."""
    decisions, _ = decisions_on(connection, article_id)
    kept = kept_reading(connection, article_id)
    if not decisions and kept is None:
        return
    reading = kept or load_reading(connection, article_id)
    if decisions and kept is None:
        connection.execute("INSERT INTO machine_readings VALUES (?, ?)", [article_id, _to_json(reading)])
    if not decisions:
        forget_machine_reading(connection, article_id)
    query = "SELECT main_meeting FROM articles WHERE id = ?"
    main_meeting = connection.execute(query, [article_id]).fetchone()[0]
    _write(connection, article_id, effective(reading, decisions, surroundings(connection), main_meeting))


def correct_articles(connection: sqlite3.Connection, article_ids: Collection[int]) -> None:
    """The same for several that came, and for those that corrections of their texts went to before."""
    if article_ids and connection.execute("SELECT 1 FROM corrections LIMIT 1").fetchone():
        for article_id in sorted({*article_ids, *related_articles(connection, article_ids)}):
            correct_article(connection, article_id)


def related_articles(connection: sqlite3.Connection, article_ids: Collection[int]) -> set[int]:
    """Articles that a correction of these articles' texts may be about instead: of the same bytes or name."""
    query = (
        "SELECT other.id FROM articles JOIN corrections USING (text_sha256) JOIN articles AS other "
        "ON other.sha256 = article_sha256 OR other.key = article_key WHERE articles.id = ?"
    )
    return {own_id for id in article_ids for (own_id,) in connection.execute(query, [id])}


def articles_of(connection: sqlite3.Connection, correction: Correction) -> list[int]:
    """Articles that a correction may be about: of its text, of its bytes, or of its name."""
    query = "SELECT id FROM articles WHERE text_sha256 = ? OR sha256 = ? OR key = ?"
    known = [correction.text_sha256, correction.article_sha256, correction.article_key]
    return [own_id for (own_id,) in connection.execute(query, known)]


def decisions_on(connection: sqlite3.Connection, article_id: int) -> tuple[list[Decision], list[Correction]]:
    """The corrections that stand of an article, the earliest first, with their places; and the orphans.

    Orphans are those whose words the text does not have any more. A correction of another text counts when it
    was of the same bytes or, when that text is in the database no more, of an article of the same name.
    """
    query = (
        "SELECT text, text_sha256, sha256, key FROM articles JOIN article_texts ON article_id = id "
        "WHERE id = ?"
    )
    text, text_sha256, sha256, key = connection.execute(query, [article_id]).fetchone()
    cursor = connection.execute(
        "SELECT * FROM corrections WHERE undone_at IS NULL AND (text_sha256 = :text "
        "OR article_sha256 = :bytes "
        "OR (article_key = :key AND text_sha256 NOT IN (SELECT text_sha256 FROM articles))) "
        f"AND task IS {BLIND_TASK} ORDER BY made_at, id",
        {"text": text_sha256, "bytes": sha256, "key": key},
    )
    names = [column[0] for column in cursor.description]
    corrections = [from_row(Correction, dict(zip(names, row, strict=True))) for row in cursor]
    return placed(text, text_sha256, sha256, corrections)


def placed(
    text: str, text_sha256: str, sha256: str, corrections: Iterable[Correction]
) -> tuple[list[Decision], list[Correction]]:
    """Corrections with their places in a text; and those whose words it does not have."""
    found: list[Decision] = []
    orphans: list[Correction] = []
    for correction in corrections:
        span = _place(text, correction)
        if span is not None:
            found.append((correction, span))
        elif correction.span is None and (
            text_sha256 == correction.text_sha256 or sha256 == correction.article_sha256
        ):
            found.append((correction, None))
        else:
            orphans.append(correction)
    return found, orphans


def _place(text: str, correction: Correction) -> tuple[int, int] | None:
    if correction.span is None:
        return None
    return anchored(text, correction.span, correction.quote, correction.text_before, correction.text_after)


def surroundings(connection: sqlite3.Connection) -> Surroundings:
    """What this database knows."""
    kinds = frozenset(name for (name,) in connection.execute("SELECT name FROM facet_kinds"))
    return Surroundings(kinds, partial(_side_of, connection), partial(_meeting, connection))


def _side_of(connection: sqlite3.Connection, kind: str, value: str) -> str:
    query = "SELECT side FROM facet_values WHERE kind = ? AND value = ?"
    row = connection.execute(query, [kind, value]).fetchone()
    return row[0] if row else "others"


def _meeting(connection: sqlite3.Connection, id: str) -> FactValue | None:
    query = "SELECT kind, process, number, title_ar, title_en FROM meetings WHERE id = ? AND in_profile"
    row = connection.execute(query, [id]).fetchone()
    if row is None:
        return None
    kind, process, number, title_ar, title_en = row
    numbered = kind == "round" or id == f"{process}:{number}"
    return FactValue("round" if numbered else "meeting", id, title_ar, title_en, process)


def kept_reading(connection: sqlite3.Connection, article_id: int) -> Reading | None:
    """What the machine found in an article that has corrections; None for one that has none."""
    query = "SELECT reading FROM machine_readings WHERE article_id = ?"
    row = connection.execute(query, [article_id]).fetchone()
    if row is None:
        return None
    about, facts, claims = json.loads(row[0])
    return Reading(
        tuple(about),
        tuple(map(tuple, facts)),
        tuple(Claim(*(*columns, tuple(Mention(*place) for place in places))) for *columns, places in claims),
    )


def _to_json(reading: Reading) -> str:
    claims = [[*_fields(claim), claim.mentions] for claim in reading.claims]
    return json.dumps([reading.about, reading.facts, claims], ensure_ascii=False)


def _fields(claim: Claim) -> list[object]:
    return [getattr(claim, name) for name in Claim.__slots__ if name != "mentions"]


_CLAIM = ", ".join(COLUMNS["article_claims"][1:])
_CLAIM_PLACES = ", ".join("?" * len(COLUMNS["article_claims"]))


def _write(connection: sqlite3.Connection, article_id: int, found: Effective) -> None:
    """Put these rows in the place of those that the article has."""
    for table in ("article_facts", "article_claims"):  # mentions go with them
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])
    grouped: dict[tuple[FactValue, str | None], list[Item]] = {}
    for item in found.facts:
        assert isinstance(item.value, FactValue)
        grouped.setdefault((item.value, item.detail), []).append(item)
    for (value, detail), items in grouped.items():
        fact = connection.execute(
            "INSERT INTO article_facts (article_id, value_id, detail) VALUES (?, ?, ?)",
            [article_id, _value_id(connection, value), detail],
        ).lastrowid
        # Where two rows are the same words by the same rule, the coder's goes before the machine's.
        items.sort(key=lambda item: item.correction is None)
        connection.executemany(
            "INSERT OR IGNORE INTO mentions (fact_id, span_start, span_end, rule_id, certainty, correction) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [
                (fact, m.start, m.end, _rule_id(connection, m.rule), m.certainty, item.correction)
                for item in items
                for m in item.mentions
            ],
        )
    for own in found.claims:
        claim = own.value
        assert isinstance(claim, Claim)
        if claim.meeting is not None:
            connection.execute(
                "INSERT OR IGNORE INTO meetings (id, process, kind, place_ar, place_en, title_ar, title_en, "
                "in_profile) VALUES (:id, :process, :kind, :place_ar, :place_en, :title_ar, :title_en, 0)",
                stub_meeting(claim.meeting),
            )
        number = connection.execute(
            f"INSERT INTO article_claims ({_CLAIM}, correction) VALUES ({_CLAIM_PLACES})",
            [article_id, *claim_columns(claim), own.correction],
        ).lastrowid
        connection.executemany(
            "INSERT OR IGNORE INTO claim_mentions (claim_id, span_start, span_end, rule_id, certainty) "
            "VALUES (?, ?, ?, ?, ?)",
            [(number, m.start, m.end, _rule_id(connection, m.rule), m.certainty) for m in own.mentions],
        )


def _value_id(connection: sqlite3.Connection, value: FactValue) -> int:
    """A value that the database knows keeps its labels: they are the profile's."""
    columns = [value.kind, value.value, value.label_ar, value.label_en, value.group]
    connection.execute(
        "INSERT OR IGNORE INTO facet_values (kind, value, label_ar, label_en, side) VALUES (?, ?, ?, ?, ?)",
        columns,
    )
    query = "SELECT id FROM facet_values WHERE kind = ? AND value = ?"
    number: int = connection.execute(query, columns[:2]).fetchone()[0]
    return number


def _rule_id(connection: sqlite3.Connection, name: str) -> int:
    connection.execute("INSERT OR IGNORE INTO rules (name) VALUES (?)", [name])
    number: int = connection.execute("SELECT id FROM rules WHERE name = ?", [name]).fetchone()[0]
    return number
