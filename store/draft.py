"""What the writer accepts: an article ready to be stored, whatever format it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from store.record import Mentions, Record
from store.sketch import Imprint


@dataclass(frozen=True, slots=True)
class KindSpec:
    """A facet kind as the store and the screen need to know it. Extraction declares it in one place."""

    name: str
    """Stable name, as in `--where KIND=VALUE` and the `kind` column of facts.csv."""

    label_en: str
    label_ar: str
    order: int
    """Place among the kinds, ascending."""

    facet: bool = True
    """False: stored and exported as facts, but too many values to choose from (single dates)."""

    multi: bool = True
    """False: an article has at most one value (source, month)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one kind in one article, with the words that prove it."""

    kind: str
    value: str
    """Value id: `astana:4`, `lavrentiev`, `turkey/guarantor/attended`; for a person unknown to
    every profile `?` and the name as written."""

    label_ar: str
    label_en: str
    group: str = ""
    """Side or other heading under which lists show the value; an id, not a label."""

    mentions: Mentions = ()
    detail: Mapping[str, str | int | bool | None] = field(default_factory=dict)
    """Further fields of the record's entry (number said, resolved_by, role, precision …)."""


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting that a profile brings, for the table of meetings."""

    id: str
    process: str
    kind: str
    number: int | None
    start: str | None
    end: str | None
    place_id: str | None
    place_ar: str
    place_en: str
    title_ar: str
    title_en: str
    date_precision: str | None = None
    """day, month, year, or `within` (some days between start and end)."""


@dataclass(frozen=True, slots=True)
class OutletDraft:
    """What a profile knows of an outlet, beside its names."""

    id: str
    type: str
    ownership: str
    country: str
    """Country it is made in, ISO 3166-1 alpha-3; empty when the profile does not say."""

    owner: str
    """Country of its owner, likewise."""


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """By what other data sets know a party: of a state, or of the state whose government it is."""

    id: str
    type: str
    iso3: str | None
    """ISO 3166-1 alpha-3."""

    gw: int | None
    """Number in the list of Gleditsch and Ward."""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact about an article that its text does not say, and who says so."""

    field: str
    """`published`, `source`, `url`, `archived_url`, `accessed` …"""

    value: str
    origin: Literal["metadata", "manual"]
    """metadata: the file itself; manual: the reader's own list, which goes before it."""


@dataclass(frozen=True, slots=True)
class Unextracted:
    """An article before extraction: decoded, with the hash of its bytes. Fields as in `Draft`."""

    key: str
    path: str
    sha256: str
    text: str
    format: str
    encoding: str
    encoding_certainty: str
    notes: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    lasting: str | None = None
    """Where the article is found again after its text was changed: the absolute path of a file, the id of an
    entry of a feed. Another text there is a newer version. None for a row of a table, whose number says
    nothing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article, its provenance and what was extracted from it."""

    key: str
    """Name of the article for people and commands: file name without suffix, or that with `#` and a number.
    The writer makes it unique."""

    path: str
    """Where it came from, as given; display only after its control characters are made visible."""

    sha256: str
    """Hash of the record's own bytes: the identity of the article."""

    text: str
    """Whole text in logical order, as stored. Every offset counts its code points."""

    format: str
    encoding: str
    """Codec that decoded the bytes, such as `utf-8` or `windows-1256`."""

    encoding_certainty: str
    """high, medium, low, or `declared`."""

    record: Record
    facts: tuple[Fact, ...]
    notes: tuple[str, ...] = ()
    """Codes of things worth knowing that did not stop the import (`surrogates-replaced` …)."""

    told: tuple[Told, ...] = ()
    """What is known from outside the text; of a field and an origin the last counts."""

    lasting: str | None = None
    imprint: Imprint | None = None
    """What copies of the text are found by; the writer makes it when it is not given."""
