#include "core/survey/fielded_dataset.h"
#include "core/survey/fielding.h"
#include "core/survey/study_key.h"
#include "tests/ui/survey/a_questionnaire.h"
#include "ui/survey/questionnaire_export.h"
#include "ui/survey/questionnaire_files.h"
#include "ui/survey/returned_files.h"
#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QFile>
#include <QPointer>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QTreeWidget>

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("Translations stand side by side, right to left where they are, and gaps are counted", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("How old are you?");
    a.press(Qt::Key_Tab);
    a.type("Young");
    a.outline()->setFocus();
    auto* tabs = a.find<QTabWidget>("surveyTabs");
    auto* table = a.find<QTableView>("translations");
    tabs->setCurrentIndex(2);
    a.find<QComboBox>("translationNew")->setEditText(QStringLiteral("العربية (ar)"));
    a.find<QPushButton>("translationAdd")->click();
    CHECK(tabs->tabText(2).contains(QLatin1String("2")));
    REQUIRE(a.stored().languages.size() == 2);
    CHECK(a.stored().languages[1].isRightToLeft);
    // The first gap is being written already.
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(field);
    CHECK(field->layoutDirection() == Qt::RightToLeft);
    field->setText(QStringLiteral("كم عمرك؟"));
    a.press(Qt::Key_Return);
    QCoreApplication::processEvents(); // a cell takes what was typed after its field has had the key
    CHECK(a.stored().items[0].label(QStringLiteral("العربية (ar)")) == QStringLiteral("كم عمرك؟"));
    CHECK(tabs->tabText(2).contains(QLatin1String("1")));
    CHECK(table->model()->index(1, 2).data().toString() == QLatin1String("not translated"));
    // Enter has led to the next gap.
    CHECK(table->currentIndex().row() == 1);
    CHECK(QApplication::focusWidget()->objectName() == QLatin1String("translationWords"));
    REQUIRE(a.window.project->undo());
    CHECK(tabs->tabText(2).contains(QLatin1String("2")));
}

TEST_CASE("An entry of the question bank comes after the chosen question", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("First");
    auto* tree = a.find<QTreeWidget>("questionBank");
    const auto found = tree->findItems("Age in bands", Qt::MatchExactly | Qt::MatchRecursive);
    REQUIRE(found.size() == 1);
    tree->setCurrentItem(found.front());
    a.find<QPushButton>("bankInsert")->click();
    REQUIRE(a.stored().items.size() == 2);
    CHECK_FALSE(a.stored().list(a.stored().items[1].choices)->choices.empty());
    CHECK(a.stored().items[0].label(a.stored().defaultLanguage) == "First");
}

TEST_CASE("A version is frozen, and what would break its responses is said", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("Who are you?");
    a.press(Qt::Key_Tab);
    a.type("A nurse");
    a.outline()->setFocus();
    a.find<QTabWidget>("surveyTabs")->setCurrentIndex(5);
    a.find<QPushButton>("versionFreeze")->click();
    CHECK(a.find<QTreeWidget>("surveyVersions")->topLevelItemCount() == 1);
    a.find<QAction>("surveyItemDelete")->trigger();
    auto* changes = a.find<QAbstractItemView>("surveyChanges");
    CHECK(changes->model()->rowCount() > 0);
}

TEST_CASE("The real form opens in the browser, from a file that goes with the workspace", "[ui][survey]")
{
    QTextBrowser opened; // stands for the system's browser
    QDesktopServices::setUrlHandler(QStringLiteral("file"), &opened, "setSource");
    AQuestionnaire a;
    a.type("Who are you?");
    a.find<QAbstractButton>("previewBrowser")->click();
    REQUIRE(opened.source().isLocalFile());
    QFile page(opened.source().toLocalFile());
    REQUIRE(page.open(QIODevice::ReadOnly));
    CHECK(page.readAll().contains("Who are you?"));
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    a.workspace.reset();
    CHECK_FALSE(QFile::exists(opened.source().toLocalFile()));
}

TEST_CASE("A questionnaire goes out as XLSForm and comes back", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("Who are you?");
    a.press(Qt::Key_Tab);
    a.type("A nurse");
    a.outline()->setFocus();
    const QTemporaryDir folder;
    auto* files = a.workspace->findChild<ui::QuestionnaireFiles*>();
    REQUIRE(files);
    files->exportXlsForm(folder.filePath("form.xlsx"));
    files->importForm(folder.filePath("form.xlsx"));
    const auto all = valueOf(a.window.project->read([](const Read& db) { return questionnaires::all(db); }));
    REQUIRE(all.size() == 2);
    const auto again = valueOf(a.window.project->read([&](const Read& db) { return questionnaires::read(db, all[1].id); }));
    REQUIRE(again.items.size() == 1);
    CHECK(again.items[0].name == "who_are_you");
    // What is no form is refused in words, and nothing comes in.
    QFile broken(folder.filePath("broken.xlsx"));
    REQUIRE(broken.open(QIODevice::WriteOnly));
    broken.write("no workbook");
    broken.close();
    files->importForm(broken.fileName());
    CHECK(a.window.notices.isError());
    CHECK(valueOf(a.window.project->read([](const Read& db) { return questionnaires::all(db); })).size() == 2);
}

