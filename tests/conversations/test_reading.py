"""What fans type and what they read."""

from tests.conversations.conftest import World


async def test_a_couples_bare_name_is_its_status(world: World) -> None:
    reply = await world.say("!kimye")
    assert reply.startswith("## **No.** Divorced since 29 November 2022.")
    assert await world.say("!kimye status") == reply
