"""Every word that a reply says, in one place, so that they can be translated; English only for now."""
