"""Words that libraries show to people in English: marked here, so that they are in the user's language."""

from planner.i18n import N_

QT = (
    N_("&Undo"), N_("&Redo"), N_("Cu&t"), N_("&Copy"), N_("&Paste"), N_("Delete"), N_("Select All"), N_("&Select All"),
    N_("Copy &Link Location"), N_("OK"), N_("&OK"), N_("Cancel"), N_("&Cancel"), N_("Close"), N_("&Close"), N_("&Yes"),
    N_("&No"), N_("Save"), N_("&Save"), N_("Open"), N_("&Open"), N_("Apply"), N_("Reset"), N_("Discard"), N_("Help"),
    N_("Retry"), N_("Ignore"), N_("Abort"), N_("Save All"), N_("Restore Defaults"), N_("&Step up"), N_("Step &down"),
    N_("Look in:"), N_("File &name:"), N_("Files of type:"), N_("Directory:"), N_("&Choose"), N_("Back"), N_("Forward"),
    N_("Parent Directory"), N_("Create New Folder"), N_("Create a New Folder"), N_("List View"), N_("Detail View"),
    N_("Go back"), N_("Go forward"), N_("Go to the parent directory"), N_("Change to list view mode"),
    N_("Change to detail view mode"), N_("New Folder"), N_("&New Folder"), N_("&Rename"), N_("&Delete"),
    N_("Show &hidden files"), N_("Name"), N_("Size"), N_("Type"), N_("Kind"), N_("Date Modified"), N_("Computer"),
    N_("All Files (*)"), N_("Find Directory"), N_("Recent Places"), N_("Sidebar"), N_("Files"), N_("Remove"),
    N_("%1 already exists.\nDo you want to replace it?"),
    N_("%1\nFile not found.\nPlease verify the correct file name was given."),
    N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    N_("Scroll here"), N_("Left edge"), N_("Right edge"), N_("Top"), N_("Bottom"), N_("Page left"), N_("Page right"),
    N_("Page up"), N_("Page down"), N_("Scroll left"), N_("Scroll right"), N_("Scroll up"), N_("Scroll down"),
)  # fmt: skip
"""Of Qt's own menus, buttons and file dialogs, which it has in no Indonesian."""
ARGPARSE = (
    N_("usage: "), N_("positional arguments"), N_("options"), N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"), N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"), N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"), N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"), N_("expected at least one argument"), N_("expected at most one argument"),
    N_("not allowed with argument %s"), N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"), N_("one of the arguments %s is required"),
)  # fmt: skip
"""Of the command line's help and refusals."""
COUNTRIES = {
    "ID": N_("Indonesia"), "US": N_("United States"), "GB": N_("United Kingdom"), "MY": N_("Malaysia"),
    "SG": N_("Singapore"), "TH": N_("Thailand"), "VN": N_("Vietnam"), "PH": N_("Philippines"),
}  # fmt: skip
"""The markets' names by code, which Qt has in English alone."""
