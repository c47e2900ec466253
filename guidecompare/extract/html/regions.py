"""Which parts of a page are beside its text: by landmark, by the names that municipal pages give, by links and wording.

In: the tree of a page. Out: the elements to set aside, by ``id()``, with the reason. No sign decides alone, save the
landmarks of HTML: a name needs the text that belongs to it, and nothing that holds much of the page's prose goes.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from guidecompare.extract.html.elements import BLOCKS, HEADINGS, Element, Measure, measure, vocabulary
from guidecompare.extract.phrases import alone, asks, heads_contact, is_answer, is_button, is_contact, is_stamp
from guidecompare.extract.wrapping import begins_anew
from guidecompare.model import Removal

if TYPE_CHECKING:
    from collections.abc import Mapping


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ROLES: Final = {
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "nav",
    "main": "main",
}
_FRAME: Final = frozenset({"nav", "header", "footer", "aside"})
_TITLED: Final = frozenset({"article", "section", "main"})
_MAIN_NAMES: Final = _names(
    "main maincontents maincontent contents content honbun wysiwyg article entry entrybody post postbody detail "
    "contentsarea mainarea pagebody pagecontents articlebody"
)
# Names that mean nothing else.
_NAVIGATION: Final = _names(
    "breadcrumb breadcrumbs pankuzu pan crumb topicpath topicspath tpath pathlist gnav gnavi globalnav globalnavi "
    "globalmenu megamenu lnav lnavi localnav localnavi localmenu sidenav sidenavi sidemenu sidebar submenu pagetop "
    "gotop totop backtotop returntop skip skiplink sitemap footmenu footnav footernav headernav headermenu prevnext "
    "pager pagination"
)
# Names of the frame around the text; inside the text a header is a heading.
_FRAME_NAMES: Final = _names("header head hd footer foot ft side sidearea leftarea rightarea logo hlogo")
# Names that may also stand on a part of the text: only with the text that fits.
_MAYBE_NAVIGATION: Final = _names(
    "nav navi navigation menu related relation kanren recommend ranking search kensaku language lang translate "
    "fontsize mojisize banner bnr ad ads advert koukoku category categories whatsnew utility widget"
)
_CONTACT: Final = _names(
    "inquiry inquire contact contacts toiawase otoiawase toiawasesaki inq tantou tanto section soshiki department "
    "author office question"
)
_NOTICE: Final = _names(
    "enq enquete enquate questionnaire anketo anq survey feedback hyouka evaluation vote adobe reader acrobat plugin "
    "pdf viewer share sharedaddy sharing sns social socialbutton print alert useful qa rating likes"
)
_COOKIES: Final = _names("cookie cookies consent gdpr")
_BUTTONS: Final = _names("sharedaddy likes socialbutton sharebutton")  # of these also what is no link is a button
_DATE: Final = _names(
    "update updated upd koushin koshin date day pagedate pageid pageno number publish published meta entrymeta "
    "postmeta info posted byline"
)

_LARGE: Final = 0.4  # share of a page's prose that no furniture has
_FEW: Final = 0.2  # the same for what is named like furniture
_SMALL: Final = 0.3  # share of a page's text that a named part has at most
_CORE: Final = 0.9  # share of its prose that the part with the text has
_MAIN: Final = 0.5  # the same for a part that calls itself the main one
_LINKED: Final = 0.5  # share of a part's text in links from which it is a menu
_BOX: Final = 700  # characters of a contact box or notice
_FEW_TEXTS: Final = 4  # of a notice that a page shows its reader
_SERIES: Final = 3  # parts of one make in a row are sections of the text
_FLOW: Final = _names("ul ol dl p")  # what is inside these is one text
_SIDE_BY_SIDE: Final = _names("a label span")
_BETWEEN: Final = re.compile(r"[\s|｜/／・>＞]*")
_CELLS: Final = _names("body td th dt dd table tbody tr") | HEADINGS  # what no name makes furniture


class _Regions:
    """Judges the parts of one page."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._measures: Mapping[int, Measure] = measure(root, alone)
        self._total = self._measures[id(root)]
        self.aside: dict[int, Removal] = {}

    def _of(self, element: Element) -> Measure:
        return self._measures.get(id(element), Measure())

    def _prose(self, element: Element) -> float:
        return self._of(element).prose / max(self._total.prose, 1)

    def _is_menu(self, element: Element) -> bool:
        """Tell whether an element is mostly links."""
        known = self._of(element)
        return known.linked >= _LINKED * max(known.characters, 1)

    # --- where the text is

    def _main(self) -> tuple[Element, bool]:
        """Return the element with the page's text, and whether the page says so by a landmark."""
        for element in self._root.walk():
            if _landmark(element) == "main" and self._prose(element) >= _MAIN:
                return element, True
        named = [
            element
            for element in self._root.walk()
            if element.tag in BLOCKS and vocabulary(element) & _MAIN_NAMES and self._prose(element) >= _MAIN
        ]
        if named:
            return named[-1], False
        core = self._root
        while True:
            inner = next((child for child in core.elements() if self._prose(child) >= _CORE), None)
            if inner is None or inner.tag not in BLOCKS or inner.tag in _FLOW:
                return core, False
            core = inner

    def _trail(self, target: Element) -> list[Element]:
        """Return the elements from the root down to ``target``."""
        trail: list[Element] = []

        def search(element: Element) -> bool:
            trail.append(element)
            if element is target or any(search(child) for child in element.elements()):
                return True
            trail.pop()
            return False

        search(self._root)
        return trail

    # --- what is beside it

    def find(self) -> dict[int, Removal]:
        """Return what is to be set aside."""
        if not self._total.characters:
            return self.aside
        main, said = self._main()
        trail = self._trail(main)
        for place, (parent, inside) in enumerate(pairwise(trail)):
            titled = any(above.tag in _TITLED for above in trail[: place + 1])
            for child in parent.elements():
                if child is not inside:
                    self._beside(child, said=said, titled=titled)
        self._within(main)
        for form in self._root.walk():
            if form.tag == "form":
                self.aside |= dict.fromkeys(map(id, _choices(form)), Removal.NOTICE)
        return self.aside

    def _beside(self, element: Element, *, said: bool, titled: bool) -> None:
        """Judge what stands outside the part with the text.

        ``said`` is whether the page says where its text is, ``titled`` whether the element stands in an article, whose
        header is no banner of the site.
        """
        if element.tag not in BLOCKS and not vocabulary(element):
            return
        if _heads_text(element, titled=titled):
            for child in element.elements():
                if child.tag != "h1":
                    self._beside(child, said=said, titled=titled)
            return
        # a page that says where its text is keeps no text elsewhere, but often its title
        empty = said and not self._of(element).prose and element.tag != "h1" and not element.find("h1")
        if _landmark(element) in _FRAME or self._is_frame(element) or empty or self._is_menu(element):
            self.aside[id(element)] = _reason(element)
            return
        if self._prose(element) >= _LARGE:
            self._within(element)
            return
        reason = self._by_name(element) or _beside_text(element)
        if reason:
            self.aside[id(element)] = reason
            return
        for child in element.elements():
            self._beside(child, said=said, titled=titled)

    def _is_frame(self, element: Element) -> bool:
        """Tell whether an element is called head, foot or side and holds what such parts hold."""
        if element.tag in _CELLS or not vocabulary(element) & _FRAME_NAMES:
            return False
        return bool(self._of(element).linked or element.find("form", "img") or any(map(is_contact, _texts(element))))

    def _within(self, element: Element) -> None:
        """Judge the elements inside the part with the text."""
        children = list(element.elements())
        series = _series(children)
        for child in children:
            if child.tag == "td" and self._is_menu_column(child, children):
                self.aside[id(child)] = Removal.NAVIGATION
                continue
            landmark = _landmark(child)
            bare = self._is_menu(child) or not self._of(child).prose
            if self._prose(child) < _LARGE and (landmark == "nav" or (landmark in {"aside", "footer"} and bare)):
                self.aside[id(child)] = _reason(child)
                continue
            reason = None if id(child) in series else self._by_name(child)
            if reason is None and self._is_box_apart(child, children):
                reason = Removal.CONTACT_BOX
            if reason:
                self.aside[id(child)] = reason
            else:
                self._within(child)

    def _is_box_apart(self, element: Element, siblings: list[Element]) -> bool:
        """Tell whether a contact box ends a text whose own sections are in no elements of their own, as the box is."""
        heading = element.find(*HEADINGS) if element.tag in {"div", "section"} else None
        if heading is None or not heads_contact(heading.text(), plain=True):
            return False
        place = siblings.index(element)
        if sum(other.tag in HEADINGS for other in siblings[:place]) < _SERIES - 1:
            return False
        if any(other.tag in HEADINGS or self._of(other).prose for other in siblings[place + 1 :]):
            return False
        texts = _texts(element)
        return _is_contact_box(texts) and heads_contact(texts[0], plain=True)

    def _is_menu_column(self, cell: Element, row: list[Element]) -> bool:
        """Tell whether a cell of an old page holds its menu, beside the one with its text."""
        links = sum(inner.tag == "a" and "href" in inner.attributes for inner in cell.walk())
        beside = any(other is not cell and self._prose(other) >= _LARGE for other in row)
        return links >= _SERIES and beside and self._is_menu(cell) and not self._of(cell).prose

    def _by_name(self, element: Element) -> Removal | None:
        """Return why an element goes by its name and its text, None where it stays."""
        known, names = self._of(element), vocabulary(element)
        if element.tag in _CELLS or not names or not known.characters:
            return None
        if names & _NAVIGATION and self._prose(element) < _FEW:
            return Removal.NAVIGATION
        if known.characters > _SMALL * self._total.characters or known.characters > _BOX:
            return None
        texts = _texts(element)
        judged = (
            (_CONTACT, _is_contact_box(texts), Removal.CONTACT_BOX),
            (_NOTICE, _is_notice(texts, buttons=self._is_menu(element) or bool(names & _BUTTONS)), Removal.NOTICE),
            (_COOKIES, len(texts) <= _FEW_TEXTS and any(map(_tells_cookies, texts)), Removal.NOTICE),
            (_DATE, is_stamp(" ".join(texts)), Removal.DATE),
            (_MAYBE_NAVIGATION, self._is_menu(element), Removal.NAVIGATION),
        )
        return next((reason for words, fits, reason in judged if fits and names & words), None)


