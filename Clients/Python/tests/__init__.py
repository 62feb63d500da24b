import logging

# Test cases run asyncio in debug mode, which tells every step that a busy machine makes slow.
logging.getLogger("asyncio").setLevel(logging.ERROR)
