#include "core/responses/form_export.h"
#include "core/base/translate.h"
#include "core/interchange/delimited/delimited_reader.h"
#include "core/interchange/delimited/delimited_writer.h"
#include "core/responses/form_names.h"
#include <QHash>
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr const char* context = "Responses";
constexpr qsizetype mostDistinct = 20'000; ///< cells; a question with ticks has fewer
constexpr std::size_t rowsAtOnce = 1'000;

QString textOf(std::string_view cell) { return QString::fromUtf8(cell.data(), qsizetype(cell.size())); }

/// The distinct cells of one column in the order of their appearance.
struct Distinct {
    std::vector<CellCount> cells;
    QHash<QString, std::size_t> places;
    qint64 answered = 0;
    bool isComplete = true;

    void add(std::string_view cell)
    {
        cell = trimmedCell(cell);
        if (cell.empty())
            return;
        ++answered;
        const auto text = textOf(cell);
        if (const auto known = places.constFind(text); known != places.constEnd())
            ++cells[*known].count;
        else if (places.size() < mostDistinct) {
            places.insert(text, cells.size());
            cells.push_back({text, 1});
        } else
            isComplete = false;
    }
};

/// One column of the table to be, and where its values come from.
struct Output {
    FormColumn kind = FormColumn::Answer;
    std::size_t cell = 0; ///< column of the file
    std::size_t question = 0; ///< of several answers
    QString option;
};

/// A question with several answers: in one cell, or in a column for each option.
struct Question {
    QString heading;
    std::optional<SeveralAnswers> inOneCell;
    std::vector<std::size_t> cells;
};

class FormReader {
public:
    FormReader(std::string_view utf8, const Dialect& dialect, const HeaderRows& header, FormService service, const PreviewOptions& options)
        : m_utf8(utf8)
        , m_dialect(dialect)
        , m_header(header)
        , m_service(service)
        , m_options(options)
    {
    }
    Result<> plan(const std::vector<QStringList>& firstRows, const Progress& progress);
    Result<FormTable> write(const Progress& progress);

private:
    bool gather(const Progress& progress);
    void planColumn(std::size_t cell);
    std::size_t planQuestion(std::size_t cell, const QStringList& options);
    bool isCondensed(std::size_t cell, const QString& option) const;
    void keep(std::size_t cell, const QString& heading, const QString& option);
    void takeApart(std::size_t cell, const SeveralAnswers& answers);
    void add(Output output, const QString& name, const QString& label, const QString& heading);
    void addSet(std::size_t first, const QString& heading);
    std::optional<SeveralAnswers> answersIn(std::size_t cell);
    const SplitWish* wishFor(std::size_t cell) const;
    QString headingOf(std::size_t cell) const { return m_header.headings.value(qsizetype(cell)).simplified(); }
    void tellPersonal();
    std::vector<DelimitedCell> rowOf(const std::vector<std::string_view>& cells) const;

    std::string_view m_utf8;
    Dialect m_dialect;
    const HeaderRows& m_header;
    FormService m_service;
    const PreviewOptions& m_options;
    std::vector<Distinct> m_distinct;
    std::vector<Output> m_outputs;
    std::vector<Question> m_questions;
    FormTable m_table;
    QStringList m_split;
    QStringList m_possible;
    int m_emptyColumns = 0;
};

