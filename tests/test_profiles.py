"""Publisher profiles: their format, and which of them fits a page."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import wirecleaner
from wirecleaner import DataError, Profile
from wirecleaner.profiles import SHIPPED, load_profiles, read_profile

PAGE = "The Clock Post\n\nHarbour clock runs slow\n\nThe clock is slow, Mayor Ann Roe said on Monday, and it will stay so until spring.\n"
CLOCK_POST = Profile("Clock Post", hosts=("clockpost.example",), signs=("The Clock Post",))


def test_a_profile_from_toml() -> None:
    profile = read_profile(
        'publisher = "Clock Post"\nhosts = ["clockpost.example"]\nfurniture = ["Read {n} more"]\nday_first = true\nvalid_from = 2020-01-02\n'
    )
    assert profile == Profile(
        "Clock Post",
        hosts=("clockpost.example",),
        furniture=("Read {n} more",),
        day_first=True,
        valid_from=date(2020, 1, 2),
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("publisher = ", "is no TOML"),
        ('publisher = "x"\nhost = ["y"]', r"unknown keys \['host'\]; the keys are .*'hosts'"),
        ('hosts = ["y"]', "lacks 'publisher', the name of the site"),
        ("publisher = 7", "lacks 'publisher'"),
        ('publisher = "x"\nhosts = [7]', "hosts is a list of strings"),
    ],
)
def test_a_broken_profile_is_told_what_is_wrong(text: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        read_profile(text)


def test_the_shipped_profiles_are_well_formed() -> None:
    for profile in load_profiles(SHIPPED):
        assert profile.publisher
        assert profile.hosts or profile.signs
        assert profile.valid_from is not None


def test_a_profile_names_the_publisher_by_host_or_sign() -> None:
    with_it = wirecleaner.default_pipeline(profiles=[CLOCK_POST])
    assert with_it.parse(PAGE).publisher == "Clock Post"
    assert (
        with_it.parse(PAGE.split("\n", 1)[1], url="https://www.clockpost.example/a").publisher == "Clock Post"
    )
    assert (
        with_it.parse(PAGE.split("\n", 1)[1], url="https://notclockpost.example/a").publisher != "Clock Post"
    )


def test_profiles_can_come_from_files_or_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "clock-post.toml"
    path.write_text('publisher = "Clock Post"\nsigns = ["The Clock Post"]\n', encoding="utf-8")
    for given in ([path], [str(path)], (CLOCK_POST,)):
        assert wirecleaner.default_pipeline(profiles=given).parse(PAGE).publisher == "Clock Post"
    assert load_profiles(()) == ()
    wirecleaner.default_pipeline(profiles=()).parse(PAGE)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(DataError, match="cannot be read"):
        load_profiles(["no/such/profile.toml"])


@pytest.mark.parametrize("single", ["profile.toml", Path("profile.toml"), CLOCK_POST])
def test_a_single_profile_is_no_list(single: Any) -> None:
    with pytest.raises(DataError, match="profiles is a list of profiles or files, not the single"):
        load_profiles(single)
