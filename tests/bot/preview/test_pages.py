"""The preview in a real browser: what a newcomer sees, types, chooses and presses, at a desk and on a phone."""

import re
from datetime import UTC
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from bot.schedule.clock import today
from tests.bot.preview.conftest import Reader, Started, started

ALONE = "Only you can see this"


def test_what_a_newcomer_sees_first(preview: Started, desktop: Reader) -> None:
    """An answered question with its quote and buttons, at today's date, and the way to the other channels."""
    desktop.go(preview.addresses["#ask-briefdesk"])
    expect(desktop.page).to_have_title("#ask-briefdesk · Briefdesk preview")
    asked, answered = desktop.messages.all()
    expect(asked).to_contain_text("did Tencent pay the 18.2 billion?")
    expect(answered).to_contain_text("which requires firms to sell exclusively on a single platform")
    expect(answered.get_by_role("button", name="Show source")).to_be_visible()
    day = today(UTC)
    expect(answered.locator(".message-time")).to_contain_text(f"{day.month}/{day.day}/{day:%y}, ")
    links = desktop.page.get_by_role("navigation", name="Channels").get_by_role("link")
    names = [re.sub(r"\W", "", each) for each in links.all_inner_texts()]
    assert names == ["askbriefdesk", "chinatech", "deadlines", "knowledgedeskMeiDana", "Briefdesk"]
    desktop.save("desktop-first")


def test_a_digest_is_there(preview: Started, desktop: Reader) -> None:
    """Posted by itself at the start, in its channel; a deadline opens for whoever presses, with its quote."""
    desktop.go(preview.addresses["#deadlines"])
    (posted,) = desktop.messages.all()
    expect(posted).to_contain_text("not legal advice")
    desktop.save("digest")
    posted.get_by_role("button", name="Open").first.click()
    opened = desktop.messages.filter(has_text=ALONE)
    expect(opened).to_contain_text("Owed by")
    desktop.save("digest-opened")


def test_deadlines_and_a_reminder(preview: Started, phone: Reader) -> None:
    """On a phone: the list of what is due, a digest, and a reminder as it comes by direct message."""
    phone.go(preview.addresses["#deadlines"])
    expect(phone.messages.first).to_contain_text("not legal advice")
    phone.save("phone-digest")
    phone.go(preview.addresses["@Briefdesk"])
    reminder = phone.messages.filter(has_text="working days left")
    expect(reminder).to_contain_text("Compiled by this project, checked")
    expect(reminder.get_by_role("button", name="Acknowledge")).to_be_visible()
    reminder.scroll_into_view_if_needed()
    phone.save("phone-reminder")


def test_picker_lists_what_this_person_may_use(preview: Started, desktop: Reader) -> None:
    desktop.go(preview.addresses["#ask-briefdesk"])
    desktop.composer.press_sequentially("/")
    entries = desktop.page.locator(".command-entry")
    expect(entries.filter(has_text="/ask")).to_contain_text("Ask anything about the documents")
    desktop.save("desktop-picker")
    assert "setup" not in " ".join(entries.all_inner_texts())
    desktop.view_as("Dana (manager)")
    desktop.composer.press_sequentially("/set")
    expect(entries.filter(has_text="/setup")).to_be_visible()


def test_ask_in_private_then_show_everyone(preview: Started, desktop: Reader) -> None:
    """A suggestion is chosen with the mouse and sent with Enter; the answer is the asker's alone until it is shown."""
    desktop.go(preview.addresses["#ask-briefdesk"])
    desktop.choose("ask")
    expect(desktop.suggestions.first).to_be_visible()  # before anything is typed
    desktop.page.keyboard.type("deadlines for hand")
    chosen = desktop.suggestions.filter(has_text="deadlines for handlers of minors' personal information")
    expect(chosen).to_be_visible()
    desktop.save("desktop-autocomplete")
    chosen.click()
    desktop.page.keyboard.press("Enter")
    private = desktop.messages.filter(has_text=ALONE)
    expect(private).to_contain_text("by 31 January each year")
    expect(private).to_be_in_viewport()
    desktop.save("ask")
    desktop.view_as("Dana (manager)")
    expect(private).to_have_count(0)
    desktop.view_as("Sam")
    private.get_by_role("button", name="Show everyone").click()
    shown = desktop.messages.filter(has_text="by 31 January each year").filter(has_not_text=ALONE)
    expect(shown).to_be_visible()
    desktop.view_as("Dana (manager)")
    expect(shown).to_be_visible()


def test_a_button_answers_who_presses_it(preview: Started, desktop: Reader) -> None:
    """The source, with the sentence before it, is shown to that person and scrolled to."""
    desktop.go(preview.addresses["#ask-briefdesk"])
    desktop.messages.filter(has_text="18.2 billion?").get_by_role("button", name="Show source").click()
    source = desktop.messages.filter(has_text="Where it stands")
    expect(source).to_contain_text(ALONE)
    expect(source).to_be_in_viewport()
    desktop.save("desktop-source")


