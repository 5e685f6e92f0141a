#include "core/responses/datasets.h"
#include "tests/support/a_project.h"
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <limits>

using namespace counterpoint;
using namespace counterpoint::test;

/// The program that docs/project-file.md gives its readers.
static QByteArray documentedReader()
{
    QFile file(QStringLiteral(COUNTERPOINT_SOURCE_DIR "/docs/project-file.md"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto text = file.readAll();
    const auto start = text.indexOf("```python\n") + 10;
    return text.mid(start, text.indexOf("```", start) - start);
}

TEST_CASE("the documented Python program reads the columns of a study", "[responses][documents]")
{
    const auto python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty()) {
        WARN("SKIPPED: python3 is not there; install it to check the program in docs/project-file.md");
        return;
    }
    QTemporaryDir folder;
    const auto study = folder.filePath("study.counterpoint");
    NewDataset dataset{"staff", "", std::vector<Variable>(6)};
    std::vector<Column> columns;
    for (const double scale : {1.0, 1000.0, 100'000.0, 0.5}) {
        std::vector<double> numbers;
        for (int row = 0; row < 20'000; ++row) // more than one chunk
            numbers.push_back(row % 3 == 0 ? std::numeric_limits<double>::quiet_NaN() : (row % 2 == 0 ? -scale : scale));
        columns.push_back(Column::ofNumbers(numbers));
    }
    for (const int distinct : {200, 20'000}) {
        std::vector<QString> texts;
        for (int row = 0; row < 20'000; ++row)
            texts.push_back(row % 3 == 0 ? QString() : QStringLiteral("ответ %1").arg(row % distinct));
        columns.push_back(Column::ofTexts(texts));
    }
    QStringList lines;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        dataset.variables[i].name = QStringLiteral("v%1").arg(i);
        dataset.variables[i].type = columns[i].type;
        QStringList cells{dataset.variables[i].name};
        for (std::size_t row = 0; row < columns[i].rows(); ++row)
            cells << (columns[i].isEmpty(row) ? QStringLiteral("None") : columns[i].text(row));
        lines << cells.join(u'\t');
    }
    valueOf(valueOf(Project::create(study, "A study"))->perform("Import", [&](Edit& db) { return datasets::add(db, dataset, columns); }));

    QProcess process;
    process.start(python, {QStringLiteral("-c"), QString::fromUtf8(documentedReader()), study, QStringLiteral("staff")});
    REQUIRE(process.waitForFinished(60'000));
    CHECK(process.readAllStandardError() == "");
    const auto printed = QString::fromUtf8(process.readAllStandardOutput()).trimmed().split(u'\n');
    REQUIRE(printed.size() == lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        CHECK((printed[i] == lines[i]));
}
