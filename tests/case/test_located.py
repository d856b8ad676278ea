import pytest

from deadreckon.case.frame import sheet_from
from deadreckon.case.located import located
from deadreckon.errors import BadFrame

TEXT = """\
[case]
yardstick = "phia"
[[links]]
id = "sailed"
prior = 0.5
[[links]]
id = "sailed.on"
prior = 0.5
given = "sailed"
[[hypotheses]]
id = "by-sea"
prior = 0.5
[[weights]]
of = "c1"
to = "sailed"
ratio = 3
[[weights]]
of = ["c1", "c2"]
to = "by-sea"
if_true = "surely"
[[criteria]]
name = "rigour"
grade = "middling"
[assumptions]
background = "often"
"""
SHEET = sheet_from(TEXT.encode(), "case/case.toml")


@pytest.mark.parametrize(
    ("field", "value", "stands"),
    [
        ("links.sailed.prior", "2", "prior = 0.5"),
        ("links.sailed.on.given", "x", 'given = "sailed"'),
        ("hypotheses.by-sea", "x", "[[hypotheses]]"),
        ("by-sea", None, "[[hypotheses]]"),
        ("weights (c1 to sailed).ratio", "3", "ratio = 3"),
        ("weights (c1, c2 to by-sea).if_true", "surely", 'if_true = "surely"'),
        ("weights.of", "c1", 'of = "c1"'),
        ("criteria (rigour).grade", "middling", 'grade = "middling"'),
        ("case.yardstick", "x", 'yardstick = "phia"'),
        ("assumptions.background", "often", 'background = "often"'),
    ],
)
def test_an_error_of_a_later_stage_gets_its_line(
    field: str, value: str | None, stands: str
) -> None:
    error = located(BadFrame("is wrong", mend="Mend it.", field=field, value=value), SHEET)
    assert (error.file, error.field, error.mend) == ("case/case.toml", field, "Mend it.")
    assert error.line is not None
    assert TEXT.splitlines()[error.line - 1] == stands


def test_what_is_found_nowhere_has_the_file_at_least() -> None:
    error = located(BadFrame("is wrong", mend="Mend it.", field="nothing.here"), SHEET)
    assert (error.file, error.line) == ("case/case.toml", None)


def test_what_has_its_place_keeps_it() -> None:
    error = BadFrame("is wrong", mend="Mend it.", file="a", line=3, field="links.sailed.prior")
    assert located(error, SHEET) is error
