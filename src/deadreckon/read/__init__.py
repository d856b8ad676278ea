"""One module a format: bytes in, nouns out, bad rows told."""
