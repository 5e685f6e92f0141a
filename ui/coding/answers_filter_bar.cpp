#include "ui/coding/answers_filter_bar.h"
#include "ui/coding/quick_code.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr std::size_t mostValues = 60; ///< offered of one question

QString escaped(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

QToolButton* menuButton(const char* name, const QString& spoken, const char* iconName, QMenu* menu)
{
    auto* button = named(new QToolButton, name, spoken);
    button->setIcon(icon(iconName));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    return button;
}

} // namespace

AnswersFilterBar::AnswersFilterBar(QuickCode& quick, QWidget* parent)
    : QWidget(parent)
    , m_quick(quick)
    , m_words(named(new QLineEdit, "answerWords", tr("Words in the answers")))
    , m_codeMenu(new QMenu(this))
    , m_variableMenu(new QMenu(this))
    , m_coder(named(new QComboBox, "answerCoder", tr("Whose codings are shown")))
    , m_blind(named(new QLabel(tr("Blind: only your codings are shown")), "answersBlindNotice", tr("Blind: only your codings are shown")))
    , m_again(named(new QToolButton, "answersAgain", tr("Filter again")))
    , m_counts(named(new QLabel, "answerCounts", tr("How many answers are shown")))
{
    m_codeButton = menuButton("answerCodes", tr("Filter by codes"), "tag", m_codeMenu);
    m_variableButton = menuButton("answerVariables", tr("Filter by a closed question"), "view-filter", m_variableMenu);
    m_words->setPlaceholderText(tr("Words in the answers"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(icon("edit-find"), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    m_coder->addItem(tr("All coders"));
    m_coder->addItem(tr("Only mine"));
    m_coder->setToolTip(tr("Whose codings are shown. “Only mine” hides what others coded, for coding blind."));
    m_blind->setToolTip(tr("You work blind. The switch is in the menu of your name, at the bottom of the window."));
    m_blind->hide();
    m_again->setAutoRaise(true);
    m_again->setIcon(icon("view-refresh"));
    m_again->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_again->setToolTip(tr("Rows stay while you code them. This shows again only those that the filter lets through (F5)."));
    m_again->hide();
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_counts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(m_words, 1);
    top->addWidget(m_codeButton);
    top->addWidget(m_variableButton);
    top->addWidget(m_coder);
    top->addWidget(m_blind);
    auto* below = new QHBoxLayout;
    below->addWidget(m_counts, 1);
    below->addWidget(m_again);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 8, 4);
    column->setSpacing(2);
    column->addLayout(top);
    column->addLayout(below);
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter.words = words;
        Q_EMIT typed();
    });
    connect(m_codeMenu, &QMenu::aboutToShow, this, &AnswersFilterBar::fillCodes);
    connect(m_variableMenu, &QMenu::aboutToShow, this, &AnswersFilterBar::fillVariables);
    connect(m_coder, &QComboBox::currentIndexChanged, this, &AnswersFilterBar::coderChanged);
    connect(m_again, &QToolButton::clicked, this, &AnswersFilterBar::againWanted);
    showChoice();
}

AnswerFilter AnswersFilterBar::filter() const { return m_filter; }
void AnswersFilterBar::setBlind(bool blind)
{
    m_coder->setVisible(!blind);
    m_blind->setVisible(blind);
}

bool AnswersFilterBar::onlyMine() const { return m_coder->currentIndex() == 1; }

void AnswersFilterBar::setOffer(const std::vector<Code>* codes, const std::vector<ClosedAnswers>* closed)
{
    m_codes = codes;
    m_closed = closed;
    const auto isShown = [&](const AnswerFilter::Condition& condition) {
        return std::any_of(closed->begin(), closed->end(),
                           [&](const ClosedAnswers& each) { return each.variable.id == condition.variable; });
    };
    std::erase_if(m_filter.conditions, [&](const AnswerFilter::Condition& condition) { return !isShown(condition); });
    showChoice();
}

void AnswersFilterBar::clear()
{
    const QSignalBlocker quiet(m_words);
    m_words->clear();
    m_filter = {};
    showChoice();
}

void AnswersFilterBar::setOnlyWith(CodeId code)
{
    m_filter.coded = AnswerFilter::Coded::Either;
    m_filter.without.clear();
    m_filter.with = m_codes ? codebook::withDescendants(*m_codes, code) : std::vector<CodeId>{code};
    showChoice();
    Q_EMIT changed();
}

void AnswersFilterBar::toggleUncoded()
{
    const bool isOn = m_filter.coded == AnswerFilter::Coded::No;
    m_filter.with.clear();
    m_filter.without.clear();
    m_filter.coded = isOn ? AnswerFilter::Coded::Either : AnswerFilter::Coded::No;
    showChoice();
    Q_EMIT changed();
}

