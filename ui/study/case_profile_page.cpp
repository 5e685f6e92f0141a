#include "ui/study/case_profile_page.h"
#include "core/coding/coders.h"
#include "core/project/project.h"
#include "core/report/case_report.h"
#include "core/transcript/source_days.h"
#include "ui/print/figure_painter.h"
#include "ui/print/report_file.h"
#include "ui/study/case_profile_html.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include "ui/support/session.h"
#include "ui/support/when_shown.h"
#include <QFileDialog>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

CaseProfilePage::CaseProfilePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_name(named(new QLabel, "caseProfileName", tr("Case")))
    , m_text(named(new QTextBrowser, "caseProfileText", tr("Profile of the case")))
    , m_shown(new WhenShown(this, [this] { reread(); }))
{
    auto bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setTextFormat(Qt::PlainText);
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(12);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildBar());
    column->addWidget(m_text, 1);
    setFocusProxy(m_text);
    connect(m_text, &QTextBrowser::anchorClicked, this, &CaseProfilePage::follow);
    connect(&session.project(), &Project::changed, this, &CaseProfilePage::reactTo);
    connect(&session, &Session::coderChanged, m_shown, [this] { m_shown->refresh(); });
}

QLayout* CaseProfilePage::buildBar()
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(8);
    const auto add = [bar](const char* name, const char* image, const QString& text, const QString& tip) {
        auto* button = named(new QToolButton, name, tip);
        button->setIcon(icon(image));
        button->setText(text);
        button->setToolTip(tip);
        button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        bar->addWidget(button);
        return button;
    };
    auto* back = add("caseProfileBack", "view-list-details", tr("All cases"), tr("Back to the table of cases (Escape)"));
    auto* before = add("caseProfileBefore", "go-previous", {}, tr("The case before (Ctrl+Page Up)"));
    auto* next = add("caseProfileNext", "go-next", {}, tr("The next case (Ctrl+Page Down)"));
    bar->addWidget(m_name, 1);
    auto* saving = add("caseProfileSave", "document-save", tr("Save as"), tr("Save the profile as a document"));
    auto* menu = new QMenu(saving);
    for (const auto* suffix : {"docx", "odt", "html", "pdf"})
        menu->addAction(QLatin1Char('.') + QLatin1String(suffix), this, [this, suffix] { this->save(QLatin1String(suffix)); });
    saving->setMenu(menu);
    saving->setPopupMode(QToolButton::InstantPopup);
    connect(back, &QToolButton::clicked, this, &CaseProfilePage::left);
    connect(before, &QToolButton::clicked, this, [this] { Q_EMIT stepWanted(-1); });
    connect(next, &QToolButton::clicked, this, [this] { Q_EMIT stepWanted(1); });
    return bar;
}

void CaseProfilePage::show(CaseId id)
{
    if (id != m_id) {
        m_text->clear();
        m_name->clear();
    }
    m_id = id;
    reread();
}

void CaseProfilePage::reactTo(const Changes& changes)
{
    if (m_id.isValid()
        && changes.touchesAny(Entity::Case, Entity::Attribute, Entity::Source, Entity::Speaker, Entity::Code, Entity::Coding, Entity::Memo,
                              Entity::Dataset, Entity::Variable, Entity::Guide, Entity::GuideQuestion, Entity::Interaction,
                              Entity::LogEntry, Entity::Coder))
        m_shown->refresh();
}

void CaseProfilePage::reread()
{
    if (!m_id.isValid())
        return;
    const int number = ++m_asked;
    const auto read = [id = m_id, coder = m_session.coder()](const Read& db) { return caseProfile(db, id, coders::seenBy(db, coder)); };
    readAside(m_session, this, tr("Gather the profile of the case"), read, [this, number](const Result<CaseProfile>& profile) {
        if (number != m_asked)
            return;
        if (profile)
            take(*profile);
        else
            Q_EMIT left(); // the Case was removed
    });
}

void CaseProfilePage::take(const CaseProfile& profile)
{
    const bool isSame = profile.person.id == m_profile.person.id;
    m_profile = profile;
    m_name->setText(profile.person.name);
    m_places.clear();
    const auto picture = toImage(report::timelineOf(profile), devicePixelRatioF());
    const auto html = profileHtml(profile, palette(), !m_session.project().isReadOnly(), m_places);
    const int scrolled = m_text->verticalScrollBar()->value();
    m_text->document()->addResource(QTextDocument::ImageResource, QUrl(QLatin1String(timelineName)), picture);
    m_text->setHtml(html);
    m_text->verticalScrollBar()->setValue(isSame ? scrolled : 0);
}

void CaseProfilePage::follow(const QUrl& link)
{
    if (link.scheme() == QLatin1String(dayScheme))
        askForDay(SourceId(link.path().toLongLong()));
    else if (const auto* place = m_places.at(link)) {
        const auto to = *place;
        m_session.navigator().go(to);
    }
}

void CaseProfilePage::askForDay(SourceId source)
{
    const auto days = m_session.project().read([](const Read& db) { return sources::days(db); });
    auto* dialog = named(new QInputDialog(this), "sourceDayDialog", tr("Day of the source"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Day of the source"));
    dialog->setLabelText(tr("When was it held or written? Year, month and day, as in 2026-03-14:"));
    if (days && days->contains(source))
        dialog->setTextValue(days->at(source));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, source](const QString& day) {
        m_session.notices().accept(
            m_session.project().perform(tr("Set the day of a source"), [&](Edit& db) { return sources::setDay(db, source, day); }));
    });
    dialog->open();
}

void CaseProfilePage::save(const QString& suffix)
{
    auto* dialog = named(new QFileDialog(this, tr("Save the profile"), {}, QStringLiteral("*.%1").arg(suffix)), "caseProfileSaveDialog",
                         tr("Save the profile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    auto name = m_profile.person.name;
    for (auto& letter : name)
        if (QStringLiteral("/\\:*?\"<>|").contains(letter))
            letter = u'-';
    dialog->selectFile(name + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_session.jobs().run(
            this, tr("Saving the profile"),
            [profile = m_profile, path](const Progress& progress) { return writeReport(report::caseReport(profile), path, {}, progress); },
            [this, path](const Result<qint64>& written) {
                if (m_session.notices().accept(written))
                    m_session.notices().say(tr("Saved the profile as “%1”.").arg(path));
            });
    });
    dialog->open();
}

void CaseProfilePage::keyPressEvent(QKeyEvent* event)
{
    const bool isControl = event->modifiers() & Qt::ControlModifier;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if (isControl && event->key() == Qt::Key_PageDown)
        Q_EMIT stepWanted(1);
    else if (isControl && event->key() == Qt::Key_PageUp)
        Q_EMIT stepWanted(-1);
    else
        QWidget::keyPressEvent(event);
}

void CaseProfilePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_profile.person.id.isValid())
        take(CaseProfile(m_profile)); // its colours are part of the text
}

} // namespace counterpoint::ui
