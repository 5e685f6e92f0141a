#include "ui/survey/preview_question.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include "ui/survey/preview_answers.h"
#include "ui/survey/preview_choices.h"
#include "ui/survey/preview_ranking.h"
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

bool looksMarked(const QString& text) { return text.contains(u'*') || text.contains(u'#') || text.contains(QLatin1String("](")); }

} // namespace

PreviewQuestion::PreviewQuestion(const Questionnaire& questionnaire, const ItemPlace& place, const PreviewLook& look,
                                 PreviewAnswers& answers, QWidget* parent)
    : QWidget(parent)
    , m_questionnaire(questionnaire)
    , m_item(*place.item)
    , m_offered(offeredChoices(questionnaire, place))
    , m_look(look)
    , m_answers(answers)
    , m_message(new QLabel)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    auto words = textOrOther(m_item.texts, role::label, look.language, questionnaire.defaultLanguage);
    if (m_item.required == Required::Yes && counterpoint::isAsked(m_item.type))
        words += QStringLiteral(" *");
    addLabel(words, false);
    addLabel(textOrOther(m_item.texts, role::hint, look.language, questionnaire.defaultLanguage), true);
    addAnswer();
    m_message->setWordWrap(true);
    m_message->hide();
    column->addWidget(m_message);
    refresh();
}

void PreviewQuestion::addLabel(const QString& text, bool isQuiet)
{
    if (text.isEmpty())
        return;
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(looksMarked(text) ? Qt::MarkdownText : Qt::PlainText);
    if (isQuiet)
        label->setForegroundRole(QPalette::PlaceholderText);
    auto bold = label->font();
    bold.setBold(!isQuiet && m_item.type != ItemType::Note);
    if (holdsItems(m_item.type) && m_item.type != ItemType::Grid && !isQuiet)
        bold.setPointSizeF(bold.pointSizeF() * 1.2);
    label->setFont(bold);
    m_labels.emplace_back(label, text);
    layout()->addWidget(label);
}

bool PreviewQuestion::isAsked() const { return m_answers.holds(m_item, m_item.relevant); }

void PreviewQuestion::refresh()
{
    for (const auto& [label, text] : m_labels)
        label->setText(m_answers.piped(text, m_questionnaire, m_look.language));
    const auto answer = m_answers.of(m_item.name);
    const bool isRefused = !answer.isEmpty() && !m_answers.holds(m_item, m_item.constraint, answer);
    m_message->setVisible(isRefused);
    if (!isRefused)
        return;
    const auto words = textOrOther(m_item.texts, role::constraintMessage, m_look.language, m_questionnaire.defaultLanguage);
    m_message->setText(words.isEmpty() ? tr("This answer is not accepted.") : words);
    m_message->setAutoFillBackground(true);
    auto colours = m_message->palette();
    colours.setColor(QPalette::Window, errorBackground(colours));
    m_message->setPalette(colours);
    m_message->setMargin(4);
}

void PreviewQuestion::setChosen(bool chosen)
{
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    update();
}

void PreviewQuestion::paintEvent(QPaintEvent*)
{
    if (!m_chosen)
        return;
    QPainter painter(this);
    const int x = layoutDirection() == Qt::RightToLeft ? width() - 3 : 0;
    painter.fillRect(x, 4, 3, height() - 8, palette().color(QPalette::Highlight));
}

void PreviewQuestion::addAnswer()
{
    QWidget* answer = nullptr;
    const bool hasMissing = !m_offered.empty();
    switch (m_item.type) {
    case ItemType::Single:
    case ItemType::Likert:
    case ItemType::Multiple: {
        const bool isAcross = m_item.type == ItemType::Likert && !m_look.isPhone && m_offered.size() <= 8;
        answer = new PreviewChoices({m_item.name, m_item.type == ItemType::Multiple, isAcross, m_item.orOther}, m_offered, m_questionnaire,
                                    m_look.language, m_answers);
        break;
    }
    case ItemType::Ranking:
        answer = ranking();
        break;
    case ItemType::Rating:
        answer = rating();
        break;
    case ItemType::Slider:
        answer = slider();
        break;
    case ItemType::Grid:
        answer = grid();
        break;
    case ItemType::Consent: {
        auto* box = named(new QCheckBox(tr("Yes")), qPrintable(QStringLiteral("preview_") + m_item.name), tr("Consent"));
        box->setChecked(!m_answers.of(m_item.name).isEmpty());
        connect(box, &QCheckBox::toggled, this, [this](bool on) { m_answers.set(m_item.name, on ? QStringLiteral("OK") : QString()); });
        answer = box;
        break;
    }
    default:
        if (counterpoint::isAsked(m_item.type))
            answer = field();
        break;
    }
    if (answer)
        layout()->addWidget(answer);
    const bool isOfList = hasChoices(m_item.type) && m_item.type != ItemType::Ranking;
    if (hasMissing && !isOfList && counterpoint::isAsked(m_item.type)) { // ways not to answer beside a field
        auto ways = m_offered;
        std::erase_if(ways, [](const SurveyChoice& each) { return each.role != ChoiceRole::Missing; });
        if (!ways.empty())
            layout()->addWidget(new PreviewChoices({m_item.name, false, false, false}, ways, m_questionnaire, m_look.language, m_answers));
    }
}