void AnswersFilterBar::fillCodes()
{
    using Coded = AnswerFilter::Coded;
    m_codeMenu->clear();
    const auto offer = [this](const QString& text, Coded coded) {
        auto* act = m_codeMenu->addAction(text, this, [this, coded] {
            m_filter.coded = coded;
            m_filter.with.clear();
            m_filter.without.clear();
            showChoice();
            Q_EMIT changed();
        });
        act->setCheckable(true);
        act->setChecked(m_filter.coded == coded && m_filter.with.empty() && m_filter.without.empty());
    };
    offer(tr("&All answers"), Coded::Either);
    offer(tr("Answers &without any code"), Coded::No);
    offer(tr("&Coded answers"), Coded::Yes);
    m_codeMenu->addSeparator();
    m_codeMenu->addAction(tr("Answers with the c&ode…"), this, [this] { askForCode(true); });
    m_codeMenu->addAction(tr("Answers without the &code…"), this, [this] { askForCode(false); });
}

void AnswersFilterBar::askForCode(bool with)
{
    if (!m_codes)
        return;
    m_quick.ask({with ? tr("Answers with") : tr("Answers without"), *m_codes, {}, false, {}, {}},
                {m_codeButton->mapToGlobal(QPoint(0, 0)), m_codeButton->size()}, [this, with](const CodeChoice& choice) {
                    auto& list = with ? m_filter.with : m_filter.without;
                    (with ? m_filter.without : m_filter.with).clear();
                    m_filter.coded = AnswerFilter::Coded::Either;
                    list = codebook::withDescendants(*m_codes, choice.code);
                    showChoice();
                    Q_EMIT changed();
                });
}

void AnswersFilterBar::fillVariables()
{
    m_variableMenu->clear();
    auto* all = m_variableMenu->addAction(tr("&Whatever they answered"), this, [this] {
        m_filter.conditions.clear();
        showChoice();
        Q_EMIT changed();
    });
    all->setEnabled(!m_filter.conditions.empty());
    m_variableMenu->addSeparator();
    if (!m_closed || m_closed->empty())
        m_variableMenu->addAction(tr("Choose the questions that stand beside the answers first"))->setEnabled(false);
    for (const auto& each : *m_closed) {
        auto* menu = m_variableMenu->addMenu(escaped(fontMetrics().elidedText(each.variable.title(), Qt::ElideRight, 320)));
        const auto offer = [&](const QString& text, const QString& label) {
            const AnswerFilter::Condition condition{each.variable.id, label};
            auto* act = menu->addAction(escaped(text), this, [this, condition] {
                std::erase_if(m_filter.conditions,
                              [&](const AnswerFilter::Condition& other) { return other.variable == condition.variable; });
                m_filter.conditions.push_back(condition);
                showChoice();
                Q_EMIT changed();
            });
            act->setCheckable(true);
            act->setChecked(std::find(m_filter.conditions.begin(), m_filter.conditions.end(), condition) != m_filter.conditions.end());
        };
        const auto& items = each.categories.items;
        for (std::size_t i = 0; i < std::min(items.size(), mostValues); ++i)
            offer(tr("%1 (%2)").arg(items[i].label).arg(items[i].count), items[i].label);
        if (each.categories.empty > 0)
            offer(tr("No answer (%1)").arg(each.categories.empty), {});
    }
}

void AnswersFilterBar::showChoice()
{
    using Coded = AnswerFilter::Coded;
    const auto nameOf = [this](CodeId id) {
        if (m_codes)
            for (const auto& code : *m_codes)
                if (code.id == id)
                    return code.name;
        return QString();
    };
    m_codeButton->setText(!m_filter.with.empty()             ? tr("With “%1”").arg(nameOf(m_filter.with.front()))
                              : !m_filter.without.empty()    ? tr("Without “%1”").arg(nameOf(m_filter.without.front()))
                              : m_filter.coded == Coded::No  ? tr("Uncoded")
                              : m_filter.coded == Coded::Yes ? tr("Coded")
                                                             : tr("All"));
    QStringList labels;
    for (const auto& condition : m_filter.conditions)
        labels << (condition.label.isEmpty() ? tr("No answer") : condition.label);
    m_variableButton->setText(labels.isEmpty() ? tr("Everyone")
                                               : fontMetrics().elidedText(labels.join(QStringLiteral(", ")), Qt::ElideRight, 200));
}

void AnswersFilterBar::showCounts(int shown, int all, int selected, int misfits)
{
    QStringList words;
    words << (shown == all ? tr("%n answer(s)", nullptr, all) : tr("%1 of %n answer(s)", nullptr, all).arg(shown));
    if (selected > 1)
        words << tr("%1 selected").arg(selected);
    m_counts->setText(words.join(QStringLiteral(" · ")));
    m_again->setText(tr("Filter again (%1)").arg(misfits));
    m_again->setVisible(misfits > 0);
}

void AnswersFilterBar::focusWords(const QString& seed)
{
    if (!seed.isEmpty())
        m_words->setText(seed);
    m_words->setFocus();
    m_words->selectAll();
}

bool AnswersFilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            if (key == Qt::Key_Escape)
                m_words->clear();
            Q_EMIT downWanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace counterpoint::ui
