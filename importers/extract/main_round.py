"""The round that an article is mainly about: by where it is named and in what words, else by the day."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from importers.extract.dates_written import Written
from importers.extract.document import Document
from importers.extract.processes import Name
from importers.extract.resolve import Said, is_exact
from importers.extract.subject import Subject
from importers.extract.years import Anchor
from importers.language.meetings import counted_nouns, meeting_words
from importers.profiles.profile import ProfileMeeting

_DATELINE = 10
"""Words of a line that may be no more than place, day and outlet."""

_LEAD = 80
"""Words after the headline that say what an article is about."""


@dataclass(slots=True)
class _Candidate:
    said: Said
    score: float = 0.0
    times: int = 0
    in_headline: bool = False
    in_lead: bool = False


def main_by_number(
    document: Document,
    rounds: list[Said],
    names: list[Name],
    process: str | None,
    topic: str | None,
    dates: list[Written],
    anchor: Anchor | None,
) -> Said | None:
    """The named round that the article is about; None when it is about several, or about other talks."""
    own = [said for said in rounds if said.named.process == process]
    if not own:
        return None
    candidates = _scored(document, own, anchor)
    ranked = sorted(candidates, key=lambda c: (-c.score, c.said.named.first))
    top = ranked[0]
    if _is_account_of_many(candidates, top):
        return None
    if topic != process and top.score < 6.0:
        return None
    if top.score >= 3.0:
        return top.said
    mentions = sum(1 for name in names if name.process == process)
    years_told = {date.year for date in dates if date.year is not None}
    now = top.said.date is not None and top.said.date.direction == "present"  # «يومي 21 و22 ديسمبر الجاري»
    alone = len(ranked) == 1 and (now or (mentions >= 3 and top.score >= 1.0 and len(years_told) <= 2))
    return top.said if alone and _days_off(top.said, anchor) <= 60 else None


def _scored(document: Document, own: list[Said], anchor: Anchor | None) -> list[_Candidate]:
    """Each round once, in the order of first mention, weighed by the places and words of its mentions."""
    headline = document.paragraph_at(document.starts[0])[1]
    behind = bisect_left(document.starts, headline)
    lead = _LEAD + (behind if behind < len(document.words) else 0)
    found: dict[object, _Candidate] = {}
    for said in own:
        named = said.named
        key = said.meeting.id if said.meeting is not None else named.number
        candidate = found.setdefault(key, _Candidate(said))
        candidate.times += 1
        if candidate.times > 5:
            continue
        in_headline = document.starts[named.first] < headline
        candidate.in_headline |= in_headline
        opens = not in_headline and named.first < lead and not candidate.in_lead
        candidate.in_lead |= opens
        weight = 8.0 if in_headline else 4.0 if opens else 1.0
        told = named.first > 0 and document.words[named.first - 1] in meeting_words("pronouns")
        if named.rule == "round.ordinal-apart" or (told and named.rule == "round.ordinal-noun"):
            weight += 6.0  # «وهذه هي الثامنة», «وهي ثاني جولة من المحادثات»
        candidate.score += weight * _of_tense(
            document, said, in_lead=named.first < lead, in_headline=in_headline
        )
    for candidate in found.values():
        days = _days_off(candidate.said, anchor) if anchor is not None and candidate.said.meeting else None
        if days is not None:
            candidate.score *= 2.0 if days <= 8 else 1.0 if days <= 45 else 0.5
    return list(found.values())


def _of_tense(document: Document, said: Said, *, in_lead: bool, in_headline: bool) -> float:
    """How the words round a mention weigh it: what has begun counts more, what is past less."""
    words, named = document.words, said.named
    sentence = document.sentences[named.first]
    near = words[max(sentence.start, named.first - 4) : named.first] + words[named.last + 1 : named.last + 4]
    before = words[max(sentence.start, named.first - 12) : named.first]
    plain = [word[1:] if word[:1] == "و" else word for word in near]
    if not meeting_words("gone").isdisjoint(plain):
        return 0.3
    begun = meeting_words("begun")
    if in_lead and any(word in begun or word[1:] in begun for word in [*before, *near]):
        return 2.5
    return 1.2 if not in_headline and not meeting_words("coming").isdisjoint(plain) else 1.0


def _is_account_of_many(candidates: list[_Candidate], top: _Candidate) -> bool:
    """A chronology or a survey goes from one round to the next; it is about none of them."""
    heading = sum(candidate.in_headline for candidate in candidates)
    if len(candidates) < 4 or (top.in_headline and heading == 1):
        return False
    numbers = [candidate.said.named.number for candidate in candidates]
    start = candidates.index(top)
    rising = 0
    for before, after in zip(numbers[start:], numbers[start + 1 :], strict=False):
        rising = rising + 1 if after > before else 0
        if rising >= 3:
            return True
    runner_up = max(c.score for c in candidates if c is not top)
    return top.score < 1.5 * runner_up


def _days_off(said: Said, anchor: Anchor | None) -> int:
    """Days between the article's day and the meeting; 0 when either is unknown."""
    if anchor is None or said.meeting is None or said.meeting.start is None or said.meeting.end is None:
        return 0
    start, end = Day.fromisoformat(said.meeting.start), Day.fromisoformat(said.meeting.end)
    return max(0, (start - anchor.day).days, (anchor.day - end).days)


def main_by_date(
    document: Document,
    subject: Subject,
    process: str,
    dates: list[Written],
    published: str | None,
    meetings: tuple[ProfileMeeting, ...],
) -> ProfileMeeting | None:
    """Without a number: the round that meets on the article's day, or on the days that the head of the text
    gives, when they are those of one round alone."""
    if subject.is_mixed or not any(name.process == process and name.first < 100 for name in subject.names):
        return None
    rounds = [meeting for meeting in meetings if meeting.kind == "round" and meeting.start and meeting.end]
    early = [
        date
        for date in dates
        if date.first < 150 and date.day is not None and not date.relative and _is_of_talks(document, date)
    ]
    for date in early:
        fitting = [meeting for meeting in rounds if is_exact(meeting, date)]
        if len(fitting) == 1 and _is_of_this_time(fitting[0], published):
            return fitting[0]
    if published is None:
        return None
    today = Day.fromisoformat(published)
    for meeting in rounds:
        start, end = Day.fromisoformat(meeting.start or ""), Day.fromisoformat(meeting.end or "")
        if start - timedelta(days=3) <= today <= end + timedelta(days=2):
            return meeting
    return None


def _is_of_talks(document: Document, date: Written) -> bool:
    """Whether the sentence of a date, or the one under a dateline, speaks of talks: the days of a visit to
    the same city are those of no round."""
    here = document.sentences[date.first]
    below = here.stop < len(document.words) and len(here) <= _DATELINE
    words = document.words[here.start : document.sentences[here.stop].stop if below else here.stop]
    return speaks_of_meetings(words)


def speaks_of_meetings(words: list[str]) -> bool:
    """Whether a noun of talks is among these words; «جولته» may be a journey, «نسخته» that of a forum."""
    nouns = counted_nouns()
    return any(word in nouns and nouns[word][0][1].kind not in ("own", "edition") for word in words)


def _is_of_this_time(meeting: ProfileMeeting, published: str | None) -> bool:
    if published is None or meeting.start is None:
        return True
    return abs((Day.fromisoformat(meeting.start) - Day.fromisoformat(published)).days) <= 21
