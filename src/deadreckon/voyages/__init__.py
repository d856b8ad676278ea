"""Fixes and sightings to voyages: at least, likely, at most."""
