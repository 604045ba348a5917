"""Profiles as a whole: what comes along is sound, loads fast, merges by id, knows its version."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest

from importers.profiles import ProfileError, available, check, load
from importers.profiles.load import _load
from importers.profiles.reading import DATA

ROUNDS_HELD = 22


def profile(folder: Path, **files: str) -> Path:
    """A profile folder with these files; profile.toml is made when it is not given."""
    folder.mkdir(parents=True, exist_ok=True)
    files.setdefault("profile", 'name_en = "Test"\n')
    for name, content in files.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["shared", "astana", "geneva"])
def test_a_shipped_profile_has_no_fault(name: str) -> None:
    assert check(DATA / name) == ()


def test_every_round_of_the_main_process_is_known() -> None:
    profiles = load()
    numbers = {meeting.number for meeting in profiles.meetings.values() if meeting.process == "astana"}
    assert numbers - {None} == {*range(1, ROUNDS_HELD + 1)} | _numbers_of_summits()


def _numbers_of_summits() -> set[int | None]:
    return {m.number for m in load().meetings.values() if m.process == "astana" and m.kind == "summit"}


def test_a_round_is_called_by_its_process_and_number() -> None:
    rounds = [meeting for meeting in load().meetings.values() if meeting.kind == "round"]
    assert [meeting.id for meeting in rounds] == [f"{meeting.process}:{meeting.number}" for meeting in rounds]


def test_people_of_two_profiles_stand_once() -> None:
    both = load(("astana", "geneva"))
    assert both.people.keys() == load(("geneva",)).people.keys()


def test_the_main_process_is_that_of_the_first_profile() -> None:
    mains = [
        [process.id for process in load(names).processes.values() if process.main]
        for names in (("astana", "geneva"), ("geneva", "astana"))
    ]
    assert mains == [["astana"], ["geneva"]]


def test_the_side_of_a_party_is_that_of_the_first_profile() -> None:
    assert [load(names).parties["russia"].side for names in (("astana",), ("geneva",))] == [
        "guarantors",
        "others",
    ]


def test_roles_are_told_by_process() -> None:
    roles = {(role.process, role.role) for role in load().parties["un"].roles}
    assert roles == {("astana", "observer"), ("geneva", "mediator")}


def test_loading_twice_gives_the_same_object() -> None:
    assert load(("astana",)) is load(["astana"])


def test_profiles_can_be_sent_to_another_process() -> None:
    profiles = load()
    assert pickle.loads(pickle.dumps(profiles)).people == profiles.people


def test_loading_takes_less_than_a_second() -> None:
    start = time.process_time()
    _load.__wrapped__(("astana", "geneva"), (), True)
    assert time.process_time() - start < 1


def test_the_version_changes_with_a_file(tmp_path: Path) -> None:
    folder = profile(tmp_path / "talks")
    before = load(("talks",), folders=(tmp_path,)).version
    profile(folder, places='[town]\ntype = "city"\nname_ar = "بلدة"\nname_en = "Town"\n')
    _load.cache_clear()
    assert load(("talks",), folders=(tmp_path,)).version != before


def test_a_profile_of_ones_own_builds_on_the_shared_one(tmp_path: Path) -> None:
    profile(tmp_path / "talks", profile='name_en = "Test"\nuses = ["shared"]\n')
    assert "lavrov" in load(("talks",), folders=(tmp_path,)).people


def test_an_entry_in_two_folders_is_joined(tmp_path: Path) -> None:
    profile(
        tmp_path / "talks",
        profile='name_en = "Test"\nuses = ["shared"]\n',
        people='[lavrov]\nvariants = ["سرجيو لافروف"]\n',
    )
    person = load(("talks",), folders=(tmp_path,)).people["lavrov"]
    assert person.name_en == "Sergey Lavrov"
    assert {"سرجيو لافروف", "سيرجي لافروف"} <= set(person.variants)


def test_a_profile_of_ones_own_is_listed_first(tmp_path: Path) -> None:
    profile(tmp_path / "talks", processes='[talks]\nname_ar = "محادثات"\nname_en = "Talks"\n')
    assert [(info.name, info.own) for info in available((tmp_path,))][:2] == [
        ("talks", True),
        ("astana", False),
    ]


def test_a_folder_that_is_only_built_upon_is_not_listed() -> None:
    assert [info.name for info in available()] == ["astana", "geneva"]


def test_an_unknown_profile_is_named_with_the_places_looked_in(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        load(("nowhere",), folders=(tmp_path,))
    assert caught.value.code == "profile-not-found"
    assert str(tmp_path) in str(caught.value.values["folders"])


def test_a_faulty_profile_is_refused_with_all_its_faults(tmp_path: Path) -> None:
    profile(tmp_path / "talks", people='[one]\nname_en = "One"\n\n[two]\nname_ar = "اثنان"\n')
    with pytest.raises(ProfileError) as caught:
        load(("talks",), folders=(tmp_path,))
    assert {problem.values["entry"] for problem in caught.value.problems} == {"one", "two"}


def test_without_reference_the_meetings_are_kept_and_marked() -> None:
    assert load(("astana",), reference=False).reference is False


def test_every_state_has_its_codes_and_nobody_else() -> None:
    parties = load().parties.values()
    assert [party.id for party in parties if (party.iso3 is not None) != (party.type == "state")] == []
    assert [party.id for party in parties if party.iso3 and party.gw is None] == ["palestine"]
    codes = [party.iso3 for party in parties if party.iso3]
    assert len(codes) == len(set(codes))
