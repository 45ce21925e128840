"""SIGKILL at random instants: no note and no push is lost, order is kept, one message at most comes twice a kill."""

from tests.delivery.storm import Storm, weather

KILLS = {"sqlite": 5, "postgresql+psycopg": 2}


async def test_nothing_is_lost_when_the_process_is_killed_again_and_again(database_url: str) -> None:
    damage = await weather(database_url, Storm(kills=KILLS[database_url.partition(":")[0]]))
    assert (damage.lost, damage.twice, damage.out_of_order) == ([], [], [])
    assert damage.beyond == {}
    assert damage.refused == []
    assert damage.typed > 40
