"""What stands behind a matrix: claims with their quotes, outlets, claimants and days."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from store.claim_id import ClaimIds
from store.ledger import heads_delegation
from store.matrix import ActorType, Matrix
from store.record import Claim, Mention
from store.store import Store


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim of one article."""

    claim_id: str
    """As in the export `claims` (`store.claim_id`)."""

    article_id: int
    key: str
    heading: str
    source_id: str | None
    source_ar: str | None
    source_en: str | None
    day: str | None
    """ISO day of the article (`ArticleRow.day`)."""

    claim: Claim
    quotes: tuple[str, ...]
    """The words of each of the claim's mentions."""

    def subject(self, columns: ActorType) -> str | None:
        """The actor in whose column the claim stands; None when it stands in none."""
        claim = self.claim
        if claim.actor_type == columns:
            return claim.actor if claim.actor is not None else f"?{claim.name_ar}"
        return claim.party if columns == "party" and heads_delegation(claim.function, claim.state) else None


_CHUNK = 400

_CLAIMS = (
    "SELECT claim.id, articles.id, key, heading, source_id, source_ar, source_en, day, "
    "text_sha256, "
    "meeting_id, round_process, round_number, segment, actor_type, actor_id, name_ar, name_en, party_id, "
    "function, role, role_said, state, claimant, claim_mode, hedge, resolved_by "
    "FROM article_claims AS claim JOIN articles ON articles.id = claim.article_id "
    "WHERE meeting_id = ? ORDER BY day IS NULL, day, key, claim.id"
)


def evidence(
    store: Store, matrix: Matrix, *, meeting: str | None = None, actor: str | None = None
) -> Iterator[Evidence]:
    """The claims of a matrix, or of one of its rows, columns or cells, by meeting and then by day.

    To the claims on a party belong those on the head of its delegation. Raises QueryError, StoreError.
    """
    selected = store.articles(matrix.selection)
    actors = {column.id for column in matrix.actors if actor in (None, column.id)}
    for row in matrix.meetings:
        if row.articles and meeting in (None, row.meeting.id):
            with store.one_moment() as connection:
                claims = {
                    number: own
                    for number, own in _claims(connection, row.meeting.id)
                    if own.article_id in selected and own.subject(matrix.question.columns) in actors
                }
                found = list(_with_quotes(connection, claims))
            yield from found


def _claims(connection: sqlite3.Connection, meeting: str) -> Iterator[tuple[int, Evidence]]:
    """Numbers of the claims on a meeting in the database, and the claims without their words; in the place of
    their ids stands the hash of the text."""
    for row in connection.execute(_CLAIMS, [meeting]):
        number, article_id, key, heading, source_id, source_ar, source_en, day, sha256, *said = row
        *plain, hedge, resolved_by = said
        claim = Claim(*(*plain, bool(hedge), resolved_by, ()))
        outlet = (source_id, source_ar, source_en)
        yield number, Evidence(sha256, article_id, key, heading, *outlet, day, claim, ())


def _with_quotes(connection: sqlite3.Connection, claims: Mapping[int, Evidence]) -> Iterator[Evidence]:
    """The claims of one meeting with their words and ids."""
    ids = ClaimIds()
    waiting = iter(claims.items())
    while some := dict(islice(waiting, _CHUNK)):
        texts: Mapping[int, str] = dict(
            _of(
                connection,
                {own.article_id for own in some.values()},
                "SELECT article_id, text FROM article_texts WHERE article_id IN",
            )
        )
        proofs: dict[int, list[Mention]] = {}
        for number, *place in _of(
            connection,
            some,
            "SELECT claim_id, span_start, span_end, rules.name, certainty FROM claim_mentions "
            "JOIN rules ON rules.id = rule_id WHERE claim_id IN",
        ):
            proofs.setdefault(number, []).append(Mention(*place))
        for number, own in some.items():
            mentions = tuple(sorted(proofs.get(number, ())))
            quotes = tuple(mention.quote(texts[own.article_id]) for mention in mentions)
            place = (mentions[0].start, mentions[0].end) if mentions else None
            claim = replace(own.claim, mentions=mentions)
            yield replace(own, claim_id=ids.of(own.claim_id, claim, place), claim=claim, quotes=quotes)


def _of(connection: sqlite3.Connection, ids: Iterable[int], query: str) -> sqlite3.Cursor:
    """Rows of a query that ends in `IN`, for these ids."""
    wanted = list(ids)
    return connection.execute(f"{query} ({','.join('?' * len(wanted))})", wanted)
