import base64
import hashlib
from pathlib import Path

import pytest

from deadreckon.errors import BadUse
from deadreckon.publish.dossier import built as module
from deadreckon.publish.dossier.built import Built, built


def test_the_policy_lets_this_script_run_and_nothing_else() -> None:
    digest = base64.b64encode(hashlib.sha256(b"go()").digest()).decode()
    policy = Built("go()", "").policy
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe-eval" not in policy
    assert "http" not in policy


def test_a_script_cannot_end_its_element(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "page.js").write_text('a = "</script><!-- b";', "utf-8")
    (tmp_path / "built" / "page.css").write_text("p{}", "utf-8")
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    assert "</script" not in built().script
    assert "<!--" not in built().script
    assert built().style == "p{}"


def test_without_the_page_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    with pytest.raises(BadUse, match="not built") as caught:
        built()
    assert "make page" in caught.value.mend
    assert "--to brief" in caught.value.mend
