"""What is told of errors of Spark, of Java, or of the way there."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from py4j import java_gateway
from py4j.protocol import Py4JError, Py4JNetworkError
from pyspark.errors import AnalysisException, PySparkException

from watchers.checks.java_output import first_cause
from watchers.problems.errors import EngineFailed

FAILURES = (Py4JError, PySparkException, ConnectionError, EOFError)
"""Errors of Spark, of Java, or of the way there, and not of a check."""
LOST = (Py4JNetworkError, ConnectionError, EOFError)
"""Those of the way there."""
NO_ANSWER = re.compile("An error occurred while calling .*")
"""All that py4j says of a call that Java did not answer."""
CONNECTION_LOST = "the connection to it was lost"


def failure(error: BaseException) -> EngineFailed | KeyboardInterrupt | None:
    """What to raise instead of an error of Spark, or one made of an interruption; None for any
    other."""
    causes = list(_causes(error))
    if any(isinstance(cause, KeyboardInterrupt) for cause in causes):
        return KeyboardInterrupt()
    for cause in causes:
        if isinstance(cause, AnalysisException | EngineFailed):
            return None
        if isinstance(cause, FAILURES):
            return EngineFailed(f"Spark failed: {reason(cause)}")
    return None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and what led to it, the latest first."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def reason(error: BaseException) -> str:
    """What Java names as the first cause of one of FAILURES, in one line."""
    try:
        said = str(error)
    except FAILURES:
        # Java is asked for the words of its errors, and is gone.
        return CONNECTION_LOST
    if isinstance(error, LOST) or (type(error) is Py4JError and NO_ANSWER.fullmatch(said)):
        return CONNECTION_LOST
    return first_cause(said) or type(error).__name__


@contextmanager
def quiet_way_to_java() -> Iterator[None]:
    """Keeps py4j from writing what the error says too, of a lost connection or an interruption.

    Some of it py4j writes with the root logger, which is the program's own and stays as it is; here
    its own logger, which is silent meanwhile, gets that too.
    """
    logger = logging.getLogger("py4j")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    java_gateway.logging = java_gateway.logger
    try:
        yield
    finally:
        java_gateway.logging = logging
        logger.setLevel(level)


@contextmanager
def stopping_quietly() -> Iterator[None]:
    """Keeps Spark from warning that it could not stop what is ended anyway."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Unable to cleanly shutdown Spark", RuntimeWarning)
        yield
