"""Quotes in languages other than English."""

import pytest

from wirecleaner.stages.quotes.finder import find_quotes


def said(line: str, language: str) -> list[tuple[str, str, str | None]]:
    return [
        (q.kind, " ".join(line[p.start : p.end] for p in q.content), q.speaker.name if q.speaker else None)
        for q in find_quotes([line], language=language)
    ]


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        (
            "de",
            "„Das Tor hält“, sagte Anna Lehn. „Es bleibt zu.“",
            ("direct", "Das Tor hält Es bleibt zu.", "Anna Lehn"),
        ),
        ("de", '"Das Tor hält", so Anna Lehn.', ("direct", "Das Tor hält", "Anna Lehn")),
        ("fr", "«La porte tient», a déclaré Anne Leroy.", ("direct", "La porte tient", "Anne Leroy")),
        (
            "es",
            "Ana Leal aseguró que la puerta está “cerrada”.",
            ("mixed", "la puerta está “cerrada”", "Ana Leal"),
        ),
        ("it", "Secondo Anna Lai, la porta è chiusa.", ("indirect", "la porta è chiusa", "Anna Lai")),
        ("nl", '"De sluis is dicht", zegt Anna Leen.', ("direct", "De sluis is dicht", "Anna Leen")),
        ("ru", "«Ворота закрыты»,— сказала Анна Лин.", ("direct", "Ворота закрыты", "Анна Лин")),
    ],
)
def test_marks_and_verbs(language: str, line: str, expected: tuple[str, str, str]) -> None:
    assert said(line, language) == [expected]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", 'Der Film "Das Tor" läuft im Mai.'),
        ("fr", "Le «grand canal» est fermé."),
        ("ja", "水門は閉まっている。"),
        ("xx", '"Gate shut," said Ann Lee.'),
    ],
)
def test_nothing_is_said(language: str, line: str) -> None:
    assert said(line, language) == []
