"""How many lines got which label, and from which rule."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from wirecleaner.labels import Label
from wirecleaner.report.words import number, safe

if TYPE_CHECKING:
    from wirecleaner.explanation import Explanation, LineExplanation


def label_of(line: "LineExplanation") -> str:
    """The name of a line's label."""
    return line.label.value if line.label else "undecided"


def _rule_of(line: "LineExplanation") -> str:
    return line.rule or "nobody"


def line_counts(lines: "Sequence[LineExplanation]") -> str:
    """Labels and rules of one document; each is a button that leads to the next line of its kind."""
    shown = [line for line in lines if line.label is not Label.BLANK]
    labels = Counter(map(label_of, shown))
    rules = Counter(map(_rule_of, shown))
    return (
        f'<div class="counts" role="group" aria-label="Go to the next line with the label">'
        f"{''.join(_button('label', name, count) for name, count in labels.most_common())}</div>\n"
        f"<details><summary>{number(len(rules), 'rule')}</summary>"
        f'<div class="counts" role="group" aria-label="Go to the next line by the rule">'
        f"{''.join(_button('rule', name, count) for name, count in rules.most_common())}</div></details>\n"
    )


def _button(kind: str, name: str, count: int) -> str:
    classes = f' class="{safe(name)}"' if kind == "label" else ""
    return f'<button type="button"{classes} data-{kind}="{safe(name)}">{safe(name)} <b>{count}</b></button> '


def overview(named: "Sequence[tuple[str, Explanation]]") -> str:
    """All documents, and the counts over all of them."""
    labels, rules = Counter[str](), Counter[str]()
    pages: dict[str, list[int]] = {}
    rows = []
    for at, (name, explanation) in enumerate(named, 1):
        shown = [line for line in explanation.lines if line.label is not Label.BLANK]
        labels.update(map(label_of, shown))
        rules.update(map(_rule_of, shown))
        for rule in {_rule_of(line) for line in shown}:
            pages.setdefault(rule, []).append(at)
        article = explanation.article
        counts = (len(shown), len(article.body), len(article.quotes))
        cells = "".join(f'<td class="number">{count}</td>' for count in counts)
        rows.append(
            f'<tr><th scope="row"><a href="#d{at}">{safe(name)}</a></th><td>{safe(article.title or "")}</td>'
            f"<td>{article.page_kind}</td>{cells}</tr>\n"
        )
    return (
        '<section class="document" id="overview" aria-labelledby="overviewh">\n'
        f'<header><h1 id="overviewh">{number(len(named), "document")}</h1></header>\n'
        f"{_table('Documents', ('document', 'title', 'page', 'lines', 'paragraphs', 'quotes'), rows)}"
        f"{_table('Labels', ('label', 'lines'), _count_rows(labels))}"
        f"{_table('Rules', ('rule', 'lines', 'documents'), _rule_rows(rules, pages))}</section>\n"
    )


def _table(caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>\n<tbody>{''.join(rows)}</tbody></table>\n"


def _count_rows(counts: Counter[str]) -> Iterable[str]:
    for name, count in counts.most_common():
        yield f'<tr><th scope="row" class="{safe(name)}">{safe(name)}</th><td class="number">{count}</td></tr>\n'


def _rule_rows(rules: Counter[str], pages: dict[str, list[int]]) -> Iterable[str]:
    """Each rule with its lines and the documents that have some, five at most by name."""
    for rule, count in rules.most_common():
        links = ", ".join(f'<a href="#d{at}">{at}</a>' for at in pages[rule][:5])
        more = f" and {len(pages[rule]) - 5} more" if len(pages[rule]) > 5 else ""
        yield f'<tr><th scope="row">{safe(rule)}</th><td class="number">{count}</td><td>{links}{more}</td></tr>\n'
