"""The tables, as migrations: named functions, each in a transaction, never edited once released.

docs/schema.md says in words what every column means; a test holds the two together.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from store.schema import OWN_TABLES

migrations = Migrations("jawla")


def _run(db: Database, statements: str, version: int) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute(f"PRAGMA user_version = {version:d}")


@migrations()
def m001_articles_facts_and_search(db: Database) -> None:
    """Everything that a first version stores."""
    for table in OWN_TABLES:
        db.execute(table)
    _run(db, _M001, 1)


@migrations()
def m002_what_is_told_of_articles(db: Database) -> None:
    """What is known of an article from outside its text, and who says so."""
    _run(db, _M002, 2)


@migrations()
def m003_outlets_and_parties_of_the_profiles(db: Database) -> None:
    """Who owns an outlet, by which codes other data sets know a party, how exact a meeting's days are."""
    _run(db, _M003, 3)


@migrations()
def m004_corrections_and_codes(db: Database) -> None:
    """What coders decide, and which of the stored facts and claims are theirs."""
    _run(db, _M004, 4)


@migrations()
def m005_copies_and_versions(db: Database) -> None:
    """Which articles are copies of each other, and which are older versions of another."""
    _run(db, _M005, 5)


@migrations()
def m006_coding_tasks(db: Database) -> None:
    """Samples to be coded, what was coded blind, and who was right where two coders differ."""
    _run(db, _M006, 6)


