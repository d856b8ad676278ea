import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from deadreckon.case.decide import asked_for, decide
from deadreckon.case.run import run
from deadreckon.publish.out import publish
from tests.page.conftest import BUILT
from tests.publish.conftest import write_case

AUTHOR, NOTE, READER = "Ann Analyst", "the skipper is Jane Roe", "Rhea Reader"
EXIF, FILE = "Petra Photographer", "petra-at-the-quay"
REASON = "Bo says that Cy wrote the caption"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case with a note, an author, a reader, EXIF and a path planted in it."""
    folder = write_case(tmp_path_factory.mktemp("planted"))
    sightings = folder / "evidence" / "sightings.csv"
    lines = sightings.read_text("utf-8").splitlines()
    rows = [lines[0] + ",reader", *(f"{line},{READER}" for line in lines[1:])]
    sightings.write_text("\n".join(rows) + "\n", "utf-8")
    exif = Image.Exif()
    exif[0x013B] = EXIF
    taken = io.BytesIO()
    Image.new("RGB", (4, 4)).save(taken, "JPEG", exif=exif)
    (folder / "evidence" / "exhibits").mkdir()
    (folder / "evidence" / "exhibits" / f"{FILE}.jpg").write_bytes(taken.getvalue())
    (folder / "evidence" / "reports" / f"{FILE}.txt").write_text("Ore came in March.", "utf-8")
    run(folder)
    asked = asked_for("seen-crossing", "accept", REASON, (), None)
    decide(folder, asked, author=AUTHOR, now=datetime(2024, 2, 3, tzinfo=UTC))
    return folder


@pytest.mark.skipif(not BUILT.is_file(), reason="NO PAGE: it is not built; `make page` builds it")
@pytest.mark.parametrize(
    ("profile", "held"),
    [
        ("public", set()),
        ("editor", {AUTHOR, NOTE, READER}),
        ("court", {AUTHOR, NOTE, READER, EXIF, FILE}),
    ],
)
def test_what_is_planted_leaves_only_where_the_profile_includes_it(
    case: Path, profile: str, held: set[str]
) -> None:
    (file,) = publish(case, run(case), "dossier", profile)
    html = (case / file.path).read_text("utf-8")
    planted = (AUTHOR, NOTE, READER, EXIF, FILE)
    assert {one for one in planted if one in html} == held
    assert (REASON in html) is (profile != "public")
    assert str(case) not in html
