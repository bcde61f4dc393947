"""The run of a reader who makes no mistake: files of the output contract made from an expected picture.

It shows that the expectations can be met together, and tests spoil it in one place at a time.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from crossbearing import model as m
from eval import example_expected as want

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("homs-2024", "rio-grande-do-sul-2024")


def texts(example: Path) -> dict[str, str]:
    """The text of every report by id, read in the plainest way (the furniture of pages included)."""
    found: dict[str, str] = {}
    for path in sorted((example / "reports").iterdir()):
        if path.suffix == ".jsonl":
            lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            found |= {line["id"]: line["text"] for line in lines}
        elif path.suffix != ".csv":
            found[path.stem] = _text(path)
    return found


def _text(path: Path) -> str:
    if path.suffix == ".pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(path)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    if path.suffix == ".docx":
        import docx

        return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = re.sub(r"<(script|style).*?</\1>", " ", text, flags=re.DOTALL)
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return text


def quotes(node: object) -> Iterator[want.Quote]:
    """Every quotation in an expected picture."""
    if isinstance(node, want.Quote):
        yield node
    elif isinstance(node, msgspec.Struct):
        for name in node.__struct_fields__:
            yield from quotes(getattr(node, name))
    elif isinstance(node, tuple):
        for part in node:
            yield from quotes(part)


def find(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the words stand, whatever the white space."""
    return [hit.span() for hit in re.finditer(r"\s+".join(map(re.escape, quote.split())), text)]


class Oracle:
    """Perfect outputs; change its parts before `write`."""

    def __init__(self, example: Path) -> None:
        self.expected = want.load_expected(example)
        self.texts = texts(example)
        self.claims: dict[str, m.Claim] = {}
        e = self.expected
        self.reports = [self._report(name) for name in self.texts]
        for q in e.forecasts:
            self._claim(q, kind="forecast", certainty="forecast")
        for q in e.denials:
            self._claim(q, kind="statement", certainty="denied")
        self.incidents = [self._incident(n, item) for n, item in enumerate(e.incidents)]
        for pair in e.must_not_merge:
            for q in (pair.a, pair.b):
                self._claim(q, kind="background", background=True)
        self.picture = m.Picture(
            as_of=e.as_of,
            control=tuple(self._control(c) for c in e.control),
            access=tuple(
                m.AccessState(
                    place=_place(a.place),
                    feature=a.feature[0],
                    state=a.state[0],
                    since=None,
                    by=None,
                    claims=(),
                )
                for a in e.access
            ),
            displacement=tuple(m.DisplacementFigure(**_figure(f)) for f in e.displacement),
            casualties=tuple(
                m.CasualtyFigure(
                    **_figure(f), who=f.who[0] if f.who else "", claimed_by="a party" if f.claimed else None
                )
                for f in e.casualties
            ),
            movements=tuple(self._movement(v) for v in e.movements),
            advisories=tuple(
                m.AdvisoryEntry(text="", by=a.by[0], place=_place(a.place), day=None, claims=())
                for a in e.advisories
            ),
            disagreements=tuple(self._disagreement(d) for d in e.disagreements),
            not_reported=tuple(m.Gap(question=_words(g.pattern), about="") for g in e.not_reported),
            reports=tuple(
                m.ReportEntry(id=c.report, title=None, outlet=None, published=None, url=None, copies=c.of)
                for c in e.copies
            ),
        )

    def _report(self, name: str) -> m.Report:
        date = next((d for d in self.expected.dates if d.report == name), None)
        inferred = ("published",) if date and date.inferred else ()
        return m.Report(
            id=name, text=self.texts[name], published=date.published if date else None, inferred=inferred
        )

    def _claim(self, q: want.Quote, **fields: object) -> str:
        start, end = find(self.texts[q.report], q.quote)[0]
        name = f"{q.report}:{start}-{end}"
        claim = m.Claim(id=name, report=q.report, start=start, end=end, quote=q.quote, type="x", **fields)
        self.claims.setdefault(name, claim)
        return name

    def _incident(self, n: int, item: want.Joined) -> m.Incident:
        held = {self._claim(q, kind=item.kinds[0]) for q in item.anchors}
        return m.Incident(
            id=f"i:{n}", kind=item.kinds[0], type="x", label=item.label, claims=tuple(sorted(held)), reports=(),
            from_=item.from_, to=item.to, place=_place(item.place), origins=item.origins[0] if item.origins else 1,
            status=item.status[0] if item.status else "single",
        )  # fmt: skip

    def _control(self, c: want.Control) -> m.ControlState:
        return m.ControlState(
            place=_place(c.place), holder=c.holder[0] if c.holder else None, since=None, status=c.status[0], claims=(),
            contrary=("x",) if c.contrary else (),
        )  # fmt: skip

    def _movement(self, v: want.Movement) -> m.MovementEntry:
        return m.MovementEntry(
            kind=v.kind, text="", origin=_place(v.origin), destination=_place(v.destination), from_day=None, to_day=None,
            low=None, high=None, claims=(),
        )  # fmt: skip

    def _disagreement(self, d: want.Disagreement) -> m.Disagreement:
        claims = tuple(self._claim(q, kind="background", background=True) for q in d.anchors)
        values = tuple(m.FieldValue(value=v, claims=claims) for v in d.values or ("one", "other"))
        return m.Disagreement(incident="?", field=(*d.fields, "x")[0], relation=d.relations[0], values=values)

    def write(self, folder: Path) -> Path:
        """Write the files of the contract into `folder`."""
        folder.mkdir(exist_ok=True)
        (folder / "reports.jsonl").write_bytes(m.encode_lines(self.reports))
        (folder / "claims.jsonl").write_bytes(m.encode_lines(self.claims.values()))
        (folder / "incidents.jsonl").write_bytes(m.encode_lines(self.incidents))
        (folder / "picture.json").write_bytes(m.encode(self.picture))
        return folder


def _place(names: tuple[str, ...]) -> m.Place | None:
    return m.Place(name=names[0], surface=names[0]) if names else None


def _one(number: want.Number) -> float | None:
    if isinstance(number, tuple):
        return number[0]
    return None if isinstance(number, msgspec.UnsetType) else number


def _figure(f: want.Figure) -> dict[str, object]:
    return {
        "scope": (*f.scope, "")[0], "place": _place(f.scope), "measure": f.measure[0], "low": _one(f.low), "best": _one(f.best),
        "high": _one(f.high), "as_of": f.as_of, "origins": 1, "claims": (),
    }  # fmt: skip


def _words(pattern: str) -> str:
    """Some words that the pattern finds: its first alternative with the optional letters left out."""
    plain = re.sub(r"\((\w+)\|[^)]*\)", r"\1", pattern).split("|")[0].replace(".*", " ")
    return re.sub(r"\w\?", "", plain)
