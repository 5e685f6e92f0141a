#include "ui/integration/joint_row_editor.h"
#include "core/analysis/passages_behind.h"
#include "core/analysis/result.h"
#include "core/cases/cases.h"
#include "core/coding/code_lines.h"
#include "core/coding/codings.h"
#include "core/coding/query/find_passages.h"
#include "core/coding/query/passage_query.h"
#include "core/integration/live_text.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/survey/guides.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/tick_button.h"
#include "ui/widgets/tick_keys.h"
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <span>

namespace counterpoint::ui {

namespace {

using Kind = JointDisplay::Kind;

constexpr std::size_t mostPassages = 300; ///< that are offered to be quoted
constexpr int longestQuote = 90;

/// What can be chosen for a row.
struct Choices {
    std::vector<StudyItem> codes;
    std::vector<StudyItem> variables;
    std::vector<StudyItem> cases;
    std::vector<StudyItem> questions;
    std::vector<StudyItem> analyses;
    std::vector<StudyItem> datasets;
    QStringList values; ///< of the attribute
};

Choices choicesIn(const Read& db, AttributeId attribute)
{
    Choices found;
    found.codes = tick_keys::codes(db);
    for (const auto& dataset : datasets::all(db)) {
        found.datasets.push_back(tick_keys::item(dataset.id.value(), dataset.name));
        for (const auto& variable : variables::of(db, dataset.id))
            found.variables.push_back(tick_keys::item(variable.id.value(), QStringLiteral("%1: %2").arg(variable.name, variable.title())));
    }
    for (const auto& person : cases::all(db)) {
        found.cases.push_back(tick_keys::item(person.id.value(), person.name));
        if (const auto value = person.value(attribute); !value.isEmpty())
            found.values << value;
    }
    found.values.removeDuplicates();
    found.values.sort(Qt::CaseInsensitive);
    for (const auto& guide : guides::all(db))
        for (const auto& question : guide.questions)
            found.questions.push_back(tick_keys::item(question.id.value(), QStringLiteral("%1: %2").arg(guide.name, question.text)));
    for (const auto& analysis : analyses::all(db))
        found.analyses.push_back(tick_keys::item(analysis.id.value(), analysis.name));
    return found;
}

QToolButton* smallButton(const char* name, const char* iconName, const QString& words)
{
    auto* button = named(new QToolButton, name, words);
    button->setIcon(icon(iconName));
    button->setToolTip(words);
    button->setAutoRaise(true);
    return button;
}

} // namespace

JointRowEditor::JointRowEditor(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_form(new QFormLayout(this))
    , m_title(named(new QComboBox, "jointRowTitle", tr("Title of the row")))
    , m_dataset(named(new QComboBox, "jointRowDataset", tr("Whose respondents belong to the group though they are no Cases")))
    , m_codes(new TickButton("jointRowCodes", tr("Codes of the row")))
    , m_variables(new TickButton("jointRowVariables", tr("Survey items of the row")))
    , m_cases(new TickButton("jointRowCases", tr("Cases chosen because of the result")))
    , m_questions(new TickButton("jointRowQuestions", tr("Guide questions of the row")))
{
    for (auto* button : {m_codes, m_variables, m_cases, m_questions})
        button->setWordForNone(tr("None yet"));
    m_title->setEditable(true);
    m_title->setInsertPolicy(QComboBox::NoInsert);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(8);
    m_form->addRow(tr("&Title:"), m_title);
    m_form->addRow(tr("Respondents:"), m_dataset);
    m_form->addRow(tr("Codes:"), m_codes);
    m_form->addRow(tr("Survey items:"), m_variables);
    m_form->addRow(tr("Cases:"), m_cases);
    m_form->addRow(tr("Guide questions:"), m_questions);
    m_form->addRow(tr("Numbers:"), buildNumbers());
    m_form->addRow(tr("Quotes:"), buildQuotes());
    connect(m_title, &QComboBox::currentTextChanged, this, [this](const QString& words) {
        m_row.title = words;
        say();
    });
    connect(m_dataset, &QComboBox::activated, this, [this] {
        m_row.dataset = DatasetId(m_dataset->currentData().toLongLong());
        say();
    });
    connect(m_codes, &TickButton::wanted, this, [this](const QJsonArray& keys) {
        m_row.codes = tick_keys::idsOf<CodeId>(keys);
        fillQuotes();
        say();
    });
    connect(m_variables, &TickButton::wanted, this, [this](const QJsonArray& keys) {
        m_row.variables = tick_keys::idsOf<VariableId>(keys);
        say();
    });
    connect(m_cases, &TickButton::wanted, this, [this](const QJsonArray& keys) {
        m_row.cases = tick_keys::idsOf<CaseId>(keys);
        say();
    });
    connect(m_questions, &TickButton::wanted, this, [this](const QJsonArray& keys) {
        m_row.questions = tick_keys::idsOf<GuideQuestionId>(keys);
        say();
    });
}

QWidget* JointRowEditor::buildNumbers()
{
    m_numbersBox = new QWidget;
    m_numbers = named(new QListWidget, "jointRowNumbers", tr("Numbers of the row"));
    m_analysis = named(new QComboBox, "jointNumberAnalysis", tr("Analysis that a number is taken from"));
    m_numberRow = named(new QComboBox, "jointNumberRow", tr("Row of its table"));
    m_numberColumn = named(new QComboBox, "jointNumberColumn", tr("Column of its table"));
    auto* add = smallButton("jointNumberAdd", "list-add", tr("Take this number"));
    auto* remove = smallButton("jointNumberRemove", "list-remove", tr("Take the chosen number out"));
    m_numbers->setMaximumHeight(fontMetrics().lineSpacing() * 4);
    for (auto* box : {m_analysis, m_numberRow, m_numberColumn}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(14);
    }
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_numberRow, 2);
    line->addWidget(m_numberColumn, 1);
    line->addWidget(add);
    line->addWidget(remove);
    auto* column = new QVBoxLayout(m_numbersBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_numbers);
    column->addWidget(m_analysis);
    column->addLayout(line);
    connect(m_analysis, &QComboBox::activated, this, &JointRowEditor::fillRows);
    connect(add, &QToolButton::clicked, this, &JointRowEditor::addNumber);
    connect(remove, &QToolButton::clicked, this, [this] { removeCurrent(m_numbers, false); });
    return m_numbersBox;
}

QWidget* JointRowEditor::buildQuotes()
{
    m_quotesBox = new QWidget;
    m_quotes = named(new QListWidget, "jointRowQuotes", tr("Quotes of the row"));
    m_passages = named(new QComboBox, "jointQuotePassage", tr("Coded passage to be quoted"));
    auto* add = smallButton("jointQuoteAdd", "list-add", tr("Quote this passage"));
    auto* remove = smallButton("jointQuoteRemove", "list-remove", tr("Take the chosen quote out"));
    m_quotes->setMaximumHeight(fontMetrics().lineSpacing() * 4);
    m_passages->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_passages->setMinimumContentsLength(24);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_passages, 1);
    line->addWidget(add);
    line->addWidget(remove);
    auto* column = new QVBoxLayout(m_quotesBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_quotes);
    column->addLayout(line);
    connect(add, &QToolButton::clicked, this, &JointRowEditor::addQuote);
    connect(remove, &QToolButton::clicked, this, [this] { removeCurrent(m_quotes, true); });
    return m_quotesBox;
}

