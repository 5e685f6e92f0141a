#include "ui/survey/preview_ranking.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/survey/preview_answers.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

PreviewRanking::PreviewRanking(const QString& question, const std::vector<SurveyChoice>& choices, const QStringList& words,
                               PreviewAnswers& answers, QWidget* parent)
    : QWidget(parent)
    , m_question(question)
    , m_answers(answers)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    for (std::size_t i = 0; i < choices.size(); ++i)
        m_words[choices[i].code] = words.value(qsizetype(i));
    for (const auto& code : answers.of(question).split(u' ', Qt::SkipEmptyParts))
        if (m_words.contains(code) && !m_order.contains(code))
            m_order << code;
    for (const auto& choice : choices)
        if (!m_order.contains(choice.code))
            m_order << choice.code;
    show();
}

void PreviewRanking::show()
{
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one whose button was pressed
        delete item;
    }
    for (qsizetype place = 0; place < m_order.size(); ++place) {
        auto* row = new QWidget;
        auto* side = new QHBoxLayout(row);
        side->setContentsMargins(0, 0, 0, 0);
        const auto words = m_words[m_order[place]];
        auto* label = new QLabel(QStringLiteral("%1. %2").arg(place + 1).arg(words));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setFrameShape(QFrame::StyledPanel);
        label->setMargin(4);
        side->addWidget(label, 1);
        const auto add = [&](int by, const char* image, const QString& spoken) {
            auto* button = named(new QToolButton, qPrintable(QStringLiteral("preview_%1_%2_%3").arg(m_question, m_order[place]).arg(by)),
                                 spoken.arg(words));
            button->setIcon(icon(image));
            button->setToolTip(button->accessibleName());
            button->setEnabled(place + by >= 0 && place + by < m_order.size());
            connect(button, &QToolButton::clicked, this, [this, place, by] { move(place, by); });
            side->addWidget(button);
        };
        add(-1, "go-up", tr("“%1” earlier"));
        add(1, "go-down", tr("“%1” later"));
        m_rows->addWidget(row);
    }
}

void PreviewRanking::move(qsizetype from, int by)
{
    const auto code = m_order[from];
    m_order.move(from, from + by);
    show();
    // The keys stay on what moves.
    for (const int way : {by, -by})
        if (auto* button = findChild<QToolButton*>(QStringLiteral("preview_%1_%2_%3").arg(m_question, code).arg(way));
            button && button->isEnabled()) {
            button->setFocus();
            break;
        }
    m_answers.set(m_question, m_order.join(u' '));
}

} // namespace counterpoint::ui
