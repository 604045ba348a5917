"""What a process profile holds, once loaded and checked. Words only: no regular expressions, no code.

Validity dates are ISO 8601 days, months or years ("2017-01-23", "2017-01", "2017"); None means open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AmbiguousForm:
    """A form that counts only under conditions (`RULES` of the vocabulary)."""

    ar: str
    rules: tuple[str, ...]
    needs: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    marks: str | None = None
    """A spelling with marks that settles it in the stored text."""

    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class DatedForm:
    """A form that holds only between two dates."""

    ar: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class DualForm:
    """A form that stands for two or more parties, such as «the two guarantor states»."""

    ar: str
    members: tuple[str, ...]
    """Ids of parties; empty: the members named in the sentence."""

    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class DesignationForm:
    """How texts call a side."""

    ar: str
    form: str
    """Coded: government, regime, forces-of-the-revolution …"""

    used_by: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held."""

    title_ar: str
    title_en: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Attendance:
    """Reference, never a claim: who sat at a meeting according to the profile."""

    actor_type: str
    actor: str
    party: str
    role: str | None
    state: str
    segment: str | None
    heads: tuple[str, ...] = ()
    function: str | None = None
    confidence: str = "high"
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProfileMeeting:
    """A meeting of a process."""

    id: str
    process: str
    kind: str
    number: int | None
    start: str | None
    end: str | None
    date_precision: str
    place: str | None
    title_ar: str
    title_en: str
    format: str | None = None
    portfolio: str | None = None
    held: str = "yes"
    attendance: tuple[Attendance, ...] = ()
    venue: str | None = None
    host: str | None = None
    names: tuple[str, ...] = ()
    """Forms by which texts name this very meeting, such as «مؤتمر الحوار الوطني السوري»."""

    outcome_ar: str = ""
    outcome_en: str = ""
    confidence: str = "high"
    disagreements: tuple[str, ...] = ()
    """What the sources of the profile disagree on, in English."""

    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """A party that a person spoke for, and when."""

    party: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """A person with all spellings."""

    id: str
    name_ar: str
    name_en: str
    party: str
    side: str
    variants: tuple[str, ...]
    """Full forms that link at once; the canonical name is the first."""

    short_forms: tuple[str, ...]
    """Surnames: link after the full name or a title."""

    ambiguous: tuple[AmbiguousForm, ...] = ()
    titles: tuple[str, ...] = ()
    patronymics: tuple[str, ...] = ()
    kunya: str | None = None
    offices: tuple[Office, ...] = ()
    name_native: str | None = None
    name_ijmes: str | None = None
    native_lang: str = "ar"
    """Language of the name: in any other than Arabic the spelling varies with the transliteration."""

    memberships: tuple[Membership, ...] = ()
    """Filled where the party changed; `party` is the last one that matters for the talks."""

    confidence: str = "high"
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartyRole:
    """As what a party sits at a process's meetings, and since when."""

    process: str
    role: str
    since: str | None
    until: str | None
    confidence: str = "high"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A state, delegation, organisation, armed group or body."""

    id: str
    type: str
    name_ar: str
    name_en: str
    variants: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    """Never a party alone: «الروسي» needs a noun such as «الوفد»."""

    delegation_forms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    """Capitals: an actor only with a verb of speech or will."""

    dated_forms: tuple[DatedForm, ...] = ()
    ambiguous: tuple[AmbiguousForm, ...] = ()
    dual_forms: tuple[DualForm, ...] = ()
    designations: tuple[DesignationForm, ...] = ()
    members: tuple[str, ...] = ()
    """Of a group: the ids it stands for. Empty for a group whose members follow from roles and dates."""

    group_role: str | None = None
    """Of a group without fixed members: the role that makes a party a member («the guarantor states»)."""

    roles: tuple[PartyRole, ...] = ()
    since: str | None = None
    until: str | None = None
    """Between these days capitals and other dated names mean this party."""

    place: str | None = None
    side: str = "others"
    """Heading under which the participants pane lists it (`SIDES` of the vocabulary)."""

    state_of: str | None = None
    """The country whose government this is."""

    iso3: str | None = None
    """Of a state: ISO 3166-1 alpha-3, to join other data sets on."""

    gw: int | None = None
    """Of a state: its number in the list of Gleditsch and Ward."""

    never_actor: bool = False
    """A people or a country: may be named, never an actor of a claim."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its names."""

    id: str
    type: str
    name_ar: str
    name_en: str
    variants: tuple[str, ...]
    ambiguous: tuple[AmbiguousForm, ...] = ()
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    listed_as: str | None = None
    """The place that news mean by it: a governorate is listed as its city."""

    members: tuple[str, ...] = ()
    """Places that a dual form stands for («الغوطتين»)."""

    listed: bool = True
    """False: known for its coordinates and as a parent, never a facet value (states, roads, zones)."""

    name_native: str | None = None
    name_rom: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue of the talks."""

    id: str
    name_ar: str
    name_en: str
    triggers: tuple[str, ...]
    weak: tuple[str, ...] = ()
    """Count only with a second sign."""

    not_when: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, channel or agency as it signs."""

    id: str
    name_ar: str
    name_en: str
    variants: tuple[str, ...]
    ambiguous: tuple[AmbiguousForm, ...] = ()
    type: str = ""
    country: str = ""
    ownership: str = ""
    """state, private, party, agency …"""

    owner: str = ""
    """Country of the owner, ISO 3166-1 alpha-3."""

    seat: str = ""
    """Country it is made in, ISO 3166-1 alpha-3."""

    scale: str = ""
    domain: str = ""
    months: str = ""
    """Month names it writes: levant, egypt, dual …"""


@dataclass(frozen=True, slots=True)
class Process:
    """How a series of talks is named and numbered."""

    id: str
    name_ar: str
    name_en: str
    base_spellings: tuple[str, ...]
    """Spellings of the name that carries numbers: «أستانا», «جنيف»."""

    words: tuple[str, ...] = ()
    """Words of the process: مسار, محادثات …"""

    first_number: int | None = None
    last_number: int | None = None
    """None for talks whose meetings have no numbers."""

    ambiguous: tuple[AmbiguousForm, ...] = ()
    main: bool = False
    """Whether `main_round` counts its rounds: true of one process, that of the first profile in use."""

    parent: str | None = None
    """The process that this one hangs on, such as a working group."""

    not_names: tuple[str, ...] = ()
    """Forms that hold a base spelling and mean something else."""

    announced: tuple[int, ...] = ()
    """Numbers that were announced and never held."""

    subject: tuple[str, ...] = ()
    """Words of which a text on these talks holds at least one (the country, its people): the name of a city
    alone may be a football club or another conference. Empty: the name alone is enough."""

    named_in_full_by: tuple[str, ...] = ()
    """Words that, directly before the name, need no word of the subject («محادثات أستانا»)."""


@dataclass(frozen=True, eq=False)
class Profiles:
    """All profiles in use, merged: each id stands once. Compared and hashed by identity."""

    names: tuple[str, ...] = ()
    version: str = ""
    """Hash of the files: an article says which knowledge it was read with."""

    reference: bool = True
    """False under --no-reference: nothing is resolved from the profile's meetings."""

    about: tuple[str, ...] = ()
    """Words that show a text to be about these talks: without one some ambiguous names do not count."""

    processes: Mapping[str, Process] = field(default_factory=dict)
    meetings: Mapping[str, ProfileMeeting] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    parties: Mapping[str, Party] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
