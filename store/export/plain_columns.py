"""The columns of the tables that are what they are: articles, facts, texts, concordance, matrix."""

from __future__ import annotations

from store.export.column import (
    ACTOR_TYPE,
    CELL_STATE,
    CERTAINTY,
    DAY_FROM,
    FUNCTION,
    PRECISION,
    ROLE,
    STATUS,
    Column,
)

_DAYS = "days of meetings"

# fmt: off
ARTICLE_COLUMNS: tuple[Column, ...] = (
    Column("article_id", "name of the article: the file's, with the start of the hash where two have the same"),
    Column("title", "headline as found in the text; empty when there is none", "title"),
    Column("source_id", "outlet that the text gives as its own; empty when it gives none that a profile knows",
           "source_id"),
    Column("source_ar", "its Arabic name", "source_ar"),
    Column("source_en", "its English name", "source_en"),
    Column("published", "day of publication; empty when unknown", "published", "day"),
    Column("published_from", "what gives that day", "published_from", "code",
           {word: DAY_FROM[word] for word in ("text", "metadata", "manual")}),
    Column("day", "day that filters use: that of publication, else the first of the main meeting", "day", "day",
           reference=f"{_DAYS}, where day_from is meeting"),
    Column("day_from", "what gives that day", "day_from", "code", DAY_FROM),
    Column("main_round", "number of the round of the main process that the article is mainly about", "main_round",
           "integer", reference=_DAYS),
    Column("main_meeting", "meeting that it is mainly about", "main_meeting", reference=_DAYS),
    Column("starred", "whether it has your star", type="flag"),
    Column("characters", "code points of the stored text", "characters", "integer"),
    Column("format", "format of the imported file", "format"),
    Column("encoding", "codec that decoded it", "encoding"),
    Column("encoding_certainty", "how sure that codec is", "encoding_certainty", "code",
           {"high": "sure", "medium": "likely", "low": "a guess", "declared": "the file says so"}),
    Column("paths", "every place that these bytes were imported from, between ` | `"),
    Column("url", "address, as the file or your own table says"),
    Column("archived_url", "address of an archived copy, likewise"),
    Column("accessed", "day of access, likewise", type="day"),
    Column("sha256", "hash of the imported bytes: the article's identity", "sha256"),
    Column("text_sha256", "hash of the stored text in UTF-8, which offsets count in", "text_sha256"),
    Column("copy_group", "texts that are copies of each other have the same",
           "(SELECT coalesce(copies.copy_group, substr(sha256, 1, 16)) FROM article_copies AS copies "
           "WHERE copies.article_id = articles.id)"),
    Column("notes", "codes of things worth knowing about the import", "notes"),
    Column("program_version", "version of jawla that read it", "program_version"),
    Column("profile_version", "hash of the profiles that it was read with", "profile_version"),
    Column("imported_at", "time of the first import", "imported_at", "time"),
)
"""The columns with an expression stand in `articles`, the others are worked out."""

FACT_COLUMNS: tuple[Column, ...] = (
    Column("article_id", "the article; as in `articles`"),
    Column("kind", "facet kind: round, meeting, person, party, place, topic, source, date …"),
    Column("value_id", "value: `astana:4`, `lavrentiev`; `?` and the name for a person that no profile knows",
           reference=f"{_DAYS} for rounds and meetings that days resolve; names"),
    Column("label_ar", "its Arabic label", reference="names"),
    Column("label_en", "its English label; empty when there is none", reference="names"),
    Column("quote", "the words that prove it, on one line"),
    Column("start", "first code point of the quote in the stored text, from 0", type="integer"),
    Column("end", "code point behind the quote", type="integer"),
    Column("rule", "rule that found it"),
    Column("certainty", "how sure the rule is", type="code", values=CERTAINTY),
    Column("detail", "further fields as a JSON object, such as the number as said"),
    Column("status", "whether a person has looked at it", type="code", values=STATUS),
    Column("coder", "who has; empty for the machine's own"),
    Column("coded_at", "when", type="time"),
)

