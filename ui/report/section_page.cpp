#include "ui/report/section_page.h"
#include "core/project/project.h"
#include "core/report/checklists.h"
#include "core/report/section_kinds.h"
#include "ui/report/covered_items.h"
#include "ui/report/live_figures.h"
#include "ui/report/outline_acts.h"
#include "ui/report/prose_field.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

constexpr int room = 16;
constexpr int widestCharacters = 84; ///< of a line of text to be read
constexpr int linesOfText = 10;
constexpr int linesBesideMore = 3; ///< where the study makes most of the section
constexpr double titleSize = 1.25; ///< of the text's letters
const QString newPageKey = QStringLiteral("new_page");

bool isTextPrinted(const ReportSection& section) { return section.kind != QLatin1String("contents"); }

} // namespace

SectionPage::SectionPage(Session& session, OutlineActs& acts, QWidget* parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_acts(acts)
    , m_about(new QLabel)
    , m_title(named(new ProseField(ProseField::Form::OneParagraph), "sectionTitle", tr("Heading of the section")))
    , m_choices(buildChoices())
    , m_text(named(new ProseField(ProseField::Form::Paragraphs), "sectionText", tr("Text of the section")))
    , m_figures(new LiveFigures(session))
    , m_covered(new CoveredItems)
    , m_column(new QWidget)
{
    named(this, "sectionPage", tr("Section of the report"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto reading = settings::readingFont();
    m_text->setFont(reading);
    m_column->setMaximumWidth(QFontMetrics(reading).averageCharWidth() * widestCharacters);
    reading.setPointSizeF(reading.pointSizeF() * titleSize);
    reading.setBold(true);
    m_title->setFont(reading);
    m_about->setWordWrap(true);
    auto* column = new QVBoxLayout(m_column);
    column->setContentsMargins(room, room, room, room);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_about);
    column->addWidget(m_choices);
    column->addWidget(m_text);
    column->addWidget(m_figures);
    column->addWidget(m_covered, 1);
    column->addStretch(0);
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(m_column, 1000);
    row->addStretch(1);
    setWidget(page);
    connect(m_title, &NoteField::committed, this, &SectionPage::keepTitle);
    connect(m_title, &ProseField::finished, this, &SectionPage::focusText);
    connect(m_text, &NoteField::committed, this, &SectionPage::keepBody);
    connect(m_figures, &LiveFigures::accepted, this, &SectionPage::acceptFigure);
    connect(m_figures, &LiveFigures::wanted, this, &SectionPage::putFigure);
    connect(m_covered, &CoveredItems::typed, this, &SectionPage::keepCovered);
    connect(m_text, &ProseField::cursorMoved, this, [this](const QRect& where) {
        const auto at = m_text->mapTo(widget(), where.center());
        ensureVisible(at.x(), at.y(), 0, where.height() + room);
    });
    const bool isReadOnly = session.project().isReadOnly();
    m_title->setReadOnly(isReadOnly);
    m_text->setReadOnly(isReadOnly);
    m_choices->setEnabled(!isReadOnly);
    m_covered->setEnabled(!isReadOnly);
}

QWidget* SectionPage::buildChoices()
{
    auto* choices = new QWidget;
    m_form = new QFormLayout(choices);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_newPage = named(new QCheckBox(tr("Begins a new &page")), "sectionNewPage", tr("The section begins a new page"));
    m_form->addRow(m_newPage);
    connect(m_newPage, &QCheckBox::clicked, this, [this](bool isOn) { keepOption(newPageKey, isOn); });
    return choices;
}

/// The boxes are made anew only for another kind, so that the one who chooses stays in them.
void SectionPage::fillChoices()
{
    const auto* kind = report::findSectionKind(m_row.section.kind);
    if (m_filledKind != m_row.section.kind) {
        m_filledKind = m_row.section.kind;
        for (const auto& [key, box] : m_boxes)
            m_form->removeRow(box);
        m_boxes.clear();
        for (std::size_t i = 0; kind && i < kind->options.size(); ++i) {
            const auto& option = kind->options[i];
            auto* box = named(new QComboBox, ("section_" + option.key.toStdString()).c_str(), option.title);
            box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            box->setMinimumContentsLength(16);
            box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
            m_form->insertRow(int(i), option.title + u':', box);
            connect(box, &QComboBox::activated, this, [this, box, key = option.key] { keepOption(key, box->currentData().toString()); });
            m_boxes[option.key] = box;
        }
    }
    for (std::size_t i = 0; kind && i < kind->options.size(); ++i) {
        const auto& option = kind->options[i];
        const auto items = m_session.project().read([&](const Read& db) { return option.items(db); });
        if (!m_session.notices().accept(items))
            return;
        auto* box = m_boxes[option.key];
        const auto chosen = m_row.section.options.value(option.key).toString();
        box->clear();
        box->addItem(option.none.isEmpty() ? tr("Choose …") : option.none, QString());
        for (const auto& item : *items)
            box->addItem(item.name, item.key);
        if (!chosen.isEmpty() && box->findData(chosen) < 0)
            box->addItem(tr("(no longer in the study)"), chosen);
        box->setCurrentIndex(box->findData(chosen));
    }
    m_newPage->setChecked(report::beginsPage(m_row.section));
}

void SectionPage::show(const OutlineRow& row)
{
    const bool isOther = row.id != m_row.id;
    if (isOther)
        commit();
    m_row = row;
    m_body = row.section.body;
    const auto edited = live_text::forEditing(m_body);
    if (isOther) {
        m_title->restore(row.section.title);
        m_text->restore(edited);
        verticalScrollBar()->setValue(0);
    } else {
        // A blank at the end is not kept, but the one who types goes on behind it.
        const auto typed = m_title->toPlainText();
        m_title->setKept(typed.trimmed() == row.section.title ? typed : row.section.title);
        m_text->setKept(edited);
    }
    const auto* kind = report::findSectionKind(row.section.kind);
    const bool isTitlePage = row.section.kind == QLatin1String("title");
    const auto guidance = row.section.options.value(report_sections::guidanceKey).toString();
    m_title->setPlaceholderText(isTitlePage ? tr("The title of the report; left empty, that of the study") : row.heading);
    m_text->setPlaceholderText(!guidance.isEmpty() ? guidance
                                   : isTitlePage   ? tr("A subtitle")
                                                   : tr("What stands below the heading; may stay empty"));
    m_text->setLeastLines(row.section.kind == QLatin1String("text") ? linesOfText : linesBesideMore);
    m_text->setVisible(isTextPrinted(row.section));
    m_figures->setVisible(isTextPrinted(row.section) && !isTitlePage);
    m_about->setText(kind ? kind->about
                          : tr("This program does not know sections of the kind “%1”; only its text is printed.").arg(row.section.kind));
    check();
}

void SectionPage::check()
{
    if (!m_row.id.isValid())
        return;
    fillChoices();
    m_figures->check(m_body);
    const bool isChecklist = m_row.section.kind == QLatin1String("checklist");
    m_covered->setVisible(isChecklist);
    if (!isChecklist)
        return;
    const auto items =
        m_session.project().read([this](const Read& db) { return report::coverage(db, report_sections::all(db), m_row.section); });
    if (m_session.notices().accept(items))
        m_covered->setItems(*items);
}

void SectionPage::focusTitle() { m_title->setFocus(); }

void SectionPage::focusText() { (m_text->isVisible() ? m_text : m_title)->setFocus(); }

void SectionPage::commit()
{
    m_title->commit();
    m_text->commit();
    m_covered->commit();
}

void SectionPage::keepTitle(const QString& title)
{
    auto changed = m_row.section;
    changed.title = title.trimmed();
    write(changed);
}

void SectionPage::keepBody(const QString& body)
{
    auto changed = m_row.section;
    changed.body = m_body = live_text::fromEditing(body, m_body);
    write(changed);
    m_figures->check(m_body);
}

void SectionPage::keepOption(const QString& key, const QJsonValue& value)
{
    commit();
    auto changed = m_row.section;
    if (value.isString() && value.toString().isEmpty())
        changed.options.remove(key);
    else
        changed.options.insert(key, value);
    write(changed);
}

void SectionPage::keepCovered(int item, const QString& where)
{
    auto changed = m_row.section;
    report::setCovered(changed, item, where);
    write(changed);
}

void SectionPage::acceptFigure(int place)
{
    commit();
    auto changed = m_row.section;
    changed.body = m_figures->withAccepted(m_body, place);
    write(changed);
}

/// The figure goes where the cursor was; the field that it is becomes known before the text is kept.
void SectionPage::putFigure(const LiveField& field)
{
    const auto stored = live_text::toText({{{}, field}});
    m_body += stored;
    m_text->insertPlainText(live_text::forEditing(stored));
    m_text->setFocus();
    m_text->commit();
}

bool SectionPage::write(const ReportSection& changed)
{
    const auto before = m_row.section;
    // The step is answered by new rows, which show this section as it is written here.
    m_row.section = changed;
    if (m_acts.write(before, changed, m_row.heading))
        return true;
    m_row.section = before;
    return false;
}

} // namespace counterpoint::ui
