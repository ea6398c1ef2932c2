"""The editor over a plain field, in a real browser: tools, keys, lists, tables, offers, counter, preview."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.editor import Editor

pytestmark = pytest.mark.journey


@pytest.fixture
def editor(page: Page) -> Editor:
    return Editor(page)


@pytest.mark.parametrize(
    ("before", "marked", "keys", "after"),
    [
        ("Vi vill", (3, 7), "Control+b", "Vi **vill**"),
        ("Vi **vill**", (5, 9), "Control+b", "Vi vill"),
        ("Vi vill ", (2, 8), "Control+i", "Vi *vill* "),
        ("Vi **vill**", (5, 9), "Control+i", "Vi ***vill***"),
        ("Vi ***vill***", (6, 10), "Control+b", "Vi *vill*"),
        ("Vi vill", (3, 7), "Control+k", "Vi [vill](https://)"),
        ("x = 1", (0, 5), "Control+e", "`x = 1`"),
        ("x\ny\n", (0, 4), "Control+e", "```\nx\ny\n```\n"),
        ("ett\ntvå", (0, 7), "Control+Shift+Digit8", "- ett\n- två"),
        ("- ett\n- två", (0, 11), "Control+Shift+Digit8", "ett\ntvå"),
        ("- ett\n\n- två", (0, 12), "Control+Shift+Digit7", "1. ett\n\n2. två"),
        ("ett\n\ntvå", (0, 8), "Control+Shift+Digit9", "> ett\n>\n> två"),
        ("> ett\n>\n> två", (0, 13), "Control+Shift+Digit9", "ett\n\ntvå"),
        # Over several lines each is marked for itself, and the marks of items stay before them.
        ("ett\n\ntvå", (0, 8), "Control+b", "**ett**\n\n**två**"),
        ("**ett**\n\n**två**", (0, 16), "Control+b", "ett\n\ntvå"),
        ("*ett*\n\n*två*", (0, 12), "Control+b", "***ett***\n\n***två***"),
        ("- ett\n- **två**", (0, 15), "Control+b", "- **ett**\n- **två**"),
        ("> 1. ett", (0, 8), "Control+i", "> 1. *ett*"),
        ("| a | b |\n| - | - |", (0, 19), "Control+b", "| a | b |\n| - | - |"),
        ("se https://a.example/x", (3, 22), "Control+k", "se [](https://a.example/x)"),
        ("se [den](https://a.example/)", (9, 27), "Control+k", "se den"),
        ("se [](https://a.example/)", (4, 4), "Control+k", "se https://a.example/"),
        ("a`b", (0, 3), "Control+e", "`` a`b ``"),
        ("```\nx\ny\n```\n", (0, 11), "Control+e", "x\ny\n"),
        ("```\nx\n```", (0, 9), "Control+e", "x"),
        ("a ``` b\nc", (0, 9), "Control+e", "````\na ``` b\nc\n````\n"),
    ],
)
def test_keys_mark_and_take_the_mark_away(
    editor: Editor, before: str, marked: tuple[int, int], keys: str, after: str
) -> None:
    editor.write(before, *marked)
    editor.press(keys)
    assert editor.text == after
    editor.press("Control+z")
    assert editor.text == before


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("- ett", ["Enter"], "- ett\n- "),
        ("  * ett", ["Enter"], "  * ett\n  * "),
        ("9) ett", ["Enter"], "9) ett\n10) "),
        ("- ett\n- ", ["Enter"], "- ett\n\n"),
        ("- ett\n  - ", ["Enter"], "- ett\n- "),
        ("> ett", ["Enter"], "> ett\n> "),
        ("> ett\n> ", ["Enter"], "> ett\n\n"),
        ("> - ett", ["Enter"], "> - ett\n> - "),
        ("> - ett\n> - ", ["Enter"], "> - ett\n>\n> "),
        ("ett", ["Enter"], "ett\n"),
        ("```\n- ett", ["Enter"], "```\n- ett\n"),
        ("- ett", ["Shift+Enter"], "- ett\n"),
        ("- ett\n- två", ["Tab"], "- ett\n  - två"),
        ("1. ett\n2. två", ["Tab"], "1. ett\n   1. två"),  # Markdown sees no list that begins with 2
        ("1. ett\n   1. två\n2. tre", ["Tab"], "1. ett\n   1. två\n   2. tre"),
        ("1. ett\n   1. två\n   2. tre", ["Shift+Tab"], "1. ett\n   1. två\n2. tre"),
        ("10. ett\n11. två", ["Tab"], "10. ett\n    1. två"),  # below the words, wherever they begin
        ("1. ett\n- två", ["Tab"], "1. ett\n   - två"),
        ("> - ett\n> - två", ["Tab"], "> - ett\n>   - två"),
        ("1. ett\n   - två\n   - ", ["Enter"], "1. ett\n   - två\n2. "),
        ("- ett\n\n  - två\n  - ", ["Enter"], "- ett\n\n  - två\n- "),
        ("- ett\n  - två", ["Shift+Tab"], "- ett\n- två"),
        ("| a | b |", ["Enter", "x"], "| a | b |\n| --- | --- |\n| x |  |"),
        ("| a |\n| --- |\n| b |", ["Enter", "c"], "| a |\n| --- |\n| b |\n| c |"),
        ("| a |\n| --- |\n| b |\n|  |", ["Enter", "x"], "| a |\n| --- |\n| b |\n\nx"),
    ],
)
def test_enter_and_tab_go_on_with_what_is_written(
    editor: Editor, before: str, keys: list[str], after: str
) -> None:
    editor.write(before)
    editor.press(*keys)
    assert editor.text == after


@pytest.mark.parametrize(
    ("before", "at", "after"),
    [
        ("- ett", 2, "- \n- ett"),  # an item before it; the list does not end while there are words
        ("> ett", 2, "> \n> ett"),
        ("- ett", 0, "\n- ett"),
        ("1. ett\n2. två\n   - x\n3. tre\n\n3. fyra", 6, "1. ett\n2. \n3. två\n   - x\n4. tre\n\n3. fyra"),
        ("1. ett\n1. två", 6, "1. ett\n2. \n1. två"),
        ("1. ett två\n2. tre", 7, "1. ett \n2. två\n3. tre"),
    ],
)
def test_enter_in_the_middle_keeps_the_list_in_order(
    editor: Editor, before: str, at: int, after: str
) -> None:
    editor.write(before, at)
    editor.press("Enter")
    assert editor.text == after
    editor.press("Control+z")
    assert editor.text == before


def test_keys_of_a_method_of_input_are_its_own(editor: Editor) -> None:
    """Enter that takes a composed character; Safari tells so by the number 229 alone."""
    editor.type("- @ast")
    expect(editor.page.get_by_role("option")).to_have_count(2)
    for marks in ("isComposing: true", "keyCode: 229"):
        kept = editor.page.evaluate(
            "document.querySelector('#text').dispatchEvent(new KeyboardEvent('keydown', "
            f"{{ key: 'Enter', cancelable: true, {marks} }}))"
        )
        assert kept
    assert editor.text == "- @ast"


def test_tab_is_no_trap(editor: Editor) -> None:
    editor.write("- ett")
    editor.press("Escape", "Tab")
    expect(editor.page.locator(".tools [data-act=bold]")).to_be_focused()
    assert editor.text == "- ett"
    editor.write("ett")
    editor.press("Tab")
    expect(editor.page.locator(".tools [data-act=bold]")).to_be_focused()
    editor.write("- ett")
    editor.press("Escape", "x", "Tab")  # writing on: the next Tab is the list's again
    assert editor.text == "  - ettx"


def test_the_bar_is_one_stop_and_arrows_move_in_it(editor: Editor) -> None:
    bar = editor.page.get_by_role("toolbar", name="Formatering")
    editor.press("Alt+F10")
    expect(bar.get_by_role("button", name="Fet")).to_be_focused()
    editor.page.keyboard.press("ArrowLeft")
    expect(bar.get_by_role("button", name="Hjälp med att skriva")).to_be_focused()
    editor.page.keyboard.press("Home")
    editor.page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Kursiv")).to_be_focused()
    assert bar.locator("[tabindex='0']").count() == 1
    editor.page.keyboard.press("Escape")
    expect(editor.page.locator("#text")).to_be_focused()
    sizes = bar.get_by_role("button").evaluate_all(
        "all => all.map((b) => b.offsetWidth >= 44 && b.offsetHeight >= 44)"
    )
    assert all(sizes)


def test_a_table_is_chosen_on_a_grid_with_the_keyboard(editor: Editor) -> None:
    editor.write("Så här:")
    editor.act("table")
    dialog = editor.page.get_by_role("dialog", name="Hur stor tabell?")
    expect(dialog.get_by_role("button", name="2 rader, 3 kolumner")).to_be_focused()
    editor.page.keyboard.press("ArrowDown")
    editor.page.keyboard.press("ArrowLeft")
    expect(dialog.get_by_role("status")).to_have_text("3 rader, 2 kolumner")
    editor.page.keyboard.press("Enter")
    # A closed dialog is out of sight before its answer is in the text.
    expect(editor.page.locator("#text")).to_have_value(re.compile("--- "))
    expect(dialog).to_have_count(0)
    editor.type("År")
    rows = "|  |  |\n" * 2
    assert editor.text == f"Så här:\n\n|År  |  |\n| --- | --- |\n{rows}\n".replace("|År  |", "| År |")
    editor.act("table")
    editor.page.keyboard.press("Escape")
    expect(editor.page.get_by_role("dialog")).to_have_count(0)


def test_a_mention_is_offered_and_says_which_of_two(editor: Editor) -> None:
    editor.type("Hej @ast")
    options = editor.page.get_by_role("option")
    expect(options).to_have_text(["Astrid Blålavén Laxå", "Astrid Blålavén Kalmar"])
    field = editor.page.get_by_role("textbox", name="Text")
    expect(field).to_have_attribute("aria-activedescendant", "text_offers_0")
    expect(editor.page.locator("[data-part=offers] [role=status]")).to_contain_text("2 förslag")
    editor.press("ArrowDown", "Enter")
    assert editor.text == "Hej @[Astrid Blålavén 31] "
    told = editor.page.locator(".outside-line [role=status]")
    expect(told).to_contain_text("Odd Utanför kan inte se")
    editor.write("Hej")
    editor.type(".")
    expect(told).to_be_empty()


def test_a_name_of_three_words_is_asked_for(editor: Editor) -> None:
    editor.type("Hej @Per Erik Sv")
    editor.page.wait_for_timeout(400)
    assert editor.asked[-1] == "/write/mentions/?network=digital-mognad&q=Per%20Erik%20Sv"


def test_on_a_mac_the_keys_are_those_of_a_mac(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'platform', { value: 'MacIntel' })")
    editor = Editor(page)
    bold = page.get_by_role("button", name="Fet")
    expect(bold).to_have_attribute("title", "Fet (⌘+B)")
    expect(bold).to_have_attribute("aria-keyshortcuts", "Meta+B")
    editor.act("help")
    assert page.locator("kbd", has_text="Ctrl").count() == 0


def test_escape_closes_the_offers_and_leaves_the_word_alone(editor: Editor) -> None:
    editor.type("@ast")
    expect(editor.page.get_by_role("option")).to_have_count(2)
    editor.press("Escape")
    editor.type("r")
    editor.page.wait_for_timeout(400)
    expect(editor.page.get_by_role("option")).to_have_count(0)
    editor.press("Enter")
    assert editor.text == "@astr\n"
    editor.write("")
    editor.type("@as")  # a new word where the refused one began
    expect(editor.page.get_by_role("option")).to_have_count(2)


def test_a_name_in_the_middle_of_a_text_gets_no_second_space(editor: Editor) -> None:
    editor.write("Hej  och alla", 4)
    editor.type("@ast")
    expect(editor.page.get_by_role("option")).to_have_count(2)
    editor.press("Enter")
    assert editor.text == "Hej @[Astrid Blålavén 12] och alla"


def test_an_address_of_mail_and_code_mention_nobody(editor: Editor) -> None:
    editor.type("saga@umea och `@ast")
    editor.page.wait_for_timeout(400)
    assert [each for each in editor.asked if each.startswith("/write/mentions/?")] == []


def test_threads_and_tags_by_hash_and_enter_is_a_line_until_one_is_chosen(editor: Editor) -> None:
    editor.type("Se #digital")
    options = editor.page.get_by_role("option")
    expect(options).to_have_text(["Digital mognad i praktiken Utmaning", "digital mognad Ämnesord"])
    editor.press("Enter")
    assert editor.text == "Se #digital\n"
    editor.type("Se #digital")
    options.nth(1).click()
    assert editor.text == "Se #digital\nSe /tag/digital-mognad/ "


def test_of_two_beginnings_the_nearer_is_meant(editor: Editor) -> None:
    editor.type("Se #digital och :tumme")
    expect(editor.page.get_by_role("option").first).to_contain_text("👍")
    editor.write("")
    editor.type("#1 #digital @ast")
    expect(editor.page.get_by_role("option").first).to_contain_text("Astrid")


def test_emoji_by_name_in_both_languages_and_from_the_bar(editor: Editor) -> None:
    for name, sign in ((":tumme", "👍"), (":thumbsu", "👍"), (":fika", "☕")):
        editor.write("")
        editor.type(name)
        expect(editor.page.get_by_role("option").first).to_contain_text(sign)
        editor.press("Enter")
        assert editor.text == f"{sign} "
    editor.act("emoji")
    expect(editor.page.get_by_role("option")).to_have_count(8)
    editor.type("hjärta")
    expect(editor.page.get_by_role("option").first).to_contain_text("❤️")
    editor.write("")
    editor.type("Kl 10:30 :) a::b")
    editor.page.wait_for_timeout(300)
    expect(editor.page.get_by_role("option")).to_have_count(0)


def test_the_counter_speaks_near_the_cap_and_turns_to_an_error(page: Page) -> None:
    editor = Editor(page, cap=40)
    line, field = page.locator(".counter"), page.locator("#text")
    editor.write("x" * 34)
    editor.type("x")
    expect(line).to_be_hidden()
    editor.type("x")
    expect(line).to_contain_text("4 tecken kvar")
    expect(line.get_by_role("status")).to_have_text("4 tecken kvar")
    editor.type("xxxxx")
    expect(line).to_contain_text("1 tecken för mycket")
    expect(field).to_have_attribute("aria-invalid", "true")
    editor.write("@[Astrid Blålavén 12] " + "😀" * 32)  # counted as the server does: 38
    editor.type("x")
    expect(line).to_contain_text("1 tecken kvar")
    # As macOS names files: letters and rings apart. And signs that nobody sees, which the server drops.
    editor.write("a\u030a" * 38 + "\u202e\ufeff\u0007")
    editor.type("x")
    expect(line).to_contain_text("1 tecken kvar")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_the_preview_opens_beside_by_keyboard_and_by_the_forms_own_button(editor: Editor) -> None:
    pane = editor.page.get_by_role("region", name="Förhandsvisning")
    editor.type("Så **här**")
    editor.press("Control+Shift+KeyP")
    expect(pane.locator("strong")).to_have_text("här")
    expect(pane.get_by_role("status")).to_have_text("Förhandsvisningen är uppdaterad")
    button = editor.page.locator("#look")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(pane).to_be_hidden()
    expect(editor.page.locator(".tools [data-act=preview]")).to_have_attribute("aria-pressed", "false")
    assert editor.page.url == "http://erfa.test/"  # nothing was sent


def test_a_preview_that_fails_says_why(editor: Editor) -> None:
    fault = {"html": "", "fault": "Nämn högst 10 personer i ett inlägg."}
    editor.page.route("**/write/preview/", lambda route: route.fulfill(status=400, json=fault), times=1)
    editor.page.route("**/write/preview/", lambda route: route.abort(), times=1)
    pane = editor.page.get_by_role("region", name="Förhandsvisning")
    editor.type("Hej")
    editor.press("Control+Shift+KeyP")
    expect(pane.locator(".error")).to_have_text("Det gick inte att förhandsvisa. Din text finns kvar.")
    editor.type("!")
    expect(pane.locator(".error")).to_have_text("Nämn högst 10 personer i ett inlägg.")
    editor.type("!")
    expect(pane.locator("strong")).to_have_text("här")
    expect(pane.locator(".error")).to_be_hidden()


def test_the_help_opens_and_gives_the_focus_back(editor: Editor) -> None:
    editor.press("Alt+F10")
    editor.page.keyboard.press("End")
    editor.page.keyboard.press("Enter")
    dialog = editor.page.get_by_role("dialog", name="Hjälp med att skriva")
    expect(dialog.get_by_role("heading")).to_be_focused()
    editor.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(editor.page.locator(".tools [data-act=help]")).to_be_focused()


def test_chat_has_the_offers_alone(page: Page) -> None:
    editor = Editor(page, kind="chat")
    assert page.locator(".tools").count() == 0
    editor.type("@ast")
    expect(page.get_by_role("option")).to_have_count(2)
    editor.press("Enter")
    assert editor.text == "@[Astrid Blålavén 12] "


def test_where_the_server_cannot_be_reached_the_field_is_a_field(page: Page) -> None:
    editor = Editor(page)
    page.route("http://erfa.test/write/**", lambda route: route.abort())
    editor.write("")
    editor.type("Hej @astrid och #digital")
    page.wait_for_timeout(400)
    assert editor.text == "Hej @astrid och #digital"
