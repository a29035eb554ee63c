"""A page for each rule, in both languages, from what the rule's own file and the rule set say."""

from collections.abc import Sequence
from pathlib import Path

from models.choices import Severity, Stage
from planner import i18n, labels
from planner.checks import engine, ruleset
from planner.checks.rule import LoadedRule
from planner.checks.ruleset import Number
from planner.cli.rulewords import numbers_of, source_text
from planner.i18n import _

LANGUAGES = {"en": "", "id": "id/"}
"""Where the pages of each language are, below the folder."""


def pages() -> dict[str, str]:
    """Return the text of each page by its path below the folder: an index and a page a rule, in both languages."""
    before = i18n.language()
    found = {}
    try:
        for language, place in LANGUAGES.items():
            i18n.set_language(language)
            rules = engine.all_rules()
            found[f"{place}README.md"] = _index()
            found |= {f"{place}{code}.md": _page(loaded) for code, loaded in rules.items()}
    finally:
        i18n.set_language(before)
    return found


def write(folder: Path) -> int:
    """Write every page below a folder, and return how many there are. Raises OSError."""
    texts = pages()
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return len(texts)


def _index() -> str:
    heads = (_("Code"), _("Rule"), _("Severity"))
    lines = ["# " + _("Rules"), "", _cells(heads), "|---|---|---|"]
    for loaded in engine.all_rules().values():
        rule = loaded.rule
        lines.append(_cells((f"[{rule.code}]({rule.code}.md)", _(rule.title), _weight(loaded))))
    return "\n".join(lines) + "\n"


def _cells(texts: Sequence[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def _page(loaded: LoadedRule) -> str:
    rule = loaded.rule
    origin = ruleset.origin(rule.code)
    parts = ["# " + rule.code + " " + _(rule.title), f"{rule.name} · " + _weight(loaded)]
    for heading, text in (
        (_("What it finds"), _(rule.what)),
        (_("Why it matters"), _(rule.why)),
        (_("When it speaks"), _when(rule.code)),
        (_("Example"), _(rule.example)),
        (_("Instead"), _(rule.instead)),
        (_("Where it comes from"), source_text(origin.level, origin.source, origin.checked)),
        (_("Numbers"), "\n".join(_number(name, number) for name, number in numbers_of(loaded).items())),
        (_("Words"), "\n".join(_list(rule.code, name) for name in ruleset.word_lists(rule.code))),
    ):
        if text:
            parts += ["## " + heading, text]
    return "\n\n".join(parts) + "\n"


def _when(code: str) -> str:
    """Return the stage before which the rule is silent about what is not written yet, empty for one that never is."""
    stage = ruleset.load()[code].get("waits_for")
    if not stage:
        return ""
    text = _("At once about what is written; about what is missing from the stage “{stage}” on.")
    return text.format(stage=_(labels.STAGES[Stage(stage)]))


def _number(name: str, number: Number) -> str:
    label, unit = _(number.label), _(number.unit)
    return f"- {label} (`{name}`): {number.value:g} {unit}. {source_text(number.level, number.source, number.checked)}"


def _list(code: str, name: str) -> str:
    label = _(ruleset.list_label(code, name))
    return f"- {label} (`{name}`)"


def _weight(loaded: LoadedRule) -> str:
    return _(labels.SEVERITIES[Severity(ruleset.load()[loaded.rule.code]["severity"])])
