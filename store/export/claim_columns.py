"""The columns of `claims`: one row is what one article says of one actor at one meeting.

A column is one line here; `rows.py` joins the tables that the expressions name.
"""

from __future__ import annotations

from collections.abc import Mapping

from store.export.column import (
    ACTOR_TYPE,
    CERTAINTY,
    CLAIM_MODE,
    DAY_FROM,
    FUNCTION,
    PRECISION,
    ROLE,
    SEGMENT,
    STATE,
    STATUS,
    STATUS_SQL,
    Column,
)

_RESOLVED: Mapping[str, str] = {
    "number": "the number or name that the text gives",
    "date": "days in the text, which are those of a meeting of the profile",
    "published": "the day of publication lies in the days of a meeting of the profile",
    "context": "what the text says before",
}
_USED: Mapping[str, str] = {
    "none": "neither; also without the profiles' days and roles the row would say the same",
    "meeting": "the meeting was found by the profile's days",
    "role": "the role is the profile's; the text has no word for it",
    "meeting role": "both",
}
_USED_SQL = """coalesce(nullif(trim(
    CASE WHEN claim.resolved_by IN ('date', 'published') THEN 'meeting' ELSE '' END
    || CASE WHEN claim.role IS NOT NULL AND claim.role_said IS NULL THEN ' role' ELSE '' END), ''), 'none')"""
_DAYS = "days of meetings"
_OUTLETS = "outlets"
_CODES = "codes of parties"

# fmt: off
CLAIM_COLUMNS: tuple[Column, ...] = (
    Column("claim_id", "identity of the claim: a hash of the article's text, the words, the actor, the meeting and "
           "what is claimed, so the same claim has the same id in every export"),
    Column("meeting_id", "meeting that the claim was resolved to; empty when that is unclear", "claim.meeting_id",
           reference=_DAYS),
    Column("number_said", "number of the round as the text says it, which may be wrong", "claim.round_number",
           "integer"),
    Column("meeting_start", "first day of the meeting", "meeting.start_day", "day", reference=_DAYS),
    Column("meeting_end", "its last day", "meeting.end_day", "day", reference=_DAYS),
    Column("date_prec", "how exact these days are", "meeting.date_precision", "code", PRECISION, _DAYS),
    Column("actor_type", "what the actor is", "claim.actor_type", "code", ACTOR_TYPE),
    Column("actor_id", "party or person; empty for a person that no profile knows", "claim.actor_id"),
    Column("actor_ar", "the actor's Arabic name", "claim.name_ar"),
    Column("actor_en", "the actor's English name; empty when no profile has one", "claim.name_en"),
    Column("person_id", "the person; empty for a party", "CASE claim.actor_type WHEN 'person' THEN claim.actor_id END"),
    Column("party_id", "party that the actor belongs to or speaks for; for a party itself", "claim.party_id"),
    Column("function", "a person's function in a delegation", "claim.function", "code", FUNCTION),
    Column("role_said", "the text's own word for the role; empty when it has none", "claim.role_said"),
    Column("role", "coded role at the meeting: from the text's word, else the profile's", "claim.role", "code", ROLE,
           "roles of parties, where role_said is empty"),
    Column("state", "what is claimed of attendance", "claim.state", "code", STATE),
    Column("segment", "part of the meeting; empty for the whole", "claim.segment", "code", SEGMENT),
    Column("claimant", "who says so: party, person or outlet; empty for the article itself or an unknown one",
           "claim.claimant"),
    Column("claim_mode", "in whose voice", "claim.claim_mode", "code", CLAIM_MODE),
    Column("hedge", "whether it stands under words or quotation marks of doubt", "claim.hedge", "flag"),
    Column("article_id", "the article; as in `articles`", "article.key"),
    Column("outlet_id", "outlet that the article gives as its own; empty when it gives none", "article.source_id"),
    Column("outlet_country", "country that the outlet is made in, ISO 3166-1 alpha-3", "outlet.country",
           reference=_OUTLETS),
    Column("outlet_owner", "country of the outlet's owner, ISO 3166-1 alpha-3", "outlet.owner", reference=_OUTLETS),
    Column("copy_group", "texts that are copies of each other have the same; count it instead of articles",
           "coalesce(copies.copy_group, substr(article.sha256, 1, 16))"),
    Column("published", "day of publication; empty when unknown", "article.published", "day"),
    Column("published_from", "what gives that day", "article.published_from", "code",
           {word: DAY_FROM[word] for word in ("text", "metadata", "manual")}),
    Column("quote", "the words that prove the claim: the first of them, on one line"),
    Column("start", "first code point of the quote in the stored text, from 0", type="integer"),
    Column("end", "code point behind the quote", type="integer"),
    Column("rule", "rule that found it"),
    Column("certainty", "how sure the rule is", type="code", values=CERTAINTY),
    Column("resolved_by", "what the meeting was resolved by; empty when it was not", "claim.resolved_by", "code",
           _RESOLVED),
    Column("used_reference", "whether the profiles' days of meetings or roles of parties decided something", _USED_SQL,
           "code", _USED),
    Column("status", "whether a person has looked at it", STATUS_SQL, "code", STATUS),
    Column("coder", "who has; empty for the machine's own", "corrections.coder"),
    Column("coded_at", "when", "corrections.made_at", "time"),
    Column("profile_version", "hash of the profiles that the article was read with", "article.profile_version"),
    Column("program_version", "version of jawla that read the article", "article.program_version"),
    Column("process_said", "process of the round as the text says it", "claim.round_process"),
    Column("outlet_ownership", "state, private, party, exile/opposition, agency …", "outlet.ownership",
           reference=_OUTLETS),
    Column("party_iso3", "the party's state in ISO 3166-1 alpha-3; empty for what is no state or government",
           "party.iso3", reference=_CODES),
    Column("party_gw", "the party's state in the list of Gleditsch and Ward; empty likewise", "party.gw", "integer",
           reference=_CODES),
    Column("coded_why", "the coder's reason", "corrections.why"),
    Column("all_spans", "places of all words that prove the claim: start-end, between blanks"),
)
# fmt: on
