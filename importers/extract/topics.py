"""Which issues a text speaks of, by their words; a weak word needs a second sign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from importers.extract.document import Document
from importers.extract.gazetteer import Match, gazetteer
from importers.extract.kind import Findings
from importers.extract.letters import detached
from importers.extract.naming import naming
from importers.extract.parties import actors
from importers.profiles.profile import Profiles
from store.record import Mention

_HEADING_WORDS = 14
_SIGN_REACH = 4  # words before a weak word
_ACT_REACH = 12
_TALK_REACH = 24  # «تبحث الجولة ... إضافة إلى إدلب»
_SUBJECT_REACH = 5  # words between a verb and its subject, behind or before it


@dataclass
class FoundTopic:
    """One topic of one text."""

    id: str
    mentions: list[Mention] = field(default_factory=list)
    act: str | None = None
    by: str | None = None


def find_topics(document: Document, profiles: Profiles, findings: Findings) -> list[FoundTopic]:
    """The topics in order of their first mention."""
    matches = gazetteer(profiles).matches_of(document, "topic")
    strong = _by_word(match for match in matches if match.form.sort == "trigger")
    cancelled = _by_word(match for match in matches if match.form.sort == "cancel")
    named = _by_word(_organisations(document, profiles))
    by_id: dict[str, list[Match]] = {}
    for match in matches:
        refused = (
            match.form.sort == "cancel"
            or any(
                _holds(other, match) and other.form.id == match.form.id for other in cancelled[match.first]
            )
            or any(_exceeds(name, match) for name in named[match.first])
            or (match.form.sort == "weak" and any(_of_another(other, match) for other in strong[match.first]))
        )
        if not refused:
            _add(by_id.setdefault(match.form.id, []), match)
    found = []
    subjects = _subjects(document, profiles, findings)
    for id_, places in by_id.items():
        if (topic := _topic(document, id_, places, subjects)) is not None:
            found.append(topic)
    return sorted(found, key=lambda topic: topic.mentions[0].start)


def _organisations(document: Document, profiles: Profiles) -> list[Match]:
    """Names of organisations and outlets of several words."""
    known = gazetteer(profiles)
    outlets = [match for match in known.matches_of(document, "outlet") if match.last > match.first]
    parties = [match for match in known.matches_of(document, "party") if match.last > match.first]
    return [*outlets, *(one for one in parties if profiles.parties[one.form.id].type == "organisation")]


def _by_word(matches: Iterable[Match]) -> defaultdict[int, list[Match]]:
    """The matches that each word belongs to."""
    found: defaultdict[int, list[Match]] = defaultdict(list)
    for match in matches:
        for word in range(match.first, match.last + 1):
            found[word].append(match)
    return found


def _holds(outer: Match, inner: Match) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _exceeds(outer: Match, inner: Match) -> bool:
    """Whether a match is a part of a longer one: «شؤون اللاجئين» of the name of an agency."""
    return _holds(outer, inner) and outer.last - outer.first > inner.last - inner.first


def _of_another(outer: Match, inner: Match) -> bool:
    """Whether a word lies inside a longer form of another topic: «الدستورية» in «اللجنة الدستورية»."""
    return outer.form.id != inner.form.id and _exceeds(outer, inner)


def _is_issue(document: Document, match: Match) -> bool:
    """Whether a weak word is spoken of as an issue: a sign stands directly before it, a verb of discussing or
    demanding governs its sentence, or it is named in a headline."""
    sentence = document.sentences[match.first]
    if sentence.stop - sentence.start <= _HEADING_WORDS and _is_line(document, sentence):
        return True
    before = document.words[max(sentence.start, match.first - _TALK_REACH) : match.first]
    return any(map(_is_sign, before[-_SIGN_REACH:])) or any(map(_is_talk, before))


@lru_cache(maxsize=50_000)
def _is_sign(word: str) -> bool:
    """Whether a word directly before another makes that one an issue."""
    known = naming()
    return any(bare in known.issue_signs or bare in known.acts for bare, _ in detached(word))


@lru_cache(maxsize=50_000)
def _is_talk(word: str) -> bool:
    """Whether a word is of discussing or demanding."""
    return any(naming().acts.get(bare) in ("discussed", "demanded") for bare, _ in detached(word))


def _is_line(document: Document, sentence: range) -> bool:
    """Whether a sentence is a paragraph of its own without an end mark: a headline."""
    first, last = sentence[0], sentence[-1]
    behind = document.gaps[last].lstrip(' »"؟?!')
    return (first == 0 or "\n" in document.gaps[first - 1]) and behind.startswith(("\n", ":"))


def _add(places: list[Match], match: Match) -> None:
    """Keep the longest of overlapping forms."""
    if places and match.start < places[-1].end:
        if match.end - match.start <= places[-1].end - places[-1].start:
            return
        places.pop()
    places.append(match)


def _topic(document: Document, id_: str, places: list[Match], subjects: dict[int, str]) -> FoundTopic | None:
    strong = [match for match in places if match.form.sort == "trigger"]
    topic = FoundTopic(id_)
    for match in places:
        act, by = (topic.act, topic.by) if topic.by else _act(document, match, subjects)
        if match.form.sort == "trigger":
            topic.mentions.append(Mention(match.start, match.end, "topic.trigger", "high"))
        elif strong or _is_issue(document, match):
            topic.mentions.append(Mention(match.start, match.end, "topic.weak-word", "medium"))
        else:
            continue
        if topic.act is None or (topic.by is None and by is not None):
            topic.act, topic.by = act or topic.act, by
    return topic if topic.mentions else None


def _act(document: Document, match: Match, subjects: dict[int, str]) -> tuple[str | None, str | None]:
    """What is done about the issue: the nearest word of an act before it, with its subject."""
    first = document.sentences[match.first].start
    acts = naming().attached_acts
    words = document.words
    for word in range(match.first - 1, max(first, match.first - _ACT_REACH) - 1, -1):
        if words[word] in acts:
            return acts[words[word]], _subject(word, match.first, first, subjects)
    return None, None


def _subject(verb: int, issue: int, sentence: int, subjects: dict[int, str]) -> str | None:
    """Who acts: the actor between the verb and the issue, else the nearest one before the verb."""
    for word in range(verb + 1, min(verb + _SUBJECT_REACH, issue)):
        if word in subjects:
            return subjects[word]
    for word in range(verb - 1, max(verb - _SUBJECT_REACH, sentence - 1), -1):
        if word in subjects:
            return subjects[word]
    return None


def _subjects(document: Document, profiles: Profiles, findings: Findings) -> dict[int, str]:
    """Id of the party or person that each word belongs to; a person before the party of his title."""
    found = {
        word: actor.id
        for actor in actors(document, profiles, findings)
        for word in range(actor.first, actor.last + 1)
        if actor.group is None
    }
    for person in findings.people:
        for mention in person.mentions if person.id else ():
            found.update(dict.fromkeys(document.words_in(mention.start, mention.end), person.id or ""))
    return found
