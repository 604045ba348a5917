"""Reading gold: what is wrong is named with its place, and the sample's own gold is sound."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from importers.evaluation import GoldError, check_text, load_coding, read_gold
from importers.evaluation.gold import GoldArticle, GoldClaim, GoldDate, GoldName, GoldRound, GoldSource
from importers.evaluation.problems import GoldProblem
from importers.profiles import load
from importers.profiles.reading import DATA
from tests.evaluation.making import GOLD, OUTLETS, OUTLETS_TEXTS, PEOPLE, PEOPLE_TEXTS, TEXTS, line, write
from tui.words.english import SENTENCES as ENGLISH

ROOT = Path(__file__).resolve().parents[2]
CLAIM = {"actor_type": "party", "actor": "turkey", "state": "attended", "evidence": "x"}
FAULTS: list[tuple[str, str, str]] = [
    # line, code, field
    ("{", "gold-not-json", ""),
    ("[1]", "gold-not-json", ""),
    ('{"sha256": "0"}', "gold-field-missing", "id"),
    ('{"id": "a"}', "gold-field-missing", "sha256"),
    (line(main_round="4"), "gold-field-type", "main_round"),
    (line(main_round=True), "gold-field-type", "main_round"),
    (line(distractor="yes"), "gold-field-type", "distractor"),
    (line(parties=["turkey", 4]), "gold-field-type", "parties"),
    (line(rounds=[4]), "gold-field-type", "rounds[1]"),
    (line(rounds=[{"evidence": "x"}]), "gold-field-missing", "rounds[1].round"),
    (line(rounds=[{"round": 4}]), "gold-field-missing", "rounds[1].evidence"),
    (line(dates=[{"evidence": "x", "start": "4 May"}]), "gold-day", "dates[1].start"),
    (line(dates=[{"evidence": "x", "start": "2017-02-30"}]), "gold-day", "dates[1].start"),
    (
        line(dates=[{"evidence": "x", "start": "2017-05-04", "end": "2017-05-03"}]),
        "gold-days-reversed",
        "dates[1].end",
    ),
    (line(dates=[{"evidence": "x", "alt": ["2017-05-04"]}]), "gold-field-type", "dates[1].alt"),
    (line(unscored=["round"]), "gold-word", "unscored"),
    (line(optinal=[]), "gold-field-unknown", "optinal"),
    (line(attendance=[{**CLAIM, "state": "came"}]), "gold-word", "attendance[1].state"),
    (line(attendance=[{**CLAIM, "alt_role": ["guest"]}]), "gold-word", "attendance[1].alt_role"),
    (line(attendance=[{**CLAIM, "alt_round": ["some"]}]), "gold-field-type", "attendance[1].alt_round"),
    (
        line(attendance=[{**CLAIM, "actor_type": "person"}]),
        "gold-actor-unknown",
        "attendance[1].actor",
    ),
]


@pytest.mark.parametrize(("text", "code", "field"), FAULTS)
def test_a_fault_is_named_with_its_field(text: str, code: str, field: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError) as caught:
        read_gold(write(tmp_path, text))
    assert (code, field) in [
        (problem.code, problem.values.get("field", "")) for problem in caught.value.problems
    ]


def test_every_fault_of_every_line_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, line(main_round="4"), line(id="b"), "{", line(id="b", parties=4))
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert [(problem.code, problem.values["line"]) for problem in caught.value.problems] == [
        ("gold-field-type", 1),
        ("gold-not-json", 3),
        ("gold-field-type", 4),
        ("gold-duplicate", 4),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"\n", "gold-empty"), ("ا".encode("cp1256"), "gold-not-utf-8"), (None, "gold-unreadable")],
)
def test_a_file_without_articles_is_refused(content: bytes | None, code: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert caught.value.code == code


def test_every_code_of_a_fault_has_a_sentence() -> None:
    assert sorted({"gold-duplicate", *(code for _, code, _ in FAULTS)} - ENGLISH.keys()) == []


def known_fields(tmp_path: Path, text: str) -> set[str]:
    """The fields that a fault names as known where a line has one that is not."""
    with pytest.raises(GoldError) as caught:
        read_gold(write(tmp_path, text))
    return set(str(caught.value.problems[-1].values["known"]).split(", "))


@pytest.mark.parametrize(
    "text",
    [
        line(x=1),
        *(line(**{name: [{"x": 1}]}) for name in ("rounds", "dates", "people", "places", "attendance")),
        line(source={"x": 1}),
    ],
)
def test_the_documentation_names_every_field(text: str, tmp_path: Path) -> None:
    documented = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    names = known_fields(tmp_path, text) - {"note", "name_en"}
    assert sorted(name for name in names if f"`{name}`" not in documented) == []


def test_a_line_becomes_a_typed_article(tmp_path: Path) -> None:
    text = line(
        source={"name_ar": "سانا", "evidence": "سانا", "alt": ["وكالة سانا"]},
        main_round=4,
        rounds=[{"round": 3, "evidence": "الثالثة", "official_round": 2}],
        dates=[{"evidence": "4 أيار", "start": None, "end": None, "granularity": "day"}],
        people=[{"name_ar": "محمد علوش", "name_en": "Mohammed Alloush", "mentions": ["علوش"], "role": ""}],
        places_optional=[{"name_ar": "جنيف", "name_en": "Geneva"}],
        attendance=[
            {
                **CLAIM,
                "actor_type": "person",
                "actor": "Mohammed Alloush",
                "round": 4,
                "alt_round": [None, "any"],
            }
        ],
        notes="for people",
    )
    assert read_gold(write(tmp_path, text)) == (
        GoldArticle(
            id="a",
            sha256="0",
            source=GoldSource("سانا", "سانا", ("وكالة سانا",)),
            main_round=4,
            rounds=(GoldRound(3, "الثالثة", 2),),
            dates=(GoldDate("4 أيار", None),),
            people=(GoldName("محمد علوش", "Mohammed Alloush", ("علوش",)),),
            places=(GoldName("جنيف", "Geneva", optional=True),),
            attendance=(
                GoldClaim("person", "Mohammed Alloush", "attended", "x", round=4, alt_round=(None, "any")),
            ),
        ),
    )


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    path = write(tmp_path, '{"id": "a", "sha256": "0", "notes": "one\u2028two"}')
    assert [article.id for article in read_gold(path)] == ["a"]


def test_evidence_that_does_not_stand_in_the_text_is_told_once() -> None:
    gold = GoldArticle("a", "0", rounds=(GoldRound(4, "الرابعة"), GoldRound(4, "الرابعة")))
    [problem] = check_text(gold, "الجولة الخامسة", "0")
    assert (problem.code, problem.values["words"]) == ("gold-evidence-missing", "الرابعة")


def test_another_text_than_the_annotated_one_is_told() -> None:
    assert [problem.code for problem in check_text(GoldArticle("a", "0"), "", "1")] == ["gold-other-text"]


@pytest.mark.parametrize(("path", "texts"), [(GOLD, TEXTS), (PEOPLE, PEOPLE_TEXTS), (OUTLETS, OUTLETS_TEXTS)])
def test_our_gold_speaks_of_its_texts(path: Path, texts: Path) -> None:
    problems: list[GoldProblem] = []
    for gold in read_gold(path):
        content = (texts / f"{gold.id}.txt").read_bytes()
        problems += check_text(gold, content.decode("utf-8"), sha256(content).hexdigest())
    assert list(map(str, problems)) == []


def test_the_codings_of_the_shipped_profiles_name_ids_that_exist() -> None:
    profiles = load()
    coding = load_coding([DATA / name for name in profiles.names])
    assert sorted({*coding.parties, *coding.unscored_parties} - profiles.parties.keys()) == []
    assert sorted({*coding.topics, *coding.unscored_topics} - profiles.topics.keys()) == []


def test_every_code_of_the_sample_is_one_that_extraction_can_give() -> None:
    profiles = load()
    coding = load_coding([DATA / name for name in profiles.names])
    gold = read_gold(GOLD)
    parties = {party for article in gold for party in article.parties | article.parties_optional}
    assert sorted(parties - {coding.party(id_) for id_ in profiles.parties}) == []
    topics = {topic.casefold() for article in gold for topic in article.topics | article.topics_optional}
    assert sorted(topics - {coding.topic(id_) for id_ in profiles.topics}) == []


def test_without_a_coding_codes_are_ids(tmp_path: Path) -> None:
    coding = load_coding([tmp_path])
    assert (coding.party("arab-league"), coding.topic("cease-fire")) == ("arab_league", "cease-fire")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[parties]\nturkey = 'x'", "parties.turkey"),
        ("[unscored]\npeople = []", "unscored.people"),
        ("[constant_guess]\nturkey = 'guest'", "constant_guess.turkey"),
        ("[people]", "people"),
        ("topics = 4", "topics"),
    ],
)
def test_a_fault_of_a_coding_is_named_with_its_place(text: str, place: str, tmp_path: Path) -> None:
    (tmp_path / "gold.toml").write_text(text, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_coding([tmp_path])
    assert (caught.value.code, caught.value.values["place"]) == ("coding-wrong", place)


def test_a_coding_that_is_no_toml_is_told(tmp_path: Path) -> None:
    (tmp_path / "gold.toml").write_text("[", encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_coding([tmp_path])
    assert caught.value.code == "coding-unreadable"


def test_the_first_coding_that_speaks_of_an_id_wins(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        text = f"parties = {{ {name} = ['fsa'] }}\nconstant_guess = {{ {name} = '' }}"
        (tmp_path / name / "gold.toml").write_text(text, encoding="utf-8")
    coding = load_coding([tmp_path / "one", tmp_path / "two"])
    assert (coding.party("fsa"), coding.guess) == ("one", (("one", None),))