def _landmark(element: Element) -> str:
    return _ROLES.get(element.get("role").lower(), element.tag)


def _choices(form: Element) -> list[Element]:
    """Return the labels of what a reader of the page may choose or fill in."""
    labels = [element for element in form.walk() if element.tag == "label" and element.find("input", "select")]
    return [label for label in labels if "。" not in label.text()]


def _beside_text(element: Element) -> Removal | None:
    """Return why a part outside the text goes that would stay inside it."""
    if element.tag == "address" and all(map(is_contact, _texts(element))):
        return Removal.CONTACT_BOX
    named = element.tag not in _CELLS and not vocabulary(element).isdisjoint(_NAVIGATION)
    return Removal.NAVIGATION if named else None


def _heads_text(element: Element, *, titled: bool) -> bool:
    """Tell whether an element outside the text holds its title: that of an article, or one without the site's logo."""
    if element.tag != "header" and _landmark(element) in _FRAME:
        return False
    if element.find("h1") is None or element.find("nav", "form"):
        return False
    return titled or (element.tag == "header" and element.find("a", "img") is None)


def _texts(element: Element) -> list[str]:
    """Return the texts of the innermost blocks of an element, and one by one those of links and labels in a row."""
    texts: list[str] = []
    for block, run in groupby(element.children, lambda child: isinstance(child, Element) and child.tag in BLOCKS):
        children = list(run)
        inline = [child for child in children if isinstance(child, Element) and child.text()]
        loose = "".join(child for child in children if isinstance(child, str))
        if block or (_BETWEEN.fullmatch(loose) and all(child.tag in _SIDE_BY_SIDE for child in inline)):
            texts += [text for child in inline for text in _texts(child)]
        else:
            text = Element("p", {}, children).text()
            texts += [text] if text else []
    return texts


