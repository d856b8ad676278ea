import ast
import inspect
import sys

from deadreckon.publish import bundle_check
from deadreckon.publish.bundle_check import chain

GENESIS = {"seq": 1, "prev": "0" * 64, "kind": "add", "body": {"path": "é"}}


def test_it_needs_the_standard_library_alone_and_can_be_read_at_a_sitting() -> None:
    tree = ast.parse(inspect.getsource(bundle_check))
    names = {
        (node.module or "").partition(".")[0] if isinstance(node, ast.ImportFrom) else a.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for a in node.names
    }
    assert names <= sys.stdlib_module_names
    code = [line for line in inspect.getsource(bundle_check).splitlines() if line.strip()]
    assert len(code) < 70


def test_an_entry_without_its_hash_is_told() -> None:
    told = chain([{**GENESIS, "hash": "0" * 64}], "")
    assert list(told) == ["ledger entry 1 does not follow on the one before, or was altered"]


def test_no_entries_are_no_problem_but_a_head_that_is_none_is() -> None:
    assert list(chain([], "")) == []
    assert list(chain([], "abcdef00")) != []
