"""What goes wrong on the way to Spark is told in words; `make test-spark`."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.spark
LOST = "Spark failed: the connection to it was lost"


def errors_of_the_way() -> list[BaseException]:
    from py4j.protocol import Py4JError, Py4JNetworkError

    return [
        ConnectionRefusedError(111, "Connection refused"),
        EOFError(),
        Py4JNetworkError("Answer from Java side is empty"),
        Py4JError("An error occurred while calling o275.getResult"),
    ]


def test_a_lost_connection_is_told_in_words() -> None:
    from watchers.checks.spark_errors import failure

    assert [str(failure(error)) for error in errors_of_the_way()] == [LOST] * 4


def test_an_error_whose_words_only_java_has_is_a_lost_connection() -> None:
    from py4j.protocol import Py4JError, Py4JNetworkError

    from watchers.checks.spark_errors import failure

    class OfJava(Py4JError):
        def __str__(self) -> str:
            raise Py4JNetworkError("Error while sending or receiving")

    assert str(failure(OfJava())) == LOST


def test_an_error_of_java_keeps_its_words() -> None:
    from py4j.protocol import Py4JError

    from watchers.checks.spark_errors import failure

    error = Py4JError(
        "An error occurred while calling o1.count. Trace:\njava.lang.X\nCaused by: a.BException: no"
    )
    assert str(failure(error)) == "Spark failed: no"
