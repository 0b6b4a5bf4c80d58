//! What is on disk? Loads the project, writes files safely, asks git.
