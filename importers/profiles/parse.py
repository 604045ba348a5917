"""Tables of a profile's files into values: one function a file, and no field that is not named here."""

from __future__ import annotations

from importers.profiles import vocabulary
from importers.profiles.entry import Entry
from importers.profiles.profile import (
    AmbiguousForm,
    Attendance,
    DatedForm,
    DesignationForm,
    DualForm,
    Membership,
    Office,
    Outlet,
    Party,
    PartyRole,
    Person,
    Place,
    Process,
    ProfileMeeting,
    Topic,
)


def process(entry: Entry) -> Process:
    """A table of processes.toml."""
    return Process(
        id=entry.id,
        name_ar=entry.text("name_ar", needed=True),
        name_en=entry.text("name_en", needed=True),
        base_spellings=entry.texts("base_spellings"),
        words=entry.texts("words"),
        first_number=entry.number("first_number"),
        last_number=entry.number("last_number"),
        ambiguous=_ambiguous(entry),
        main=entry.flag("main"),
        parent=entry.reference("parent", "processes"),
        not_names=entry.texts("not_names"),
        announced=entry.numbers("announced"),
        subject=entry.texts("subject"),
        named_in_full_by=entry.texts("named_in_full_by"),
    )


def meeting(entry: Entry) -> ProfileMeeting:
    """A table of meetings.toml."""
    return ProfileMeeting(
        id=entry.id,
        process=entry.reference("process", "processes", needed=True) or "",
        kind=entry.one_of("kind", vocabulary.MEETING_KINDS, "conference"),
        number=entry.number("number"),
        start=entry.day("start"),
        end=entry.day("end"),
        date_precision=entry.one_of("date_precision", vocabulary.PRECISIONS, "day"),
        place=entry.reference("place", "places"),
        title_ar=entry.text("title_ar", needed=True),
        title_en=entry.text("title_en", needed=True),
        format=entry.word("format", vocabulary.FORMATS),
        portfolio=entry.maybe("portfolio"),
        held=entry.text("held") or "yes",
        attendance=tuple(_attendance(inner) for inner in entry.tables("attendance")),
        venue=entry.reference("venue", "places"),
        host=entry.reference("host", "parties"),
        names=entry.texts("names"),
        outcome_ar=entry.text("outcome_ar"),
        outcome_en=entry.text("outcome_en"),
        confidence=entry.one_of("confidence", vocabulary.CONFIDENCE, "high"),
        disagreements=entry.texts("disagreements"),
        notes=entry.texts("notes"),
    )


def _attendance(entry: Entry) -> Attendance:
    is_person = entry.flag("person")
    actor = entry.reference("actor", "people" if is_person else "parties", needed=True) or ""
    result = Attendance(
        actor_type="person" if is_person else "party",
        actor=actor,
        party=entry.reference("party", "parties") or actor,
        role=entry.word("role", vocabulary.ROLES),
        state=entry.one_of("state", vocabulary.STATES, "attended"),
        segment=entry.word("segment", vocabulary.SEGMENTS),
        heads=entry.all_references("heads", "people"),
        function=entry.word("function", vocabulary.FUNCTIONS),
        confidence=entry.one_of("confidence", vocabulary.CONFIDENCE, "high"),
        note=entry.text("note"),
    )
    entry.finish()
    return result


def person(entry: Entry) -> Person:
    """A table of people.toml."""
    name = entry.text("name_ar", needed=True)
    return Person(
        id=entry.id,
        name_ar=name,
        name_en=entry.text("name_en", needed=True),
        party=entry.reference("party", "parties", needed=True) or "",
        side=entry.word("side", vocabulary.SIDES) or "",
        variants=(name, *entry.texts("variants")),
        short_forms=entry.texts("short"),
        ambiguous=_ambiguous(entry),
        titles=entry.texts("titles"),
        patronymics=entry.texts("patronymics"),
        kunya=entry.maybe("kunya"),
        offices=tuple(_office(inner) for inner in entry.tables("offices")),
        name_native=entry.maybe("native"),
        name_ijmes=entry.maybe("ijmes"),
        native_lang=entry.text("native_lang") or "ar",
        memberships=tuple(_membership(inner) for inner in entry.tables("parties")),
        confidence=entry.one_of("confidence", vocabulary.CONFIDENCE, "high"),
        note=entry.text("note"),
    )


def _office(entry: Entry) -> Office:
    result = Office(entry.text("ar"), entry.text("en"), entry.day("since"), entry.day("until"))
    entry.finish()
    return result


def _membership(entry: Entry) -> Membership:
    party = entry.reference("party", "parties", needed=True) or ""
    result = Membership(party, entry.day("since"), entry.day("until"))
    entry.finish()
    return result


