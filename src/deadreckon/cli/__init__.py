"""The commands, thin."""

from deadreckon.cli import commands, tracks
from deadreckon.cli.shared import app
from deadreckon.cli.start import main

__all__ = ["app", "commands", "main", "tracks"]
