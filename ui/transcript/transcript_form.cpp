#include "ui/transcript/transcript_form.h"
#include "core/text/text_index.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include "ui/support/reading_font.h"
#include "ui/transcript/pattern_field.h"
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableWidget>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace counterpoint::ui {

namespace {

enum Column { NameColumn, RoleColumn, CaseColumn, TurnsColumn, WordsColumn, ColumnCount };
constexpr qsizetype previewLength = 30'000; ///< UTF-16 units

/// Okabe and Ito's colours, told apart also by those who are colour blind.
QColor speakerColour(int speaker)
{
    static const std::array<const char*, 7> colours{"#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b8a900"};
    return QColor(QLatin1String(colours[std::size_t(speaker) % colours.size()]));
}

} // namespace

TranscriptForm::TranscriptForm(QWidget* parent)
    : QWidget(parent)
    , m_name(named(new QLineEdit, "transcriptName", tr("Name of the source")))
    , m_strand(named(new QComboBox, "transcriptStrand", tr("Strand")))
    , m_attribute(named(new QComboBox, "transcriptAttribute", tr("Attribute of the cases")))
    , m_group(named(new QLineEdit, "transcriptGroup", tr("Value for the cases of this transcript")))
    , m_hasSpeakers(named(new QCheckBox(tr("This text has speakers")), "transcriptHasSpeakers", tr("This text has speakers")))
    , m_reading(new QWidget)
    , m_dropFurniture(
          named(new QCheckBox(tr("Without page headers and footers")), "transcriptDropFurniture", tr("Without page headers and footers")))
    , m_dropLineNumbers(named(new QCheckBox(tr("Without line numbers")), "transcriptDropLineNumbers", tr("Without line numbers")))
    , m_pattern(new PatternField)
    , m_table(named(new QTableWidget(0, ColumnCount), "transcriptSpeakers", tr("Speakers")))
    , m_merge(named(new QToolButton, "transcriptMerge", tr("Same speaker as…")))
    , m_ignore(named(new QToolButton, "transcriptIgnore", tr("Not a speaker")))
    , m_label(named(new QLineEdit, "transcriptLabel", tr("Another label that is a speaker")))
    , m_summary(named(new QLabel, "transcriptSummary", tr("What was recognised")))
    , m_preview(named(new QPlainTextEdit, "transcriptPreview", tr("Preview")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 0);
    buildTop();
    buildSpeakers();
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    m_preview->setReadOnly(true);
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    useReadingFont(*m_preview);
    column->addWidget(m_preview, 1);
}

void TranscriptForm::buildTop()
{
    const std::array<std::pair<Strand, QString>, 4> strands{{{Strand::Interviews, tr("Interviews")},
                                                             {Strand::FocusGroups, tr("Focus groups")},
                                                             {Strand::Survey, tr("Survey answers")},
                                                             {Strand::Documents, tr("Documents")}}};
    for (const auto& [strand, name] : strands)
        m_strand->addItem(name, int(strand));
    m_attribute->setEditable(true);
    m_attribute->lineEdit()->setPlaceholderText(tr("Attribute, such as Group"));
    m_group->setPlaceholderText(tr("such as senior manager"));
    auto* group = new QHBoxLayout;
    group->addWidget(m_attribute, 1);
    group->addWidget(new QLabel(tr("is")));
    group->addWidget(m_group, 1);
    auto* form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Strand"), m_strand);
    form->addRow(tr("For the cases"), group);
    static_cast<QVBoxLayout*>(layout())->addLayout(form);
    auto* reading = new QHBoxLayout(m_reading);
    reading->setContentsMargins(0, 0, 0, 0);
    reading->addWidget(m_dropFurniture);
    reading->addWidget(m_dropLineNumbers);
    reading->addStretch(1);
    static_cast<QVBoxLayout*>(layout())->addWidget(m_reading);
    m_reading->hide();
    for (auto* box : {m_dropFurniture, m_dropLineNumbers})
        connect(box, &QCheckBox::toggled, this, [this] {
            if (!m_filling)
                Q_EMIT readingChanged({m_dropFurniture->isChecked(), m_dropLineNumbers->isChecked()});
        });
}

void TranscriptForm::buildSpeakers()
{
    m_table->setHorizontalHeaderLabels({tr("Speaker"), tr("Role"), tr("Case"), tr("Turns"), tr("Words")});
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(CaseColumn, QHeaderView::Stretch);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_merge->setText(tr("Same speaker as…"));
    m_merge->setPopupMode(QToolButton::InstantPopup);
    m_merge->setMenu(new QMenu(m_merge));
    m_ignore->setText(tr("Not a speaker"));
    m_label->setPlaceholderText(tr("Label not recognised"));
    m_label->setMinimumWidth(m_label->fontMetrics().horizontalAdvance(m_label->placeholderText()) + 16);
    m_label->setToolTip(tr("Type a label as it stands in the text, such as “Interviewer 2”, and press Enter."));
    auto* tools = new QHBoxLayout;
    tools->addWidget(m_hasSpeakers);
    tools->addStretch(1);
    tools->addWidget(m_label);
    tools->addWidget(m_merge);
    tools->addWidget(m_ignore);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addLayout(tools);
    column->addWidget(m_pattern);
    column->addWidget(m_table);
    connect(m_pattern, &PatternField::changed, this, [this] { usePattern(m_pattern->pattern()); });
    connect(m_hasSpeakers, &QCheckBox::toggled, this, [this](bool has) {
        if (!m_filling)
            setHasSpeakers(has);
    });
    connect(m_label, &QLineEdit::returnPressed, this, [this] { addLabel(m_label->text()); });
    connect(m_ignore, &QToolButton::clicked, this, [this] { ignoreSpeaker(m_table->currentRow()); });
    connect(m_merge->menu(), &QMenu::aboutToShow, this, &TranscriptForm::fillMergeMenu);
    connect(m_table, &QTableWidget::cellChanged, this, [this](int row, int changed) {
        if (!m_filling && changed == NameColumn && std::size_t(row) < m_plan.speakers.size())
            m_plan.speakers[std::size_t(row)].name = m_table->item(row, NameColumn)->text().trimmed();
    });
}

void TranscriptForm::setKnown(const QStringList& caseNames, const QStringList& attributeNames)
{
    m_caseNames = caseNames;
    m_attribute->clear();
    m_attribute->addItems(attributeNames);
    const auto group = tr("Group");
    if (!attributeNames.contains(group, Qt::CaseInsensitive))
        m_attribute->addItem(group);
}

void TranscriptForm::setPlan(const TranscriptPlan& plan)
{
    m_plan = plan;
    m_filling = true;
    m_name->setText(plan.name);
    m_strand->setCurrentIndex(m_strand->findData(int(plan.strand)));
    m_hasSpeakers->setChecked(plan.options.speakers);
    m_pattern->setPattern(plan.options.pattern);
    if (!plan.caseAttributes.empty())
        m_attribute->setCurrentText(plan.caseAttributes.front().first);
    m_group->setText(plan.caseAttributes.empty() ? QString() : plan.caseAttributes.front().second);
    m_filling = false;
    showSpeakers();
    showSummary();
    showPreview();
}

TranscriptPlan TranscriptForm::plan() const
{
    auto plan = m_plan;
    if (!m_name->text().trimmed().isEmpty())
        plan.name = m_name->text().trimmed();
    plan.strand = Strand(m_strand->currentData().toInt());
    plan.caseAttributes.clear();
    if (!m_group->text().trimmed().isEmpty() && !m_attribute->currentText().trimmed().isEmpty())
        plan.caseAttributes.emplace_back(m_attribute->currentText().trimmed(), m_group->text().trimmed());
    return plan;
}

void TranscriptForm::recognise()
{
    const auto labels = m_plan.recognition.speakers;
    const auto corrected = m_plan.speakers;
    recogniseAgain(m_plan);
    // By label, so that a speaker who was given another name keeps it.
    for (std::size_t i = 0; i < m_plan.speakers.size(); ++i)
        for (std::size_t j = 0; j < corrected.size() && j < labels.size(); ++j)
            if (labels[j].name == m_plan.recognition.speakers[i].name)
                m_plan.speakers[i] = corrected[j];
    showSpeakers();
    showSummary();
    showPreview();
}

void TranscriptForm::setHasSpeakers(bool has)
{
    m_plan.options.speakers = has;
    recognise();
}

void TranscriptForm::mergeSpeakers(int speaker, int into)
{
    const auto& speakers = m_plan.recognition.speakers;
    if (speaker < 0 || into < 0 || speaker == into || std::max(speaker, into) >= int(speakers.size()))
        return;
    const auto label = speakers[std::size_t(speaker)].name;
    const auto target = speakers[std::size_t(into)].name;
    for (auto& other : m_plan.options.merged)
        if (other == label)
            other = target;
    m_plan.options.merged[label] = target;
    recognise();
}

void TranscriptForm::ignoreSpeaker(int speaker)
{
    if (speaker < 0 || speaker >= int(m_plan.recognition.speakers.size()))
        return;
    const auto label = m_plan.recognition.speakers[std::size_t(speaker)].name;
    m_plan.options.named.removeAll(label);
    m_plan.options.ignored << label;
    recognise();
}

void TranscriptForm::addLabel(const QString& label)
{
    if (label.trimmed().isEmpty())
        return;
    m_plan.options.ignored.removeAll(label.trimmed());
    m_plan.options.named << label.trimmed();
    m_label->clear();
    recognise();
}

/// Enter takes over what was typed about the speakers; it would import, were it left to the dialog.
void TranscriptForm::keyPressEvent(QKeyEvent* event)
{
    const auto* at = QApplication::focusWidget();
    const bool aboutSpeakers = at == m_label || m_pattern->isAncestorOf(at) || m_table->isAncestorOf(at);
    if (aboutSpeakers && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return;
    QWidget::keyPressEvent(event);
}

void TranscriptForm::usePattern(const SpeakerPattern& pattern)
{
    if (m_plan.options.pattern == pattern)
        return;
    if (m_pattern->pattern() != pattern) // the user's cursor stays
        m_pattern->setPattern(pattern);
    m_plan.options.pattern = pattern;
    recognise();
}

void TranscriptForm::setReading(const TextReading& reading, bool hasChoice)
{
    m_filling = true;
    m_dropFurniture->setChecked(reading.dropPageFurniture);
    m_dropLineNumbers->setChecked(reading.dropLineNumbers);
    m_filling = false;
    m_reading->setVisible(hasChoice);
}

void TranscriptForm::fillMergeMenu()
{
    auto* menu = m_merge->menu();
    menu->clear();
    const int current = m_table->currentRow();
    for (int row = 0; row < int(m_plan.speakers.size()); ++row)
        if (row != current)
            menu->addAction(m_plan.speakers[std::size_t(row)].name, this, [this, current, row] { mergeSpeakers(current, row); });
}

QComboBox* TranscriptForm::roleBox(int row)
{
    auto* box = new QComboBox;
    box->setObjectName(QStringLiteral("transcriptRole%1").arg(row));
    box->setAccessibleName(tr("Role of %1").arg(m_plan.speakers[std::size_t(row)].name));
    box->addItem(tr("Participant"), int(SpeakerRole::Participant));
    box->addItem(tr("Interviewer"), int(SpeakerRole::Interviewer));
    box->addItem(tr("Moderator"), int(SpeakerRole::Moderator));
    box->addItem(tr("Unknown voice"), int(SpeakerRole::Unknown));
    box->setCurrentIndex(box->findData(int(m_plan.speakers[std::size_t(row)].role)));
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, row] {
        auto& speaker = m_plan.speakers[std::size_t(row)];
        speaker.role = SpeakerRole(box->currentData().toInt());
        const bool takesPart = speaker.role == SpeakerRole::Participant;
        // Who asks is seldom a case, who answers nearly always; the field beside says what holds and can be changed.
        if (auto* field = qobject_cast<QComboBox*>(m_table->cellWidget(row, CaseColumn)))
            field->setEditText(!takesPart ? QString() : field->currentText().isEmpty() ? speaker.name : field->currentText());
    });
    return box;
}

