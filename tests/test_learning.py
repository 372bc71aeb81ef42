"""Learning a site: what of its pages goes into the profile, what never does, and what the profile does on other pages."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import invented_sites
import pytest

import wirecleaner
from wirecleaner import Article, DataError, InputTypeError, InputValueError, Label, Profile, learn_site
from wirecleaner.profiles import LARGEST, LONGEST, MOST_LINES, may_stand_in_profile, read_profile

SITES = invented_sites.sites()
LEARNED = {site.name: learn_site(site.dumps[::2], publisher=site.name) for site in SITES}
by_site = pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
LANTERN = SITES[0]

STORY = """Harbour {thing} runs slow

By {author}

The {thing} of {place} is slow, Mayor {author} said on Monday, and it will stay so until somebody finds the key.

About {number} people watched from the quay in {place} as two engineers walked around the {thing} and went to lunch.

{extra}

"Nobody has asked for the {thing} back," said {author}, who has lived in {place} for longer than the {thing} has been there.
"""
WORDS: list[dict[str, Any]] = [
    {"thing": "clock", "author": "Ada Quill", "place": "Saltby", "number": 12},
    {"thing": "crane", "author": "Bram Tolliver", "place": "Dunwick", "number": 340},
    {"thing": "ferry", "author": "Cora Finch", "place": "Grimsey", "number": 56},
    {"thing": "tram", "author": "Dov Ashgrove", "place": "Oystermouth", "number": 7},
]
BOX = "Our tide table comes by post every Friday, with a stamp of your choice."


def dumps(extra: str = "", *, count: int = 4, below: str = "") -> list[str]:
    """Pages of one site with different stories; `extra` stands in each story, `below` under it."""
    return [STORY.format(extra=extra, **words) + f"\n{below}\n" for words in WORDS[:count]]


# What is learned


def as_html(dump: str) -> str:
    head, *rest = [row for row in dump.splitlines() if row]
    return f"<html><body><h1>{head}</h1>{''.join(f'<p>{row}</p>' for row in rest)}</body></html>"


def test_pages_of_html_teach_what_their_text_teaches() -> None:
    texts = dumps(below=BOX)
    pages = [wirecleaner.Page(as_html(text).encode(), format="html") for text in texts]
    profile = learn_site(pages, publisher="The Tide")
    assert profile == learn_site(texts, publisher="The Tide")
    assert profile.furniture == (BOX,)
    page = as_html(
        STORY.format(extra="", thing="lamp", author="Eve Marsh", place="Wick", number=3) + f"\n{BOX}\n"
    )
    article = wirecleaner.default_pipeline(profile=profile).parse_html(page)
    assert BOX not in article.text
    assert article.title == "Harbour lamp runs slow"


@by_site
def test_what_a_site_prints_on_each_page_is_learned(site: invented_sites.Site) -> None:
    profile = LEARNED[site.name]
    known = {*profile.furniture, *profile.menu, *profile.sections}
    page = site.dumps[0]
    assert profile.furniture
    assert set(profile.sections) <= set(site.sections)
    assert profile.language == site.language
    assert profile.seen is not None
    assert profile.seen in {story.published for story in site.stories[::2]}
    assert all(line.split("{n}")[0] in page for line in known)


@by_site
def test_nothing_of_a_story_is_learned(site: invented_sites.Site) -> None:
    """Headlines, decks, authors and paragraphs of all pages, also of those that the most-read lists promote."""
    profile = LEARNED[site.name]
    known = {line.replace("{n}", "0") for line in (*profile.furniture, *profile.menu, *profile.signs)}
    for story in site.stories:
        for text in (story.title, story.deck, story.author, *story.body):
            assert "".join("0" if char.isdigit() else char for char in text) not in known


def test_the_order_of_dates_is_learned_where_the_pages_prove_it() -> None:
    assert {name: profile.day_first for name, profile in LEARNED.items()} == {
        "The Saltby Lantern": True,
        "Grimsey Gazette": False,
        "Kettle Point Courier": None,
        "Krummhafener Bote": True,
        "Dunwick Evening Tide": None,
    }


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_box_in_the_story_is_learned(count: int) -> None:
    assert BOX in learn_site(dumps(BOX, count=count), publisher="The Tide").furniture


def test_digits_become_a_slot() -> None:
    pages = [page.replace("Friday", f"{at} weeks") for at, page in enumerate(dumps(BOX))]
    [line] = learn_site(pages, publisher="The Tide").furniture
    assert line == "Our tide table comes by post every {n} weeks, with a stamp of your choice."


def test_a_line_on_few_pages_is_not_learned() -> None:
    pages = [*dumps(BOX, count=1), *dumps()[1:]]
    assert BOX not in learn_site(pages, publisher="The Tide").furniture


def test_the_background_of_a_running_story_is_not_learned() -> None:
    """The same paragraph in all stories about one crane, which the other paragraphs are about too."""
    background = (
        "The harbour of Saltby has been short of one crane since Bram Tolliver sold the old one in 1974."
    )
    pages = [
        page.replace(words["place"], "Saltby") for page, words in zip(dumps(background), WORDS, strict=True)
    ]
    assert background.replace("1974", "{n}") not in learn_site(pages, publisher="The Tide").furniture


def test_a_headline_on_all_pages_is_not_learned() -> None:
    promoted = "Harbour weather cock points the wrong way"
    profile = learn_site(dumps(below=promoted), publisher="The Tide")
    assert promoted not in (*profile.furniture, *profile.menu)


def test_a_story_saved_twice_counts_once() -> None:
    page = dumps(BOX, count=1)[0]
    later = page.replace("went to lunch", "went home")
    with pytest.raises(InputValueError, match="different stories, 2 at least; there were 1"):
        learn_site([page, later, page], publisher="The Tide")


def test_braces_of_a_template_are_not_learned() -> None:
    assert may_stand_in_profile("Dear reader, you have read 3 stories.")
    assert not may_stand_in_profile("Dear {name}, you have read 3 stories.")
    below = "Dear {{name}}, our tide table comes by post every Friday."
    assert learn_site(dumps(below=below), publisher="The Tide").furniture == ()


def test_an_agency_has_no_signs() -> None:
    """Its name stands on the pages of its clients as well."""
    below = "© 2024 Reuters. All rights reserved by the house on the quay."
    assert learn_site(dumps(below=below), publisher="Reuters").signs == ()
    other = below.replace("Reuters", "Harbour Herald")
    assert learn_site(dumps(below=other), publisher="Harbour Herald").signs == (
        "© {n} Harbour Herald. All rights reserved by the house on the quay.",
    )


# What is asked of the caller


def test_the_name_of_the_site_is_found_or_asked_for() -> None:
    assert learn_site(LANTERN.dumps[:5]).publisher == "The Saltby Lantern"
    with pytest.raises(InputValueError, match=r"do not agree on the site's name .*pass publisher="):
        learn_site(dumps())


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("https://www.tide.example/clock?id=1", ("tide.example",)),
        ("tide.example", ("tide.example",)),
        (None, ()),
    ],
)
def test_the_host_comes_from_the_address(url: str | None, hosts: tuple[str, ...]) -> None:
    assert learn_site(dumps(), publisher="The Tide", url=url).hosts == hosts


@pytest.mark.parametrize("url", ["", "https://", "http://[x"])
def test_an_address_without_a_host_is_refused(url: str) -> None:
    with pytest.raises(InputValueError, match="url is the address"):
        learn_site(dumps(), publisher="The Tide", url=url)


@pytest.mark.parametrize("wrong", ["one text", b"bytes", ["a text", b"bytes"]])
def test_other_inputs_are_told_what_to_pass(wrong: Any) -> None:
    with pytest.raises(InputTypeError, match=r"takes several dumps|is a str, not"):
        learn_site(wrong, publisher="The Tide")


# What the profile does


def parsed(site: invented_sites.Site, profile: Profile | None) -> list[Article]:
    """The pages of a site that its profile was not learned from."""
    return [wirecleaner.parse(dump, profile=profile) for dump in site.dumps[1::2]]


@by_site
def test_a_learned_profile_takes_nothing_of_the_head_away(site: invented_sites.Site) -> None:
    plain, learned = parsed(site, None), parsed(site, LEARNED[site.name])
    for before, after, story in zip(plain, learned, site.stories[1::2], strict=True):
        for field, true in (
            ("title", story.title),
            ("published_day", story.published),
            ("section", story.section),
        ):
            assert getattr(after, field) == true or getattr(before, field) != true
        assert [author.name for author in after.authors] == [story.author]
        assert after.body[0].text == story.body[0]


@by_site
def test_a_learned_profile_leaves_the_story_whole_and_takes_junk_out(site: invented_sites.Site) -> None:
    def leaked(articles: list[Article]) -> int:
        return sum(
            part.text not in story.body
            for article, story in zip(articles, site.stories[1::2], strict=True)
            for part in article.body
        )

    learned = parsed(site, LEARNED[site.name])
    for article, story in zip(learned, site.stories[1::2], strict=True):
        assert set(story.body) <= {part.text for part in article.body}
    assert leaked(learned) < leaked(parsed(site, None))


@by_site
def test_no_line_of_a_story_is_labelled_by_the_profile(site: invented_sites.Site) -> None:
    pipeline = wirecleaner.default_pipeline(profile=LEARNED[site.name])
    for dump, story in zip(site.dumps, site.stories, strict=True):
        own = {story.title, story.deck, story.author, *story.body}
        doc = pipeline.run(pipeline.read(dump))
        decided = {one.start for one in doc.decisions if one.rule.startswith(("profiles.", "rest.menu"))}
        assert own.isdisjoint(line.text for line in doc.lines if line.start in decided)


def test_a_section_over_the_headline_is_told_from_the_menu() -> None:
    profile = replace(LEARNED["The Saltby Lantern"], furniture=())
    doc = wirecleaner.explain(LANTERN.dumps[1], profile=profile)
    printed = [line for line in doc.lines if line.text == LANTERN.stories[1].section]
    assert [line.label for line in printed] == [Label.FURNITURE, Label.SECTION]
    assert next(candidate.rule for candidate in doc.fields["section"]) == "profiles.section"


def test_a_menu_entry_in_the_story_is_a_subheading() -> None:
    profile = Profile("The Tide", menu=("Moorings", "Tides", "Jobs on boats"))
    page = f"Moorings\nTides\nJobs on boats\n\n{dumps('Tides', count=1)[0]}"
    [first, second] = [
        line for line in wirecleaner.explain(page, profile=profile).lines if line.text == "Tides"
    ]
    assert first.label is Label.FURNITURE
    assert second.rule is not None
    assert not second.rule.endswith("of-profile")


def test_a_profile_that_is_given_fits_whatever_its_signs_and_days() -> None:
    profile = read_profile('publisher = "The Tide"\nsigns = ["no such line"]\nvalid_until = 1999-12-31\n')
    article = wirecleaner.parse(dumps()[0], profile=profile, reference_date=invented_sites.FIRST_DAY)
    assert article.publisher == "The Tide"
    [origin] = article.origins["publisher"]
    assert (origin.rule, origin.via) == ("profiles.given", "argument")


def test_every_function_takes_a_profile(tmp_path: Path) -> None:
    profile = LEARNED["Kettle Point Courier"]
    path = tmp_path / "courier.toml"
    path.write_text(profile.to_toml(), encoding="utf-8")
    page = SITES[2].dumps[1]
    expected = wirecleaner.parse(page, profile=profile)
    assert wirecleaner.parse(page, profile=path) == wirecleaner.parse(page, profile=str(path)) == expected
    assert wirecleaner.parse_all(page, profile=profile) == (expected,)
    assert list(wirecleaner.parse_many([page], profile=profile)) == [expected]
    assert any(line.rule == "profiles.furniture" for line in wirecleaner.explain(page, profile=profile).lines)
    assert expected != wirecleaner.parse(page)


def test_a_learned_profile_fits_by_its_signs() -> None:
    pipeline = wirecleaner.default_pipeline(profiles=list(LEARNED.values()))
    for site in SITES:
        assert pipeline.parse(site.dumps[1]).publisher == site.name
    assert pipeline.parse(dumps()[0]).publisher is None


# As a file


@by_site
def test_a_profile_is_written_and_read_back(site: invented_sites.Site) -> None:
    assert read_profile(LEARNED[site.name].to_toml()) == LEARNED[site.name]


def test_what_toml_escapes_is_written_and_read_back() -> None:
    profile = Profile('The "Tide" \\ Post', furniture=("C:\\tide\\n", 'said "no".', "Größe: {n} ſ 潮"))
    assert read_profile(profile.to_toml()) == profile


def test_two_profiles_of_a_site_are_merged() -> None:
    one = read_profile(
        'publisher = "The Tide"\nfurniture = ["Page {n}", "Jam."]\nlanguage = "en"\nvalid_from = 2020-01-01\nseen = 2021-01-01\nvalid_until = 2021-01-01'
    )
    other = read_profile(
        'publisher = "The Tide"\nfurniture = ["jam.", "Scones."]\nday_first = true\nvalid_from = 2019-01-01\nseen = 2024-01-01'
    )
    merged = one | other
    assert merged == one.merged(other)
    assert merged.furniture == ("Page {n}", "jam.", "Scones.")
    assert (merged.language, merged.day_first, merged.seen) == ("en", True, other.seen)
    assert (merged.valid_from, merged.valid_until) == (other.valid_from, None)
    assert one | one == one


def test_profiles_of_two_sites_are_not_merged() -> None:
    with pytest.raises(InputValueError, match="profiles of two publishers, 'The Tide' and 'The Ebb'"):
        Profile("The Tide").merged(Profile("The Ebb"))
    with pytest.raises(TypeError):
        Profile("The Tide") | "The Ebb"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('furniture = ["Read {word} more"]', r"the only slot is \{n\}"),
        ('signs = ["{{title}}"]', r"the only slot is \{n\}"),
        ('furniture = [""]', "a line with 1 to"),
        ('furniture = ["one\\ntwo"]', "a line with 1 to"),
        ('menu = ["\\u001b[31mred"]', "a line with 1 to"),
        ('menu = ["right\\u2028left"]', "a line with 1 to"),
        (f'furniture = ["{"x" * (LONGEST + 1)}"]', "a line with 1 to"),
        ("menu = [" + '"a",' * (MOST_LINES + 1) + "]", "is the most"),
        ("furniture = " + "[" * 50_000, "is no TOML"),
        ("x" * (LARGEST + 1), "characters; a profile has"),
        ("day_first = 1", "true or false"),
        ('day_first = "yes"', "true or false"),
        ('seen = "2024-03-12"', "a day without quotes"),
        ("valid_from = 2024-03-12T09:00:00", "a day without quotes"),
        ('language = "../../etc"', "BCP 47 tag"),
        ('sections = "Harbour"', "sections is a list of strings"),
        ("sections = [[]]", "sections is a list of strings"),
        ('pattern = "(a+)+$"', r"unknown keys \['pattern'\]"),
    ],
)
def test_a_hostile_profile_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        read_profile(f'publisher = "The Tide"\n{text}')


def test_a_pattern_is_but_a_string() -> None:
    """A line of a profile is compared, never run: this one would take longer than the sun."""
    profile = Profile("The Tide", furniture=("(a+)+$",), menu=(".*",), signs=("[a-z]+",))
    text = f"{'a' * 5000}!\n(a+)+$\n\n{dumps()[0]}"
    rules = {line.text: line.rule for line in wirecleaner.explain(text, profile=profile).lines}
    assert rules["(a+)+$"] == "profiles.furniture"
    assert rules[f"{'a' * 5000}!"] != "profiles.furniture"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"publisher = 'x'\nx = " + b"9" * 3_000_000])
def test_a_file_that_is_no_profile(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"is not UTF-8|characters; a profile has|is no TOML"):
        wirecleaner.parse("One line.", profile=path)


def test_what_is_no_profile_is_refused() -> None:
    with pytest.raises(DataError, match="a profile is a Profile or the name of a TOML file, not int"):
        wirecleaner.parse("One line.", profile=7)  # type: ignore[arg-type]
