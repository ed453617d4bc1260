"""English."""

from knowledge.deadlines.words.sentences import Sentences

EN = Sentences(
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    day="{day} {month} {year}",
    month="{month} {year}",
    year="{year}",
    day_of_year="{day} {month}",
    lengths={
        "days": ("1 day", "{n} days"),
        "working_days": ("1 working day", "{n} working days"),
        "months": ("1 month", "{n} months"),
        "years": ("1 year", "{n} years"),
    },
    calendars={
        "china": "Chinese working days including make-up days",
        "weekdays": "working days being Monday to Friday",
    },
    vague="some time in {date}",
    between="between {earliest} and {latest}",
    span="within {length} from {anchor}",
    span_undated="within {length}; from which day is not said",
    event="{length} after {event}",
    fixed="{date}, as it is given",
    fixed_vague="{date}; no day is given",
    yearly="{day} each year: {date}",
    yearly_end="the end of {month} each year: {date}",
    yearly_month="{month} each year, no day is given: {date}",
    yearly_vague="once each year, no day is given: {date}",
    every_first="{date}, the first date",
    every="every {length}, counted from {anchor}: {date}",
    at_least_once="at least once in {length}, counted from {anchor}: {date} at the latest",
    at_least_again="at least once in {length}, counted from {anchor}: {date} at the latest, if each time before was on "
    "its last day",
    after="{length} from {anchor}: {date}",
    after_worked="{length} from {anchor}, {calendar}: {date}",
    after_worked_made_up="{length} from {anchor}, {calendar} (weekend days worked to make up: {made_up}; "
    "weekdays off: {off}): {date}",
    after_unknown="{length} from {anchor}, {calendar}: between {earliest} and {latest}, since the official calendar of "
    "{years} is not known here; the first if as many as {surplus} weekend days are worked to make up, the last if as "
    "many as {deficit} weekdays are off beyond the fixed holidays, the most that any calendar since 2004 came to",
    after_undated="{length} after {event}; when that was, each firm knows for itself",
    within="within {length} from {anchor}: {date} at the latest",
    within_undated="within {length}; from which day is not said, so there is no date",
    weekend="{date} is a {weekday}; nothing here says that the date moves.",
    derived="{arithmetic} ({derivation})",
    list_join=", ",
)  # fmt: skip
