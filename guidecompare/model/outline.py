"""Step 3: a document divided into clauses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guidecompare.model.document import Removed


class MarkerKind(StrEnum):
    """The styles of numbering in use."""

    PART = "part"  # 第１部, 第１編
    CHAPTER = "chapter"  # 第１章
    SECTION = "section"  # 第１節
    ARTICLE = "article"  # 第１条, 第一条, 第３条の２
    DAI = "dai"  # 第１
    SUPPLEMENT = "supplement"  # 附則
    ANNEX = "annex"  # 別表, 様式
    ROMAN = "roman"  # Ⅰ
    NUMBER = "number"  # 1 , 1. , １　, 1-2
    KANJI = "kanji"  # 一
    PAREN = "paren"  # (1), ⑴, 1)
    PAREN_KANJI = "paren-kanji"  # （一）
    CIRCLED = "circled"  # ①
    KANA = "kana"  # ア
    PAREN_KANA = "paren-kana"  # (ア)
    IROHA = "iroha"  # イロハ
    ALPHA = "alpha"  # a, (a)
    QUESTION = "question"  # Q1, 問１
    ANSWER = "answer"  # A1, 答
    BULLET = "bullet"  # ・ ● ■ ○ □ - ※
    LABEL = "label"  # 原則１, STEP 1, ステップ１
    BRACKET = "bracket"  # 【見出し】
    HEADING = "heading"  # an unnumbered heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A number or sign in front of a clause."""

    kind: MarkerKind
    raw: str  # as printed, without white space: "第３条の２", "(1)", "・"; empty where none is printed
    ordinal: tuple[int, ...] = ()  # (3, 2) of 第３条の２; empty for bullets and headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The smallest unit that a document itself sets apart."""

    id: str  # source id + "#" + its own numbering, ASCII: "990019/policy#art3.para2.item1"
    source: str
    parent: str | None
    marker: Marker | None
    heading: str  # without brackets and letter-spacing; "" where there is none
    text: str  # its own text, without marker, heading and children; "" for a pure heading
    lines: tuple[int, ...]  # indexes of the Document's lines that it is made of
    page: int | None
    digest: str  # sha256 of the folded heading and text: same digest = same wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A document divided: every line is in exactly one clause or in ``removed``."""

    title: str  # as the document itself prints it; "" where it prints none
    clauses: tuple[Clause, ...]
    removed: tuple[Removed, ...]  # those of the Document and what segmentation set aside
