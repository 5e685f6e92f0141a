#include "ui/survey/translations_page.h"
#include "core/survey/survey_items.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/when_shown.h"
#include "ui/survey/questionnaire_desk.h"
#include "ui/survey/translation_model.h"
#include "ui/widgets/flow_layout.h"
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace counterpoint::ui {

namespace {

/// Cells whose direction is that of their language, and whose field is not lower than their words. Enter leads to the next gap, Tab to the next text.
class TextDelegate : public QStyledItemDelegate {
public:
    enum class Way { Gap, Next, Back };
    TextDelegate(QTableView* table, std::function<void(Way)> go)
        : QStyledItemDelegate(table)
        , m_go(std::move(go))
    {
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        auto* editor = qobject_cast<QWidget*>(watched);
        if (!editor || event->type() != QEvent::KeyPress)
            return QStyledItemDelegate::eventFilter(watched, event);
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (!isEnter && key != Qt::Key_Tab && key != Qt::Key_Backtab)
            return QStyledItemDelegate::eventFilter(watched, event);
        Q_EMIT commitData(editor);
        Q_EMIT closeEditor(editor);
        m_go(isEnter ? Way::Gap : key == Qt::Key_Tab ? Way::Next : Way::Back);
        return true;
    }
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        auto* field = QStyledItemDelegate::createEditor(parent, option, index);
        field->setObjectName(QStringLiteral("translationWords"));
        field->setAccessibleName(index.siblingAtColumn(TranslationModel::Where).data().toString());
        if (const auto* model = qobject_cast<const TranslationModel*>(index.model()); model->isRightToLeft(index.column()))
            field->setLayoutDirection(Qt::RightToLeft);
        return field;
    }
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->features |= QStyleOptionViewItem::WrapText;
    }

private:
    std::function<void(Way)> m_go;
};

QStringList offeredLanguages()
{
    return {QStringLiteral("English (en)"),    QStringLiteral("Deutsch (de)"),   QStringLiteral("Français (fr)"),
            QStringLiteral("Español (es)"),    QStringLiteral("Italiano (it)"),  QStringLiteral("Português (pt)"),
            QStringLiteral("Polski (pl)"),     QStringLiteral("Türkçe (tr)"),    QStringLiteral("Русский (ru)"),
            QStringLiteral("Українська (uk)"), QStringLiteral("العربية (ar)"),   QStringLiteral("فارسی (fa)"),
            QStringLiteral("اردو (ur)"),       QStringLiteral("עברית (he)"),     QStringLiteral("हिन्दी (hi)"),
            QStringLiteral("中文 (zh)"),       QStringLiteral("Kiswahili (sw)"), QStringLiteral("Soomaali (so)")};
}

} // namespace

