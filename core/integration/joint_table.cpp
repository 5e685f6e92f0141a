#include "core/integration/joint_table.h"
#include "core/analysis/format.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codings.h"
#include "core/integration/group_scores.h"
#include "core/integration/live_value.h"
#include "core/integration/sides.h"
#include "core/project/doors.h"
#include "core/responses/variables.h"
#include "core/survey/guides.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/voices.h"
#include <QCryptographicHash>
#include <algorithm>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("JointDisplays", text); }

using Kind = JointDisplay::Kind;
using Line = JointCell::Line;

/// A few characters that stand for a text.
QString digestOf(const QString& text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(12));
}

/// All codes that a display counts, each a line of the material.
std::vector<CodeId> codesOf(const JointDisplay& display)
{
    auto codes = display.codes;
    for (const auto& row : display.rows)
        codes.insert(codes.end(), row.codes.begin(), row.codes.end());
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

MaterialScope participants()
{
    MaterialScope scope;
    scope.counted = Counted::Participants;
    return scope;
}

/// Computes the cells of one display.
class Cells {
public:
    Cells(const Read& db, const JointDisplay& display)
        : m_db(db)
        , m_display(display)
        , m_material(db, linesOf(db, display), participants(), CodedMaterial::Words::Yes)
        , m_scores(db, m_material)
    {
    }

    QStringList columns() const
    {
        switch (m_display.kind) {
        case Kind::SideBySide:
            return {tr("Theme"), tr("What the numbers say"), tr("What people say")};
        case Kind::StatisticsByTheme:
            return QStringList{tr("Theme"), tr("Who mentions it")} + titlesOf(m_display.variables);
        case Kind::Groups:
            return QStringList{tr("Group")} + titlesOf(m_display.variables) + QStringList{tr("Themes"), tr("In their words")};
        case Kind::Explanatory:
            return {tr("Result"), tr("What the numbers say"), tr("Who was chosen"), tr("What they say")};
        case Kind::Exploratory:
            return {tr("Theme"), tr("What people say"), tr("Survey items")};
        case Kind::Instruments:
            break;
        }
        return {tr("Research question"), tr("Survey items"), tr("Guide questions"), tr("Codes")};
    }

    std::vector<JointCell> of(const JointRow& row) const
    {
        std::vector<JointCell> cells{JointCell{{Line{row.title}}, {}, {}}};
        const auto add = [&](JointCell cell) { cells.push_back(std::move(cell)); };
        switch (m_display.kind) {
        case Kind::SideBySide:
            add(numbers(row));
            add(joined(mentions(row.codes, {}), quotes(row.quotes)));
            break;
        case Kind::StatisticsByTheme:
            add(mentions(row.codes, {}));
            for (const auto variable : m_display.variables)
                add(byTheme(row, variable));
            break;
        case Kind::Groups:
            for (const auto variable : m_display.variables)
                add(ofGroup(row, variable));
            add(mentions(m_display.codes, Side::of(m_display.attribute, row.title, row.dataset)));
            add(quotes(row.quotes));
            break;
        case Kind::Explanatory:
            add(numbers(row));
            add(people(row));
            add(joined(mentionsOf(row), quotes(row.quotes)));
            break;
        case Kind::Exploratory:
            add(joined(mentions(row.codes, {}), quotes(row.quotes)));
            add(joined(items(row), numbers(row)));
            break;
        case Kind::Instruments:
            add(items(row));
            add(guideQuestions(row));
            add(mentions(row.codes, {}));
            break;
        }
        return cells;
    }

private:
    static std::vector<CodeLine> linesOf(const Read& db, const JointDisplay& display)
    {
        const auto codes = codesOf(display);
        return codes.empty() ? std::vector<CodeLine>() : code_lines::of(db, codes, true);
    }

    QStringList titlesOf(const std::vector<VariableId>& ids) const
    {
        QStringList titles;
        for (const auto id : ids) {
            const auto variable = variables::byId(m_db, id);
            titles << (variable ? variable->title() : QString());
        }
        return titles;
    }

    static JointCell joined(JointCell one, JointCell other)
    {
        one.lines.insert(one.lines.end(), other.lines.begin(), other.lines.end());
        one.quotes.insert(one.quotes.end(), other.quotes.begin(), other.quotes.end());
        one.print += u'|' + other.print;
        return one;
    }

    int lineOf(CodeId code) const
    {
        const auto& lines = m_material.lines();
        const auto found = std::find_if(lines.begin(), lines.end(), [code](const CodeLine& line) { return line.code == code; });
        return found == lines.end() ? -1 : int(found - lines.begin());
    }

    /// How many mention each code: of one side, or of everybody.
    JointCell mentions(const std::vector<CodeId>& codes, const std::optional<Side>& side) const
    {
        const Sides sides(m_db, m_material, {side.value_or(Side::everybody())});
        JointCell cell;
        for (const auto code : codes) {
            const int line = lineOf(code);
            if (line < 0)
                continue;
            const auto mention = sides.mention(0, line);
            cell.lines.push_back(
                {tr("%1: %2").arg(m_material.lines()[std::size_t(line)].name, mention.prominence()), sides.passages(0, line)});
            cell.print +=
                QStringLiteral("%1/%2 %3 %4;").arg(mention.mentioning).arg(mention.counted).arg(mention.codings).arg(mention.words);
        }
        return cell;
    }

    /// What the Cases of a row say of its codes.
    JointCell mentionsOf(const JointRow& row) const
    {
        JointCell cell;
        const auto byCase = m_material.byCase();
        for (const auto code : row.codes) {
            const int line = lineOf(code);
            if (line < 0)
                continue;
            SideMention all;
            QStringList people;
            for (const auto id : row.cases) {
                const auto voice = byCase.find(id);
                const auto said = voice == byCase.end() ? CodeMention() : m_material.mention(voice->second, line);
                all.mentioning += said.state == Mention::Mentioned ? 1 : 0;
                all.counted += said.state == Mention::Mentioned || said.state == Mention::NotMentioned ? 1 : 0;
                all.codings += said.codings;
                people << passages_behind::person(nameOf(id));
            }
            cell.lines.push_back(
                {tr("%1: %2").arg(m_material.lines()[std::size_t(line)].name, all.prominence()),
                 passages_behind::all({passages_behind::code(m_material.lines()[std::size_t(line)]), passages_behind::either(people)})});
            cell.print += QStringLiteral("%1/%2 %3;").arg(all.mentioning).arg(all.counted).arg(all.codings);
        }
        return cell;
    }

    QString nameOf(CaseId id) const
    {
        auto query = m_db.prepare("SELECT name FROM study_case WHERE id = ?");
        return query.bind(id).step() ? query.text(0) : QString();
    }

    JointCell people(const JointRow& row) const
    {
        JointCell cell;
        for (const auto id : row.cases) {
            Line line{nameOf(id)};
            line.person = id;
            cell.lines.push_back(std::move(line));
            cell.print += QString::number(id.value()) + u' ';
        }
        return cell;
    }

    JointCell numbers(const JointRow& row) const
    {
        JointCell cell;
        for (const auto& number : row.numbers) {
            const auto value = live_value::readNumber(m_db, number);
            Line line{value ? tr("%1: %2").arg(value->of, value->text)
                            : tr("%1: %2").arg(live_value::inWords(m_db, LiveField::Kind::Number, number), format::undefined())};
            line.analysis = live_value::analysisBehind(m_db, number);
            cell.lines.push_back(std::move(line));
            cell.print += (value ? value->text : QStringLiteral("?")) + u';';
        }
        return cell;
    }

    JointCell quotes(const std::vector<CodingId>& codings) const
    {
        JointCell cell;
        for (const auto id : codings) {
            const auto coding = codings::byId(m_db, id);
            const auto source = coding ? sources::byId(m_db, coding->source) : fail(coding);
            if (!source)
                continue;
            const auto voice = Voices(m_db, coding->source).at(coding->span.start);
            const auto text = sources::text(m_db, coding->source);
            JointQuote quote{id, coding->source, coding->span, TextIndex(text).slice(text, coding->span).toString(), {}};
            quote.attribution = voice.speaker.isEmpty() ? source->name : tr("%1; %2").arg(voice.speaker, source->name);
            cell.print += digestOf(quote.text) + u' ';
            cell.quotes.push_back(std::move(quote));
        }
        return cell;
    }

    static QString meanText(const GroupScore& score)
    {
        return score.mean ? tr("M = %1, n = %2").arg(format::statistic(*score.mean), format::count(score.n)) : joint_displays::noAnswers();
    }
    static QString printOf(const GroupScore& score)
    {
        return QStringLiteral("%1 %2;").arg(score.mean ? QString::number(*score.mean, 'g', 6) : QStringLiteral("-")).arg(score.n);
    }

    JointCell ofGroup(const JointRow& row, VariableId variable) const
    {
        const auto score = m_scores.ofSide(variable, Side::of(m_display.attribute, row.title, row.dataset));
        Line line{meanText(score)};
        line.variable = variable;
        return {{line}, {}, printOf(score)};
    }

    /// The means of those who mention the row's codes, and of those who do not.
    JointCell byTheme(const JointRow& row, VariableId variable) const
    {
        std::vector<int> lines;
        for (const auto code : row.codes)
            if (const int line = lineOf(code); line >= 0)
                lines.push_back(line);
        const auto [with, without] = m_scores.byMention(variable, lines);
        JointCell cell;
        for (const auto& [words, score] : {std::pair(tr("mention it: %1"), with), std::pair(tr("do not: %1"), without)}) {
            Line line{words.arg(meanText(score))};
            line.variable = variable;
            cell.lines.push_back(std::move(line));
            cell.print += printOf(score);
        }
        return cell;
    }

    JointCell items(const JointRow& row) const
    {
        JointCell cell;
        for (const auto id : row.variables) {
            const auto variable = variables::byId(m_db, id);
            if (!variable)
                continue;
            const auto score = variable->level == Level::Nominal ? GroupScore() : m_scores.ofAll(id);
            Line line{score.mean ? tr("%1 (%2)").arg(variable->title(), meanText(score)) : variable->title()};
            line.variable = id;
            cell.lines.push_back(std::move(line));
            cell.print += QString::number(id.value()) + u' ' + printOf(score);
        }
        return cell;
    }

    JointCell guideQuestions(const JointRow& row) const
    {
        JointCell cell;
        for (const auto& guide : guides::all(m_db))
            for (const auto& question : guide.questions)
                if (std::find(row.questions.begin(), row.questions.end(), question.id) != row.questions.end()) {
                    cell.lines.push_back({tr("%1: %2").arg(guide.name, question.text)});
                    cell.print += digestOf(question.text) + u' ';
                }
        return cell;
    }

    const Read& m_db;
    const JointDisplay& m_display;
    CodedMaterial m_material;
    GroupScores m_scores;
};

} // namespace

