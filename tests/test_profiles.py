"""Publisher profiles: their format, and which of them fits a page."""

import re
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import wirecleaner
from wirecleaner import DataError, Profile
from wirecleaner.profiles import SHIPPED, load_profiles, read_profile

SHIPPED_FILES = Path(str(files("wirecleaner"))) / "data" / "profiles"
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


# What a pattern has and a printed line of a site has not.
_LIKE_A_PATTERN = re.compile(r"\\[a-zA-Z.]|\(\?|\.[*+?]|\[[^\]]*\][*+?]|[)\]}][*+?{]|^\^|\$$|\{\d")


def test_what_looks_like_a_pattern() -> None:
    patterns = (r"\d+ comments", "(?i)share", ".*", "[a-z]+", "(a+)+", "^Home", "Home$", "a{2}")
    printed = (
        "Read {n} more",
        "What is that?",
        "C# (a primer)",
        "© 2024. All rights reserved.",
        "#PLACEHOLDER#",
    )
    assert all(map(_LIKE_A_PATTERN.search, patterns))
    assert not any(map(_LIKE_A_PATTERN.search, printed))


def test_the_shipped_profiles_are_well_formed() -> None:
    """Each tells its pages, is dated, and is plain text; read anew, so also what a cache would hide."""
    paths = sorted(SHIPPED_FILES.glob("*.toml"))
    assert [read_profile(path.read_text(encoding="utf-8")) for path in paths] == list(load_profiles(SHIPPED))
    for path in paths:
        profile = read_profile(path.read_text(encoding="utf-8"))
        assert profile.hosts or profile.signs
        assert profile.valid_from or profile.valid_until or profile.seen
        lines = (*profile.signs, *profile.sections, *profile.furniture, *profile.menu)
        assert [line for line in lines if _LIKE_A_PATTERN.search(line)] == []
        assert path.read_text(encoding="utf-8").startswith("# "), f"{path.name} does not say why it is needed"


def test_a_sign_may_have_digits() -> None:
    profile = Profile("Clock Post", signs=("Clock Post, issue {n}",))
    pipeline = wirecleaner.default_pipeline(profiles=[profile])
    assert pipeline.parse(f"Clock Post, issue 412\n{PAGE}").publisher == "Clock Post"
    assert pipeline.parse(f"Clock Post, issue of May\n{PAGE}").publisher != "Clock Post"


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