TranslationsPage::TranslationsPage(QuestionnaireDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new TranslationModel(this))
    , m_to(named(new QComboBox, "translationTo", tr("Language to translate into")))
    , m_new(named(new QComboBox, "translationNew", tr("Language to add")))
    , m_add(named(new QPushButton(tr("Add")), "translationAdd", tr("Add the language")))
    , m_remove(named(new QToolButton, "translationRemove", tr("Remove this language with its texts")))
    , m_count(new QLabel)
    , m_next(named(new QPushButton(tr("Next ga&p")), "translationNextGap", tr("To the next text that is not translated")))
    , m_table(named(new QTableView, "translations", tr("Texts in two languages")))
{
    m_model->setReadOnly(desk.isReadOnly());
    m_new->setEditable(true);
    m_new->addItems(offeredLanguages());
    m_new->setCurrentIndex(-1);
    m_new->lineEdit()->setPlaceholderText(tr("Deutsch (de)"));
    m_new->setToolTip(tr("A language with its code in brackets"));
    m_remove->setIcon(icon("list-remove"));
    m_remove->setToolTip(m_remove->accessibleName());
    m_remove->setAutoRaise(true);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new TextDelegate(m_table, [this](TextDelegate::Way way) {
        if (way == TextDelegate::Way::Gap)
            toNextGap();
        else
            write(m_table->currentIndex().row() + (way == TextDelegate::Way::Next ? 1 : -1));
    }));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(TranslationModel::Where, QHeaderView::Interactive);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(TranslationModel::Where, fontMetrics().averageCharWidth() * 22);
    m_table->setMinimumWidth(fontMetrics().averageCharWidth() * 60); // with less, words stand below one another; the page is scrolled then
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed
                             | QAbstractItemView::SelectedClicked);
    auto* into = new QLabel(tr("Translate &into"));
    into->setBuddy(m_to);
    auto* another = new QLabel(tr("Another lan&guage"));
    another->setBuddy(m_new);
    auto* top = new FlowLayout;
    for (const auto& together : {std::array<QWidget*, 3>{into, m_to, m_remove}, std::array<QWidget*, 3>{another, m_new, m_add}}) {
        auto* group = new QWidget;
        auto* row = new QHBoxLayout(group);
        row->setContentsMargins(0, 0, 16, 0);
        for (auto* each : together)
            row->addWidget(each);
        top->addWidget(group);
    }
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_count, 1);
    foot->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addLayout(foot);
    for (auto* each : std::initializer_list<QWidget*>{m_new, m_add})
        each->setEnabled(!desk.isReadOnly());
    connect(m_add, &QPushButton::clicked, this, &TranslationsPage::addLanguage);
    connect(m_new->lineEdit(), &QLineEdit::returnPressed, this, &TranslationsPage::addLanguage);
    connect(m_remove, &QToolButton::clicked, this, &TranslationsPage::removeLanguage);
    connect(m_next, &QPushButton::clicked, this, &TranslationsPage::toNextGap);
    connect(m_to, &QComboBox::activated, this, &TranslationsPage::show);
    auto* whenShown = new WhenShown(this, [this] { show(); });
    connect(&m_desk, &QuestionnaireDesk::changed, whenShown, [this, whenShown] {
        whenShown->refresh();
        Q_EMIT gapsChanged();
    });
    connect(m_model, &TranslationModel::written, this,
            [this](const TranslationModel::Text& text, const QString& language, const QString& words) {
                const auto& all = m_desk.questionnaire();
                m_desk.step(tr("Translate into “%1”").arg(language), [&](Edit& db) -> Result<> {
                    if (text.item.isValid())
                        return surveyItems::setText(db, text.item, text.role, language, words);
                    const auto* list = all.list(text.list);
                    if (!list)
                        return questionnaires::setText(db, all.id, text.role, language, words);
                    auto choices = list->choices;
                    for (auto& choice : choices)
                        if (choice.code == text.code)
                            setText(choice.texts, text.role, language, words);
                    return choiceLists::setChoices(db, list->id, choices);
                });
            });
    whenShown->refresh();
}

int TranslationsPage::gaps() const { return int(translationGaps(m_desk.questionnaire()).size()); }

void TranslationsPage::show()
{
    const auto& all = m_desk.questionnaire();
    {
        const QSignalBlocker quiet(m_to);
        const auto before = m_to->currentData();
        m_to->clear();
        for (const auto& language : all.languages)
            if (language.name != all.defaultLanguage)
                m_to->addItem(language.name.isEmpty() ? tr("Language without a name") : language.name, language.name);
        m_to->setCurrentIndex(m_to->count() == 0 ? -1 : std::max(0, m_to->findData(before)));
    }
    const auto to = m_to->currentData().toString();
    const bool hasTwo = m_to->count() > 0;
    m_to->setEnabled(hasTwo);
    m_remove->setEnabled(hasTwo && !m_desk.isReadOnly());
    m_next->setEnabled(hasTwo);
    m_table->setColumnHidden(TranslationModel::To, !hasTwo);
    m_model->setQuestionnaire(all, all.defaultLanguage, to);
    m_count->setText(!hasTwo                    ? tr("The questionnaire is in one language. Add another one to translate it.")
                         : m_model->gaps() == 0 ? tr("All is translated.")
                                                : tr("%n text(s) not translated", nullptr, m_model->gaps()));
}

void TranslationsPage::addLanguage()
{
    const auto name = m_new->currentText().trimmed();
    if (name.isEmpty())
        return;
    m_desk.keepTyping();
    if (!m_desk.step(tr("Add language “%1”").arg(name),
                     [&](Edit& db) { return questionnaires::addLanguage(db, m_desk.questionnaire().id, surveyLanguageFrom(name)); }))
        return;
    m_new->setCurrentIndex(-1);
    m_new->clearEditText();
    m_to->setCurrentIndex(m_to->findData(name));
    show();
    toNextGap();
}

void TranslationsPage::removeLanguage()
{
    const auto name = m_to->currentData().toString();
    m_desk.keepTyping();
    if (m_desk.step(tr("Remove language “%1”").arg(name),
                    [&](Edit& db) { return questionnaires::removeLanguage(db, m_desk.questionnaire().id, name); }))
        m_desk.session().notices().done(tr("Removed the language “%1” with its texts.").arg(name));
}

void TranslationsPage::toNextGap()
{
    if (const int row = m_model->nextGap(m_table->currentIndex().row()); row >= 0)
        write(row);
    else
        m_table->setFocus();
}

void TranslationsPage::write(int row)
{
    m_table->setFocus();
    const auto index = m_model->index(row, TranslationModel::To);
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    if (!m_desk.isReadOnly())
        m_table->edit(index);
}

} // namespace counterpoint::ui
