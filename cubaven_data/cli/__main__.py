"""Makes ``python -m cubaven_data.cli`` the same as ``cubaven``."""

from cubaven_data.cli import main

main()
