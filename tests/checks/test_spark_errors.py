"""What goes wrong on the way to Spark is told in words, and by nobody else; `make test-spark`."""

from __future__ import annotations

import logging
import socket
from typing import Any

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


@pytest.mark.parametrize("error", [UnboundLocalError("sockfile"), ConnectionResetError()], ids=repr)
def test_an_error_that_an_interruption_led_to_is_an_interruption(error: Exception) -> None:
    from watchers.checks.spark_errors import failure

    error.__context__ = KeyboardInterrupt()
    assert isinstance(failure(error), KeyboardInterrupt)
    error.__context__ = None
    assert not isinstance(failure(error), KeyboardInterrupt)


def test_py4j_writes_nothing_meanwhile_and_leaves_the_logging_as_it_was(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from py4j import java_gateway

    from watchers.checks.spark_errors import quiet_way_to_java

    root = logging.getLogger()
    before = (list(root.handlers), list(root.filters), root.level)
    level = logging.getLogger("py4j").level
    with quiet_way_to_java():
        nobody_answers(java_gateway)
        logging.warning("from the program")
    assert [record.getMessage() for record in caplog.records] == ["from the program"]
    assert (list(root.handlers), list(root.filters), root.level) == before
    assert java_gateway.logging is logging and logging.getLogger("py4j").level == level
    nobody_answers(java_gateway)
    assert len(caplog.records) > 1


def test_spark_does_not_warn_that_it_could_not_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    from py4j.protocol import Py4JError
    from pyspark import SparkContext

    from watchers.checks.spark_errors import stopping_quietly

    class Gone:
        def stop(self) -> None:
            raise Py4JError("An error occurred while calling o1.stop")

    monkeypatch.setattr(SparkContext, "_active_spark_context", None)
    context = SparkContext.__new__(SparkContext)
    context._jsc = Gone()
    with stopping_quietly():
        context.stop()
    context._jsc = Gone()
    with pytest.warns(RuntimeWarning):
        context.stop()


def nobody_answers(java_gateway: Any) -> None:
    """Sends a command of py4j to one that hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        parameters = java_gateway.GatewayParameters(port=server.getsockname()[1])
        client = java_gateway.GatewayClient(gateway_parameters=parameters)
        connection = client._get_connection()
        server.accept()[0].close()
        client._give_back_connection(connection)
        client.send_command("c\n", retry=False)
