"""The evaluation programs stand beside `src`, not in the package: make them importable from any folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
