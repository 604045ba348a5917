"""What the states of a claim come to, as far as two of them can contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Stance = Literal["present", "away", "left", "foreseen"]

# fmt: off
STANCES: Mapping[str, Stance] = {
    "attended": "present", "returned": "present", "partial": "present",
    "declined": "away", "boycotted": "away", "absent": "away", "excluded": "away",
    "suspended": "left", "withdrew": "left",
    "expected": "foreseen", "invited": "foreseen",
}
"""State → stance. Only `present` and `away` exclude each other: whoever suspends his participation may have
come before, and what was foreseen did or did not happen."""
# fmt: on
