#include "ui/transcript/pattern_field.h"
#include "ui/support/named.h"
#include "ui/support/settings.h"
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>

namespace counterpoint::ui {

PatternField::PatternField(QWidget* parent)
    : QWidget(parent)
    , m_pattern(named(new QComboBox, "transcriptPattern", tr("Own pattern for labels")))
    , m_isExpression(named(new QCheckBox(tr("Regular expression")), "transcriptPatternIsExpression", tr("Regular expression")))
    , m_forAll(named(new QToolButton, "transcriptPatternForAll", tr("Use the pattern for all files")))
    , m_soon(new QTimer(this))
{
    m_pattern->setEditable(true);
    m_pattern->setInsertPolicy(QComboBox::NoInsert);
    m_pattern->setCompleter(nullptr);
    m_pattern->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_pattern->setMinimumContentsLength(16);
    QStringList examples{settings::speakerPattern().text, QStringLiteral("{speaker} ({time}):"), QStringLiteral("[{time}] {speaker}:"),
                         QStringLiteral("{number}. {speaker}:"), QStringLiteral("<{speaker}>")};
    examples.removeAll(QString());
    examples.removeDuplicates();
    m_pattern->addItems(examples);
    m_pattern->clearEditText();
    m_pattern->lineEdit()->setPlaceholderText(tr("recognised by itself"));
    m_pattern->lineEdit()->setClearButtonEnabled(true);
    m_pattern->setToolTip(
        tr("How a turn begins, where it is not recognised: {speaker} stands for the name, {time} for a time, {number} for a "
           "number and {any} for anything; the rest stands for itself."));
    m_isExpression->setToolTip(
        tr("A regular expression with a group for the name, such as (?<speaker>[A-Z]+\\d*), and perhaps (?<time>…)"));
    m_forAll->setText(tr("For all files"));
    m_forAll->setToolTip(tr("Use this pattern for all files of the list"));
    m_soon->setSingleShot(true);
    m_soon->setInterval(250);
    auto* label = new QLabel(tr("&Labels look like"));
    label->setBuddy(m_pattern);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_pattern, 1);
    row->addWidget(m_isExpression);
    row->addWidget(m_forAll);
    connect(m_pattern, &QComboBox::editTextChanged, m_soon, qOverload<>(&QTimer::start));
    connect(m_isExpression, &QCheckBox::toggled, m_soon, qOverload<>(&QTimer::start));
    connect(m_pattern, &QComboBox::activated, this, [this](int index) {
        const auto last = settings::speakerPattern();
        m_isExpression->setChecked(last.isExpression && m_pattern->itemText(index) == last.text);
    });
    connect(m_soon, &QTimer::timeout, this, &PatternField::changed);
    connect(m_forAll, &QToolButton::clicked, this, [this] {
        m_soon->stop();
        Q_EMIT wantedForAll();
    });
}

SpeakerPattern PatternField::pattern() const { return {m_pattern->currentText().trimmed(), m_isExpression->isChecked()}; }

void PatternField::setPattern(const SpeakerPattern& pattern)
{
    const QSignalBlocker quietPattern(m_pattern);
    const QSignalBlocker quietBox(m_isExpression);
    m_pattern->setEditText(pattern.text);
    m_isExpression->setChecked(pattern.isExpression);
    m_soon->stop();
}

void PatternField::remember() const
{
    if (const auto used = pattern(); !used.isEmpty())
        settings::setSpeakerPattern({used.text, used.isExpression});
}

} // namespace counterpoint::ui
