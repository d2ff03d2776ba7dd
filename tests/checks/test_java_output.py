"""Of what Java writes as it fails to start, the line is told that says why."""

from __future__ import annotations

import pytest

from watchers.checks.java_output import NEEDS_JAVA, NEEDS_MEMORY, why_not_started

GREETING = [
    "WARNING: Using incubator modules: jdk.incubator.vector",
    "Using Spark's default log4j profile: org/apache/spark/log4j2-defaults.properties",
    "26/12/01 02:45:28 WARN Utils: Your hostname, vm, resolves to a loopback address: 127.0.0.1",
    'Setting default log level to "WARN".',
    "To adjust logging level use sc.setLogLevel(newLevel). For SparkR, use setLogLevel(newLevel).",
]
THROWN = 'Exception in thread "main" org.apache.spark.SparkException: Master must be something'
NO_FILE = "spark-class: line 71: /nowhere/bin/java: No such file or directory"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            [*GREETING, THROWN, "\tat org.apache.spark.deploy.SparkSubmit"],
            "Master must be something",
        ),
        ([":: loading settings ::", "", THROWN], "Master must be something"),
        ([NO_FILE, "spark-class: line 97: CMD: bad array subscript"], NO_FILE + NEEDS_JAVA),
        (
            ["Error occurred during initialization of VM", "Too small maximum heap"],
            "Too small maximum heap" + NEEDS_MEMORY,
        ),
        (["Error: Unrecognized option: --x", "", *GREETING], "Error: Unrecognized option: --x"),
        (GREETING, "its Java ended"),
        ([], "its Java ended"),
        (["\x1b[2J: not found"], "U+001B[2J: not found"),
    ],
)
def test_the_reason_is_told_and_not_the_greeting(lines: list[str], told: str) -> None:
    assert why_not_started(lines, otherwise="its Java ended") == told
