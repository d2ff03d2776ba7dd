"""Three answers: yes and no only where they hold for every day that the dates can mean."""

import pytest

from watchers.dates.as_of import held

DAY = "2021-03-01"


@pytest.mark.parametrize(
    ("started", "ended", "answer"),
    [
        ("2019-10-09", "", "yes"),
        ("2021-03-01", "", "yes"),
        ("2021-03-02", "", "no"),
        ("2021-02", "", "yes"),
        ("2021-03", "", "unknown"),
        ("2021", "", "unknown"),
        ("2020", "", "yes"),
        ("", "", "unknown"),
        ("2019", "2021-03-01", "no"),
        ("2019", "2021-03-02", "yes"),
        ("2019", "2021-02", "no"),
        ("2019", "2021", "unknown"),
        ("2019", "2022", "yes"),
        ("", "2020", "no"),
        ("", "2022", "unknown"),
        ("2022", "2021", "no"),
    ],
)
def test_a_period_on_a_day(started, ended, answer):
    assert held(started, ended, DAY) == answer
