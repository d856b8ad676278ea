"""Figures as SVG, each drawn by one module and used by every output."""
