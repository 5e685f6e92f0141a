#include "ui/survey/paper_entry_page.h"
#include "core/base/clock.h"
#include "core/project/project.h"
#include "core/survey/questionnaires.h"
#include "core/survey/survey_changes.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/survey/paper_agreement.h"
#include "ui/widgets/error_line.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

enum Page { Waiting, Typing, Agreeing };

QString inWords(PaperForm::Awaits awaits)
{
    switch (awaits) {
    case PaperForm::Awaits::First:
        return PaperEntryPage::tr("not finished");
    case PaperForm::Awaits::Second:
        return PaperEntryPage::tr("second entry");
    case PaperForm::Awaits::Agreement:
        return PaperEntryPage::tr("to be settled");
    case PaperForm::Awaits::Nothing:
        return PaperEntryPage::tr("done");
    }
    return {};
}

QLabel* wrapped(QLabel* label)
{
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

PaperEntryPage::PaperEntryPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_number(named(new QLineEdit, "paperNumber", tr("Number of the paper form")))
    , m_progress(named(new QLabel, "paperProgress", tr("Where you are")))
    , m_question(named(new QLabel, "paperQuestion", tr("Question")))
    , m_choices(named(new QLabel, "paperChoices", tr("Codes")))
    , m_answer(named(new QLineEdit, "paperAnswer", tr("Answer")))
    , m_meaning(named(new QLabel, "paperMeaning", tr("What it means")))
    , m_problem(new ErrorLine("paperProblem"))
    , m_stack(new QStackedWidget)
    , m_agreement(new PaperAgreement(session))
    , m_forms(named(new QTableWidget(0, 4), "paperForms", tr("Paper forms")))
    , m_errors(named(new QLabel, "paperErrors", tr("Error rate")))
    , m_share(named(new QSpinBox, "paperShare", tr("Share of forms typed in twice, in percent")))
{
    named(this, "paperEntryPage", tr("Paper forms"));
    auto* waiting = wrapped(new QLabel(tr("Type the number that is written on the form and press Enter. "
                                          "The questions come one after the other, as on paper.")));
    waiting->setAlignment(Qt::AlignTop);
    m_stack->addWidget(waiting);
    m_stack->addWidget(buildTyping());
    m_stack->addWidget(m_agreement);
    auto* number = new QHBoxLayout;
    auto* label = new QLabel(tr("&Form number"));
    label->setBuddy(m_number);
    m_number->setMaximumWidth(fontMetrics().averageCharWidth() * 20);
    number->addWidget(label);
    number->addWidget(m_number);
    number->addWidget(m_progress, 1);
    auto* typing = new QVBoxLayout;
    typing->addLayout(number);
    typing->addWidget(m_stack, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(16);
    row->addLayout(typing, 3);
    row->addWidget(buildForms(), 2);
    m_number->setEnabled(!session.project().isReadOnly());
    connect(m_number, &QLineEdit::returnPressed, this, [this] { openForm(m_number->text().trimmed()); });
    connect(m_agreement, &PaperAgreement::settled, this, [this] {
        m_stack->setCurrentIndex(Waiting);
        m_number->setFocus();
    });
    connect(&session.project(), &Project::changed, this, [this](const Changes& changes) {
        if (touchesSurvey(changes) && isVisible())
            showForms();
    });
}

PaperEntryPage::~PaperEntryPage() = default;

QWidget* PaperEntryPage::buildTyping()
{
    auto* page = new QWidget;
    auto large = m_question->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    m_question->setFont(large);
    m_answer->setFont(large);
    auto* choices = named(new QScrollArea, "paperChoicesArea", tr("Codes"));
    choices->setWidgetResizable(true);
    choices->setFrameShape(QFrame::NoFrame);
    choices->setFocusPolicy(Qt::NoFocus);
    choices->setWidget(wrapped(m_choices));
    m_choices->setAlignment(Qt::AlignTop);
    auto* keys = wrapped(new QLabel(
        tr("Enter: take it and on   .  blank   ?  illegible   Up: back   Down: the very next   Esc: leave the form; it is kept")));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(wrapped(m_question));
    column->addWidget(m_answer);
    column->addWidget(wrapped(m_meaning));
    column->addWidget(m_problem);
    column->addWidget(choices, 1);
    column->addWidget(keys);
    m_answer->installEventFilter(this);
    connect(m_answer, &QLineEdit::textEdited, this, &PaperEntryPage::typed);
    connect(m_answer, &QLineEdit::returnPressed, this, &PaperEntryPage::enter);
    return page;
}

QWidget* PaperEntryPage::buildForms()
{
    auto* box = new QWidget;
    m_forms->setHorizontalHeaderLabels({tr("Form"), tr("First"), tr("Second"), tr("State")});
    m_forms->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_forms->verticalHeader()->hide();
    m_forms->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_forms->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_forms->setSelectionMode(QAbstractItemView::SingleSelection);
    m_forms->setTabKeyNavigation(false);
    m_share->setRange(0, 100);
    m_share->setSuffix(tr(" %"));
    m_share->setEnabled(!m_session.project().isReadOnly());
    auto* label = new QLabel(tr("T&yped in twice"));
    label->setBuddy(m_share);
    auto* share = new QHBoxLayout;
    share->addWidget(label);
    share->addWidget(m_share);
    share->addStretch(1);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(share);
    column->addWidget(m_forms, 1);
    column->addWidget(wrapped(m_errors));
    connect(m_share, &QSpinBox::editingFinished, this, &PaperEntryPage::setShare);
    connect(m_forms, &QTableWidget::itemActivated, this,
            [this](QTableWidgetItem* item) { openForm(m_forms->item(item->row(), 0)->text()); });
    return box;
}

void PaperEntryPage::setQuestionnaire(QuestionnaireId id)
{
    if (id != m_id) {
        leave();
        m_id = id;
        m_number->clear();
        m_stack->setCurrentIndex(Waiting);
    }
    showForms();
}

void PaperEntryPage::showForms()
{
    const auto row = m_forms->currentRow();
    std::vector<PaperForm> forms;
    EntryErrors errors;
    paperEntry::SecondEntries second;
    const auto read = m_session.project().read([&](const Read& db) {
        forms = paperEntry::forms(db, m_id);
        errors = paperEntry::errorsOf(db, m_id);
        second = paperEntry::secondEntries(db, m_id);
    });
    if (!m_session.notices().accept(read))
        return;
    m_forms->setRowCount(int(forms.size()));
    for (int i = 0; i < int(forms.size()); ++i) {
        const auto& form = forms[std::size_t(i)];
        const auto by = [&](int pass) {
            const auto found = form.passes.find(pass);
            return found == form.passes.end() ? QString() : found->second.by;
        };
        const QStringList cells{form.number, by(1), by(2), inWords(form.awaits)};
        for (int column = 0; column < int(cells.size()); ++column)
            m_forms->setItem(i, column, new QTableWidgetItem(cells[column]));
    }
    if (row >= 0 && row < m_forms->rowCount())
        m_forms->setCurrentCell(row, 0);
    if (!m_share->hasFocus())
        m_share->setValue(second.percent);
    m_errors->setText(errors.rate() ? tr("%1 of %2 fields typed in twice differ: an error rate of %3 %.")
                                          .arg(errors.differing)
                                          .arg(errors.fields)
                                          .arg(*errors.rate() * 100, 0, 'f', 2)
                                    : tr("No form was typed in twice yet."));
}

void PaperEntryPage::setShare()
{
    const auto before =
        m_session.project().read([&](const Read& db) { return paperEntry::secondEntries(db, m_id); }).value_or(paperEntry::SecondEntries());
    if (!m_id.isValid() || before.percent == m_share->value())
        return;
    const paperEntry::SecondEntries second{m_share->value(),
                                           before.seed != 0 ? before.seed : qint64(QRandomGenerator::system()->bounded(1, 1'000'000))};
    m_session.notices().accept(m_session.project().perform(tr("Type in %1 % of forms twice").arg(second.percent),
                                                           [&](Edit& db) { return paperEntry::setSecondEntries(db, m_id, second); }));
}

void PaperEntryPage::openForm(const QString& number)
{
    if (!m_id.isValid() || number.isEmpty())
        return;
    leave();
    m_number->setText(number);
    PaperForm form;
    form.number = number;
    auto forms = m_session.project().read([&](const Read& db) { return paperEntry::forms(db, m_id); }).value_or(std::vector<PaperForm>());
    for (auto& each : forms)
        if (each.number == number)
            form = std::move(each);
    switch (form.awaits) {
    case PaperForm::Awaits::First:
        start(form, 1);
        return;
    case PaperForm::Awaits::Second:
        if (form.passes[1].by == m_session.coderName()) {
            m_session.notices().say(tr("You typed in form %1 yourself. The second time has to be somebody else.").arg(number));
            return;
        }
        start(form, 2);
        return;
    case PaperForm::Awaits::Agreement:
        m_agreement->show(m_id, form);
        m_stack->setCurrentIndex(Agreeing);
        return;
    case PaperForm::Awaits::Nothing:
        m_session.notices().say(tr("Form %1 is done already. Look whether another form has the same number.").arg(number));
    }
}

void PaperEntryPage::start(const PaperForm& form, int pass)
{
    auto questionnaire = m_session.project().read([&](const Read& db) { return questionnaires::read(db, m_id); });
    if (!m_session.notices().accept(questionnaire))
        return;
    // The second coder begins with nothing: the first entry is not read at all.
    m_kept = form.id.isValid()
        ? m_session.project().read([&](const Read& db) { return paperEntry::valuesOf(db, form.id, pass); }).value_or(PaperValues())
        : PaperValues();
    const auto begun = form.passes.find(pass);
    m_startedAt = begun == form.passes.end() ? Clock::stamp() : begun->second.startedAt;
    m_form = form.number;
    m_pass = pass;
    m_walk = std::make_unique<PaperWalk>(std::move(*questionnaire), m_kept);
    m_stack->setCurrentIndex(Typing);
    m_answer->setFocus();
    showField();
}

void PaperEntryPage::showField()
{
    m_problem->setSentence({});
    m_meaning->setText(m_walk->contradiction());
    const auto* field = m_walk->current();
    if (!field) {
        m_progress->setText({});
        m_question->setText(tr("That was the last question. Enter finishes form %1; Up goes back.").arg(m_form));
        m_choices->clear();
        m_answer->clear();
        return;
    }
    const auto& questionnaire = m_walk->questionnaire();
    m_progress->setText(
        (m_pass == 2 ? tr("Second entry, question %1 of %2") : tr("Question %1 of %2")).arg(m_walk->at() + 1).arg(m_walk->fields().size()));
    auto words = textOrOther(field->item->texts, role::label, questionnaire.defaultLanguage);
    if (field->isOther)
        words = tr("Words beside “Other”");
    m_question->setText(QStringLiteral("%1   %2").arg(field->number, words));
    QStringList lines;
    for (const auto& choice : field->choices)
        if (!field->isOther)
            lines << QStringLiteral("%1   %2").arg(choice.code, textOrOther(choice.texts, role::label, questionnaire.defaultLanguage));
    if (field->item->type == ItemType::Consent)
        lines << tr("1   ticked") << tr("0   not ticked");
    if (field->item->type == ItemType::Multiple && !field->isOther)
        lines << QString() << tr("Several codes with a space between, then Enter");
    if (field->item->type == ItemType::Ranking && !field->isOther)
        lines << QString() << tr("The codes in the order of their places, with a space between, then Enter");
    m_choices->setText(lines.join(u'\n'));
    const auto before = m_walk->valueOf(*field);
    m_answer->setText(before.value);
    m_answer->selectAll();
    if (before.state == PaperValue::State::Blank || before.state == PaperValue::State::Illegible)
        m_meaning->setText(before.state == PaperValue::State::Blank ? tr("Typed in as blank.") : tr("Typed in as illegible."));
}

void PaperEntryPage::typed(const QString& text)
{
    if (!m_walk || m_walk->isAtEnd())
        return;
    if (text == QLatin1String(".") || text == QLatin1String("?")) {
        m_walk->mark(text == QLatin1String(".") ? PaperValue::State::Blank : PaperValue::State::Illegible);
        showField();
        return;
    }
    m_problem->setSentence({});
    const auto answer = text.trimmed().isEmpty() ? TypedAnswer() : m_walk->read(text);
    m_meaning->setText(answer.warning.isEmpty() ? answer.meaning : answer.warning);
    if (answer.isComplete && answer.problem.isEmpty()) {
        m_walk->take(answer);
        showField();
    }
}

void PaperEntryPage::enter()
{
    if (!m_walk)
        return;
    if (m_walk->isAtEnd()) {
        keep(true);
        return;
    }
    if (m_answer->text().trimmed().isEmpty()) {
        m_problem->setSentence(tr("Type an answer, . where it is blank, ? where it cannot be read."));
        return;
    }
    const auto answer = m_walk->read(m_answer->text());
    m_problem->setSentence(answer.problem);
    if (!answer.problem.isEmpty())
        return;
    m_walk->take(answer);
    showField();
}

void PaperEntryPage::keep(bool isFinished)
{
    if (!m_walk || m_keeping || (!isFinished && m_walk->values(false) == m_kept))
        return;
    m_keeping = true;
    const PaperTyping typing{m_form, m_pass, m_session.coderName(), m_startedAt, isFinished, m_walk->values(isFinished)};
    const auto saved = m_session.project().perform(isFinished ? tr("Type in form %1").arg(m_form) : tr("Begin form %1").arg(m_form),
                                                   [&](Edit& db) { return paperEntry::save(db, m_id, typing); });
    m_keeping = false;
    if (!m_session.notices().accept(saved) || !isFinished) {
        if (saved)
            m_kept = typing.values;
        return;
    }
    m_walk.reset();
    m_stack->setCurrentIndex(Waiting);
    m_progress->setText(tr("Form %1 is typed in.").arg(m_form));
    m_number->clear();
    m_number->setFocus();
    showForms();
}

void PaperEntryPage::leave()
{
    keep(false);
    m_walk.reset();
    m_progress->clear();
    if (m_stack->currentIndex() == Typing)
        m_stack->setCurrentIndex(Waiting);
}

void PaperEntryPage::hideEvent(QHideEvent* event)
{
    keep(false);
    QWidget::hideEvent(event);
}

bool PaperEntryPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_answer || event->type() != QEvent::KeyPress || !m_walk)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
        m_walk->back();
        break;
    case Qt::Key_Down:
        m_walk->forward();
        break;
    case Qt::Key_Escape:
        leave();
        m_number->setFocus();
        m_number->selectAll();
        showForms();
        return true;
    default:
        return false;
    }
    showField();
    return true;
}

} // namespace counterpoint::ui
