"""`python -m wirecleaner` is the command line."""

import sys

from wirecleaner.cli import main

if __name__ == "__main__":
    sys.exit(main())
