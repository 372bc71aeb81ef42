"""Settings that hold for every test: hypothesis runs the same examples on every machine, and has no clock.

With `--no-skips` a test that was skipped because its extra is not installed fails the run.
"""

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
    parser.addoption(
        "--no-skips", action="store_true", help="a skipped test is a failure: all extras are installed"
    )


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
