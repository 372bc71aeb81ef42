"""Every example in a docstring of the package runs and prints what it says."""

import doctest
import importlib
import pkgutil

import pytest

import wirecleaner

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(wirecleaner.__path__, "wirecleaner.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", ["wirecleaner", *MODULES])
def test_examples(name: str) -> None:
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert failed == 0


@pytest.mark.parametrize("name", ["wirecleaner", *MODULES])
def test_a_module_says_what_it_is_for(name: str) -> None:
    assert importlib.import_module(name).__doc__
