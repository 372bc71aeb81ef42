"""Settings that hold for every test: hypothesis runs the same examples on every machine, and has no clock."""

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
