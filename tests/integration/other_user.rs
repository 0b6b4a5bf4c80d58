//! How are rights tested when the tests run as root, whom no right stops?

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Nobody's number, everywhere.
const NOBODY: u32 = 65_534;

/// Says whether the test may go on here. As root it may not: the same test (`module::name`) is
/// then played by this program as another user, and must pass there.
pub fn plays_here(test: &str) -> bool {
    let folder = tempfile::tempdir().expect("a temporary folder");
    if std::fs::metadata(folder.path()).expect("it is there").uid() != 0 {
        return true;
    }
    // The other user may not reach the build's folder: it gets a copy of the programs.
    let (program, tested) = (folder.path().join("tests"), folder.path().join("ouvrage"));
    std::fs::copy(std::env::current_exe().expect("this program"), &program).expect("a copy");
    std::fs::copy(env!("CARGO_BIN_EXE_ouvrage"), &tested).expect("a copy");
    for path in [folder.path(), program.as_path(), tested.as_path()] {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("root may");
    }
    let output = Command::new(&program)
        .args(["--exact", test])
        .env(crate::project::TESTED, &tested)
        .current_dir("/")
        .env_remove("TMPDIR")
        .uid(NOBODY)
        .gid(NOBODY)
        .output()
        .expect("the program starts as another user");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "as another user: {said}");
    false
}
