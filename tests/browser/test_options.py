"""Each option, method and event of `@openai/chatkit`'s types is honoured by the element, on a page of its own."""

import re
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import findings
from tests.browser.bare import asked, open_bare, told

TYPES = Path(__file__).parents[2] / "ui" / "node_modules" / "@openai" / "chatkit" / "types" / "index.d.ts"
# What is looked at elsewhere, or is not offered: see docs/any-chatkit-server.md.
ELSEWHERE = {
    "getClientSecret": "hosted workflows need OpenAI's servers",
    "fontSources": "needs a font: its address is only read by the browser",
    "dictation": "tests/browser/test_composer.py",
    "onClientTool": "ui/tests/clientTools.test.ts",
    "removeEventListener": "the platform's own",
    "addEventListener": "the platform's own; bare.py listens with it to all events",
}


@pytest.fixture
def bare(context: BrowserContext) -> Generator[Page]:
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    assert complaints == []


def test_nothing_of_the_types_is_left_out_here() -> None:
    told = re.sub(r"/\*.*?\*/", "", TYPES.read_text(), flags=re.S)
    options = re.findall(r"export type \w*(?:Options?|Config) = \{(.*?)\n\};", told, flags=re.S)
    names = {name for body in options for name in re.findall(r"^ {2}(\w+)\??:", body, flags=re.M)}
    methods = set(re.findall(r"^ {2}(\w+)(?:<.*>)?\(", told.split("interface OpenAIChatKit")[1], flags=re.M))
    events = set(re.findall(r"'chatkit\.([\w.]+)'", told)) - {"log"}
    here = Path(__file__).read_text().split("\ndef test_the_theme")[1] + Path(__file__).with_name("bare.py").read_text()
    missing = [each for each in sorted(names | methods | events) if each not in here and each not in ELSEWHERE]
    assert len(names) > 50
    assert missing == []


def test_the_theme_sets_colours_letters_edges_and_room(bare: Page) -> None:
    theme = """{ theme: { colorScheme: "dark", radius: "sharp", density: "compact",
      typography: { baseSize: 18, fontFamily: "serif", fontFamilyMono: "monospace" },
      color: { accent: { primary: "#ff0000", level: 2 }, surface: { background: "#101820", foreground: "#f0f0f0" },
        grayscale: { hue: 200, tint: 4, shade: -1 } } }, initialThread: "t1", frameTitle: "Help" }"""
    open_bare(bare, theme)
    expect(bare.get_by_role("region", name="Help")).to_be_visible()
    frame = bare.locator(".frame")
    words = bare.get_by_label("Answer", exact=True)
    expect(words).to_have_css("font-size", "18px")
    expect(words).to_have_css("font-family", "serif")
    expect(words).to_have_css("color", "rgb(240, 240, 240)")
    expect(frame).to_have_css("background-color", "rgb(16, 24, 32)")
    expect(frame).to_have_attribute("data-scheme", "dark")
    room = bare.evaluate("getComputedStyle(chat.shadowRoot.querySelector('.column')).paddingTop")
    edge = bare.locator(".w-card").evaluate("card => getComputedStyle(card).borderTopLeftRadius")
    bare.evaluate("set({ theme: { radius: 'round', density: 'spacious' }, initialThread: 't1' })")
    expect(frame).to_have_attribute("data-scheme", "light")
    expect(bare.locator(".column")).not_to_have_css("padding-top", room)
    expect(bare.locator(".w-card")).not_to_have_css("border-top-left-radius", edge)
    bare.evaluate("set({ theme: 'dark', locale: 'de-DE' })")
    expect(frame).to_have_attribute("data-scheme", "dark")
    expect(bare.get_by_role("button", name="Nachricht senden")).to_be_visible()


def test_the_header_has_a_title_buttons_of_the_page_or_is_not_there(bare: Page) -> None:
    header = """{ initialThread: "t1", header: { enabled: true, title: { enabled: true, text: "Milk and more" },
      leftAction: { icon: "menu", onClick: () => told.push(["left"]) },
      rightAction: { icon: "settings-cog", onClick: () => told.push(["right"]) } } }"""
    open_bare(bare, header)
    expect(bare.get_by_role("heading", name="Milk and more")).to_be_visible()
    buttons = bare.locator(".header").get_by_role("button")
    buttons.first.click()
    buttons.last.click()
    assert [name for name, *_ in bare.evaluate("told") if name in ("left", "right")] == ["left", "right"]
    bare.evaluate("set({ initialThread: 't1', header: { title: { enabled: false } } })")
    expect(bare.get_by_role("heading", name="Milk")).to_have_count(0)
    bare.evaluate("set({ initialThread: 't1', header: { enabled: false } })")
    expect(bare.locator(".header")).to_have_count(0)


