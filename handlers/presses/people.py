"""What is pressed in settings, the team's screens, imports and digests."""

from handlers.files import exports, import_columns, import_runs, imports
from handlers.payloads import digests as on_digests
from handlers.payloads import exports as on_exports
from handlers.payloads import imports as on_imports
from handlers.payloads import people as on_people
from handlers.payloads import settings as on_settings
from handlers.payloads import undelivered as on_undelivered
from handlers.route import Where, Who
from handlers.routing import Press
from handlers.team import (
    digests,
    helping,
    invites,
    people,
    reminder_settings,
    roster,
    settings,
    team_settings,
    team_work,
    undelivered,
)

PRESSES = [
    Press(on_people.SellToo, people.sell_too, who=Who.LEAD),
    Press(on_people.ShowInvite, invites.show, who=Who.LEAD),
    Press(on_people.NewInvite, invites.new, who=Who.LEAD),
    Press(on_people.ShowQr, invites.show_qr, who=Who.LEAD),
    Press(on_people.RevokeInvite, invites.revoke, who=Who.LEAD),
    Press(on_people.ShowRoster, roster.show, who=Who.LEAD),
    Press(on_people.ShowMember, roster.show_member, who=Who.LEAD),
    Press(on_people.SetRole, roster.set_role, who=Who.LEAD),
    Press(on_people.AskRemove, roster.ask_remove, who=Who.LEAD),
    Press(on_people.RemoveMember, roster.remove, who=Who.LEAD),
    Press(on_people.RunCommand, helping.run),
    Press(on_people.ShowDrafts, helping.drafts),
    Press(on_people.DraftsPage, helping.drafts_page),
    Press(on_people.OpenDraft, helping.open_draft),
    Press(on_people.DropDraft, helping.drop_draft),
    Press(on_people.KeepAgain, helping.keep_again),
    Press(on_settings.ShowSettings, settings.show),
    Press(on_settings.OpenSetting, settings.open_one),
    Press(on_settings.ChangeSetting, settings.change),
    Press(on_settings.WhatLeadSees, settings.what_lead_sees),
    Press(on_settings.ShowReminders, reminder_settings.show),
    Press(on_settings.SetLead, reminder_settings.set_lead),
    Press(on_settings.SwitchReminding, reminder_settings.switch),
    Press(on_settings.ShowTeamSettings, team_settings.show, who=Who.LEAD),
    Press(on_settings.OpenTeamSetting, team_settings.open_one, who=Who.LEAD),
    Press(on_settings.ChangeTeamSetting, team_settings.change, who=Who.LEAD),
    Press(on_settings.ShowTeamWork, team_work.show, who=Who.LEAD),
    Press(on_settings.SwitchTeam, team_work.switch, who=Who.LEAD),
    Press(on_imports.RunImport, import_runs.run),
    Press(on_imports.PickColumn, import_columns.pick_column),
    Press(on_imports.SetColumn, import_columns.set_column),
    Press(on_imports.MoreFields, import_columns.more_fields),
    Press(on_imports.ShowImport, import_columns.show),
    Press(on_imports.SetDates, import_columns.set_dates),
    Press(on_imports.SetContent, import_columns.set_content),
    Press(on_imports.KeepRest, import_columns.keep_rest),
    Press(on_imports.LeaveImport, import_runs.leave),
    Press(on_imports.StopImport, import_runs.stop),
    Press(on_imports.SendRefused, import_runs.send_refused),
    Press(on_imports.AskLapsed, import_runs.ask_lapsed),
    Press(on_imports.UndoImport, import_runs.undo),
    Press(on_imports.KeepAsFile, imports.keep_as_file),
    Press(on_exports.Export, exports.run),
    Press(on_digests.SendSample, digests.sample, Who.LEAD, Where.GROUP),
    Press(on_digests.SwitchIssue, digests.switch, Who.LEAD, Where.GROUP),
    Press(on_digests.PickHour, digests.pick_hour, Who.LEAD, Where.GROUP),
    Press(on_digests.SetHour, digests.set_hour, Who.LEAD, Where.GROUP),
    Press(on_digests.PickLanguage, digests.pick_language, Who.LEAD, Where.GROUP),
    Press(on_digests.SetLanguage, digests.set_language, Who.LEAD, Where.GROUP),
    Press(on_digests.ShowGroup, digests.show, Who.LEAD, Where.GROUP),
    Press(on_digests.StopDigest, digests.stop, Who.LEAD, Where.GROUP),
    Press(on_digests.StartDigest, digests.start_again, Who.LEAD, Where.GROUP),
    Press(on_digests.ShowPeople, digests.people, Who.LEAD),
    Press(on_undelivered.ShowUndelivered, undelivered.show, who=Who.LEAD),
    Press(on_undelivered.OpenUndelivered, undelivered.open_one, who=Who.LEAD),
    Press(on_undelivered.SendAgain, undelivered.send_again, who=Who.LEAD),
    Press(on_undelivered.PutAway, undelivered.put_away, who=Who.LEAD),
    Press(on_undelivered.PutAllAway, undelivered.put_all_away, who=Who.LEAD),
]
