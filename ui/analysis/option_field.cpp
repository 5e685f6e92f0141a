#include "ui/analysis/option_field.h"
#include "core/responses/column.h"
#include "ui/analysis/analysis_words.h"
#include "ui/support/named.h"
#include "ui/widgets/tick_button.h"
#include "ui/widgets/tick_list.h"
#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <algorithm>

namespace counterpoint::ui {

namespace {

/// A lying row: what it is, and the field.
void addLabelled(QWidget& room, const QString& title, QWidget* field)
{
    auto* label = new QLabel(title);
    label->setWordWrap(true);
    label->setBuddy(field);
    auto* row = static_cast<QHBoxLayout*>(room.layout());
    row->addWidget(label, 1);
    row->addWidget(field, 0);
}

/// '95', '99.9': no zeros that say nothing.
class NumberBox : public QDoubleSpinBox {
public:
    QString textFromValue(double value) const override { return numberText(value); }
};

} // namespace

OptionField::OptionField(const Option& option, QWidget* parent)
    : QWidget(parent)
    , m_option(option)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    setToolTip(option.about == option.title ? QString() : QStringLiteral("<qt>%1</qt>").arg(option.about.toHtmlEscaped()));
    if (option.type == Option::Type::Switch)
        buildSwitch();
    else if (option.type == Option::Type::Choice)
        buildChoice();
    else if (option.isMain)
        buildList();
    else if (option.takesSeveral())
        buildTicks();
    else if (option.isOfStudy())
        buildOne();
    else if (option.type == Option::Type::Number && !option.standard.isNull())
        buildNumber();
    else
        buildLine();
}

void OptionField::setValue(const QJsonValue& value) { m_show(value); }

void OptionField::buildSwitch()
{
    auto* box = named(new QCheckBox(m_option.title), objectNameOf("option", m_option.key).constData(), m_option.title);
    layout()->addWidget(box);
    connect(box, &QCheckBox::clicked, this, [this](bool on) { Q_EMIT wanted(on); });
    m_show = [box](const QJsonValue& value) { box->setChecked(value.toBool()); };
}

void OptionField::buildChoice()
{
    auto* box = named(new QComboBox, objectNameOf("option", m_option.key).constData(), m_option.title);
    constexpr qsizetype widest = 22; // characters: longer titles are read in the open list
    qsizetype longest = 0;
    for (const auto& choice : m_option.choices) {
        box->addItem(choice.title, choice.key);
        longest = std::max(longest, choice.title.size());
    }
    if (longest > widest) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(int(widest));
        box->view()->setMinimumWidth(box->view()->sizeHintForColumn(0) + 2 * box->view()->verticalScrollBar()->sizeHint().width());
    }
    addLabelled(*this, m_option.title, box);
    connect(box, &QComboBox::activated, this, [this, box] { Q_EMIT wanted(box->currentData().toString()); });
    m_show = [box](const QJsonValue& value) { box->setCurrentIndex(box->findData(value.toString())); };
}

/// What is chosen from most often has room for itself.
void OptionField::buildList()
{
    auto* list = new TickList(objectNameOf("option", m_option.key), m_option.title);
    layout()->addWidget(list);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    connect(list, &TickList::wanted, this, [this](const QJsonArray& keys) { Q_EMIT wanted(keys); });
    m_show = [list](const QJsonValue& value) { list->setTicked(value.toArray()); };
    m_fill = [list](const std::vector<StudyItem>& items) { list->setItems(items); };
}

void OptionField::buildTicks()
{
    auto* button = new TickButton(objectNameOf("option", m_option.key), m_option.title);
    if (m_option.type == Option::Type::Codes)
        button->setWordForNone(tr("None"));
    addLabelled(*this, m_option.title, button);
    connect(button, &TickButton::wanted, this, [this](const QJsonArray& keys) { Q_EMIT wanted(keys); });
    m_show = [button](const QJsonValue& value) { button->setTicked(value.toArray()); };
    m_fill = [button](const std::vector<StudyItem>& items) { button->setItems(items); };
}