def _is_contact_box(texts: list[str]) -> bool:
    """Tell whether texts read like the contact box of a page: headed as one, or offices and numbers only."""
    if not texts or not any(map(is_contact, texts)) or begins_anew(texts[0]):
        return False
    if any("。" in text and "フォーム" not in text for text in texts):  # a box gives numbers, a section says what for
        return False
    fitting = sum(is_contact(text) or heads_contact(text, plain=True) for text in texts)
    return heads_contact(texts[0], plain=True) or fitting == len(texts)


def _tells_cookies(text: str) -> bool:
    return "cookie" in text.lower() or "クッキー" in text


def _is_notice(texts: list[str], *, buttons: bool) -> bool:
    """Tell whether texts are a questionnaire, a plug-in notice or, where they are links, buttons to share."""
    if any(asks(text) for text in texts):
        return True
    fitting = sum(alone(text) is Removal.NOTICE or is_answer(text) or (buttons and is_button(text)) for text in texts)
    return fitting * 2 > len(texts)


def _reason(element: Element) -> Removal:
    """Return the reason that fits the text of an element that goes anyway."""
    texts = _texts(element)
    if texts and all(alone(text) for text in texts):
        return alone(texts[0]) or Removal.NAVIGATION
    if _is_contact_box(texts) and heads_contact(texts[0], plain=True):
        return Removal.CONTACT_BOX
    return Removal.NOTICE if any(asks(text) for text in texts) else Removal.NAVIGATION


def _series(siblings: list[Element]) -> set[int]:
    """Return, by ``id()``, the elements that are one of several of their make: sections of a text, whatever the names.

    Each begins with a heading, and all have the same tag and class.
    """
    headed = [element for element in siblings if next(element.elements(), element).tag in HEADINGS]
    makes = Counter((element.tag, element.get("class")) for element in headed)
    return {id(element) for element in headed if makes[element.tag, element.get("class")] >= _SERIES}


def regions(root: Element) -> dict[int, Removal]:
    """Return the elements of a page that are set aside, by ``id()``, with the reasons."""
    return _Regions(root).find()
