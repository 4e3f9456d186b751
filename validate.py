"""The same as `cubaven validate`, with the same arguments and exit codes."""

import sys

from cubaven_data.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "validate")
    main()
