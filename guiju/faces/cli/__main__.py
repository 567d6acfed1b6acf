"""`python -m guiju.faces.cli`."""

import sys

from guiju.faces.cli import main

if __name__ == "__main__":
    sys.exit(main())
