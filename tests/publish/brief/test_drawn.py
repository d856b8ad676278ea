from deadreckon.publish.brief.drawn import NARROW, WIDE, drawn
from deadreckon.publish.markup import element


def test_a_figure_is_drawn_for_wide_and_for_narrow_pages_under_ids_of_their_own() -> None:
    figure = drawn("map", lambda wide, id_: element("svg", id=id_, width=wide))
    assert figure == (
        f'<figure><div class="wide"><svg id="map-wide" width="{WIDE:g}"></svg></div>'
        f'<div class="narrow"><svg id="map-narrow" width="{NARROW:g}"></svg></div></figure>'
    )