_M001 = """
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE meetings (
    id TEXT PRIMARY KEY,
    process TEXT NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER,
    start_day TEXT,
    end_day TEXT,
    place_id TEXT,
    place_ar TEXT NOT NULL,
    place_en TEXT NOT NULL,
    title_ar TEXT NOT NULL,
    title_en TEXT NOT NULL,
    in_profile INTEGER NOT NULL DEFAULT 1 CHECK (in_profile IN (0, 1))
);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL UNIQUE,
    text_sha256 TEXT NOT NULL,
    title TEXT,
    heading TEXT NOT NULL,
    heading_sort TEXT NOT NULL,
    source_id TEXT,
    source_ar TEXT,
    source_en TEXT,
    published TEXT,
    published_from TEXT CHECK (published_from IN ('text', 'metadata', 'manual')),
    published_mentions TEXT,
    day TEXT,
    day_from TEXT CHECK (day_from IN ('text', 'metadata', 'manual', 'meeting')),
    main_round INTEGER,
    main_meeting TEXT REFERENCES meetings(id),
    characters INTEGER NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    encoding_certainty TEXT NOT NULL,
    notes TEXT,
    program_version TEXT NOT NULL,
    profile_version TEXT NOT NULL,
    imported_at TEXT NOT NULL
);
CREATE INDEX articles_by_day ON articles(day DESC, key);
CREATE INDEX articles_by_text ON articles(text_sha256);

CREATE TABLE article_texts (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    text TEXT NOT NULL
);

CREATE TABLE article_paths (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (article_id, path)
) WITHOUT ROWID;

CREATE TABLE facet_kinds (
    name TEXT PRIMARY KEY,
    label_en TEXT NOT NULL,
    label_ar TEXT NOT NULL,
    position INTEGER NOT NULL,
    facet INTEGER NOT NULL CHECK (facet IN (0, 1)),
    multi INTEGER NOT NULL CHECK (multi IN (0, 1))
) WITHOUT ROWID;

CREATE TABLE facet_values (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL REFERENCES facet_kinds(name),
    value TEXT NOT NULL,
    label_ar TEXT NOT NULL,
    label_en TEXT NOT NULL,
    side TEXT NOT NULL,
    UNIQUE (kind, value)
);

CREATE TABLE article_facts (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    value_id INTEGER NOT NULL REFERENCES facet_values(id),
    detail TEXT
);
CREATE INDEX article_facts_by_value ON article_facts(value_id, article_id);
CREATE INDEX article_facts_by_article ON article_facts(article_id);

CREATE TABLE rules (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE mentions (
    fact_id INTEGER NOT NULL REFERENCES article_facts(id) ON DELETE CASCADE,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    rule_id INTEGER NOT NULL REFERENCES rules(id),
    certainty TEXT NOT NULL CHECK (certainty IN ('high', 'medium', 'low')),
    PRIMARY KEY (fact_id, span_start, span_end, rule_id)
) WITHOUT ROWID;

CREATE TABLE article_claims (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    meeting_id TEXT REFERENCES meetings(id),
    round_process TEXT,
    round_number INTEGER,
    segment TEXT,
    actor_type TEXT NOT NULL CHECK (actor_type IN ('party', 'person')),
    actor_id TEXT,
    name_ar TEXT NOT NULL,
    name_en TEXT,
    party_id TEXT,
    function TEXT,
    role TEXT,
    role_said TEXT,
    state TEXT NOT NULL,
    claimant TEXT,
    claim_mode TEXT NOT NULL,
    hedge INTEGER NOT NULL CHECK (hedge IN (0, 1)),
    resolved_by TEXT
);
CREATE INDEX article_claims_by_article ON article_claims(article_id);
CREATE INDEX article_claims_by_meeting ON article_claims(meeting_id);

CREATE TABLE claim_mentions (
    claim_id INTEGER NOT NULL REFERENCES article_claims(id) ON DELETE CASCADE,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    rule_id INTEGER NOT NULL REFERENCES rules(id),
    certainty TEXT NOT NULL CHECK (certainty IN ('high', 'medium', 'low')),
    PRIMARY KEY (claim_id, span_start, span_end, rule_id)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE article_search USING fts5(
    words, content='', tokenize='ascii', prefix='2 3'
);

CREATE VIEW articles_view AS
SELECT articles.id AS number, key AS article_id, title, heading, source_id, source_ar, source_en,
       published, published_from, day, day_from, substr(day, 1, 7) AS month, main_round, main_meeting,
       meetings.title_ar AS main_meeting_ar, meetings.title_en AS main_meeting_en,
       (articles.text_sha256, 'star') IN (SELECT text_sha256, mark FROM marks) AS starred,
       (articles.text_sha256, 'read') IN (SELECT text_sha256, mark FROM marks) AS read,
       (SELECT min(path) FROM article_paths WHERE article_paths.article_id = articles.id) AS path,
       format, encoding, encoding_certainty, sha256, imported_at, text
FROM articles
JOIN article_texts ON article_texts.article_id = articles.id
LEFT JOIN meetings ON meetings.id = main_meeting;

CREATE VIEW facts AS
SELECT articles.id AS number, articles.key AS article_id, facet_values.kind, facet_values.value AS value_id,
       label_ar, label_en, side, substr(text, span_start + 1, span_end - span_start) AS quote,
       span_start, span_end, rules.name AS rule, certainty, detail
FROM article_facts
JOIN articles ON articles.id = article_facts.article_id
JOIN article_texts ON article_texts.article_id = articles.id
JOIN facet_values ON facet_values.id = article_facts.value_id
LEFT JOIN mentions ON mentions.fact_id = article_facts.id
LEFT JOIN rules ON rules.id = mentions.rule_id;

CREATE VIEW claims AS
SELECT article_claims.id AS claim, articles.id AS number, articles.key AS article_id, meeting_id,
       meetings.start_day AS meeting_start, meetings.end_day AS meeting_end, round_process, round_number,
       segment, actor_type, actor_id, name_ar, name_en, party_id, function, role, role_said, state, claimant,
       claim_mode, hedge, resolved_by, articles.source_id, articles.published,
       substr(text, span_start + 1, span_end - span_start) AS quote, span_start, span_end,
       rules.name AS rule, certainty
FROM article_claims
JOIN articles ON articles.id = article_claims.article_id
JOIN article_texts ON article_texts.article_id = articles.id
LEFT JOIN meetings ON meetings.id = article_claims.meeting_id
LEFT JOIN claim_mentions ON claim_mentions.claim_id = article_claims.id
LEFT JOIN rules ON rules.id = claim_mentions.rule_id;
"""

# `value` is last: where it stands among the columns of the key, the integrity check of SQLite 3.40 takes it
# for NULL.
_M002 = """
CREATE TABLE article_told (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('metadata', 'manual')),
    value TEXT NOT NULL,
    PRIMARY KEY (article_id, field, origin)
) WITHOUT ROWID;
"""

_M003 = """
ALTER TABLE meetings ADD COLUMN date_precision TEXT;

CREATE TABLE outlets (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    ownership TEXT NOT NULL,
    country TEXT NOT NULL,
    owner TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE parties (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    iso3 TEXT,
    gw INTEGER
) WITHOUT ROWID;
"""

