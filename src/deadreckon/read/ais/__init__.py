"""AIS files of any dialect: columns of fixes and identities, in bounded batches.

    fixes(path, mapping=None, columns=FIXES, identities=True) -> Iterator[Batch]

chooses the dialect by looking at the file.
"""
