#include "core/figure/bar_chart.h"
#include "tests/core/figure/marks.h"
#include "tests/support/printing.h"
#include "ui/widgets/figure_view.h"
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHelpEvent>
#include <QImage>
#include <QMessageBox>
#include <QMimeData>
#include <QTemporaryDir>
#include <QToolTip>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

figure::Drawing satisfaction()
{
    figure::BarChart chart;
    chart.title = QStringLiteral("Satisfaction: all?");
    chart.note = QStringLiteral("n = 60; 7 missing");
    chart.bars = {{"Low <1>", 20, {}}, {"High", 40, {}}};
    return draw(chart);
}

/// Where the middle of a bar is in a view 656 pixels wide.
QPoint middleOf(const ui::FigureView& view, const QString& label)
{
    const auto rect = boxesNamed(view.drawing(), label).at(0).rect;
    const double scale = (656 - 16) / view.drawing().width;
    return {qRound(8 + (rect.x + rect.width / 2) * scale), qRound(8 + (rect.y + rect.height / 2) * scale)};
}

void saveWith(ui::FigureView& view, const QString& action, const QString& dialogName, const QString& path)
{
    view.findChild<QAction*>(action)->trigger();
    auto* dialog = view.findChild<QFileDialog*>(dialogName);
    REQUIRE(dialog);
    Q_EMIT dialog->fileSelected(path);
    delete dialog;
}

} // namespace

TEST_CASE("a figure is named and described to a screen reader", "[figure][figure_view]")
{
    ui::FigureView view;
    CHECK_FALSE(view.accessibleName().isEmpty());
    view.setDrawing(satisfaction());
    CHECK(view.accessibleName() == "Satisfaction: all?");
    CHECK(view.accessibleDescription().contains("n = 60; 7 missing"));
    CHECK_FALSE(view.objectName().isEmpty());
    CHECK((view.focusPolicy() & Qt::TabFocus) != 0);
}

TEST_CASE("the figure keeps its shape at every width", "[figure][figure_view]")
{
    ui::FigureView view;
    const auto drawing = satisfaction();
    view.setDrawing(drawing);
    for (const int width : {300, 656, 1000})
        CHECK((view.heightForWidth(width) - 16.0) / (width - 16.0) == Approx(drawing.height / drawing.width).epsilon(0.01));
}

TEST_CASE("a figure stays on a white card in a dark window", "[figure][figure_view]")
{
    ui::FigureView view;
    QPalette dark;
    dark.setColor(QPalette::Window, QColor(30, 30, 30));
    view.setPalette(dark);
    view.setDrawing(satisfaction());
    view.resize(656, view.heightForWidth(656));
    const auto image = view.grab().toImage();
    CHECK(image.pixelColor(1, 1) == QColor(30, 30, 30));
    CHECK(image.pixelColor(14, 14) == QColor(Qt::white));
    const auto fill = boxesNamed(view.drawing(), "High").at(0).fill;
    CHECK(image.pixelColor(middleOf(view, "High")) == QColor(fill.red, fill.green, fill.blue));
}

TEST_CASE("pointing at a bar says what it is", "[figure][figure_view]")
{
    ui::FigureView view;
    view.setDrawing(satisfaction());
    view.resize(656, view.heightForWidth(656));
    view.show();
    const auto at = middleOf(view, "Low");
    QHelpEvent help(QEvent::ToolTip, at, view.mapToGlobal(at));
    QApplication::sendEvent(&view, &help);
    CHECK(QToolTip::text() == "<qt>Low &lt;1&gt;: 20</qt>");
    QToolTip::hideText();
}

TEST_CASE("a figure can be copied as a picture and as words", "[figure][figure_view]")
{
    ui::FigureView view;
    view.setDrawing(satisfaction());
    REQUIRE(view.findChild<QAction*>("copyPicture"));
    view.findChild<QAction*>("copyPicture")->trigger();
    const auto* copied = QApplication::clipboard()->mimeData();
    REQUIRE(copied);
    CHECK(copied->hasImage());
    CHECK(copied->text().contains("n = 60; 7 missing"));
    CHECK(xmlError(copied->data("image/svg+xml")) == QString());
}

TEST_CASE("a figure is saved as PNG and SVG, and a failure is said", "[figure][figure_view]")
{
    QTemporaryDir folder;
    ui::FigureView view;
    view.setDrawing(satisfaction());
    view.show();
    saveWith(view, "savePng", "savePngDialog", folder.filePath("a.png"));
    saveWith(view, "saveSvg", "saveSvgDialog", folder.filePath("a.svg"));
    CHECK(QImage(folder.filePath("a.png")).width() >= 1900);
    QFile svg(folder.filePath("a.svg"));
    REQUIRE(svg.open(QIODevice::ReadOnly));
    CHECK(svg.readAll() == figure::toSvg(view.drawing()));
    saveWith(view, "savePng", "savePngDialog", folder.filePath("no/such/folder/a.png"));
    auto* sentence = view.findChild<QMessageBox*>("figureNotSaved");
    REQUIRE(sentence);
    CHECK(sentence->text().contains("no/such/folder/a.png"));
    sentence->close();
}
