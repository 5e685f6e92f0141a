#include "ui/support/palette.h"
#include "core/figure/palette.h"
#include <QApplication>

namespace counterpoint::ui {

namespace {

figure::Colour asFigureColour(const QColor& colour)
{
    return {std::uint8_t(colour.red()), std::uint8_t(colour.green()), std::uint8_t(colour.blue())};
}

QColor asColour(figure::Colour colour) { return QColor(colour.red, colour.green, colour.blue); }

struct Basics {
    QColor window, base, alternate, text, button, accent, onAccent, disabled, link;
};

/// Sets every group: a dark palette without the Disabled group shows grey on black as black.
QPalette paletteOf(const Basics& c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.base);
    palette.setColor(QPalette::AlternateBase, c.alternate);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, mixed(c.text, c.base, 0.38));
    palette.setColor(QPalette::Button, c.button);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.onAccent);
    palette.setColor(QPalette::ToolTipBase, c.button);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.link);
    palette.setColor(QPalette::LinkVisited, c.link);
    palette.setColor(QPalette::Light, mixed(c.button, Qt::white, 0.2));
    palette.setColor(QPalette::Midlight, mixed(c.button, Qt::white, 0.1));
    palette.setColor(QPalette::Mid, mixed(c.button, c.text, 0.25));
    palette.setColor(QPalette::Dark, mixed(c.button, Qt::black, 0.35));
    palette.setColor(QPalette::Shadow, Qt::black);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText, QPalette::Link})
        palette.setColor(QPalette::Disabled, role, c.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, c.window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mixed(c.accent, c.window, 0.6));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, c.text);
    return palette;
}

QPalette lightPalette()
{
    return paletteOf({QColor(0xf3, 0xf3, 0xf1), QColor(0xff, 0xff, 0xff), QColor(0xf7, 0xf7, 0xf5), QColor(0x1f, 0x21, 0x24),
                      QColor(0xec, 0xec, 0xea), QColor(0x1f, 0x6f, 0xb2), QColor(0xff, 0xff, 0xff), QColor(0x97, 0x99, 0x9b),
                      QColor(0x1a, 0x5f, 0x9e)});
}

QPalette darkPalette()
{
    return paletteOf({QColor(0x2a, 0x2c, 0x2f), QColor(0x1e, 0x20, 0x22), QColor(0x25, 0x27, 0x2a), QColor(0xe6, 0xe6, 0xe3),
                      QColor(0x36, 0x39, 0x3d), QColor(0x2f, 0x7f, 0xc4), QColor(0xff, 0xff, 0xff), QColor(0x80, 0x83, 0x87),
                      QColor(0x7a, 0xb8, 0xec)});
}

QPalette highContrastPalette()
{
    return paletteOf({Qt::black, Qt::black, QColor(0x14, 0x14, 0x14), Qt::white, QColor(0x10, 0x10, 0x10), QColor(0xff, 0xe1, 0x00),
                      Qt::black, QColor(0xa8, 0xa8, 0xa8), QColor(0xff, 0xe1, 0x00)});
}

/// Moves `colour` towards `goal` in small steps until `good` says it will do.
template <class Good>
QColor movedUntil(const QColor& colour, const QColor& goal, Good good)
{
    constexpr int steps = 20;
    for (int i = 0; i < steps; ++i)
        if (const auto candidate = mixed(colour, goal, double(i) / steps); good(candidate))
            return candidate;
    return goal;
}

/// A tint of `hue` over the palette's window.
QColor tinted(const QPalette& palette, const QColor& hue)
{
    const auto text = palette.color(QPalette::WindowText);
    return movedUntil(mixed(palette.color(QPalette::Window), hue, isDark(palette) ? 0.35 : 0.22), palette.color(QPalette::Window),
                      [&](const QColor& candidate) { return contrast(candidate, text) >= 4.5; });
}

} // namespace

void applyTheme(Theme theme)
{
    switch (theme) {
    case Theme::System:
        // Without a desktop there is no palette of the platform's, and Fusion's own has too little contrast where text is selected.
        QApplication::setPalette(qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP") ? lightPalette() : QPalette());
        break;
    case Theme::Light:
        QApplication::setPalette(lightPalette());
        break;
    case Theme::Dark:
        QApplication::setPalette(darkPalette());
        break;
    case Theme::HighContrast:
        QApplication::setPalette(highContrastPalette());
        break;
    }
}

bool isDark(const QPalette& palette) { return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness(); }

QColor quietText(const QPalette& palette)
{
    const auto base = palette.color(QPalette::Base);
    const auto window = palette.color(QPalette::Window);
    const auto text = palette.color(QPalette::Text);
    return movedUntil(mixed(text, base, 0.42), text,
                      [&](const QColor& candidate) { return contrast(candidate, base) >= 4.5 && contrast(candidate, window) >= 4.5; });
}

QColor faintLine(const QPalette& palette) { return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.18); }
QColor noticeBackground(const QPalette& palette) { return tinted(palette, palette.color(QPalette::Highlight)); }
QColor errorBackground(const QPalette& palette) { return tinted(palette, QColor(0xd0, 0x3b, 0x2f)); }
QColor warningBackground(const QPalette& palette) { return tinted(palette, QColor(0xe6, 0x9f, 0x00)); }

QColor highlight(const QColor& colour, const QPalette& palette)
{
    const auto base = palette.color(QPalette::Base);
    const auto text = palette.color(QPalette::Text);
    return movedUntil(mixed(colour, base, isDark(palette) ? 0.55 : 0.6), base,
                      [&](const QColor& candidate) { return contrast(candidate, text) >= 4.5; });
}

QColor stripe(const QColor& colour, const QPalette& palette)
{
    const auto base = palette.color(QPalette::Base);
    return movedUntil(colour, palette.color(QPalette::Text), [&](const QColor& candidate) { return contrast(candidate, base) >= 3.0; });
}

QColor textOn(const QColor& background) { return asColour(figure::textOn(asFigureColour(background))); }
double contrast(const QColor& one, const QColor& other) { return figure::contrast(asFigureColour(one), asFigureColour(other)); }
QColor mixed(const QColor& from, const QColor& to, double part)
{
    return asColour(figure::mixed(asFigureColour(from), asFigureColour(to), part));
}

} // namespace counterpoint::ui
