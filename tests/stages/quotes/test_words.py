"""The word lists and the patterns made from them."""

import re

from wirecleaner.stages.quotes.words import alternation, first_names, speech_verbs, title_synonyms


def test_the_longest_word_wins() -> None:
    pattern = re.compile(alternation(["say", "says", "saying", "said"]))
    assert [m.group() for m in pattern.finditer("says said saying say")] == ["says", "said", "saying", "say"]
    assert pattern.search("sat") is None


def test_forms_know_their_verb() -> None:
    verbs = speech_verbs("en")
    assert (verbs["said"].lemma, verbs["said"].form) == ("say", "past")
    assert verbs["pointed out"].form == "past"
    assert "tell" in verbs["told"].tags


def test_tables() -> None:
    assert title_synonyms("en")["senator"] == ("Sen.",)
    assert first_names("en")["Mary"] == "she"
