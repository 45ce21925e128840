"""Care: greetings, rules of care and of contact, contracts (C1–C10)."""
