"""Hypothesis strategies for page dumps: pieces of real page layouts, odd characters and every kind of line break."""

from hypothesis import strategies as st

LINES = (
    "Skip to main content",
    "date 2018-03-14 Register",
    "14 March 2018",
    "Published 3 March 2021 14:05 GMT | Updated 2 hours ago",
    "Last modified on Fri 6 Nov 2020 11.02 GMT",
    "03/04/2021",
    "By Ann Roe and John Doe, Staff Writers",
    "Ann Roe",
    "By signing up you agree to our terms.",
    "Harbour clock runs slow, and the mayor knows",
    "© Example/ İLKİN YAĞMUR",
    "Volunteers rake the churchyard. Photograph: Ewan Tait/Alamy",
    "(AP Photo/Jane Roe)",
    "Image source, Getty Images",
    "LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday, and nobody had seen it run on time for years.",
    "MOSCOW, January 21. /TASS/. The lock was opened, the spokesman said, after the ice had gone from the canal.",
    "BEIRUT/PARIS, Feb 3 (Reuters) - Ships waited, two people familiar with the matter said.",
    '"It is cold," said Ann Roe, who chairs the council. "It was colder before."',
    '"We counted them twice and found none missing, she said, and the guard agreed with her.',
    "“They measure,” he said, “from a helicopter.”",
    "“I have seen it before. It ends badly for the hens and for the town that keeps them.",
    "'It's the tourists' season', the clerk said: 'we wait'.",
    "« C’est un phare », a raconté la maire, « pas une lampe ».",
    "„Die Schleuse bleibt zu“, sagte Jens Schlotte am Montag.",
    "According to the harbour board, the crane had stood unused since 1998.",
    'He added that the pilots would be held "tide by tide" until the roads were clear.',
    "* The ferry was late by six hours before it was cancelled.",
    "• a bullet",
    "1. first",
    "2. second",
    "o nested",
    "READ MORE: Ferry captain lost his hat",
    "You may also like",
    "Related:",
    "Tags: railway, beavers",
    "Sign up for our daily newsletter",
    "Advertisement",
    "36 Comments",
    "Share on Facebook",
    "4 minute read",
    "(Reporting by Jane Roe; Editing by John Doe)",
    "Correction: An earlier version gave the wrong date.",
    "The views expressed are the author's own.",
    "© 2021 Example News. All rights reserved.",
    "___",
    "# A heading",
    "## [Linked](https://example.com/a) heading",
    "See [the report](https://example.com/a) and **these** words, _not_ those.",
    "![A pier](/pier.jpg)",
    "[![A pier](/pier.jpg)](/story)",
    "> quoted # block",
    "[hb]: https://example.com/handbook",
    "\\# no heading",
    "- - -",
    "Sainte-GaÃ«lle â€” the cafÃ© stays, â€œtoutâ€\x9d simplement.",
    "Fish &amp; chips &#8217;n&#8217; peas&nbsp;&nbsp;for &pound;4 &lt;b&gt;",
    "&ThickSpace;&#8203;&#13;&NewLine;&#55296;&#x110000;&zwj;&shy;",
    "城市周一表示，大桥将关闭六周。市长说：“我们别无选择。”",
    "وقال العمدة إن الساعة متأخرة",
    "Мэр заявил, что часы отстают.",
    "The ironmonger on Bridge Street sold 340 of them in October and has a",
    "waiting list of 112 names, its owner, Basil Thackray, said on Friday,",
    "while the town looked on.",
    "WATCH: Fishermen Tow WWII-Era Mine Into Crowded Marina",
    "Asia & Pacific",
    "UPDATE 2-Ship carrying 64 pianos runs aground",
    "Enditem",
    "``Persuasions,'' he said, ''are cheap.''",
)
ODD = (
    "\x00", "\ud800", "\udfff", "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0301", "\x1c", "\x85",
    "\u2028", "\x0b", "\xa0", "\u3000", "\t", "İ", "ß", "ﬁ", "👩‍👩‍👧", '"', "'", "“", "”", "‘", "’", "«", "»", "[", "](", "(", ")",
    "*", "**", "_", "#", "&", "&amp;", "&amp", ";", "Ã", "Â\xa0", "í\xa0\x80", "â€", "—", "--", "|", "\\",
)  # fmt: skip
BREAKS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n   \n", "\x0c", "\u2029", "\n    ", "\n\t", "\r\r\n")
BLANKS = (" ", "  ", "\xa0", " \xa0 ", "\t", "\u200b", "")


def _spoiled(line: str, at: int, odd: str) -> str:
    at %= len(line) + 1
    return line[:at] + odd + line[at:]


lines = st.sampled_from(LINES)
odd = st.sampled_from(ODD)
spoiled = st.builds(_spoiled, lines, st.integers(0, 200), st.lists(odd, min_size=1, max_size=3).map("".join))
any_text = st.text(st.characters(codec=None), max_size=40)
pieces = st.one_of(lines, lines, spoiled, st.lists(odd, max_size=6).map("".join), any_text)
blanks = st.sampled_from(BLANKS)
breaks = st.sampled_from(BREAKS)


def _laid_out(rows: list[tuple[str, str, str, str]]) -> str:
    return "".join("".join(row) for row in rows)


dumps = st.lists(st.tuples(blanks, pieces, blanks, breaks), max_size=14).map(_laid_out)
"""Texts that look like page dumps, well-formed or broken."""

texts = st.one_of(dumps, dumps, any_text)
