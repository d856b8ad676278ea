"""Fixes to events: columns, kernels, a local engine, and one on Spark over the same kernels."""
