"""``python -m cubaven_data.cli`` is ``cubaven``."""

from cubaven_data.cli.app import main

main()