# What coders decide is only added to: undoing fills `undone_at`, so that two laptops' logs can be joined.
_M004 = """
CREATE TABLE corrections (
    id TEXT PRIMARY KEY,
    text_sha256 TEXT NOT NULL,
    article_sha256 TEXT NOT NULL,
    article_key TEXT NOT NULL,
    about TEXT NOT NULL CHECK (about IN ('fact', 'claim')),
    action TEXT NOT NULL CHECK (action IN ('reject', 'change', 'add', 'confirm')),
    span_start INTEGER,
    span_end INTEGER,
    quote TEXT NOT NULL,
    text_before TEXT NOT NULL,
    text_after TEXT NOT NULL,
    target TEXT,
    replacement TEXT,
    why TEXT NOT NULL,
    coder TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
) WITHOUT ROWID;
CREATE INDEX corrections_by_text ON corrections(text_sha256);
CREATE INDEX corrections_by_article ON corrections(article_sha256);
CREATE INDEX corrections_by_key ON corrections(article_key);

CREATE TABLE tags (
    id TEXT PRIMARY KEY,
    text_sha256 TEXT NOT NULL,
    tag TEXT NOT NULL,
    coder TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
) WITHOUT ROWID;
CREATE INDEX tags_by_text ON tags(text_sha256);

CREATE TABLE notes (
    id TEXT PRIMARY KEY,
    text_sha256 TEXT NOT NULL,
    note TEXT NOT NULL,
    coder TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
) WITHOUT ROWID;
CREATE INDEX notes_by_text ON notes(text_sha256);

CREATE TABLE fully_coded (
    id TEXT PRIMARY KEY,
    text_sha256 TEXT NOT NULL,
    coder TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
) WITHOUT ROWID;

CREATE TABLE coded_cells (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL,
    actor_type TEXT NOT NULL CHECK (actor_type IN ('party', 'person')),
    actor_id TEXT NOT NULL,
    state TEXT NOT NULL,
    role TEXT,
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    coder TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
) WITHOUT ROWID;

CREATE TABLE machine_readings (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    reading TEXT NOT NULL
);

ALTER TABLE mentions ADD COLUMN correction TEXT;
ALTER TABLE article_claims ADD COLUMN correction TEXT;

DROP VIEW facts;
CREATE VIEW facts AS
SELECT articles.id AS number, articles.key AS article_id, facet_values.kind, facet_values.value AS value_id,
       label_ar, label_en, side,
       substr(text, mentions.span_start + 1, mentions.span_end - mentions.span_start) AS quote,
       mentions.span_start, mentions.span_end, rules.name AS rule, certainty, detail,
       CASE corrections.action WHEN 'confirm' THEN 'confirmed' WHEN 'change' THEN 'corrected'
       WHEN 'add' THEN 'added' ELSE 'machine' END AS status, coder, made_at AS coded_at, why
FROM article_facts
JOIN articles ON articles.id = article_facts.article_id
JOIN article_texts ON article_texts.article_id = articles.id
JOIN facet_values ON facet_values.id = article_facts.value_id
LEFT JOIN mentions ON mentions.fact_id = article_facts.id
LEFT JOIN rules ON rules.id = mentions.rule_id
LEFT JOIN corrections ON corrections.id = mentions.correction;

DROP VIEW claims;
CREATE VIEW claims AS
SELECT article_claims.id AS claim, articles.id AS number, articles.key AS article_id, meeting_id,
       meetings.start_day AS meeting_start, meetings.end_day AS meeting_end, round_process, round_number,
       segment, actor_type, actor_id, name_ar, name_en, party_id, function, role, role_said, state, claimant,
       claim_mode, hedge, resolved_by, articles.source_id, articles.published,
       substr(text, claim_mentions.span_start + 1, claim_mentions.span_end - claim_mentions.span_start)
       AS quote, claim_mentions.span_start, claim_mentions.span_end, rules.name AS rule, certainty,
       CASE corrections.action WHEN 'confirm' THEN 'confirmed' WHEN 'change' THEN 'corrected'
       WHEN 'add' THEN 'added' ELSE 'machine' END AS status, coder, made_at AS coded_at, why
FROM article_claims
JOIN articles ON articles.id = article_claims.article_id
JOIN article_texts ON article_texts.article_id = articles.id
LEFT JOIN meetings ON meetings.id = article_claims.meeting_id
LEFT JOIN claim_mentions ON claim_mentions.claim_id = article_claims.id
LEFT JOIN rules ON rules.id = claim_mentions.rule_id
LEFT JOIN corrections ON corrections.id = article_claims.correction;

CREATE VIEW coded_attendance AS
SELECT meeting_id, actor_type, actor_id, state, role, reason, coder, made_at AS coded_at
FROM coded_cells AS cell
WHERE undone_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM coded_cells AS later
    WHERE later.undone_at IS NULL AND later.meeting_id = cell.meeting_id
      AND later.actor_type = cell.actor_type AND later.actor_id = cell.actor_id
      AND later.coder = cell.coder AND (later.made_at, later.id) > (cell.made_at, cell.id)
);
"""

