"""The commands ``rules`` and ``explain``: what Hookline checks, why, and by which numbers."""

from argparse import Namespace
from textwrap import indent

from models.choices import Severity
from planner import labels
from planner.checks import engine, ruleset
from planner.checks.rule import LoadedRule
from planner.checks.ruleset import Number
from planner.cli import output
from planner.cli.clock import Clock
from planner.cli.rulewords import numbers_of, source_text
from planner.errors import PlanError
from planner.i18n import _, ngettext
from planner.preferences import Preferences


def run(options: Namespace, _preferences: Preferences, _clock: Clock) -> int:
    """Print all rules, or one with its reasons. Return 0."""
    if getattr(options, "write", None):
        from planner.cli import rulepages

        n = rulepages.write(options.write)
        output.say(ngettext("{n} page was written.", "{n} pages were written.", n).format(n=n))
    elif options.command == "explain":
        output.say(explained(options.code))
    elif options.format == "json":
        from planner.exchange.unseen import as_json

        records = [_record(rule) for rule in engine.all_rules().values()]
        output.say(as_json(records))
    else:
        for rule in engine.all_rules().values():
            record = _record(rule)
            weight = _(labels.SEVERITIES[_severity(rule)])
            output.say(
                f"{record['code']:<9}{record['name']:<26}{weight:<{labels.severity_width() + 2}}{record['title']}"
            )
    return 0


def explained(code: str) -> str:
    """Return all that there is to say about a rule. Raises PlanError for a code that is none."""
    loaded = engine.all_rules().get(code.strip().upper())
    if loaded is None:
        raise PlanError(_("There is no rule “{code}”. “rules” lists them all.").format(code=code))
    rule = loaded.rule
    origin = ruleset.origin(rule.code)
    sections = (
        (_("What it finds"), _(rule.what)),
        (_("Why it matters"), _(rule.why)),
        (_("Example"), _(rule.example)),
        (_("Instead"), _(rule.instead)),
        (_("Where it comes from"), source_text(origin.level, origin.source, origin.checked)),
        (_("Numbers"), "\n".join(_number(name, number) for name, number in numbers_of(loaded).items())),
    )
    head = f"{rule.code}  {_(rule.title)}\n{rule.name}, {_(labels.SEVERITIES[_severity(loaded)])}"
    return "\n\n".join([head, *(f"{title}\n{indent(text, '  ')}" for title, text in sections if text)])


def _record(loaded: LoadedRule) -> dict[str, str]:
    rule = loaded.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": _severity(loaded).value,
        "title": _(rule.title),
        "field": rule.field,
        "what": _(rule.what),
        "why": _(rule.why),
        "example": _(rule.example),
        "instead": _(rule.instead),
    }


def _severity(loaded: LoadedRule) -> Severity:
    return ruleset.RuleSet()[loaded.rule.code].severity


def _number(name: str, number: Number) -> str:
    return f"{name} = {number.value:g} {_(number.unit)}\n  {source_text(number.level, number.source, number.checked)}"