TEXT_COLUMNS: tuple[Column, ...] = (
    Column("article_id", "the article; as in `articles`"),
    Column("sha256", "hash of the imported bytes"),
    Column("text_sha256", "hash of the stored text in UTF-8, which offsets count in"),
    Column("text", "the whole text in logical order"),
)

CONCORDANCE_COLUMNS: tuple[Column, ...] = (
    Column("article_id", "the article; as in `articles`"),
    Column("start", "first code point of the keyword in the stored text, from 0", type="integer"),
    Column("end", "code point behind the keyword", type="integer"),
    Column("before", "the words before it, which in Arabic stand on the right"),
    Column("keyword", "what the search, or without one a chosen value, found"),
    Column("after", "the words behind it"),
)

ATTENDANCE_COLUMNS: tuple[Column, ...] = (
    Column("meeting_id", "the meeting"),
    Column("actor_id", "party or person; `?` and the name for a person that no profile knows"),
    Column("state", "what the coder decided of attendance; never filled in by the program", type="code",
           values=CELL_STATE),
    Column("role", "what the coder decided: a party's role or a person's function; empty when nothing", type="code",
           values={**ROLE, **FUNCTION}),
    Column("n_claims", "claims of the selection's articles on the actor at the meeting", type="integer"),
    Column("n_indep_sources", "independent sources of these claims", type="integer"),
    Column("n_contradicting", "claims among them that cannot be true together with the coded state", type="integer"),
    Column("coder", "who decided"),
    Column("reason", "why, in the coder's words"),
    Column("actor_type", "what the actor is", type="code", values=ACTOR_TYPE),
    Column("meeting_start", "first day of the meeting", type="day", reference=_DAYS),
    Column("meeting_end", "its last day", type="day", reference=_DAYS),
    Column("party_iso3", "of a party: its state in ISO 3166-1 alpha-3", reference="codes of parties"),
    Column("party_gw", "of a party: its state in the list of Gleditsch and Ward", type="integer",
           reference="codes of parties"),
    Column("coded_at", "when it was decided", type="time"),
)

_EMPTINESS = {
    "no-article": "no article of the selection is on the meeting",
    "not-named": "those that are do not name the actor",
    "no-claim": "some name the actor and none says anything of attendance",
}
MATRIX_COLUMNS: tuple[Column, ...] = (
    Column("meeting_id", "the meeting", reference=_DAYS),
    Column("meeting_start", "its first day", type="day", reference=_DAYS),
    Column("meeting_end", "its last day", type="day", reference=_DAYS),
    Column("date_prec", "how exact these days are", type="code", values=PRECISION, reference=_DAYS),
    Column("meeting_articles", "articles of the selection on it", type="integer"),
    Column("meeting_sources", "their independent sources", type="integer"),
    Column("actor_type", "what the actor is", type="code", values=ACTOR_TYPE),
    Column("actor_id", "party or person; `?` and the name for a person that no profile knows"),
    Column("actor_ar", "Arabic name", reference="names"),
    Column("actor_en", "English name", reference="names"),
    Column("emptiness", "why the cell is empty; empty itself when there are claims. Silence is never absence",
           type="code", values=_EMPTINESS),
    Column("articles", "articles that make a claim on the actor, or on the head of its delegation", type="integer"),
    Column("sources", "their independent sources", type="integer"),
    Column("states", "every state that is claimed with its independent sources: `attended:6, absent@technical:1`"),
    Column("roles", "every role that is claimed, likewise", reference="roles of parties, where the text has none"),
    Column("functions", "every function of a person, likewise"),
    Column("heads", "every person who is said to have headed a party's delegation, likewise"),
    Column("contradictions", "claims that cannot all be true: `state: absent, attended; head@day-2: …`"),
)
# fmt: on
