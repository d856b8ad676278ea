"""Deadreckon: what was shipped between the sightings, and how sure one can be."""
