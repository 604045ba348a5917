"""The only words that may stand in coded fields of a profile and of a record."""

from __future__ import annotations

ROLES = frozenset({"guarantor", "party", "observer", "mediator", "host"})
"""As what somebody sits at a meeting."""

STATES = frozenset(
    {
        "invited", "expected", "attended", "partial", "suspended", "withdrew", "returned", "declined",
        "boycotted", "absent", "excluded",
    }
)  # fmt: skip
"""Whether somebody sat there. Never mixed with the role."""

FUNCTIONS = frozenset({"head", "deputy", "member", "spokesperson", "adviser", "expert", "representative"})
SEGMENTS = frozenset({"technical", "bilateral", "plenary", "day-1", "day-2"})
FORMATS = frozenset({"bilateral", "trilateral", "quadrilateral"})
CONFIDENCE = frozenset({"high", "medium", "low"})
PRECISIONS = frozenset({"day", "month", "year", "within"})

MEETING_KINDS = frozenset(
    {
        "round", "technical", "ministerial", "deputy-ministerial", "summit", "congress", "committee",
        "working-group", "opposition-conference", "conference",
    }
)  # fmt: skip

PARTY_TYPES = frozenset(
    {
        "state",
        "delegation",
        "organisation",
        "group-of-states",
        "body",
        "armed-group",
        "armed-forces",
        "community",
    }
)

SIDES = ("guarantors", "government", "opposition", "mediators", "hosts", "observers", "others")
"""Headings under which lists show participants, in this order; also the `group` of their facts."""

RULES = frozenset(
    {
        "after-full-name", "with-title", "with-head-noun", "byline", "not-before", "not-after",
        "needs-context", "topic-country", "by-date", "nearest-antecedent", "never-alone",
    }
)  # fmt: skip
"""Conditions of a form. `not-…` cancel; after-full-name or with-title is enough; the others must hold."""
