"""Date stamps: what a news page prints to say when a story was published and updated.

Days are found by `days`, times by `clock`; here they are joined to stamps, told apart by the marker
before them ("Updated") and turned into values. Nothing is completed from the clock of the machine.
"""

from __future__ import annotations

from .ago import relative_words
from .clock import is_clock
from .find import Stamp, find_stamps
from .leftover import remainder
from .markers import is_joint_word, is_marker
from .order import date_order

__all__ = [
    "Stamp",
    "date_order",
    "find_stamps",
    "is_clock",
    "is_joint_word",
    "is_marker",
    "relative_words",
    "remainder",
]
