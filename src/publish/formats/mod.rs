//! Outline → bytes, one folder per format.
