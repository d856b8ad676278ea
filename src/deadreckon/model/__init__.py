"""The nouns: small frozen types without any input or output."""
