"""Date stamps: what a news page prints to say when a story was published and updated.

Days are found by `days`, times by `clock`; here they are joined to stamps, told apart by the marker
before them ("Updated") and turned into values. Nothing is completed from the clock of the machine.
"""

from __future__ import annotations

from .ago import relative_words
from .clock import is_clock
from .days import is_date_part
from .find import Stamp, find_stamps
from .leftover import remainder
from .markers import filed_words, is_filed, is_joint_word, is_marker, telling_words
from .order import date_order

__all__ = [
    "Stamp",
    "date_order",
    "filed_words",
    "find_stamps",
    "is_clock",
    "is_date_part",
    "is_filed",
    "is_joint_word",
    "is_marker",
    "relative_words",
    "remainder",
    "telling_words",
]
