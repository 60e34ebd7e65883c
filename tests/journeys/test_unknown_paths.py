"""Addresses that lead nowhere: mistyped, cut short, or made to do harm. Each is a calm page with a way on."""

from __future__ import annotations

from tests.journeys.driver import Driver

WORDS = "/haefter/m01/m01-t1/m01-t1-egne-ord/1"
RECOVERY = "For mig betyder recovery …"
ODD = "/findes/ikke?og=%00#heller"
NOT_HERE = "Siden findes ikke"
UNKNOWN = {
    "/findes-ikke": NOT_HERE,
    "/haefter/nope": NOT_HERE,
    "/haefter/m01/nope/nope/1": NOT_HERE,
    ODD: NOT_HERE,
    "/%E0%A4%A": NOT_HERE,
    f"/{'x' * 8000}": NOT_HERE,
    f"/haefter/{'y' * 8000}": NOT_HERE,
    f"/min-uge/uge/{'9' * 40}/1": "Spørgsmålet findes ikke",
}
"""Each with its heading."""
OVERLAY = "Error running app"
"""Flet's own words when something of ours has failed."""


def test_inside_the_app(phone: Driver) -> None:
    """A way on and Hjælp nu, and what was being written is kept; Hjælp nu and Luk lead there and back."""
    phone.begin().visit(WORDS).sees("Med dine egne ord").write(RECOVERY, "Ro i køkkenet")
    for path, heading in UNKNOWN.items():
        phone.visit(path).sees(heading).sees("Intet er gået tabt").sees_not(OVERLAY)
        phone.tap("Hjælp nu").sees("Har du brug for hjælp nu?").tap("Luk").sees(heading)
        phone.tap(phone.button("Gå til I dag").or_(phone.button("Gå til Min uge"))).sees_not(heading)
        phone.at("/" if heading == NOT_HERE else "/min-uge")
    phone.visit(WORDS).sees("Med dine egne ord").holds(RECOVERY, "Ro i køkkenet")


def test_from_the_address_bar(phone: Driver) -> None:
    """The same words from the server itself, where the first part of the path is none of the app's."""
    page = phone.begin().page
    for path in ("/findes-ikke", ODD, f"/{'x' * 8000}"):
        answered = page.goto(phone.base + path)
        assert answered is not None
        assert answered.status == 404
        assert page.get_by_role("heading").inner_text() == NOT_HERE
    page.get_by_role("link", name="Hjælp nu").click()
    phone.awake().sees("Har du brug for hjælp nu?").page.go_back()
    page.get_by_role("link", name="Gå til I dag").click()
    phone.awake().sees("Er det en svær dag?")
    phone.open("/haefter/nope").sees(NOT_HERE).reload().sees(NOT_HERE).tap("Gå til I dag")
    phone.sees("Er det en svær dag?")
