"""Japanese, Korean and Chinese: no blanks, no capitals, the subject first and the verb last."""

import json
from datetime import datetime

import pytest
from fixture_answers import ROOT

import wirecleaner
from wirecleaner.stages.language import detect

PAGES = {"ja": "ja-kitashio", "ko": "ko-bukhang", "zh": "zh-beigang"}


def paragraphs(language: str) -> list[str]:
    """The running text of a fixture: the model of lines has to see a story."""
    answer = json.loads((ROOT / "languages" / PAGES[language] / "answer.json").read_text(encoding="utf-8"))
    return [part["text"] for part in answer["body"] if part["kind"] == "paragraph"]


def page(language: str, *, head: str = "2024年3月5日 10:00", tail: str = "", end: str = "") -> str:
    """A story under a headline and a date, with something behind its last sentence and under it."""
    title = {
        "ja": "七分遅れの鐘、町が見送り",
        "ko": "7분 늦는 시계탑, 앞으로도 늦는다",
        "zh": "大钟慢七分钟 北港决定不修",
    }[language]
    *first, last = [text for text in paragraphs(language) if "电（记者" not in text]
    return "\n\n".join([*head.split("\n"), title, *first, last + tail, *end.split("\n")])


@pytest.mark.parametrize(
    ("language", "tail", "names"),
    [
        ("ja", "【北潮・小川みどり】", ["小川みどり"]),
        ("ja", "【エルサレム松岡大海、カイロ金子淳一】", ["松岡大海", "金子淳一"]),
        ("ja", "（文・写真　田中樹）", ["田中樹"]),
        ("ko", " 김하늘 기자 haneul@example.com", ["김하늘"]),
        ("ko", " /북항=박바다 기자", ["박바다"]),
        ("zh", "（记者 张三 李四）", ["张三", "李四"]),
    ],
)
def test_names_that_close_the_last_paragraph(language: str, tail: str, names: list[str]) -> None:
    article = wirecleaner.parse(page(language, tail=tail), language=language)
    assert [author.name for author in article.authors] == names
    assert not any(name in article.text for name in names)


@pytest.mark.parametrize("tail", ["（おわり）", "（写真）", "（左から）", "【写真】"])
def test_what_closes_a_paragraph_and_names_nobody(tail: str) -> None:
    assert wirecleaner.parse(page("ja", tail=tail), language="ja").authors == ()


def test_korean_reporters_with_their_addresses_on_one_line() -> None:
    line = "배나루 기자 naru@example.com 이바다 기자 bada@example.com"
    article = wirecleaner.parse(page("ko", head=f"2024.03.05 10:00\n{line}"), language="ko")
    assert [(author.name, author.place) for author in article.authors] == [("배나루", None), ("이바다", None)]


def test_the_city_of_a_japanese_reporter() -> None:
    article = wirecleaner.parse(page("ja", tail="【カイロ金子淳一】"), language="ja")
    assert [(author.name, author.place) for author in article.authors] == [("金子淳一", "カイロ")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "契約を結ぶ「ルヴァン杯」の開幕が2024年3月20日に控える。番組は1月28日の理事会で協議した。"),
        ("ja", "鐘の値下げまで2024年3月20日に控える町"),
        ("ko", "2024년 3월 5일에도 종은 늦게 울렸다."),
        ("zh", "2024年3月5日上午大钟慢了七分钟"),
    ],
)
def test_a_date_inside_a_sentence_is_left_alone(language: str, text: str) -> None:
    doc = wirecleaner.default_pipeline().read(text, language=language)
    doc = wirecleaner.default_pipeline().only("language", "dates").run(doc)
    assert [line.text for line in doc.lines] == [doc.lines[0].text]
    assert doc.proposed("published") == []


@pytest.mark.parametrize(
    ("language", "text", "beside"),
    [
        ("ja", "渡辺洋介2025年1月13日 21時37分", "渡辺洋介"),
        ("zh", "2024-03-05 10:22来源：北港晚报", "来源：北港晚报"),
    ],
)
def test_what_is_glued_to_a_date_is_cut_off(language: str, text: str, beside: str) -> None:
    pipeline = wirecleaner.default_pipeline().only("language", "dates")
    doc = pipeline.run(pipeline.read(text, language=language))
    assert beside in [line.text for line in doc.lines]
    assert len(doc.proposed("published")) == 1


def test_two_dates_whose_markers_stand_in_front() -> None:
    article = wirecleaner.parse(page("ko", head="입력 2024.03.05 10:20 수정 2024.03.05 18:02"), language="ko")
    assert (article.published, article.updated) == (datetime(2024, 3, 5, 10, 20), datetime(2024, 3, 5, 18, 2))


