//! Embeds the app's configuration, the built UI and what the window may do.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The UI is embedded when the shell is compiled; without these lines a new build of it, or a
    // changed permission, would go unnoticed.
    for path in [
        "ui/dist",
        "src-tauri/permissions",
        "src-tauri/capabilities",
        "icons",
    ] {
        println!("cargo:rerun-if-changed={path}");
    }
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(
            tauri_build::AppManifest::new()
                .permissions_path_pattern("./src-tauri/permissions/**/*"),
        );
    tauri_build::try_build(attributes)?;
    Ok(())
}
