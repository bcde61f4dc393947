"""Small charts of people by day: value, 80 % band, and the naive baseline; still pictures (SVG)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from markupsafe import Markup, escape

from crossbearing.outlook.graph import Floats

__all__ = ["draw_chart"]

WIDTH, HEIGHT = 300.0, 120.0
LEAST = 0.5
"""People below nothing from which a chart has a part below its line."""
LEFT, BOTTOM, TOP = 46.0, 16.0, 6.0


def draw_chart(
    name: str, value: Floats, low: Floats, high: Floats, *, naive: Floats | None = None, ends: Sequence[str]
) -> Markup:
    """Draw one place by day.

    Args:
        name: The place, for readers who hear the page.
        value: People by day.
        low: Lower bound of the band; not a number where there is none.
        high: Upper bound.
        naive: The naive baseline, or None.
        ends: Words for the first and the last day.
    """
    every = [value, low[np.isfinite(low)], high[np.isfinite(high)], *([] if naive is None else [naive])]
    top = max((float(x.max()) for x in every if len(x)), default=0.0)
    bottom = min(0.0, *(float(x.min()) for x in every if len(x)))
    bottom = 0.0 if bottom > -LEAST else bottom  # the last bits of a sum
    top = top if top > bottom else bottom + 1.0

    def at(day: int, people: float) -> str:
        x = LEFT + (WIDTH - LEFT - 4) * day / max(len(value) - 1, 1)
        return f"{x:.1f},{TOP + (HEIGHT - TOP - BOTTOM) * (top - people) / (top - bottom):.1f}"

    banded = [d for d in range(len(value)) if np.isfinite(low[d]) and np.isfinite(high[d])]
    around = [at(d, high[d]) for d in banded] + [at(d, low[d]) for d in reversed(banded)]
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" aria-label="{escape(name)}, people by day">'
    ]
    parts.append(f'<polygon class="c-band" points="{" ".join(around)}"/>' if around else "")
    parts.append(f'<polyline class="c-zero" points="{at(0, 0.0)} {at(len(value) - 1, 0.0)}"/>')
    if naive is not None:
        parts.append(
            f'<polyline class="c-naive" points="{" ".join(at(d, x) for d, x in enumerate(naive.tolist()))}"/>'
        )
    parts.append(
        f'<polyline class="c-value" points="{" ".join(at(d, x) for d, x in enumerate(value.tolist()))}"/>'
    )
    for people in (bottom, top) if bottom < 0 else (0.0, top):
        y = at(0, people).split(",")[1]
        parts.append(
            f'<text class="c-tick" text-anchor="end" x="{LEFT - 4}" y="{float(y) + 4:.1f}">{short(people)}</text>'
        )
    parts += [
        f'<text class="c-tick" x="{LEFT}" y="{HEIGHT - 3}">{escape(ends[0])}</text>',
        f'<text class="c-tick" text-anchor="end" x="{WIDTH - 4}" y="{HEIGHT - 3}">{escape(ends[1])}</text></svg>',
    ]
    return Markup("".join(parts))  # noqa: S704 - names are escaped above, the rest are numbers


def short(people: float) -> str:
    """A count in few characters: 950, 12k, 1.3M."""
    for size, unit in ((1e6, "M"), (1e3, "k")):
        if abs(people) >= size:
            return f"{people / size:.1f}".removesuffix(".0") + unit
    return f"{people:.0f}"
