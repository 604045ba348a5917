"""What makes a file one of ours, and which schema it has: all that reading needs to know of the migrations.

Most tables are made in `store.migrations`, which loads sqlite-utils; reading must not (it costs a quarter
of a second at start). The reader's own tables stand here: a file beside the database may hold them too.
"""

from __future__ import annotations

APPLICATION_ID = 0x4A574C41
"""`PRAGMA application_id` of our databases: the letters JWLA."""

SIDE_FILE_ID = 0x4A574C42
"""The same of a file that holds only the reader's own tables: JWLB."""

MIGRATIONS = (
    "m001_articles_facts_and_search",
    "m002_what_is_told_of_articles",
    "m003_outlets_and_parties_of_the_profiles",
    "m004_corrections_and_codes",
    "m005_copies_and_versions",
    "m006_coding_tasks",
)
"""Names of all migrations, oldest first. `PRAGMA user_version` is how many a file has had."""

SCHEMA_VERSION = len(MIGRATIONS)

OWN_TABLES = (
    """CREATE TABLE IF NOT EXISTS marks (
    text_sha256 TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('star', 'read')),
    set_at TEXT NOT NULL,
    PRIMARY KEY (text_sha256, mark)
) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS saved_selections (
    name TEXT PRIMARY KEY,
    selection TEXT NOT NULL,
    saved_at TEXT NOT NULL
) WITHOUT ROWID""",
)
"""Tables of what the reader writes, as of the first schema."""
