#include "ui/study/about_page.h"
#include "core/project/project.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/when_shown.h"
#include "ui/widgets/memo_button.h"
#include "ui/widgets/note_field.h"
#include <QDateTime>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace counterpoint::ui {

AboutPage::AboutPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(named(new QLineEdit, "studyTitle", tr("Title of the study")))
    , m_content(new QLabel)
{
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.25);
    titleFont.setBold(true);
    m_title->setFont(titleFont);
    connect(m_title, &QLineEdit::editingFinished, this, &AboutPage::keepTitle);

    auto* sheet = new QWidget;
    auto* form = new QFormLayout(sheet);
    form->setContentsMargins(24, 24, 24, 24);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(16);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Title"), m_title);
    addField(*form, "studyDescription", tr("&Description"), tr("What the case is, where and when."), tr("Change the description"),
             &StudyAbout::description, 4);
    addField(*form, "studyPurpose", tr("&Purpose"), tr("What the study is for, and for whom."), tr("Change the purpose"),
             &StudyAbout::purpose, 4);
    addField(*form, "studyQuestions", tr("&Research questions"), tr("One a line."), tr("Change the research questions"),
             &StudyAbout::questions, 5);
    addField(*form, "studyEthics", tr("&Ethics"), tr("Consent, children's assent, what must be anonymised."),
             tr("Change the notes on ethics"), &StudyAbout::ethics, 5);
    m_content->setWordWrap(true);
    m_content->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(QString(), m_content);
    auto* memos = new MemoButton(session, Entity::Study, "studyMemos");
    memos->setThing(1);
    form->addRow(QString(), memos);
    sheet->setMaximumWidth(fontMetrics().averageCharWidth() * 120);

    auto* scroll = named(new QScrollArea, "aboutScroll", tr("About the study"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(sheet);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    setFocusProxy(m_title);
    auto* page = new WhenShown(this, [this] { reload(); });
    connect(&session.project(), &Project::changed, page, &WhenShown::refresh);
    reload();
}

AboutPage::~AboutPage()
{
    keepTitle();
    for (const auto& [field, part] : m_fields)
        field->commit();
    disconnect(m_title, nullptr, this, nullptr); // it loses the focus only when this page is half gone
}

NoteField* AboutPage::addField(QFormLayout& form, const char* name, const QString& label, const QString& hint, const QString& step,
                               QString StudyAbout::*part, int lines)
{
    auto* field = named(new NoteField, name, QString(label).remove(QLatin1Char('&')));
    field->setPlaceholderText(hint);
    field->setLines(lines);
    field->setReadOnly(m_session.project().isReadOnly());
    connect(field, &NoteField::committed, this, [this, step, part](const QString& text) { keep(step, part, text); });
    form.addRow(label, field);
    m_fields.emplace_back(field, part);
    return field;
}

void AboutPage::keep(const QString& step, QString StudyAbout::*part, const QString& text)
{
    m_session.notices().accept(m_session.project().perform(step, [&](Edit& db) {
        auto about = study::get(db);
        about.*part = text;
        return study::set(db, about);
    }));
}

void AboutPage::keepTitle()
{
    const auto title = m_title->text().trimmed();
    if (title == m_kept.title)
        return;
    if (title.isEmpty())
        m_title->setText(m_kept.title);
    else
        keep(tr("Change the title"), &StudyAbout::title, title);
}

void AboutPage::reload()
{
    const auto& project = m_session.project();
    const auto about = project.read([](const Read& db) { return study::get(db); });
    const auto counts = project.read([](const Read& db) { return study::counts(db); });
    if (!about || !counts)
        return;
    const bool typing = m_title->hasFocus() && m_title->text() != m_kept.title && m_title->text() != about->title;
    m_kept = *about;
    if (!typing && m_title->text() != about->title) {
        m_title->setText(about->title);
        m_title->setCursorPosition(0);
    }
    for (const auto& [field, part] : m_fields)
        field->setKept(m_kept.*part);
    const auto began = QLocale().toString(QDateTime::fromString(about->createdAt, Qt::ISODate).toLocalTime().date(), QLocale::LongFormat);
    m_content->setText(tr("Begun on %1. In it: %2, %3, %4, %5.")
                           .arg(began, tr("%n case(s)", nullptr, counts->cases), tr("%n source(s)", nullptr, counts->sources),
                                tr("%n code(s)", nullptr, counts->codes), tr("%n coding(s)", nullptr, counts->codings)));
}

} // namespace counterpoint::ui
