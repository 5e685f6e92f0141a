#pragma once
#include "core/project/project.h"
#include "core/responses/import_responses.h"
#include <QTemporaryDir>
#include <random>

namespace counterpoint::test {

/// A file of responses: two closed questions and an open one, answered in one to sixty words by nine in ten; the same words every time.
inline QByteArray answersFile(int rows)
{
    static const QStringList words = QStringLiteral("we meet the family before anybody decides and then nobody tells the school what "
                                                    "was said so it begins again from the start with another form that asks the same")
                                         .split(u' ');
    std::mt19937 random(20261125); // NOLINT: the same answers in every run
    QString text = QStringLiteral("role,trust,why\n");
    const QStringList roles{QStringLiteral("nurse"), QStringLiteral("teacher"), QStringLiteral("manager")};
    for (int row = 0; row < rows; ++row) {
        text += roles[qsizetype(random() % 3)] + u',' + (random() % 20 == 0 ? QString() : QString::number(1 + random() % 5)) + u',';
        if (random() % 10 != 0) {
            text += u'"';
            for (auto count = 1 + random() % 60; count > 0; --count)
                text += words[qsizetype(random()) % words.size()] + u' ';
            text += QStringLiteral("(%1)\"").arg(row + 1);
        }
        text += u'\n';
    }
    return text.toUtf8();
}

/// Brings the file in; gives the source of the answers.
inline Result<ImportedResponses> importAnswers(Project& project, int rows)
{
    auto preview = previewResponses(answersFile(rows), QStringLiteral("staff.csv"));
    if (!preview)
        return fail(preview);
    auto responses = responsesFrom(std::move(*preview), QStringLiteral("staff.csv"));
    for (auto& variable : responses.variables) {
        variable.isOpen = variable.name == QLatin1String("why");
        if (variable.name == QLatin1String("trust")) {
            variable.level = Level::Ordinal;
            variable.labels = {{1.0, QStringLiteral("Not at all")}, {5.0, QStringLiteral("Fully")}};
        }
    }
    return project.perform(QStringLiteral("Import"), [&](Edit& db) { return importResponses(db, responses); });
}

} // namespace counterpoint::test
