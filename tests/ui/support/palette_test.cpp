#include "core/figure/palette.h"
#include "tests/support/printing.h"
#include "ui/support/icons.h"
#include "ui/support/palette.h"
#include <QApplication>
#include <QScopeGuard>

using namespace counterpoint;
using namespace counterpoint::ui;

TEST_CASE("In every theme text can be read on all backgrounds that carry it", "[palette]")
{
    const auto restore = qScopeGuard([] { applyTheme(Theme::System); });
    for (const auto theme : {Theme::System, Theme::Light, Theme::Dark, Theme::HighContrast}) {
        CAPTURE(int(theme));
        applyTheme(theme);
        const auto palette = QApplication::palette();
        const auto text = palette.color(QPalette::Text);
        CHECK(contrast(text, palette.color(QPalette::Base)) >= 7);
        CHECK(contrast(palette.color(QPalette::WindowText), palette.color(QPalette::Window)) >= 7);
        CHECK(contrast(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)) >= 7);
        CHECK(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 4);
        CHECK(contrast(quietText(palette), palette.color(QPalette::Base)) >= 4.5);
        for (const auto& background : {noticeBackground(palette), errorBackground(palette), warningBackground(palette)})
            CHECK(contrast(palette.color(QPalette::WindowText), background) >= 4.5);
        for (const auto& colour : figure::colours(figure::Scheme::Categorical, 8)) {
            const QColor code(colour.red, colour.green, colour.blue);
            CHECK(contrast(highlight(code, palette), text) >= 4.5);
            CHECK(contrast(stripe(code, palette), palette.color(QPalette::Base)) >= 3);
        }
        // Trap: a dark palette without the Disabled group draws what cannot be clicked in black on black.
        CHECK(contrast(palette.color(QPalette::Disabled, QPalette::ButtonText), palette.color(QPalette::Button)) >= 2);
    }
}

TEST_CASE("Icons take the colour of the theme's text", "[palette]")
{
    const auto restore = qScopeGuard([] { applyTheme(Theme::System); });
    const auto darkest = [](const QIcon& icon) {
        const auto image = icon.pixmap(22, 22).toImage();
        int lightness = -1;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() > 200)
                    lightness = image.pixelColor(x, y).lightness();
        return lightness;
    };
    const auto undo = icon("edit-undo");
    REQUIRE_FALSE(undo.isNull());
    applyTheme(Theme::Light);
    const int light = darkest(undo);
    applyTheme(Theme::Dark);
    const int dark = darkest(undo);
    CHECK(light >= 0);
    CHECK(light < 100);
    CHECK(dark > 180);
}
