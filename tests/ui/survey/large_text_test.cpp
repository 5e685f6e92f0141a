#include "tests/ui/survey/a_questionnaire.h"
#include <QStackedWidget>
#include <QTabWidget>

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("At twice the size of text the Survey workspace still fits a screen of 1366 by 768", "[ui][survey]")
{
    const auto usual = QApplication::font();
    auto large = usual;
    large.setPointSizeF(usual.pointSizeF() * 2);
    QApplication::setFont(large);
    {
        const AQuestionnaire a;
        auto* tabs = a.find<QTabWidget>("surveyTabs");
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            QApplication::processEvents();
            INFO(tabs->tabText(i).toStdString() << ": " << tabs->widget(i)->minimumSizeHint().width() << " by "
                                                << tabs->widget(i)->minimumSizeHint().height() << " of "
                                                << a.workspace->minimumSizeHint().width() << " by "
                                                << a.workspace->minimumSizeHint().height());
            CHECK(a.workspace->minimumSizeHint().width() <= 1366 - 130); // the rail of workspaces
            CHECK(a.workspace->minimumSizeHint().height() <= 768 - 130); // title, menu, status bar
        }
    }
    QApplication::setFont(usual);
}
