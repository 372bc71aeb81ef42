"""Table rules: loads them and finds the one that fits a line. Knows nothing of news."""

from wirecleaner.rules.rule import Hit, Rule, RuleSet
from wirecleaner.rules.tables import load_rules, rules_in

__all__ = ["Hit", "Rule", "RuleSet", "load_rules", "rules_in"]
