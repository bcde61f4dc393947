"""Back from a result: from a statement to the sentences, origins and rules that it rests on."""

from crossbearing.trace.find import find
from crossbearing.trace.folder import Folder, open_folder
from crossbearing.trace.history import HISTORY_FILE, changes
from crossbearing.trace.why import Why, explain

__all__ = ["HISTORY_FILE", "Folder", "Why", "changes", "explain", "find", "open_folder"]