TEST_CASE("Responses that were sent back are taken in from their folder, each once", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("Who are you?");
    a.outline()->setFocus();
    const QTemporaryDir folder;
    auto* files = a.workspace->findChild<ui::QuestionnaireFiles*>();
    auto* returned = a.workspace->findChild<ui::ReturnedFiles*>();
    REQUIRE(files);
    REQUIRE(returned);
    returned->takeIn(folder.path());
    CHECK(a.window.notices.isError());
    const auto write = [&](const QString& name, const QString& questionnaire) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(
            QStringLiteral(R"({"format": "counterpoint-response", "format_version": 1, "form": "q", "questionnaire": "%1", "version": "1",
            "instance": "%2-0001", "status": "complete", "values": {"who_are_you": "A nurse"}})")
                .arg(questionnaire, name.section(u'.', 0, 0))
                .toUtf8());
    };
    write("aaaaaaaa.json", a.stored().uuid);
    write("bbbbbbbb.json", "another");
    returned->takeIn(folder.path());
    CHECK(a.window.notices.sentence().startsWith("1 response"));
    CHECK(a.window.notices.sentence().contains("bbbbbbbb.json"));
    returned->takeIn(folder.path());
    CHECK(a.window.notices.sentence().contains("there already"));
    const auto dataset = valueOf(a.window.project->read([&](const Read& db) { return fieldedDataset::of(db, a.id()); }));
    REQUIRE(dataset.isValid());
    CHECK(valueOf(a.window.project->read([&](const Read& db) { return fieldedDataset::originsOf(db, dataset); })).size() == 1);
}

TEST_CASE("The preview shows what depends on an answer when it is given", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("Smoker");
    a.press(Qt::Key_Tab);
    a.type("Yes");
    a.press(Qt::Key_Tab);
    a.type("No");
    a.press(Qt::Key_Return);
    a.type("How many");
    a.find<QPlainTextEdit>("questionRelevant")->setPlainText("${smoker} = 1");
    a.outline()->setFocus();
    a.press(Qt::Key_Up);
    QAbstractButton* yes = nullptr;
    REQUIRE(QTest::qWaitFor([&] { return (yes = a.workspace->findChild<QAbstractButton*>("preview_smoker_1")) != nullptr; }));
    QTest::qWait(200);
    const auto shown = [&] {
        const auto* choice = a.workspace->findChild<QWidget*>("previewItems");
        int count = 0;
        for (const auto* question : choice->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            count += question->isVisible() ? 1 : 0;
        return count;
    };
    CHECK(shown() == 1);
    a.workspace->findChild<QAbstractButton*>("preview_smoker_1")->click();
    CHECK(shown() == 2);
    a.workspace->findChild<QAbstractButton*>("preview_smoker_2")->click();
    CHECK(shown() == 1);
}

TEST_CASE("A questionnaire is exported with its options, and what was said of encryption stays", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("Who are you?");
    a.press(Qt::Key_Tab);
    a.type("A nurse");
    a.outline()->setFocus();
    const QTemporaryDir folder;
    const auto bytesOf = [&](const char* name) {
        QFile file(folder.filePath(QLatin1String(name)));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    const auto open = [&](int kind) {
        a.find<QAction>("exportQuestionnaire")->trigger();
        auto* dialog = a.find<ui::QuestionnaireExport>("exportQuestionnaireDialog");
        dialog->findChild<QComboBox*>("exportKind")->setCurrentIndex(kind);
        return QPointer<ui::QuestionnaireExport>(dialog);
    };
    auto page = open(0);
    page->findChild<QCheckBox*>("exportEncrypted")->setChecked(true);
    page->findChild<QLineEdit*>("exportPassphrase")->setText("a long enough passphrase");
    page->write(folder.filePath("closed.html"));
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(folder.filePath("closed.html")); }, 20'000));
    CHECK(valueOf(a.window.project->read([&](const Read& db) { return fielding::of(db, a.id()).isEncrypted; })));
    QTest::qWait(1);
    // The shorter way writes it as it was said last.
    a.workspace->findChild<ui::QuestionnaireFiles*>()->exportPage(folder.filePath("again.html"));
    const auto key = valueOf(a.window.project->read([](const Read& db) { return study_key::newest(db); }));
    REQUIRE(key);
    CHECK(bytesOf("closed.html").contains(key->id.toUtf8()));
    CHECK(bytesOf("again.html").contains(key->id.toUtf8()));
    auto paper = open(1);
    paper->write(folder.filePath("form.pdf"));
    CHECK(bytesOf("form.pdf").startsWith("%PDF"));
    QTest::qWait(1);
    auto lime = open(3);
    lime->write(folder.filePath("form.lss"));
    CHECK(bytesOf("form.lss").contains("Who are you?"));
}

TEST_CASE("The language that a questionnaire is written in can be another, and no words go into the wrong one", "[ui][survey]")
{
    AQuestionnaire a;
    a.type("How old are you?");
    a.outline()->setFocus();
    const auto english = a.stored().defaultLanguage;
    const auto question = a.stored().items[0].id;
    const auto id = a.id();
    REQUIRE(a.window.project->perform("Translate", [&](Edit& db) -> Result<> {
        if (const auto added = questionnaires::addLanguage(db, id, surveyLanguageFrom("Deutsch (de)")); !added)
            return added;
        return surveyItems::setText(db, question, role::label, "Deutsch (de)", "Wie alt sind Sie?");
    }));
    auto* language = a.find<QComboBox>("questionnaireLanguage");
    language->setCurrentIndex(1);
    Q_EMIT language->activated(1);
    CHECK(a.stored().defaultLanguage == "Deutsch (de)");
    CHECK(a.words()->toPlainText() == "Wie alt sind Sie?");
    a.words()->setFocus();
    a.type(" Jahre");
    a.outline()->setFocus();
    CHECK(a.stored().items[0].label(english) == "How old are you?");
    CHECK(a.stored().items[0].label("Deutsch (de)").contains("Jahre"));
}
