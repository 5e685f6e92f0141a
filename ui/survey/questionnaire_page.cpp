#include "ui/survey/questionnaire_page.h"
#include "ui/support/named.h"
#include "ui/survey/choice_lists_part.h"
#include "ui/survey/item_words.h"
#include "ui/survey/questionnaire_desk.h"
#include "ui/widgets/error_line.h"
#include "ui/widgets/note_field.h"
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>
#include <tuple>
#include <utility>

namespace counterpoint::ui {

namespace {

constexpr int pause = 3000; ///< ms without a key, after which what is typed is kept

} // namespace

QuestionnairePage::QuestionnairePage(QuestionnaireDesk& desk, QWidget* parent)
    : QScrollArea(parent)
    , m_desk(desk)
    , m_name(named(new QLineEdit, "questionnaireName", tr("Name of the questionnaire in the study")))
    , m_nameError(new ErrorLine("questionnaireNameError"))
    , m_language(named(new QComboBox, "questionnaireLanguage", tr("Language that it is written in")))
    , m_formId(named(new QLineEdit, "questionnaireFormId", tr("Form id in other programs")))
    , m_seed(named(new QLineEdit, "questionnaireSeed", tr("Seed of orders by chance")))
    , m_lists(new ChoiceListsPart(desk))
    , m_pause(new QTimer(this))
{
    named(this, "questionnairePage", tr("The questionnaire as a whole"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("-?[0-9]{0,18}")), m_seed));
    m_formId->setPlaceholderText(tr("made from the name"));
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(4);
    const auto add = [column](const QString& title, QWidget* field) {
        auto* label = new QLabel(title);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        column->addSpacing(6);
    };
    add(tr("&Name in the study"), m_name);
    column->addWidget(m_nameError);
    m_language->setToolTip(tr("Where a translation is missing, respondents read the words of this language"));
    add(tr("&Written in"), m_language);
    for (const auto& [what, name, lines] :
         {std::tuple(role::title, "questionnaireTitle", 1), std::tuple(role::introduction, "questionnaireIntroduction", 5),
          std::tuple(role::thanks, "questionnaireThanks", 2), std::tuple(role::screenedOut, "questionnaireScreenedOut", 2)}) {
        auto* field = named(new NoteField, name, roleName(what));
        field->setLines(lines);
        if (lines == 1)
            field->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        field->setReadOnly(desk.isReadOnly());
        add(roleName(what), field);
        m_texts.push_back({what, field});
        connect(field, &NoteField::committed, this, &QuestionnairePage::commit);
        connect(field, &QPlainTextEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    }
    add(tr("Form &id in other programs"), m_formId);
    add(tr("Seed of orders by chance"), m_seed);
    column->addWidget(m_lists);
    column->addStretch(1);
    setWidget(body);
    setFocusProxy(m_name);
    for (auto* field : {m_name, m_formId, m_seed})
        field->setReadOnly(desk.isReadOnly());
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_pause, &QTimer::timeout, this, &QuestionnairePage::commit);
    connect(m_name, &QLineEdit::editingFinished, this, &QuestionnairePage::commitName);
    connect(m_language, &QComboBox::activated, this, &QuestionnairePage::setLanguage);
    connect(m_formId, &QLineEdit::editingFinished, this, &QuestionnairePage::commit);
    connect(m_seed, &QLineEdit::editingFinished, this, &QuestionnairePage::commit);
    connect(&m_desk, &QuestionnaireDesk::leaving, this, &QuestionnairePage::commit);
    connect(&m_desk, &QuestionnaireDesk::changed, this, &QuestionnairePage::show);
    show();
}

void QuestionnairePage::writeName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void QuestionnairePage::showLists(const QString& chosen)
{
    m_lists->choose(chosen);
    QTimer::singleShot(0, this, [this] { ensureWidgetVisible(m_lists); }); // when all has its place
}

void QuestionnairePage::show()
{
    if (m_committing)
        return;
    const auto& all = m_desk.questionnaire();
    const bool isOther = m_shown != all.id.value();
    m_shown = all.id.value();
    const bool hasOtherLanguage = std::exchange(m_shownLanguage, all.defaultLanguage) != all.defaultLanguage;
    if (isOther || !m_name->isModified())
        m_name->setText(all.name);
    if (isOther || !m_formId->isModified())
        m_formId->setText(all.formId);
    if (isOther || !m_seed->isModified())
        m_seed->setText(all.seed == 0 ? QString() : QString::number(all.seed));
    {
        const QSignalBlocker quiet(m_language);
        m_language->clear();
        for (const auto& language : all.languages)
            m_language->addItem(language.name.isEmpty() ? tr("Language without a name") : language.name, language.name);
        m_language->setCurrentIndex(m_language->findData(all.defaultLanguage));
        m_language->setEnabled(all.languages.size() > 1 && !m_desk.isReadOnly());
    }
    for (const auto& text : m_texts) {
        const auto stored = textIn(all.texts, text.role, all.defaultLanguage);
        if ((isOther || hasOtherLanguage) && text.field->toPlainText() != stored)
            text.field->setPlainText(stored);
        text.field->setKept(stored);
    }
    m_pause->stop();
}

void QuestionnairePage::commit()
{
    if (m_committing || m_desk.isReadOnly() || m_shown == 0 || m_shown != m_desk.questionnaire().id.value())
        return;
    m_committing = true;
    m_pause->stop();
    const auto id = m_desk.questionnaire().id;
    const auto language = m_desk.language();
    for (const auto& text : m_texts) {
        const auto typed = text.field->toPlainText();
        text.field->commit();
        if (typed != textIn(m_desk.questionnaire().texts, text.role, language))
            m_desk.step(tr("Change: %1").arg(roleName(text.role)),
                        [&](Edit& db) { return questionnaires::setText(db, id, text.role, language, typed); });
    }
    if (m_formId->isModified()) {
        m_formId->setModified(false);
        m_desk.step(tr("Change the form id"), [&](Edit& db) { return questionnaires::setFormId(db, id, m_formId->text()); });
    }
    if (m_seed->isModified()) {
        m_seed->setModified(false);
        m_desk.step(tr("Change the seed"), [&](Edit& db) { return questionnaires::setSeed(db, id, m_seed->text().toLongLong()); });
    }
    m_committing = false;
    if (m_name->isModified())
        commitName();
}

void QuestionnairePage::setLanguage()
{
    const auto name = m_language->currentData().toString();
    m_desk.keepTyping(); // in the language that it was written in so far
    if (name != m_desk.language())
        m_desk.step(tr("Write the questionnaire in %1").arg(name),
                    [&](Edit& db) { return questionnaires::setDefaultLanguage(db, m_desk.questionnaire().id, name); });
}

void QuestionnairePage::commitName()
{
    if (!m_name->isModified() || m_desk.isReadOnly())
        return;
    m_name->setModified(false);
    const auto name = m_name->text().simplified();
    if (name == m_desk.questionnaire().name)
        return;
    const auto done = m_desk.session().project().perform(tr("Rename questionnaire “%1”").arg(m_desk.questionnaire().name), [&](Edit& db) {
        return questionnaires::rename(db, m_desk.questionnaire().id, name);
    });
    m_nameError->accept(done);
}

} // namespace counterpoint::ui
