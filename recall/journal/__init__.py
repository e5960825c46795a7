"""The journal: the second copy of the log, in files that Git and sync tools can carry.

Each machine appends to a file of its own. Whatever stands in any of them belongs to the log:
the union of all is the log, and what the prompts and cards are follows from it in the order of
the ids.
"""

from recall.journal.comparing import Differences, Drift, compare
from recall.journal.lines import Fault

__all__ = ["Differences", "Drift", "Fault", "compare"]
