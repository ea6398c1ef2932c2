"""The second lock, tried with HTML that Markdown would never make."""

import pytest

from base.text.sanitise import REL, TAGS, sanitise


def test_what_a_post_consists_of_passes_unchanged() -> None:
    html = (
        "<h3>a</h3><h4>b</h4><h5>c</h5><h6>d</h6><p>e<br><strong>f</strong><em>g</em><s>h</s><del>i</del></p>"
        '<hr><ul><li>j</li></ul><ol start="12"><li>k</li></ol><blockquote><p>l</p></blockquote>'
        '<pre><code class="language-c++">m</code></pre><p><a href="/t/1/" title="n">o</a></p>'
        "<table><thead><tr><th>p</th></tr></thead><tbody><tr><td>q</td></tr></tbody></table>"
    )
    assert sanitise(html) == html
    assert all(f"<{tag}" in html for tag in TAGS)


@pytest.mark.parametrize("url", ["https://laxa.se", "http://laxa.se/x?y&amp;z"])
def test_a_link_that_leaves_says_so(url: str) -> None:
    assert sanitise(f'<a href="{url}" rel="opener">x</a>') == f'<a href="{url}" rel="{REL}">x</a>'


@pytest.mark.parametrize("url", ["/t/1/", "#x", "?x", "mailto:astrid@laxa.se"])
def test_a_link_that_stays_needs_no_rel(url: str) -> None:
    assert sanitise(f'<a href="{url}" rel="x">x</a>') == f'<a href="{url}">x</a>'


@pytest.mark.parametrize(
    "url",
    [
        "javascript:1",
        "javascript&#58;alert(1)",
        "java&#10;script:1",
        "data:1",
        "//laxa.se",
        "&#47;/laxa.se",
        "",
    ],
)
def test_a_link_to_elsewhere_is_only_its_text(url: str) -> None:
    assert (
        sanitise(f'<p>a <a href="{url}" title="y">x</a> <a href="/b">b</a></p>')
        == '<p>a x <a href="/b">b</a></p>'
    )


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;"),
        ("<h1>x</h1>", "&lt;h1&gt;x&lt;/h1&gt;"),
        ("<!-- x -->y", "y"),
        ('<p style="x" id="y" class="z" onclick="1" data-x="1">t</p>', "<p>t</p>"),
        ('<code class="at">x</code>', "<code>x</code>"),
        ('<code class="language-a b">x</code>', "<code>x</code>"),
        ('<ol start="-1"><li>x</li></ol>', "<ol><li>x</li></ol>"),
        ('<ol start="9999999999"><li>x</li></ol>', "<ol><li>x</li></ol>"),
        ("<a>x</a>", "x"),
        ('<a name="x">x</a>', "x"),
        ('<a href="/a">x<a href="/b">y</a>', '<a href="/a">x</a><a href="/b">y</a>'),
        ('<a href="//a">x<a href="/b">y</a>', 'x<a href="/b">y</a>'),
        ('<a href="/a">x<a href="//b">y</a>', '<a href="/a">x</a>y'),
        ("", ""),
        ("a &amp; b &lt; c", "a &amp; b &lt; c"),
    ],
)
def test_the_rest_is_shown_as_text_or_dropped(html: str, result: str) -> None:
    assert sanitise(html) == result
