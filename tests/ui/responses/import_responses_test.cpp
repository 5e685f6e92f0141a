#include "core/survey/fielded_dataset.h"
#include "core/survey/questionnaires.h"
#include "tests/ui/responses/window.h"
#include "ui/responses/import_responses_dialog.h"
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

struct OpenDialog : Window {
    QTemporaryDir folder;
    QPointer<ImportResponsesDialog> dialog;

    explicit OpenDialog(const QByteArray& bytes, const QString& name = QStringLiteral("wave one.csv"))
    {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        dialog = new ImportResponsesDialog(session, file.fileName());
        dialog->show();
    }
    ~OpenDialog() { delete dialog; }
    template <class W>
    W* find(const char* name) const
    {
        auto* widget = dialog->findChild<W*>(QLatin1String(name));
        REQUIRE(widget);
        return widget;
    }
    QAbstractItemModel* columns() const { return find<QTableView>("importColumns")->model(); }
    bool set(int row, int column, const QString& text) const { return columns()->setData(columns()->index(row, column), text); }
    QString at(int row, int column) const { return columns()->index(row, column).data().toString(); }
};

enum ColumnPlace { Used, Name, Label, Type, LevelPlace, Labels, Missing, Examples };

} // namespace

TEST_CASE("What was guessed about a file is corrected, imported as one step, and undone", "[import_dialog]")
{
    OpenDialog open(smallSurvey());
    REQUIRE(open.columns()->rowCount() == 4);
    CHECK(open.find<QLineEdit>("importName")->text() == "wave one");
    CHECK(open.at(1, Name) == "role");
    CHECK(open.at(3, Type) == "Open answer");
    CHECK(open.at(3, Examples).startsWith("It went well"));
    CHECK(open.find<QTableWidget>("importFirstRows")->item(2, 2)->text() == "99");

    CHECK(open.set(0, Used, "No"));
    CHECK(open.set(1, Name, "profession"));
    CHECK(open.set(1, Label, "What is your role?"));
    CHECK(open.set(1, Labels, "1 = Manager\n2 = Nurse\n3 = Teacher"));
    CHECK(open.set(1, LevelPlace, "Ordinal"));
    CHECK(open.set(2, Missing, "99"));
    CHECK_FALSE(open.set(2, Name, "profession"));
    CHECK(open.find<QLabel>("importColumnsError")->text().contains("profession"));
    open.find<QLineEdit>("importName")->setText("Practitioners");

    QSignalSpy imported(open.dialog.data(), &ImportResponsesDialog::imported);
    open.find<QPushButton>("importAccept")->click();
    REQUIRE(imported.size() == 1);
    const auto all = valueOf(open.project->read([](const Read& db) { return datasets::all(db); }));
    REQUIRE(all.size() == 1);
    CHECK(all.front().name == "Practitioners");
    CHECK(all.front().rows == 6);
    CHECK(all.front().variables == 3);
    const auto role = open.variable(all.front().id, "profession");
    CHECK(role.label == "What is your role?");
    CHECK(role.labels.size() == 3);
    CHECK(role.level == Level::Ordinal);
    CHECK(open.variable(all.front().id, "trust").isMissing(99));
    CHECK(open.variable(all.front().id, "comment").isOpen);

    CHECK(valueOf(open.project->undo()) == "Import responses “Practitioners”");
    CHECK(valueOf(open.project->read([](const Read& db) { return datasets::all(db); })).empty());
    valueOf(open.project->redo());
    CHECK(valueOf(open.project->read([](const Read& db) { return datasets::all(db); })).size() == 1);
}

TEST_CASE("Separator, decimal mark and header rows can be corrected, and corrections of columns stay", "[import_dialog]")
{
    OpenDialog open("name;size\nA;1,5\nB;2,25\nC;3\n");
    CHECK(open.find<QComboBox>("importSeparator")->currentText().startsWith("Semicolon"));
    CHECK(open.find<QComboBox>("importDecimal")->currentIndex() == 1);
    CHECK(open.at(1, Type) == "Number");
    CHECK(open.set(1, Label, "How large?"));

    auto* decimal = open.find<QComboBox>("importDecimal");
    decimal->setCurrentIndex(0);
    Q_EMIT decimal->activated(0);
    CHECK(open.at(1, Label) == "How large?");

    auto* separator = open.find<QComboBox>("importSeparator");
    separator->setCurrentIndex(0);
    Q_EMIT separator->activated(0);
    CHECK(open.at(0, Name).contains("name"));
    CHECK(open.columns()->rowCount() != 2);

    separator->setCurrentIndex(1);
    Q_EMIT separator->activated(1);
    open.find<QSpinBox>("importHeaderRows")->setValue(0);
    CHECK(open.columns()->rowCount() == 2);
    CHECK(open.find<QTableWidget>("importFirstRows")->rowCount() == 4);
}

TEST_CASE("A text that was taken for a number becomes a text again with its labels", "[import_dialog]")
{
    OpenDialog open(smallSurvey());
    CHECK(open.set(1, Labels, "1 = Manager\n2 = Nurse"));
    CHECK(open.set(1, Type, "Text"));
    CHECK(open.at(1, Labels) == "1 = Manager; 2 = Nurse");
    open.find<QPushButton>("importAccept")->click();
    const auto dataset = valueOf(open.project->read([](const Read& db) { return datasets::byName(db, "wave one"); }));
    const auto role = open.variable(dataset.id, "role");
    CHECK(role.type == VariableType::Text);
    CHECK(role.labels.front() == ValueLabel{QString("1"), "Manager"});
}

