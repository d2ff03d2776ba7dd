from support.packages import ROOT
from watchers.checks.validation import validate
from watchers.package.locate import shipped_package


def test_the_shipped_package_has_no_problems():
    report = validate(ROOT)
    assert [str(problem) for problem in report.problems] == []
    assert not report.unchecked
    assert min(report.checks.values()) > 0


def test_only_waivers_may_be_empty():
    rows = validate(ROOT).rows
    assert [name for name, count in rows.items() if not count] in ([], ["waivers"])


def test_the_checkout_is_the_package_that_the_code_came_with():
    assert shipped_package() == ROOT