def test_the_history_can_be_without_rename_without_delete_and_not_at_all(bare: Page) -> None:
    open_bare(bare, "{ history: { enabled: true, showDelete: false, showRename: true } }")
    bare.get_by_role("button", name="History").click()
    bare.get_by_role("button", name="Actions for Milk").click()
    expect(bare.get_by_role("menuitem")).to_have_text(["Rename"])
    bare.keyboard.press("Escape")
    bare.evaluate("set({ history: { showDelete: true, showRename: false } })")
    bare.get_by_role("button", name="Actions for Milk").click()
    expect(bare.get_by_role("menuitem")).to_have_text(["Delete"])
    bare.keyboard.press("Escape")
    bare.evaluate("chat.hideHistory()")
    bare.evaluate("set({ history: { enabled: false } })")
    expect(bare.get_by_role("button", name="History")).to_have_count(0)


def test_the_start_screen_greets_and_its_prompts_are_said_as_they_are(bare: Page) -> None:
    open_bare(
        bare,
        """{ startScreen: { greeting: "Good morning", prompts: [
          { label: "Ask Ann", icon: "mail", prompt: [{ type: "input_text", text: "Ask " },
            { type: "input_tag", id: "e1", text: "Ann", data: { of: "work" } }] }] },
          disclaimer: { text: "Look **twice**.", highContrast: true } }""",
    )
    expect(bare.get_by_role("heading", name="Good morning")).to_be_visible()
    expect(bare.locator(".disclaimer.strong strong")).to_have_text("twice")
    bare.get_by_role("button", name="Ask Ann").click()
    expect(bare.get_by_label("Answer", exact=True)).to_be_visible()
    (said,) = asked(bare, "threads.create")
    tag = {"type": "input_tag", "id": "e1", "text": "Ann", "data": {"of": "work"}}
    assert said["input"]["content"] == [{"type": "input_text", "text": "Ask "}, tag]
    assert [told(bare, name, at_least=1) for name in ("response.start", "response.end")] == [[None], [None]]


def test_answers_are_rated_and_written_anew_where_the_page_wants_that(bare: Page) -> None:
    open_bare(bare, "{ initialThread: 't1', threadItemActions: { feedback: true, retry: true } }")
    bare.get_by_role("button", name="Good answer").click()
    expect(bare.get_by_role("button", name="Good answer")).to_have_attribute("aria-pressed", "true")
    assert asked(bare, "items.feedback", at_least=1)[0]["kind"] == "positive"
    bare.get_by_role("button", name="Answer again").click()
    asked(bare, "threads.retry_after_item", at_least=1)
    bare.evaluate("set({ initialThread: 't1', threadItemActions: { feedback: false, retry: false } })")
    for name in ("Good answer", "Answer again"):
        expect(bare.get_by_role("button", name=name)).to_have_count(0)


def test_tools_and_models_are_chosen_stay_or_go_and_are_told(bare: Page) -> None:
    tools = """{ composer: { placeholder: "Say it",
      tools: [{ id: "draw", label: "Draw a picture", shortLabel: "Draw", icon: "images", pinned: true,
          placeholderOverride: "What is to be drawn?", persistent: true },
        { id: "look", label: "Look it up", icon: "search" }],
      models: [{ id: "small", label: "Small", description: "Quick" }, { id: "large", label: "Large", default: true },
        { id: "none", label: "Not yet", disabled: true }] } }"""
    open_bare(bare, tools)
    box = bare.get_by_role("textbox")
    expect(box).to_have_attribute("placeholder", "Say it")
    bare.get_by_role("button", name="Draw", exact=True).click()
    expect(box).to_have_attribute("placeholder", "What is to be drawn?")
    bare.get_by_role("button", name="Model: Large").click()
    expect(bare.get_by_role("menuitemradio", name="Small")).to_contain_text("Quick")
    expect(bare.get_by_role("menuitemradio", name="Not yet")).to_have_attribute("aria-disabled", "true")
    bare.get_by_role("menuitemradio", name="Small").click()
    box.fill("A cat")
    bare.keyboard.press("Enter")
    expect(bare.get_by_label("Answer", exact=True)).to_be_visible()
    assert asked(bare, "threads.create")[0]["input"]["inference_options"] == {
        "tool_choice": {"id": "draw"},
        "model": "small",
    }
    expect(bare.get_by_role("button", name="Draw", exact=True)).to_have_attribute("aria-pressed", "true")
    bare.evaluate("chat.setComposerValue({ selectedToolId: 'look', selectedModelId: 'large' })")
    expect(bare.get_by_role("button", name="Model: Large")).to_be_visible()
    box.fill("And this")
    bare.keyboard.press("Enter")
    expect(bare.get_by_label("Answer", exact=True)).to_have_count(2)
    assert told(bare, "tool.change") == [{"toolId": "draw"}, {"toolId": "look"}, {"toolId": None}]


