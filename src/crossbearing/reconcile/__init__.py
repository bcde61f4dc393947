"""Claims become incidents: who speaks of the same thing, who independently says so, and how the values relate."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from crossbearing.model import Claim, Incident, Report
from crossbearing.reconcile.assemble import assemble
from crossbearing.reconcile.changes import find_changes
from crossbearing.reconcile.copies import copy_groups
from crossbearing.reconcile.events import uncounted
from crossbearing.reconcile.facets import facet
from crossbearing.reconcile.link import link
from crossbearing.reconcile.operations import with_aims, with_companions
from crossbearing.reconcile.ratings import rated
from crossbearing.reconcile.stories import find_stories
from crossbearing.reconcile.verdicts import Verdict, judged
from crossbearing.reconcile.withdrawn import gone, standing, with_withdrawn
from crossbearing.sources import SourceBook

__all__ = ["Verdict", "reconcile"]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Garbage collection off: no cycles are made here, and the collector would walk all facets again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def reconcile(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    verdicts: Sequence[Verdict] = (),
    book: SourceBook | None = None,
) -> tuple[Incident, ...]:
    """Group claims into incidents, in order of their earliest claim.

    Every claim enters exactly one incident. The result depends on the set of reports and claims alone, not on
    their order. A claim whose report is not given is taken as one without date and outlet.

    Args:
        reports: The reports; of two with one id the first in order of (published, text) counts.
        claims: The claims; a claim given twice counts once.
        verdicts: What people decided about which claims are one thing.
        book: What people know about outlets and speakers.

    Returns:
        The incidents, with origins, status and the relations of competing values. What a withdrawn or replaced report says
        backs none of them: it is kept aside in `withdrawn`, or makes an incident of that status.
    """
    by_id = {r.id: r for r in sorted(reports, key=lambda r: (r.published or "", r.text), reverse=True)}
    unique = {
        c.id: c for c in sorted(claims, key=lambda c: (c.id, c.report, c.start, c.end, c.quote), reverse=True)
    }
    facets = sorted((facet(c, by_id.get(c.report)) for c in unique.values()), key=lambda f: f.order)
    facets = with_companions(with_aims(facets))
    copies = copy_groups(list(by_id.values()))
    seen = [uncounted(f) for f in facets]
    stories = find_stories(list(by_id.values()), seen, copies)
    changes = find_changes(by_id.values(), facets, copies)
    groups = judged(link(seen, copies, stories, changes), [f.claim.id for f in facets], verdicts)
    members = [[facets[i] for i in g] for g in groups]
    dead = gone(by_id.values())
    known = book or SourceBook()
    found = assemble([standing(g, dead) for g in members], by_id, copies, changes, known)
    return rated(with_withdrawn(found, members, dead), unique, by_id, known)
