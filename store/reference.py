"""What a profile knows of a value: reference to compare articles with, never one of their claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameForm = Literal["arabic", "native", "press", "scholarly"]


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office with its days; None for a day that is not known, or not come."""

    title_ar: str
    title_en: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Reference:
    """A person or party as a profile has them."""

    names: tuple[tuple[NameForm, str], ...]
    """Arabic, in the own script, as the press writes it in Latin letters, and in scholarly romanisation."""

    party_ar: str = ""
    party_en: str = ""
    """Whom a person belongs to."""

    offices: tuple[HeldOffice, ...] = ()
    note: str = ""
