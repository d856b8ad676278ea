"""Claims: who says what, line by line."""
