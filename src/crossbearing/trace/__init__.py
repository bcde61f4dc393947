"""Back from a result: from a statement to the sentences, origins and rules that it rests on."""

from crossbearing.trace.folder import Folder, open_folder
from crossbearing.trace.why import Why, explain

__all__ = ["Folder", "Why", "explain", "open_folder"]