void JointRowEditor::begin(Kind kind, AttributeId attribute)
{
    m_kind = kind;
    const auto found = m_session.project().read([attribute](const Read& db) { return choicesIn(db, attribute); });
    if (!m_session.notices().accept(found))
        return;
    const auto fill = [](QComboBox* box, const std::vector<StudyItem>& items) {
        box->clear();
        for (const auto& item : items)
            box->addItem(item.name, qlonglong(item.id));
    };
    m_isFilling = true;
    m_codes->setItems(found->codes);
    m_variables->setItems(found->variables);
    m_cases->setItems(found->cases);
    m_questions->setItems(found->questions);
    fill(m_analysis, found->analyses);
    fill(m_dataset, found->datasets);
    m_dataset->insertItem(0, tr("None but Cases"), qlonglong(0));
    m_title->clear();
    if (kind == Kind::Groups)
        m_title->addItems(found->values);
    const auto show = [this](QWidget* field, bool isShown) {
        field->setVisible(isShown);
        if (auto* label = m_form->labelForField(field))
            label->setVisible(isShown);
    };
    show(m_dataset, kind == Kind::Groups);
    show(m_codes, kind != Kind::Groups);
    show(m_variables, kind == Kind::Exploratory || kind == Kind::Instruments);
    show(m_cases, kind == Kind::Explanatory);
    show(m_questions, kind == Kind::Instruments);
    show(m_numbersBox, kind == Kind::SideBySide || kind == Kind::Explanatory || kind == Kind::Exploratory);
    show(m_quotesBox, kind != Kind::StatisticsByTheme && kind != Kind::Instruments);
    m_isFilling = false;
    fillRows();
}

void JointRowEditor::setRow(const JointRow& row)
{
    m_isFilling = true;
    m_row = row;
    m_title->setEditText(row.title);
    m_dataset->setCurrentIndex(std::max(0, m_dataset->findData(qlonglong(row.dataset.value()))));
    m_codes->setTicked(tick_keys::of(row.codes));
    m_variables->setTicked(tick_keys::of(row.variables));
    m_cases->setTicked(tick_keys::of(row.cases));
    m_questions->setTicked(tick_keys::of(row.questions));
    showNumbers();
    showQuotes();
    fillQuotes();
    m_isFilling = false;
}

