"""Each fault of a profile is named with its file, its entry and what mends it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from importers import profiles
from importers.profiles import ProfileError, check, new
from importers.profiles.reading import DATA
from importers.profiles.vocabulary import SIDES
from tui.words import say
from tui.words.english import SENTENCES as ENGLISH

PERSON = '[one]\nname_ar = "أحمد محمد"\nname_en = "Ahmad Mohammed"\nparty = "side"\n'
PARTY = '[side]\nname_ar = "الطرف"\nname_en = "Side"\ntype = "delegation"\n'
PLACE = '[town]\ntype = "city"\nname_ar = "مدينة كذا"\nname_en = "Town"\n'


def faults(folder: Path, **files: str) -> list[tuple[str, str]]:
    """(code, entry) of every fault of a profile with these files, and that each has a sentence."""
    files = {"profile": 'name_en = "Test"\n', **files}
    for name, content in files.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    found = check(folder)
    assert all(str(problem.values["file"]) in say(problem.code, **problem.values) for problem in found)
    return [(problem.code, str(problem.values["entry"])) for problem in found]


# fmt: off
FAULTS = [
    ({"people": PERSON + "age = 5\n", "parties": PARTY}, ("profile-field-unknown", "one")),
    ({"people": PERSON.replace("name_en", "note"), "parties": PARTY}, ("profile-field-missing", "one")),
    ({"people": PERSON}, ("profile-reference", "one")),
    ({"people": PERSON + "variants = 3\n", "parties": PARTY}, ("profile-field-type", "one")),
    ({"people": PERSON + 'variants = ["أ", ""]\n', "parties": PARTY}, ("profile-field-type", "one")),
    ({"people": PERSON + 'offices = ["وزير"]\n', "parties": PARTY}, ("profile-field-type", "one")),
    ({"parties": PARTY + "never_actor = 1\n"}, ("profile-field-type", "side")),
    ({"parties": PARTY + 'side = "left"\n'}, ("profile-word", "side")),
    ({"parties": PARTY + 'since = "May 2017"\n'}, ("profile-date", "side")),
    ({"parties": PARTY + 'ambiguous = [{ ar = "كذا" }]\n'}, ("profile-field-missing", "side.ambiguous")),
    ({"parties": PARTY + 'ambiguous = [{ ar = "كذا", rules = ["maybe"] }]\n'},
     ("profile-word", "side.ambiguous")),
    ({"parties": PARTY + 'ambiguous = [{ ar = "كذا", rules = ["not-after"] }]\n'},
     ("profile-rule-without-words", "side.ambiguous")),
    ({"parties": PARTY + 'ambiguous = [{ ar = "كذا", rules = ["by-date"], context = ["هنا"] }]\n'},
     ("profile-words-without-rule", "side.ambiguous")),
    ({"parties": PARTY + 'ambiguous = [{ ar = "الطرف", rules = ["topic-country"] }]\n'},
     ("profile-form-safe-and-ambiguous", "side")),
    ({"parties": PARTY + 'variants = ["«»"]\n'}, ("profile-form-empty", "side")),
    ({"parties": PARTY + PARTY.replace("[side]", "[other]")}, ("profile-form-twice", "other")),
    ({"parties": PARTY, "places": PLACE.replace("مدينة كذا", "الطَّرَف")}, ("profile-form-twice", "town")),
    ({"roles": '[nobody]\nside = "hosts"\n'}, ("profile-reference", "nobody")),
    ({"parties": PARTY, "roles": '[side]\nroles = [{ role = "king" }]\n'}, ("profile-word", "side.roles")),
    ({"parties": PARTY, "roles": "[side]\nroles = [{ }]\n"}, ("profile-field-missing", "side.roles")),
    ({"meetings": '["t:1"]\nprocess = "t"\nkind = "round"\ntitle_ar = "ج"\ntitle_en = "r"\n'},
     ("profile-reference", "t:1")),
    ({"places": 'name_ar = "x"\n'}, ("profile-not-a-table", "name_ar")),
    ({"places": "[town\n"}, ("profile-syntax", "")),
    ({"persons": PERSON}, ("profile-file-unknown", "")),
    ({"profile": 'name_en = "Test"\nuses = ["nowhere"]\n'}, ("profile-uses-unknown", "talks")),
    ({"profile": 'name_en = "Test"\nuses = ["talks"]\n'}, ("profile-uses-itself", "uses")),
]
# fmt: on


@pytest.mark.parametrize(("files", "expected"), FAULTS)
def test_a_fault_is_named_by_its_entry(
    tmp_path: Path, files: dict[str, str], expected: tuple[str, str]
) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    assert faults(folder, **files) == [expected]


def test_a_file_that_is_no_toml_hides_no_other_fault_behind_lost_references(tmp_path: Path) -> None:
    assert faults(tmp_path, parties="[side\n", people=PERSON) == [("profile-syntax", "")]


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "places.toml").write_bytes(b"\xff\xfe")
    assert faults(tmp_path) == [("profile-syntax", "")]


def test_one_form_may_lead_to_two_parties_at_different_times(tmp_path: Path) -> None:
    old = PARTY + 'dated = [{ ar = "الحكومة", until = "2020-01-01" }]\n'
    later = PARTY.replace("[side]", "[later]").replace("الطرف", "الطرف الجديد")
    later += 'dated = [{ ar = "الحكومة", since = "2020-01-01" }]\n'
    assert faults(tmp_path, parties=old + later) == []


def test_a_state_and_its_own_place_may_share_a_name(tmp_path: Path) -> None:
    town = PLACE.replace("مدينة كذا", "الطرف")
    assert faults(tmp_path, parties=PARTY + 'place = "town"\n', places=town) == []


def test_a_folder_without_a_head_is_no_profile(tmp_path: Path) -> None:
    assert [problem.code for problem in check(tmp_path)] == ["profile-no-head"]


def test_a_new_profile_is_sound_and_can_be_loaded(tmp_path: Path) -> None:
    made = new("yemen", tmp_path)
    assert check(made) == ()
    assert list(profiles.load(("yemen",), folders=(tmp_path,)).processes) == ["yemen"]


def test_a_new_profile_explains_every_file(tmp_path: Path) -> None:
    files = sorted(path.name for path in new("yemen", tmp_path).iterdir())
    shipped = {path.name for name in ("shared", "astana") for path in (DATA / name).iterdir()} - {"gold.toml"}
    assert set(files) == shipped


@pytest.mark.parametrize(
    ("name", "code"),
    [("../up", "profile-name"), ("Yemen", "profile-name"), ("astana", "profile-exists")],
)
def test_a_new_profile_needs_a_plain_and_free_name(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(ProfileError) as caught:
        new(name, tmp_path)
    assert caught.value.code == code
    assert say(code, **caught.value.values)


def test_a_new_profile_overwrites_nothing(tmp_path: Path) -> None:
    new("yemen", tmp_path)
    with pytest.raises(ProfileError, match="profile-exists"):
        new("yemen", tmp_path)


def test_every_fault_has_a_sentence() -> None:
    codes = set()
    for path in Path(profiles.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and text.startswith("profile-"):
                codes.add(text)
    assert len(codes) > 15
    assert codes - set(ENGLISH) == set()


def test_every_side_has_a_heading() -> None:
    assert [side for side in SIDES if f"side.{side}" not in ENGLISH] == []
