import io
from pathlib import Path

from PIL import Image

from deadreckon.case.ledger import Ledger
from deadreckon.case.run import Run, run
from deadreckon.publish.dossier.exhibits import exhibits, metadata
from deadreckon.publish.dossier.page import opened
from deadreckon.publish.dossier.profile import COURT, EDITOR, PUBLIC
from tests.publish.conftest import write_case


def picture(kind: str = "JPEG") -> bytes:
    """A picture whose EXIF names who took it, with what, and where."""
    exif = Image.Exif()
    exif[0x013B] = "Petra Photographer"
    exif[0x010F] = "Somecam"
    exif.get_ifd(0x8825)[1] = "N"
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, kind, exif=exif)
    return file.getvalue()


def test_a_court_reads_what_a_picture_holds_and_the_public_that_it_is_there(
    tmp_path: Path,
) -> None:
    case = write_case(tmp_path / "case")
    path = case / "evidence" / "exhibits" / "from-petra.jpg"
    path.parent.mkdir()
    path.write_bytes(picture())
    done: Run = run(case)
    entries = Ledger(case).entries()
    shown = {p.name: str(exhibits(opened(done), case, entries, p)) for p in (PUBLIC, EDITOR, COURT)}
    for held in ("Petra Photographer", "Somecam", "evidence/exhibits/from-petra.jpg"):
        assert held in shown["court"], held
        assert held not in shown["public"], held
        assert held not in shown["editor"], held
    for html in shown.values():
        assert 'data-sha256="' in html


def test_pictures_of_other_kinds_and_what_is_none() -> None:
    for kind in ("JPEG", "PNG", "TIFF", "WEBP"):
        assert ("Artist", "Petra Photographer") in metadata(picture(kind))
    assert metadata(b"no picture") == []
    assert metadata(picture()[:200]) in ([], metadata(picture()))


def test_a_case_without_files_has_no_such_part(small_case: Path, small_run: Run) -> None:
    entries = Ledger(small_case).entries()
    assert exhibits(opened(small_run), small_case, entries, COURT) is None
