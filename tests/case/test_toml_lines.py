import tomllib

from hypothesis import given
from hypothesis import strategies as st

from deadreckon.case.toml_lines import Path, toml_lines

DOCUMENT = '''\
# a comment with [brackets] and = signs
top = 1

[case] # and another
id = "x = [1]"
"quoted.key" = """
two
lines""""
window = { from = 2023-01-01, "to" = 2023-02-01 }

[[places]]
id = 'najin'
polygon = [
  [1.0, 2.0], # first
  [3.0, 4.0],
]

  [[places]]
  id = "dunai"
  names.first = "d"
  names.second = "e"

[places.box]
edge = 3

[[places.berth]]
id = "a"

[[places.berth]]
id = "b"
'''


def test_every_kind_of_key_has_its_line() -> None:
    lines = toml_lines(DOCUMENT)
    expected: dict[Path, int] = {
        ("top",): 2,
        ("case",): 4,
        ("case", "id"): 5,
        ("case", "quoted.key"): 6,
        ("case", "window"): 9,
        ("case", "window", "to"): 9,
        ("places", 0): 11,
        ("places", 0, "id"): 12,
        ("places", 0, "polygon"): 13,
        ("places", 0, "polygon", 0): 14,
        ("places", 0, "polygon", 1, 1): 15,
        ("places", 1): 18,
        ("places", 1, "names"): 20,
        ("places", 1, "names", "second"): 21,
        ("places", 1, "box", "edge"): 24,
        ("places", 1, "berth", 0, "id"): 27,
        ("places", 1, "berth", 1, "id"): 30,
    }
    assert {path: lines.get(path) for path in expected} == expected


def test_line_ends_of_windows_count_once() -> None:
    assert toml_lines("a = 1\r\n\r\nb = 2\r\n")["b",] == 3


def paths(value: object, path: Path = ()) -> set[Path]:
    if isinstance(value, dict):
        return {path} | {p for k, v in value.items() for p in paths(v, (*path, k))}
    if isinstance(value, list):
        return {path} | {p for i, v in enumerate(value) for p in paths(v, (*path, i))}
    return {path}


keys = st.text("ab-_ .é\"'\\\n#=[]{}", min_size=1, max_size=4)
scalars = st.one_of(
    st.integers(-9, 9), st.booleans(), st.dates(), st.text("a\"'\\\n#=,[]{} é", max_size=8)
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=3)),
    max_leaves=8,
)


def quoted(text: str) -> str:
    escaped = "".join(f"\\u{ord(c):04x}" if c in '"\\\n' else c for c in text)
    return f'"{escaped}"'


def inline(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(k)} = {inline(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[ # open\n" + ",\n".join(map(inline, value)) + "\n]"
    if isinstance(value, bool):
        return str(value).lower()
    return quoted(value) if isinstance(value, str) else str(value)


def multiline_free(value: object) -> bool:
    """TOML 1.0 has no line breaks in inline tables, so lists in them are left out."""
    if isinstance(value, dict):
        return all(not has_list(v) for v in value.values())
    return all(map(multiline_free, value)) if isinstance(value, list) else True


def has_list(value: object) -> bool:
    inner = value.values() if isinstance(value, dict) else ()
    return isinstance(value, list) or any(map(has_list, inner))


@given(st.dictionaries(keys, values.filter(multiline_free), max_size=4))
def test_every_path_of_any_document_has_a_line_on_which_it_stands(
    document: dict[str, object],
) -> None:
    text = "".join(f"# note\n{quoted(k)} = {inline(v)}\n" for k, v in document.items())
    assert tomllib.loads(text) == document
    lines = toml_lines(text)
    assert set(lines) == paths(document) - {()}
    rows = text.split("\n")
    for path, line in lines.items():
        if isinstance(path[-1], str):
            assert quoted(path[-1]) in rows[line - 1]
