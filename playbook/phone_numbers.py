"""Telephone numbers as people write them."""

import phonenumbers


def written(number: str, region: str) -> str:
    """A number in E.164: 138 0013 8000 at home, +852 9123 4567 from abroad; what is no number stays as it is."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    at_home = phonenumbers.region_code_for_number(parsed) == region
    style = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, style))