QString JointTable::Row::print() const
{
    QStringList prints;
    for (const auto& cell : cells)
        prints << cell.print;
    return prints.join(QStringLiteral(" | "));
}

bool JointTable::Row::isStale() const { return !row.inference.isEmpty() && row.seen != print(); }

int JointTable::stale() const
{
    return int(std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.isStale(); }));
}

namespace joint_displays {

QString noAnswers() { return tr("no answers"); }

Result<JointTable> evaluate(const Read& db, const JointDisplay& display)
{
    const Cells cells(db, display);
    JointTable table{display, cells.columns(), {}};
    for (const auto& row : display.rows)
        table.rows.push_back({row, cells.of(row)});
    return table;
}

Result<> inferNow(Edit& db, JointDisplayId id, JointRowId row, const QString& inference, const QString& by)
{
    const auto table = byId(db, id).and_then([&](const JointDisplay& display) { return evaluate(db, display); });
    if (!table)
        return fail(table);
    const auto found =
        std::find_if(table->rows.begin(), table->rows.end(), [row](const JointTable::Row& one) { return one.row.id == row; });
    if (found == table->rows.end())
        return fail(Error::Kind::Invalid, tr("This row is no longer in the joint display."));
    infer(db, row, inference, by, found->print());
    return {};
}

} // namespace joint_displays

} // namespace counterpoint
