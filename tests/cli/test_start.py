from tests.user import Command


def test_help_is_no_error_and_an_unknown_command_is_one(deadreckon: Command) -> None:
    assert deadreckon("--help").code == 0
    said = deadreckon("fly")
    assert (said.code, said.out) == (2, "")
    assert "fly" in said.err
    assert deadreckon("fly", "--json").error["mend"]


def test_a_missing_argument_is_named(deadreckon: Command) -> None:
    assert deadreckon("run", "--json").error["field"] == "DIR"