QWidget* PreviewQuestion::field()
{
    const auto name = QStringLiteral("preview_") + m_item.name;
    const auto spoken = textOrOther(m_item.texts, role::label, m_look.language, m_questionnaire.defaultLanguage);
    const auto value = m_answers.of(m_item.name);
    if (m_item.type == ItemType::LongText) {
        auto* text = named(new QPlainTextEdit(value), qPrintable(name), spoken);
        text->setTabChangesFocus(true);
        text->setFixedHeight(fontMetrics().lineSpacing() * 4 + 12);
        connect(text, &QPlainTextEdit::textChanged, this, [this, text] { m_answers.set(m_item.name, text->toPlainText()); });
        return text;
    }
    auto* line = named(new QLineEdit(value), qPrintable(name), spoken);
    if (m_item.type != ItemType::ShortText)
        line->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
    if (m_item.type == ItemType::Date)
        line->setPlaceholderText(tr("2024-05-31"));
    if (m_item.type == ItemType::Time)
        line->setPlaceholderText(tr("14:05"));
    if (m_item.type == ItemType::DateTime)
        line->setPlaceholderText(tr("2024-05-31T14:05"));
    connect(line, &QLineEdit::textEdited, this, [this](const QString& text) { m_answers.set(m_item.name, text.trimmed()); });
    return line;
}

QWidget* PreviewQuestion::rating()
{
    const int from = int(m_item.number(QStringLiteral("start")).value_or(1));
    const int to = std::min(from + 20, int(m_item.number(QStringLiteral("end")).value_or(5)));
    std::vector<SurveyChoice> points;
    for (int point = from; point <= to; ++point) {
        SurveyChoice choice;
        choice.code = QString::number(point);
        setText(choice.texts, role::label, m_look.language, choice.code);
        points.push_back(std::move(choice));
    }
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new PreviewChoices({m_item.name, false, true, false}, points, m_questionnaire, m_look.language, m_answers));
    auto* ends = new QHBoxLayout;
    ends->addWidget(new QLabel(textOrOther(m_item.texts, role::low, m_look.language, m_questionnaire.defaultLanguage)));
    ends->addStretch(1);
    ends->addWidget(new QLabel(textOrOther(m_item.texts, role::high, m_look.language, m_questionnaire.defaultLanguage)));
    column->addLayout(ends);
    return whole;
}

QWidget* PreviewQuestion::slider()
{
    auto* whole = new QWidget;
    auto* bar = named(new QSlider(Qt::Horizontal), qPrintable(QStringLiteral("preview_") + m_item.name), m_item.label(m_look.language));
    const double from = m_item.number(QStringLiteral("start")).value_or(0);
    const double to = m_item.number(QStringLiteral("end")).value_or(100);
    const double step = m_item.number(QStringLiteral("step")).value_or(1);
    const double each = step > 0 ? step : 1;
    bar->setRange(0, std::max(1, int((to - from) / each)));
    auto* value = new QLabel(m_answers.of(m_item.name));
    bar->setValue(int((m_answers.of(m_item.name).toDouble() - from) / each));
    connect(bar, &QSlider::valueChanged, this, [this, value, from, each](int place) {
        const auto text = QString::number(from + place * each);
        value->setText(text);
        m_answers.set(m_item.name, text);
    });
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(bar);
    auto* ends = new QHBoxLayout;
    ends->addWidget(new QLabel(textOrOther(m_item.texts, role::low, m_look.language, m_questionnaire.defaultLanguage)));
    ends->addStretch(1);
    ends->addWidget(value);
    ends->addStretch(1);
    ends->addWidget(new QLabel(textOrOther(m_item.texts, role::high, m_look.language, m_questionnaire.defaultLanguage)));
    column->addLayout(ends);
    return whole;
}

QWidget* PreviewQuestion::ranking()
{
    auto ranked = m_offered; // ways not to answer have no place in an order
    std::erase_if(ranked, [](const SurveyChoice& each) { return each.role == ChoiceRole::Missing; });
    QStringList words;
    for (const auto& choice : ranked)
        words << textOrOther(choice.texts, role::label, m_look.language, m_questionnaire.defaultLanguage);
    return new PreviewRanking(m_item.name, ranked, words, m_answers);
}

QWidget* PreviewQuestion::grid() { return new PreviewGrid(m_item, m_offered, m_questionnaire, m_look.language, m_look.isPhone, m_answers); }

} // namespace counterpoint::ui
