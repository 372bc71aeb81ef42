"""Settings that hold for every test: hypothesis runs the same examples on every machine, and has no clock."""

from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

# No deadline: the first example of a run loads the word lists. `derandomize`: a red run can be run again.
settings.register_profile(
    "ci", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
# For a search by hand: pytest --hypothesis-profile=search tests/test_properties.py
settings.register_profile(
    "search", max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--no-skips`, for runs that have installed whatever the tests need."""
    parser.addoption("--no-skips", action="store_true", help="a test or module that is skipped is a failure")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skipped test fails if nothing may be skipped."""
    report = yield
    _fail_if_skipped(item.config, report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """So does a module."""
    report = yield
    _fail_if_skipped(collector.config, report)
    return report


def _fail_if_skipped(config: pytest.Config, report: pytest.TestReport | pytest.CollectReport) -> None:
    if config.getoption("--no-skips") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
