#include "ui/survey/versions_page.h"
#include "core/survey/versions.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/when_shown.h"
#include "ui/survey/questionnaire_desk.h"
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

VersionsPage::VersionsPage(QuestionnaireDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_versions(named(new QTreeWidget, "surveyVersions", tr("Versions")))
    , m_state(new QLabel)
    , m_changes(named(new QListWidget, "surveyChanges", tr("What has changed since the last version")))
    , m_note(named(new QLineEdit, "versionNote", tr("Note on the version")))
    , m_freeze(named(new QPushButton(icon("lock"), tr("&Freeze as a version")), "versionFreeze", tr("Freeze as a version")))
{
    m_versions->setHeaderLabels({tr("Version"), tr("When"), tr("By"), tr("Note")});
    m_versions->setRootIsDecorated(true);
    m_versions->setWordWrap(true);
    m_versions->setFrameShape(QFrame::NoFrame);
    m_versions->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_changes->setWordWrap(true);
    m_changes->setFrameShape(QFrame::NoFrame);
    m_state->setWordWrap(true);
    m_note->setPlaceholderText(tr("what this version is for"));
    auto* about = new QLabel(tr("A version keeps the questionnaire as it is fielded; each response names the version that it answers."));
    about->setWordWrap(true);
    about->setForegroundRole(QPalette::PlaceholderText);
    auto* note = new QLabel(tr("&Note"));
    note->setBuddy(m_note);
    auto* foot = new QHBoxLayout;
    foot->addWidget(note);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_freeze);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addWidget(about);
    column->addWidget(m_versions, 1);
    column->addWidget(m_state);
    column->addWidget(m_changes, 1);
    column->addLayout(foot);
    m_note->setEnabled(!desk.isReadOnly());
    connect(m_freeze, &QPushButton::clicked, this, &VersionsPage::freeze);
    connect(m_note, &QLineEdit::returnPressed, this, &VersionsPage::freeze);
    auto* whenShown = new WhenShown(this, [this] { show(); });
    connect(&m_desk, &QuestionnaireDesk::changed, whenShown, [whenShown] { whenShown->refresh(); });
    whenShown->refresh();
}

void VersionsPage::show()
{
    m_versions->clear();
    m_changes->clear();
    const auto id = m_desk.questionnaire().id;
    m_freeze->setEnabled(id.isValid() && !m_desk.isReadOnly());
    if (!id.isValid())
        return;
    auto& project = m_desk.session().project();
    const auto versions = project.read([&](const Read& db) { return surveyVersions::of(db, id); }).value_or(std::vector<SurveyVersion>());
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
        const auto when = QDateTime::fromString(version->madeAt, Qt::ISODate).toLocalTime();
        auto* row = new QTreeWidgetItem(m_versions,
                                        {version->label, QLocale().toString(when, QLocale::ShortFormat), version->madeBy, version->note});
        for (const auto& change : version->changes) {
            auto* line = new QTreeWidgetItem(row, {change});
            line->setFirstColumnSpanned(true);
            line->setToolTip(0, change);
        }
    }
    if (versions.empty()) {
        m_state->setText(tr("There is no version yet."));
        return;
    }
    const auto changes = project.read([&](const Read& db) { return surveyVersions::changesSinceLast(db, id); });
    if (!m_desk.session().notices().accept(changes))
        return;
    const auto breaking = std::count_if(changes->begin(), changes->end(), [](const SurveyChange& each) { return each.breaksData; });
    m_state->setText(
        changes->empty() ? tr("Nothing has changed since version %1.").arg(versions.back().label)
            : breaking == 0
            ? tr("Changed since version %1, with nothing that breaks collected data:").arg(versions.back().label)
            : tr("Changed since version %1. %n change(s) would break collected data:", nullptr, int(breaking)).arg(versions.back().label));
    for (const auto& change : *changes)
        new QListWidgetItem(icon(change.breaksData ? "dialog-warning" : "document-edit"), change.sentence, m_changes);
}

void VersionsPage::freeze()
{
    m_desk.keepTyping();
    Result<SurveyVersion> made = SurveyVersion();
    if (!m_desk.step(tr("Freeze a version of “%1”").arg(m_desk.questionnaire().name), [&](Edit& db) {
            made = surveyVersions::freeze(db, m_desk.questionnaire().id, m_desk.session().coderName(), m_note->text().trimmed());
            return made;
        }))
        return;
    m_note->clear();
    show();
    m_desk.session().notices().done(tr("Version %1 is kept.").arg(made->label));
}

} // namespace counterpoint::ui
