//! Which files stand beside the pages: stylesheet, filter script, fonts?

use std::fmt::Write as _;

use super::context::Site;
use super::{File, SiteError};
use crate::assets;

/// Stylesheet, script and, where the binary carries them, fonts.
pub(super) fn files(site: &Site<'_>) -> Result<Vec<File>, SiteError> {
    let mut files = Vec::new();
    let mut css = String::new();
    for path in assets::template_paths() {
        let Some(face) = font_face(&path) else { continue };
        let Some(bytes) = assets::template(&path) else { continue };
        css.push_str(&face);
        files.push(File { path: format!("assets/{path}"), bytes: bytes.into_owned() });
    }
    css.push_str(&style()?);
    if let Some(accent) = site.project.manifest.accent.as_deref().and_then(readable) {
        // Writing to a string does not fail.
        let _ = write!(css, "\n:root {{ --accent: {accent}; }}\n");
        let _ = write!(
            css,
            "@media (prefers-color-scheme: dark) {{ :root {{ --accent: color-mix(in srgb, {accent} 45%, white); }} }}\n\
             @media print {{ :root {{ --accent: {accent}; }} }}\n"
        );
    }
    files.push(File { path: "assets/site.css".to_owned(), bytes: css.into_bytes() });
    files.push(File { path: "assets/site.js".to_owned(), bytes: required("site/site.js")?.into_bytes() });
    Ok(files)
}

/// Shapes and rules, without the fonts that stand beside them.
pub(super) fn style() -> Result<String, SiteError> {
    let mut css = String::new();
    for path in assets::template_paths() {
        let name = path.strip_prefix("site/shapes/").and_then(|name| name.strip_suffix(".svg"));
        if let (Some(name), Some(svg)) = (name, assets::template_text(&path)) {
            let shape = inlined(&svg);
            // Writing to a string does not fail.
            let _ = writeln!(css, ".s-{name} {{ --shape: url(\"data:image/svg+xml,{shape}\"); }}");
        }
    }
    css.push_str(&required("site/site.css")?);
    Ok(css)
}

/// A drawing as it stands in an address of a stylesheet: a page that is opened from the disk may not
/// ask for a file to cut a shape from. The name of its namespace is no address, and does not look
/// like one.
fn inlined(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len() * 5 / 4);
    for sign in svg.trim().chars() {
        match sign {
            '"' => out.push('\''),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '#' => out.push_str("%23"),
            '%' => out.push_str("%25"),
            '\n' => out.push(' '),
            plain => out.push(plain),
        }
    }
    out.replace("http:", "http%3A")
}

fn required(path: &str) -> Result<String, SiteError> {
    assets::template_text(path).ok_or_else(|| SiteError::Missing(path.to_owned()))
}

/// The declaration of an embedded font, by the name of its file.
fn font_face(path: &str) -> Option<String> {
    let stem = path.strip_prefix("fonts/")?.strip_suffix(".ttf")?;
    let (family, cut) = stem.split_once('-')?;
    let family = match family {
        "OuvrageSans" => "Ouvrage Sans",
        "OuvrageCode" => "Ouvrage Code",
        "SourceSans3" => "Source Sans 3",
        "SourceCodePro" => "Source Code Pro",
        _ => return None,
    };
    let italic = cut.ends_with("It") || cut.ends_with("Italic");
    let weight = match cut.trim_end_matches("Italic").trim_end_matches("It") {
        "" | "Regular" => 400,
        "Medium" => 500,
        "Semibold" | "SemiBold" => 600,
        "Bold" => 700,
        _ => return None,
    };
    let style = if italic { "italic" } else { "normal" };
    Some(format!(
        "@font-face {{ font-family: \"{family}\"; font-weight: {weight}; font-style: {style}; font-display: block; \
         src: url(\"{path}\") format(\"truetype\"); }}\n"
    ))
}

/// The project's own accent, when it is a colour on which white can be read (4.5 to 1).
pub(in crate::publish) fn readable(colour: &str) -> Option<&str> {
    let digits = colour.strip_prefix('#').filter(|d| d.len() == 6 && d.chars().all(|c| c.is_ascii_hexdigit()))?;
    let channel = |at: usize| -> Option<f64> {
        let value = f64::from(u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?) / 255.0;
        Some(if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    let luminance = 0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?;
    (1.05 / (luminance + 0.05) >= 4.5).then_some(colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_is_taken_only_when_it_can_be_read() {
        assert_eq!(readable("#1b6b5a"), Some("#1b6b5a"));
        assert_eq!(readable("#ffee00"), None);
        assert_eq!(readable("red; } body { display: none"), None);
    }

    #[test]
    fn every_shape_that_is_shown_is_drawn() {
        use crate::model::Kind;
        use crate::model::execution::Status;
        use crate::model::verdict::Verdict;
        use crate::publish::site::status;
        use crate::text::{Lang, Level};
        let statuses = Status::ALL.iter().map(|one| status::status(Lang::Fr, *one).shape);
        let verdicts = Verdict::ALL.iter().map(|one| status::verdict(Lang::Fr, Kind::Requirement, *one).shape);
        let levels = [Level::Error, Level::Warning, Level::Info].map(|one| status::level(Lang::Fr, one, 1).shape);
        for shape in statuses.chain(verdicts).chain(levels) {
            let svg = assets::template_text(&format!("site/shapes/{shape}.svg")).unwrap_or_default();
            let inlined = inlined(&svg);
            assert!(inlined.starts_with("%3Csvg xmlns='http%3A//") && inlined.ends_with("%3C/svg%3E"), "{shape}");
            assert!(!inlined.contains(['"', '#', '<', '>', '\n']), "{shape}: {inlined}");
        }
    }

    #[test]
    fn fonts_are_declared_from_their_names() {
        assert!(
            font_face("fonts/SourceSans3-SemiboldIt.ttf").is_some_and(|f| f.contains("600") && f.contains("italic"))
        );
        assert!(font_face("fonts/SourceSans3-Regular.ttf").is_some_and(|f| f.contains("400") && f.contains("normal")));
        assert_eq!(font_face("fonts/OFL.txt"), None);
    }
}
