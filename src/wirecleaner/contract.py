"""The contract that holds for every stage, and what is said when one breaks it."""

from types import TracebackType
from typing import TYPE_CHECKING

from wirecleaner.document import Document, Line
from wirecleaner.errors import StageError

if TYPE_CHECKING:
    from wirecleaner.pipeline import Stage


def _edges(doc: Document) -> list[int]:
    lines = doc.lines
    return [line.start for line in lines] + [line.end for line in lines]


def run_stage(step: "Stage", doc: Document) -> None:
    """Run one stage and hold it to the contract. Raises `StageError` naming the stage and, where known, the line."""
    source, known = doc.source, len(doc.candidates)
    edges = None if _is_ours(step) else _edges(doc)
    doc._stage = step.name
    try:
        step(doc)
    except StageError:
        raise
    except Exception as error:
        line = _line_at(error.__traceback__)
        where = f" at line {line.index} ({line.text[:60]!r})" if line else ""
        raise StageError(
            f"stage {step.name!r} raised {type(error).__name__}{where}: {error}",
            stage=step.name,
            line=line.index if line else None,
        ) from error
    finally:
        doc._stage = "caller"
    if doc.source is not source:
        raise StageError(
            f"stage {step.name!r} edited the source; a stage may only decide, revise, split and propose",
            stage=step.name,
        )
    _check_proposals(step, doc, known)
    if edges is not None and _edges(doc) != edges:
        _check_tiling(step, doc)


def _is_ours(step: "Stage") -> bool:
    """Whether a stage is one of the package: the tests hold those to the tiling, which costs 3 µs a stage to look at."""
    return getattr(step, "function", type(step)).__module__.startswith("wirecleaner.")


def _check_proposals(step: "Stage", doc: Document, known: int) -> None:
    if len(doc.candidates) > known:
        for candidate in doc.candidates[known:]:
            if candidate.field not in step.provides:
                line = next(
                    (line.index for line in doc.lines if candidate.span and line.end > candidate.span[0]),
                    None,
                )
                raise StageError(
                    f"stage {step.name!r} proposes {candidate.field!r}, which it does not declare; it provides: "
                    f"{', '.join(step.provides) or 'nothing'}"
                    + (f" (line {line})" if line is not None else ""),
                    stage=step.name,
                    line=line,
                )


def _check_tiling(step: "Stage", doc: Document) -> None:
    """The lines still tile the source: nothing was removed, moved or stretched."""
    lines = doc.lines
    at = 0
    for index, line in enumerate(lines):
        if line.start != at or line.end <= at:
            raise StageError(
                f"stage {step.name!r} removed, moved or stretched a line: the source is not tiled before line {index}",
                stage=step.name,
                line=index,
            )
        at = line.end
    if at != len(doc.source):
        raise StageError(
            f"stage {step.name!r} removed the last line of the document: line {len(lines)} is missing",
            stage=step.name,
            line=len(lines),
        )


def _line_at(traceback: TracebackType | None) -> Line | None:
    """The line that a failing stage held in its hands: the last one among the variables of its frames."""
    found = None
    while traceback is not None:
        for value in traceback.tb_frame.f_locals.values():
            if isinstance(value, Line):
                found = value
        traceback = traceback.tb_next
    return found
