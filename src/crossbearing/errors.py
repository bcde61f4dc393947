"""The error tree. Each leaf names one situation that a caller can act on; each message says what to do.

CrossbearingError
├── InputError            what was given cannot be read
│   ├── NothingToRead     no report at all could be read
│   ├── BadLine           a line of JSON is not a noun of the house
│   ├── BadCodebook       a codebook file has an entry that cannot be interpreted
│   ├── BadSources        a file of sources has entries that cannot be read
│   ├── BadDecision       a decision cannot be made, or a line of the log of decisions cannot be read
│   ├── NoResult          a folder holds no whole result of an earlier run
│   ├── NotFound          nothing in a result has the id or the words asked for, or several things have
│   ├── BadNetwork        a road network or a table of counts cannot be used
│   └── BadScenario       a change to the base case cannot be understood
├── MissingData           packaged data (model, gazetteer) is not installed or damaged
└── OutputError           the result cannot be written
"""

from __future__ import annotations

__all__ = [
    "BadCodebook",
    "BadDecision",
    "BadLine",
    "BadNetwork",
    "BadScenario",
    "BadSources",
    "CrossbearingError",
    "InputError",
    "MissingData",
    "NoResult",
    "NotFound",
    "NothingToRead",
    "OutputError",
]


class CrossbearingError(Exception):
    """Base of all errors that this package raises on purpose."""


class InputError(CrossbearingError):
    """What was given cannot be read."""


class NothingToRead(InputError):  # noqa: N818 - named for the situation
    """No report at all could be read."""


class BadLine(InputError):  # noqa: N818
    """A line of JSON is not a noun of the house."""


class BadCodebook(InputError):  # noqa: N818
    """A codebook file has an entry that cannot be interpreted."""


class BadSources(InputError):  # noqa: N818
    """A file of sources has entries that cannot be read."""


class BadDecision(InputError):  # noqa: N818
    """A decision cannot be made, or a line of the log of decisions cannot be read."""


class NoResult(InputError):  # noqa: N818
    """A folder holds no whole result of an earlier run."""


class NotFound(InputError):  # noqa: N818
    """Nothing in a result has the id or the words asked for, or several things have."""


class BadNetwork(InputError):  # noqa: N818
    """A road network or a table of counts cannot be used."""


class BadScenario(InputError):  # noqa: N818
    """A change to the base case cannot be understood."""


class MissingData(CrossbearingError):  # noqa: N818
    """Packaged data is not installed or damaged."""


class OutputError(CrossbearingError):
    """The result cannot be written."""
