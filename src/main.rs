//! The `ouvrage` program: everything is in the library's `cli` door.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    ouvrage::cli::main()
}