QComboBox* TranscriptForm::caseBox(int row)
{
    auto* box = new QComboBox;
    box->setObjectName(QStringLiteral("transcriptCase%1").arg(row));
    box->setAccessibleName(tr("Case of %1").arg(m_plan.speakers[std::size_t(row)].name));
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(m_caseNames);
    box->lineEdit()->setPlaceholderText(tr("no case"));
    box->setEditText(m_plan.speakers[std::size_t(row)].caseName);
    connect(box, &QComboBox::editTextChanged, this,
            [this, row](const QString& text) { m_plan.speakers[std::size_t(row)].caseName = text.trimmed(); });
    return box;
}

void TranscriptForm::showSpeakers()
{
    m_filling = true;
    m_table->setRowCount(0);
    m_table->setRowCount(int(m_plan.speakers.size()));
    for (int row = 0; row < int(m_plan.speakers.size()); ++row) {
        const auto& found = m_plan.recognition.speakers[std::size_t(row)];
        QPixmap colour(16, 16);
        colour.fill(stripe(speakerColour(row), palette()));
        m_table->setItem(row, NameColumn, new QTableWidgetItem(QIcon(colour), m_plan.speakers[std::size_t(row)].name));
        m_table->setCellWidget(row, RoleColumn, roleBox(row));
        m_table->setCellWidget(row, CaseColumn, caseBox(row));
        const auto number = [&](int column, qint64 value) {
            auto* item = new QTableWidgetItem(QLocale().toString(value));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            item->setFlags(item->flags() & ~Qt::ItemIsEditable);
            m_table->setItem(row, column, item);
        };
        number(TurnsColumn, found.turns);
        number(WordsColumn, found.words);
    }
    m_filling = false;
    const int rows = std::clamp(int(m_plan.speakers.size()), 1, 6);
    const int rowHeight = m_table->rowCount() > 0 ? m_table->rowHeight(0) : fontMetrics().height() + 10;
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * rowHeight + 2 * m_table->frameWidth());
    m_table->setVisible(m_plan.options.speakers);
    m_merge->setEnabled(m_plan.speakers.size() > 1);
    m_ignore->setEnabled(!m_plan.speakers.empty());
    m_label->setEnabled(m_plan.options.speakers);
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(0, NameColumn);
}

