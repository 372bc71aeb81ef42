"""What wirecleaner raises. Every error of ours is a `WirecleanerError`."""


class WirecleanerError(Exception):
    """The base of all errors that wirecleaner raises on purpose."""


class InputTypeError(WirecleanerError, TypeError):
    """An argument of a type that cannot be read; the message says what to pass instead."""


class InputValueError(WirecleanerError, ValueError):
    """An argument of the right type with a value that means nothing here."""


class DecodingError(WirecleanerError, ValueError):
    """Bytes that cannot be read in the encoding that was named."""


class PipelineError(WirecleanerError, ValueError):
    """A pipeline that cannot be: an unknown stage name, a name twice, a need that nothing before it fills."""


class DataError(WirecleanerError, ValueError):
    """A rule table, profile or weights file that breaks its format."""


class StageError(WirecleanerError):
    """A stage that raised, or broke the contract of stages; names the stage and, where known, the line.

    `stage` is the name of the stage, `line` the index of the line in `doc.lines` or None.
    """

    def __init__(self, message: str, *, stage: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.stage = stage
        self.line = line

    def __reduce__(self) -> tuple[object, ...]:
        return (_stage_error, (self.message, self.stage, self.line))


def _stage_error(message: str, stage: str | None, line: int | None) -> StageError:
    return StageError(message, stage=stage, line=line)
