"""What the faces say in words of their own: a sentence that one language lacks does not even construct.

Sentences are whole, with named places, never glued from pieces: word order differs between languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of one language. Places in braces are filled by name."""

    # dates
    months: tuple[str, ...]
    day: str
    month: str
    year: str
    # a fact: how sure at a glance, and what that means where it is less than a fact; its date; what became of it
    certainty: Mapping[str, str]
    certainty_means: Mapping[str, str]
    according_to: str
    date_stated: str
    date_derived: str
    date_derived_how: str
    date_public: str
    date_public_by: str
    date_source: str
    date_plain: str
    date_printed: str
    standing: Mapping[str, str]
    # around an answer
    note: str
    suggestions: str
    choose: str
    also: str
    coverage_one: str
    coverage_many: str
    coverage_undated: str
    coverage_register: str
    register_too: str
    source_named: str
    source_unnamed: str
    shown: str
    more_one: str
    more_many: str
    cut: str
    # buttons, and what they show
    button_source: str
    button_why: str
    button_other: str
    button_everyone: str
    button_records: str
    button_previous: str
    button_next: str
    passage_title: str
    passages_title: str
    passage_place: str
    passage_record: str
    why_title: str
    why_unread: str
    why_kinds: Mapping[str, str]
    why_hows: Mapping[str, str]
    why_slips: Mapping[str, str]
    why_wanted: Mapping[str, str]
    why_join: str
    other_title: str
    other_none: str
    too_old: str
    # postings
    button_refresh: str
    button_there: str
    button_again: str
    what: Mapping[str, str]
    place_direct: str
    place_gone: str
    moment: str
    posted_late: str
    posted_aside: str
    posted_missed: str
    posted_missed_more: str
    notice_paused: str
    notice_late: str
    notice_unsure: str
    notice_agreed: str
    notice_declined: str
    refusals: Mapping[str, str]
    refresh_nothing: str
    settled_there: str
    settled_again: str
    settled_before: str
    settled_not_yours: str
    # pictures: short words, since each line of them has to fit
    picture_fines: str
    picture_timeline: str
    picture_aside: str
    picture_per_incident: str
    picture_other_currency: str
    picture_no_sum: str
    picture_sum: str
    picture_unit: str
    picture_day: str
    picture_month: str
    picture_year: str
    picture_undated: str
    picture_basis: Mapping[str, str]
    picture_certainty: Mapping[str, str]
    picture_join: str
    picture_told: str
    picture_and_more: str
    picture_entry: str
    picture_row: str
    picture_between: str
    picture_of_date: str
    picture_same_date_one: str
    picture_same_date_many: str
    picture_left_out_one: str
    picture_left_out_many: str
    picture_no_glyph: str
    picture_no_glyph_more: str
    kinds: Mapping[str, str]
    currencies: Mapping[str, str]
    scales: tuple[str, ...]
    scale_zeros: tuple[str, ...]
    months_short: tuple[str, ...]
    tick_day: str
    tick_month: str
    # sources
    sources_none: str
    sources_one: str
    sources_many: str
    source_published: str
    source_published_public: str
    source_published_derived: str
    source_undated: str
    source_publisher: str
    source_no_publisher: str
    source_address: str
    source_records_one: str
    source_records_many: str
    source_language: str
    source_id: str
    source_unknown: str
    # help
    help_title: str
    help_terminal: str
    help_discord: str
    help_examples: str
    help_signs: str
    commands: Mapping[str, str]
    options: Mapping[str, str]
    # what Discord calls them: a command by its words ("knowledge reload": of the last one), "command.option",
    # "command.option.choice"
    command_names: Mapping[str, str]
    option_names: Mapping[str, str]
    choices: Mapping[str, str]
    # the terminal
    greeting_one: str
    greeting_many: str
    greeting_undated: str
    unknown_command: str
    unknown_command_near: str
    unknown_option: str
    no_options: str
    option_value: str
    missing: str
    # deadlines
    due_title: str
    due_title_company: str
    due_none: str
    due_groups: Mapping[str, str]
    due_item: str
    due_owed: str
    due_owed_to: str
    due_date: str
    due_late: str
    due_because: str
    due_by_class: str
    due_may: str
    due_encouraged: str
    due_instrument: str
    due_compiled: str
    due_compiled_plain: str
    due_check_again: str
    due_own: str
    due_written: str
    due_somebody: str
    due_states: Mapping[str, str]
    due_unknown_company: str
    due_gone: str
    due_server_only: str
    due_meanwhile: str
    due_file: str
    due_file_saved: str
    due_file_failed: str
    due_columns: Mapping[str, str]
    due_bases: Mapping[str, str]
    digest_none: str
    digest_coming: str
    digest_both: str
    digest_of: str
    digest_all: str
    digest_document: str
    digest_fine: str
    digest_moved: str
    digest_dated: str
    digest_more: str
    digest_more_news: str
    digest_may: str
    digest_footer: str
    digest_may_company: str
    digest_check: str
    digest_created: str
    digest_changed: str
    digest_resumed: str
    digest_paused: str
    digest_deleted: str
    digest_list: str
    digest_no_digests: str
    digest_unknown: str
    digest_too_many: str
    digest_silent: str
    digest_preview: str
    digest_next: str
    digest_is_paused: str
    digest_is_stopped: str
    digest_no_time: str
    digest_no_weekday: str
    digest_no_monthday: str
    digest_no_day: str
    zone_several: str
    digest_no_channel: str
    digest_you_may_not_write: str
    digest_bot_may_not: str
    digest_no_ping: str
    digest_bot_may_not_ping: str
    permission_view: str
    permission_send: str
    permission_history: str
    weekdays: tuple[str, ...]
    digest_changes: Mapping[str, str]
    button_remind: str
    button_ack: str
    button_snooze: str
    button_forget: str
    remind_left: str
    remind_left_china: str
    remind_today: str
    remind_late: str
    remind_days: str
    remind_planned: str
    remind_weekdays: str
    remind_china: str
    remind_range: str
    remind_several: str
    remind_over: str
    remind_undated: str
    remind_no_ladder: str
    remind_on: str
    remind_past: str
    remind_too_late: str
    remind_too_many: str
    remind_none: str
    remind_list: str
    remind_cancelled: str
    button_next_time: str
    remind_acknowledged: str
    remind_put_off: str
    button_agree: str
    button_decline: str
    button_invite: str
    button_join: str
    remind_moved: str
    remind_invitation: str
    deputy_nobody: str
    deputy_asked: str
    deputy_told: str
    deputy_agreed: str
    deputy_declined: str
    deputy_acknowledged: str
    deputy_is: str
    deputy_may: str
    button_assign: str
    assign_whom: str
    assign_choose: str
    assign_nobody: str
    assign_taken: str
    assign_oneself: str
    assign_done: str
    assigned_title: str
    own_title: str
    own_what: str
    own_who: str
    own_when: str
    own_examples: str
    own_link: str
    own_too_many: str
    own_no_what: str
    own_bad_link: str
    own_address: str
    own_repeats: Mapping[str, str]
    own_last: str
    own_shorter: str
    own_further: str
    own_kept: str
    own_withdrawn: str
    own_bad_date: str
    own_unsure: str
    own_working_days: str
    due_alarm: str
    button_open: str
    button_ics: str
    button_csv: str
    button_mine: str
    button_done: str
    button_waive: str
    button_not_ours: str
    button_undo: str
    waive_title: str
    waive_reason: str
    # settings of a server
    setup_title: str
    setup_saved: str
    setup_zone: str
    setup_language: str
    setup_answers: str
    setup_private: str
    setup_public: str
    setup_notices: str
    setup_no_notices: str
    setup_curator: str
    setup_curators: str
    setup_no_curators: str
    setup_how: str
    setup_classes: str
    setup_no_classes: str
    setup_unknown_class: str
    setup_default: str
    setup_everyone: str
    zone_unknown: str
    languages: Mapping[str, str]
    # privacy
    privacy_title: str
    privacy_stored: str
    privacy_kept: str
    privacy_nothing: str
    privacy_beside: str
    privacy_marks: str
    privacy_posted: str
    privacy_postings: str
    privacy_remembered: str
    privacy_memory: str
    privacy_logged: str
    privacy_never: str
    privacy_delete: str
    privacy_deleted: str
    # status and reload
    status_title: str
    status_version: str
    status_knowledge: str
    status_held: str
    status_running: str
    status_paused: str
    status_paused_count: str
    status_untold: str
    status_untold_count: str
    status_latency: str
    status_milliseconds: str
    reload_done: str
    reload_not_here: str
    reload_unread: str
    reload_refused: str
    # limits
    too_many_user: str
    too_many_server: str
    look_up: str
    nothing_to_look_up: str
    # failures
    failed: str
    failed_here: str
    not_allowed: str
    may_not_write: str
    cannot_write: str
    asked_by: str