void TranscriptForm::showSummary()
{
    const auto& found = m_plan.recognition;
    QStringList lines;
    if (!found.problem.isEmpty())
        lines << found.problem;
    else if (found.speakers.empty() && !m_plan.options.pattern.isEmpty() && m_plan.options.speakers)
        lines << tr("No line begins as the pattern says: the text comes in as a document.");
    else if (found.speakers.empty())
        lines << (m_plan.options.speakers ? tr("No speakers were recognised: the text comes in as a document.")
                                          : tr("The text comes in as a document."));
    else
        lines << tr("%1 in %2, written as %3.")
                     .arg(tr("%n speaker(s)", nullptr, int(found.speakers.size())), tr("%n turn(s)", nullptr, int(found.turns.size())),
                          found.form);
    if (const auto unknown = int(std::count_if(m_plan.speakers.begin(), m_plan.speakers.end(),
                                               [](const auto& speaker) { return speaker.role == SpeakerRole::Unknown; }));
        unknown > 0)
        lines << tr("%n unknown voice(s), who will be no case(s).", nullptr, unknown);
    if (!found.timestamps.empty())
        lines << tr("%n time code(s) found.", nullptr, int(found.timestamps.size()));
    lines << m_plan.content.notes;
    m_summary->setText(lines.join(u' '));
}

void TranscriptForm::showPreview()
{
    const auto& text = m_plan.content.text;
    const TextIndex index(text);
    const auto shown = std::min(previewLength, text.size());
    m_preview->setPlainText(text.left(shown));
    QTextCursor cursor(m_preview->document());
    cursor.beginEditBlock();
    const auto mark = [&](TextSpan span, const QTextCharFormat& format) {
        const auto from = index.toUtf16(span.start);
        const auto to = std::min(index.toUtf16(span.end), shown);
        if (from >= to)
            return;
        cursor.setPosition(int(from));
        cursor.setPosition(int(to), QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(format);
    };
    for (const auto& turn : m_plan.recognition.turns) {
        if (turn.speaker < 0)
            continue;
        QTextCharFormat label;
        label.setFontWeight(QFont::Bold);
        label.setBackground(highlight(speakerColour(turn.speaker), palette()));
        mark({turn.span.start, turn.contentStart}, label);
    }
    QTextCharFormat time;
    time.setForeground(quietText(palette()));
    time.setFontItalic(true);
    for (const auto& stamp : m_plan.recognition.timestamps)
        mark(stamp.span, time);
    cursor.endEditBlock();
}

} // namespace counterpoint::ui
