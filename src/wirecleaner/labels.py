"""The closed list of what a line of a page dump can be."""

from enum import StrEnum


class Label(StrEnum):
    """What a line is. Each member carries its definition and an example line.

    A label compares equal to its name in lower case, so `line.label == "credit"` reads as it should.

    >>> Label.CREDIT
    <Label.CREDIT: 'credit'>
    >>> Label.CREDIT.example
    '© Sputnik / Oleg Varfolomey'
    """

    definition: str
    example: str

    def __new__(cls, value: str, definition: str = "", example: str = "") -> "Label":
        """Build a member from its value, definition and example."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        member.example = example
        return member

    BLANK = "blank", "nothing but white space", ""
    TITLE = "title", "the headline of the article", "Ferry Pilot Retires After Forty Winters on the Sound"
    DECK = (
        "deck",
        "standfirst, subtitle or summary printed apart from the body",
        "The ferry keeps its name, and the harbour its only crane",
    )
    SECTION = (
        "section",
        "the label of the part of the paper that the article stands in, or its breadcrumb",
        "Home / News / Africa",
    )
    KICKER = "kicker", "a word or two over the headline that is no section", "Exclusive"
    DATE = "date", "when the article was published or updated", "Updated: 11/03/2022 07:15 PM EDT"
    BYLINE = "byline", "who wrote it", "By Ruth Halloway and Piet Amsel"
    BYLINE_NOTE = "byline_note", "role, e-mail address, handle or a sentence about the author", "Staff Writer"
    DATELINE = "dateline", "a line with nothing but the place of filing", "ISTANBUL"
    BODY = (
        "body",
        "running text of the article",
        "The crane stood still on Tuesday for the first time since the war.",
    )
    SUBHEADING = "subheading", "a heading between paragraphs of the body", "Why was the crane kept?"
    LIST_ITEM = (
        "list_item",
        "an item of a list or summary in the body",
        "* The crane was built in 1931 and lifts four tonnes.",
    )
    PULL_QUOTE = (
        "pull_quote",
        "words of the body printed again for display",
        "Nobody asked the harbour what it wanted",
    )
    CAPTION = (
        "caption",
        "what a photo shows, with or without its credit",
        "The old crane on the east quay at low tide.",
    )
    CREDIT = "credit", "who made or distributed a photo", "© Sputnik / Oleg Varfolomey"
    RELATED = (
        "related",
        "headline, caption, credit or date of another story",
        "READ MORE: Night bus finds its lost hour",
    )
    RELATED_MARKER = "related_marker", "the words that announce other stories", "You may also like"
    EMBED = "embed", "an embedded post, video or player", "pic.example.com/aB3dE"
    NEWSLETTER = (
        "newsletter",
        "an offer to sign up, follow or download an app",
        "Sign up for our daily newsletter",
    )
    SHARE = "share", "share, save and print buttons and their counts", "Share on Facebook"
    PAYWALL = (
        "paywall",
        "an offer or demand to subscribe",
        "Continue reading this article with a subscription",
    )
    ADVERTISEMENT = "advertisement", "an advertisement or its marker", "Story continues below advertisement"
    COMMENT = "comment", "readers' comments, their counts and forms", "36 Comments"
    MEASURE = "measure", "reading time, listening time, number of views", "4 minute read"
    TAGS = "tags", "topic labels of the article", "Tags: railway, beavers"
    NOTICE = (
        "notice",
        "correction, update note, editor's note or contributor line",
        "Correction: An earlier version gave the wrong date.",
    )
    SIGN_OFF = (
        "sign_off",
        "who reported and edited, end marks of an agency",
        "(Reporting by Jane Roe; Editing by John Doe)",
    )
    ADVISORY = (
        "advisory",
        "a wire's words to its clients: slugs, takes, what was added",
        "(Adds details, background)",
    )
    DISCLAIMER = (
        "disclaimer",
        "a statement that limits responsibility",
        "The views expressed are the author's own.",
    )
    COPYRIGHT = (
        "copyright",
        "a claim of copyright, terms of reuse",
        "© 2021 Example News. All rights reserved.",
    )
    FURNITURE = (
        "furniture",
        "everything else of the site: menus, search, login, clocks, footers",
        "Skip to main content",
    )
