#pragma once
#include "core/responses/datasets.h"
#include "core/responses/import_responses.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"
#include "ui/support/job.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QFile>
#include <QTest>
#include <QWidget>

namespace counterpoint::test {

/// A study and what a workspace needs of the window around it.
struct Window {
    std::unique_ptr<Project> project = emptyProject();
    ui::Navigator navigator;
    ui::NoticeBar notices;
    ui::Jobs jobs;
    ui::Session session{*project, navigator, notices, jobs};

    DatasetId import(const QByteArray& csv, const QString& fileName)
    {
        const auto responses = responsesFrom(valueOf(previewResponses(csv, fileName)), fileName);
        return valueOf(project->perform(QStringLiteral("Import"), [&](Edit& db) { return importResponses(db, responses); })).dataset;
    }
    /// The survey of the sample study with its dictionary.
    DatasetId importSample()
    {
        const auto bytesOf = [](const QString& name) {
            QFile file(QStringLiteral(COUNTERPOINT_SOURCE_DIR "/resources/sample-study/") + name);
            REQUIRE(file.open(QIODevice::ReadOnly));
            return file.readAll();
        };
        auto responses = responsesFrom(valueOf(previewResponses(bytesOf("survey.csv"), "survey.csv")), "survey.csv");
        apply(valueOf(dictionaryFromJson(bytesOf("survey.json"), "survey.json")), responses);
        return valueOf(project->perform(QStringLiteral("Import"), [&](Edit& db) { return importResponses(db, responses); })).dataset;
    }
    Variable variable(DatasetId dataset, const QString& name) const
    {
        return valueOf(project->read([&](const Read& db) { return variables::byName(db, dataset, name); }));
    }
};

/// What can have the focus in `root` and has no name for tests or none for a screen reader, parts that Qt makes itself left out.
inline QStringList namelessIn(const QWidget& root)
{
    QStringList nameless;
    for (const auto* widget : root.findChildren<QWidget*>()) {
        bool isQts = widget->objectName().startsWith("qt_") || widget->inherits("QScrollBar") || widget->inherits("QTableCornerButton");
        for (const auto* above = widget->parentWidget(); above; above = above->parentWidget())
            isQts = isQts || above->inherits("QComboBox") || above->inherits("QAbstractSpinBox");
        if (widget->focusPolicy() != Qt::NoFocus && !isQts && (widget->objectName().isEmpty() || widget->accessibleName().isEmpty()))
            nameless << QStringLiteral("%1 '%2'").arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
    }
    return nameless;
}

/// A small survey: a role with labels, an item with a user-missing code, an empty cell, an open question.
inline QByteArray smallSurvey()
{
    return "id,role,trust,comment\n"
           "1,1,4,It went well on the whole I think\n"
           "2,2,5,\n"
           "3,1,99,We never met in the same room at all\n"
           "4,3,,They listened once and then moved on\n"
           "5,2,4,No\n"
           "6,1,2,Nothing to add to what I said before\n";
}

/// Sets labels and missing codes of smallSurvey() as a user would have.
inline void labelSmallSurvey(Window& window, DatasetId dataset)
{
    const auto role = window.variable(dataset, "role");
    const auto trust = window.variable(dataset, "trust");
    valueOf(window.project->perform(QStringLiteral("Label"), [&](Edit& db) -> Result<int> {
        if (const auto done = variables::setValueLabels(db, role.id, {{1.0, "Manager"}, {2.0, "Nurse"}, {3.0, "Teacher"}}); !done)
            return fail(done);
        if (const auto done = variables::setMissing(db, role.id, {}); !done)
            return fail(done);
        if (const auto done = variables::setMissing(db, trust.id, {NumberRange{99, 99}}); !done)
            return fail(done);
        return 0;
    }));
}

} // namespace counterpoint::test
