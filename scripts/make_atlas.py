"""Make `src/deadreckon/voyages/data/atlas.bin.xz`: the waters of the world, surveyed.

    python scripts/make_atlas.py

Made from `land-10m.bin.xz` and `waterways.csv` beside it; run it again when either changes, or the
settings in `deadreckon.voyages.atlas` do. It takes some ten minutes.
"""

from pathlib import Path

from deadreckon.voyages.atlas import pack_waters, survey
from deadreckon.voyages.packed import pack

TARGET = Path(__file__).parents[1] / "src/deadreckon/voyages/data/atlas.bin.xz"


def main() -> None:
    """Write the file, and print what is in it."""
    surveyed = survey()
    TARGET.write_bytes(pack(pack_waters(surveyed)))
    print(f"{len(surveyed.corners)} corners, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