bool FormReader::gather(const Progress& progress)
{
    DelimitedReader reader(m_utf8, m_dialect);
    std::vector<std::string_view> cells;
    while (reader.nextRow(cells)) {
        if (reader.rowsRead() <= m_header.count)
            continue;
        if (reader.rowsRead() % 10'000 == 0 && !progress.at(reader.bytesRead(), qint64(m_utf8.size())))
            return false;
        m_distinct.resize(std::max(m_distinct.size(), cells.size()));
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_distinct[i].add(cells[i]);
    }
    m_distinct.resize(std::max<std::size_t>(m_distinct.size(), std::size_t(m_header.headings.size())));
    return true;
}

const SplitWish* FormReader::wishFor(std::size_t cell) const
{
    const auto is = [&](const SplitWish& wish) {
        const auto column = wish.column.simplified();
        return column.compare(headingOf(cell), Qt::CaseInsensitive) == 0
            || column.compare(m_header.names.value(qsizetype(cell)), Qt::CaseInsensitive) == 0
            || column.compare(nameFromWording(headingOf(cell)), Qt::CaseInsensitive) == 0;
    };
    const auto found = std::find_if(m_options.splits.rbegin(), m_options.splits.rend(), is); // what was said last counts
    return found == m_options.splits.rend() ? nullptr : &*found;
}

std::optional<SeveralAnswers> FormReader::answersIn(std::size_t cell)
{
    const auto& distinct = m_distinct[cell];
    if (const auto* wish = wishFor(cell))
        return wish->isSplit ? std::optional(severalAnswers::read(distinct.cells, wish->how)) : std::nullopt;
    const bool mayHold =
        m_service == FormService::GoogleForms || m_service == FormService::MicrosoftForms || m_service == FormService::SurveyMonkey;
    if (!mayHold || !distinct.isComplete || distinct.cells.empty())
        return {};
    if (auto found = severalAnswers::guess(distinct.cells, QStringLiteral(";")))
        return found;
    if (m_service == FormService::MicrosoftForms)
        return {};
    const auto comma = QStringLiteral(", ");
    auto found = severalAnswers::guess(distinct.cells, comma);
    if (!found && severalAnswers::isPossible(distinct.cells, comma))
        m_possible << QStringLiteral("“%1”").arg(headingOf(cell).left(60));
    return found;
}

void FormReader::add(Output output, const QString& name, const QString& label, const QString& heading)
{
    m_outputs.push_back(std::move(output));
    m_table.kinds.push_back(m_outputs.back().kind);
    m_table.header.headings << heading;
    m_table.header.names << name;
    m_table.header.labels << (label == name ? QString() : label);
    m_table.header.hints << (m_outputs.back().kind == FormColumn::OtherWords ? QStringLiteral("_TEXT") : QString());
}

void FormReader::keep(std::size_t cell, const QString& heading, const QString& option)
{
    const bool isGrid = !option.isEmpty() && !isWordForResponse(option);
    const auto row = isGrid ? option : rowOfGrid(heading);
    const auto label = isGrid ? QStringLiteral("%1 [%2]").arg(heading, option) : heading;
    auto name = m_service == FormService::None ? m_header.names.value(qsizetype(cell)) : nameFromWording(row.isEmpty() ? heading : row);
    if (isOtherAnswer(option))
        name = nameFromWording(heading, 22) + QStringLiteral("_other");
    if (name.isEmpty())
        name = QStringLiteral("V%1").arg(cell + 1);
    add({FormColumn::Answer, cell, 0, {}}, name, m_service == FormService::None ? m_header.labels.value(qsizetype(cell)) : label, heading);
}

void FormReader::addSet(std::size_t first, const QString& heading)
{
    const auto wording = m_header.labels.value(qsizetype(m_outputs[first].cell)); // of Qualtrics the second row
    AnswerSetGuess set{nameFromWording(heading), m_service == FormService::None && !wording.isEmpty() ? wording : heading, {}};
    for (auto i = first; i < m_outputs.size(); ++i)
        if (m_outputs[i].kind == FormColumn::Choice)
            set.columns.push_back(int(i));
    if (set.columns.size() < 2)
        return;
    for (int i = 2; set.name.isEmpty()
         || std::any_of(m_table.sets.begin(), m_table.sets.end(), [&](const auto& other) { return other.name == set.name; });
         ++i)
        set.name = nameFromWording(heading, 28) + QStringLiteral("_%1").arg(i);
    m_table.sets.push_back(std::move(set));
    m_split << QStringLiteral("“%1”").arg(heading.left(60));
}

QString optionName(const QString& heading, const QString& option)
{
    const auto row = rowOfGrid(heading);
    const auto stem = nameFromWording(row.isEmpty() ? heading : row, 14);
    const auto tail = nameFromWording(QStringLiteral("a ") + option, 18).mid(2); // a digit may stand behind the stem
    return tail.isEmpty() ? stem + QStringLiteral("_1") : stem + u'_' + tail;
}

void FormReader::takeApart(std::size_t cell, const SeveralAnswers& answers)
{
    const auto heading = headingOf(cell);
    const auto question = m_questions.size();
    const auto first = m_outputs.size();
    m_questions.push_back({heading, answers, {cell}});
    const auto kind = answers.isRanking ? FormColumn::Rank : FormColumn::Choice;
    for (const auto& option : answers.options)
        add({kind, cell, question, option}, optionName(heading, option), option, heading);
    if (answers.hasOthers) {
        const auto other = translate(context, "Other");
        add({FormColumn::Choice, cell, question, {}}, optionName(heading, other), other, heading);
        add({FormColumn::OtherWords, cell, question, {}}, optionName(heading, other) + QStringLiteral("_text"),
            translate(context, "%1 (other, in words)").arg(heading), heading);
    }
    addSet(first, heading);
}

/// SurveyMonkey: columns of one question that each hold nothing but their option. Gives the number of columns taken; 0: it is none.
std::size_t FormReader::planQuestion(std::size_t cell, const QStringList& options)
{
    const auto heading = headingOf(cell);
    std::size_t end = cell + 1;
    while (end < m_distinct.size() && headingOf(end).isEmpty() && !options.value(qsizetype(end)).trimmed().isEmpty())
        ++end;
    if (const auto* wish = wishFor(cell); end - cell < 2 || (wish && !wish->isSplit))
        return 0;
    bool anyTicked = false;
    for (auto i = cell; i < end; ++i) {
        const auto option = options.value(qsizetype(i)).simplified();
        const auto& cells = m_distinct[i].cells;
        if (isOtherAnswer(option) || isWordForResponse(option))
            continue;
        // The cell says the option, or its number, where it was chosen.
        const bool isTick = cells.size() == 1
            && (cells[0].cell.simplified() == option || cells[0].cell == QString::number(i - cell + 1)
                || cells[0].cell == QLatin1String("1"));
        if (!isTick && !cells.empty())
            return 0;
        anyTicked = anyTicked || isTick;
    }
    if (!anyTicked)
        return 0;
    const auto question = m_questions.size();
    const auto first = m_outputs.size();
    m_questions.push_back({heading, {}, {}});
    for (auto i = cell; i < end; ++i) {
        const auto option = options.value(qsizetype(i)).simplified();
        m_questions.back().cells.push_back(i);
        add({FormColumn::Choice, i, question, option}, optionName(heading, option), option, heading);
        if (isOtherAnswer(option))
            add({FormColumn::OtherWords, i, question, {}}, optionName(heading, translate(context, "Other")) + QStringLiteral("_text"),
                QStringLiteral("%1 [%2]").arg(heading, option), heading);
    }
    addSet(first, heading);
    return end - cell;
}

void FormReader::planColumn(std::size_t cell)
{
    const auto heading = headingOf(cell);
    if (isAboutResponse(m_service, heading)) {
        if (m_distinct[cell].answered == 0)
            ++m_emptyColumns; // a first name that nobody was asked for
        else
            keep(cell, heading, {});
        return;
    }
    if (const auto answers = answersIn(cell))
        takeApart(cell, *answers);
    else
        keep(cell, heading, {});
}

void FormReader::tellPersonal()
{
    QStringList personal;
    for (std::size_t i = 0; i < m_distinct.size(); ++i)
        if (m_distinct[i].answered > 0 && isAboutResponse(m_service, headingOf(i)) && isPersonal(headingOf(i)))
            personal << headingOf(i);
    if (!personal.isEmpty())
        m_table.header.notes << translate(context, "%1 can say who people are: leave these columns out unless the study needs them.")
                                    .arg(personal.join(QStringLiteral(", ")));
}

/// SurveyMonkey, with condensed columns: a question with all of its answers in one cell.
bool FormReader::isCondensed(std::size_t cell, const QString& option) const
{
    const bool isAlone = cell + 1 >= m_distinct.size() || !headingOf(cell + 1).isEmpty();
    return isWordForChoice(option) && !headingOf(cell).isEmpty() && isAlone;
}

Result<> FormReader::plan(const std::vector<QStringList>& firstRows, const Progress& progress)
{
    if (!gather(progress))
        return fail(Error::Kind::Cancelled, translate(context, "The import was cancelled."));
    for (const auto& wish : m_options.splits) {
        bool isThere = false;
        for (std::size_t i = 0; i < m_distinct.size() && !isThere; ++i) {
            const auto* found = wishFor(i);
            isThere = found && found->column == wish.column;
        }
        if (!isThere)
            return fail(Error::Kind::Invalid,
                        translate(context, "There is no column “%1” in the file whose cells could hold several answers.").arg(wish.column));
    }
    m_table.header.count = 1;
    if (m_service != FormService::None)
        m_table.header.notes << translate(context, "This is an export of %1.").arg(formServiceName(m_service));
    const bool isMonkey = m_service == FormService::SurveyMonkey;
    const auto options = isMonkey && firstRows.size() > 1 ? firstRows[1] : QStringList();
    QString heading;
    for (std::size_t cell = 0; cell < m_distinct.size();) {
        heading = headingOf(cell).isEmpty() && isMonkey ? heading : headingOf(cell);
        const auto option = options.value(qsizetype(cell)).simplified();
        if (!isMonkey || isAboutResponse(m_service, heading))
            planColumn(cell++);
        else if (const auto taken = headingOf(cell).isEmpty() ? 0 : planQuestion(cell, options); taken > 0)
            cell += taken;
        else if (const auto* wish = wishFor(cell); (wish && wish->isSplit && !headingOf(cell).isEmpty()) || isCondensed(cell, option))
            planColumn(cell++);
        else
            keep(cell++, heading, option);
    }
    makeNamesUnique(m_table.header);
    if (!m_split.isEmpty())
        m_table.header.notes << translate(context, "Several answers to one question became yes/no variables and a set of answers: %1.")
                                    .arg(m_split.join(QStringLiteral(", ")));
    if (!m_possible.isEmpty())
        m_table.header.notes << translate(context,
                                          "These columns might hold several answers in a cell, and were kept as they are; say so where it "
                                          "is so: %1.")
                                    .arg(m_possible.join(QStringLiteral(", ")));
    if (m_emptyColumns > 0)
        m_table.header.notes << translate(context, "Columns of the service that are empty were left out (%1).").arg(m_emptyColumns);
    tellPersonal();
    return {};
}

std::vector<DelimitedCell> FormReader::rowOf(const std::vector<std::string_view>& cells) const
{
    const auto cellAt = [&](std::size_t i) { return i < cells.size() ? trimmedCell(cells[i]) : std::string_view(); };
    std::vector<std::optional<QStringList>> given(m_questions.size()); // the answers of this response to each question
    for (std::size_t i = 0; i < m_questions.size(); ++i) {
        const auto& question = m_questions[i];
        if (std::all_of(question.cells.begin(), question.cells.end(), [&](std::size_t cell) { return cellAt(cell).empty(); }))
            continue;
        given[i] = question.inOneCell ? question.inOneCell->parts(textOf(cellAt(question.cells.front()))) : QStringList();
    }
    std::vector<DelimitedCell> row(m_outputs.size());
    for (std::size_t i = 0; i < m_outputs.size(); ++i) {
        const auto& output = m_outputs[i];
        if (output.kind == FormColumn::Answer) {
            if (const auto cell = cellAt(output.cell); !cell.empty())
                row[i] = textOf(cell);
            continue;
        }
        const auto& answers = given[output.question];
        if (!answers)
            continue;
        const auto& inOneCell = m_questions[output.question].inOneCell;
        QStringList others;
        if (inOneCell)
            for (const auto& answer : *answers)
                if (!inOneCell->options.contains(answer))
                    others << answer;
        if (output.kind == FormColumn::Rank) {
            if (const auto place = answers->indexOf(output.option); place >= 0)
                row[i] = double(place + 1);
        } else if (output.kind == FormColumn::OtherWords) {
            const auto words = inOneCell ? others.join(inOneCell->separator.trimmed() + u' ') : textOf(cellAt(output.cell));
            if (!words.isEmpty())
                row[i] = words;
        } else {
            const bool isChosen = !inOneCell ? !cellAt(output.cell).empty()
                : output.option.isEmpty()    ? !others.isEmpty()
                                             : answers->contains(output.option);
            row[i] = isChosen ? 1.0 : 0.0;
        }
    }
    return row;
}

Result<FormTable> FormReader::write(const Progress& progress)
{
    const DelimitedOptions as{m_dialect.separator, false, false, true};
    std::vector<std::vector<DelimitedCell>> rows(1);
    for (const auto& heading : m_table.header.headings)
        rows.front().push_back(heading.isEmpty() ? DelimitedCell() : DelimitedCell(heading));
    DelimitedReader reader(m_utf8, m_dialect);
    std::vector<std::string_view> cells;
    while (reader.nextRow(cells)) {
        if (reader.rowsRead() <= m_header.count)
            continue;
        rows.push_back(rowOf(cells));
        if (rows.size() < rowsAtOnce)
            continue;
        m_table.utf8 += writeDelimited(rows, as);
        rows.clear();
        if (!progress.at(reader.bytesRead(), qint64(m_utf8.size())))
            return fail(Error::Kind::Cancelled, translate(context, "The import was cancelled."));
    }
    m_table.utf8 += writeDelimited(rows, as);
    m_table.header.notes << reader.notes();
    return std::move(m_table);
}

} // namespace

Result<std::optional<FormTable>> formTableOf(std::string_view utf8, const Dialect& dialect, const std::vector<QStringList>& firstRows,
                                             const HeaderRows& header, const PreviewOptions& options, const Progress& progress)
{
    auto service = options.headerRows ? FormService::None : formServiceOf(firstRows);
    if (service == FormService::Qualtrics)
        service = FormService::None; // its rows of headings are read as they stand
    if (service == FormService::None && options.splits.empty())
        return std::optional<FormTable>();
    auto counted = header;
    if (service != FormService::None)
        counted.count = service == FormService::SurveyMonkey ? 2 : 1;
    FormReader reader(utf8, dialect, counted, service, options);
    if (const auto planned = reader.plan(firstRows, progress); !planned)
        return fail(planned);
    auto table = reader.write(progress);
    if (!table)
        return fail(table);
    return std::optional(std::move(*table));
}

} // namespace counterpoint