def test_files_are_taken_by_kind_size_and_number_and_sent_as_the_server_wants(bare: Page) -> None:
    options = """{ composer: { attachments: { enabled: true, maxSize: { "text/plain": 20, "*": 5 }, maxCount: 1,
      accept: { "text/plain": [".txt"] } } } }"""
    open_bare(bare, options, '{ uploadStrategy: { type: "direct", uploadUrl: "/take" } }')

    def attach(name: str, size: int) -> None:
        files = f"[new File(['{'x' * size}'], '{name}', {{ type: '{'text/plain' if name.endswith('txt') else ''}' }})]"
        bare.evaluate(f"chat.setComposerValue({{ files: {files} }})")

    attach("a.exe", 2)
    attach("long.txt", 30)
    composer = bare.locator(".composer")
    expect(composer).to_contain_text("a.exe")
    expect(composer).to_contain_text("long.txt")
    assert asked(bare, "/take") == []
    for remove in bare.get_by_role("button", name="Remove").all()[::-1]:
        remove.click()
    attach("a.txt", 2)
    asked(bare, "/take", at_least=1)
    attach("b.txt", 2)
    expect(composer).to_contain_text("Attach one file at most.")
    bare.evaluate("set({ composer: { attachments: { enabled: false } } })")
    expect(bare.get_by_role("button", name="Attach files")).to_have_count(0)


def test_things_are_mentioned_clicked_and_shown_before(bare: Page) -> None:
    entities = """{ initialThread: "t1", entities: { showComposerMenu: true,
      onTagSearch: async (query) => [{ id: "e2", title: `Bo ${query}`, group: "People", interactive: true }],
      onClick: (entity) => told.push(["clicked", entity.id]),
      onRequestPreview: async ({ title }) => ({ preview: { type: "Card", children: [
        { type: "Text", value: `About ${title}` }] } }) } }"""
    open_bare(bare, entities)
    tag = bare.get_by_role("button", name="@Ann")
    tag.hover()
    expect(bare.get_by_text("About Ann")).to_be_visible()
    tag.click()
    assert told(bare, "clicked", at_least=1) == ["e1"]
    bare.get_by_role("button", name="Add to the message").click()
    bare.get_by_role("menuitem", name="Mention").click()
    bare.keyboard.type("x")
    bare.get_by_role("option", name="Bo x").click()
    expect(bare.get_by_role("textbox")).to_have_value("@Bo x ")


def test_commands_are_searched_open_a_menu_and_insert_a_thing(bare: Page) -> None:
    commands = """{ commands: { enabled: true,
      onSearch: async () => [{ id: "pick", label: "Pick someone", description: "Of all", icon: "user", group: "Ours" }],
      onSelect: async ({ id }) => id === "pick" ? { type: "menu", commands: [{ id: "ann", label: "Ann" }] }
        : { type: "entity", entity: { id: "e1", title: "Ann" } } } }"""
    open_bare(bare, commands)
    box = bare.get_by_role("textbox")
    box.press_sequentially("/")
    bare.get_by_role("option", name="Pick someone").click()
    bare.get_by_role("option", name="Ann").click()
    expect(box).to_have_value("@Ann ")
    bare.evaluate("set({ commands: { enabled: false } })")
    box.fill("")
    box.press_sequentially("/")
    expect(bare.get_by_role("option")).to_have_count(0)


