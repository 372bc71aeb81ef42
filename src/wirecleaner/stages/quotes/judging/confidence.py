"""How often answers are right that look like this one: measured on articles that were held out."""

from bisect import bisect_left
from typing import Any

from wirecleaner.stages.quotes.found import FoundQuote

JUDGED = "quote.judged"


def rule_key(quote: FoundQuote) -> str:
    """The entry of the table for a quote that marks prove: its rule, and whether it names a source."""
    return f"{quote.rule}{'' if quote.source else ', no source'}"


class Confidence:
    """The table: rising shares of right answers over what the judge makes of its own answer, and shares by rule."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._raw = [float(raw) for raw, _ in table[JUDGED]]
        self._shares = [float(share) for _, share in table[JUDGED]]
        self._rules = {rule: share for rule, share in table.items() if rule != JUDGED}

    def of(self, quote: FoundQuote) -> float:
        """The share of right answers; for a judged quote its confidence so far is the judge's own."""
        if quote.rule != JUDGED:
            return float(self._rules.get(rule_key(quote), quote.confidence))
        at = bisect_left(self._raw, quote.confidence)
        if at == 0 or at == len(self._raw):
            return self._shares[min(at, len(self._shares) - 1)]
        low, high = self._raw[at - 1], self._raw[at]
        part = (quote.confidence - low) / (high - low)
        return self._shares[at - 1] + part * (self._shares[at] - self._shares[at - 1])
