"""How many voyages are likely: a posterior over the count, where the log lets one tell."""