void OptionField::buildOne()
{
    auto* box = named(new QComboBox, objectNameOf("option", m_option.key).constData(), m_option.title);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
    box->setPlaceholderText(m_option.type == Option::Type::Guide ? tr("The first guide") : tr("Choose"));
    addLabelled(*this, m_option.title, box);
    connect(box, &QComboBox::activated, this, [this, box] { Q_EMIT wanted(box->currentData().toString()); });
    m_show = [box](const QJsonValue& value) { box->setCurrentIndex(value.toString().isEmpty() ? -1 : box->findData(value.toString())); };
    m_fill = [box](const std::vector<StudyItem>& items) {
        const auto before = box->currentData();
        box->clear();
        for (const auto& item : items)
            box->addItem(item.name, item.key);
        box->setCurrentIndex(before.isValid() ? box->findData(before) : -1);
    };
}

void OptionField::buildNumber()
{
    auto* box = named(new NumberBox, objectNameOf("option", m_option.key).constData(), m_option.title);
    box->setRange(std::max(m_option.least, -1e9), std::min(m_option.most, 1e9));
    box->setDecimals(m_option.isWhole ? 0 : 3);
    box->setStepType(QAbstractSpinBox::DefaultStepType);
    box->setKeyboardTracking(false);
    addLabelled(*this, m_option.title, box);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this](double number) { Q_EMIT wanted(number); });
    m_show = [box](const QJsonValue& value) {
        const QSignalBlocker quiet(box);
        box->setValue(value.toDouble());
    };
}

void OptionField::buildLine()
{
    auto* line = named(new QLineEdit, objectNameOf("option", m_option.key).constData(), m_option.title);
    line->setClearButtonEnabled(true);
    line->setMinimumWidth(line->fontMetrics().averageCharWidth() * 12);
    if (m_option.type == Option::Type::Numbers)
        line->setPlaceholderText(tr("0.5, 0.3, 0.2"));
    if (m_option.type == Option::Type::Texts)
        line->setPlaceholderText(tr("this; that"));
    addLabelled(*this, m_option.title, line);
    connect(line, &QLineEdit::editingFinished, this, [this, line] {
        const auto value = fromLine(line->text());
        if (!checkOption(m_option, value))
            m_show(m_option.standard); // not a number: as if nothing had been typed
        else
            Q_EMIT wanted(value);
    });
    m_show = [this, line](const QJsonValue& value) {
        if (!line->isModified() || toLine(value) != line->text())
            line->setText(toLine(value));
    };
}

QJsonValue OptionField::fromLine(const QString& line) const
{
    const auto text = line.trimmed();
    if (m_option.type == Option::Type::Text)
        return text;
    const auto number = [](const QString& word) {
        bool isNumber = false;
        const double value = word.toDouble(&isNumber);
        return isNumber ? QJsonValue(value) : QJsonValue(word);
    };
    if (m_option.type == Option::Type::Number)
        return text.isEmpty() ? QJsonValue(QJsonValue::Null) : number(text);
    QJsonArray items;
    if (m_option.type == Option::Type::Numbers)
        for (const auto& word : text.split(QRegularExpression(QStringLiteral("[\\s,;]+")), Qt::SkipEmptyParts))
            items.append(number(word));
    else
        for (const auto& word : text.split(u';', Qt::SkipEmptyParts))
            items.append(word.trimmed());
    return items;
}

QString OptionField::toLine(const QJsonValue& value) const
{
    if (value.isDouble())
        return numberText(value.toDouble());
    if (!value.isArray())
        return value.toString();
    QStringList words;
    for (const auto& item : value.toArray())
        words << (item.isDouble() ? numberText(item.toDouble()) : item.toString());
    return words.join(m_option.type == Option::Type::Numbers ? QStringLiteral(", ") : QStringLiteral("; "));
}

} // namespace counterpoint::ui
