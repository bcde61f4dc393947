"""Word vectors of the parser's model, computed faster: the same layers and weights, other products of matrices.

Two thirds of the time of a parse goes into products of matrices. spaCy does them with a portable library; NumPy's own
is more than twice as fast wherever it knows the processor. But the last bit of a row then depends on where in the
matrix the row stands and on the number of threads, so each sentence is multiplied by itself, on one thread (which is
also faster: the matrices are small): its parse depends on nothing but its words. The first layer sees every word
alone, so the vectors of words seen before are remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import accumulate, chain, pairwise
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model, NumpyOps
    from threadpoolctl import ThreadpoolController

__all__ = ["hasten", "side_by_side"]

REMEMBERED = 2**15
"""Words whose vectors are remembered: about 16 MB. A thousand news reports use 20,000 to 30,000 different words."""
WINDOW_PAD = 4
"""Empty rows that each side of a sentence needs: the reach of the four layers that look one word to each side."""

_LENGTHS: ContextVar[tuple[int, ...]] = ContextVar("lengths of the sentences being parsed")
_ONE_BATCH = Lock()
"""The number of NumPy's threads holds for the whole process: while one batch needs it, no other may set it back."""


@cache
def _threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController as Found

    return Found()


@contextmanager
def side_by_side(docs: Sequence[Doc]) -> Iterator[None]:
    """Within, the model's layers know where each of these sentences begins and ends, and NumPy uses one thread."""
    with _ONE_BATCH, _threads().limit(limits=1, user_api="blas"):
        token = _LENGTHS.set(tuple(len(doc) for doc in docs if len(doc)))
        try:
            yield
        finally:
            _LENGTHS.reset(token)


def hasten(vectors: Model[Any, Any], *others: Model[Any, Any]) -> None:
    """Let a model of word vectors, and others that build on it, work sentence by sentence, and remember words.

    Outside `side_by_side` they work as before, in the portable library.
    """
    embed, encode = vectors.get_ref("embed"), vectors.get_ref("encode")
    ops = _operations()
    for node in chain.from_iterable(model.walk() for model in (encode, *others)):
        node.ops = ops
    encode.attrs["pad"] = 2 * WINDOW_PAD
    vectors.replace_node(embed, _remembering(embed))


def _operations() -> NumpyOps:
    """Operations on arrays that multiply each sentence of a batch by itself."""
    from thinc.api import NumpyOps as Portable

    class BySentence(Portable):  # type: ignore[misc]  # its library is compiled and has no types
        def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            rows = None if trans1 else _rows(len(x), _LENGTHS.get(()))
            if rows is None:
                return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            y = y.T if trans2 else y
            if out is None:
                out = self.alloc2f(len(x), y.shape[1])
            for start, end in rows:
                self.xp.dot(x[start:end], y, out=out[start:end])
            return out

    return BySentence()


def _rows(total: int, lengths: tuple[int, ...]) -> list[tuple[int, int]] | None:
    """Rows of each sentence in a matrix of all of them, its share of empty rows included; None for another matrix."""
    words = sum(lengths)
    if not words:
        return None
    if total == words:
        return list(pairwise(accumulate(lengths, initial=0)))
    if total == words + 2 * WINDOW_PAD * (len(lengths) + 1):
        return list(pairwise(accumulate((n + 2 * WINDOW_PAD for n in lengths), initial=WINDOW_PAD)))
    return None


def _remembering(embed: Model[Any, Any]) -> Model[Any, Any]:
    """The layer that sees each word alone, with a memory: features of a word → its vector."""
    from thinc.api import Model as Layer
    from thinc.api import Ragged

    features, _, *deep, _ = embed.layers
    known: dict[bytes, Any] = {}

    def learn(words: dict[bytes, Any]) -> None:
        rows = embed.ops.xp.stack(list(words.values()))
        found = Ragged(rows, embed.ops.xp.asarray([len(rows)], dtype="i"))
        for layer in deep:
            found = layer.predict(found)
        known.update(zip(words, found.dataXd, strict=True))

    def forward(_: Model[Any, Any], docs: list[Doc], **_unused: bool) -> tuple[list[Any], Any]:
        rows = features.predict(docs)
        keys = [[row.tobytes() for row in sentence] for sentence in rows]
        if len(known) > REMEMBERED:
            known.clear()
        new = {
            k: row
            for of, sentence in zip(keys, rows, strict=True)
            for k, row in zip(of, sentence, strict=True)
            if k not in known
        }
        if new:
            learn(new)
        width = embed.get_dim("nO")
        found = [embed.ops.xp.array([known[k] for k in of], dtype="f").reshape(-1, width) for of in keys]
        return found, lambda _: []

    return Layer("remembered", forward, dims={"nO": embed.get_dim("nO")})
