#include "tests/ui/shell/a_window.h"
#include "ui/shell/appearance.h"
#include "ui/support/settings.h"
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScopeGuard>
#include <QTableView>
#include <QToolBar>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

void setSize(int percent)
{
    ui::settings::setTextSize(percent);
    ui::applyAppearance();
    QApplication::processEvents();
}

} // namespace

TEST_CASE("Icons of tool bars, the outline and the start page grow with the text while the window is open, and headings too",
          "[ui][text-size]")
{
    AWindow a;
    ui::applyAppearance();
    const auto back = qScopeGuard([] { setSize(100); });
    const auto* start = a.find<QPushButton>("startNew");
    REQUIRE(start);
    const auto before = start->iconSize().height();
    double heading = 0;
    const auto headings = [&] {
        double size = 0;
        for (const auto* label : a.window->findChildren<QLabel*>())
            if (label->isVisible() && label->font().bold())
                size = std::max(size, label->font().pointSizeF());
        return size;
    };
    heading = headings();
    REQUIRE(heading > 0);
    setSize(200);
    CHECK(start->iconSize().height() >= before * 3 / 2);
    CHECK(headings() > heading * 1.9);
    setSize(100);
    CHECK(start->iconSize().height() == before);
    CHECK(headings() == Approx(heading));

    a.withStudy();
    QApplication::processEvents();
    const auto* outline = a.find<QListWidget>("studyOutline");
    const auto* tools = a.find<QToolBar>("casesTools");
    REQUIRE(outline);
    REQUIRE(tools);
    const auto outlineBefore = outline->iconSize().height();
    const auto toolsBefore = tools->iconSize().height();
    const auto* table = a.find<QTableView>("casesTable");
    REQUIRE(table);
    const auto rowBefore = table->verticalHeader()->defaultSectionSize();
    setSize(200);
    CHECK(table->verticalHeader()->defaultSectionSize() >= rowBefore + table->fontMetrics().height() / 2);
    CHECK(outline->iconSize().height() >= outlineBefore * 3 / 2);
    CHECK(tools->iconSize().height() >= toolsBefore * 3 / 2);
}
