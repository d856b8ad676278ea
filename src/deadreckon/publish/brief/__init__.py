"""The brief: one static page, without script, that asks nothing of a network."""

from deadreckon.publish.brief.page import brief

__all__ = ["brief"]