def test_short_lines_without_blanks_are_no_wrapped_paragraph() -> None:
    headline = (
        "北岸の町長は砂時計での代用を拒否し、南岸の町長は日時計を提案したと報道官が語ったという話を聞いた"
    )
    rows = [headline[:length] for length in (34, 41, 38, 45, 36, 43, 47, 39)]
    lines = wirecleaner.default_pipeline().read("\n".join(rows)).lines
    assert [line.text for line in lines] == rows


def test_a_wrapped_paragraph_without_blanks_is_one_line() -> None:
    text = (
        "鐘は町の財産であり時刻は付属品だと町長は本会議で述べ傍聴席では二人が拍手し一人が時計を見て帰っていった"
        * 8
    )
    rows = [text[at : at + 40] for at in range(0, len(text), 40)]
    assert len(wirecleaner.default_pipeline().read("\n".join(rows)).lines) == 1


@pytest.mark.parametrize(
    ("line", "tags"),
    [("标签：北港 大钟 渡船", ("北港", "大钟", "渡船")), ("#大钟 #渡船", ("大钟", "渡船"))],
)
def test_tags_with_blanks_or_hashes_between_them(line: str, tags: tuple[str, ...]) -> None:
    assert wirecleaner.parse(page("zh", end=line), language="zh").tags == tags


@pytest.mark.parametrize(
    ("language", "text", "said", "cue", "speaker"),
    [
        (
            "ja",
            "組合長の浜野さんは「船も学校も七分遅れで動いている」と話す。",
            "船も学校も七分遅れで動いている",
            "話す",
            "浜野",
        ),
        ("ja", "早瀬豊町長は本会議で「鐘は町の財産だ」と述べた。", "鐘は町の財産だ", "述べた", "早瀬豊"),
        ("ja", "漁協によると、朝の競りは鐘を合図に始まる。", "朝の競りは鐘を合図に始まる", "によると", None),
        ("zh", "渡船船长何大海说：“全城都要迟到。”", "全城都要迟到。", "说", "何大海"),
        ("zh", "“全城都要迟到”，渡船船长何大海说。", "全城都要迟到", "说", "何大海"),
        ("zh", "港都市政府表示，渡輪的班次不受影響。", "渡輪的班次不受影響", "表示", "港都市政府"),
        (
            "ko",
            "어촌계장 최나루씨는 “배도 학교도 늦게 움직인다”고 말했다.",
            "배도 학교도 늦게 움직인다",
            "말했다",
            "최나루",
        ),
        (
            "ko",
            "이구름 북항시장은 “종은 문화재지만 시각은 아니다”라고 밝혔다.",
            "종은 문화재지만 시각은 아니다",
            "밝혔다",
            "이구름",
        ),
        (
            "ko",
            "북항시는 5일 종을 손대지 않기로 했다고 밝혔다.",
            "종을 손대지 않기로 했다",
            "밝혔다",
            "북항시",
        ),
    ],
)
def test_quotes(language: str, text: str, said: str, cue: str, speaker: str | None) -> None:
    (quote,) = wirecleaner.extract_quotes(text, language=language)
    assert (quote.text, quote.cue and quote.cue.text) == (said, cue)
    assert (quote.speaker and quote.speaker.name) == speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "町ではこの鐘を「残業」と呼ぶ人が多い。"),
        ("zh", "居民把大钟叫作“加班”。"),
        ("ko", "주민들은 종을 “야근”이라 부른다."),
    ],
)
def test_a_nickname_is_no_quote(language: str, text: str) -> None:
    assert wirecleaner.extract_quotes(text, language=language) == ()


def test_the_paper_at_the_top_of_the_page_is_the_publisher() -> None:
    text = page(
        "ja", head="北潮新報デジタル\nログイン\n2024年3月5日", end="Copyright © 北潮新報社 無断転載を禁じます"
    )
    assert wirecleaner.parse(text).publisher == "北潮新報"


def test_english_menus_do_not_tell_the_language() -> None:
    menus = "Subscribe to the newsletter\nFollow us on all of the networks\nRead more of the news\n" * 20
    zulu = (
        "Umasipala uthathe isinqumo sokungalilungisi iwashi elikhulu futhi uthe umphakathi uyakwazi lokhu kanti "
        "uma lilungiswa bonke bazofika emva kwesikhathi, kusho umdobi ngesonto eledlule.\n"
    )
    assert detect(menus) == "en"
    assert detect(menus + zulu * 5) == "zu"
