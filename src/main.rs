//! The `ouvrage` program: everything is in the library's `cli` door.

fn main() -> std::process::ExitCode {
    ouvrage::cli::main()
}
