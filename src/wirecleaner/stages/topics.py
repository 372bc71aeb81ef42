"""Stage `topics`: topic labels without a marker. What the story is about is known when the story is found.

Behind the story stand short lines of many kinds: topic labels, menus, names of sections. Topic labels are those that
the story itself names.
"""

import re
from collections.abc import Sequence

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.rules import load_rules
from wirecleaner.stages.tags import propose_tags
from wirecleaner.wire.topic_blocks import TopicPage
from wirecleaner.wire.topic_lists import RECURRING, count_at_end, is_topic, joints, pieces_of

# A piece of a run-together line that the story does not name has at least so many letters.
_TELLING = 6
_SEPARATED = re.compile(r"[,|;#•·、，]")


@stage("topics", requires=["tags"], provides=["tags"])
def topics(doc: Document) -> None:
    """Label the lines of topic labels that no marker announces, and propose the labels of all lines of them."""
    page = TopicPage.of(doc)
    if page is not None:
        _drop_strays(doc, page)
    _read_labelled(doc)
    # What another stage has judged line by line may be a part of a list.
    if page is None or any(candidate.stage == "tags" for candidate in doc.proposed("tags")):
        return
    if not _read_announced(doc, page):
        _read_blocks(doc, page)
    for line in list(page.rest_of_lists()):
        _take(doc, [line], rule="topics.among-topics")
    if not doc.proposed("tags") and (single := page.lone_bullet()) is not None:
        _take(doc, [single], rule="topics.lone-bullet")
    if not doc.proposed("tags") and (label := page.name_at_title()) is not None:
        doc.propose("tags", label.printed, label.content, rule="topics.name-at-title", score=0.6)


def _drop_strays(doc: Document, page: TopicPage) -> None:
    """Lines that the line model took for topic labels, but that stand alone and that the story does not name."""
    strays = list(page.strays())
    judged = {decision.start: decision.stage for decision in doc.decisions} if strays else {}
    for line in strays:
        if judged.get(line.start) == "roles":
            doc.revise(line, Label.FURNITURE, rule="topics.alone-and-not-named", score=0.7)


def _read_announced(doc: Document, page: TopicPage) -> bool:
    """Read the lists under markers behind the story; whether there is one."""
    found = 0
    for line in [line for items in page.announced() for line in items]:
        if count := propose_tags(doc, line, rule="topics.under-a-marker", score=0.8):
            doc.revise(line, Label.TAGS, rule="topics.under-a-marker", score=0.8)
            found += count
    return found > 0


def _read_blocks(doc: Document, page: TopicPage) -> None:
    """Find the list that the story names most of: of one label a line, or on one line."""
    best = max(page.blocks(), key=lambda block: block.named, default=None) or page.first_bullets()
    if best is not None:
        judged = any(line.label is Label.TAGS and not line.bullet for line in best.lines)
        # A list without bullets that was judged line by line is completed by what the story names, not by its shape.
        _take(
            doc,
            [
                line
                for line in best.lines
                if not judged or line.label is Label.TAGS or page.is_topic(line.text)
            ],
        )
    if best is not None or doc.proposed("tags"):
        return
    for line in page.lines_of_lists():
        if _read_list(doc, line, page):
            return


def _read_labelled(doc: Document) -> None:
    """Propose the labels of lines that another stage has found to show some."""
    lines = doc.labelled(Label.TAGS)
    if not lines:
        return
    known = {candidate.span for candidate in doc.proposed("tags")}
    judged = {decision.start: decision for decision in doc.decisions}
    for line in lines:
        by = judged.get(line.start)
        if (by is None or by.stage != "tags") and line.content not in known:
            is_model = by is not None and by.stage == "roles"
            rule, score = (by.rule, by.score) if by and is_model else ("topics.labelled-line", 0.8)
            propose_tags(doc, line, rule=rule, score=score)


def _take(doc: Document, lines: Sequence[Line], rule: str = "topics.named-in-the-story") -> None:
    counted = all(count_at_end(line.text) < len(line.text) for line in lines)
    known = [candidate.span for candidate in doc.proposed("tags") if candidate.span is not None]
    for line in lines:
        start, end = line.content
        if any(start <= span.start < end for span in known):
            continue
        doc.revise(line, Label.TAGS, rule=rule, score=0.8)
        end = count_at_end(line.text) if counted else len(line.text)
        for a, b in pieces_of(line, 0, end, lambda _: False):
            doc.propose("tags", line.printed[a:b], line.to_source(a, b), rule=rule, score=0.8)


def _read_list(doc: Document, line: Line, page: TopicPage) -> bool:
    """Whether a line is a list of labels most of which the story names: with commas, hash signs, or run together."""
    text = line.text
    if not _may_be_list(doc, line):
        return False
    pieces = pieces_of(line, 0, len(text), page.story.names, hashes=True)
    if not _are_named([text[a:b] for a, b in pieces], text, page):
        pieces = joints(text)
        if not _are_lines_elsewhere([text[a:b] for a, b in pieces], page):
            return False
    doc.revise(line, Label.TAGS, rule="topics.list-named-in-the-story", score=0.8)
    for a, b in pieces:
        doc.propose(
            "tags", line.printed[a:b], line.to_source(a, b), rule="topics.list-named-in-the-story", score=0.8
        )
    return True


def _may_be_list(doc: Document, line: Line) -> bool:
    text = line.text
    if text[-1] in ".!?…" or ":" in text:
        return False
    is_list = text.count(",") > 1 or text.count("#") > 1 or text.count("|") > 1 or len(joints(text)) > 1
    return is_list and load_rules("tags", doc.language).match(line) is None


def _are_named(topics: list[str], text: str, page: TopicPage) -> bool:
    if len(topics) < 3 or not all(map(is_topic, topics)) or page.authors.issuperset(topics):
        return False
    if sum(map(page.is_topic, topics)) < RECURRING * len(topics) and not text.startswith("#"):
        return False
    # Nothing but a capital tells where one label ends in a line run together: "InYourArea" has too short words.
    return bool(_SEPARATED.search(text)) or all(
        len(topic) >= _TELLING or page.is_topic(topic) for topic in topics
    )


def _are_lines_elsewhere(topics: list[str], page: TopicPage) -> bool:
    """Whether the pieces of a run-together line are lines of their own elsewhere, as in a menu, and no buttons."""
    names = {topic.lower() for topic in topics}
    known = map(page.phrases.look_up, names)
    return (
        len(names) > 1
        and names <= page.short_lines
        and not any(phrase is not None and not phrase.weak for phrase in known)
    )