# Articles that are there already have no sketch yet: the next writer makes it (`store.grouping`). Which of
# them are versions of each other is not known: their places were kept as they were given.
_M005 = """
CREATE TABLE article_copies (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    words_hash INTEGER,
    sketch BLOB,
    copy_group TEXT
);
CREATE INDEX article_copies_by_words ON article_copies(words_hash);
CREATE INDEX article_copies_by_group ON article_copies(copy_group);
INSERT INTO article_copies (article_id) SELECT id FROM articles;

CREATE TABLE copy_bands (
    band INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (band, article_id)
) WITHOUT ROWID;

CREATE TABLE article_versions (
    place INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    replaced_by INTEGER REFERENCES articles(id) ON DELETE SET NULL,
    PRIMARY KEY (place, article_id)
) WITHOUT ROWID;
CREATE INDEX article_versions_by_article ON article_versions(article_id);
CREATE INDEX article_versions_replaced ON article_versions(replaced_by) WHERE replaced_by IS NOT NULL;

DROP VIEW articles_view;
CREATE VIEW articles_view AS
SELECT articles.id AS number, key AS article_id, title, heading, source_id, source_ar, source_en,
       published, published_from, day, day_from, substr(day, 1, 7) AS month, main_round, main_meeting,
       meetings.title_ar AS main_meeting_ar, meetings.title_en AS main_meeting_en,
       (articles.text_sha256, 'star') IN (SELECT text_sha256, mark FROM marks) AS starred,
       (articles.text_sha256, 'read') IN (SELECT text_sha256, mark FROM marks) AS read,
       (SELECT min(path) FROM article_paths WHERE article_paths.article_id = articles.id) AS path,
       format, encoding, encoding_certainty, sha256, imported_at,
       coalesce(copy_group, substr(sha256, 1, 16)) AS copy_group,
       (SELECT key FROM articles AS newer WHERE newer.id = (
           SELECT max(replaced_by) FROM article_versions WHERE article_versions.article_id = articles.id
           HAVING count(replaced_by) = count(*))) AS replaced_by,
       text
FROM articles
JOIN article_texts ON article_texts.article_id = articles.id
LEFT JOIN article_copies ON article_copies.article_id = articles.id
LEFT JOIN meetings ON meetings.id = main_meeting;

DROP VIEW claims;
CREATE VIEW claims AS
SELECT article_claims.id AS claim, articles.id AS number, articles.key AS article_id, meeting_id,
       meetings.start_day AS meeting_start, meetings.end_day AS meeting_end, round_process, round_number,
       segment, actor_type, actor_id, name_ar, name_en, party_id, function, role, role_said, state, claimant,
       claim_mode, hedge, resolved_by, articles.source_id, articles.published,
       coalesce(copy_group, substr(sha256, 1, 16)) AS copy_group,
       substr(text, claim_mentions.span_start + 1, claim_mentions.span_end - claim_mentions.span_start)
       AS quote, claim_mentions.span_start, claim_mentions.span_end, rules.name AS rule, certainty,
       CASE corrections.action WHEN 'confirm' THEN 'confirmed' WHEN 'change' THEN 'corrected'
       WHEN 'add' THEN 'added' ELSE 'machine' END AS status, coder, made_at AS coded_at, why
FROM article_claims
JOIN articles ON articles.id = article_claims.article_id
JOIN article_texts ON article_texts.article_id = articles.id
LEFT JOIN article_copies ON article_copies.article_id = articles.id
LEFT JOIN meetings ON meetings.id = article_claims.meeting_id
LEFT JOIN claim_mentions ON claim_mentions.claim_id = article_claims.id
LEFT JOIN rules ON rules.id = claim_mentions.rule_id
LEFT JOIN corrections ON corrections.id = article_claims.correction;
"""

_M006 = """
ALTER TABLE corrections ADD COLUMN task TEXT;
ALTER TABLE fully_coded ADD COLUMN task TEXT;

CREATE TABLE coding_tasks (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    drawn TEXT NOT NULL,
    articles TEXT NOT NULL,
    coder TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
) WITHOUT ROWID;

CREATE TABLE adjudications (
    id TEXT PRIMARY KEY,
    difference TEXT NOT NULL,
    about TEXT NOT NULL,
    sided_with TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    coder TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
) WITHOUT ROWID;
"""
