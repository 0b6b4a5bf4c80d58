//! How are scenarios played? Model → plan → child process → RunEvent.