def party(entry: Entry, roles: tuple[PartyRole, ...]) -> Party:
    """A table of parties.toml, with what roles.toml says of it."""
    name = entry.text("name_ar", needed=True)
    variants = entry.texts("variants")
    return Party(
        id=entry.id,
        type=entry.one_of("type", vocabulary.PARTY_TYPES, "organisation"),
        name_ar=name,
        name_en=entry.text("name_en", needed=True),
        variants=(name, *variants) if entry.flag("name_is_form", missing=True) else variants,
        adjectives=entry.texts("adjectives"),
        delegation_forms=entry.texts("delegation"),
        metonyms=entry.texts("metonyms"),
        dated_forms=tuple(_dated(inner) for inner in entry.tables("dated")),
        ambiguous=_ambiguous(entry),
        dual_forms=tuple(_dual(inner) for inner in entry.tables("duals")),
        designations=tuple(_designation(inner) for inner in entry.tables("designations")),
        members=entry.all_references("members", "parties"),
        group_role=entry.word("group_role", vocabulary.ROLES),
        roles=roles,
        since=entry.day("since"),
        until=entry.day("until"),
        place=entry.reference("place", "places"),
        side=entry.one_of("side", vocabulary.SIDES, "others"),
        state_of=entry.reference("state_of", "parties"),
        iso3=entry.maybe("iso3"),
        gw=entry.number("gw"),
        never_actor=entry.flag("never_actor"),
        note=entry.text("note"),
    )


def role(entry: Entry, process_id: str) -> PartyRole | None:
    """An inner table of roles.toml; the folder's own process unless it names another."""
    result = PartyRole(
        process=entry.reference("process", "processes") or process_id,
        role=entry.word("role", vocabulary.ROLES) or "",
        since=entry.day("since"),
        until=entry.day("until"),
        confidence=entry.one_of("confidence", vocabulary.CONFIDENCE, "high"),
        note=entry.text("note"),
    )
    if "role" not in entry.fields:
        entry.problem("profile-field-missing", field="role")
    entry.finish()
    return result if result.role else None


def _dated(entry: Entry) -> DatedForm:
    result = DatedForm(entry.text("ar", needed=True), entry.day("since"), entry.day("until"))
    entry.finish()
    return result


def _dual(entry: Entry) -> DualForm:
    members = entry.all_references("members", "parties")
    result = DualForm(entry.text("ar", needed=True), members, entry.day("since"), entry.day("until"))
    entry.finish()
    return result


def _designation(entry: Entry) -> DesignationForm:
    form = entry.text("form", needed=True)
    result = DesignationForm(entry.text("ar", needed=True), form, entry.text("used_by"))
    entry.finish()
    return result


def place(entry: Entry) -> Place:
    """A table of places.toml."""
    entry.known.add("note")
    name = entry.text("name_ar", needed=True)
    variants = entry.texts("variants")
    return Place(
        id=entry.id,
        type=entry.text("type", needed=True),
        name_ar=name,
        name_en=entry.text("name_en", needed=True),
        variants=(name, *variants) if entry.flag("name_is_form", missing=True) else variants,
        ambiguous=_ambiguous(entry),
        parent=entry.reference("parent", "places"),
        lat=entry.decimal("lat"),
        lon=entry.decimal("lon"),
        listed_as=entry.reference("listed_as", "places"),
        members=entry.all_references("members", "places"),
        listed=entry.flag("listed", missing=True),
        name_native=entry.maybe("native"),
        name_rom=entry.maybe("name_rom"),
    )


def topic(entry: Entry) -> Topic:
    """A table of topics.toml."""
    return Topic(
        id=entry.id,
        name_ar=entry.text("name_ar", needed=True),
        name_en=entry.text("name_en", needed=True),
        triggers=entry.texts("triggers"),
        weak=entry.texts("weak"),
        not_when=entry.texts("not_when"),
        definition=entry.text("definition"),
    )


def outlet(entry: Entry) -> Outlet:
    """A table of outlets.toml."""
    entry.known |= {"ownership_confidence", "note"}
    return Outlet(
        id=entry.id,
        name_ar=entry.text("name_ar", needed=True),
        name_en=entry.text("name_en", needed=True),
        variants=entry.texts("variants"),
        ambiguous=_ambiguous(entry),
        type=entry.text("type"),
        country=entry.text("country"),
        ownership=entry.text("ownership"),
        owner=entry.text("owner"),
        seat=entry.text("seat"),
        scale=entry.text("scale"),
        domain=entry.text("domain"),
        months=entry.text("months"),
    )


def _ambiguous(entry: Entry) -> tuple[AmbiguousForm, ...]:
    return tuple(_ambiguous_form(inner) for inner in entry.tables("ambiguous"))


def _ambiguous_form(entry: Entry) -> AmbiguousForm:
    result = AmbiguousForm(
        ar=entry.text("ar", needed=True),
        rules=entry.words("rules", vocabulary.RULES),
        needs=entry.texts("needs"),
        context=entry.texts("context"),
        not_before=entry.texts("not_before"),
        not_after=entry.texts("not_after"),
        marks=entry.maybe("marks"),
        since=entry.day("since"),
        until=entry.day("until"),
    )
    if not entry.fields.get("rules"):
        entry.problem("profile-field-missing", field="rules")
    for rule, name in _CONDITIONS:
        if rule in result.rules and not entry.fields.get(name):
            entry.problem("profile-rule-without-words", rule=rule, field=name)
        if entry.fields.get(name) and rule not in result.rules:
            entry.problem("profile-words-without-rule", rule=rule, field=name)
    entry.finish()
    return result


_CONDITIONS = (
    ("with-head-noun", "needs"),
    ("needs-context", "context"),
    ("not-before", "not_before"),
    ("not-after", "not_after"),
)
