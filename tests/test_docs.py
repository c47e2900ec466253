"""What the documents say is true: commands, targets, modules and verdicts that they name exist, and the reverse."""

from __future__ import annotations

import re
import tomllib

import pytest
from run import ROOT, guidecompare

from guidecompare import names
from guidecompare.cli import COMMANDS
from guidecompare.model import Verdict

READMES = ("README.md", "README.ja.md")
PACKAGE = ROOT / "guidecompare"


def read(name: str) -> str:
    """Return a document of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_readme_names_every_command_for_its_users(name: str) -> None:
    """A command that no README names is not there for its users, and no README names one that is not there."""
    named = set(re.findall(r"guidecompare ([a-z]+)\b", read(name)))
    assert named <= set(COMMANDS)
    assert set(COMMANDS) - {"evaluate"} <= named


def test_every_command_has_its_module_and_help() -> None:
    """The list of commands is the folder of commands."""
    modules = {path.stem for path in (PACKAGE / "cli").glob("*.py")} - {"__init__", "console", "wording"}
    assert modules == set(COMMANDS)
    assert all(command in guidecompare("--help").out for command in COMMANDS)


def test_readme_tree_names_every_part_of_the_package() -> None:
    """A newcomer finds each step where the README says it is."""
    tree = read("README.md").partition("## Where things live")[2].partition("```\n")[2].partition("```")[0]
    named = set(re.findall(r"^\s+([a-z_]+(?:/|\.py))", tree, re.MULTILINE)) | set(
        re.findall(r"[a-z_]+\.py|[a-z_]+/", tree)
    )
    parts = {
        path.name + "/" if path.is_dir() else path.name
        for path in PACKAGE.iterdir()
        if (path.is_dir() and path.name != "__pycache__") or path.suffix == ".py"
    }
    assert parts - {"__init__.py", "__main__.py"} <= named


def test_readmes_show_every_verdict_by_its_sign() -> None:
    """The table of verdicts is complete in both languages."""
    for verdict in Verdict:
        sign = names.sign(verdict)
        assert f"| {sign.sign} | {sign.name.en.split(' ')[0].lower()}" in read("README.md").lower()
        assert f"| {sign.sign} | {sign.word.ja} |" in read("README.ja.md")


def test_make_targets_that_the_documents_name_exist() -> None:
    """No recipe ends in a target that is gone."""
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    for name in (*READMES, "CONTRIBUTING.md"):
        assert set(re.findall(r"make ([a-z]+)", read(name))) - {"is"} <= targets, name


def test_every_relative_link_leads_to_a_file() -> None:
    """In every document of the project, pictures included."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/**/*.md"), *ROOT.glob("corpus/**/*.md")]
    links = {(page, link) for page in pages for link in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))}
    relative = {(page, link) for page, link in links if "://" not in link}
    assert relative
    assert [f"{page.name}: {link}" for page, link in sorted(relative) if not (page.parent / link).exists()] == []


def test_every_dependency_is_pinned_and_has_one_importer() -> None:
    """constraints.txt holds what pyproject.toml asks for, without any address."""
    project = tomllib.loads(read("pyproject.toml"))
    pinned = {line.partition("==")[0].lower() for line in read("constraints.txt").splitlines() if "==" in line}
    wanted = {re.split(r"[>=\[]", name)[0].lower() for name in project["project"]["dependencies"]}
    assert wanted <= pinned
    assert "://" not in read("constraints.txt")
    protected = {m for c in project["tool"]["importlinter"]["contracts"] for m in c.get("protected_modules", [])}
    data_only = {"sudachidict-core"}
    modules = {"charset-normalizer": "charset_normalizer", "python-docx": "docx"}
    assert {modules.get(name, name) for name in wanted - data_only} <= protected