def test_the_pages_own_handler_gets_what_widgets_leave_to_it(bare: Page) -> None:
    widgets = """{ initialThread: "t1", thread: { autoScroll: false }, widgets: {
      onAction: async (action, { id, widget }) => told.push(["acted", [action, id, widget.type]]) } }"""
    open_bare(bare, widgets)
    bare.get_by_role("button", name="Press").click()
    assert told(bare, "acted", at_least=1) == [[{"type": "press", "payload": {"n": 1}}, "w1", "Card"]]
    assert asked(bare, "threads.custom_action") == []


def test_a_deep_link_of_an_answer_is_told_to_the_page_and_leads_nowhere(bare: Page) -> None:
    open_bare(bare)
    bare.evaluate("items[1].content[0].text = '[The map](chatkit-link://map?zoom=3)'; chat.setThreadId('t1')")
    bare.get_by_role("button", name="The map").click()
    assert told(bare, "deeplink", at_least=1) == [{"name": "map", "data": {"zoom": "3"}}]
    assert bare.url.endswith("bare.test/")


def test_every_method_does_what_it_says_and_the_events_tell_of_it(bare: Page) -> None:
    open_bare(bare)
    bare.evaluate("chat.setThreadId('t1')")
    expect(bare.get_by_label("Answer", exact=True)).to_be_visible()
    assert told(bare, "ready") == [None]
    assert told(bare, "thread.change") == [{"threadId": "t1"}]
    assert [told(bare, f"thread.load.{at}") for at in ("start", "end")] == [[{"threadId": "t1"}]] * 2
    bare.get_by_role("button", name="Before").focus()
    bare.evaluate("chat.focusComposer()")
    expect(bare.get_by_role("textbox")).to_be_focused()
    bare.evaluate("chat.sendCustomAction({ type: 'light', payload: { n: 2 } }, 'w1')")
    assert told(bare, "effect", at_least=1) == [{"name": "lit", "data": {"n": 1}}]
    assert asked(bare, "threads.custom_action")[0] == {
        "thread_id": "t1",
        "item_id": "w1",
        "action": {"type": "light", "payload": {"n": 2}},
    }
    bare.evaluate("chat.sendUserMessage({ text: 'Hi', reply: 'Here', model: 'm', toolChoice: { id: 'x' } })")
    said = asked(bare, "threads.add_user_message")[0]["input"]
    assert (said["quoted_text"], said["inference_options"]) == ("Here", {"model": "m", "tool_choice": {"id": "x"}})
    bare.evaluate("chat.setComposerValue({ text: 'Later', reply: 'This' })")
    expect(bare.get_by_role("textbox")).to_have_value("Later")
    expect(bare.locator(".composer")).to_contain_text("This")
    bare.evaluate("chat.showHistory()")
    expect(bare.get_by_role("region", name="History")).to_be_visible()
    bare.evaluate("chat.hideHistory()")
    assert [told(bare, f"history.{what}", at_least=1) for what in ("open", "close")] == [[None], [None]]
    bare.evaluate("items[1].content[0].text = 'Changed elsewhere.'; chat.fetchUpdates()")
    expect(bare.get_by_text("Changed elsewhere.")).to_be_visible()
    bare.evaluate("chat.sendUserMessage({ text: 'New', newThread: true })")
    asked(bare, "threads.create", at_least=1)
    bare.evaluate("chat.sendUserMessage({ content: [{ type: 'input_text', text: 'Fail' }] })")
    assert told(bare, "error") == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_language_from_right_to_left_turns_the_chat_and_leaves_titles_their_own_way(bare: Page, width: int) -> None:
    bare.set_viewport_size({"width": width, "height": 844})
    open_bare(bare, "{ locale: 'ar', initialThread: 't1', threadItemActions: { retry: true } }")
    expect(bare.locator(".frame")).to_have_css("direction", "rtl")
    expect(bare.locator(".header .title")).to_have_attribute("dir", "auto")
    said, answer = bare.get_by_label("You said"), bare.get_by_label("Answer", exact=True)
    expect(answer).to_be_visible()
    said_box, words_box = said.locator(".said-words").bounding_box(), bare.locator(".column").bounding_box()
    assert said_box is not None
    assert words_box is not None
    assert said_box["x"] - words_box["x"] < words_box["width"] / 2
    assert bare.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert findings(bare) == ""
