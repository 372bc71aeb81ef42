"""Stories that a marker announces in the middle of a story."""

import wirecleaner

STORY = (
    "Police divers are searching a river in Wexland after a dog walker found a small boat drifting with its engine on.",
    "Officers were called to the quay at Whitmoor at about 7.15am on Monday, and the river was closed to all boats.",
    "The harbour master, John Abbott, said the current had been strong at the weekend and that the moon was full.",
)


def body_and_related(between: str) -> tuple[list[str], list[str]]:
    page = f"Police search river after boat is found\n4 November 2025\n{STORY[0]}\n{STORY[1]}\n{between}\n{STORY[2]}\n"
    explanation = wirecleaner.explain(page)
    related = [line.text for line in explanation.lines if line.label == "related"]
    return [paragraph.text for paragraph in explanation.article.body], related


def test_two_headlines_under_a_list_marker_are_other_stories() -> None:
    other = ["Storm to bring gusts of 80mph", "Minister resigns over flat"]
    body, related = body_and_related("Read more from the Ledger:\n" + "\n".join(other))
    assert body == list(STORY)
    assert related == other


def test_a_screen_reader_s_list_is_one_of_other_stories() -> None:
    body, _ = body_and_related(
        "Recommended Stories\nlist of 2 items\nlist 1 of 2\nWhy are floods becoming common?\nlist 2 of 2\n"
        "Photos: Towns under water\nend of list"
    )
    assert body == list(STORY)