def test_text_typed_in_full_is_sent_with_enter(preview: Started, desktop: Reader) -> None:
    """Even if what is typed is itself a suggestion, as the first one."""
    desktop.go(preview.addresses["#ask-briefdesk"])
    desktop.choose("ask")
    desktop.page.keyboard.type("latest fine on Tencent")
    expect(desktop.suggestions.first).to_have_text("latest fine on Tencent")
    desktop.page.keyboard.press("Enter")
    expect(desktop.messages.last).to_contain_text("500,000 yuan per incident")


def test_channels_keep_the_viewer_where_they_can(preview: Started, desktop: Reader) -> None:
    """The list leads to the other pages by the same eyes; a closed channel is seen by the eyes of who may see it."""
    desktop.go(preview.addresses["#ask-briefdesk"])
    desktop.view_as("Dana (manager)")
    channels = desktop.page.get_by_role("navigation", name="Channels")
    channels.get_by_role("link", name="knowledge-desk").click()
    expect(desktop.page).to_have_title("#knowledge-desk · Briefdesk preview")
    expect(desktop.viewer).to_have_text("Dana (manager)")  # and not Mei, who is the first there
    channels.get_by_role("link", name="@ Briefdesk").click()
    expect(desktop.page).to_have_title("@Briefdesk · Briefdesk preview")
    expect(desktop.viewer).to_have_text("Sam")


def test_direct_message(preview: Started, desktop: Reader) -> None:
    """Plain text is a question there; a follow-up is understood by the question before it."""
    desktop.go(preview.addresses["@Briefdesk"])
    expect(desktop.messages.filter(has_text="For example")).to_be_visible()
    desktop.composer.fill("largest fine on Alibaba")
    desktop.composer.press("Enter")
    expect(desktop.messages.filter(has_text="largest fine on Alibaba").last).to_contain_text("18.2 billion yuan")
    desktop.composer.fill("and Didi?")
    desktop.composer.press("Enter")
    expect(desktop.messages.filter(has_text="and Didi?").last).to_contain_text("500,000 yuan per incident")
    desktop.save("desktop-direct")


def test_a_page_follows_its_channel(preview: Started, desktop: Reader) -> None:
    """What is written in one window is seen in another one without anything being pressed there."""
    desktop.go(preview.addresses["@Briefdesk"])
    other = Reader(desktop.page.context.new_page(), desktop.screenshots)
    other.go(preview.addresses["@Briefdesk"])
    other.composer.fill("who is Angela Zhang")
    other.composer.press("Enter")
    expect(desktop.messages.filter(has_text="who is Angela Zhang")).to_have_count(2)
    assert other.errors == []
    other.page.close()


def test_phone(preview: Started, phone: Reader) -> None:
    """Nothing sticks out of a screen of 390 pixels, a card can be read and pressed, channels are in a drawer."""
    phone.go(preview.addresses["#china-tech"])
    assert phone.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    answered = phone.messages.filter(has_text="为什么是这个？")
    box = answered.locator(".component-container").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    phone.save("phone-card")
    answered.get_by_role("button", name="滴滴最新的罚款").click()
    private = phone.messages.filter(has_text=ALONE)
    expect(private).to_contain_text("500,000 yuan per incident")
    expect(private).to_be_in_viewport()
    phone.save("phone-pressed")
    phone.choose("ask")
    expect(phone.suggestions.first).to_be_visible()
    phone.save("phone-autocomplete")
    phone.page.keyboard.press("Escape")
    phone.page.get_by_role("button", name="Channels").click()
    drawer = phone.page.get_by_role("navigation", name="Channels")
    expect(drawer).to_be_in_viewport(ratio=1)
    phone.save("phone-channels")
    drawer.get_by_role("link", name="@ Briefdesk").click()
    expect(phone.page).to_have_title("@Briefdesk · Briefdesk preview")
    phone.save("phone-direct")


def test_the_secret_is_nowhere_but_in_the_address(preview: Started) -> None:
    """Who can reach a port but does not know the address gets a page with nothing in it."""
    addresses = [urlsplit(each) for each in preview.addresses.values()]
    (secret,) = {each.fragment for each in addresses}
    for address in addresses:
        for file in ("/", "/app.js", "/preview.css"):
            with urlopen(f"http://{address.netloc}{file}") as answer:
                assert secret not in answer.read().decode()


def test_ended_in_the_browser(desktop: Reader, tmp_path: Path) -> None:
    """“End preview session” ends the program, too."""
    with started(tmp_path) as preview:
        desktop.go(preview.addresses["#knowledge-desk"])
        desktop.page.get_by_text("More", exact=True).click()
        desktop.page.get_by_role("button", name="End preview session").click()
        assert preview.process.wait(timeout=20) == 0
        desktop.page.goto("about:blank")
        desktop.errors.clear()  # the page went on asking for a moment


@pytest.mark.parametrize(
    ("question", "alt"), [("compare fines", "Fines to scale"), ("timeline of Alibaba", "Timeline to scale")]
)
def test_a_picture_in_the_card(preview: Started, phone: Reader, question: str, alt: str) -> None:
    """It is there under the headline, as wide as the card, with its words for whoever cannot see it."""
    phone.go(preview.addresses["@Briefdesk"])
    phone.composer.fill(question)
    phone.composer.press("Enter")
    picture = phone.messages.last.locator(f"img[alt^='{alt}']")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("naturalWidth", 960)
    picture.scroll_into_view_if_needed()
    phone.save(f"phone-{question.partition(' ')[0]}")
