"""The bridge to rasa-sdk: actions, run in process or served by its own HTTP server."""
