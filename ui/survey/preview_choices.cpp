#include "ui/survey/preview_choices.h"
#include "ui/support/named.h"
#include "ui/survey/item_words.h"
#include "ui/survey/preview_answers.h"
#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QRadioButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

/// Words beside a button, which wrap where the button's own would not; a click on them is one on it.
class WordsBeside : public QLabel {
public:
    WordsBeside(const QString& words, QAbstractButton* button)
        : QLabel(words)
        , m_button(button)
    {
        setWordWrap(true);
        setTextFormat(Qt::PlainText);
    }

private:
    void mousePressEvent(QMouseEvent*) override { m_button->click(); }

    QAbstractButton* m_button;
};

bool clearsOthers(ChoiceRole role) { return role == ChoiceRole::Exclusive || role == ChoiceRole::Missing; }

} // namespace

PreviewChoices::PreviewChoices(const Kind& kind, const std::vector<SurveyChoice>& choices, const Questionnaire& questionnaire,
                               const QString& language, PreviewAnswers& answers, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_answers(answers)
{
    auto shown = choices;
    if (kind.hasOther) {
        SurveyChoice other;
        other.code = QStringLiteral("other");
        other.role = ChoiceRole::Other;
        setText(other.texts, role::label, language, tr("Other"));
        shown.push_back(std::move(other));
    }
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(6);
    grid->setHorizontalSpacing(8);
    bool hasOther = false;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto words = plainWords(textOrOther(shown[i].texts, role::label, language, questionnaire.defaultLanguage));
        auto* made = button(shown[i], words.isEmpty() ? shown[i].code : words);
        auto* label = new WordsBeside(words.isEmpty() ? shown[i].code : words, made);
        if (kind.isAcross) {
            label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
            grid->addWidget(made, 0, int(i), Qt::AlignHCenter);
            grid->addWidget(label, 1, int(i));
            grid->setColumnStretch(int(i), 1);
        } else {
            grid->addWidget(made, int(i), 0, Qt::AlignTop);
            grid->addWidget(label, int(i), 1);
            grid->setColumnStretch(1, 1);
        }
        hasOther = hasOther || shown[i].role == ChoiceRole::Other;
    }
    if (hasOther) {
        m_other = named(new QLineEdit, qPrintable(QStringLiteral("previewOther_") + kind.name), tr("Other, please say"));
        m_other->setPlaceholderText(tr("Please say"));
        const bool isChosen = std::any_of(m_options.begin(), m_options.end(),
                                          [](const Option& each) { return each.role == ChoiceRole::Other && each.button->isChecked(); });
        m_other->setVisible(isChosen);
        grid->addWidget(m_other, grid->rowCount(), 0, 1, grid->columnCount());
    }
}

QAbstractButton* PreviewChoices::button(const SurveyChoice& choice, const QString& words)
{
    QAbstractButton* made = nullptr;
    if (m_kind.isSeveral)
        made = new QCheckBox;
    else
        made = new QRadioButton;
    named(made, qPrintable(QStringLiteral("preview_%1_%2").arg(m_kind.name, choice.code)), words);
    const auto given = m_answers.of(m_kind.name);
    made->setChecked(m_kind.isSeveral ? given.split(u' ').contains(choice.code) : given == choice.code);
    m_options.push_back({made, choice.code, choice.role});
    connect(made, &QAbstractButton::clicked, this, [this, place = m_options.size() - 1] { take(m_options[place]); });
    return made;
}

void PreviewChoices::take(const Option& clicked)
{
    QStringList given;
    for (const auto& option : m_options) {
        const bool goes = m_kind.isSeveral && clicked.button->isChecked() && option.button != clicked.button
            && (clearsOthers(clicked.role) || clearsOthers(option.role));
        if (goes)
            option.button->setChecked(false);
        if (option.button->isChecked())
            given << option.code;
        if (m_other && option.role == ChoiceRole::Other)
            m_other->setVisible(option.button->isChecked());
    }
    m_answers.set(m_kind.name, given.join(u' '));
}

PreviewGrid::PreviewGrid(const SurveyItem& item, const std::vector<SurveyChoice>& choices, const Questionnaire& questionnaire,
                         const QString& language, bool isPhone, PreviewAnswers& answers, QWidget* parent)
    : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(8);
    const auto wordsOf = [&](const RoleTexts& texts) {
        return plainWords(textOrOther(texts, role::label, language, questionnaire.defaultLanguage));
    };
    const auto label = [](const QString& words, Qt::Alignment alignment) {
        auto* made = new QLabel(words);
        made->setWordWrap(true);
        made->setTextFormat(Qt::PlainText);
        made->setAlignment(alignment);
        return made;
    };
    int row = 0;
    if (!isPhone) {
        for (std::size_t i = 0; i < choices.size(); ++i)
            grid->addWidget(label(wordsOf(choices[i].texts), Qt::AlignHCenter | Qt::AlignBottom), 0, int(i) + 1);
        grid->setColumnStretch(0, 3);
        for (std::size_t i = 0; i < choices.size(); ++i)
            grid->setColumnStretch(int(i) + 1, 1);
        ++row;
    }
    for (const auto& statement : item.items) {
        const auto words = wordsOf(statement.texts).isEmpty() ? statement.name : wordsOf(statement.texts);
        if (isPhone) {
            grid->addWidget(label(words, Qt::AlignLeading), row++, 0);
            grid->addWidget(new PreviewChoices({statement.name, statement.type == ItemType::Multiple, false, false}, choices, questionnaire,
                                               language, answers),
                            row++, 0);
            continue;
        }
        grid->addWidget(label(words, Qt::AlignLeading | Qt::AlignVCenter), row, 0);
        auto* group = new QButtonGroup(this);
        group->setExclusive(statement.type != ItemType::Multiple);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            QAbstractButton* made = nullptr;
            if (statement.type == ItemType::Multiple)
                made = new QCheckBox;
            else
                made = new QRadioButton;
            named(made, qPrintable(QStringLiteral("preview_%1_%2").arg(statement.name, choices[i].code)),
                  QStringLiteral("%1: %2").arg(words, wordsOf(choices[i].texts)));
            made->setChecked(answers.of(statement.name).split(u' ').contains(choices[i].code));
            group->addButton(made, int(i));
            grid->addWidget(made, row, int(i) + 1, Qt::AlignCenter);
        }
        connect(group, &QButtonGroup::idClicked, this, [group, choices, name = statement.name, &answers] {
            QStringList given;
            for (std::size_t i = 0; i < choices.size(); ++i)
                if (group->button(int(i))->isChecked())
                    given << choices[i].code;
            answers.set(name, given.join(u' '));
        });
        ++row;
    }
}

} // namespace counterpoint::ui
