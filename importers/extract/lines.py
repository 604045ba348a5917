"""A record as one line of JSON: the keys that `jawla extract` prints."""

from __future__ import annotations

from collections.abc import Sequence

from store.record import Claim, Mentions, Record

Json = dict[str, object]


def to_json(record: Record, *, text: str, key: str, path: str, sha256: str) -> Json:
    """The record of an article with the quotes cut from its stored text."""

    def mentions(found: Mentions) -> list[Json]:
        return [
            {"quote": m.quote(text), "span": [m.start, m.end], "rule": m.rule, "certainty": m.certainty}
            for m in found
        ]

    source = record.source
    return {
        "id": key,
        "path": path,
        "sha256": sha256,
        "title": record.title,
        "source": source
        and {
            "id": source.id,
            "name_ar": source.name_ar,
            "name_en": source.name_en,
            "mentions": mentions(source.mentions),
        },
        "published": record.published,
        "published_from": record.published_from,
        "published_mentions": mentions(record.published_mentions),
        "main_round": record.main_round,
        "main_meeting": record.main_meeting,
        "rounds": [
            {
                "process": said.process,
                "number": said.number,
                "meeting": said.meeting,
                "resolved_by": said.resolved_by,
                "ambiguous": said.ambiguous,
                "mentions": mentions(said.mentions),
            }
            for said in record.rounds
        ],
        "meetings": [
            {
                "id": met.id,
                "name_ar": met.name_ar,
                "name_en": met.name_en,
                "resolved_by": met.resolved_by,
                "mentions": mentions(met.mentions),
            }
            for met in record.meetings
        ],
        "dates": [
            {
                "start": date.start,
                "end": date.end,
                "precision": date.precision,
                "explicit_year": date.explicit_year,
                "relative": date.relative,
                "calendar": date.calendar,
                "resolved_by": date.resolved_by,
                "mentions": mentions(date.mentions),
            }
            for date in record.dates
        ],
        "people": [
            {
                "id": person.id,
                "name_ar": person.name_ar,
                "name_en": person.name_en,
                "party": person.party,
                "role": person.role,
                "hedge": person.hedge,
                "mentions": mentions(person.mentions),
            }
            for person in record.people
        ],
        "parties": [
            {
                "id": party.id,
                "name_ar": party.name_ar,
                "name_en": party.name_en,
                "by_group": party.by_group,
                "mentions": mentions(party.mentions),
            }
            for party in record.parties
        ],
        "attendance": [_claim(claim, mentions(claim.mentions)) for claim in record.attendance],
        "places": [
            {
                "id": place.id,
                "name_ar": place.name_ar,
                "name_en": place.name_en,
                "mentions": mentions(place.mentions),
            }
            for place in record.places
        ],
        "topics": [
            {
                "id": topic.id,
                "name_ar": topic.name_ar,
                "name_en": topic.name_en,
                "act": topic.act,
                "by": topic.by,
                "mentions": mentions(topic.mentions),
            }
            for topic in record.topics
        ],
        "designations": [
            {"party": called.party, "form": called.form, "mentions": mentions(called.mentions)}
            for called in record.designations
        ],
    }


def _claim(claim: Claim, mentions: Sequence[Json]) -> Json:
    named = claim.round_process is not None and claim.round_number is not None
    return {
        "meeting": claim.meeting,
        "round": {"process": claim.round_process, "number": claim.round_number} if named else None,
        "segment": claim.segment,
        "actor_type": claim.actor_type,
        "actor": claim.actor,
        "name_ar": claim.name_ar,
        "name_en": claim.name_en,
        "party": claim.party,
        "function": claim.function,
        "role": claim.role,
        "role_said": claim.role_said,
        "state": claim.state,
        "claimant": claim.claimant,
        "claim_mode": claim.claim_mode,
        "hedge": claim.hedge,
        "resolved_by": claim.resolved_by,
        "mentions": list(mentions),
    }
