"""What is pressed under what was typed, on cards, in the six questions and greetings."""

from handlers import flows
from handlers.book import addressing, cards, clients, editing, finding
from handlers.caring import care
from handlers.correcting import corrections, note_parts, undo
from handlers.lines import media, notes, offers, pasting, retrying, typed, unclear
from handlers.payloads import capture as on_capture
from handlers.payloads import clients as on_clients
from handlers.payloads import editing as on_editing
from handlers.payloads import finding as on_finding
from handlers.payloads import greetings as on_greetings
from handlers.payloads import retrying as on_retrying
from handlers.payloads import trust as on_trust
from handlers.payloads import unclear as on_unclear
from handlers.routing import Press
from handlers.six_questions import trust, trust_reminder
from handlers.who import which

PRESSES = [
    Press(on_capture.Choose, which.chosen),
    Press(on_capture.ChoosePage, which.turn_page),
    Press(on_capture.ChooseNew, clients.new_from_draft),
    Press(on_capture.KeepDraft, which.keep_draft),
    Press(on_capture.AskWhose, which.ask_whose_draft),
    Press(on_capture.RetryDraft, typed.retry),
    Press(on_capture.Undo, undo.pressed),
    Press(on_capture.Redo, undo.redo),
    Press(on_capture.Again, undo.again),
    Press(on_capture.KeepFact, offers.keep_fact),
    Press(on_capture.MoreFacts, offers.more_facts),
    Press(on_capture.KeepAddress, offers.keep_address),
    Press(on_retrying.RetryAt, retrying.at),
    Press(on_retrying.LineInstead, retrying.line),
    Press(on_unclear.DayIs, unclear.day_is),
    Press(on_unclear.WasThen, unclear.was_then),
    Press(on_unclear.AmountIs, unclear.amount_is),
    Press(on_unclear.LeaveIt, unclear.leave),
    Press(on_capture.SetClass, offers.set_class),
    Press(on_capture.PickClass, offers.pick_class),
    Press(on_capture.MoveNote, offers.move_note),
    Press(on_capture.MoveTo, offers.move_to),
    Press(on_capture.AddPasted, pasting.add),
    Press(on_capture.NoteDown, notes.note_down),
    Press(on_capture.ShowNote, notes.pressed),
    Press(on_capture.ShowParts, corrections.parts),
    Press(on_capture.AskContent, corrections.ask_content),
    Press(on_capture.ShowHow, note_parts.how),
    Press(on_capture.SetKind, note_parts.set_kind),
    Press(on_capture.AskMood, note_parts.ask_mood),
    Press(on_capture.SetMood, note_parts.set_mood),
    Press(on_capture.AskNoteDay, note_parts.ask_day),
    Press(on_capture.SetNoteDay, note_parts.set_day),
    Press(on_capture.AskDate, corrections.ask_date),
    Press(on_capture.SetDate, corrections.set_date),
    Press(on_capture.DropPart, corrections.drop),
    Press(on_capture.SkipPart, corrections.skip),
    Press(on_capture.ResumeForm, flows.resume),
    Press(on_capture.DropForm, flows.drop),
    Press(on_finding.FoundPage, finding.show_page),
    Press(on_clients.ShowCard, cards.pressed),
    Press(on_clients.ShowMore, cards.more),
    Press(on_clients.ShowHistory, cards.show_history),
    Press(on_clients.OpenNote, notes.open_one),
    Press(on_clients.WriteNote, notes.ask),
    Press(on_clients.ShowFiles, media.show_files),
    Press(on_clients.ShowFile, cards.show_file),
    Press(on_editing.EditField, editing.show),
    Press(on_editing.EditEntry, editing.open_entry),
    Press(on_editing.DropEntry, editing.drop),
    Press(on_editing.FirstPhone, editing.make_first),
    Press(on_clients.Archive, cards.archive),
    Press(on_clients.SkipPhone, clients.skip_phone),
    Press(on_trust.AskTrust, trust.pressed),
    Press(on_trust.OpenQuestion, trust.open_question),
    Press(on_trust.ExplainQuestion, trust.explain),
    Press(on_trust.TakeUpQuestion, trust.take_up),
    Press(on_trust.RateAnswer, trust.rate),
    Press(on_trust.RateAgain, trust.rate_again),
    Press(on_trust.UndoAnswer, trust.undo_answer),
    Press(on_trust.ShowTrust, trust.show),
    Press(on_trust.StopTrust, trust.stop),
    Press(on_trust.RemindTrust, trust_reminder.pressed),
    Press(on_trust.RemindOn, trust_reminder.on_day),
    Press(on_trust.RemindBefore, trust_reminder.before),
    Press(on_greetings.ShowGreetings, care.show),
    Press(on_greetings.OpenGreeting, care.open_one),
    Press(on_greetings.OtherDrafts, care.others),
    Press(on_greetings.NextGreeting, care.following),
    Press(on_greetings.GreetingSent, care.sent),
    Press(on_greetings.SkipGreeting, care.skip),
    Press(on_greetings.WriteGreeting, care.write),
    Press(on_greetings.WroteGreeting, care.wrote),
    Press(on_greetings.ShowClientCare, addressing.show),
    Press(on_greetings.PickAddress, addressing.pick),
    Press(on_greetings.SetAddress, addressing.set_style),
    Press(on_greetings.AskWord, addressing.ask),
    Press(on_greetings.PickCulture, addressing.pick_culture),
    Press(on_greetings.SetCulture, addressing.set_culture),
]
