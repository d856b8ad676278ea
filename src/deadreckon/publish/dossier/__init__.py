"""The dossier: one HTML file that shows the case and can be questioned, offline."""

from deadreckon.publish.dossier.page import dossier

__all__ = ["dossier"]
