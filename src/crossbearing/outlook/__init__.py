"""Where people may go next: counts on a road network, by day, with their uncertainty."""

from crossbearing.outlook.counts import Observed, read_observed, read_totals
from crossbearing.outlook.network import Closure, Conflict, Link, Network, Place
from crossbearing.outlook.parameters import Parameters
from crossbearing.outlook.read import Read, read_network
from crossbearing.outlook.result import Outlook
from crossbearing.outlook.simulate import simulate

__all__ = [
    "Closure",
    "Conflict",
    "Link",
    "Network",
    "Observed",
    "Outlook",
    "Parameters",
    "Place",
    "Read",
    "read_network",
    "read_observed",
    "read_totals",
    "simulate",
]
