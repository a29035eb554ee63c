"""One test for a whole table of cases: where they take no time, a test for each costs more than what it looks at."""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

Test = Callable[..., None]


def each(names: str, cases: Iterable[Any], ids: Callable[[Any], str] = repr) -> Callable[[Test], Test]:
    """Try a test with every case of a table, as ``parametrize`` does, but in one run; all that fail are told.

    ``names`` are those of the test's arguments, parted by commas; what else it takes are fixtures, which its cases
    share. ``ids`` gives the words by which a case is told.
    """
    arguments, table = [name.strip() for name in names.split(",")], list(cases)

    def of_all(test: Test) -> Test:
        @functools.wraps(test)
        def all_of_them(**shared: Any) -> None:
            wrong = []
            for case in table:
                values = case if len(arguments) > 1 else (case,)
                try:
                    test(**dict(zip(arguments, values, strict=True)), **shared)
                except Exception as error:  # noqa: BLE001 - whatever is wrong with one, the others are tried
                    error.add_note(f"with {ids(case)}")
                    wrong.append(error)
            if wrong:
                raise (
                    wrong[0]
                    if len(wrong) == 1
                    else ExceptionGroup(f"{len(wrong)} of {len(table)} cases", wrong)
                )

        left = [p for p in inspect.signature(test).parameters.values() if p.name not in arguments]
        all_of_them.__signature__ = inspect.Signature(left)  # type: ignore[attr-defined]
        return all_of_them

    return of_all
