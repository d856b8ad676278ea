"""What leaves the case: figures, pages, files."""
