"""Boxes, and whether they could have gone on in the time."""
