"""A small comparison to report on: every verdict, several documents in a row, copies of a wording, hostile strings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from guidecompare import report
from guidecompare.align import align
from guidecompare.language import digest
from guidecompare.model import (
    Audience,
    Availability,
    BodyKind,
    City,
    Clause,
    Corpus,
    Document,
    DocumentKind,
    Element,
    Evidence,
    Extent,
    Group,
    Health,
    Issuer,
    Line,
    Manifest,
    Marker,
    MarkerKind,
    Matches,
    Outline,
    Place,
    Problem,
    Reading,
    Reason,
    Removal,
    Removed,
    Result,
    Severity,
    Source,
    Stance,
    Status,
    Text2,
    Topic,
    Unread,
    Value,
    ValueKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MACHINE: Final = "/home/somebody/secret"
SCRIPT: Final = "<script>alert(1)</script>"
IMAGE: Final = '"><img src=x onerror=alert(1)>'
TURNED: Final = "規約\u202eる守を\u2066"
FORMULA: Final = '=HYPERLINK("https://example.invalid","開く")'
TEMPLATE: Final = "{{ 7 * 7 }}{% raw %}"
BROKEN: Final = "字\x00\udc80化け"
BANS: Final = "次の各号のいずれかに掲げる投稿は、市の判断により、予告なく削除し、又は非表示とすることがあります。"

_POLICY: Final = ("operation-policy", "standard")


def _topic(identity: str, group: str, ja: str, en: str, *elements: str, core: bool = False) -> Topic:
    return Topic(
        id=identity,
        group=group,
        label=Text2(ja=ja, en=en),
        short=Text2(ja=ja[:8], en=en),
        question=Text2(ja=f"{ja}はどう定められているか", en=f"What is said on {en}?"),
        why=Text2(ja="比べる手がかりになります。", en="A point to compare."),
        core=core,
        expected_in=("staff-guideline",) if group == "staff" else (*_POLICY, "staff-guideline"),
        elements=tuple(Element(id=f"{identity}.{e}", label=Text2(ja=f"{ja}の{e}", en=e)) for e in elements),
    )


GROUPS: Final = (
    Group(id="general", label=Text2(ja="総則", en="General")),
    Group(id="users", label=Text2(ja="利用者との関係", en="Users")),
    Group(id="staff", label=Text2(ja="職員", en="Staff")),
)
TOPICS: Final = (
    _topic("purpose", "general", "目的・趣旨", "Purpose", "inform", "risk", core=True),
    _topic("scope", "general", "適用範囲", "Scope"),
    _topic("prohibitions", "users", "禁止事項", "Prohibitions", "law", "spam", core=True),
    _topic("replies", "users", "コメント等への対応", "Replies", "none"),
    _topic("emergency", "users", "災害時の運用", "Emergencies"),
    _topic("training", "staff", "研修・周知", "Training"),
)


def clauses(source: str, texts: Iterable[tuple[str, str, str]]) -> tuple[Clause, ...]:
    """Return numbered articles (number, heading, text); one without a number is a child of the one before."""
    found: list[Clause] = []
    for number, heading, text in texts:
        last = next((clause for clause in reversed(found) if clause.parent is None), None)
        anchor = f"art{number}" if number else f"{last.id.partition('#')[2] if last else 'h'}.item{len(found)}"
        found.append(
            Clause(
                id=f"{source}#{anchor}",
                source=source,
                parent=None if number or last is None else last.id,
                marker=Marker(kind=MarkerKind.ARTICLE, raw=f"第{number}条", ordinal=(int(number),))
                if number
                else Marker(kind=MarkerKind.BULLET, raw="・"),
                heading=heading,
                text=text,
                lines=(len(found),),
                page=1 + len(found) // 3,
                digest=digest((heading + text).encode("utf-8", "replace").decode()),
            )
        )
    return tuple(found)


def reading(
    source: Source,
    texts: Iterable[tuple[str, str, str, str]],
    *,
    near: str = "",
    health: Health | None = None,
    problems: tuple[Problem, ...] = (),
) -> Reading:
    """Return a document read; each text is (number, heading, text, labels) with labels like ``purpose scope?``.

    ``!`` behind a label marks it excluded, ``>`` delegated, ``?`` a further label; the first topic is the main one.
    """
    rows = list(texts)
    outline = clauses(source.id, [row[:3] for row in rows])
    labels = [list(_labels(clause.id, row[3])) for clause, row in zip(outline, rows, strict=True)]
    evidence = [each for one in labels for each in one]
    reasons = (Reason(voice="heading", saw=IMAGE, weight=0.5), Reason(voice="exemplar", saw="文例", weight=0.2))
    missed = Evidence(label=near, clause=outline[-1].id, score=0.21, reasons=reasons) if near else None
    removed = (
        Removed(line=Line(index=90, text=f"{source.title} 令和元年", place=Place(page=1)), reason=Removal.DATE),
        Removed(line=Line(index=91, text="ホーム > 市政", place=Place()), reason=Removal.NAVIGATION),
    )
    document = Document(
        source=source,
        media_type="application/pdf",
        sha256=digest(source.id),
        health=health or Health(pages=2, characters=1200),
        problems=problems,
    )
    return Reading(
        document=document,
        outline=Outline(title=source.title, clauses=outline, removed=removed),
        matches=Matches(
            topics=tuple(each for each in evidence if "." not in each.label),
            elements=tuple(each for each in evidence if "." in each.label),
            near=(missed,) if missed else (),
        ),
    )


def _labels(clause: str, labels: str) -> Iterator[Evidence]:
    stances = {"!": Stance.EXCLUDED, ">": Stance.DELEGATED}
    for place, label in enumerate(labels.split()):
        yield Evidence(
            label=label.rstrip("!>?"),
            clause=clause,
            score=0.9 - place / 10,
            stance=stances.get(label[-1], Stance.STATED),
            main=place == 0 and not label.endswith("?"),
            reasons=(Reason(voice="heading", saw="見出し", weight=0.6),),
        )


def _city(number: int, name: str) -> City:
    code = f"99{number:04d}"
    kind = BodyKind.TOWN if number % 3 == 0 else BodyKind.CITY
    return City(id=code, code=code, name=name, kana="みほん", prefecture="架空県", kind=kind, population=9000 + number)


def example(*, fictitious: bool = True) -> Result:
    """Return the comparison; built anew each time, so that two of them prove that nothing else gets in."""
    names = ("汐見市", "朝霧市", "風越町", "柚木市", SCRIPT, FORMULA, "雪代町", "星影市", "葦原市", "萩野町", "霧立市")
    cities = tuple(_city(number, name) for number, name in enumerate(names, 1))
    sources, readings = _documents(cities)
    corpus = Corpus(
        name="見本",
        cities=tuple(replace(city, fictitious=fictitious) for city in cities),
        sources=tuple(sorted(sources, key=lambda source: source.id)),
    )
    readings.sort(key=lambda each: each.document.source.id)
    problems = (
        *(problem for each in readings for problem in each.document.problems),
        Problem.of("file-empty", Severity.WARNING, file="空.txt"),
        Problem.of("file-unknown-format", Severity.NOTE, file=f"{SCRIPT}.xls"),
    )
    return Result(
        corpus=corpus,
        groups=GROUPS,
        topics=TOPICS,
        readings=tuple(readings),
        comparison=align(corpus, readings, TOPICS),
        problems=problems,
        manifest=Manifest(
            tool="guidecompare 0",
            taxonomy="a" * 64,
            weights="b" * 64,
            dictionary="見本辞書",
            libraries=(("jinja2", "3"),),
            inputs=tuple((each.document.source.id, each.document.sha256) for each in readings),
        ),
    )


def _documents(cities: tuple[City, ...]) -> tuple[list[Source], list[Reading]]:
    policies = [
        Source(
            id=f"{city.id}/policy",
            city=city.id,
            title=f"{city.name}SNS運用方針",
            kind=DocumentKind.OPERATION_POLICY,
            platforms=("Facebook", "X"),
            path=f"{MACHINE}/{city.id}.pdf",
            file=f"{city.id}/policy.pdf",
            url=f"https://example.invalid/{city.id}?a=1&b=2",
            retrieved="2026-10-01",
        )
        for city in cities[:8]
    ]
    plain = (
        ("1", "目的", "市の情報を早く伝えるために運用します。", "purpose purpose.inform"),
        ("2", "禁止事項", BANS, "prohibitions"),
        ("", "", "法令に違反するもの", "prohibitions prohibitions.law"),
        ("3", "返信", "個別の返信は原則として行いません。", "replies replies.none"),
    )
    near_copy = (*plain[:1], ("2", "禁止", BANS.replace("投稿", "書き込み"), "prohibitions"), *plain[2:])
    others = (
        (*plain, ("4", "災害", "災害情報は発信しません。", "emergency!"), ("5", "雑則", "細目は別に定めます。", "")),
        (*near_copy, ("4", "災害", "災害時の発信は地域防災計画によります。", "emergency>")),
        (*plain, ("4", "その他", "適用範囲にも触れ、災害のときも同様です。", "replies scope? emergency?")),
        (("1", IMAGE, TURNED, "purpose"), ("2", TEMPLATE, BROKEN, "scope"), ("3", FORMULA, SCRIPT, "emergency")),
        (("1", "目的", "＋81から始まる番号は使いません。", "purpose"),),
    )
    readings = [reading(policies[n], texts, near="scope") for n, texts in enumerate((plain, *others))]
    readings[0] = replace(readings[0], matches=replace(readings[0].matches, values=_values(f"{policies[0].id}#art3")))
    partial = Health(unread=Unread.PARTIAL, pages=3, pages_without_text=(2, 3), characters=90)
    readings.append(reading(policies[6], plain[:1], health=partial))
    image = Problem.of("file-unreadable", source=policies[7].id, file="policy.pdf", why=SCRIPT)
    readings.append(reading(policies[7], (), health=Health(unread=Unread.NO_TEXT, pages=2), problems=(image,)))
    staff = Source(
        id="990001/staff",
        city="990001",
        title="職員SNS利用ガイドライン",
        kind=DocumentKind.STAFF_GUIDELINE,
        audience=Audience.STAFF,
        url="javascript:alert(1)",
        guessed=("title", "kind"),
        parent="990001/policy",
    )
    readings.append(reading(staff, (("1", "研修", "毎年研修を行います。", "training"),), near="purpose"))
    excerpt = Source(id="990009/terms", city="990009", title="抜粋", kind=DocumentKind.STANDARD, extent=Extent.EXCERPT)
    readings.append(reading(excerpt, plain[:1]))
    unheld = [
        Source(
            id="990010/internal",
            city="990010",
            title="庁内基準",
            audience=Audience.STAFF,
            status=Status.KNOWN,
            availability=Availability.INTERNAL,
        ),
        Source(
            id="990001/assembly",
            city="990001",
            title="議会の方針",
            issuer=Issuer.ASSEMBLY,
            issuer_name=IMAGE,
            status=Status.GONE,
        ),
    ]
    return [*policies, staff, excerpt, *unheld], readings


def _values(clause: str) -> tuple[Value, ...]:
    """Return a value of every kind, as if ``clause`` stated them."""
    reply = "個別の返信は原則として行いません。"
    said = (
        (ValueKind.REPLIES, "", "none-in-principle", reply, ""),
        (ValueKind.NOTICE, "", "no-notice", reply, ""),
        (ValueKind.HOURS, "operation", "mon-fri,sat[2] 08:30-17:15", reply[:2], "x"),
        (ValueKind.DATE, "in-force", "2024-04-01", reply[:2], ""),
        (ValueKind.ACCOUNT, "name", SCRIPT, reply[:2], "x"),
        (ValueKind.UNIT, "contact", "広報課", reply[:2], ""),
        (ValueKind.CONTACT, "phone", "000-000-0000", reply[:2], ""),
    )
    return tuple(
        Value(kind=kind, aspect=aspect, value=value, quote=quote, clause=clause, start=0, platform=platform)
        for kind, aspect, value, quote, platform in said
    )


@pytest.fixture(scope="session")
def result() -> Result:
    """A comparison with everything in it that a report must cope with."""
    return example()


@pytest.fixture(scope="session")
def folder(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on it, in both languages."""
    path = tmp_path_factory.mktemp("report")
    report.write(result, path, ("ja", "en"))
    return path
