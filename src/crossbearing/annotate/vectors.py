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
from itertools import accumulate, pairwise
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model, NumpyOps
    from threadpoolctl import ThreadpoolController

__all__ = ["hasten", "side_by_side"]

REMEMBERED = 2**15
"""Words whose vectors are remembered: about 16 MB. A thousand news reports use 20,000 to 30,000 different words."""
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
    blocks = encode.layers[0].layers
    for reach, block in enumerate(reversed(blocks)):
        _multiply_by_sentence(block, reach)
    for model in others:
        _multiply_by_sentence(model, 0)
    encode.attrs["pad"] = 2 * len(blocks)
    vectors.replace_node(embed, _remembering(embed))


def _multiply_by_sentence(model: Model[Any, Any], reach: int) -> None:
    """Let a model multiply each sentence of a batch by itself, with `reach` rows to each side that later layers look at."""
    ops = _operations(reach)
    for node in model.walk():
        node.ops = ops
        if node.name == "maxout":  # laid out as the product wants them: a twentieth faster
            weights = node.get_param("W")
            flat = ops.xp.asfortranarray(weights.reshape((-1, weights.shape[-1])))
            node.set_param("W", flat.reshape(weights.shape))


def _operations(reach: int) -> NumpyOps:
    """Operations on arrays that multiply each sentence of a batch by itself."""
    from thinc.api import NumpyOps as Portable

    class BySentence(Portable):  # type: ignore[misc]  # its library is compiled and has no types
        def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            rows = None if trans1 else _rows(len(x), _LENGTHS.get(()), reach)
            if rows is None:
                return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            y = y.T if trans2 else y
            if out is None:
                out = self.alloc2f(len(x), y.shape[1])
            for start, end in rows:
                self.xp.dot(x[start:end], y, out=out[start:end])
            return out

    return BySentence()


def _rows(total: int, lengths: tuple[int, ...], reach: int) -> list[tuple[int, int]] | None:
    """First and last row of each sentence in a matrix of all of them; None for another matrix.

    The matrix has the words alone, or with as many empty rows before, between and behind the sentences; of these,
    `reach` rows belong to each side of a sentence.
    """
    words = sum(lengths)
    if not words:
        return None
    if total == words:
        return list(pairwise(accumulate(lengths, initial=0)))
    pad, rest = divmod(total - words, len(lengths) + 1)
    if rest or pad < 2 * reach:
        return None
    starts = accumulate((n + pad for n in lengths), initial=pad)
    return [(start - reach, start + n + reach) for start, n in zip(starts, lengths, strict=False)]


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