TEST_CASE("Bytes of another encoding are read as the user says", "[import_dialog]")
{
    OpenDialog open(QString("name,town\nA,Zürich\nB,Köln\n").toLatin1());
    auto* encoding = open.find<QComboBox>("importEncoding");
    CHECK(open.at(1, Examples).contains("Zürich"));
    encoding->setCurrentIndex(1);
    Q_EMIT encoding->activated(1);
    CHECK_FALSE(open.at(1, Examples).contains("Zürich"));
    encoding->setCurrentIndex(3);
    Q_EMIT encoding->activated(3);
    CHECK(open.at(1, Examples).contains("Zürich"));
}

TEST_CASE("A file that is no table of answers is told in words, and nothing can be imported", "[import_dialog]")
{
    OpenDialog open("");
    CHECK(open.find<QLabel>("importError")->isVisible());
    CHECK(open.find<QLabel>("importError")->text().contains("wave one.csv"));
    CHECK_FALSE(open.find<QPushButton>("importAccept")->isEnabled());
}

TEST_CASE("A large file is read in a job and can be imported when it is there", "[import_dialog]")
{
    QByteArray csv("id,item,word\n");
    for (int row = 0; row < 120'000; ++row)
        csv += QByteArray::number(row) + ',' + QByteArray::number(row % 5 + 1) + ",answer\n";
    OpenDialog open(csv);
    CHECK_FALSE(open.find<QPushButton>("importAccept")->isEnabled());
    REQUIRE(QTest::qWaitFor([&] { return open.find<QPushButton>("importAccept")->isEnabled(); }, 20'000));
    CHECK(open.columns()->rowCount() == 3);
    open.find<QPushButton>("importAccept")->click();
    CHECK(valueOf(open.project->read([](const Read& db) { return datasets::byName(db, "wave one"); })).rows == 120'000);
}

TEST_CASE("Several answers in a cell are taken apart as the user says, and put together again", "[import_dialog]")
{
    OpenDialog open("id,tools\n1,\"pen, paper\"\n2,pen\n3,\"paper, own words\"\n");
    open.find<QTableView>("importColumns")->setCurrentIndex(open.columns()->index(1, Name));
    open.find<QPushButton>("importSeveral")->click();
    open.find<QPlainTextEdit>("severalOptions")->setPlainText("pen\npaper");
    open.find<QPushButton>("severalApart")->click();
    REQUIRE(open.columns()->rowCount() == 5);
    CHECK(open.at(1, Label) == "pen");
    CHECK(open.at(2, Label) == "paper");
    CHECK(open.at(4, Examples) == "own words");
    open.find<QTableView>("importColumns")->setCurrentIndex(open.columns()->index(2, Name));
    open.find<QPushButton>("importSeveral")->click();
    CHECK(open.find<QPlainTextEdit>("severalOptions")->toPlainText().startsWith("pen\npaper"));
    open.find<QPushButton>("severalTogether")->click();
    REQUIRE(open.columns()->rowCount() == 2);
    CHECK(open.at(1, Name) == "tools");
}

TEST_CASE("Every control of the import that can have the focus has a name", "[import_dialog]")
{
    OpenDialog open(smallSurvey());
    CHECK(namelessIn(*open.dialog) == QStringList());
}

TEST_CASE("Answers go to the questionnaire that the file fits, once", "[import_dialog]")
{
    Questionnaire questionnaire;
    questionnaire.name = QStringLiteral("Staff survey");
    questionnaire.languages = {{QStringLiteral("English (en)"), QStringLiteral("en"), false}};
    questionnaire.defaultLanguage = QStringLiteral("English (en)");
    for (const auto* name : {"months", "team"}) {
        SurveyItem item;
        item.type = name == QLatin1String("months") ? ItemType::Integer : ItemType::ShortText;
        item.name = QLatin1String(name);
        questionnaire.items.push_back(item);
    }
    const QByteArray answers = "months;team;_uuid;_index\n4;North;a;1\n11;South;b;2\n";
    OpenDialog open(answers, QStringLiteral("kobo.csv"));
    const auto id = valueOf(open.project->perform("Add", [&](Edit& db) { return questionnaires::save(db, questionnaire); }));
    delete open.dialog;
    const auto again = [&] {
        open.dialog = new ImportResponsesDialog(open.session, open.folder.filePath("kobo.csv"));
        open.dialog->show();
    };
    again();
    CHECK(open.find<QComboBox>("importTarget")->currentText().contains("Staff survey"));
    CHECK_FALSE(open.find<QTableView>("importColumns")->isEnabled());
    open.find<QPushButton>("importAccept")->click();
    const auto dataset = valueOf(open.project->read([&](const Read& db) { return fieldedDataset::of(db, id); }));
    REQUIRE(dataset.isValid());
    CHECK(valueOf(open.project->read([&](const Read& db) { return fieldedDataset::originsOf(db, dataset); })).size() == 2);
    delete open.dialog;
    again(); // the same file: there is nothing new in it
    CHECK_FALSE(open.find<QPushButton>("importAccept")->isEnabled());
}
