"""What a browser calls itself, in words: for the list of one's sign-ins and the mail about a new one."""

import re

from django.utils.translation import gettext as _

LONGEST = 200
# The first that fits: browsers name those that they are like, so the rarer ones come first.
BROWSERS = (
    ("edge", "Edge", r"\bEdgA?(?:iOS)?/"),
    ("opera", "Opera", r"\bOPR/|\bOPT/"),
    ("samsung", "Samsung Internet", r"\bSamsungBrowser/"),
    ("vivaldi", "Vivaldi", r"\bVivaldi/"),
    ("firefox", "Firefox", r"\bFirefox/|\bFxiOS/"),
    ("chrome", "Chrome", r"Chrome/|\bCriOS/|\bChromium/"),
    ("safari", "Safari", r"\bSafari/"),
)
SYSTEMS = (
    ("iphone", "iPhone", r"\biPhone\b"),
    ("ipad", "iPad", r"\biPad\b"),
    ("android", "Android", r"\bAndroid\b"),
    ("windows", "Windows", r"\bWindows\b"),
    ("chromeos", "ChromeOS", r"\bCrOS\b"),
    ("mac", "Mac", r"\bMac OS X\b|\bMacintosh\b"),
    ("linux", "Linux", r"\bLinux\b"),
)
PHONES = {"iphone", "android"}
UNKNOWN = "other"


def name_of(agent: str) -> str:
    """Return a browser and its system as short words ("firefox/windows"), whatever their versions are."""
    return f"{_first(BROWSERS, agent)}/{_first(SYSTEMS, agent)}"


def in_words(name: str) -> str:
    """Return what `name_of` answered as a reader reads it: `Firefox on Windows`."""
    browser, _slash, system = name.partition("/")
    shown = {key: label for key, label, _pattern in (*BROWSERS, *SYSTEMS)}
    if browser in shown and system in shown:
        return _("%(browser)s on %(system)s") % {"browser": shown[browser], "system": shown[system]}
    return shown.get(browser) or shown.get(system) or _("An unknown browser")


def is_phone(name: str) -> bool:
    """Whether it is a phone, for the drawing beside it."""
    return name.partition("/")[2] in PHONES


def _first(known: tuple[tuple[str, str, str], ...], agent: str) -> str:
    return next((key for key, _label, pattern in known if re.search(pattern, agent)), UNKNOWN)
