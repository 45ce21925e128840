"""Greetings for the festivals of the solar year, to be sent by the rep from his own phone."""

from handlers.texts import Texts


def new_year(t: Texts, name: str) -> list[str]:
    """1 January."""
    return [
        t.plain("{name}, happy New Year. May it be an easier one than the last.", name=name),
        t.plain("{name}, happy New Year to you and your family. I hope the first day is a slow one.", name=name),
        t.plain("{name}, thank you for this past year. I wish you good work and good rest in the new one.", name=name),
        t.plain("{name}, a new year and a clean page. May you like what gets written on it.", name=name),
        t.plain("{name}, happy New Year. Here's to good news in every month of it.", name=name),
    ]


def mothers(t: Texts, name: str) -> list[str]:
    """Mother's Day: wished to the family, whoever the mother is."""
    return [
        t.plain("{name}, it's Mother's Day. I hope your family has a lovely meal together.", name=name),
        t.plain("{name}, warm wishes to the mothers of your family today.", name=name),
        t.plain("{name}, happy Mother's Day to your house. May there be flowers and no dishes to wash.", name=name),
        t.plain("{name}, a good day to sit down together with nothing to do. Happy Mother's Day.", name=name),
        t.plain("{name}, thinking of you and your family this Mother's Day.", name=name),
    ]


def fathers(t: Texts, name: str) -> list[str]:
    """Father's Day: wished to the family, whoever the father is."""
    return [
        t.plain("{name}, it's Father's Day. I hope your family has a good day together.", name=name),
        t.plain("{name}, warm wishes to the fathers of your family today.", name=name),
        t.plain("{name}, happy Father's Day to your house. May the armchair be free and the tea be hot.", name=name),
        t.plain("{name}, a good day to cook his favourite dish. Happy Father's Day to all of you.", name=name),
        t.plain("{name}, thinking of you and your family this Father's Day.", name=name),
    ]


def teachers(t: Texts, name: str) -> list[str]:
    """Teachers' Day, for clients who teach."""
    return [
        t.plain("{name}, happy Teachers' Day. May the class be quiet for once, and proud of you always.", name=name),
        t.plain("{name}, happy Teachers' Day. Somebody out there still quotes you.", name=name),
        t.plain(
            "{name}, thank you for what you do. I hope somebody tells you so today. Happy Teachers' Day.", name=name
        ),
        t.plain("{name}, happy Teachers' Day. May the marking wait until tomorrow.", name=name),
        t.plain("{name}, on Teachers' Day I wish you rested evenings and bright faces in the mornings.", name=name),
    ]


def easter(t: Texts, name: str) -> list[str]:
    """Easter: spring and the family, nothing of faith."""
    return [
        t.plain("{name}, happy Easter to you and yours. I hope the sun comes out for it.", name=name),
        t.plain("{name}, a bright and restful Easter weekend to you all.", name=name),
        t.plain("{name}, happy Easter. May the house be full and the garden be green.", name=name),
        t.plain("{name}, happy Easter. I hope you get a long walk and a long lunch.", name=name),
        t.plain("{name}, Easter greetings to everybody at home.", name=name),
    ]


def thanksgiving(t: Texts, name: str) -> list[str]:
    """Thanksgiving."""
    return [
        t.plain("{name}, happy Thanksgiving. I am thankful for people like you in my work.", name=name),
        t.plain("{name}, happy Thanksgiving to you and yours. May the table be long and the nap be longer.", name=name),
        t.plain("{name}, safe travels if you are on the road, and a happy Thanksgiving.", name=name),
        t.plain("{name}, happy Thanksgiving. I hope everybody you love makes it to dinner.", name=name),
        t.plain("{name}, thank you for a good year of working together. Happy Thanksgiving.", name=name),
    ]


def christmas(t: Texts, name: str) -> list[str]:
    """Christmas: the family and the evening, nothing of faith."""
    return [
        t.plain("{name}, merry Christmas. I hope the house is warm and everybody is in it.", name=name),
        t.plain("{name}, merry Christmas to you and your family. May the days until New Year be slow ones.", name=name),
        t.plain("{name}, merry Christmas. I hope that somebody else is in charge of the oven.", name=name),
        t.plain("{name}, warm wishes for Christmas. It was good to know you this year.", name=name),
        t.plain("{name}, merry Christmas. May there be music, something sweet and no alarm clock.", name=name),
    ]
