#include "ui/survey/questionnaire_bar.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/survey/questionnaire_desk.h"
#include "ui/survey/questionnaire_files.h"
#include "ui/survey/returned_files.h"
#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace counterpoint::ui {

namespace {

/// The language of who writes: 'English (en)'.
SurveyLanguage ownLanguage()
{
    const auto code = QLocale().name().section(u'_', 0, 0);
    const bool isNone = code.size() != 2;
    return surveyLanguageFrom(isNone ? QStringLiteral("English (en)")
                                     : QStringLiteral("%1 (%2)").arg(
                                         code == QLatin1String("en") ? QStringLiteral("English") : QLocale().nativeLanguageName(), code));
}

} // namespace

QuestionnaireBar::QuestionnaireBar(QuestionnaireDesk& desk, QuestionnaireFiles& files, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_files(files)
    , m_choice(named(new QComboBox, "questionnaireChoice", tr("Questionnaire")))
{
    addCommands();
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(10);
    auto* more = named(new QToolButton, "questionnaireMenu", tr("What can be done with the questionnaire"));
    more->setIcon(icon("open-menu-symbolic"));
    more->setToolTip(more->accessibleName());
    more->setPopupMode(QToolButton::InstantPopup);
    more->setAutoRaise(true);
    auto* menu = new QMenu(more);
    menu->setObjectName(QStringLiteral("questionnaireMenuList"));
    for (auto* command : m_commands) {
        if (m_begin.contains(command))
            menu->addSeparator();
        menu->addAction(command);
    }
    more->setMenu(menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 0);
    row->addWidget(m_choice, 1);
    row->addWidget(more);
    connect(m_choice, &QComboBox::activated, this, [this] { m_desk.open(QuestionnaireId(m_choice->currentData().toLongLong())); });
    connect(&m_desk, &QuestionnaireDesk::listChanged, this, &QuestionnaireBar::fill);
    fill();
}

void QuestionnaireBar::addCommands()
{
    const auto add = [this](const char* name, const char* image, const QString& text, bool needsOne, auto act) {
        auto* action = new QAction(icon(image), text, this);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(!m_desk.isReadOnly());
        connect(action, &QAction::triggered, this, act);
        m_commands << action;
        if (needsOne)
            m_needOne << action;
    };
    const auto addReading = [&](const char* name, const char* image, const QString& text, auto act) {
        add(name, image, text, false, act);
        m_reading << m_commands.back();
    };
    const auto beginGroup = [this] { m_begin << m_commands.back(); };
    add("newQuestionnaire", "document-new", tr("New questionnaire"), false, [this] { makeNew(); });
    add("importXlsForm", "document-import", tr("Import a questionnaire in XLSForm…"), false, [this] { m_files.askForForm(); });
    add("renameQuestionnaire", "edit-rename", tr("Rename the questionnaire"), true, [this] { Q_EMIT nameWanted(); });
    beginGroup();
    add("duplicateQuestionnaire", "edit-copy", tr("Duplicate the questionnaire"), true, [this] { duplicate(); });
    add("deleteQuestionnaire", "edit-delete", tr("Delete the questionnaire"), true, [this] { remove(); });
    addReading("tryInBrowser", "view-preview", tr("Try the questionnaire in the browser"), [this] { m_files.tryInBrowser(); });
    beginGroup();
    add("exportFormPage", "document-export", tr("Export the questionnaire as a page to fill in…"), true, [this] { m_files.askForPage(); });
    addReading("exportXlsForm", "document-export", tr("Export the questionnaire as XLSForm…"), [this] { m_files.askForXlsForm(); });
    addReading("exportQuestionnaire", "document-export", tr("Export with options: page, paper, XLSForm, LimeSurvey…"),
               [this] { m_files.askForExport(); });
    auto* returned = new ReturnedFiles(m_desk, this);
    add("takeInResponses", "document-import", tr("Take in responses from a folder…"), true, [returned] { returned->askForFolder(); });
    beginGroup();
}

void QuestionnaireBar::fill()
{
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const auto& each : m_desk.all())
        m_choice->addItem(each.name, qlonglong(each.id.value()));
    m_choice->setCurrentIndex(m_choice->findData(qlonglong(m_desk.questionnaire().id.value())));
    for (auto* action : m_reading)
        action->setEnabled(m_desk.questionnaire().id.isValid());
    for (auto* action : m_needOne)
        action->setEnabled(m_desk.questionnaire().id.isValid() && !m_desk.isReadOnly());
}

void QuestionnaireBar::makeNew()
{
    if (makeEmpty())
        m_desk.add(ItemType::Single);
}

bool QuestionnaireBar::makeEmpty()
{
    m_desk.keepTyping();
    Questionnaire fresh;
    fresh.name = tr("Questionnaire");
    fresh.languages = {ownLanguage()};
    fresh.defaultLanguage = fresh.languages.front().name;
    Result<QuestionnaireId> made = QuestionnaireId();
    const bool done = m_desk.step(tr("New questionnaire"), [&](Edit& db) {
        made = questionnaires::save(db, fresh);
        return made;
    });
    if (done)
        m_desk.open(*made);
    return done;
}

void QuestionnaireBar::duplicate()
{
    m_desk.keepTyping();
    Result<QuestionnaireId> made = QuestionnaireId();
    if (m_desk.step(tr("Duplicate questionnaire “%1”").arg(m_desk.questionnaire().name), [&](Edit& db) {
            made = questionnaires::duplicate(db, m_desk.questionnaire().id);
            return made;
        }))
        m_desk.open(*made);
}

void QuestionnaireBar::remove()
{
    m_desk.keepTyping();
    const auto name = m_desk.questionnaire().name;
    const auto id = m_desk.questionnaire().id;
    if (m_desk.step(tr("Delete questionnaire “%1”").arg(name), [&](Edit& db) { questionnaires::remove(db, id); }))
        m_desk.session().notices().done(tr("Deleted the questionnaire “%1”. Responses that came stay in their dataset.").arg(name));
}

} // namespace counterpoint::ui
