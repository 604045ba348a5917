"""What is known of talks from outside the articles: profiles, their loading and their checking."""

from importers.profiles.load import ProfileInfo, available, check, load
from importers.profiles.making import new
from importers.profiles.problems import ProfileError, ProfileProblem
from importers.profiles.profile import Profiles

__all__ = ["ProfileError", "ProfileInfo", "ProfileProblem", "Profiles", "available", "check", "load", "new"]
