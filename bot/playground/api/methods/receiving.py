"""How updates and files reach the bot: the webhook's setting, and getFile. (getUpdates waits: see the server.)"""

from bot.playground.api.files import MAX_DOWNLOAD
from bot.playground.api.wire import Call, Json, bad_request
from bot.playground.api.world import World

DEFAULT_CONNECTIONS = 40


def set_webhook(world: World, call: Call) -> bool:
    """setWebhook: HTTPS, or HTTP on this machine. An empty address removes it."""
    if call.params.get("drop_pending_updates"):
        world.updates.clear()
    if not call.params["url"]:
        return delete_webhook(world, call)
    if "certificate" in call.params:
        raise bad_request("Certificates are not played here")
    world.webhook.set(
        call.params["url"],
        call.params.get("secret_token", ""),
        call.params.get("max_connections", DEFAULT_CONNECTIONS),
    )
    world.updates.terminate("Terminated by setWebhook request")
    world.updates.allow(call.params.get("allowed_updates"))
    return True


def delete_webhook(world: World, call: Call) -> bool:
    """deleteWebhook."""
    world.webhook.delete()
    if call.params.get("drop_pending_updates"):
        world.updates.clear()
    return True


def get_webhook_info(world: World, call: Call) -> Json:
    """getWebhookInfo."""
    return world.webhook.info()


def get_file(world: World, call: Call) -> Json:
    """getFile: where to download a file of up to 20 MB."""
    file = world.files.find(call.params["file_id"])
    if file is None:
        raise bad_request("Wrong file_id or the file is temporarily unavailable")
    if len(file.data) > MAX_DOWNLOAD:
        raise bad_request("File is too big")
    return file.as_json() | {"file_path": file.path}
