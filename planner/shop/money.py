"""Prices as people write them, kept as whole minor units of a currency, and written again in the window's language."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from planner import presets
from planner.errors import PlanError
from planner.i18n import _, language

MOST = 10**15
"""Minor units beyond which nothing is a price."""
SCALES = {"rb": 3, "ribu": 3, "k": 3, "jt": 6, "juta": 6}
"""How many noughts a word behind a number stands for."""
COUNTED = SCALES | {"m": 6, "mio": 6, "mil": 6, "b": 9, "miliar": 9}
"""The same where people are counted; of money, M is a million to some and a thousand millions to others."""
_WRITTEN = {
    "rp": "IDR", "idr": "IDR", "rm": "MYR", "myr": "MYR", "us$": "USD", "usd": "USD", "$": "USD",
    "s$": "SGD", "sgd": "SGD", "£": "GBP", "gbp": "GBP", "฿": "THB", "thb": "THB", "baht": "THB",
    "₫": "VND", "đ": "VND", "vnd": "VND", "₱": "PHP", "php": "PHP", "p": "PHP", "€": "EUR", "eur": "EUR",
}  # fmt: skip
_PRICE = re.compile(
    r"(?P<before>[^\W\d]{1,4}|[^\w\s.,+-]|[A-Za-z]{1,2}\$)?\.? ?(?P<number>[+-]?\d[\d.,' ]*)"
    r" ?(?P<behind>[^\d\s.,]{1,6})?(?: (?P<last>[^\d\s.,]{1,6}))?"
)
_COUNT = re.compile(r"(?P<number>[+-]?\d[\d.,' ]*) ?(?P<behind>[^\d\s]{0,12})\.?")


class Money(NamedTuple):
    """An amount in whole minor units of a currency (ISO 4217)."""

    minor: int
    currency: str


@cache
def _currencies() -> dict[str, dict[str, object]]:
    return {row["currency"]: row for row in presets.read("markets").values()}


def currencies() -> list[str]:
    """Return the currencies (ISO 4217) of all markets that are known, by their codes."""
    return sorted(_currencies())


def of_market(market: str) -> str:
    """Return the currency (ISO 4217) of a market by its code (ISO 3166-1); "" for one that nobody knows."""
    return str(presets.read("markets").get(market, {}).get("currency", ""))


def currency_of(text: str) -> str:
    """Return the currency (ISO 4217) that a sign or a code stands for: "Rp", "US$", "gbp"; "" for any other text."""
    return _WRITTEN.get(text.strip().casefold().rstrip("."), "")


def digits(currency: str) -> int:
    """Return how many digits the minor unit of a currency has; 2 for one that nobody knows."""
    return int(str(_currencies().get(currency, {}).get("digits", 2)))


def has_parts(minor: int, currency: str) -> bool:
    """Whether an amount has parts of a unit although its currency is written without any, such as rupiah."""
    row = _currencies().get(currency, {})
    return row.get("decimals") == 0 and bool(minor % 10 ** digits(currency))


def read(text: str, currency: str = "") -> Money | None:
    """Read a price: "Rp 89.000", "89rb", "1,2jt", "RM7.90", "$1,234.56", "129000"; None where nothing stands there.

    ``currency`` is what holds where the text names none. Raises PlanError for a text that is no price, that is below
    0, or that may be read in two ways, such as "1.234" of dollars.
    """
    plain = " ".join(text.replace("\u00a0", " ").split()).removesuffix(",-")
    if not plain or plain in {"-", "–"}:
        return None
    match = _PRICE.fullmatch(plain)
    if match is None:
        raise _no_price(text)
    scale, named = 0, ""
    for word in filter(None, (match["before"], match["behind"], match["last"])):
        low = word.casefold().rstrip(".")
        if low in SCALES and word != match["before"]:
            scale = SCALES[low]
        elif low in _WRITTEN:
            named = _WRITTEN[low]
        else:
            raise _no_price(text)
    kept = named or currency
    if named == "USD" and match["before"] == "$" and currency in {"SGD", "USD"}:
        kept = currency
    amount = _amount(match["number"], text, scaled=bool(scale), dots=_dots(kept))
    minor = amount.scaleb(scale + digits(kept))
    if minor < 0:
        raise PlanError(_("“{text}” is below 0, and a price isn’t.").format(text=text))
    if minor != minor.to_integral_value() or minor > MOST:
        raise _no_price(text)
    return Money(int(minor), kept)


def count(text: str) -> int | None:
    """Read how many there are: "12 pcs", "-3", "1.2K", "12,5rb", "48.200"; None where nothing stands there.

    Raises PlanError for a text that is no whole number.
    """
    plain = " ".join(text.replace("\u00a0", " ").split())
    if not plain or plain in {"-", "–"}:
        return None
    match = _COUNT.fullmatch(plain)
    if match is None:
        raise PlanError(_("“{text}” is no number.").format(text=text))
    scale = COUNTED.get(match["behind"].casefold(), 0)
    amount = _amount(match["number"], text, scaled=bool(scale), dots=True).scaleb(scale)
    if amount != amount.to_integral_value() or abs(amount) > MOST:
        raise PlanError(_("“{text}” is no whole number.").format(text=text))
    return int(amount)


def number(text: str) -> float | None:
    """Read a number that may have parts: "6", "6,5", "12.5", "1.234,5"; None where nothing stands there.

    Raises PlanError for a text that is none, and for one that may be read in two ways, such as "1.234".
    """
    plain = "".join(text.split())
    if not plain or plain in {"-", "–"}:
        return None
    match = _COUNT.fullmatch(plain)
    if match is None or match["behind"]:
        raise PlanError(_("“{text}” is no number.").format(text=text))
    return float(_amount(match["number"], text, scaled=False, dots=False))


def percent(text: str) -> float | None:
    """Read a part of a hundred: "10%", "7,5 %", "12"; None where nothing stands there. Raises PlanError for others."""
    plain = "".join(text.split()).removesuffix("%")
    if not plain or plain in {"-", "–"}:
        return None
    try:
        found = float(plain.replace(",", "."))
    except ValueError:
        raise PlanError(_("“{text}” is no number of percent.").format(text=text)) from None
    if not 0 <= found <= 100:
        raise PlanError(_("“{text}” is not between 0 and 100 %.").format(text=text))
    return found


def rounded(amount: Decimal, currency: str) -> int:
    """Return an amount in minor units as it is charged: to whole units where a currency is written without parts."""
    places = digits(currency)
    step: int = 10 ** (places - int(str(_currencies().get(currency, {}).get("decimals", places))))
    return int((amount / step).quantize(Decimal(1), ROUND_HALF_UP)) * step


def shown(minor: int, currency: str) -> str:
    """Return an amount as the window's language writes it: Rp 250.000, $1,234.56."""
    row = _currencies().get(currency, {})
    places = digits(currency)
    whole, part = divmod(abs(minor), 10**places)
    thousands, point = (".", ",") if language() == "id" or row.get("dot") else (",", ".")
    text = f"{whole:,}".replace(",", thousands)
    if places and (part or row.get("decimals", 2)):
        text += f"{point}{part:0{places}d}"
    return ("-" if minor < 0 else "") + str(row.get("symbol", f"{currency} " if currency else "")) + text


