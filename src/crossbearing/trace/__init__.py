"""Back from a result: to the sentences, origins and rules behind a statement, and to an earlier picture."""

from crossbearing.trace.compare import Comparison, compare_accounts
from crossbearing.trace.diff import Diff, compare_pictures
from crossbearing.trace.find import find
from crossbearing.trace.folder import Folder, keep_apart, open_folder
from crossbearing.trace.history import HISTORY_FILE, changes
from crossbearing.trace.why import Why, explain

__all__ = [
    "HISTORY_FILE", "Comparison", "Diff", "Folder", "Why", "changes", "compare_accounts", "compare_pictures", "explain", "find",
    "keep_apart", "open_folder",
]  # fmt: skip
