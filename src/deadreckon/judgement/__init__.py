"""Yardsticks, hypotheses and weighing."""
