"""Everything that can be done to a rule of the brand's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.brandrule import BrandRule
from models.choices import BrandRuleKind, Severity
from planner.calendar.workspace import edit
from planner.checks import brand
from planner.errors import PlanError
from planner.i18n import N_, _

MOST_TIMES = 99
"""The most that “at most” can allow."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a brand's rule asks for; the fields are those of models.brandrule."""

    kind: BrandRuleKind
    words: tuple[str, ...]
    fields: tuple[str, ...]
    instead: str = ""
    most: int = 0
    formats: tuple[str, ...] = ()
    severity: Severity = Severity.FIX
    message: str = ""


@edit(N_("Add rule of the brand"))
def add(session: Session, wish: Wish) -> int:
    """Add a rule and return its id. Raises PlanError for a wish that can't be checked."""
    new = BrandRule(kind=wish.kind)
    _fill(new, checked(wish))
    session.add(new)
    session.flush()
    return new.id or 0


@edit(N_("Change rule of the brand"))
def change(session: Session, rule_id: int, wish: Wish) -> None:
    """Change a rule. Raises PlanError for a wish that can't be checked."""
    _fill(_get(session, rule_id), checked(wish))


@edit(N_("Delete rule of the brand"))
def delete(session: Session, rule_id: int) -> None:
    """Delete a rule; its code is never given again. Raises PlanError if it is gone."""
    session.delete(_get(session, rule_id))
    session.flush()


@edit(N_("Take over rules of the brand"))
def replace_all(session: Session, wishes: Sequence[Wish]) -> None:
    """Have these rules of the brand and no others; the same ones keep their codes. Raises PlanError."""
    wanted = [checked(wish) for wish in wishes]
    for row in all_rules(session):
        if wish_of(row) in wanted:
            wanted.remove(wish_of(row))
        else:
            session.delete(row)
    session.flush()
    for wish in wanted:
        new = BrandRule(kind=wish.kind)
        _fill(new, wish)
        session.add(new)
        session.flush()


def all_rules(session: Session) -> list[BrandRule]:
    """Return the brand's rules in the order in which they were made."""
    return list(session.exec(select(BrandRule).order_by(col(BrandRule.id))))


def wish_of(row: BrandRule) -> Wish:
    """Return what a rule asks for."""
    return Wish(
        row.kind, tuple(row.words), tuple(row.fields), row.instead, row.most, tuple(row.formats), row.severity,
        row.message,
    )  # fmt: skip


def checked(wish: Wish) -> Wish:
    """Return a wish with each word on one line and no blanks around it. Raises PlanError if it can't be checked."""
    listed = tuple(dict.fromkeys(" ".join(word.split("\n")).strip() for word in wish.words if word.strip()))
    fields = tuple(field for field in brand.FIELDS if field in wish.fields)
    if not listed:
        raise PlanError(_("Type at least one word or phrase."))
    if not fields:
        raise PlanError(_("Choose at least one field that the rule looks at."))
    if wish.kind is BrandRuleKind.MATCH and len(listed) > 1:
        raise PlanError(_("“Must match” takes one pattern. Make a rule for each."))
    if wish.kind is BrandRuleKind.INSTEAD and not wish.instead.strip():
        raise PlanError(_("Type what to say instead."))
    if not 0 <= wish.most <= MOST_TIMES:
        raise PlanError(_("“At most” takes a number from 0 to {most}.").format(most=MOST_TIMES))
    return Wish(
        wish.kind,
        listed,
        fields,
        wish.instead.strip(),
        wish.most,
        wish.formats,
        wish.severity,
        wish.message.strip(),
    )


def _fill(row: BrandRule, wish: Wish) -> None:
    row.kind, row.severity, row.most = wish.kind, wish.severity, wish.most
    row.words, row.fields, row.formats = list(wish.words), list(wish.fields), list(wish.formats)
    row.instead, row.message = wish.instead, wish.message


def _get(session: Session, rule_id: int) -> BrandRule:
    found = session.get(BrandRule, rule_id)
    if found is None:
        raise PlanError(_("This rule is no longer in the calendar."))
    return found
