//! Which documents are there, and what do they hold? Each builds an outline.
