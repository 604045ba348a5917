"""The words that claims and cells are coded by, with labels; `store.stances` says what states come to."""

from __future__ import annotations

from collections.abc import Mapping

Label = tuple[str, str]
"""(Arabic, English)."""

# fmt: off
ROLES: Mapping[str, Label] = {
    "guarantor": ("ضامن", "guarantor"),
    "party":     ("طرف", "party"),
    "observer":  ("مراقب", "observer"),
    "mediator":  ("وسيط", "mediator"),
    "host":      ("مضيف", "host"),
}
"""Capacities in which a party takes part."""

FUNCTIONS: Mapping[str, Label] = {
    "head":           ("رئيس الوفد", "head"),
    "deputy":         ("نائب رئيس الوفد", "deputy"),
    "member":         ("عضو الوفد", "member"),
    "spokesperson":   ("المتحدث باسم الوفد", "spokesperson"),
    "adviser":        ("مستشار الوفد", "adviser"),
    "expert":         ("خبير", "expert"),
    "representative": ("ممثل", "representative"),
}
"""What a person is in a delegation."""

STATES: Mapping[str, Label] = {
    "invited":   ("مدعو", "invited"),
    "expected":  ("متوقع", "expected"),
    "attended":  ("حضر", "attended"),
    "partial":   ("حضر جزئيا", "attended in part"),
    "suspended": ("علّق", "suspended"),
    "withdrew":  ("انسحب", "withdrew"),
    "returned":  ("عاد", "returned"),
    "declined":  ("اعتذر / رفض", "declined"),
    "boycotted": ("قاطع", "boycotted"),
    "absent":    ("غاب", "absent"),
    "excluded":  ("مستبعد", "excluded"),
}
"""What is claimed of somebody's attendance."""

# fmt: on

LABELS: Mapping[str, Label] = {**ROLES, **FUNCTIONS, **STATES}
"""Every coded word; none is in two of the tables."""

CELL_STATES: Mapping[str, Label] = {**STATES, "undetermined": ("غير محسوم", "undetermined")}
"""What a coder may decide of a cell: a state, or that the claims do not settle it."""