void JointRowEditor::say()
{
    if (!m_isFilling)
        Q_EMIT edited();
}

/// The rows and columns of the tables of the chosen analysis.
void JointRowEditor::fillRows()
{
    m_numberRow->clear();
    m_numberColumn->clear();
    const AnalysisId id(m_analysis->currentData().toLongLong());
    if (!id.isValid())
        return;
    const auto result = m_session.project().read([id](const Read& db) {
        return analyses::byId(db, id).and_then([&](const Analysis& analysis) { return run(db, analysis, WithFigures::No); });
    });
    if (!m_session.notices().accept(result))
        return;
    QStringList columns;
    for (int table = 0; table < int(result->parts.size()); ++table) {
        const auto& part = result->parts[std::size_t(table)].table;
        const auto heading = result->parts.size() > 1 ? part.title + QStringLiteral(": ") : QString();
        for (const auto& row : part.rows)
            m_numberRow->addItem(heading + row.cells.front().text, QVariantList{table, row.cells.front().text});
        columns += part.headers.mid(1);
    }
    columns.removeDuplicates();
    m_numberColumn->addItems(columns);
}

void JointRowEditor::addNumber()
{
    const AnalysisId id(m_analysis->currentData().toLongLong());
    const auto chosen = m_numberRow->currentData().toList();
    if (!id.isValid() || chosen.size() != 2)
        return;
    const auto number = m_session.project().read([&](const Read& db) {
        const auto cell = live_text::numberOf(db, id, chosen[0].toInt(), chosen[1].toString(), m_numberColumn->currentText());
        return live_text::make(db, LiveField::Kind::Number, cell);
    });
    if (!m_session.notices().accept(number) || m_row.numbers.contains(number->of))
        return;
    m_row.numbers << number->of;
    showNumbers();
    say();
}

void JointRowEditor::showNumbers()
{
    m_numbers->clear();
    for (const auto& number : m_row.numbers) {
        const auto words = m_session.project().read([&](const Read& db) {
            const LiveField field{LiveField::Kind::Number, number, {}};
            return tr("%1: %2").arg(live_text::inWords(db, field), live_text::now(db, field).value_or(QStringLiteral("–")));
        });
        m_numbers->addItem(words.value_or(number));
    }
}

/// The passages that can be quoted: those of the row's codes, or all where it has none.
void JointRowEditor::fillQuotes()
{
    m_passages->clear();
    if (m_quotesBox->isHidden())
        return;
    const auto found = m_session.project().read([this](const Read& db) {
        QStringList terms;
        for (const auto& line : code_lines::of(db, m_row.codes, true))
            if (!m_row.codes.empty())
                terms << passages_behind::code(line);
        const auto sentence = terms.isEmpty() ? passage_query::keyOf(QueryField::Coded) : passages_behind::either(terms);
        return passage_query::find(db, sentence, {{}, Counted::Participants}).map([&](const QueryResult& query) {
            const std::span all(query.passages);
            return retrieval::read(db, all.first(std::min(all.size(), mostPassages)), 0);
        });
    });
    if (!found)
        return;
    for (const auto& passage : *found) {
        const auto who = passage.caseName.isEmpty() ? passage.sourceName : passage.caseName;
        auto words = passage.text.simplified();
        if (words.size() > longestQuote)
            words = words.left(longestQuote) + QChar(0x2026);
        m_passages->addItem(QStringLiteral("%1: %2").arg(who, words), qlonglong(passage.id.value()));
    }
}

void JointRowEditor::addQuote()
{
    const CodingId id(m_passages->currentData().toLongLong());
    if (!id.isValid() || std::find(m_row.quotes.begin(), m_row.quotes.end(), id) != m_row.quotes.end())
        return;
    m_row.quotes.push_back(id);
    showQuotes();
    say();
}

void JointRowEditor::showQuotes()
{
    m_quotes->clear();
    for (const auto id : m_row.quotes) {
        const auto words = m_session.project().read([id](const Read& db) {
            return codings::byId(db, id).map([&](const Coding& coding) {
                const auto text = sources::text(db, coding.source);
                return TextIndex(text).slice(text, coding.span).toString().simplified();
            });
        });
        m_quotes->addItem(words.value_or(tr("A passage that is gone")));
    }
}

void JointRowEditor::removeCurrent(QListWidget* list, bool isQuote)
{
    const int row = list->currentRow();
    if (row < 0)
        return;
    if (isQuote) {
        m_row.quotes.erase(m_row.quotes.begin() + row);
        showQuotes();
    } else {
        m_row.numbers.removeAt(row);
        showNumbers();
    }
    say();
}

} // namespace counterpoint::ui
