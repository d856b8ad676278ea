import pytest

from deadreckon.case.endpoint import KEY, model_at
from deadreckon.errors import BadUse, Unreadable
from tests.case.models import Reply, never, plainly, saying, serving

HELLO = [{"role": "user", "content": "Ein Bericht über Häfen"}]


def test_a_model_is_asked_as_the_standard_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "open sesame")
    with serving(saying("well")) as seen:
        model = model_at(seen.url, "small")
        assert model.ask(HELLO) == "well"  # type: ignore[arg-type] # plain words for roles
        assert model.note == f"proposed by the model small at {seen.url}/chat/completions"
    (asked,) = seen
    assert (asked["path"], asked["model"], asked["temperature"]) == (
        "/v1/chat/completions",
        "small",
        0,
    )
    assert asked["messages"] == HELLO
    assert asked["key"] == "Bearer open sesame"
    assert "sesame" not in model.note


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (plainly(b"broken", 500), "answers 500"),
        (plainly(b"", 401), "answers 401"),
        (plainly(b"", 302, Location="http://127.0.0.1:9/elsewhere"), "answers 302"),
        (plainly(b"<html>no JSON</html>"), "no chat completion"),
        (plainly(b'{"choices": []}'), "no chat completion"),
        (plainly(b'{"choices": [{"message": {"content": null}}]}'), "no chat completion"),
        (plainly(b"[" * 100_000), "no chat completion"),
        (plainly(b"x" * 5_100_000), "more than 5 MB"),
    ],
)
def test_an_endpoint_that_fails_is_told(reply: Reply, says: str) -> None:
    with serving(reply) as seen, pytest.raises(Unreadable, match=says) as caught:
        model_at(seen.url, "small", patience_s=20).ask(HELLO)  # type: ignore[arg-type]
    assert caught.value.mend
    assert caught.value.file == f"{seen.url}/chat/completions"


def test_an_endpoint_that_keeps_silent_is_given_up() -> None:
    with serving(never) as seen, pytest.raises(Unreadable, match=r"within 0\.1 s"):
        model_at(seen.url, "small", patience_s=0.1).ask(HELLO)  # type: ignore[arg-type]


def test_an_endpoint_that_is_not_there_is_told() -> None:
    with serving(saying("")) as seen:
        gone = seen.url
    with pytest.raises(Unreadable, match="does not answer"):
        model_at(gone, "small").ask(HELLO)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "name", "field"),
    [
        ("file:///etc/passwd", "m", "--model"),
        ("localhost:8080", "m", "--model"),
        ("https://", "m", "--model"),
        ("https://me:secret@example.org/v1", "m", "--model"),
        ("https://example.org/v1?key=secret", "m", "--model"),
        ("https://example.org/v1", " ", "--model-name"),
    ],
)
def test_an_address_that_makes_no_sense_is_told_and_no_secret_shown(
    url: str, name: str, field: str
) -> None:
    with pytest.raises(BadUse) as caught:
        model_at(url, name)
    assert caught.value.field == field
    assert "secret" not in str(caught.value)