def major(minor: int | None, currency: str) -> float | int | None:
    """Return an amount as a number of the currency's whole units, for what other programs read."""
    if minor is None:
        return None
    whole, part = divmod(minor, 10 ** digits(currency))
    return whole if not part else float(Decimal(minor).scaleb(-digits(currency)))


def typed(minor: int | None, currency: str) -> str:
    """Return an amount as a field or a cell has it, without the currency: 19.90, 250000; "" for none."""
    if minor is None:
        return ""
    places = digits(currency)
    whole, part = divmod(abs(minor), 10**places)
    return ("-" if minor < 0 else "") + (f"{whole}.{part:0{places}d}" if part else str(whole))


def _dots(currency: str) -> bool:
    return bool(_currencies().get(currency, {}).get("dot"))


def _amount(number: str, text: str, *, scaled: bool, dots: bool) -> Decimal:
    """Return a number by its signs: the last of two kinds parts the decimals; one before three digits parts thousands.

    ``dots`` says whether a dot before three digits parts thousands; else that could be either.
    """
    plain = number.replace(" ", "").replace("'", "").rstrip(".,")
    signs = re.findall(r"[.,]", plain)
    if len(set(signs)) == 2:
        last = signs[-1]
        if signs.count(last) > 1:
            raise _no_price(text)
        plain = plain.replace("," if last == "." else ".", "").replace(last, ".")
    elif signs:
        sign, behind = signs[0], len(plain) - plain.rindex(signs[0]) - 1
        if len(signs) > 1 or (behind == 3 and not scaled and (sign == "," or dots)):
            if any(len(group) != 3 for group in plain.lstrip("+-").split(sign)[1:]):
                raise _no_price(text)
            plain = plain.replace(sign, "")
        elif behind == 3 and not scaled:
            raise PlanError(
                _("“{text}” can be read in two ways. Write it without a sign between thousands.").format(
                    text=text
                )
            )
        else:
            plain = plain.replace(sign, ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        raise _no_price(text) from None


def _no_price(text: str) -> PlanError:
    return PlanError(_("“{text}” is no amount of money.").format(text=text))
