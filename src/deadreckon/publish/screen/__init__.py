"""A run in words for a terminal, one module a part, each a list of lines."""
