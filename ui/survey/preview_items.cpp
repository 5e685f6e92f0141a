#include "ui/survey/preview_items.h"
#include "ui/support/named.h"
#include "ui/survey/preview_answers.h"
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>

namespace counterpoint::ui {

namespace {

constexpr std::size_t mostQuestions = 14; ///< that are drawn at once: of a long page those around the chosen one
constexpr auto nowhere = std::numeric_limits<std::size_t>::max();

void gather(const std::vector<SurveyItem>& items, const SurveyItem* parent, int depth, SurveyItemId chosen, std::vector<ItemPlace>& found,
            std::size_t& at)
{
    for (const auto& item : items) {
        if (item.id == chosen)
            at = found.size();
        if (item.type == ItemType::Calculate || item.type == ItemType::Hidden)
            continue;
        found.push_back({&item, parent, depth});
        const bool isOfItsOwn = item.type == ItemType::Grid || item.type == ItemType::Repeat;
        std::vector<ItemPlace> within;
        std::size_t place = nowhere;
        gather(item.items, &item, depth + 1, chosen, isOfItsOwn ? within : found, isOfItsOwn ? place : at);
        if (isOfItsOwn && place != nowhere)
            at = found.size() - 1;
    }
}

} // namespace

std::vector<ItemPlace> previewedPlaces(const Questionnaire& questionnaire, const SurveyItem* holder, SurveyItemId chosen)
{
    std::vector<ItemPlace> found;
    std::size_t at = nowhere;
    gather(holder ? holder->items : questionnaire.items, holder, 0, chosen, found, at);
    if (found.size() <= mostQuestions)
        return found;
    const auto first = std::min(at != nowhere && at > 4 ? at - 4 : 0, found.size() - mostQuestions);
    return {found.begin() + std::ptrdiff_t(first), found.begin() + std::ptrdiff_t(first + mostQuestions)};
}

PreviewItems::PreviewItems(const Questionnaire& questionnaire, const std::vector<ItemPlace>& places, const PreviewLook& look,
                           PreviewAnswers& answers, QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (const auto& place : places) {
        if (place.item->type == ItemType::Repeat) {
            m_repeats.push_back(new PreviewRepeat(questionnaire, place, look, answers));
            column->addWidget(m_repeats.back());
        } else {
            m_questions.push_back(new PreviewQuestion(questionnaire, place, look, answers));
            column->addWidget(m_questions.back());
        }
    }
}

void PreviewItems::follow(SurveyItemId chosen)
{
    for (auto* question : m_questions) {
        const bool isChosen = question->item() == chosen;
        question->setVisible(isChosen || question->isAsked());
        question->setChosen(isChosen);
        question->refresh();
    }
    for (auto* repeat : m_repeats)
        repeat->follow(chosen);
}

const QWidget* PreviewItems::of(SurveyItemId item) const
{
    for (const auto* question : m_questions)
        if (question->item() == item)
            return question;
    for (const auto* repeat : m_repeats)
        if (const auto* found = repeat->of(item))
            return found;
    return nullptr;
}

PreviewRepeat::PreviewRepeat(const Questionnaire& questionnaire, const ItemPlace& place, const PreviewLook& look, PreviewAnswers& answers,
                             QWidget* parent)
    : QWidget(parent)
    , m_questionnaire(questionnaire)
    , m_item(*place.item)
    , m_look(look)
    , m_answers(answers)
    , m_heading(new PreviewQuestion(questionnaire, place, look, answers))
    , m_none(new QLabel(tr("With these answers it is not asked at all.")))
    , m_column(new QVBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_heading);
    column->addWidget(m_none);
    column->addLayout(m_column);
    m_none->setWordWrap(true);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    m_none->setContentsMargins(12, 0, 12, 4);
    if (!m_item.repeatCount.isEmpty())
        return;
    auto* another = named(new QPushButton(tr("Add another")), qPrintable(QStringLiteral("previewAnother_") + m_item.name),
                          tr("Add another: %1").arg(textOrOther(m_item.texts, role::label, look.language, questionnaire.defaultLanguage)));
    another->setEnabled(false); // until it is known that there is room
    m_another = another;
    connect(another, &QPushButton::clicked, this, [this] { m_answers.addRound(m_item); });
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 4);
    row->addWidget(another);
    row->addStretch(1);
    column->addLayout(row);
}

QWidget* PreviewRepeat::buildRound(PreviewAnswers& round, int number)
{
    auto* frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    const auto words = textOrOther(m_item.texts, role::label, m_look.language, m_questionnaire.defaultLanguage);
    const auto title =
        tr("%1 %2", "a repeated part and which time it is").arg(round.piped(words, m_questionnaire, m_look.language)).arg(number);
    auto* heading = new QLabel(title.trimmed());
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    heading->setContentsMargins(12, 0, 12, 0);
    auto bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    auto* items = new PreviewItems(m_questionnaire, previewedPlaces(m_questionnaire, &m_item, m_chosen), m_look, round);
    m_shown.push_back(items);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(4);
    column->addWidget(heading);
    column->addWidget(items);
    if (m_item.repeatCount.isEmpty() && m_rounds.size() > 1) {
        auto* remove = named(new QPushButton(tr("Remove")), qPrintable(QStringLiteral("previewRemove_%1_%2").arg(m_item.name).arg(number)),
                             tr("Remove: %1").arg(title));
        connect(remove, &QPushButton::clicked, this, [this, number] { m_answers.removeRound(m_item, std::size_t(number - 1)); });
        auto* row = new QHBoxLayout;
        row->setContentsMargins(12, 0, 12, 0);
        row->addWidget(remove);
        row->addStretch(1);
        column->addLayout(row);
    }
    return frame;
}

void PreviewRepeat::buildRounds()
{
    for (auto* frame : m_frames) {
        frame->hide();
        frame->deleteLater(); // a button in it may have been what was pressed
    }
    m_frames.clear();
    m_shown.clear();
    int number = 0;
    for (auto* round : m_rounds) {
        auto* frame = buildRound(*round, ++number);
        m_frames.push_back(frame);
        auto* row = new QHBoxLayout;
        row->setContentsMargins(12, 0, 12, 0);
        row->addWidget(frame);
        m_column->addLayout(row);
    }
}

void PreviewRepeat::follow(SurveyItemId chosen)
{
    m_chosen = chosen;
    if (auto rounds = m_answers.rounds(m_item); rounds != m_rounds) {
        m_rounds = std::move(rounds);
        buildRounds();
    }
    if (m_another)
        m_another->setEnabled(m_rounds.size() < PreviewAnswers::mostRounds);
    m_none->setVisible(m_rounds.empty());
    setVisible(m_heading->isAsked() || of(chosen));
    m_heading->setChosen(m_item.id == chosen);
    m_heading->refresh();
    for (auto* items : m_shown)
        items->follow(chosen);
}

const QWidget* PreviewRepeat::of(SurveyItemId item) const
{
    if (item == m_item.id)
        return m_heading;
    for (const auto* items : m_shown)
        if (const auto* found = items->of(item))
            return found;
    return nullptr;
}

} // namespace counterpoint::ui
