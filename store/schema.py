"""What makes a file one of ours, and which schema it has: all that reading needs to know of the migrations.

The tables themselves are made in `store.migrations`, which loads sqlite-utils; reading must not (it costs a
quarter of a second at start).
"""

from __future__ import annotations

APPLICATION_ID = 0x4A574C41
"""`PRAGMA application_id` of our files: the letters JWLA."""

MIGRATIONS = ("m001_articles_facts_and_search",)
"""Names of all migrations, oldest first. `PRAGMA user_version` is how many a file has had."""

SCHEMA_VERSION = len(MIGRATIONS)
