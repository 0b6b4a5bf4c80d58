//! How does the page look? Measures in points, colours, and what a tone looks like.

use crate::publish::outline::Tone;

use super::structure::ElementId;

/// Width of a page: A4.
pub const PAGE_WIDTH: f32 = 595.276;
/// Height of a page.
pub const PAGE_HEIGHT: f32 = 841.89;
/// Left and right margins.
pub const MARGIN: f32 = 62.0;
/// Where the text begins under the running head.
pub const TOP: f32 = 84.0;
/// What is left under the text, running foot included.
pub const BOTTOM: f32 = 76.0;
/// Width of the text.
pub const TEXT_WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;
/// Height of the text.
pub const TEXT_HEIGHT: f32 = PAGE_HEIGHT - TOP - BOTTOM;
/// Height of a line for a size of 1.
pub const LEADING: f32 = 1.42;
/// Body size.
pub const BODY: f32 = 10.0;
/// Size in tables and facts.
pub const SMALL: f32 = 8.8;
/// Size of chips.
pub const CHIP: f32 = 7.4;
/// Space inside a chip, left and right of its word.
pub const CHIP_PAD: f32 = 4.5;

/// A colour `0xRRGGBB`.
pub type Colour = u32;

/// Text.
pub const INK: Colour = 0x1f_2933;
/// Secondary text.
pub const GREY: Colour = 0x5b_6670;
/// Hairlines.
pub const HAIRLINE: Colour = 0xcf_d6db;
/// Backgrounds.
pub const TINT: Colour = 0xf4_f6f5;
/// Accent of the product.
pub const GREEN: Colour = 0x1b_6b5a;

/// A face of the embedded fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Sans.
    Regular,
    /// Sans, italic.
    Italic,
    /// Sans, semi-bold.
    SemiBold,
    /// Sans, bold.
    Bold,
    /// Fixed width.
    Code,
}

impl Face {
    /// All faces in the order in which they are loaded.
    pub const ALL: [Self; 5] = [Self::Regular, Self::Italic, Self::SemiBold, Self::Bold, Self::Code];

    /// Its file under `templates/fonts/`, without the extension: also its PostScript name.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Regular => "OuvrageSans-Regular",
            Self::Italic => "OuvrageSans-Italic",
            Self::SemiBold => "OuvrageSans-SemiBold",
            Self::Bold => "OuvrageSans-Bold",
            Self::Code => "OuvrageCode-Regular",
        }
    }
}

/// How a run of text looks, what it belongs to and where it leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Face.
    pub face: Face,
    /// Size in points.
    pub size: f32,
    /// Colour.
    pub colour: Colour,
    /// Structure element that it belongs to.
    pub element: ElementId,
    /// Number of the link that it is part of.
    pub link: Option<usize>,
}

impl TextStyle {
    /// A style that leads nowhere.
    pub const fn new(face: Face, size: f32, colour: Colour, element: ElementId) -> Self {
        Self { face, size, colour, element, link: None }
    }

    /// The height of its lines.
    pub fn leading(&self) -> f32 {
        self.size * LEADING
    }

    /// The same in another element.
    #[must_use]
    pub const fn of(mut self, element: ElementId) -> Self {
        self.element = element;
        self
    }
}

/// What a tone looks like: a mark that says it without colour, a dark and a light shade.
#[derive(Clone, Copy, Debug)]
pub struct ToneLook {
    /// Shape before the word.
    pub mark: &'static str,
    /// Text and rules.
    pub dark: Colour,
    /// Background.
    pub light: Colour,
}

/// The colours of one document.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Accent, dark enough to be read on white.
    pub accent: Colour,
    /// The same, faint.
    pub accent_light: Colour,
}

impl Theme {
    /// The theme of an accent `#rrggbb`; of the product's where it is none or cannot be read.
    pub fn new(accent: Option<&str>) -> Self {
        let mut colour = accent.and_then(parse).unwrap_or(GREEN);
        // An accent is used for text: it is darkened until it has the contrast of 4.5 with white.
        while luminance(colour) > 0.183 {
            colour = mix(colour, 0, 0.08);
        }
        Self { accent: colour, accent_light: mix(colour, 0x00ff_ffff, 0.9) }
    }

    /// The look of a tone.
    pub const fn tone(&self, tone: Tone) -> ToneLook {
        let (mark, dark, light) = match tone {
            Tone::Neutral => ("", 0x44_4f59, 0xec_eff1),
            Tone::Good => ("✓", 0x1b_6b3a, 0xe3_f2e8),
            Tone::Warn => ("▲", 0x8a_5300, 0xfb_f0dc),
            Tone::Bad => ("✗", 0xa3_2a22, 0xfb_e6e4),
            Tone::Accent => ("", self.accent, self.accent_light),
        };
        ToneLook { mark, dark, light }
    }
}

fn parse(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    Colour::from_str_radix(digits, 16).ok()
}

/// The three channels between 0 and 1.
pub fn channels(colour: Colour) -> [f32; 3] {
    [16, 8, 0].map(|shift| ((colour >> shift) & 255) as f32 / 255.0)
}

fn mix(a: Colour, b: Colour, share: f32) -> Colour {
    let (a, b) = (channels(a), channels(b));
    (0..3).fold(0, |colour, i| (colour << 8) | ((a[i] + (b[i] - a[i]) * share) * 255.0).round() as Colour)
}

fn luminance(colour: Colour) -> f32 {
    let linear = channels(colour).map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_is_kept_when_it_reads_and_darkened_when_it_does_not() {
        assert_eq!(Theme::new(Some("#1b6b5a")).accent, GREEN);
        assert_eq!(Theme::new(Some("green")).accent, GREEN);
        let yellow = Theme::new(Some("#ffee00")).accent;
        assert!(1.05 / (luminance(yellow) + 0.05) >= 4.5);
    }
}
