"""Every example in a docstring of the package runs and prints what it says."""

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

import wirecleaner

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(wirecleaner.__path__, "wirecleaner.")
    if not module.name.endswith("__main__")
)
# What modules import that an extra brings.
EXTRAS = frozenset({"pyarrow", "datatrove"})


def loaded(name: str) -> ModuleType:
    """The module; the test is skipped where it needs an extra that is not installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name in EXTRAS:
            pytest.skip(f"{name} needs {error.name}, which an extra brings and is not installed")
        raise


@pytest.mark.parametrize("name", ["wirecleaner", *MODULES])
def test_examples(name: str) -> None:
    module = loaded(name)
    failed, _ = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert failed == 0


@pytest.mark.parametrize("name", ["wirecleaner", *MODULES])
def test_a_module_says_what_it_is_for(name: str) -> None:
    assert loaded(name).__doc__
